"""The tabs above the desk: one for each open programme, each with its mark to close it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QTabBar

from lawatan.gui import icons, names
from lawatan.gui.parts import button
from lawatan.gui.state import State


class Tabs(QTabBar):
    """Shown where more than one programme is open."""

    shut = Signal(int)
    """A programme is to be closed, by its position."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("tabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.state = state
        for signal in (state.shown, state.worded, state.looked, state.keeping.stood):
            signal.connect(self.name)

    def follow(self) -> None:
        """Have a tab for each programme, that on show in front."""
        count = len(self.state.programmes)
        self.blockSignals(True)
        while self.count() > count:
            self.removeTab(self.count() - 1)
        while self.count() < count:
            self.addTab("")
            mark: QPushButton = button("flat", "tab-close")
            mark.setFixedSize(22, 22)
            mark.setIconSize(QSize(12, 12))
            mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+W closes; the tabs are walked with the arrow keys
            mark.clicked.connect(self._pressed)
            self.setTabButton(self.count() - 1, QTabBar.ButtonPosition.RightSide, mark)
        if self.state.index >= 0:
            self.setCurrentIndex(self.state.index)
        self.blockSignals(False)
        self.setVisible(count > 1 and self.state.programme is not None)
        self.name()

    def name(self) -> None:
        """Write them anew; a star says that edits are not on the disk."""
        state, say, tokens = self.state, self.state.say, self.state.tokens
        for n, programme in enumerate(self.state.programmes[: self.count()]):
            text = names.programme(programme.setting, say)
            self.setTabText(n, text + (" *" if state.keeping.standing(programme.number) == "failed" else ""))
            self.setTabToolTip(n, programme.edition.name.in_language(say.language))
            mark = self.tabButton(n, QTabBar.ButtonPosition.RightSide)
            assert isinstance(mark, QPushButton)
            mark.setIcon(icons.icon("close", tokens.second))
            mark.setToolTip(say("Close {programme}", programme=text))
            mark.setAccessibleName(mark.toolTip())

    def _pressed(self) -> None:
        for n in range(self.count()):
            if self.tabButton(n, QTabBar.ButtonPosition.RightSide) is self.sender():
                self.shut.emit(n)
                return
