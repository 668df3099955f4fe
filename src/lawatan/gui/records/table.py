"""The table on screen: keys for adding, copying and removing, columns that can be hidden, the place kept as rows change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from lawatan.gui.records.cell import Cell
from lawatan.gui.records.model import Records
from lawatan.gui.state import State
from lawatan.gui.tokens import ROW_PX
from lawatan.jobs.cells import choice as shown_choice

if TYPE_CHECKING:
    from lawatan.domain.fields import RecordField

WIDTHS = {
    "text": 220,
    "many": 150,
    "reference": 190,
    "choice": 120,
    "line": 150,
    "flag": 92,
    "id": 130,
    "moment": 190,
    "value": 220,
}
USUAL, NAME, WIDEST, FIRST = 100, 260, 320, 520
LEAST, MEASURED = 110, 200
"""The width of the narrowest column of names, and how many rows are measured for it."""


class Cells(QTableView):
    """A table of records; says what a key asks for, and which record is the current one."""

    came = Signal(str)
    """Another record is the current one, by its id."""
    asked = Signal(str)
    """A key was pressed for: add, duplicate, remove, copy, paste, form, up, down."""

    def __init__(self, state: State, model: Records) -> None:
        super().__init__()
        self.shared, self.records = state, model
        self.setObjectName(f"table-{model.table}")
        self.setModel(model)
        self._cell = Cell(state, self)
        self.setItemDelegate(self._cell)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(48)
        head.setSortIndicatorClearable(True)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._choose_columns)
        head.sectionDoubleClicked.connect(self._fit)
        self._drawn: dict[int, int] = {}  # the width of the columns that a person drew wider or narrower
        self._laying, self._bare = False, frozenset[str]()
        self._lay_out()
        head.sectionResized.connect(self._resized)
        model.headerDataChanged.connect(self._lay_out)  # titles in another language
        for signal in (model.dataChanged, model.modelReset):
            signal.connect(self._widen)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._place: tuple[str, int, int] = ("", 0, 0)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentChanged.connect(self._moved)

    # ---- columns

    def _lay_out(self) -> None:
        """Give each column the width it needs, and the first one more where there is room; what was drawn stays."""
        self._bare = self.records.bare()
        wanted = [self._drawn[n] if n in self._drawn else self._wanted_px(n) for n in range(len(self._fields))]
        shown = sum(width for n, width in enumerate(wanted) if self._fields[n].name not in self.records.hidden)
        if 0 not in self._drawn:
            wanted[0] = max(wanted[0], min(wanted[0] + self.viewport().width() - shown, FIRST))
        self._laying = True
        for n, width in enumerate(wanted):
            self.setColumnWidth(n, width)
            self.setColumnHidden(n, self._fields[n].name in self.records.hidden)
        self._laying = False

    @property
    def _fields(self) -> list[RecordField]:
        return self.records.fields

    def _wanted_px(self, n: int) -> int:
        """How wide a column is to be: as is usual for its kind; where no row says anything, only its title."""
        named = self._fields[n]
        usual = NAME if n == 0 and named.name in ("name", "id") else WIDTHS.get(named.shape.sort, USUAL)
        title = str(self.records.headerData(n, Qt.Orientation.Horizontal))
        least = self.horizontalHeader().fontMetrics().horizontalAdvance(title) + 34
        if n and named.name in self._bare:
            return min(least, WIDEST)
        longest = max((self._choice_px(named, choice) for choice in named.shape.choices), default=0)
        if n and named.shape.sort == "reference":
            usual = min(usual, max(self._names_px(n), LEAST))
        elif n and named.shape.sort in ("date", "moment"):  # whole: a day without its year is another day
            usual = max(usual, self._names_px(n))
        return min(max(usual, least, longest), WIDEST)

    def _names_px(self, column: int) -> int:
        """The room that the longest of the first names of a column takes."""
        rows = range(min(self.records.rowCount(), MEASURED))
        texts = {str(self.records.index(row, column).data() or "") for row in rows}
        return max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0) + 28

    def _widen(self) -> None:
        """Follow the rows: a column that now says something needs more than its title, and the other way round."""
        if self.records.bare() != self._bare:
            self._lay_out()

    def _resized(self, column: int, _before: int, now: int) -> None:
        if not self._laying:
            self._drawn[column] = now

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def _choice_px(self, named: RecordField, choice: str) -> int:
        return self.fontMetrics().horizontalAdvance(shown_choice(choice, named, self.shared.say)) + 28

    def _fit(self, column: int) -> None:
        self.resizeColumnToContents(column)
        self.setColumnWidth(column, min(self.columnWidth(column) + 12, 2 * WIDEST))

    def _choose_columns(self, at: QPoint) -> None:
        menu = self.columns_menu()
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def columns_menu(self) -> QMenu:
        """A tick for each column."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for n, named in enumerate(self.records.fields):
            action = QAction(self.shared.say(named.title), menu)
            menu.addAction(action)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(n))
            action.setEnabled(n > 0)
            action.toggled.connect(lambda shown, n=n: self._show_column(n, shown))
        return menu

    def _show_column(self, column: int, shown: bool) -> None:
        name = self.records.fields[column].name
        (self.records.hidden.discard if shown else self.records.hidden.add)(name)
        self._lay_out()

    # ---- where a person is

    @property
    def current(self) -> str:
        """The id of the current record; empty for none."""
        at = self.currentIndex()
        return self.records.rows[at.row()] if at.isValid() and at.row() < len(self.records.rows) else ""

    def chosen(self) -> list[str]:
        """The ids of the selected rows, from above."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [self.records.rows[row] for row in rows]

    def go(self, record_id: str, column: int | None = None) -> None:
        """Make a record the current one and bring it into sight."""
        if record_id in self.records.rows:
            at = column if column is not None else max(self.currentIndex().column(), 0)
            index = self.records.index(self.records.rows.index(record_id), at)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def from_current(self) -> list[int]:
        """The visible columns from the current or first selected one on, as they stand on screen."""
        head = self.horizontalHeader()
        order = sorted(range(len(self.records.fields)), key=head.visualIndex)
        shown = [n for n in order if not self.isColumnHidden(n)]
        chosen = [index.column() for index in self.selectedIndexes()] or [self.currentIndex().column()]
        first = min((shown.index(n) for n in chosen if n in shown), default=0)
        return shown[first:]

    def chosen_columns(self) -> list[int]:
        """The visible columns of the selection, as they stand on screen."""
        chosen = {index.column() for index in self.selectedIndexes()}
        return [n for n in self.from_current() if n in chosen]

    def _remember(self) -> None:
        self._place = (self.current, self.currentIndex().row(), max(self.currentIndex().column(), 0))
        self._at = self.verticalScrollBar().value()

    def _restore(self) -> None:
        record, row, column = self._place
        rows = self.records.rows
        if record in rows:
            row = rows.index(record)
        if rows and row >= 0:
            index = self.records.index(min(row, len(rows) - 1), column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(self._at)

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.row() != before.row():
            self.viewport().update()  # the whole row of the current cell is shaded
        if now.isValid():
            self.came.emit(self.current)

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = self._wanted(event)
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # a key that the editor of a cell leaves over is none for the table
        elif wanted:
            self.asked.emit(wanted)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _wanted(self, event: QKeyEvent) -> str:
        """What a key asks for; empty for one that the table handles itself."""
        held, key = event.modifiers(), event.key()
        control = held == Qt.KeyboardModifier.ControlModifier
        alt = held == Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            return "copy"
        if event.matches(QKeySequence.StandardKey.Paste):
            return "paste"
        if key == Qt.Key.Key_Insert and not held:
            return "add"
        if key == Qt.Key.Key_Delete and not held:
            return "remove"
        if control and key == Qt.Key.Key_D:
            return "duplicate"
        if control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return "form"
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return "up" if key == Qt.Key.Key_Up else "down"
        return ""
