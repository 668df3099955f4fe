"""Who has to be told what a new schedule changes for them: a line a reader and change, to be scrolled where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from lawatan.gui.parts import label

if TYPE_CHECKING:
    from lawatan.jobs.compare import Telling as Told
    from lawatan.words import Words

MOST_HEIGHT = 132
"""Six lines; what is more is scrolled."""


class Telling(QScrollArea):
    """The readers by name, each with what changes; hidden where nobody has to be told anything."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("telling")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._said: tuple[object, str] = (None, "")
        self.hide()

    def show_told(self, report: Told | None, say: Words) -> None:
        """Show who has to be told what; None: nobody."""
        if self._said == (report, say.language):
            return
        self._said = (report, say.language)
        changes = report.changes.said(say) if report is not None else None
        readers = changes.by_name if changes is not None else ()
        self.setHidden(not readers)
        if changes is None or not readers:
            return
        inside = QWidget()
        inside.setObjectName("telling-lines")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 6, 8, 2)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(3)
        row = 0
        for reader in readers:
            who = label(changes.called(reader), "strong")
            grid.addWidget(who, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            for line in changes.lines(reader):
                told = label(line.text, wrap=True)
                grid.addWidget(told, row, 1)
                row += 1
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(row, 1)
        self.setWidget(inside)
        self.setAccessibleName(say("To tell"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the lines are at this width, up to six of them."""
        inside = self.widget()
        grid = inside.layout() if inside is not None else None
        if grid is not None:
            self.setFixedHeight(min(MOST_HEIGHT, grid.totalHeightForWidth(self.viewport().width()) + 4))
