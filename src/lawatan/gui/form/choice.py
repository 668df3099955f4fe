"""A field that is one of a few choices."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from lawatan.domain.fields import RecordField, Shape
from lawatan.gui.form.box import HEIGHT
from lawatan.gui.form.context import Context
from lawatan.gui.form.editor import Editor
from lawatan.gui.parts import Choice
from lawatan.jobs.cells import choice


class Still(Choice):
    """A choice that the wheel does not change: a form scrolls under it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Editor):
    """A list that opens."""

    def __init__(self, context: Context, field: RecordField, shape: Shape) -> None:
        super().__init__(context, field, shape)
        self.box = Still(f"field-{field.name}")
        self.box.setFixedHeight(HEIGHT)
        self._choices: tuple[str | None, ...] = (None, *shape.choices) if shape.optional else shape.choices
        for value in self._choices:
            self.box.addItem("–" if value is None else choice(value, field, context.say))
        self.body.addWidget(self.box)
        self.box.activated.connect(lambda _index: self.committed.emit())

    def part(self) -> QWidget:
        return self.box

    def value(self) -> object:
        return self._choices[self.box.currentIndex()]

    def show_value(self, value: object, whatever: bool = False) -> None:
        self.box.setCurrentIndex(self._choices.index(str(value)) if value is not None else 0)
