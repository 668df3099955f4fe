"""The table of alternatives: a row for each, the programme as it is first, what is best strong and what must be fixed red."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy

from lawatan.gui.read_table import ReadTable
from lawatan.gui.state import State

if TYPE_CHECKING:
    from lawatan.jobs.alternatives import Figures
    from lawatan.jobs.plan import Progress
    from lawatan.words import Words

MUST_FIX, VEHICLES, TO_TELL = 3, 8, 9
"""Columns of ``jobs.alternatives.HEADS`` by their number."""

MOST_HEIGHT, BELOW = 420, 14
"""Pixels: it scrolls from there on; what stands below the last row."""

Row = tuple[str, "Figures | None", "Progress | None", bool]
"""Its name, what it comes to as far as that is known, how planning it goes on, and whether it does."""


class Compared(ReadTable):
    """Shows what each comes to; Enter opens a row, Delete takes it away."""

    opened, deleted = Signal(), Signal()

    def __init__(self, state: State) -> None:
        super().__init__(state, "alternatives-table", wide=0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    @property
    def row(self) -> int:
        """The row that is chosen; -1 for none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def show_compared(self, rows: Mapping[str, Row], say: Words) -> None:
        """Show these; the row that is chosen stays chosen."""
        from lawatan.jobs.alternatives import HEADS, best, cells  # the rules: after the first paint

        lines: list[tuple[str, ...]] = []
        for called, found, progress, going in rows.values():
            if going:
                told = say("{placed} of {total}", placed=progress.placed, total=progress.total) if progress else "…"
                lines.append((called, told, *["…"] * (len(HEADS) - 2)))
            elif found is None:
                lines.append((called, *["…"] * (len(HEADS) - 1)))
            else:
                lines.append((called, *cells(found, say)[1:]))
        known = [found if not going else None for _, found, _, going in rows.values()]
        strong = {(at, 0) for at, name in enumerate(rows) if not name} | best(known)
        alarming = {(at, MUST_FIX) for at, found in enumerate(known) if found is not None and found.must_fix}
        heads = ["", *(_apart(say(head)) for head in HEADS[1:])]
        chosen, model = self.row, self.selectionModel()
        model.blockSignals(True)
        self.rows.show_rows(heads, lines, range(1, len(heads)), strong, alarming)
        if 0 <= chosen < len(lines):
            self.selectRow(chosen)
        model.blockSignals(False)
        for at in (VEHICLES, TO_TELL):  # what nobody needs to compare
            self.setColumnHidden(at, all(line[at] in ("–", "0") for line in lines))
        self.lay_out()
        high = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + BELOW
        self.setFixedHeight(min(high, MOST_HEIGHT))


def _apart(text: str) -> str:
    """A heading in two lines, cut where they are most alike in length."""
    gaps = [at for at, letter in enumerate(text) if letter == " "]
    if not gaps or len(text) < 12:
        return text
    at = min(gaps, key=lambda gap: abs(gap - len(text) / 2))
    return f"{text[:at]}\n{text[at + 1 :]}"
