"""The room nights of the programme, to be read: the rooms of each night, and below who stays from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lawatan.gui.parts import column, label
from lawatan.gui.state import State
from lawatan.gui.tokens import ROW_PX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lawatan.schedule import View

Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractTableModel):
    """Texts in rows; those of numbers stand to the right, the last row may be a sum."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state
        self._heads: tuple[str, ...] = ()
        self._rows: list[Sequence[str]] = []
        self._right: frozenset[int] = frozenset()
        self._sums = False

    def show_rows(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int], sums: bool = False
    ) -> None:
        """Show these rows; ``right`` are the columns of numbers."""
        self.beginResetModel()
        self._heads, self._rows, self._right, self._sums = tuple(heads), list(rows), frozenset(right), sums
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole):
        text = self._rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and text == "–":
            return QColor(self._state.tokens.second)
        if role == Qt.ItemDataRole.FontRole and self._sums and index.row() == len(self._rows) - 1:
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


class Nights(QWidget):
    """Follows the programme on show; nothing here can be edited, it all follows from the plan and from the people."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("room-nights")
        self.state = state
        self._shown: tuple[View, str] | None = None
        self.about = label(role="second", wrap=True, name="room-nights-about")
        self.by_night = ReadTable(state, "room-nights-by-night")
        self.stays_head = label(role="strong", name="room-nights-stays")
        self.by_stay = ReadTable(state, "room-nights-by-stay", wide=7)
        layout = column(self.about, self.by_night, self.stays_head, self.by_stay, space=10, margins=(20, 0, 20, 16))
        layout.setStretchFactor(self.by_night, 3)
        layout.setStretchFactor(self.by_stay, 2)
        self.setLayout(layout)
        self.follow()

    def follow(self) -> None:
        """Show the programme as it is now."""
        programme, say = self.state.programme, self.state.say
        if programme is None or self._shown == (programme.current, say.language):
            return
        from lawatan.jobs.nights import NightReport

        self._shown = programme.current, say.language
        report = NightReport(programme.current, say)
        self.about.setText(report.headline)
        heads, rows = report.columns(apart="\n"), list(report.nights())
        self.by_night.rows.show_rows(heads, rows, range(1, len(heads)), sums=True)
        for at in (len(heads) - 2, len(heads) - 1):  # on the road, away: mostly nobody
            self.by_night.setColumnHidden(at, all(row[at] == "–" for row in rows[:-1]))
        self.stays_head.setText(say("Hotel stays"))
        self.by_stay.rows.show_rows(report.stay_columns, list(report.stay_rows()), (2, 5, 6))
        for names, table in ((say("Rooms by night and hotel"), self.by_night), (say("Hotel stays"), self.by_stay)):
            table.setAccessibleName(names)
            table.lay_out()

    def begin(self) -> None:
        """Bring the first table into use."""
        self.by_night.setFocus()

    def refresh(self) -> None:
        """Say it in the language of now."""
        self.follow()
