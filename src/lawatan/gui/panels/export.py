"""Export: writes the schedule in the formats, for the readers and in the language chosen, and says what was written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from lawatan.gui.ask import ask_folder
from lawatan.gui.faults import in_words
from lawatan.gui.panels.export_form import Formats, Reminder, Since
from lawatan.gui.panels.panel import Panel
from lawatan.gui.panels.run import Run
from lawatan.gui.parts import Choice, Lasting, button, column, label, row, rule, take_turns
from lawatan.gui.readers import Readers, kind_of
from lawatan.gui.state import State
from lawatan.gui.work import Go, Latest
from lawatan.words import LANGUAGES, Message, mark

NARROW_PX = 260
"""In a panel that is narrower the buttons stand below each other."""
MOST_FILES = 12
"""So many files are named; of more the number is told."""


class Export(QWidget):
    """The form for writing papers; the answer stands below it."""

    left = Signal()
    """It is to give way to what is known of the selection."""
    written = Signal(object)
    """The files that were written, as paths; empty where it failed."""
    looked = Signal(object, object, object)
    """A paper (its format's name and its own) is to be looked at, for an audience or a reader, since a version or whole."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("export-panel")
        self.state = state
        self.ask_folder, self.open_folder = ask_folder, open_folder
        self.run = Run(state, "export")
        self._files: tuple[Path, ...] = ()
        self._template_fault = Message("")
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
        self.stop, self.answer = self.run.stop, self.run.answer
        self.list = label(role="second", wrap=True, name="export-files")
        self.open = button("link", "export-open", self._open)
        self.templates = button("link", "export-templates", self._open_templates)
        self.template_answer = label(role="must", wrap=True, name="export-template-answer")
        self.reminder = Reminder("export-reminder")
        self.form = scroll = Lasting(space=6)
        formats, audience, language, folder = self.heads
        scroll.add(row(self.title, None, self.shut), self.explained, 8, formats, self.formats)
        scroll.add(self.reminder, row(self.templates, None), self.template_answer, 6)
        scroll.add(audience, self.audience, self.since, 6, language, self.language, 6, folder, self.folder)
        scroll.add(row(self.choose, None), 8, self.list, row(self.open, None), None)
        scroll.settle()
        foot = QWidget()  # always in sight, however many formats are chosen
        self.buttons = row(self.go, self.look, self.stop, None)
        foot.setLayout(column(self.buttons, self.answer, space=6, margins=(16, 10, 16, 10)))
        self.setLayout(column(scroll, rule(), foot, space=0))
        self.folder.textChanged.connect(self._enable)
        self.formats.changed.connect(self._enable)
        self._by_hand = False
        self.language.activated.connect(self._chosen_by_hand)
        for signal in (state.worded, state.shown):
            signal.connect(self.refresh)
        state.opened.connect(self._forget)
        state.keeping.stood.connect(lambda _number: self._ask_versions())
        state.sent.connect(self._ask_versions)
        state.looked.connect(self.refresh)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_PX
        self.buttons.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

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
        self.reminder.word(say)
        self.choose.setText(say("Choose…"))
        self.go.setText(say("Write files"))
        self.look.setText(say("Preview…"))
        self.open.setText(say("Open the folder"))
        self.templates.setText(say("Your own letter templates…"))
        self.audience.setAccessibleName(texts[1])
        self.language.setAccessibleName(texts[2])
        self.folder.setAccessibleName(texts[3])
        self.since.setAccessibleName(say("Who gets files"))
        if self.formats.boxes:
            self.formats.word(say)
            self.audience.offer_all(self.state.programme.setting if self.state.programme else None, say)
            self._ask_versions()
        self._list_versions(self._versions)
        self.language.offer(LANGUAGES)
        if not self._by_hand:
            self.language.setCurrentIndex(self.language.findData(say.language))
        self._show_files()
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

    def _enable(self) -> None:
        chosen = bool(self.formats.chosen)
        programme = self.state.programme
        # While files are written it stays as it is: were it disabled, the focus would jump elsewhere.
        self.go.setEnabled(programme is not None and chosen and bool(self.folder.text().strip()))
        self.look.setEnabled(programme is not None and chosen)
        formats = {each.format for each in self.formats.chosen}
        self.templates.setVisible("docx" in formats)
        self.reminder.setVisible(not formats.isdisjoint(("ics", "eml")))
        self.template_answer.setText(self.state.say.message(self._template_fault))
        self.template_answer.setVisible(bool(self._template_fault.text) and self.templates.isVisibleTo(self))
        take_turns(*((self.stop, self.look) if self.run.busy else (self.look, self.stop)))

    def _look(self) -> None:
        """Have the first of the chosen papers looked at, for the first of those for whom it would be written."""
        from lawatan.output import OUTPUTS

        first, whom = self.formats.chosen[0], self.audience.whom
        papers = next(output.papers for output in OUTPUTS if output.name == first.format)
        fitting = next((paper.name for paper in papers if kind_of(whom) in paper.kinds), papers[0].name)
        self.looked.emit((first.format, first.paper or fitting), whom, self.since.currentData())

    def export(self) -> None:
        """Write the files, beside the window."""
        programme = self.state.programme
        if programme is None or self.run.busy:
            return
        edition, folder = programme.edition, Path(self.folder.text().strip()).expanduser()
        document = self.state.keeping.document(programme.number)
        chosen, whom, language = self.formats.chosen, self.audience.whom, self.language.currentData()
        since, reminders = self.since.currentData(), self.reminder.minutes

        def work(go_on: Go) -> tuple[Path, ...]:
            from lawatan.jobs.export import export_several

            return export_several(edition, chosen, folder, whom, language, document, since, reminders, go_on)

        self._files = ()
        meanwhile = mark("Writing…"), mark("Writing… {done} of {of}")
        self.run.begin(work, meanwhile, partial(self._done, folder), partial(self._failed, folder))
        self._show_files()
        self._enable()

    def _done(self, folder: Path, files: tuple[Path, ...]) -> None:
        from lawatan.jobs.writing import edited_beside, to_be_told

        files = tuple(sorted(files, key=lambda path: edited_beside(path) is None))  # first what one has to look at
        message = mark("One file written to {folder}.") if len(files) == 1 else mark("{n} files written to {folder}.")
        told, more = Message(message, {"n": len(files), "folder": folder}), to_be_told(files)
        parts = {"more": lambda say: " ".join(map(say.message, more)), "written": lambda say: say.message(told)}
        if more:
            self._end("warning", Message("{more} {written}", parts), files)
        else:
            self._end("good", told, files)

    def _failed(self, folder: Path, fault: Exception) -> None:
        from lawatan.jobs.export import NotWritten, Stopped

        if isinstance(fault, NotWritten):
            text = mark("Nothing can be written to {folder}: {why}. Choose another folder.")
            if fault.files:
                text = mark("Not all could be written to {folder}: {why}. What was written before stays there.")
            where = folder if fault.files else fault.why.filename or folder
            self._end("must", Message(text, {"folder": where, "why": _why(fault.why)}), fault.files)
        elif isinstance(fault, Stopped):
            text = mark("Stopped. What was written stays in the folder.")
            if not fault.files:
                text = mark("Stopped; nothing was written.")
            self._end("quiet", Message(text), fault.files)
        else:
            self._end("must", in_words(fault), getattr(fault, "files", ()))

    def _end(self, role: str, message: Message, files: tuple[Path, ...] = ()) -> None:
        self._files = files
        self.run.tell(role, message)
        self._show_files()
        self._enable()
        if files and self.isVisible():
            self.form.fit()
            self.form.ensureWidgetVisible(self.open)
        self.written.emit(files)

    def _show_files(self) -> None:
        shown = [path.name for path in self._files[:MOST_FILES]]
        if len(self._files) > len(shown):
            shown.append(self.state.say("… and {n} more", n=len(self._files) - len(shown)))
        self.list.setText("\n".join(shown))
        self.list.setVisible(bool(shown))
        self.open.setVisible(bool(shown))

    def _forget(self) -> None:
        """Another programme: the answer is no longer about what is shown, and its versions are others."""
        self.run.forget()
        self._files, self._template_fault = (), Message("")
        self._looking.forget()
        self._list_versions(())
        self._show_files()
        self._enable()

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

        folder, self._template_fault = letters_folder(), Message("")
        try:
            lay_out()
        except OSError as fault:
            text = mark("The templates cannot be laid into {folder}: {why}.")
            self._template_fault = Message(text, {"folder": folder, "why": _why(fault)})
        else:
            self.open_folder(folder)
        self._enable()

    def _open(self) -> None:
        self.open_folder(self._files[0].parent)


def _why(fault: OSError) -> str:
    return fault.strerror or str(fault)


def open_folder(path: Path) -> None:
    """Have the system show a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


PANEL = Panel("export", mark("Export"), "export", "right", Export)
