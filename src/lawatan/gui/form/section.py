"""A part of a form under a heading, which opens and shuts; what is in it is built when it is first opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from lawatan.domain import Value
from lawatan.gui import icons
from lawatan.gui.form.context import Context
from lawatan.gui.parts import button, column


class Section(QWidget):
    """A heading with how much below it is filled in."""

    opened = Signal(str)
    """It is opened for the first time, by its heading: fill it."""

    def __init__(self, context: Context, kind: type[Value], heading: str) -> None:
        super().__init__()
        self.context, self.heading = context, heading
        self._fold = (kind.__name__, heading)
        self._shown: bool | None = None
        self._filled = False
        self._count = 0
        self.head = button("fold", f"section-{heading}", self._turn)
        self.head.setCheckable(True)
        self.head.setFixedHeight(28)
        self.inside = QWidget()
        self.inside.hide()
        self.setLayout(column(self.head, self.inside, space=8))

    def show_count(self, count: int) -> None:
        """Tell how many fields say something; one with any opens by itself the first time."""
        self._count = count
        if self._shown is None:
            self._set(self.context.folds.get(self._fold, count > 0))
        self._name()

    def open(self) -> None:
        """Open it."""
        self._set(True)
        self._name()

    def fill(self, layout: QLayout) -> None:
        """Put the fields in."""
        self._filled = True
        self.inside.setLayout(layout)

    def _turn(self) -> None:
        self._set(not self._shown)
        self.context.folds[self._fold] = bool(self._shown)
        self._name()

    def _set(self, shown: bool) -> None:
        self._shown = shown
        if shown and not self._filled:
            self.opened.emit(self.heading)
        self.inside.setVisible(shown)

    def _name(self) -> None:
        say, title = self.context.say, self.context.say(self.heading)
        self.head.setChecked(bool(self._shown))
        self.head.setText(title if self._shown or not self._count else f"{title} · {self._count}")
        self.head.setIcon(icons.icon("down" if self._shown else "right", self.context.tokens.second))
        told = say("Hide “{section}”", section=title) if self._shown else say("Show “{section}”", section=title)
        self.head.setAccessibleName(told)
