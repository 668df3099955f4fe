"""Asks before something is lost: edits that are not on the disk, text that does not fit, a planning that goes on.

The question is a line on the desk, not a dialog: what it is about stays in sight, and ``Stay`` is one key away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from lawatan.gui import names
from lawatan.gui.parts import button, label, row

if TYPE_CHECKING:
    from lawatan.gui.desk import Desk
    from lawatan.gui.programme import Programme

PATIENCE = 5.0
"""Seconds that edits on their way may take to reach the disk before they count as lost."""


class Leaving(QFrame):
    """The question, one programme after the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("leaving")
        self.setProperty("role", "note-warning")
        self.desk, self.state = desk, desk.state
        self._number = -1
        self._window = False
        self._given_up: set[int] = set()
        self.text = label(wrap=True, name="leaving-text")
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.save = button("primary", "leaving-save", self._save)
        self.discard = button("", "leaving-discard", self._discard)
        self.stay = button("", "leaving-stay", self.retract)
        self.setLayout(row(self.text, self.save, self.discard, self.stay, space=8, margins=(16, 6, 12, 6)))
        self.state.worded.connect(self.refresh)
        self.hide()

    def window_may_close(self) -> bool:
        """Say whether nothing is lost with the window; else ask."""
        self._window = True
        return not self._ask_next()

    def close_programme(self, programme: Programme) -> None:
        """Close a programme, unless that would lose something: then ask."""
        self.desk.take_typed()
        self._window = False
        self._given_up.clear()
        if self._at_risk(programme):
            self._ask(programme)
        else:
            self.hide()
            self.desk.remove(programme)

    def retract(self) -> None:
        """Everything stays."""
        had_focus = self.desk.focusWidget() in (self.save, self.discard, self.stay)
        self._number, self._window = -1, False
        self._given_up.clear()
        self.hide()
        shown = self.desk.middle.currentWidget()
        if had_focus and shown is not None:
            shown.setFocus()

    def planning_ended(self) -> None:
        """Planning has come to its end: then perhaps there is nothing to ask any more."""
        _, programme = self.state.find(self._number)
        if self._number >= 0 and (programme is None or not self._at_risk(programme)):
            self.retract()
        self.refresh()

    def refresh(self) -> None:
        """Write it anew."""
        say = self.state.say
        _, programme = self.state.find(self._number)
        self.save.setText(say("Save as…"))
        self.discard.setText(say("Close all the same"))
        self.stay.setText(say("Stay"))
        if programme is None:
            return
        name = names.programme(programme.setting, say)
        planned = self.desk.is_planned(programme)
        kept = self.state.keeping.standing(programme.number) not in ("keeping", "failed")
        self.save.setVisible(not planned and not kept)
        if planned:
            self.text.setText(say("“{name}” is still being planned; what planning came to so far is lost.", name=name))
        elif kept:
            self.text.setText(say("What you typed last in “{name}” does not fit its field and is not kept.", name=name))
        else:
            self.text.setText(say("What you did last in “{name}” is not on the disk.", name=name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.retract()
        else:
            super().keyPressEvent(event)

    def _at_risk(self, programme: Programme) -> bool:
        keeping = self.state.keeping
        if keeping.standing(programme.number) == "keeping":
            keeping.flush(PATIENCE)
        number = programme.number
        lost = keeping.standing(number) in ("keeping", "failed")
        lost = lost or self.desk.is_planned(programme) or self.desk.unfinished(number)
        return lost and number not in self._given_up

    def _ask_next(self) -> bool:
        """Ask about the first programme that would lose something; say whether there is one."""
        programme = next((p for p in self.state.programmes if self._at_risk(p)), None)
        if programme is not None:
            self._ask(programme)
        return programme is not None

    def _ask(self, programme: Programme) -> None:
        self._number = programme.number
        self.state.go(self.state.find(programme.number)[0])
        self.refresh()
        self.show()
        (self.stay if self.save.isHidden() else self.save).setFocus()

    def _discard(self) -> None:
        _, programme = self.state.find(self._number)
        if programme is not None and self._window:
            self._given_up.add(programme.number)
        self._go_on()

    def _save(self) -> None:
        """Save the programme elsewhere; where that does not come about the question stays."""
        if self.desk.documents.save_to(self._number):
            self._go_on()

    def _go_on(self) -> None:
        """This one is answered: close it, or ask about the next before the window is closed."""
        _, programme = self.state.find(self._number)
        if not self._window:
            self._number = -1
            self.hide()
            if programme is not None:
                self.desk.remove(programme)
        elif not self._ask_next():
            self.hide()
            self.desk.close()
