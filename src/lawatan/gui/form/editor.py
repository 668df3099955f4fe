"""What every field of a form can do: show a value, say what is typed, keep half-typed text, show a fault below itself."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lawatan.domain.fields import RecordField, Shape
from lawatan.gui.form.context import Context
from lawatan.gui.parts import column, label

Path = tuple[str | int, ...]


class Editor(QWidget):
    """Edits one field, or one of many; its owner takes the value when it is ``committed``.

    No ABC, for Qt's widgets have a metaclass of their own: what every kind has to do raises NotImplementedError.
    """

    committed = Signal()
    """A person finished typing, or chose: the value can be taken."""

    wide: ClassVar[bool] = False
    """Whether it stands below its name, over the whole width."""

    def __init__(self, context: Context, field: RecordField, shape: Shape) -> None:
        super().__init__()
        self.context, self.field, self.shape = context, field, shape
        self._fault: QLabel | None = None
        self.body: QVBoxLayout = column(space=2)
        self.setLayout(self.body)

    # ---- what each kind does

    def value(self) -> object:
        """What is typed or chosen; Unread where it says nothing that fits."""
        raise NotImplementedError

    def show_value(self, value: object, whatever: bool = False) -> None:
        """Show what the record has; what is half typed stays, unless ``whatever``."""
        raise NotImplementedError

    @property
    def pending(self) -> bool:
        """Whether something stands here that the record does not have."""
        return False

    def named(self, name: str, help_: str) -> None:
        """Tell a screen reader what this is."""
        part = self.part()
        part.setAccessibleName(name)
        part.setAccessibleDescription(help_)
        if help_:
            part.setToolTip(help_)

    def part(self) -> QWidget:
        """What has the focus when a person comes to this field."""
        raise NotImplementedError

    def corner(self) -> QWidget | None:
        """What stands beside its name where it is wide, if anything: the button for another part."""
        return None

    def typed(self) -> object:
        """What is half typed, to be typed again into another form of the record; None where nothing is."""
        return None

    def type_again(self, typed: object) -> None:
        """Type again what was half typed."""

    # ---- faults

    @property
    def faulty(self) -> bool:
        """Whether a fault is shown here."""
        return self._fault is not None and not self._fault.isHidden()

    def show_fault(self, path: Path, sentence: str) -> None:
        """Show what is wrong, as near to where it is as can be."""
        del path
        if self._fault is None:
            self._fault = label(role="fault", wrap=True)
            self.body.addWidget(self._fault)
        self._fault.setText(sentence)
        self._fault.show()
        self.show_wrong(True)
        self.part().setAccessibleDescription(sentence)

    def clear_fault(self) -> None:
        """Nothing is wrong any more."""
        if self.faulty and self._fault is not None:
            self._fault.hide()
            self.show_wrong(False)
            self.part().setAccessibleDescription(self.field.help and self.context.say(self.field.help))

    def show_wrong(self, wrong: bool) -> None:
        """Give the box a red border, or take it away."""
        redden(self.part(), wrong)


def redden(part: QWidget, wrong: bool) -> None:
    """Give a box a red border, or take it away; Qt looks at properties only when told to."""
    if bool(part.property("wrong")) != wrong:
        part.setProperty("wrong", wrong)
        part.style().unpolish(part)
        part.style().polish(part)
        part.update()
