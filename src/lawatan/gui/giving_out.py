"""Giving out a paper: printed or saved as a PDF, made beside the window, with one line that says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from lawatan.gui import printing
from lawatan.gui.ask import ask_folder, ask_pdf
from lawatan.gui.faults import in_words
from lawatan.gui.parts import label, restyle, row
from lawatan.gui.state import State
from lawatan.gui.work import Task
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.gui.making import Paper

NOT_MADE = mark("The pages could not be made: {why}. The schedule is as it was.")
Told = tuple[str, Message]
"""What came of it: the role of the line (``good``, ``must``, ``quiet`` meanwhile), and what it says."""


class GivingOut(QFrame):
    """The line at the foot of the preview; hidden until there is something to say."""

    began = Signal()
    """A paper is being printed or saved."""
    ended = Signal(bool)
    """A paper was printed or saved; or it failed, and the line says why."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("preview-foot")
        self.setProperty("role", "bottom")
        self.state = state
        self.ask_printer, self.ask_pdf, self.ask_folder = printing.ask_printer, ask_pdf, ask_folder
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
        printer, draw = self.ask_printer(self.window(), self.state.say, name, length), paper.sort.pages
        if printer is None or draw is None:
            return

        def work() -> Told:
            if printing.print_pages(printer, draw(paper.out, paper.reader, printing.PRINT_DPI / 72)):
                return "good", Message(mark("Sent to the printer."))
            refused = mark("The printer did not take it: look whether it is switched on, or choose another.")
            return "must", Message(refused)

        self._begin(work, mark("Printing…"))

    def save(self, paper: Paper) -> None:
        """Ask where to, and save a paper: a PDF as a file of any name, others into a folder."""
        from lawatan.output.files import file_names

        if paper.output.suffix == ".pdf":
            (name,) = file_names(paper.out.view.edition, [paper.reader])
            path = self.ask_pdf(self.window(), self.state.say, Path.home() / f"{name}.pdf")
        else:
            path = self.ask_folder(self.window(), self.state.say, str(Path.home()))
        if path:
            self._begin(partial(_saved, paper, Path(path)), mark("Saving…"))

    def tell(self, role: str, message: Message) -> None:
        """Say what came of something that is done already."""
        self._say(role, message)

    def _begin(self, work: Callable[[], Told], meanwhile: str) -> None:
        self.busy = True
        self._say("quiet", Message(meanwhile))
        self.began.emit()
        job = Task(work)
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
            self._end("must", in_words(fault, NOT_MADE))

    def _end(self, role: str, message: Message) -> None:
        self.busy = False
        self._say(role, message)
        self.ended.emit(role != "must")

    def _say(self, role: str, message: Message) -> None:
        self._said = message
        self._word()
        restyle(self.answer, role)
        self.show()

    def _word(self) -> None:
        """Say it in the language of the screen."""
        self.answer.setText(self.state.say.message(self._said))


def _saved(paper: Paper, path: Path) -> Told:
    from lawatan.jobs.export import NotWritten, write
    from lawatan.jobs.writing import told_of_edited
    from lawatan.output.files import write_whole

    if paper.output.suffix == ".pdf":
        (part,) = paper.sort.make(paper.out, paper.reader)
        return "good", Message(mark("Saved as {file}."), {"file": write_whole(path, part.content)})
    try:
        files = write(paper.out, paper.output, [paper.reader], path, paper.sort.name)
    except NotWritten as fault:
        raise fault.why from None
    saved = Message(mark("{n} files saved in {folder}."), {"n": len(files), "folder": path})
    if len(files) == 1:
        saved = Message(mark("Saved as {file}."), {"file": files[0]})
    edited = told_of_edited(files)
    if edited is None:
        return "good", saved
    both = {"edited": lambda say: say.message(edited), "saved": lambda say: say.message(saved)}
    return "warning", Message("{edited} {saved}", both)
