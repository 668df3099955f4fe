"""A form for any record or part of one: its fields below each other with their names, by section."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from lawatan.domain import Fact, Value
from lawatan.domain.fields import RecordField, record_fields
from lawatan.gui.form.context import Context
from lawatan.gui.form.editor import Editor, Path
from lawatan.gui.form.section import Section
from lawatan.gui.form.source import Source
from lawatan.gui.parts import column, label, row
from lawatan.jobs.cells import Unread

NAME_PX = 100
ACROSS = ("flag", "integer", "number", "date", "time", "choice")
"""Sorts so short that two or three of them stand beside each other."""


class Form(QWidget):
    """The editors of a value; what they say is taken by whoever owns the form."""

    committed = Signal(str)
    """A field was edited, by its name: its value can be taken."""
    sourced = Signal(str, object)
    """Where a field comes from was edited: its name, and the Fact or None."""

    def __init__(
        self, context: Context, kind: type[Value], leave_out: Collection[str] = (), sources: bool = False
    ) -> None:
        super().__init__()
        self.context, self.kind = context, kind
        self.editors: dict[str, Editor] = {}
        self.sources: dict[str, Source] = {}
        self.sections: dict[str, Section] = {}
        self._value: Value | None = None
        self._with_sources = sources
        self._fields = tuple(f for f in record_fields(kind) if f.name not in leave_out)
        self._column = column(space=10)
        self.setLayout(self._column)
        if across(kind) and not sources:
            self._beside()
        else:
            self._below()

    # ---- laying out

    def _beside(self) -> None:
        """Two or three short fields in one row, each with its name above."""
        line = row(space=6)
        for field in self._fields:
            name, editor = self._made(field)
            name.setProperty("role", "small")
            line.addLayout(column(name, editor, None, space=2), 1)
        self._column.addLayout(line)

    def _below(self) -> None:
        for heading in dict.fromkeys(field.section for field in self._fields):
            fields = tuple(field for field in self._fields if field.section == heading)
            if not heading:
                self._column.addLayout(self._grid(fields))
                continue
            section = Section(self.context, self.kind, heading)
            section.opened.connect(self._fill_section)
            self.sections[heading] = section
            self._column.addWidget(section)

    def _fill_section(self, heading: str) -> None:
        """Build a section when it is first opened."""
        section = self.sections[heading]
        section.fill(self._grid(tuple(field for field in self._fields if field.section == heading)))
        if self._value is not None:
            for field in self._fields:
                if field.section == heading:
                    self._show_field(field.name, self._value, True)

    def _grid(self, fields: tuple[RecordField, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, NAME_PX)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for n, field in enumerate(fields):
            name, editor = self._made(field)
            at = 3 * n
            grid.setRowMinimumHeight(at + 2, 8)
            if self._with_sources:
                where = top if editor.wide else Qt.AlignmentFlag.AlignVCenter
                grid.addWidget(self._source(field, editor).mark, at, 2, where)
            if editor.wide:
                corner = editor.corner()
                grid.addWidget(name, at, 0, 1, 1 if corner else 2, Qt.AlignmentFlag.AlignVCenter)
                if corner is not None:
                    grid.addWidget(corner, at, 1, Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(editor, at + 1, 0, 1, 3)
                grid.setRowMinimumHeight(at, 24)
            else:
                name.setFixedWidth(NAME_PX)
                name.setMinimumHeight(30)
                grid.addWidget(name, at, 0, top)
                grid.addWidget(editor, at, 1, 1, 1 if self._with_sources else 2)
        return grid

    def _made(self, field: RecordField) -> tuple[QLabel, Editor]:
        from lawatan.gui.form.make import editor_for  # here: forms hold forms

        say = self.context.say
        editor = editor_for(self.context, field, field.shape)
        title, help_ = say(field.title), say(field.help)
        name = label(title, "second", wrap=True, name=f"name-{field.name}")
        name.setToolTip(help_)
        name.setBuddy(editor.part())
        editor.named(title, help_)
        editor.committed.connect(lambda name=field.name: self.committed.emit(name))
        self.editors[field.name] = editor
        return name, editor

    def _source(self, field: RecordField, editor: Editor) -> Source:
        source = Source(self.context, field, editor.body)
        source.changed.connect(lambda fact, name=field.name: self.sourced.emit(name, fact))
        self.sources[field.name] = source
        return source

    # ---- values

    def show_value(self, value: Value, whatever: bool = False) -> None:
        """Show a record; what is half typed stays, unless ``whatever``."""
        before, self._value = self._value, value
        for field in self._fields:
            if field.name in self.editors:
                same = before is not None and getattr(before, field.name) == getattr(value, field.name)
                if not same or whatever or field.shape.sort in ("reference", "room", "many", "value"):
                    self._show_field(field.name, value, whatever)
        for name, source in self.sources.items():
            facts: Mapping[str, Fact] = getattr(value, "facts", {})
            source.show_fact(facts.get(name))
        for heading, section in self.sections.items():
            section.show_count(self._filled(value, heading))

    def _show_field(self, name: str, value: Value, whatever: bool) -> None:
        editor = self.editors[name]
        if whatever:
            editor.clear_fault()
        editor.show_value(getattr(value, name), whatever)
        if name in self.sources:
            facts: Mapping[str, Fact] = getattr(value, "facts", {})
            self.sources[name].show_fact(facts.get(name))

    def _filled(self, value: Value, heading: str) -> int:
        """How many fields of a section say something other than they say by default."""
        count = 0
        for field in self._fields:
            if field.section == heading:
                default = type(value).model_fields[field.name].get_default(call_default_factory=True)
                count += field.required or getattr(value, field.name) != default
        return count

    def settle(self, value: Value, name: str) -> None:
        """A field was taken: show it as the record has it now."""
        editor = self.editors[name]
        editor.clear_fault()
        editor.show_value(getattr(value, name), True)

    def value(self) -> dict[str, object]:
        """What all fields say, by name; Unread, with the path of the field."""
        found: dict[str, object] = {} if self._value is None else {
            field.name: getattr(self._value, field.name) for field in self._fields
        }  # fmt: skip
        for name, editor in self.editors.items():
            try:
                found[name] = editor.value()
            except Unread as fault:
                raise Unread(str(fault), (name, *fault.path)) from None
        return found

    @property
    def pending(self) -> bool:
        """Whether anything is typed that the record does not have."""
        return any(editor.pending for editor in self.editors.values())

    def typed(self) -> dict[str, object]:
        """What is half typed, by field."""
        return {name: typed for name, editor in self.editors.items() if (typed := editor.typed())}

    def type_again(self, typed: dict[str, object]) -> None:
        """Type again what was half typed, and say again what is wrong with it."""
        for field in self._fields:
            if field.name in typed:
                if field.name not in self.editors:
                    self.sections[field.section].open()
                self.editors[field.name].type_again(typed[field.name])

    def show_fault(self, path: Path, sentence: str) -> bool:
        """Show what is wrong at its field; say whether there is such a field."""
        for field in self._fields:
            if path and field.name == path[0]:
                if field.name not in self.editors:
                    self.sections[field.section].open()
                self.editors[field.name].show_fault(path[1:], sentence)
                return True
        return False

    def clear_fault(self) -> None:
        """Nothing is wrong any more."""
        for editor in self.editors.values():
            editor.clear_fault()


def across(kind: type[Value]) -> bool:
    """Whether a part of a record is so short that its fields stand beside each other."""
    fields = record_fields(kind)
    return len(fields) <= 3 and all(field.shape.sort in ACROSS for field in fields)
