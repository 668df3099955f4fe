"""Not scheduled: what has no time slot yet, and why planning left it out where that is known."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from lawatan.gui import names
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import Card, Scroll, column, label, row
from lawatan.gui.programme import Programme
from lawatan.gui.state import State
from lawatan.gui.tokens import KINDS
from lawatan.words import Words, mark

WIDEST = 880


class WaitingCard(Card):
    """A dashed card for something that is not scheduled: a click selects it, it can be dragged onto the board."""

    def __init__(self, state: State, item: str, *parts: QWidget) -> None:
        super().__init__("waiting", f"waiting-{item}", *parts, margins=(10, 7, 10, 8))
        self.state, self.item = state, item
        self._taken: QPoint | None = None
        self._carried = False
        self.setCheckable(True)
        self.clicked.connect(self._select)
        state.selected.connect(self._follow)
        self._follow()

    def _select(self) -> None:
        self.state.select(self.item)
        self._follow()

    def _follow(self) -> None:
        self.setChecked(self.item in self.state.selected_ids)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._taken, self._carried = event.globalPosition().toPoint(), False
            self.state.carried.emit(self.item, event.globalPosition(), "hold")
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._taken is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = event.globalPosition().toPoint() - self._taken
        if self._carried or way.manhattanLength() >= QApplication.startDragDistance():
            self._carried = True
            self.setDown(False)
            self.state.carried.emit(self.item, event.globalPosition(), "on")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carried, self._carried, self._taken = self._carried, False, None
        if not carried:
            super().mouseReleaseEvent(event)
        self.state.carried.emit(self.item, event.globalPosition(), "drop" if carried else "stop")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._carried:
            self._carried, self._taken = False, None
            self.state.carried.emit(self.item, QPointF(), "stop")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._place()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._select()
        self.state.asked.emit(event.globalPos())

    def _place(self) -> None:
        self._select()
        self.state.placed.emit()


def waiting_card(state: State, programme: Programme, item: str, full: bool = False) -> WaitingCard:
    """A card for something that is not scheduled, in full with place and reason."""
    say, setting = state.say, programme.setting
    reason = programme.reasons.get(item, "") if full and programme.begun else ""
    title = label(names.item_title(setting, item, say), "strong" if full else "", wrap=True)
    about = label(describe(programme, item, say, full), "second", wrap=True)
    card = WaitingCard(state, item, title, about, *([label(reason, "", wrap=True)] if reason else []))
    card.setAccessibleName(f"{title.text()}, {about.text()}")
    card.setToolTip(say("Drag it onto the board, or press Enter to put it where it fits first."))
    return card


def describe(programme: Programme, item: str, say: Words, full: bool = False) -> str:
    """Kind, length and whether it must happen; in full also where."""
    occurrence = programme.setting.occurrences.get(item)
    if occurrence is None:
        leaf = programme.setting.crossings[item].leaf
        parts = [say("Intercity travel")]
        if len(programme.setting.leaves) > 1:
            parts.append(names.group(programme.setting, leaf, say))
        return " · ".join(parts)
    parts = [say(KINDS[occurrence.activity.kind]), say.duration(occurrence.minutes).replace(" ", "\u00a0")]
    if not occurrence.activity.must_happen:
        parts.append(say("optional"))
    if full:
        parts.append(names.place(programme.setting, occurrence, say))
        parts.append(names.city(programme.setting, occurrence.city, say))
    return " · ".join(parts)


def told_of(programme: Programme, waiting: tuple[str, ...], say: Words, full: bool = False) -> object:
    """All that a list of cards says: while it stays the same the cards can stay, which is far cheaper than new ones."""
    cards = tuple(
        (
            item,
            names.item_title(programme.setting, item, say),
            describe(programme, item, say, full),
            programme.reasons.get(item, "") if full else "",
        )
        for item in waiting
    )
    return programme.number, say.language, programme.begun, programme.total, cards


class Waiting(QWidget):
    """The list of what is not scheduled."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("waiting-panel")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.state = state
        self.title, self.summary = label(role="title"), label(role="quiet")
        self.flow = Scroll(margins=(20, 0, 20, 20), widest=WIDEST)
        self._listed: object = None
        head = row(self.title, self.summary, None, space=12, margins=(20, 14, 20, 10))
        self.setLayout(column(head, self.flow, space=0))
        for signal in (state.shown, state.worded):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """List anew."""
        say, programme = self.state.say, self.state.programme
        self.title.setText(say("Not scheduled"))
        if programme is None:
            return
        waiting, step = programme.waiting, programme.next_step
        plan = say("Nothing is scheduled yet. Choose Plan to give everything its time slot.")
        further = say.message(step.message) if step is not None else plan
        calm = say("Everything is scheduled.") if programme.total else further
        if (told := (told_of(programme, waiting, say, full=True), calm, further)) == self._listed:
            return
        self._listed = told
        self.flow.clear()
        self.summary.setText(say("{n} of {total}", n=len(waiting), total=programme.total) if waiting else "")
        if not waiting:
            hint = say("Activities and rides without a time slot are listed here, with the reason.")
            self.flow.add(column(label(calm, "strong", wrap=True), label(hint, "quiet", wrap=True), space=4))
        elif not programme.begun:
            self.flow.add(label(further, "quiet", wrap=True), 4)
        for item in waiting:
            self.flow.add(waiting_card(self.state, programme, item, full=True))
        self.flow.add(None)
        self.flow.settle(self.flow.verticalScrollBar().value())


PANEL = Panel(
    "waiting",
    mark("Not scheduled"),
    "waiting",
    "middle",
    Waiting,
    lambda programme: len(programme.waiting),
)
