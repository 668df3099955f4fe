"""Not scheduled: what has no time slot yet, and why planning left it out where that is known."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lawatan.gui import names
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import Card, Scroll, column, label, row
from lawatan.gui.programme import Programme
from lawatan.gui.state import State
from lawatan.gui.tokens import KINDS
from lawatan.words import Words, mark

WIDEST = 840


def waiting_card(state: State, programme: Programme, item: str, full: bool = False) -> Card:
    """A dashed card for something that is not scheduled, in full with place and reason; a click selects it."""
    say, setting = state.say, programme.setting
    reason = programme.reasons.get(item, "") if full and programme.begun else ""
    title = label(names.item_title(setting, item, say), "strong" if full else "", wrap=True)
    about = label(describe(programme, item, say, full), "second", wrap=True)
    parts = [title, about, *([label(reason, "", wrap=True)] if reason else [])]
    card = Card("waiting", f"waiting-{item}", *parts, margins=(10, 7, 10, 8))
    card.setCheckable(True)
    card.setChecked(state.selection == item)
    card.setAccessibleName(f"{title.text()}, {about.text()}")
    card.clicked.connect(lambda _checked=False: state.select(item))
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
        head = row(self.title, self.summary, None, space=12, margins=(20, 14, 20, 10))
        self.setLayout(column(head, self.flow, space=0))
        for signal in (state.shown, state.worded, state.selected):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """List anew."""
        say, programme = self.state.say, self.state.programme
        self.title.setText(say("Not scheduled"))
        if programme is None:
            return
        self.flow.clear()
        waiting = programme.waiting
        self.summary.setText(say("{n} of {total}", n=len(waiting), total=programme.total) if waiting else "")
        if not waiting:
            hint = say("Activities and rides without a time slot are listed here, with the reason.")
            self.flow.add(label(say("Everything is scheduled."), "strong"), label(hint, "quiet", wrap=True))
        elif not programme.begun:
            hint = say("Nothing is scheduled yet. Choose Plan to give everything its time slot.")
            self.flow.add(label(hint, "quiet", wrap=True), 4)
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
