"""Publishing on the desk: where the calendars lie, what would change there, and the sending of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from lawatan.gui.ask import ask_folder
from lawatan.gui.faults import in_words
from lawatan.gui.panels.panel import Panel
from lawatan.gui.panels.run import Run
from lawatan.gui.parts import Scroll, button, column, label, row, rule, take_turns
from lawatan.gui.readers import Readers
from lawatan.gui.state import State
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.gui.publishing import Answer, Asked, Looked

PUBLISH = mark("Publish calendars")
CHANGED = mark("Something changed meanwhile: look again.")
MOST_LINES = 200
"""So many lines are listed of all calendars together; of more the number is told."""


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
        self.looked: Looked | None = None
        """What would be sent; None where it was not looked at since something was changed."""
        self._about: Asked | None = None
        """What was chosen when the answer came that is there."""
        self._listed: tuple[object, ...] = ()
        self.run = Run(state, "publish")
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
        self.stop, self.answer = self.run.stop, self.run.answer
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
        for signal in (state.worded, state.shown, state.sent):
            signal.connect(self.refresh)
        state.opened.connect(self.run.forget)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Write the form anew in the language of the screen; what was chosen stays."""
        say = self.state.say
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
        if self.isVisible():
            programme = self.state.programme
            self.readers.offer_all(programme.setting if programme is not None else None, say)
        self._forget()

    def _forget(self) -> None:
        """What was found or told is dropped if it is no longer about what is chosen."""
        if not self.run.busy and self._about is not None and not self._about.is_still(self._asked()):
            self.looked = self._about = None
            self.run.forget()
        self._write()

    def _write(self) -> None:
        busy = self.run.busy
        server = "://" in self.place.text()
        for part in self._server:
            part.setVisible(server)
        self.choose.setVisible(not server)
        self.look.setEnabled(bool(self.place.text().strip()) and self.state.programme is not None)
        ready = self.looked is not None and self.looked.steps > 0
        turns = (self.stop, self.send, self.look)
        shown = self.stop if busy else self.send if ready else self.look
        take_turns(shown, *(each for each in turns if each is not shown))
        if self._listed != (self.looked, self.state.say):
            self._listed = (self.looked, self.state.say)
            self._list()

    def _list(self) -> None:
        """Each calendar with what would be sent of it: two parts a calendar, as a thousand take seconds to lay out."""
        say = self.state.say
        self.list.clear()
        left, more = MOST_LINES, 0
        for n, each in enumerate(self.looked.calendars if self.looked is not None else ()):
            if left <= 0:
                more += 1 + len(each.changes)
                continue
            head, *lines = each.lines(say)
            if n:
                self.list.add(rule())
            self.list.add(label(head, "strong" if each.changes else "second", wrap=True))
            if shown := lines[: left - 1]:
                self.list.add(label("\n".join(line.strip() for line in shown), "second", wrap=True))
            left -= 1 + len(shown)
            more += len(lines) - len(shown)
        if more:
            self.list.add(label(say("… and {n} more", n=more), "second"))
        self.list.add(None)
        self.list.settle(0)

    # ---- looking and sending

    def _asked(self) -> Asked | None:
        """What is chosen; None without a programme."""
        from lawatan.gui.publishing import Asked

        programme = self.state.programme
        if programme is None:
            return None
        return Asked(
            programme.edition,
            self.state.times_sent(programme.number),
            self.state.keeping.document(programme.number),
            self.place.text().strip(),
            self.user.text().strip(),
            self.password.text(),
            self.keep.isChecked(),
            self.readers.whom,
            self.state.say.language,
        )

    def preview(self) -> None:
        """Find out what would be sent, beside the window."""
        from lawatan.gui.publishing import look

        asked = self._asked()
        if asked is not None and not self.run.busy:
            meanwhile = mark("Looking at what lies there …"), mark("{done} of {of} …")
            self.looked = None
            self.run.begin(partial(look, asked), meanwhile, partial(self._found, asked), self._failed)
            self._write()

    def publish(self) -> None:
        """Send what the preview told, beside the window."""
        from lawatan.gui.publishing import send

        self._forget()
        if self.looked is not None and not self.run.busy:
            meanwhile = mark("Sending …"), mark("{done} of {of} …")
            self.run.begin(partial(send, self.looked), meanwhile, self._end, self._failed)
            self._write()

    def _found(self, asked: Asked, answer: Answer) -> None:
        """What was looked at is told, unless it is no longer what is chosen."""
        if asked.is_still(self._asked()):
            self._end(answer)
        else:
            self.run.forget()
            self._say(None, "warning", Message(CHANGED))

    def _end(self, answer: Answer) -> None:
        self._say(answer.looked, answer.role, answer.said)

    def _failed(self, fault: Exception) -> None:
        self._say(None, "must", in_words(fault))

    def _say(self, looked: Looked | None, role: str, message: Message) -> None:
        self.looked, self._about = looked, self._asked()
        self.run.tell(role, message)
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
