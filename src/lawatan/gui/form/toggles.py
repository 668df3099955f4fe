"""A field that is several of a few choices: weekdays, diets."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from lawatan.domain import WEEKDAYS
from lawatan.domain.fields import RecordField, Shape
from lawatan.gui.form.box import HEIGHT
from lawatan.gui.form.context import Context
from lawatan.gui.form.editor import Editor
from lawatan.gui.parts import button
from lawatan.jobs.cells import choice

LONG = 12
"""So many letters still fit, in bold, where three stand side by side."""


class Toggles(Editor):
    """A button for each choice, pressed where it is chosen; weekdays in one row."""

    wide = True

    def __init__(self, context: Context, field: RecordField, shape: Shape) -> None:
        super().__init__(context, field, shape)
        assert shape.of is not None
        self._choices = shape.of.choices
        self.buttons: list[QPushButton] = []
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(3)
        texts = [choice(value, field, context.say) for value in self._choices]
        columns = 7 if self._choices == WEEKDAYS else 2 if max(map(len, texts)) > LONG else 3
        for n, (value, text) in enumerate(zip(self._choices, texts, strict=True)):
            part = button("toggle", f"field-{field.name}-{value}", self.committed.emit)
            part.setText(text)
            part.setCheckable(True)
            part.setFixedHeight(HEIGHT)
            self.buttons.append(part)
            grid.addWidget(part, n // columns, n % columns)
        self.body.addLayout(grid)

    def part(self) -> QWidget:
        return self.buttons[0]

    def named(self, name: str, help_: str) -> None:
        for part in self.buttons:
            part.setAccessibleName(f"{name}: {part.text()}")
            part.setToolTip(help_)

    def value(self) -> object:
        return tuple(v for v, part in zip(self._choices, self.buttons, strict=True) if part.isChecked())

    def show_value(self, value: object, whatever: bool = False) -> None:
        chosen = value if isinstance(value, tuple) else ()
        for choice_, part in zip(self._choices, self.buttons, strict=True):
            part.setChecked(choice_ in chosen)
