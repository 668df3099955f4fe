"""Giving out a paper: printed or saved as a PDF, made beside the window, with one line that says what came of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from lawatan.gui import printing
from lawatan.gui.ask import ask_pdf
from lawatan.gui.parts import label, restyle, row
from lawatan.gui.state import State
from lawatan.gui.work import Task
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.output import Outgoing
    from lawatan.output.reader import Reader

log = logging.getLogger(__name__)

NOT_MADE = mark("The pages could not be made: {why}. The schedule is as it was.")
Told = tuple[str, Message]
"""What came of it: the role of the line (``good``, ``must``, ``quiet`` meanwhile), and what it says."""


class Paper(NamedTuple):
    """A paper as it is chosen: what leaves the office, and for whom."""

    out: Outgoing
    reader: Reader


class GivingOut(QFrame):
    """The line at the foot of the preview; hidden until there is something to say."""

    began = Signal()
    """A paper is being printed or saved."""
    ended = Signal(bool)
    """A paper was printed or saved; or it failed, and the line says why."""

    def __init__(self, state: State, task: Callable[[Callable[[], object]], Task]) -> None:
        super().__init__()
        self.setObjectName("preview-foot")
        self.setProperty("role", "bottom")
        self.state, self._task = state, task
        self.ask_printer, self.ask_pdf = printing.ask_printer, ask_pdf
        self.busy = False
        """Whether a paper is being printed or saved just now."""
        self._said = Message("")
        self.answer = label(wrap=True, name="preview-answer")
        self.setLayout(row(self.answer, margins=(16, 8, 16, 8)))
        state.worded.connect(self._word)
        self.hide()

    def print_out(self, paper: Paper, length: int) -> None:
        """Ask for a printer and print a paper of ``length`` pages."""
        name = f"{paper.out.view.edition.id or 'programme'} {paper.reader.name}"
        printer = self.ask_printer(self.window(), self.state.say, name, length)
        if printer is None:
            return

        def work() -> Told:
            from lawatan.output.pdf import pages

            if printing.print_pages(printer, pages(*paper, printing.PRINT_DPI / 72)):
                return "good", Message(mark("Sent to the printer."))
            refused = mark("The printer did not take it: look whether it is switched on, or choose another.")
            return "must", Message(refused)

        self._begin(work, mark("Printing…"))

    def save(self, paper: Paper) -> None:
        """Ask where to, and save a paper as a PDF."""
        from lawatan.output.files import file_names

        (name,) = file_names(paper.out.view.edition, [paper.reader])
        path = self.ask_pdf(self.window(), self.state.say, Path.home() / f"{name}.pdf")
        if not path:
            return

        def work() -> Told:
            from lawatan.output.files import write_whole
            from lawatan.output.pdf import document

            written = write_whole(Path(path), document(*paper))
            return "good", Message(mark("Saved as {file}."), {"file": written})

        self._begin(work, mark("Saving…"))

    def _begin(self, work: Callable[[], Told], meanwhile: str) -> None:
        self.busy = True
        self._say("quiet", Message(meanwhile))
        self.began.emit()
        job = self._task(work)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.start()

    def _done(self, told: Told) -> None:
        self._end(*told)

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, OSError):
            why = {"file": fault.filename or "", "why": fault.strerror or str(fault)}
            self._end("must", Message(mark("{file} cannot be written: {why}. Choose another place."), why))
        else:
            log.error("the paper cannot be made", exc_info=fault)
            self._end("must", Message(NOT_MADE, {"why": fault}))

    def _end(self, role: str, message: Message) -> None:
        self.busy = False
        self._say(role, message)
        self.ended.emit(role == "good")

    def _say(self, role: str, message: Message) -> None:
        self._said = message
        self._word()
        restyle(self.answer, role)
        self.show()

    def _word(self) -> None:
        """Say it in the language of the screen."""
        self.answer.setText(self.state.say.message(self._said))
