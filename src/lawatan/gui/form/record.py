"""The form of one record of an edition: each edit goes to the programme, what does not hold stays and is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from lawatan.domain.edit import changed
from lawatan.gui.form.context import Context
from lawatan.gui.form.faults import sentences
from lawatan.gui.form.form import Form
from lawatan.gui.parts import column, label
from lawatan.jobs.cells import Unread

if TYPE_CHECKING:
    from pydantic import ValidationError

    from lawatan.domain import Fact, Record

Send = Callable[["Record", str], "Record"]
"""Has a changed record taken, for a field by its name, and gives it as it is kept; ValidationError where the edition
would not hold together."""


class RecordForm(QWidget):
    """A record's fields, their sources, and below them what is wrong with no field in particular."""

    def __init__(self, context: Context, table: str, record: Record, send: Send) -> None:
        super().__init__()
        self.context, self.table, self.record, self._send = context, table, record, send
        context.names = context.names.about(record)
        self.form = Form(context, type(record), leave_out=("id", "order"), sources=True)
        self.form.committed.connect(self._take)
        self.form.sourced.connect(self._take_source)
        self.wrong = label(role="fault", wrap=True, name="record-fault")
        self.wrong.hide()
        self.setLayout(column(self.form, self.wrong, space=8))
        self.form.show_value(record, True)

    def show_record(self, record: Record) -> None:
        """Show the record as it is now; what is half typed stays."""
        self.record = record
        self.context.names = self.context.names.about(record)
        self.form.show_value(record)

    def turn_source(self) -> None:
        """Open where the field in use comes from, or shut it."""
        focus: QWidget | None = QApplication.focusWidget()
        for name, editor in self.form.editors.items():
            if focus is not None and editor.isAncestorOf(focus) and name in self.form.sources:
                self.form.sources[name].turn()

    def go(self, name: str) -> None:
        """Bring a field into use, what stands in it chosen to be typed over; the first one where there is none."""
        editor = self.form.editors.get(name) or next(iter(self.form.editors.values()), None)
        if editor is None:
            return
        part = editor.part()
        part.setFocus()
        if isinstance(part, (QLineEdit, QPlainTextEdit)):
            part.selectAll()

    def _take(self, name: str) -> None:
        editor = self.form.editors[name]
        try:
            value = editor.value()
        except Unread as fault:
            editor.clear_fault()
            editor.show_fault(fault.path, str(fault))
            return
        if waiting := self._waiting(name):  # first and last day: neither may hold before the other is typed
            try:
                changed(self.record, **waiting, **{name: value})
            except ValueError:
                pass
            else:
                self._change({**waiting, name: value}, name)
                return
        self._change({name: value}, name)

    def _waiting(self, name: str) -> dict[str, object]:
        """What was typed into other fields and did not hold so far, as far as it can be read."""
        found: dict[str, object] = {}
        for other, editor in self.form.editors.items():
            if other != name and editor.pending:
                with suppress(Unread):
                    found[other] = editor.value()
        return found

    def _take_source(self, name: str, fact: Fact | None) -> None:
        facts = {field: known for field, known in self.record.facts.items() if field != name}
        self._change({"facts": {**facts, name: fact} if fact is not None else facts}, name)

    def _change(self, fields: Mapping[str, object], name: str) -> None:
        from pydantic import ValidationError  # with the records, after the first paint

        self.wrong.hide()
        try:
            record = changed(self.record, **fields)
            if record != self.record:
                record = self._send(record, name)
        except ValidationError as fault:
            self._tell(fault, name)
        else:
            self.record = record
            for field in fields:
                if field in self.form.editors:
                    self.form.settle(record, field)

    def _tell(self, fault: ValidationError, name: str) -> None:
        """Show each fault at its field; one about no field in particular at the field that was edited."""
        self.form.editors[name].clear_fault()
        for path, sentence in sentences(fault, self.context.say, (self.table, self.record.id)):
            if not self.form.show_fault(path, sentence):
                self.form.editors[name].show_fault((), sentence)
