"""Export: writes the schedule in the formats, for the readers and in the language chosen, and says what was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from lawatan.gui.ask import ask_folder
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import Choice, Scroll, button, column, label, restyle, row
from lawatan.gui.state import State
from lawatan.gui.work import Task
from lawatan.words import LANGUAGES, mark


class Export(QWidget):
    """The form for writing papers; the answer stands below it."""

    left = Signal()
    """It is to give way to what is known of the selection."""
    written = Signal(object)
    """The files that were written, as paths; empty where it failed."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("export-panel")
        self.state = state
        self.ask_folder = ask_folder
        self._task: Task | None = None
        self._files: tuple[Path, ...] = ()
        self._answer: tuple[str, dict[str, object], str] = ("", {}, "quiet")
        self.title = label(role="title")
        self.shut = button("flat", "export-close", self.left.emit)
        self.explained = label(role="quiet", wrap=True)
        self.heads = [label(role="second") for _ in range(4)]
        self.formats: dict[str, QCheckBox] = {}
        self.format_box = QVBoxLayout()
        self.audience, self.language = Choice("export-audience"), Choice("export-language")
        self.folder = QLineEdit()
        self.folder.setObjectName("export-folder")
        self.choose = button("", "export-choose", self._choose)
        self.go = button("primary", "export-go", self.export)
        self.answer = label(wrap=True, name="export-answer")
        self.list = label(role="second", wrap=True, name="export-files")
        self.open = button("link", "export-open", self._open)
        scroll = Scroll(space=6)
        formats, audience, language, folder = self.heads
        scroll.add(
            row(self.title, None, self.shut), self.explained, 8, formats, self.format_box, 6, audience, self.audience
        )
        scroll.add(6, language, self.language, 6, folder, self.folder, row(self.choose, None), 10, self.go, 8)
        scroll.add(self.answer, self.list, row(self.open, None), None)
        scroll.settle()
        self.setLayout(column(scroll, space=0))
        self.folder.textChanged.connect(self._enable)
        self._by_hand = False
        self.language.activated.connect(self._chosen_by_hand)
        for signal in (state.worded, state.shown):
            signal.connect(self.refresh)
        state.opened.connect(self._forget)
        state.looked.connect(self.refresh)

    def showEvent(self, event) -> None:
        self._fill()
        self.refresh()

    def _fill(self) -> None:
        """List formats and readers, which come with the outputs: not needed for the first paint."""
        if self.formats:
            return
        from lawatan.output import OUTPUTS

        for output in OUTPUTS:
            box = QCheckBox()
            box.setObjectName(f"export-{output.name}")
            box.setChecked(True)
            box.toggled.connect(self._enable)
            self.formats[output.name] = box
            self.format_box.addWidget(box)
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
        self.open.setText(say("Open the folder"))
        self.audience.setAccessibleName(texts[1])
        self.language.setAccessibleName(texts[2])
        self.folder.setAccessibleName(texts[3])
        if self.formats:
            from lawatan.output import AUDIENCES, OUTPUTS

            for output in OUTPUTS:
                self.formats[output.name].setText(say(output.title))
            self.audience.offer({name: say(text) for name, text in AUDIENCES.items()})
        self.language.offer(LANGUAGES)
        if not self._by_hand:
            self.language.setCurrentIndex(self.language.findData(say.language))
        self._show_answer()
        self._enable()

    def _enable(self) -> None:
        chosen = any(box.isChecked() for box in self.formats.values())
        programme = self.state.programme
        # While files are written it stays as it is: were it disabled, the focus would jump elsewhere.
        self.go.setEnabled(programme is not None and chosen and bool(self.folder.text().strip()))

    def export(self) -> None:
        """Write the files, beside the window."""
        programme = self.state.programme
        if programme is None or self._task is not None:
            return
        edition, folder = programme.edition, Path(self.folder.text().strip()).expanduser()
        formats = [name for name, box in self.formats.items() if box.isChecked()]
        audience, language = self.audience.currentData(), self.language.currentData()

        def work() -> tuple[Path, ...]:
            from lawatan.jobs.export import NothingToExport, export

            files: list[Path] = []
            nothing: NothingToExport | None = None
            for name in formats:
                try:
                    files += export(edition, name, folder, audience, language)
                except NothingToExport as fault:  # this format has no paper for such readers
                    nothing = fault
            if nothing is not None and not files:
                raise nothing
            return tuple(files)

        self._files = ()
        self._answer = (mark("Writing…"), {}, "quiet")
        self._task = Task(work, self)
        self._task.done.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.start()
        self._show_answer()
        self._enable()

    def _done(self, files: tuple[Path, ...]) -> None:
        self._files = files
        message = mark("One file written to {folder}:") if len(files) == 1 else mark("{n} files written to {folder}:")
        self._answer = (message, {"n": len(files), "folder": self.folder.text()}, "good")
        self._end()

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, OSError):
            why = fault.strerror or str(fault)
            self._answer = (
                mark("Nothing can be written to {folder}: {why}. Choose another folder."),
                {"folder": fault.filename or self.folder.text(), "why": why},
                "must",
            )
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

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files[0].parent)))


PANEL = Panel("export", mark("Export"), "export", "right", Export)
