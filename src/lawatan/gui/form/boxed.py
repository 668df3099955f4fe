"""What the fields share that are typed into one box of one line."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lawatan.domain.fields import RecordField, Shape
from lawatan.gui.form.box import Box
from lawatan.gui.form.context import Context
from lawatan.gui.form.editor import Editor


class Boxed(Editor):
    """A field with one box; it is committed when typing in it is finished, if there is anything to take."""

    box: Box

    def __init__(self, context: Context, field: RecordField, shape: Shape, box: Box) -> None:
        super().__init__(context, field, shape)
        self.box = box
        self.body.addWidget(box)
        box.editingFinished.connect(self._finished)

    def part(self) -> QWidget:
        return self.box

    @property
    def pending(self) -> bool:
        return self.box.pending

    def typed(self) -> object:
        return self.box.text() if self.pending else None

    def type_again(self, typed: object) -> None:
        self.box.setText(str(typed))

    def _finished(self) -> None:
        if self.pending or self.faulty:
            self.committed.emit()
