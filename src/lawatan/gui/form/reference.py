"""A field that names another record: typed by a part of its name, or chosen from the list."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter

from lawatan.domain.fields import RecordField, Shape
from lawatan.gui.form.box import Box
from lawatan.gui.form.boxed import Boxed
from lawatan.gui.form.context import Context
from lawatan.jobs.cells import read

SHOWN = 12


class Search(Box):
    """A box that finds the records of a table while one types."""

    found = Signal(str)
    """A record was chosen from the list, by its name."""

    def __init__(self, name: str, context: Context, table: str) -> None:
        super().__init__(name)
        self._context, self._table = context, table
        self._names: tuple[str, ...] | None = None
        self._list: QCompleter | None = None
        self.open = self._open
        self.end_with("", "down", context.tokens.second)
        self.textEdited.connect(self._look)

    def names(self) -> dict[str, str]:
        """Names by id, told apart by the id where two are called the same."""
        known = self._context.names.all(self._table)
        counted: dict[str, int] = {}
        for name in known.values():
            counted[name] = counted.get(name, 0) + 1
        return {key: name if counted[name] == 1 else f"{name} ({key})" for key, name in known.items()}

    def close_list(self) -> None:
        """Shut the list, if it is open."""
        popup = self._list.popup() if self._list is not None else None
        if popup is not None:
            popup.hide()

    def _completer(self) -> QCompleter:
        """Made when it is first needed; it lists what there is now."""
        if self._list is None:
            self._list = QCompleter(self)
            self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self._list.setFilterMode(Qt.MatchFlag.MatchContains)
            self._list.setMaxVisibleItems(SHOWN)
            self._list.activated.connect(self._picked)
            self.setCompleter(self._list)
        names = tuple(self.names().values())
        if names != self._names:
            self._names = names
            self._list.setModel(QStringListModel(list(names), self._list))
        return self._list

    def _picked(self, name: object) -> None:
        if isinstance(name, str):
            self.found.emit(name)

    def _look(self, _text: str) -> None:
        self._completer()

    def _open(self) -> None:
        completer = self._completer()
        completer.setCompletionPrefix(self.text() if self.pending else "")
        completer.complete()


class Reference(Boxed):
    """A search box; empty where nothing is chosen, if that may be. Names are long, so it has the whole width."""

    wide = True
    box: Search

    def __init__(self, context: Context, field: RecordField, shape: Shape) -> None:
        super().__init__(context, field, shape, Search(f"field-{field.name}", context, shape.table))
        self.box.found.connect(self._choose)
        self._id: str | None = None

    def value(self) -> object:
        if not self.pending:
            return self._id
        for key, name in self.box.names().items():
            if name == self.box.text():
                return key
        return read(self.box.text(), self.field, self.context.names, self.shape)

    def show_value(self, value: object, whatever: bool = False) -> None:
        self._id = str(value) if value else None
        names = self.context.names
        self.box.keep(names.all(self.shape.table).get(self._id, self._id) if self._id else "", whatever)
        self.box.setCursorPosition(0) if not self.box.hasFocus() else None

    def _choose(self, name: str) -> None:
        self.box.setText(name)
        self._finished()

    def _finished(self) -> None:
        self.box.close_list()
        super()._finished()
