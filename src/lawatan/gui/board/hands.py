"""What a pointer does on the canvas: selects, drags blocks and their edges, brings in what is not scheduled.

Qt's own drag and drop is not used: it runs a loop of its own, and cannot snap what it shows. What a gesture comes to
lies in ``dragging``, how it looks in ``ghost``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from lawatan.gui import scheduling
from lawatan.gui.board.dragging import Dragging
from lawatan.gui.board.ghost import Hint, draw_band, draw_ghosts, draw_hint, ghosts, hint
from lawatan.gui.board.ink import Ink
from lawatan.gui.board.layout import Block
from lawatan.gui.board.moves import Edge
from lawatan.gui.board.shading import Shading

if TYPE_CHECKING:
    from lawatan.gui.board.canvas import Canvas

EDGE_PX = 6.0
"""So near to its upper or lower edge a block is stretched, not moved."""
CARRIED_MINUTES = 10
"""What comes from the list hangs so far above the pointer."""
SCROLL_PX, SCROLL_MS = 28, 30
"""So near to the rim the board scrolls while something is dragged."""
SLICE_S = 0.008
"""The shading is worked on for so long at a time, between events."""
PROMPT_S, LATER_MS = 0.016, 60
"""A judgement that takes longer than a frame waits until the pointer rests."""


class Hands(QObject):
    """The pointer on one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas, self.state = canvas, canvas.state
        self.dragging: Dragging | None = None
        self.pointer = QPointF()
        self.inside = True
        """The pointer is over the board: letting go elsewhere changes nothing."""
        self._pressed: tuple[Block, QPointF, Edge | None] | None = None
        self._held = ""
        self._scrolling, self._judging = QTimer(self), QTimer(self)
        self._scrolling.setInterval(SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)
        self._judging.setSingleShot(True)
        self._judging.setInterval(LATER_MS)
        self._judging.timeout.connect(self._judge)
        self.shading: Shading | None = None
        self._shading = QTimer(self)
        self._shading.setInterval(0)
        self._shading.timeout.connect(self._shade)
        self.state.carried.connect(self.carry)
        self.state.shown.connect(self._shown)

    # ---- the pointer

    def press(self, event: QMouseEvent) -> None:
        """A button goes down: select, and remember what was taken hold of."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        block, keys = self.canvas.at(event.position()), event.modifiers()
        self._pressed = None
        if block is None:
            if not keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
                self.state.select("")
            return
        if keys & Qt.KeyboardModifier.ControlModifier:
            self._toggle(block.id)
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self._extend(block.id)
        else:
            if block.id not in self.state.selected_ids:
                self.state.select(block.id)
            if block.entry is not None:
                self._pressed = block, event.position(), self.edge(block, event.position())

    def move(self, event: QMouseEvent) -> bool:
        """The pointer moves; says whether something is being dragged."""
        down = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if self.dragging is None and down:
            if self._pressed is not None:
                way = event.position() - self._pressed[1]
                if way.manhattanLength() >= QApplication.startDragDistance():
                    self._begin(*self._pressed)
            elif self._held:
                self._carry_in(self._held)
        if self.dragging is None:
            return False
        self._to(event.position())
        return True

    def release(self, event: QMouseEvent) -> None:
        """The button goes up: drop what is dragged; a click on one of several selects that one."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.dragging is not None:
            self._drop()
        elif self._pressed is not None:
            self.state.select(self._pressed[0].id)
        self._pressed, self._held = None, ""

    def carry(self, item: str, where: QPointF, phase: str) -> None:
        """Something not scheduled is carried by the pointer that took it from a list."""
        if phase == "hold":
            self._held = item
            return
        if phase in ("on", "drop") and self.dragging is None and self._held == item:
            self._carry_in(item)
        if self.dragging is None:
            return
        if phase == "stop":
            self.stop()
            return
        self._to(QPointF(self.canvas.viewport().mapFromGlobal(where)))
        if phase == "drop":
            self._drop()

    def edge(self, block: Block, point: QPointF) -> Edge | None:
        """The edge of an activity that lies under a point; of a block cut at midnight only those that are its own."""
        if block.sort != "activity" or self.canvas.sheet is None or len(self.state.selected_ids) > 1:
            return None
        box = self.canvas.box(block)
        near = min(EDGE_PX, box.height() / 4)
        last = all(piece.column <= block.column for piece in self.canvas.sheet.of(block.id))
        if last and box.bottom() - point.y() <= near:
            return "bottom"
        return "top" if not block.continued and point.y() - box.top() <= near else None

    def stop(self) -> None:
        """Give the gesture up; nothing changes."""
        self._pressed, self._held = None, ""
        if self.dragging is not None:
            self._end()

    def _shown(self) -> None:
        """Another plan is on show: a gesture on the one before ends; not where only more is known of the same."""
        if self.dragging is None or not self._holds(self.dragging):
            self.stop()
        else:
            self.shading = None
            QTimer.singleShot(0, self._go_on)  # it is made anew for the sheet that is shown then

    def _go_on(self) -> None:
        """The board was laid out anew under the pointer, which may rest: go on from where it is."""
        if self.dragging is not None and self.shading is None:
            self._to(self.pointer)

    def _holds(self, dragging: Dragging) -> bool:
        """Whether the programme on show still is what is being dragged in."""
        now, then = self.state.programme, dragging.programme
        return now is not None and now.edition is then.edition and now.plan is then.plan

    # ---- gestures

    def _begin(self, block: Block, point: QPointF, edge: Edge | None) -> None:
        programme = self.state.programme
        if programme is None or block.entry is None:
            return
        entry, at = block.entry, self.canvas.instant(point)
        items: tuple[str, ...] = (block.id,)
        if edge is None:
            items = tuple(item for item in self.state.selected_ids if programme.entry(item) is not None) or items
        grabbed = at - (entry.end if edge == "bottom" else entry.start)
        self._start(Dragging(programme, items, block.id, grabbed, edge))

    def _carry_in(self, item: str) -> None:
        programme = self.state.programme
        if programme is not None and item in programme.waiting:
            self.state.select(item)
            self._start(Dragging(programme, (item,), item, CARRIED_MINUTES))

    def _start(self, dragging: Dragging) -> None:
        self.dragging = dragging
        self._scrolling.start()
        closed = Qt.CursorShape.ForbiddenCursor if dragging.refusal else Qt.CursorShape.ClosedHandCursor
        self.canvas.viewport().setCursor(Qt.CursorShape.SizeVerCursor if dragging.edge else closed)

    def _to(self, point: QPointF) -> None:
        assert self.dragging is not None
        canvas = self.canvas
        self.pointer = point
        self.inside = QRectF(canvas.viewport().rect()).adjusted(canvas.axis, 0, 0, 0).contains(point)
        if self.inside and self.shading is None and canvas.sheet is not None and Shading.possible(self.dragging):
            self.shading = Shading(self.dragging, canvas.sheet, canvas.column(point))
            self._shading.start()
        if self.inside and self.dragging.to(canvas.instant(point)):
            if self.dragging.cost < PROMPT_S:
                self.dragging.judge()
            else:
                self._judging.start()
        canvas.viewport().update()

    def _shade(self) -> None:
        """Find out a little more of where it would fit, between two events."""
        if self.shading is None:
            self._shading.stop()
            return
        known = len(self.shading.complete)
        if not self.shading.work(SLICE_S):
            self._shading.stop()
        if len(self.shading.complete) != known:
            self.canvas.viewport().update()

    def _judge(self) -> None:
        if self.dragging is not None:
            self.dragging.judge()
            self.canvas.viewport().update()

    def _drop(self) -> None:
        dragging, inside = self.dragging, self.inside
        assert dragging is not None
        self._pressed, self._held = None, ""
        self._end()
        if not inside or not dragging.moves or not self._holds(dragging):
            return
        if dragging.edge is None:
            scheduling.decide(self.state, dragging.decisions)
        else:
            minutes = dragging.after.entries[dragging.lead].minutes
            label = scheduling.resized(dragging.programme, dragging.lead, minutes)
            scheduling.decide(self.state, dragging.decisions, label)
        self.canvas.setFocus()

    def _end(self) -> None:
        self.dragging, self.inside = None, True
        self._scrolling.stop()
        self._judging.stop()
        self._shading.stop()
        self.shading = None
        self.canvas.viewport().unsetCursor()
        self.canvas.viewport().update()

    def _scroll(self) -> None:
        """Scroll while the pointer waits at the rim."""
        canvas = self.canvas
        if self.dragging is None or not self.inside:
            return
        view = QRectF(canvas.viewport().rect()).adjusted(canvas.axis, canvas.head, 0, 0)
        across, down = canvas.horizontalScrollBar(), canvas.verticalScrollBar()
        before = across.value(), down.value()
        across.setValue(before[0] + _towards(self.pointer.x(), view.left(), view.right()))
        down.setValue(before[1] + _towards(self.pointer.y(), view.top(), view.bottom()))
        if (across.value(), down.value()) != before:
            self._to(self.pointer)

    # ---- several at once

    def _toggle(self, item: str) -> None:
        chosen = self.state.selected_ids
        if item in chosen:
            self.state.select_all([other for other in chosen if other != item])
        else:
            self.state.select_all([*chosen, item])

    def _extend(self, item: str) -> None:
        """Select all from the one that the inspector shows to this one, as the keys walk them."""
        order = self.canvas.sheet.order if self.canvas.sheet else ()
        first = self.state.selection
        if first not in order or item not in order:
            self.state.select(item)
            return
        a, b = order.index(first), order.index(item)
        self.state.select_all([first, *order[min(a, b) : max(a, b) + 1]])

    # ---- drawing

    def lifted(self) -> tuple[str, ...]:
        """What is drawn faintly, as it is on its way elsewhere."""
        return tuple(self.dragging.decisions) if self.dragging is not None and self.inside else ()

    def draw_under(self, painter: QPainter) -> None:
        """Shade the days by where it would fit."""
        canvas, sheet = self.canvas, self.canvas.sheet
        if self.shading is None or self.dragging is None or sheet is not self.shading.sheet:
            return
        leaves = self.dragging.view.setting.occurrences[self.dragging.lead].leaves
        lanes = [n for n, lane in enumerate(sheet.lanes) if lane in leaves] or [0]
        for column, begins, ends, verdict in self.shading.bands():
            for lane in lanes:
                box = canvas.area(column, lane, begins, ends)
                draw_band(painter, box, verdict, lane - 1 in lanes, self.state.tokens)

    def draw(self, painter: QPainter, ink: Ink) -> None:
        """Draw what is dragged where it would stand."""
        sheet = self.canvas.sheet
        if self.dragging is None or sheet is None or not self.inside:
            return
        blocks = [(block, self.canvas.box(block)) for block in ghosts(self.dragging, sheet)]
        draw_ghosts(painter, blocks, self.dragging.verdict, ink)

    def draw_hint(self, painter: QPainter) -> None:
        """Draw what is said of it."""
        said, sheet = self.hint(), self.canvas.sheet
        if said is None or self.dragging is None or sheet is None:
            return
        clear = [self.canvas.box(b) for b in ghosts(self.dragging, sheet) if b.id == self.dragging.lead]
        inside = QRectF(self.canvas.viewport().rect()).adjusted(self.canvas.axis + 4, self.canvas.head + 4, -4, -4)
        draw_hint(painter, said, self.pointer, inside, self.state.tokens, clear)

    def hint(self) -> Hint | None:
        """What is said at the pointer; None while nothing is dragged over the board."""
        if self.dragging is None or self.canvas.sheet is None or not self.inside:
            return None
        near = self.shading.nearest(self.dragging.at) if self.shading and self.dragging.verdict == "fails" else None
        return hint(self.dragging, self.canvas.sheet, self.state.say, near)


def _towards(at: float, first: float, last: float) -> int:
    """How far to scroll for a pointer near one end of a stretch."""
    if at < first + SCROLL_PX:
        return -12
    return 12 if at > last - SCROLL_PX else 0
