"""A field that is a part with fields of its own: a service, an opt-in, a stretch of the day."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from lawatan.domain import Value
from lawatan.domain.fields import RecordField, Shape
from lawatan.gui.form.context import Context
from lawatan.gui.form.editor import Editor, Path
from lawatan.gui.form.form import Form, across
from lawatan.gui.parts import button, column, row
from lawatan.jobs.blank import Missing, blank_part


class ValueField(Editor):
    """The part's own form; where there is none, the offer to add it."""

    wide = True

    def __init__(self, context: Context, field: RecordField, shape: Shape) -> None:
        super().__init__(context, field, shape)
        assert shape.value is not None
        self._kind: type[Value] = shape.value
        self.form: Form | None = None
        self._there = False
        self._holder: QWidget | None = None
        self.add: QPushButton | None = None
        self.remove: QPushButton | None = None
        if shape.optional:
            self.add = button("add", f"add-{field.name}", self._add)
            self.add.setText(context.say("Add…"))
        else:
            self._there = True
            self._build()

    def part(self) -> QWidget:
        if self.form is not None and self._there:
            return next(iter(self.form.editors.values())).part()
        return self.add or self

    def corner(self) -> QWidget | None:
        return self.add

    def named(self, name: str, help_: str) -> None:
        if self.add is not None:
            self.add.setAccessibleName(self.context.say("Add to {field}", field=name))
            self.add.setToolTip(help_)

    @property
    def pending(self) -> bool:
        return self._there and self.form is not None and self.form.pending

    def typed(self) -> object:
        return self.form.typed() if self.form is not None and self._there else None

    def type_again(self, typed: object) -> None:
        if self.form is not None and isinstance(typed, dict):
            self.form.type_again(typed)

    def value(self) -> object:
        return self.form.value() if self._there and self.form is not None else None

    def show_value(self, value: object, whatever: bool = False) -> None:
        self._there = value is not None
        if isinstance(value, Value):
            self._build().show_value(value, whatever)
        if self._holder is not None:
            self._holder.setVisible(self._there)
        if self.add is not None:
            self.add.setVisible(not self._there)

    def show_fault(self, path: Path, sentence: str) -> None:
        if not (self.form is not None and self._there and self.form.show_fault(path, sentence)):
            super().show_fault(path, sentence)

    def clear_fault(self) -> None:
        super().clear_fault()
        if self.form is not None:
            self.form.clear_fault()

    def _build(self) -> Form:
        if self.form is None:
            self.form = Form(self.context, self._kind)
            self.form.committed.connect(lambda _name: self.committed.emit())
            flat = across(self._kind)
            self._holder = QFrame()
            self._holder.setProperty("role", "" if flat else "inset")
            parts: list[QWidget | None] = [self.form]
            if self.shape.optional:
                self.remove = button("link", f"remove-{self.field.name}", self._remove)
                self.remove.setText(self.context.say("Remove"))
            end = [row(None, self.remove)] if self.remove is not None else []
            self._holder.setLayout(column(*parts, *end, space=4, margins=(0, 0, 0, 0) if flat else (10, 2, 0, 2)))
            self.body.insertWidget(0, self._holder)
        return self.form

    def _add(self) -> None:
        try:
            value = blank_part(self._kind, self.context.names)
        except Missing as missing:
            super().show_fault((), str(missing))
            return
        self.show_value(value, True)
        self.part().setFocus()
        self.committed.emit()

    def _remove(self) -> None:
        self._there = False
        self.committed.emit()
        if self.add is not None and not self.add.isHidden():
            self.add.setFocus()
