"""Compares a new schedule with the one that there is, in one line, and asks which of them it is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from lawatan.gui.notice import ending
from lawatan.gui.parts import button, column, label, restyle, row
from lawatan.gui.telling import Telling
from lawatan.gui.tried import Tried

if TYPE_CHECKING:
    from lawatan.gui.desk import Desk
    from lawatan.jobs.compare import Comparison
    from lawatan.words import Words


class Comparing(QFrame):
    """The question whether to take a new schedule; the board shows it, or the old one, meanwhile."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("comparing")
        self.setProperty("role", "note")
        self.desk, self.state = desk, desk.state
        self.head = label(role="strong", wrap=True, name="comparing-head")
        self.text = label(wrap=True, name="comparing-text")
        for part in (self.head, self.text):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.accept = button("primary", "comparing-accept", lambda: desk.proposing.accept())
        self.refuse = button("", "comparing-refuse", lambda: desk.proposing.refuse())
        self.turn = button("", "comparing-turn", lambda: desk.proposing.turn())
        self.orders = Tried()
        self.telling = Telling()
        whole = row(space=8, margins=(16, 8, 12, 8))
        whole.addLayout(column(self.head, self.text, self.orders, self.telling, space=2), 1)
        for choice in (self.turn, self.refuse, self.accept):
            whole.addWidget(choice)
        self.setLayout(whole)
        for signal in (self.state.shown, self.state.opened, self.state.worded):
            signal.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Write it anew; it is there as long as the programme on show has a proposal."""
        programme, say = self.state.programme, self.state.say
        proposal = programme.proposal if programme is not None else None
        was_hidden = self.isHidden()
        restyle(self.desk.top.plan, "primary" if proposal is None else "")  # one button leads, and it is not that one
        if programme is None or proposal is None:
            had_focus = self.desk.focusWidget() in (self.accept, self.refuse, self.turn)
            self.hide()
            if had_focus:
                self.desk.top.plan.setFocus()
            return
        message, _ = ending(proposal.outcome)
        new = programme.plan is not None
        self.head.setText(
            say("On the board: the new schedule.") if new else say("On the board: the schedule as it was.")
        )
        again = proposal.comparison.again
        told = again.said(say).headline() if again is not None else ""
        parts = (say.message(message), told, compared(proposal.comparison, say))
        self.text.setText(" ".join(part for part in parts if part))
        self.telling.show_told(again, say)
        self.orders.show_tried(proposal.base, proposal.outcome.tried, say)
        self.accept.setText(say("Take the new one"))
        self.refuse.setText(say("Keep the old one"))
        self.turn.setText(say("Show the old one") if new else say("Show the new one"))
        self.show()
        if was_hidden and self.desk.focusWidget() in (self.desk.top.plan, self.desk.progressing.cancel, None):
            self.accept.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.desk.proposing.refuse()
        else:
            super().keyPressEvent(event)


def compared(found: Comparison, say: Words) -> str:
    """What the new schedule changes, in one sentence; empty where it changes nothing that is counted."""
    parts = [
        say.plural("{n} time slot moves", "{n} time slots move", found.moved) if found.moved else "",
        say.plural("{n} room changes", "{n} rooms change", found.rooms) if found.rooms else "",
        say.plural("{n} ride changes", "{n} rides change", found.rides) if found.rides else "",
        say.plural("{n} is added", "{n} are added", found.added) if found.added else "",
        say.plural("{n} is taken away", "{n} are taken away", found.gone) if found.gone else "",
    ]
    before, after = found.travel_minutes
    if before != after:
        parts.append(say("road {old} → {new}", old=say.duration(before), new=say.duration(after)))
    dear, dearer = found.ride_prices
    if dear != dearer:
        old, new = say.duration(dear), say.duration(dearer)
        parts.append(say("cost and comfort of the rides worth {old} → {new}", old=old, new=new))
    faults, left = found.breaches
    if faults or left:
        parts.append(say("to fix {old} → {new}", old=faults, new=left))
    told = ", ".join(part for part in parts if part)
    return f"{told[0].upper()}{told[1:]}." if told else ""
