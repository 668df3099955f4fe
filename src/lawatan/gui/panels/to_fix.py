"""To fix: one sentence for each place where a rule does not hold; a click leads there.

What stands on the board is selected there; an arrival or departure run is shown in its table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lawatan.gui import names
from lawatan.gui.board.text import lines
from lawatan.gui.look import font
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import button, column, frame, label, row
from lawatan.gui.programme import Programme
from lawatan.gui.rotating import SPLIT
from lawatan.gui.state import State
from lawatan.gui.tokens import BAR, CORNER, SECOND_PX, SMALL_PX, TEXT_PX
from lawatan.words import Words, mark

if TYPE_CHECKING:
    from lawatan.rules import Breach

ROLE, ABOUT, WHERE, RUN = (Qt.ItemDataRole.UserRole + n for n in range(4))
LINE, PAD, WIDEST = 18, 10, 880
LEAD_PX = 120
LEADS = {"must": mark("Must fix"), "warning": mark("Warning"), "calm": mark("Not scheduled yet")}


class ToFix(QWidget):
    """The list of what is to fix, what must be fixed first."""

    led = Signal()
    """A sentence was clicked that leads to something on the board."""
    split = Signal()
    """Groups are to be split so that everybody fits."""
    looked = Signal()
    """It came into sight with something that must be fixed: fixes are likely to be asked for."""
    cured = Signal(object)
    """Fixes are asked for: the breaches of the chosen sentence, or none for all that must be fixed."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("to-fix-panel")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.state = state
        self.title, self.summary = label(role="title"), label(role="quiet")
        self.turns = button("", "split-groups", self.split.emit)
        self.cure = button("", "suggest-fixes", self._cure)
        self.list = QListWidget()
        self.list.setObjectName("to-fix")
        self.list.setItemDelegate(Sentence(state))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSpacing(0)
        self.list.itemClicked.connect(self._lead)
        self.list.itemActivated.connect(self._lead)
        self.calm, self.hint = label(role="strong"), label(role="quiet", wrap=True)
        empty = QWidget()
        empty.setLayout(column(self.calm, self.hint, None, space=4, margins=(20, 0, 20, 12)))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(empty)
        head = frame("panel")
        head.setLayout(row(self.title, self.summary, None, self.turns, self.cure, space=12, margins=(20, 14, 20, 10)))
        self.first = label(role="quiet", wrap=True)
        self.first.setContentsMargins(20, 0, 20, 8)
        self.setLayout(column(head, self.first, self.pages, space=0))
        self.setFocusProxy(self.list)
        for signal in (state.shown, state.worded):
            signal.connect(self.refresh)
        state.looked.connect(self.list.viewport().update)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        programme = self.state.programme
        if programme is not None and programme.alarming:
            self.looked.emit()

    def refresh(self) -> None:
        """Write the sentences anew."""
        say, programme = self.state.say, self.state.programme
        self.title.setText(say("To fix"))
        self.list.setAccessibleName(say("To fix"))
        self.turns.setText(say(SPLIT))
        self.turns.setToolTip(
            say("Where more people come than fit, groups go one after the other, each with its rides.")
        )
        self.cure.setText(say("Suggest fixes"))
        self.cure.setToolTip(say("What would cure the chosen sentence; without one, all that must be fixed."))
        self.cure.setVisible(programme is not None and bool(programme.breaches))
        led = self.window().focusWidget() is self.turns
        self.turns.setVisible(programme is not None and programme.crowded)
        at = self.list.verticalScrollBar().value()
        self.list.clear()
        begun = programme is not None and programme.begun
        step = programme.next_step if programme is not None else None
        plan = say("Nothing is scheduled yet. Choose Plan to give everything its time slot.")
        further = say.message(step.message) if step is not None else plan
        self.first.setText(further)
        self.calm.setText(say("Nothing to fix.") if begun else further)
        holds = say("Every rule of this programme holds. What breaks one shows here, with the way to it.")
        self.hint.setText(holds if begun else say("What breaks a rule shows here, with the way to it."))
        if programme is None:
            return
        self.first.setVisible(not begun and bool(programme.breaches))
        from lawatan.rules import sentence  # the rules come with pydantic: after the first paint

        for breach in programme.breaches:
            item = QListWidgetItem(sentence(programme.setting, breach, say.language))
            role = "calm" if programme.calm(breach) else "must" if breach.hard else "warning"
            item.setData(ROLE, role)
            item.setData(ABOUT, self._target(programme, breach.about))
            item.setData(RUN, self._run(breach))
            item.setData(WHERE, self._reason(programme, breach) or self._where(programme, breach.about))
            lead = say(LEADS[role])
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{lead}: {item.text()}")
            self.list.addItem(item)
        must, all_of_them = programme.must_fix, len(programme.breaches)
        if must and not programme.alarming:
            self.summary.setText(say("{n} still to schedule", n=must))
        else:
            self.summary.setText(counted(must, all_of_them - must, say))
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(at)
        self.summary.setVisible(bool(all_of_them))
        self.pages.setCurrentIndex(0 if all_of_them else 1)
        if led and all_of_them and self.turns.isHidden():
            self.list.setFocus()  # the keyboard stays in the panel when its button goes

    @staticmethod
    def _reason(programme: Programme, breach: Breach) -> str:
        """Why what must happen is not scheduled, as soon as that is known."""
        if breach.kind != "must_happen" or not programme.begun:
            return ""
        return " ".join(programme.reasons[item] for item in breach.about if item in programme.reasons)

    @staticmethod
    def _target(programme: Programme, about: tuple[str, ...]) -> str:
        """What a click leads to: what stands on the board, else what is not scheduled."""
        known = [i for i in about if i in programme.setting.occurrences or i in programme.setting.crossings]
        return next((item for item in known if programme.entry(item)), known[0] if known else "")

    @staticmethod
    def _run(breach: Breach) -> str | None:
        """The arrival or departure run that a sentence is about, its table where one is missing; None of all others."""
        return str(breach.fields.get("shuttle", "")) or ("" if breach.kind == "met" else None)

    def _where(self, programme: Programme, about: tuple[str, ...]) -> str:
        """The entries a breach is about, with their day and times; empty where the sentence says it all."""
        if not any(programme.entry(item) for item in about):
            return ""
        say, view = self.state.say, programme.view
        parts = []
        for item in dict.fromkeys(about):
            title, entry = names.item_title(programme.setting, item, say), programme.entry(item)
            if title and entry is not None:
                parts.append(f"{title}, {say.date(view.date(entry))} {names.times(view, entry, say)}")
            elif title:
                parts.append(f"{title}, {say('not scheduled')}")
        return " · ".join(parts[:3])

    def _cure(self) -> None:
        """Ask for what cures the chosen sentence, or all that must be fixed where none is chosen."""
        programme, chosen = self.state.programme, self.list.currentRow()
        breaches = programme.breaches if programme is not None else ()
        picked = bool(self.list.selectedItems()) and 0 <= chosen < len(breaches)
        self.cured.emit((breaches[chosen],) if picked else ())

    def _lead(self, item: QListWidgetItem) -> None:
        target, run = item.data(ABOUT), item.data(RUN)
        if target:
            self.led.emit()
            self.state.select(target, seek=True)
        elif run is not None:
            self.state.led.emit(("shuttles", run))


def counted(must: int, warnings: int, say: Words) -> str:
    """How much must be fixed, and how much is only a warning; of none nothing is said."""
    parts = [
        say("{n} must fix", n=must) if must else "",
        say.plural("{n} warning", "{n} warnings", warnings) if warnings else "",
    ]
    return ", ".join(part for part in parts if part)


class Sentence(QStyledItemDelegate):
    """Draws a sentence as a card with a bar: red where it must be fixed, amber where it is a warning."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListWidget) else WIDEST
        written, where = self._texts(index, min(width, WIDEST))
        return QSize(200, (max(len(written), 1) + len(where)) * LINE + 2 * PAD + 8)

    def _texts(self, index: QModelIndex | QPersistentModelIndex, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The lines of the sentence, and those below it: where, or why."""
        room = width - 2 * 20 - 2 * PAD - 6
        return lines(index.data(), TEXT_PX, False, room - LEAD_PX, 4), lines(
            index.data(WHERE), SECOND_PX, False, room, 4
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = self.state.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole: QRect = option.rect
        card = QRect(whole.left() + 20, whole.top() + 4, min(whole.width(), WIDEST) - 40, whole.height() - 8)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = index.data(ROLE)
        colour = QColor({"must": tokens.must, "warning": tokens.warning}.get(role, tokens.second))
        outline = QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(outline, CORNER, CORNER)
        painter.fillPath(shape, QColor(tokens.hover if over else tokens.panel))
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(
            QRect(card.left(), card.top(), BAR, card.height()), QColor(tokens.line) if role == "calm" else colour
        )
        painter.restore()
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line), 1))
        painter.drawPath(shape)
        written, where = self._texts(index, min(whole.width(), WIDEST))
        left, top, width = card.left() + PAD + 6, card.top() + PAD, card.width() - 2 * PAD - 6
        painter.setFont(font(SMALL_PX, True))
        painter.setPen(colour)
        lead = self.state.say(LEADS[role])
        painter.drawText(
            QRect(left, top, width, LINE), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, lead
        )
        painter.setFont(font(TEXT_PX))
        painter.setPen(QColor(tokens.text))
        for line in written:
            painter.drawText(QRect(left, top, width, LINE), Qt.AlignmentFlag.AlignVCenter, line)
            top += LINE
        painter.setFont(font(SECOND_PX))
        painter.setPen(QColor(tokens.second))
        for line in where:
            painter.drawText(QRect(left, top, width, LINE), Qt.AlignmentFlag.AlignVCenter, line)
            top += LINE
        painter.restore()


PANEL = Panel(
    "to_fix",
    mark("To fix"),
    "fix",
    "middle",
    ToFix,
    lambda programme: len(programme.breaches),
    lambda programme: programme.alarming,
)
