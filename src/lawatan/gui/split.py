"""The middle and the right side of the desk: the right one can be narrowed, hidden and comes back as wide as it was."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from lawatan.gui.tokens import INSPECTOR_PX

SIDE_MIN_PX, MIDDLE_MIN_PX, HANDLE_PX = 208, 540, 5


class Split(QSplitter):
    """Gives the side the width that was chosen for it, as far as the middle can spare it."""

    changed = Signal()
    """The side was shown or hidden, or a person chose another width for it."""

    def __init__(self, middle: QWidget, side: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("split")
        self.setHandleWidth(HANDLE_PX)
        self.setChildrenCollapsible(False)
        self.side = side
        self.wide, self.shown, self._lent = INSPECTOR_PX, True, False
        middle.setMinimumWidth(MIDDLE_MIN_PX)
        side.setMinimumWidth(SIDE_MIN_PX)
        self.addWidget(middle)
        self.addWidget(side)
        self.splitterMoved.connect(self._moved)

    @property
    def open(self) -> bool:
        """Whether the side is there."""
        return self.shown or self._lent

    def restore(self, wide: int, shown: bool) -> None:
        """Be as it was when the desk was last closed."""
        self.wide, self.shown = max(wide, SIDE_MIN_PX), shown
        self._lay_out()

    def toggle(self) -> None:
        """Hide the side, or show it."""
        self.shown, self._lent = not self.open, False
        self._lay_out()
        self.changed.emit()

    def lend(self) -> None:
        """Show the side for the moment, though it is hidden."""
        self._lent = not self.shown
        self._lay_out()
        self.changed.emit()

    def give_back(self) -> None:
        """The moment is over."""
        if self._lent:
            self._lent = False
            self._lay_out()
            self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _moved(self) -> None:
        self.wide = self.sizes()[1]
        self.changed.emit()

    def _lay_out(self) -> None:
        self.side.setVisible(self.open)
        if self.open and self.width() > 0:
            room = self.width() - HANDLE_PX
            wide = max(min(self.wide, room - MIDDLE_MIN_PX), SIDE_MIN_PX)
            self.setSizes([room - wide, wide])
