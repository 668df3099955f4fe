"""The button that chooses vehicles for the whole programme, beside the window; what comes of it is one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton

from lawatan.gui.records.sending import send
from lawatan.gui.work import Task
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.domain import Changes
    from lawatan.gui.records.page import Page

DUTIES = "duties"
"""The table that they are written to."""


class Choosing(QPushButton):
    """Chooses when it is pressed; until it has, it cannot be pressed again."""

    def __init__(self, page: Page, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.page = page
        self.task: Task | None = None
        self._of: Any = None
        self.clicked.connect(self.choose)

    def refresh(self) -> None:
        """Name it anew."""
        say = self.page.state.say
        self.setText(say("Choosing…") if self.task is not None else say("Choose vehicles"))
        self.setToolTip(
            say("Choose who rides in which vehicle on which day; duties that were made by hand stay as they are")
        )
        self.setEnabled(self.task is None)

    def choose(self) -> None:
        """Begin to choose for the programme as it is now."""
        from lawatan.jobs.question import Question
        from lawatan.jobs.vehicles import choosing

        if self.task is not None:
            return
        edition, say = self.page.names().edition, self.page.state.say
        self._of = edition
        self.page.bar.hide()
        question = Question()
        self.task = Task(lambda: choosing(edition, say, question), self, question.stop)
        self.task.done.connect(self._done)
        self.task.failed.connect(self._failed)
        self.refresh()
        self.task.start()

    def _done(self, changes: Changes) -> None:
        page, say = self.page, self.page.state.say
        self.task = None
        self.refresh()
        if page.state.programme is None or page.names().edition is not self._of:
            told = say("The programme was changed while vehicles were chosen: nothing was done. Choose them again.")
            page.bar.tell("note-warning", told, [])
        elif not changes:
            page.bar.tell("note", say("The vehicles are chosen already: nothing would be better."), [])
        else:
            send(page.state, page.bar, Message(mark("Choose vehicles")), changes)

    def _failed(self, fault: Exception) -> None:
        from lawatan.jobs.vehicles import NotChosen

        self.task = None
        self.refresh()
        if not isinstance(fault, NotChosen):
            raise fault
        self.page.bar.tell("note-must", str(fault), [])
