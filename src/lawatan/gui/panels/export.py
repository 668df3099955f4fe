"""Export: writes the schedule in the formats, for the readers and in the language chosen, and says what was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QWidget

from lawatan.gui.ask import ask_folder
from lawatan.gui.panels.export_form import TABLES, Formats, Readers, Since
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import Choice, Scroll, button, column, label, restyle, row
from lawatan.gui.state import State
from lawatan.gui.work import Latest, Task
from lawatan.words import LANGUAGES, mark


class Export(QWidget):
    """The form for writing papers; the answer stands below it."""

    left = Signal()
    """It is to give way to what is known of the selection."""
    written = Signal(object)
    """The files that were written, as paths; empty where it failed."""
    looked = Signal(object, object, object)
    """A paper (its format's name and its own) is to be looked at, for a reader (kind and id), since a version or whole."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("export-panel")
        self.state = state
        self.ask_folder, self.open_folder = ask_folder, open_folder
        self._task: Task | None = None
        self._stopped = False
        self._files: tuple[Path, ...] = ()
        self._answer: tuple[str, dict[str, object], str] = ("", {}, "quiet")
        self.title = label(role="title")
        self.shut = button("flat", "export-close", self.left.emit)
        self.explained = label(role="quiet", wrap=True)
        self.heads = [label(role="second") for _ in range(4)]
        self.formats = Formats()
        self.audience, self.since, self.language = (
            Readers("export-audience"),
            Since("export-since"),
            Choice("export-language"),
        )
        self._versions: tuple[int, ...] = ()
        self._looking = Latest(self)
        self._looking.came.connect(self._list_versions)
        self.folder = QLineEdit()
        self.folder.setObjectName("export-folder")
        self.choose = button("", "export-choose", self._choose)
        self.go = button("primary", "export-go", self.export)
        self.look = button("", "export-look", self._look)
        self.stop = button("", "export-stop", self._stop)
        self.answer = label(wrap=True, name="export-answer")
        self.list = label(role="second", wrap=True, name="export-files")
        self.open = button("link", "export-open", self._open)
        self.templates = button("link", "export-templates", self._open_templates)
        scroll = Scroll(space=6)
        formats, audience, language, folder = self.heads
        scroll.add(
            row(self.title, None, self.shut), self.explained, 8, formats, self.formats, row(self.templates, None), 6
        )
        scroll.add(audience, self.audience, self.since, 6, language, self.language, 6, folder, self.folder)
        scroll.add(row(self.choose, None), 10, row(self.go, self.stop, self.look, None), 8)
        scroll.add(self.answer, self.list, row(self.open, None), None)
        scroll.settle()
        self.setLayout(column(scroll, space=0))
        self.folder.textChanged.connect(self._enable)
        self.formats.changed.connect(self._enable)
        self._by_hand = False
        self.language.activated.connect(self._chosen_by_hand)
        for signal in (state.worded, state.shown):
            signal.connect(self.refresh)
        state.opened.connect(self._forget)
        state.keeping.stood.connect(lambda _number: self._ask_versions())
        state.looked.connect(self.refresh)

    def showEvent(self, event) -> None:
        self._fill()
        self.refresh()

    def _fill(self) -> None:
        """List formats, which come with the outputs: not needed for the first paint."""
        if self.formats.boxes:
            return
        self.formats.fill()
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder.setText(str(Path(home or Path.home()) / "Lawatan"))

    def refresh(self) -> None:
        """Write the form anew in the language of the screen; what was chosen stays."""
        say = self.state.say
        self.title.setText(say("Export"))
        self.shut.setText(say("Close"))
        self.explained.setText(say("Writes the schedule as files that others can open."))
        texts = (say("Formats"), say("For"), say("Language"), say("Folder"))
        for head, text in zip(self.heads, texts, strict=True):
            head.setText(text)
        self.choose.setText(say("Choose…"))
        self.go.setText(say("Write files"))
        self.look.setText(say("Preview…"))
        self.stop.setText(say("Stop"))
        self.open.setText(say("Open the folder"))
        self.templates.setText(say("Your own letter templates…"))
        self.audience.setAccessibleName(texts[1])
        self.language.setAccessibleName(texts[2])
        self.folder.setAccessibleName(texts[3])
        self.since.setAccessibleName(say("Who gets files"))
        if self.formats.boxes:
            self.formats.word(say)
            self.audience.list_readers(self.state.programme.edition if self.state.programme else None, say)
            self._ask_versions()
        self._list_versions(self._versions)
        self.language.offer(LANGUAGES)
        if not self._by_hand:
            self.language.setCurrentIndex(self.language.findData(say.language))
        self._show_answer()
        self._enable()

    def _ask_versions(self) -> None:
        """Which versions were sent: read beside the window."""
        programme = self.state.programme
        document = self.state.keeping.document(programme.number) if programme is not None else None
        if self.isVisible():
            self._looking.ask(
                lambda: tuple(each.number for each in document.releases()) if document is not None else ()
            )

    def _list_versions(self, numbers: tuple[int, ...]) -> None:
        self._versions = numbers
        self.since.list_versions(numbers, self.state.say)
        self.since.setVisible(bool(numbers))

    def _enable(self) -> None:
        chosen = bool(self.formats.chosen)
        programme = self.state.programme
        # While files are written it stays as it is: were it disabled, the focus would jump elsewhere.
        self.go.setEnabled(programme is not None and chosen and bool(self.folder.text().strip()))
        self.look.setEnabled(programme is not None and chosen)
        self.look.setVisible(self._task is None)
        self.templates.setVisible(any(each.format == "docx" for each in self.formats.chosen))
        self.stop.setVisible(self._task is not None)

    def _look(self) -> None:
        """Have the first of the chosen papers looked at, for the reader who is chosen or the first of those."""
        from lawatan.output import OUTPUTS

        first = self.formats.chosen[0]
        papers = next(output.papers for output in OUTPUTS if output.name == first.format)
        reader = self._first_reader()
        fitting = next((paper.name for paper in papers if reader[0] in paper.kinds), papers[0].name)
        self.looked.emit((first.format, first.paper or fitting), reader, self.since.currentData())

    def _first_reader(self) -> tuple[str, str]:
        whom, programme = self.audience.currentData(), self.state.programme
        if whom in ("all", "committee") or programme is None:
            return whom or "all", ""
        table = whom if whom in TABLES else "persons" if whom == "officials" else ""
        for name in (table,) if table else TABLES:
            records = getattr(programme.edition, name)
            if table and records:
                return name[:-1], next(iter(records))
            if whom in records:
                return name[:-1], whom
        return "all", ""

    def export(self) -> None:
        """Write the files, beside the window."""
        programme = self.state.programme
        if programme is None or self._task is not None:
            return
        edition, folder = programme.edition, Path(self.folder.text().strip()).expanduser()
        document = self.state.keeping.document(programme.number)
        chosen, whom, language = self.formats.chosen, self.audience.currentData(), self.language.currentData()
        since = self.since.currentData() if self._versions else None
        self._stopped = False

        def progress(done: int, of: int) -> bool:
            task.tell((done, of))
            return not self._stopped

        def work() -> tuple[Path, ...]:
            from lawatan.jobs.export import export_several

            return export_several(edition, chosen, folder, whom, language, document, since, progress)

        self._files = ()
        self._answer = (mark("Writing…"), {}, "quiet")
        self._task = task = Task(work)
        task.progressed.connect(self._tell_progress)
        self._task.done.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.start()
        self._show_answer()
        self._enable()

    def _stop(self) -> None:
        """Let the paper in hand be the last; what is written stays."""
        self._stopped = True

    def _tell_progress(self, told: tuple[int, int]) -> None:
        done, of = told
        if self._task is not None and of > 1:
            self._answer = (mark("Writing… {done} of {of}"), {"done": done, "of": of}, "quiet")
            self._show_answer()

    def _done(self, files: tuple[Path, ...]) -> None:
        self._files = files
        message = mark("One file written to {folder}:") if len(files) == 1 else mark("{n} files written to {folder}:")
        self._answer = (message, {"n": len(files), "folder": self.folder.text()}, "good")
        self._end()

    def _failed(self, fault: Exception) -> None:
        from lawatan.jobs.export import Stopped as StoppedByHand

        if isinstance(fault, OSError):
            why = fault.strerror or str(fault)
            self._answer = (
                mark("Nothing can be written to {folder}: {why}. Choose another folder."),
                {"folder": fault.filename or self.folder.text(), "why": why},
                "must",
            )
        elif isinstance(fault, StoppedByHand):
            self._answer = (mark("Stopped. What was written stays in the folder."), {}, "quiet")
        elif isinstance(fault, ValueError):
            self._answer = (str(fault), {}, "must")
        else:
            self._end()
            raise fault
        self._end()

    def _end(self) -> None:
        self._task = None
        self._show_answer()
        self._enable()
        self.written.emit(self._files)

    def _show_answer(self) -> None:
        message, fields, role = self._answer
        self.answer.setText(self.state.say(message, **fields) if message else "")
        self.answer.setVisible(bool(message))
        restyle(self.answer, role)
        shown = [path.name for path in self._files[:12]]
        if len(self._files) > len(shown):
            shown.append(self.state.say("… and {n} more", n=len(self._files) - len(shown)))
        self.list.setText("\n".join(shown))
        self.list.setVisible(bool(shown))
        self.open.setVisible(bool(shown))

    def _forget(self) -> None:
        """Another programme: the answer is no longer about what is shown."""
        self._answer, self._files = ("", {}, "quiet"), ()
        self._show_answer()

    def _chosen_by_hand(self) -> None:
        """From now on the papers keep their language when the screen changes its own."""
        self._by_hand = True

    def _choose(self) -> None:
        found = self.ask_folder(self, self.state.say, self.folder.text())
        if found:
            self.folder.setText(found)

    def _open_templates(self) -> None:
        """Lay our templates into the folder of the user's own, where they are not there yet, and open it."""
        from lawatan.jobs.letters import lay_out, letters_folder

        try:
            lay_out()
        except OSError as fault:
            self._failed(fault)
        else:
            self.open_folder(letters_folder())

    def _open(self) -> None:
        self.open_folder(self._files[0].parent)


def open_folder(path: Path) -> None:
    """Have the system show a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


PANEL = Panel("export", mark("Export"), "export", "right", Export)
