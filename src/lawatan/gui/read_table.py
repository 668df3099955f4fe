"""A table to be read: texts in rows, those of numbers to the right; its rows can be selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from lawatan.gui.state import State
from lawatan.gui.tokens import ROW_PX

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractTableModel):
    """Texts in rows; those of numbers stand to the right, some are strong or alarming."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state
        self._heads: tuple[str, ...] = ()
        self._rows: list[Sequence[str]] = []
        self._right: frozenset[int] = frozenset()
        self._strong: frozenset[tuple[int, int]] = frozenset()
        self._alarming: frozenset[tuple[int, int]] = frozenset()

    def show_rows(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        right: Collection[int],
        strong: Collection[tuple[int, int]] = (),
        alarming: Collection[tuple[int, int]] = (),
    ) -> None:
        """Show these rows; ``right`` are the columns of numbers, ``strong`` and ``alarming`` cells by row and column."""
        self.beginResetModel()
        self._heads, self._rows, self._right = tuple(heads), list(rows), frozenset(right)
        self._strong, self._alarming = frozenset(strong), frozenset(alarming)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole):
        at = index.row(), index.column()
        text = self._rows[at[0]][at[1]]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and (text == "–" or at in self._alarming):
            return QColor(self._state.tokens.must if at in self._alarming else self._state.tokens.second)
        if role == Qt.ItemDataRole.FontRole and at in self._strong:
            bold = QFont()
            bold.setBold(True)
            return bold
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole):
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._heads[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._side(section)
        return None

    def _side(self, at: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if at in self._right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)


class ReadTable(QTableView):
    """A table to be read; one column takes the room that the others leave."""

    def __init__(self, state: State, name: str, wide: int | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.rows = Rows(state)
        self._wide = wide
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def lay_out(self) -> None:
        """Give each column the room that it needs, and one of them what is left."""
        self.resizeColumnsToContents()
        if self._wide is not None and self.rows.columnCount() > self._wide:
            left = self.viewport().width() - self.horizontalHeader().length()
            self.setColumnWidth(self._wide, max(self.columnWidth(self._wide) + left, 120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()
