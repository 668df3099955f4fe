"""The rows and cells of a table of records: filtered and sorted, changed only where the edition did."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from lawatan.gui.state import State
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.domain import Record
    from lawatan.domain.fields import RecordField
    from lawatan.jobs.naming import Names

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOTHING = QModelIndex()
SIMPLE = (
    "flag", "integer", "number", "date", "time", "line", "text", "choice", "reference", "room", "many",
)  # fmt: skip
"""Sorts of field that can be typed into a cell."""
STARTS = {"placements": "start", "rides": "departure"}
"""Tables of what is scheduled, and when: their ids say what that is, and they stand in the order of time."""
WHAT = {"placements": mark("What"), "rides": mark("Group and city")}
"""What their ids stand for."""


class Records(QAbstractTableModel):
    """One table of the programme on show."""

    typed = Signal(str, str, str)
    """A cell was edited: the record's id, the field's name, what was typed."""

    def __init__(self, state: State, table: str, names: Names) -> None:
        super().__init__()
        self.state, self.table, self.names = state, table, names
        self.fields = columns(names, table)
        self.hidden: set[str] = {f.name for f in self.fields if f.section}
        self.rows: list[str] = []
        self.sought = ""
        self.sorted_by, self.descending = "", False
        self.drafts: dict[tuple[str, str], tuple[str, str]] = {}
        """What was typed and does not fit, by record and field, with the sentence that says why."""
        self._records: Any = names.table(table)
        self._texts: dict[str, tuple[Record, str]] = {}
        self.rows = self._visible()

    # ---- following the edition

    def follow(self, names: Names) -> None:
        """Show the edition as it is now; rows that did not change are left alone."""
        before, self.names = self._records, names
        self._records = names.table(self.table)
        rows = self._visible()
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        elif rows:
            changed = [n for n, key in enumerate(rows) if before.get(key) is not self._records[key]]
            if before is self._records:  # others may be called differently now
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.fields) - 1))
            for n in changed:
                self.dataChanged.emit(self.index(n, 0), self.index(n, len(self.fields) - 1))

    def seek(self, sought: str) -> None:
        """Keep only rows that hold all these words, in any text and either language."""
        self.sought = sought
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; none: in display order."""
        self.sorted_by = self.fields[column].name if 0 <= column < len(self.fields) else ""
        self.descending = order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        rows = self._visible()
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def _visible(self) -> list[str]:
        words = self.sought.casefold().split()
        rows = [key for key in self._records if not words or all(word in self._text(key) for word in words)]
        if self.sorted_by:
            named = next(f for f in self.fields if f.name == self.sorted_by)
            rows.sort(key=lambda key: self._rank(self._records[key], named), reverse=self.descending)
        elif self.table in STARTS:
            rows.sort(key=lambda key: getattr(self._records[key], STARTS[self.table]))
        return rows

    def _text(self, key: str) -> str:
        """All texts of a record, and what its references are called; kept while the record is the same."""
        from lawatan.jobs.finding import texts

        record = self._records[key]
        known = self._texts.get(key)
        if known is None or known[0] is not record:
            parts = [text for _, text in texts(record)]
            parts += [self._shown(record, f) for f in self.fields if f.shape.sort not in ("text", "line")]
            known = self._texts[key] = (record, "\n".join(parts).casefold())
        return known[1]

    def _rank(self, record: Record, named: RecordField) -> tuple[int, Any]:
        """What a cell is sorted by: numbers and dates by size, all else by what is shown; the empty last."""
        value = getattr(record, named.name)
        if value is None or value == "" or value == ():
            return 1, ""
        if isinstance(value, bool | int | float):
            return 0, float(value)
        if isinstance(value, dt.date | dt.time | dt.datetime):
            return 0, value.isoformat()
        if named.shape.sort == "choice":
            return 0, named.shape.choices.index(str(value))
        return 0, self._shown(record, named).casefold()

    # ---- what Qt asks

    def rowCount(self, parent: Index = NOTHING) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOTHING) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def bare(self) -> frozenset[str]:
        """The fields of which no record of the table says anything, filtered or not."""
        records = self._records.values()
        return frozenset(f.name for f in self.fields if not any(says(getattr(one, f.name)) for one in records))

    def record(self, row: int) -> Record:
        """The record of a row."""
        found: Record = self._records[self.rows[row]]
        return found

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        record, named = self.record(index.row()), self.fields[index.column()]
        draft = self.drafts.get((record.id, named.name))
        if role in (Role.DisplayRole, Role.EditRole):
            if draft is not None:
                return draft[0]
            return "" if named.shape.sort == "flag" and role == Role.DisplayRole else self._shown(record, named)
        if role == Role.CheckStateRole and named.shape.sort == "flag":
            return Qt.CheckState.Checked if getattr(record, named.name) else Qt.CheckState.Unchecked
        if role == Role.ForegroundRole and (draft is not None or self._is_id(named)):
            return QColor(self.state.tokens.must if draft is not None else self.state.tokens.second)
        if role == Role.ToolTipRole:
            return draft[1] if draft is not None else self._shown(record, named)
        if role == Role.TextAlignmentRole and named.shape.sort in ("integer", "number", "time"):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Role.AccessibleTextRole:
            return f"{self.state.say(named.title)}: {self._shown(record, named)}"
        return None

    def _is_id(self, named: RecordField) -> bool:
        """Whether a column shows ids, not what they stand for."""
        return named.name == "id" and self.table not in STARTS

    def _shown(self, record: Record, named: RecordField) -> str:
        from lawatan.jobs.cells import shown

        if named.name == "id" and self.table in STARTS:
            return self.names.name(self.table, record)
        names = self.names.about(record) if named.shape.of_venue else self.names
        return shown(getattr(record, named.name), named, names)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Role.DisplayRole else None
        named, say = self.fields[section], self.state.say
        if role == Role.DisplayRole and named.name == "id" and self.table in STARTS:
            return say(WHAT[self.table])
        if role == Role.DisplayRole:
            return f"{say(named.title)} ({say(named.unit)})" if named.unit else say(named.title)
        if role == Role.ToolTipRole and named.help:
            return say(named.help)
        if role == Role.TextAlignmentRole:
            right = named.shape.sort in ("integer", "number", "time")
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        named = self.fields[index.column()]
        if named.shape.sort == "flag":
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if typeable(named) else flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        record, named = self.record(index.row()), self.fields[index.column()]
        if role == Role.CheckStateRole:
            self.typed.emit(record.id, named.name, "yes" if Qt.CheckState(value) == Qt.CheckState.Checked else "no")
            return True
        if role == Role.EditRole:
            self.typed.emit(record.id, named.name, str(value))
            return True
        return False

    def reject(self, record_id: str, name: str, text: str, sentence: str) -> None:
        """Keep in its cell what was typed and does not fit, in red."""
        self.drafts[record_id, name] = (text, sentence)
        self._touch(record_id, name)

    def accept(self, record_id: str, name: str) -> None:
        """What was typed fits."""
        if self.drafts.pop((record_id, name), None) is not None:
            self._touch(record_id, name)

    def _touch(self, record_id: str, name: str) -> None:
        if record_id in self.rows:
            column = next(n for n, f in enumerate(self.fields) if f.name == name)
            at = self.index(self.rows.index(record_id), column)
            self.dataChanged.emit(at, at)


def says(value: Any) -> bool:
    """Whether a cell with this value says anything: a nought does."""
    in_language = getattr(value, "in_language", None)
    told = in_language("en") if in_language is not None else value
    return told is not None and told != "" and told != ()


def columns(names: Names, table: str) -> list[RecordField]:
    """The fields of a table as columns: the name first, the id last; without the order, which the rows have."""
    from lawatan.domain.fields import record_fields
    from lawatan.jobs.kinds import kind_of

    fields = [f for f in record_fields(kind_of(names.edition, table)) if f.name != "order"]
    rank = {"name": -1, "id": -1 if table in STARTS else 1}
    return sorted(fields, key=lambda f: (rank.get(f.name, 0), bool(f.section)))


def typeable(named: RecordField) -> bool:
    """Whether a field can be typed into a cell."""
    shape = named.shape
    if shape.of is not None:
        return shape.of.sort in ("reference", "room", "choice", "line", "text")
    return shape.sort in SIMPLE and named.name != "id"
