"""What a table asks or tells, in one bar above its rows; never a window in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton

from lawatan.gui.parts import button, column, label, restyle, row

Answer = tuple[str, str, Callable[[], object]]
"""The name of a button, its role, and what it does."""


class Bar(QFrame):
    """A sentence or a few, and what can be done about it; Escape shuts it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.text = label(wrap=True, name="bar-text")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._answers = row(space=8)
        self._buttons: list[QPushButton] = []
        self.setLayout(column(self.text, self._answers, space=8, margins=(20, 10, 20, 10)))
        self.hide()

    def tell(self, role: str, text: str, answers: Sequence[Answer]) -> None:
        """Say something, with the buttons of the answers; each shuts the bar first."""
        restyle(self, role)
        self.text.setText(text)
        for old in self._buttons:
            old.hide()
            self._answers.removeWidget(old)
            old.setParent(None)
            old.deleteLater()  # later: the click that led here may come from it
        self._buttons = []
        while self._answers.count():
            self._answers.takeAt(0)
        for n, (name, how, act) in enumerate(answers):
            made = button(how, f"bar-{n}", partial(self._answer, act))
            made.setText(name)
            self._buttons.append(made)
            self._answers.addWidget(made)
        self._answers.addStretch(1)
        self.show()
        for made in self._buttons:
            made.show()
        if self._buttons:
            self._buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _answer(self, act: Callable[[], object]) -> None:
        self.hide()
        act()
