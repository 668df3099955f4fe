"""The form of a record of the programme on show: its name above, its edits sent, half-typed text never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from lawatan.gui.parts import column
from lawatan.gui.records.edits import changing
from lawatan.gui.state import State

if TYPE_CHECKING:
    from lawatan.domain import Record
    from lawatan.domain.tables import Key
    from lawatan.gui.form.context import Context
    from lawatan.gui.form.record import RecordForm


class Editing(QWidget):
    """Shows the form of one record after another; one with text that does not fit is kept for when a person is back."""

    folds: dict[tuple[str, str], bool] = {}  # noqa: RUF012  # one for all of them: what is opened in one form is in the next

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self.key: Key | None = None
        self.form: RecordForm | None = None
        self.ask_picture = self._ask_picture
        self._left: dict[Key, RecordForm] = {}
        self._typed: dict[tuple[int, Key], dict[str, object]] = {}  # in other programmes, by their numbers
        self._number = -1
        self._sending: Record | None = None
        self._place: QVBoxLayout = column(space=0)
        self.setLayout(self._place)
        state.opened.connect(self._forget)
        state.worded.connect(self._anew)
        state.looked.connect(self._anew)

    def show_key(self, key: Key | None) -> None:
        """Show a record by its key; nothing where there is none."""
        record = self._record(key)
        if key is None or record is None:
            self._put_aside()
            self.key = None
            return
        if key == self.key and self.form is not None:
            self.form.context.names = self._context(key).names
            self.form.show_record(record)
            return
        self._put_aside()
        self.key = key
        kept = self._left.pop(key, None)
        self.form = kept or self._made(key, record)
        self._number = self.state.programme.number if self.state.programme else -1
        if (typed := self._typed.pop((self._number, key), None)) is not None:
            self.form.form.type_again(typed)
        self._place.addWidget(self.form)
        self.form.show()
        if kept is not None:
            kept.context.names = self._context(key).names
            kept.show_record(record)

    def _made(self, key: Key, record: Record) -> RecordForm:
        from lawatan.gui.form.record import RecordForm  # pydantic and the records: after the first paint

        form = RecordForm(self._context(key), key[0], record, self._send)
        form.setParent(self)
        for part in form.findChildren(QWidget):
            part.ensurePolished()  # else they are measured in the wrong font until they are on show
        return form

    def _put_aside(self) -> None:
        """Take the form away; one with half-typed text is kept."""
        if self.form is None:
            return
        self._place.removeWidget(self.form)
        self.form.hide()
        if self.key is not None and self.form.form.pending:
            self._left[self.key] = self.form
        else:
            self.form.deleteLater()
        self.form = None

    def unfinished(self, number: int) -> bool:
        """Whether something is typed in a programme's forms that does not fit, and so is in no edit."""
        elsewhere = any(place[0] == number for place in self._typed)
        return elsewhere or (number == self._number and bool(self._unfinished()))

    def _unfinished(self) -> dict[Key, RecordForm]:
        """The forms of this programme with half-typed text, by record."""
        here = {self.key: self.form} if self.key is not None and self.form is not None else {}
        return {key: form for key, form in {**self._left, **here}.items() if form.form.pending}

    def _forget(self) -> None:
        """Another programme is on show, whose records may be called the same: what is half typed waits for this one."""
        self._typed = {place: typed for place, typed in self._typed.items() if self.state.find(place[0])[1] is not None}
        if self.state.find(self._number)[1] is not None:
            self._typed |= {(self._number, key): form.form.typed() for key, form in self._unfinished().items()}
        for form in self._left.values():
            form.deleteLater()
        self._left.clear()
        if self.form is not None:
            self.form.form.blockSignals(True)  # as it loses the focus: what it says is not for the other programme
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form, self.key = None, None

    def _anew(self) -> None:
        """Build the forms anew in another language or other colours, with what was half typed in them."""
        for key, old in [*self._left.items(), *([(self.key, self.form)] if self.key and self.form else [])]:
            record = self._record(key)
            typed = old.form.typed()
            focus: QWidget | None = self.window().focusWidget()
            in_use = focus.objectName() if focus is not None and old.isAncestorOf(focus) else ""
            old.hide()
            if record is None:
                continue
            made = self._made(key, record)
            made.form.type_again(typed)
            if old is self.form:
                self._place.replaceWidget(old, made)
                self.form = made
                made.show()
                again = made.findChild(QWidget, in_use) if in_use else None
                if isinstance(again, QWidget):
                    again.setFocus()
            else:
                self._left[key] = made
            old.setParent(None)
            old.deleteLater()

    def _record(self, key: Key | None) -> Record | None:
        from lawatan.domain.consistency import table_of
        from lawatan.domain.tables import HEADING

        programme = self.state.programme
        if programme is None or key is None:
            return None
        if key == HEADING:
            return programme.edition.heading
        found: Record | None = table_of(programme.edition, key[0]).get(key[1])
        return found

    def _context(self, key: Key) -> Context:
        from lawatan.gui.form.context import Context
        from lawatan.jobs.naming import Names, zone_of

        assert self.state.programme is not None
        edition, say = self.state.programme.edition, self.state.say
        return Context(
            say, self.state.tokens, Names(edition, say), zone_of(edition, key), self.folds, lambda: self.ask_picture()
        )

    def _send(self, record: Record, name: str) -> Record:
        """Send an edit; ValidationError where the edition would not hold together."""
        assert self.key is not None and self.form is not None and self.state.programme is not None
        before, edition = self.key, self.state.programme.edition
        title = type(record).model_fields[name].title or name
        label_, changes = changing(edition, before[0], self.form.record, record, title)
        (key,) = [known for known, kept in changes.items() if kept is not None]
        looked_at = self.state.record == before
        try:
            self.key = key  # before the edit, so that whoever listens goes on with this form
            self.state.record = key if looked_at else self.state.record
            self.state.edit(label_, changes)
        except ValueError:
            self.key = before
            self.state.record = before if looked_at else self.state.record
            raise
        kept = self._record(key)
        if kept is None:  # refused: the programme is open to read only
            self.key = before
            self.state.record = before if looked_at else self.state.record
            return self.form.record
        if looked_at and key != before:
            self.state.selected.emit()
        return kept

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F4 opens where the field in use comes from."""
        if event.key() == Qt.Key.Key_F4 and self.form is not None:
            self.form.turn_source()
        else:
            super().keyPressEvent(event)

    def _ask_picture(self) -> str:
        say = self.state.say
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(), say("Choose a picture"), "", say("Pictures") + " (*.png *.jpg *.jpeg *.svg)"
        )
        return chosen
