"""The board's surface: days across, time down; scrolls, selects by click and by keys, tells what lies under the pointer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from lawatan.gui.board.describing import describe, describe_fully
from lawatan.gui.board.ground import draw_empty, draw_grid
from lawatan.gui.board.hands import Hands
from lawatan.gui.board.head import HEAD_PX, axis_width, draw_axis, draw_head, head_height
from lawatan.gui.board.ink import Ink
from lawatan.gui.board.layout import Block, Scale, Sheet, day_widths
from lawatan.gui.board.moves import instant
from lawatan.gui.board.paint import draw_block
from lawatan.gui.state import State
from lawatan.gui.tokens import DAY_MAX_PX, DAY_MIN_PX, DAY_SCROLLED_PX, HOUR_PX, LANE_MIN_PX, ZOOMS

DAWN = 4 * 60
"""What begins earlier belongs to the night."""
FAINT = 0.35
"""What is being dragged is drawn so at its old place."""


class Canvas(QAbstractScrollArea):
    """Shows a sheet; the selection lies in the state."""

    zoomed = Signal(int)
    entered = Signal()
    """More is to be known or done about what is selected."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board")
        self.setProperty("role", "board")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.state = state
        self.sheet: Sheet | None = None
        self.zoom = 100
        self.hovered = ""
        self._by_key = False
        self._marks: dict[str, str] = {}
        self._widths: tuple[float, ...] = ()
        self._measured: tuple[Sheet | None, int] = (None, 0)
        self.hands = Hands(self)
        state.selected.connect(self._told)

    # ---- what is shown

    def show_sheet(self, sheet: Sheet | None, marks: dict[str, str]) -> None:
        """Show a sheet, with what there is to fix by entry."""
        fresh = (
            self.sheet is None
            or sheet is None
            or [c.date for c in self.sheet.columns] != [c.date for c in sheet.columns]
        )
        self.sheet, self._marks = sheet, marks
        self._measure()
        if fresh and sheet is not None:
            self._to_first()
        self._told()

    def set_zoom(self, percent: int) -> None:
        """Show an hour higher or lower."""
        middle = self.scale_.minute(self.verticalScrollBar().value()) if self.sheet else 0
        self.zoom = min(max(percent, ZOOMS[0]), ZOOMS[-1])
        self._measure()
        if self.sheet:
            self.verticalScrollBar().setValue(int(self.scale_.y(middle)))
        self.viewport().update()
        self.zoomed.emit(self.zoom)

    @property
    def scale_(self) -> Scale:
        """Minutes and days in pixels, as they now are."""
        assert self.sheet is not None
        room = self.viewport().width() - self.axis
        if self._measured[0] is not self.sheet or self._measured[1] != room:  # sheets are slow to compare
            self._widths = day_widths(self.sheet, room, DAY_MIN_PX, DAY_MAX_PX, LANE_MIN_PX)
            if sum(self._widths) > room + 1:
                self._widths = day_widths(self.sheet, room, DAY_SCROLLED_PX, DAY_MAX_PX, LANE_MIN_PX)
            self._measured = self.sheet, room
        return Scale(DAY_MIN_PX, HOUR_PX * self.zoom / 100, self.sheet.begins, len(self.sheet.lanes), self._widths)

    @property
    def axis(self) -> int:
        """Width of the column of hours."""
        return axis_width(self.sheet)

    @property
    def head(self) -> int:
        """Height of the row of days."""
        return head_height(self.sheet)

    def box(self, block: Block) -> QRectF:
        """Where a block lies in the viewport."""
        left, top, width, height = self.scale_.box(block)
        return QRectF(left, top, width, height).translated(self._origin())

    def bring(self, item: str) -> None:
        """Scroll so that the blocks of an entry are in sight."""
        blocks = self.sheet.of(item) if self.sheet else ()
        if not blocks:
            return
        left, top, width, height = self.scale_.box(blocks[0])
        self._reach(self.verticalScrollBar(), top, height, self.viewport().height() - self.head)
        self._reach(self.horizontalScrollBar(), left, width, self.viewport().width() - self.axis)

    @staticmethod
    def _reach(bar, begins: float, length: float, page: float) -> None:
        if begins < bar.value():
            bar.setValue(int(begins - 24))
        elif begins + length > bar.value() + page:
            bar.setValue(int(min(begins - 24, begins + length - page + 24)))

    # ---- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, programme = self.state.tokens, self.state.programme
        whole = QRectF(self.viewport().rect())
        painter.fillRect(whole, QColor(tokens.panel))
        if self.sheet is None or programme is None:
            return
        scale, origin = self.scale_, self._origin()
        painter.save()
        painter.setClipRect(whole.adjusted(self.axis, self.head, 0, 0))
        draw_grid(painter, self.sheet, scale, origin, whole, tokens)
        self.hands.draw_under(painter)
        others = frozenset(self.state.selected_ids[1:])
        ink = Ink(
            programme,
            self.state.say,
            tokens,
            self.state.selection,
            self.hovered,
            self._marks,
            others,
            programme.changed_ids,
        )
        lifted, plain = self.hands.lifted(), replace(ink, selection="", others=frozenset())
        stacked = self._stacked()
        ink.taken.extend(self.box(block) for block in stacked if block.entry is not None)
        for block in stacked:
            box = self.box(block)
            if box.intersects(whole):
                painter.setOpacity(FAINT if block.id in lifted else 1)
                draw_block(painter, block, box, plain if block.id in lifted else ink)
        painter.setOpacity(1)
        self.hands.draw(painter, ink)
        if not programme.view.entries:
            draw_empty(painter, whole.adjusted(self.axis, self.head, 0, 0), self.state)
        painter.restore()
        draw_axis(painter, self.sheet, programme, scale, origin.y(), whole, self.state)
        draw_head(painter, self.sheet, programme, scale, origin.x(), whole, self.state)
        self.hands.draw_hint(painter)
        if self.hasFocus() and self._by_key and not self.state.selection:
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(whole.adjusted(0.5, 0.5, -0.5, -0.5))

    # ---- pointer and keys

    def at(self, point: QPointF) -> Block | None:
        """The block under a point of the viewport, the topmost one."""
        if self.sheet is None or point.x() < self.axis or point.y() < self.head:
            return None
        hit = [b for b in self._stacked() if b.entry or b.leg]
        return next((b for b in reversed(hit) if self.box(b).contains(point)), None)

    def _stacked(self) -> list[Block]:
        """The blocks from the lowest to the topmost; where they overlap the selected one lies on top."""
        assert self.sheet is not None
        raised = {*self.state.selected_ids, self.hovered} - {""}
        return sorted(self.sheet.blocks, key=lambda b: (b.id in raised, b.id == self.state.selection))

    def instant(self, point: QPointF) -> float:
        """The minute in UTC that lies under a point of the viewport."""
        assert self.sheet is not None and self.state.programme is not None
        where, scale = point - self._origin(), self.scale_
        return instant(self.state.programme.view, self.sheet, scale.column(where.x()), scale.exact(where.y()))

    def column(self, point: QPointF) -> int:
        """The day under a point of the viewport."""
        return self.scale_.column((point - self._origin()).x())

    def area(self, column: int, lane: int, begins: int, ends: int) -> QRectF:
        """A stretch of a lane of a day in the viewport."""
        scale = self.scale_
        left, right = scale.x(column, lane), scale.x(column, lane + 1)
        return QRectF(left, scale.y(begins), right - left, scale.y(ends) - scale.y(begins)).translated(self._origin())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.hands.move(event):
            block = self.at(event.position())
            self._hover(block.id if block else "")
            self._point(block, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hands.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block = self.at(event.position())
        if block is not None and event.button() == Qt.MouseButton.LeftButton:
            self.entered.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            blocks = self.sheet.of(self.state.selection) if self.sheet else ()
            if not blocks:
                return
            self.bring(blocks[0].id)
            where = self.viewport().mapToGlobal(self.box(blocks[0]).center().toPoint())
        else:
            block = self.at(QPointF(self.viewport().mapFromGlobal(where)))
            if block is None:
                return
            if block.id not in self.state.selected_ids:
                self.state.select(block.id)
        self.state.asked.emit(where)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover("")

    def _hover(self, item: str) -> None:
        if item != self.hovered:
            self.hovered = item
            self.viewport().update()

    def _point(self, block: Block | None, point: QPointF) -> None:
        """The pointer says what it would take hold of."""
        if block is not None and self.hands.edge(block, point):
            shape = Qt.CursorShape.SizeVerCursor
        else:
            shape = Qt.CursorShape.PointingHandCursor if block is not None else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            block = self.at(QPointF(event.pos())) if self.hands.dragging is None else None
            QToolTip.showText(event.globalPos(), self.describe(block) if block else "", self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover("")
        return super().viewportEvent(event)

    def describe(self, block: Block) -> str:
        """What a block says in full, for the tool tip."""
        assert self.state.programme is not None
        return describe(self.state.programme, block, self.state.say)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 2, Qt.Key.Key_Left: -2}
        step = steps.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            if self.hands.dragging is not None:
                self.hands.stop()
            else:
                self.state.select("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state.selection:
            self.entered.emit()
        elif step is not None and self.sheet is not None and self.sheet.order:
            item = self._next(step)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.state.select_all([item, *(other for other in self.state.selected_ids if other != item)])
            else:
                self.state.select(item)
            self.bring(item)
        else:
            super().keyPressEvent(event)

    def _next(self, step: int) -> str:
        """The entry before or after the selected one (1), or the nearest in time on the day beside it (2)."""
        assert self.sheet is not None
        order, selection = self.sheet.order, self.state.selection
        if selection not in order:
            return order[0]
        if abs(step) == 1:
            return order[min(max(order.index(selection) + step, 0), len(order) - 1)]
        here = self.sheet.of(selection)[0]
        others = [b for b in self.sheet.blocks if b.id in order and (b.column - here.column) * step > 0]
        if not others:
            return selection
        return min(others, key=lambda b: (abs(b.column - here.column), abs(b.begins - here.begins), b.left)).id

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            up = event.angleDelta().y() > 0
            further = [z for z in ZOOMS if (z > self.zoom if up else z < self.zoom)]
            if further:
                self.set_zoom(min(further) if up else max(further))
            event.accept()
        else:
            super().wheelEvent(event)

    # ---- inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _origin(self) -> QPointF:
        """Where the first column's first hour lies in the viewport."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QPointF(self.axis - across, self.head + 8 - down)

    def _measure(self) -> None:
        if self.sheet is None:
            self.verticalScrollBar().setRange(0, 0)
            self.horizontalScrollBar().setRange(0, 0)
            return
        scale = self.scale_
        for bar, whole, page in (
            (self.verticalScrollBar(), scale.y(self.sheet.ends) + 20, self.viewport().height() - self.head),
            (self.horizontalScrollBar(), scale.x(len(self.sheet.columns)), self.viewport().width() - self.axis),
        ):
            bar.setRange(0, max(int(whole - page), 0))
            bar.setPageStep(max(page, 1))
            bar.setSingleStep(24)

    def _to_first(self) -> None:
        """Begin at the first hour in which something stands; what goes on from the night before does not count."""
        assert self.sheet is not None
        starts = [b.begins for b in self.sheet.blocks if (b.entry or b.leg) and b.begins >= DAWN]
        first = min(starts, default=7 * 60 + 30)
        self.verticalScrollBar().setValue(max(int(self.scale_.y(first - 30)), 0))

    def _told(self) -> None:
        """Tell readers of the screen what is selected, and again when it has been changed."""
        blocks = self.sheet.of(self.state.selection) if self.sheet and self.state.selection else ()
        programme, several = self.state.programme, len(self.state.selected_ids)
        text = describe_fully(programme, blocks[0], several, self.state.say) if programme and blocks else ""
        self.viewport().update()
        if text == self.accessibleDescription():
            return
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        if text and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


__all__ = ["HEAD_PX", "Canvas"]
