"""The orders of the cities that planning tried, as a small table: the one taken, the others, and why some cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from lawatan.gui.parts import Elided, label
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.jobs.plan_orders import Tried as Orders
    from lawatan.rules import Edition
    from lawatan.words import Words

PRICED = mark(
    "What the preferences that are not kept, and cost and comfort of the rides, are worth in minutes of travel."
)

MOST = 6
"""Orders that are shown; how many more there are is told."""


class Tried(QWidget):
    """A row an order with its figures; hidden where the order of the cities was fixed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("orders-tried")
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 6, 0, 2)
        self.grid.setHorizontalSpacing(20)
        self.grid.setVerticalSpacing(2)
        self._said: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_tried(self, edition: Edition, tried: Orders | None, say: Words) -> None:
        """Show what was tried for an edition; None: nothing."""
        said = (tried, say.language)
        if said == self._said:
            return
        self._said = said
        while (item := self.grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.setHidden(tried is None)
        if tried is None:
            return
        from lawatan.jobs.orders_told import HEADS, remarks, rows  # records: after the first paint

        found = rows(edition, tried, say)
        for column, head in enumerate(HEADS):
            title = label(say(head), "small")
            title.setToolTip(say(PRICED) if column == len(HEADS) - 1 else "")
            self._put(title, 0, column)
        for number, row in enumerate(found[:MOST], start=1):
            role = "strong" if row.state == "taken" else "second" if row.why else ""
            self.grid.addWidget(_line(row.cells[0], role, "order"), number, 0)  # of several groups it may be long
            if row.why:
                self.grid.addWidget(_line(row.why, "second", "order-why"), number, 1, 1, len(HEADS))
            else:
                for column, cell in enumerate(row.cells[1:], start=1):
                    self._put(label(cell, role), number, column)
        self.grid.setColumnStretch(len(HEADS), 1)
        lines = list(remarks(edition, tried, say))
        if len(found) > MOST:
            lines.insert(
                0,
                say.plural(
                    "{n} further order came out no better or cannot be.",
                    "{n} further orders came out no better or cannot be.",
                    len(found) - MOST,
                ),
            )
        if lines:
            told = label(" ".join(lines), "second", wrap=True, name="orders-remarks")
            self.grid.addWidget(told, len(found) + 1, 0, 1, len(HEADS) + 1)

    def _put(self, cell: QLabel, row: int, column: int) -> None:
        side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
        cell.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(cell, row, column)


def _line(text: str, role: str, name: str) -> Elided:
    made = Elided(role, name)
    made.setText(text)
    return made
