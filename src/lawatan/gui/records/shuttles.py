"""The button that groups arrivals and departures into runs, beside the window; what comes of it is one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton

from lawatan.gui.records.sending import send
from lawatan.gui.work import Task
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.domain import Changes
    from lawatan.gui.records.page import Page

SHUTTLES = "shuttles"
"""The table that they are written to."""


class Grouping(QPushButton):
    """Groups when it is pressed; until it has, it cannot be pressed again."""

    def __init__(self, page: Page, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.page = page
        self.task: Task | None = None
        self._of: Any = None
        self.clicked.connect(self.begin)

    def refresh(self) -> None:
        """Name it anew."""
        say = self.page.state.say
        self.setText(say("Grouping…") if self.task is not None else say("Group pick-ups"))
        self.setToolTip(
            say(
                "Group arrivals and departures into runs that fit the vehicles; runs that are locked or made by hand stay"
            )
        )
        self.setEnabled(self.task is None)

    def begin(self) -> None:
        """Begin to group for the programme as it is now."""
        from lawatan.jobs.question import Question
        from lawatan.jobs.shuttles import grouping

        if self.task is not None:
            return
        edition, say = self.page.names().edition, self.page.state.say
        self._of = edition
        self.page.bar.hide()
        question = Question()
        self.task = Task(lambda: grouping(edition, say, question=question), self, question.stop)
        self.task.done.connect(self._done)
        self.task.failed.connect(self._failed)
        self.refresh()
        self.task.start()

    def _done(self, changes: Changes) -> None:
        page, say = self.page, self.page.state.say
        self.task = None
        self.refresh()
        if page.state.programme is None or page.names().edition is not self._of:
            told = say("The programme was changed while pick-ups were grouped: nothing was done. Group them again.")
            page.bar.tell("note-warning", told, [])
        elif not changes:
            self._tell(say("The pick-ups are grouped already: nothing would be better."))
        elif send(page.state, page.bar, Message(mark("Group pick-ups")), changes):
            self._tell("")

    def _tell(self, first: str) -> None:
        """What came of it: how many ride in how many runs, and what does not fit."""
        from lawatan.jobs.shuttle_report import ShuttleReport

        report = ShuttleReport(self.page.names().edition, self.page.state.say)
        faults = report.faults
        told = [first or self.page.state.say("Grouped: {summary}.", summary=report.summary()), *faults]
        self.page.bar.tell("note-warning" if report.fails else "note", "\n".join(told), [])

    def _failed(self, fault: Exception) -> None:
        from lawatan.jobs.shuttles import NotGrouped

        self.task = None
        self.refresh()
        if not isinstance(fault, NotGrouped):
            raise fault
        self.page.bar.tell("note-must", str(fault), [])
