"""A button that lets a job decide something for the whole programme, beside the window; what comes of it is one edit."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QPushButton

from lawatan.gui.records.sending import send
from lawatan.gui.work import Task
from lawatan.words import Message, Words

if TYPE_CHECKING:
    from lawatan.domain import Changes
    from lawatan.gui.records.page import Page
    from lawatan.jobs.question import Question


class Decision(ABC):
    """What is decided: its words, the job that finds the edit, and what is told at the end."""

    name: ClassVar[str]
    """Of the button; that on the empty page is called ``first-`` and so."""
    label: ClassVar[str]
    """What the button is called, and the edit that comes of it."""
    busy: ClassVar[str]
    hint: ClassVar[str]
    nothing: ClassVar[str]
    """What is told where nothing would be better."""
    outrun: ClassVar[str]
    """What is told where the programme was changed meanwhile."""

    @abstractmethod
    def changes(self, edition: Any, say: Words, question: Question) -> Changes:
        """The edit, found in another thread. What is in the way is an exception of ``refusals``; its text is a sentence."""

    @abstractmethod
    def refusals(self) -> type[Exception]:
        """The exceptions that tell why there is no edit."""

    def ended(self, page: Page, first: str) -> None:
        """Tell what came of it; ``first`` is there where nothing was done."""
        if first:
            page.bar.tell("note", first, [])


class Deciding(QPushButton):
    """Begins when it is pressed; until it has ended, it cannot be pressed again."""

    def __init__(self, page: Page, decision: Decision, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.page, self.decision = page, decision
        self.task: Task | None = None
        self._of: Any = None
        self.clicked.connect(self.begin)

    def refresh(self) -> None:
        """Name it anew."""
        say = self.page.state.say
        self.setText(say(self.decision.busy) if self.task is not None else say(self.decision.label))
        self.setToolTip(say(self.decision.hint))
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
        self.task = Task(lambda: self.decision.changes(edition, say, question), question.stop)
        self.task.done.connect(self._done)
        self.task.failed.connect(self._failed)
        self.refresh()
        self.task.start()

    def _done(self, changes: Changes) -> None:
        page, say = self.page, self.page.state.say
        self.task = None
        self.refresh()
        if page.state.programme is None or page.names().edition is not self._of:
            page.bar.tell("note-warning", say(self.decision.outrun), [])
        elif not changes:
            self.decision.ended(page, say(self.decision.nothing))
        elif send(page.state, page.bar, Message(self.decision.label), changes):
            self.decision.ended(page, "")

    def _failed(self, fault: Exception) -> None:
        self.task = None
        self.refresh()
        if not isinstance(fault, self.decision.refusals()):
            raise fault
        self.page.bar.tell("note-must", str(fault), [])
