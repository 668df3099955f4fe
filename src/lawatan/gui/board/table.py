"""The same facts as the board as a table: for readers of the screen, for keyboards, and to see many at once."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from lawatan.gui import icons, names
from lawatan.gui.board.layout import Block, Sheet
from lawatan.gui.programme import Programme
from lawatan.gui.state import State
from lawatan.gui.tokens import CONFIRMATIONS
from lawatan.words import mark, zone_name

COLUMNS = (
    mark("Day"),
    mark("Time"),
    mark("Clock"),
    mark("What"),
    mark("Kind"),
    mark("Venue"),
    mark("Group"),
    mark("Confirmation"),
    mark("Locked"),
)
CLOCK, WHAT, KIND, VENUE, GROUP, CONFIRMATION, LOCKED = 2, 3, 4, 5, 6, 7, 8
TEXT_MIN_PX, WHAT_MOST_PX = 100, 300
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Line:
    """A row of the table: the id of what it is about, when it begins, its texts, whether it is a way."""

    item: str
    start: int
    texts: tuple[str, ...]
    kind: str


class Lines(QAbstractTableModel):
    """The activities, rides and ways of a sheet, in order of time."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self.lines: list[Line] = []

    def show_sheet(self, sheet: Sheet | None, programme: Programme | None) -> None:
        """Show what stands on a sheet."""
        self.beginResetModel()
        blocks = {b.id: b for b in reversed(sheet.blocks) if b.entry or b.leg} if sheet else {}
        made = [self._line(block, programme) for block in blocks.values()] if programme else []
        self.lines = sorted(made, key=lambda line: (line.start, line.item))
        self.endResetModel()

    def _line(self, block: Block, programme: Programme) -> Line:
        view, setting, say = programme.view, programme.setting, self.state.say
        groups = say.list(names.group(setting, leaf, say) for leaf in block.leaves)
        if block.leg is not None:
            leg = block.leg
            zone = setting.zone(setting.edition.venues[leg.from_venue].city)
            begins = setting.clock.moment(leg.start, zone)
            what = say("To {place}", place=names.venue(setting, leg.to_venue, say))  # the times tell the length
            day, clock = say.date(begins.date()), zone_name(begins, zone)
            times = names.leg_times(setting, leg, say)
            return Line(block.id, leg.start, (day, times, clock, what, say("Transfer"), "", groups, "", ""), "")
        entry = block.entry
        assert entry is not None
        begins = view.starts(entry)
        groups = say.list(names.group(setting, leaf, say) for leaf in entry.leaves)
        place, confirmation, kind = "", "", ""
        if entry.occurrence is not None and entry.placement is not None:
            place = names.place(setting, entry.occurrence, say)
            confirmation = say(CONFIRMATIONS[entry.placement.confirmation])
            groups = say.list(names.group(setting, group, say) for group in entry.occurrence.groups)
            kind = entry.occurrence.activity.kind
        texts = (
            say.date(begins.date()),
            names.times(view, entry, say),
            zone_name(begins, view.zone(entry)),
            names.entry_title(setting, entry, say),
            names.kind(entry, say),
            place,
            groups,
            confirmation,
            say("Locked") if entry.locked else "",
        )
        return Line(entry.id, entry.start, texts, kind)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole):
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.texts[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.texts[index.column()] or None
        if role == Qt.ItemDataRole.ForegroundRole and (not line.kind or index.column() not in (1, WHAT)):
            return QColor(self.state.tokens.second)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == KIND:
            tokens = self.state.tokens
            if line.kind:
                return icons.picture("dot", tokens.kinds[line.kind].bar, 14)
            return icons.picture("route", tokens.second, 14)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole):
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.state.say(COLUMNS[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class Table(QTableView):
    """Shows the lines; the selection is that of the board."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("table")
        self._state = state
        self.lines = Lines(state)
        self.setModel(self.lines)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._wanted: dict[int, int] = {}
        self.selectionModel().selectionChanged.connect(self._chosen)
        state.selected.connect(self.follow)

    def show_sheet(self, sheet: Sheet | None, programme: Programme | None) -> None:
        """Show what stands on a sheet."""
        self.lines.show_sheet(sheet, programme)
        self.setColumnHidden(CLOCK, sheet is None or len(sheet.zones) == 1)
        self.setColumnHidden(GROUP, programme is None or len(programme.edition.groups) == 1)
        self.setColumnHidden(LOCKED, not any(line.texts[LOCKED] for line in self.lines.lines))
        self.resizeColumnsToContents()
        self._wanted = {n: self.columnWidth(n) for n in range(len(COLUMNS)) if not self.isColumnHidden(n)}
        self._share()
        self.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give what and where it is the room that the short columns leave, so that both can be seen."""
        if not self._wanted:
            return
        short = sum(wide for n, wide in self._wanted.items() if n not in (WHAT, VENUE, CONFIRMATION))
        confirmation = self._wanted.get(CONFIRMATION, 0)
        room = self.viewport().width() - short - confirmation
        if room < 2 * TEXT_MIN_PX:  # the last columns may be scrolled to
            room += confirmation
        what = min(self._wanted.get(WHAT, 0) + 8, max(room // 2, TEXT_MIN_PX), WHAT_MOST_PX)
        self.setColumnWidth(WHAT, what)
        self.setColumnWidth(VENUE, max(room - what, TEXT_MIN_PX))

    def follow(self) -> None:
        """Select the rows of what is selected."""
        chosen = self._state.selected_ids
        rows = {line.item: n for n, line in enumerate(self.lines.lines) if line.item in chosen}
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        model.blockSignals(True)
        model.clear()
        for row in rows.values():
            model.select(self.lines.index(row, 0), flags.Select | flags.Rows)
        if self._state.selection in rows:
            index = self.lines.index(rows[self._state.selection], 0)
            model.setCurrentIndex(index, flags.NoUpdate)
            self.scrollTo(index)
        model.blockSignals(False)
        self.viewport().update()

    def _chosen(self) -> None:
        """The rows chosen here are what is selected, the one that was selected already first."""
        items = [self.lines.lines[index.row()].item for index in self.selectionModel().selectedRows()]
        kept = [item for item in self._state.selected_ids if item in items]
        self._state.selected.disconnect(self.follow)  # the rows are as they should be
        self._state.select_all([*kept, *items])
        self._state.selected.connect(self.follow)
