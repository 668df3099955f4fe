"""A button that lets a job decide something for the whole programme, beside the window; what comes of it is one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QPushButton

from lawatan.gui.records.sending import send
from lawatan.gui.work import Task
from lawatan.words import Message, Words

if TYPE_CHECKING:
    from lawatan.domain import Changes
    from lawatan.gui.records.page import Page
    from lawatan.jobs.question import Question


class Deciding(QPushButton):
    """Begins when it is pressed; until it has ended, it cannot be pressed again."""

    label: ClassVar[str]
    """What it is called, and the edit that comes of it."""
    busy: ClassVar[str]
    hint: ClassVar[str]
    nothing: ClassVar[str]
    """What is told where nothing would be better."""
    outrun: ClassVar[str]
    """What is told where the programme was changed meanwhile."""

    def __init__(self, page: Page, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.page = page
        self.task: Task | None = None
        self._of: Any = None
        self.clicked.connect(self.begin)

    def changes(self, edition: Any, say: Words, question: Question) -> Changes:
        """The edit, found in another thread. What is in the way is an exception of ``refusals``; its text is a sentence."""
        raise NotImplementedError

    def refusals(self) -> type[Exception]:
        """The exceptions that tell why there is no edit."""
        raise NotImplementedError

    def ended(self, first: str) -> None:
        """Tell what came of it; ``first`` is there where nothing was done."""
        if first:
            self.page.bar.tell("note", first, [])

    def refresh(self) -> None:
        """Name it anew."""
        say = self.page.state.say
        self.setText(say(self.busy) if self.task is not None else say(self.label))
        self.setToolTip(say(self.hint))
        self.setEnabled(self.task is None)

    def begin(self) -> None:
        """Begin for the programme as it is now."""
        from lawatan.jobs.question import Question

        if self.task is not None:
            return
        edition, say = self.page.names().edition, self.page.state.say
        self._of = edition
        self.page.bar.hide()
        question = Question()
        self.task = Task(lambda: self.changes(edition, say, question), self, question.stop)
        self.task.done.connect(self._done)
        self.task.failed.connect(self._failed)
        self.refresh()
        self.task.start()

    def _done(self, changes: Changes) -> None:
        page, say = self.page, self.page.state.say
        self.task = None
        self.refresh()
        if page.state.programme is None or page.names().edition is not self._of:
            page.bar.tell("note-warning", say(self.outrun), [])
        elif not changes:
            self.ended(say(self.nothing))
        elif send(page.state, page.bar, Message(self.label), changes):
            self.ended("")

    def _failed(self, fault: Exception) -> None:
        self.task = None
        self.refresh()
        if not isinstance(fault, self.refusals()):
            raise fault
        self.page.bar.tell("note-must", str(fault), [])
