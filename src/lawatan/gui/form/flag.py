"""A field that is yes or no."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from lawatan.domain.fields import RecordField, Shape
from lawatan.gui.form.box import HEIGHT
from lawatan.gui.form.context import Context
from lawatan.gui.form.editor import Editor


class Flag(Editor):
    """A check box."""

    def __init__(self, context: Context, field: RecordField, shape: Shape) -> None:
        super().__init__(context, field, shape)
        self.box = QCheckBox()
        self.box.setObjectName(f"field-{field.name}")
        self.box.setFixedHeight(HEIGHT)
        self.body.addWidget(self.box)
        self.box.clicked.connect(lambda _checked=False: self.committed.emit())

    def part(self) -> QWidget:
        return self.box

    def value(self) -> object:
        return self.box.isChecked()

    def show_value(self, value: object, whatever: bool = False) -> None:
        self.box.setChecked(bool(value))
