"""Publishing on the desk: where the calendars lie, what would change there, and the sending of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from lawatan.gui.ask import ask_folder
from lawatan.gui.panels.export_form import Readers
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import Scroll, button, column, label, restyle, row, rule
from lawatan.gui.state import State
from lawatan.gui.work import Task
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.gui.publishing import Answer, Looked

PUBLISH = mark("Publish calendars")
MOST_CALENDARS = 60
"""So many readers' calendars are listed; of more the number is told."""


class Publish(QWidget):
    """The form: place, user, password, readers; below it what would be sent, then what was."""

    left = Signal()
    """It is to give way to what is known of the selection."""
    answered = Signal()
    """What was asked for is there, or the panel says why it is not."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("publish-panel")
        self.state = state
        self.ask_folder = ask_folder
        self._task: Task | None = None
        self.looked: Looked | None = None
        """What would be sent; None where it was not looked at since something was changed."""
        self._said = Message("")
        self.title = label(role="title")
        self.shut = button("flat", "publish-close", self.left.emit)
        self.about = label(role="quiet", wrap=True)
        self.heads = [label(role="second") for _ in range(4)]
        self.place, self.user, self.password = (_line(f"publish-{name}") for name in ("place", "user", "password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = QCheckBox()
        self.keep.setObjectName("publish-keep")
        self.choose = button("", "publish-choose", self._choose)
        self.readers = Readers("publish-readers")
        self.look = button("primary", "publish-look", self.preview)
        self.send = button("primary", "publish-send", self.publish)
        self.stop = button("", "publish-stop", self._stop)
        self.answer = label(wrap=True, name="publish-answer")
        self.list = Scroll(space=4)
        head = QWidget()
        place, user, password, readers = self.heads
        self._server = (user, self.user, password, self.password, self.keep)
        head.setLayout(
            column(
                *(row(self.title, None, self.shut), self.about, 4, place, self.place, row(self.choose, None)),
                *(*self._server, readers, self.readers, 4, row(self.look, self.send, self.stop, None), self.answer),
                margins=(16, 16, 16, 4),
                space=6,
            )
        )
        self.setLayout(column(head, self.list, space=0))
        self.place.textChanged.connect(self._forget)
        for line in (self.user, self.password):
            line.textChanged.connect(self._forget)
        self.readers.activated.connect(lambda _at: self._forget())
        for signal in (state.worded, state.opened):
            signal.connect(self.refresh)
        state.shown.connect(self._forget)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Write the form anew in the language of the screen; what was chosen stays."""
        say, programme = self.state.say, self.state.programme
        self.title.setText(say(PUBLISH))
        self.shut.setText(say("Close"))
        self.about.setText(
            say(
                "Brings each reader’s calendar to a folder or a calendar server (CalDAV), to which phones can subscribe. "
                "Looked at first; nothing is sent twice."
            )
        )
        texts = (say("Folder, or address of the calendars"), say("User"), say("Password"), say("For"))
        for head, text in zip(self.heads, texts, strict=True):
            head.setText(text)
        for field, text in zip((self.place, self.user, self.password, self.readers), texts, strict=True):
            field.setAccessibleName(text)
        self.place.setPlaceholderText(say("https://… or a folder"))
        self.password.setPlaceholderText(say("empty: as the keyring has it"))
        self.keep.setText(say("Keep the password in the keyring"))
        self.choose.setText(say("Choose a folder…"))
        self.look.setText(say("Look first"))
        self.send.setText(say("Send"))
        self.stop.setText(say("Stop"))
        if self.isVisible():
            self.readers.list_readers(programme.edition if programme is not None else None, say)
        self._write()

    def _forget(self) -> None:
        """What was found is no longer about what is chosen."""
        if self._task is None:
            self.looked, self._said = None, Message("")
            self._write()

    def _write(self) -> None:
        say, busy = self.state.say, self._task is not None
        server = "://" in self.place.text()
        for part in self._server:
            part.setVisible(server)
        self.choose.setVisible(not server)
        self.send.setVisible(not busy and self.looked is not None and self.looked.steps > 0)
        self.look.setVisible(not busy and not self.send.isVisibleTo(self))
        self.look.setEnabled(bool(self.place.text().strip()) and self.state.programme is not None)
        self.stop.setVisible(busy)
        self.answer.setText(say.message(self._said))
        self.answer.setVisible(bool(self._said.text))
        self.list.clear()
        found = self.looked.calendars if self.looked is not None else ()
        for n, each in enumerate(found[:MOST_CALENDARS]):
            if n:
                self.list.add(rule())
            head, *lines = each.lines(say)
            self.list.add(label(head, "strong" if each.changes else "second", wrap=True))
            for line in lines:
                self.list.add(label(line.strip(), "second", wrap=True))
        if len(found) > MOST_CALENDARS:
            self.list.add(label(say("… and {n} more", n=len(found) - MOST_CALENDARS), "second"))
        self.list.add(None)
        self.list.settle(0)

    # ---- looking and sending

    def preview(self) -> None:
        """Find out what would be sent, beside the window."""
        from lawatan.gui.publishing import Asked, look

        programme = self.state.programme
        if programme is None or self._task is not None:
            return
        asked = Asked(
            programme.edition,
            self.state.keeping.document(programme.number),
            self.place.text().strip(),
            self.user.text().strip(),
            self.password.text(),
            self.keep.isChecked(),
            self.readers.currentData() or "all",
            self.state.say.language,
        )
        self._begin(lambda progress: look(asked, progress), mark("Looking at what lies there …"))

    def publish(self) -> None:
        """Send what the preview told, beside the window."""
        from lawatan.gui.publishing import send

        looked = self.looked
        if looked is not None and self._task is None:
            self._begin(lambda progress: send(looked, progress), mark("Sending …"))

    def _begin(self, work, meanwhile: str) -> None:
        self._stopped = False
        self._said = Message(meanwhile)
        restyle(self.answer, "quiet")

        def progress(done: int, of: int) -> bool:
            task.tell((done, of))
            return not self._stopped

        self._task = task = Task(lambda: work(progress))
        task.progressed.connect(self._tell_progress)
        self._task.done.connect(self._done)
        self._task.failed.connect(self._failed)
        self._write()
        self._task.start()

    def _tell_progress(self, told: tuple[int, int]) -> None:
        done, of = told
        if self._task is not None and of > 1:
            self._said = Message(mark("{done} of {of} …"), {"done": done, "of": of})
            self.answer.setText(self.state.say.message(self._said))

    def _stop(self) -> None:
        """Stop between two requests; what was sent stays, and the next run goes on there."""
        self._stopped = True

    def _done(self, answer: Answer) -> None:
        self._task, self.looked, self._said = None, answer.looked, answer.said
        restyle(self.answer, answer.role)
        self._write()
        self.answered.emit()

    def _failed(self, fault: Exception) -> None:
        self._task, self.looked = None, None
        self._said = Message(mark("It could not be done: {why}"), {"why": str(fault)})
        restyle(self.answer, "must")
        self._write()
        self.answered.emit()

    def _choose(self) -> None:
        found = self.ask_folder(self, self.state.say, self.place.text())
        if found:
            self.place.setText(found)


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


PANEL = Panel("publish", PUBLISH, "export", "right", Publish, guide="sending")
