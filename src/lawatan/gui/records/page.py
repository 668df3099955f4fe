"""One table of the programme with all that is done to it: add, duplicate, remove, move, filter, copy and paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedWidget, QWidget

from lawatan.gui import icons
from lawatan.gui.parts import button, column, label, row
from lawatan.gui.records.bar import Answer, Bar
from lawatan.gui.records.deciding import Deciding, Decision
from lawatan.gui.records.edits import adding, called, changing, duplicating, moving
from lawatan.gui.records.kinds import can_add, words_of
from lawatan.gui.records.known import WAYS, known_button
from lawatan.gui.records.model import Records
from lawatan.gui.records.sending import send, tell_missing
from lawatan.gui.records.shuttles import SHUTTLES, Grouping
from lawatan.gui.records.table import Cells
from lawatan.gui.records.vehicles import DUTIES, VehicleChoice
from lawatan.gui.state import State
from lawatan.jobs.naming import Names, table_title
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.domain import Changes, Record
    from lawatan.domain.tables import Key

TOLD = 6
"""Names and faults that a bar lists; of more only the number is told."""
DECISIONS: dict[str, Decision] = {DUTIES: VehicleChoice(), SHUTTLES: Grouping()}
"""What a job can decide for a whole table."""
SOON_MS = 40
"""The form follows the current row as soon as a person stays on it."""


class Page(QWidget):
    """A table, a line to filter it, and what it asks or tells above its rows."""

    wished = Signal(str, str)
    """The form is to take the keyboard: the id of a record, and a field or nothing."""

    def __init__(self, state: State, table: str) -> None:
        super().__init__()
        self.setObjectName(f"page-{table}")
        self.state, self.table = state, table
        self.model = Records(state, table, self.names())
        self.cells = Cells(state, self.model)
        self.bar = Bar()
        self.count = label(role="quiet", name=f"rows-{table}")
        self.filter = QLineEdit()
        self.filter.setObjectName(f"filter-{table}")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(240)
        self.add = button("", f"add-{table}", self.add_record)
        self.known = [known_button(self, f"{name}-{table}") for name in ("known", "first-known") if table == WAYS]
        decided = DECISIONS.get(table)
        names = (decided.name, f"first-{decided.name}") if decided is not None else ()
        self.deciding = [Deciding(self, decided, name) for name in names if decided is not None]
        self.copy = button("icon", f"duplicate-{table}", self.duplicate)
        self.remove = button("icon", f"remove-{table}", self.ask_to_remove)
        for part in (self.copy, self.remove):
            part.setFixedWidth(34)
        self.head = QWidget()
        tools = (self.filter, self.count, None, *self.known[:1], *self.deciding[:1], self.add, self.copy, self.remove)
        self.head.setLayout(row(*tools, space=8, margins=(20, 0, 20, 10)))
        self.empty_title, self.empty_hint = label(role="strong"), label(role="quiet", wrap=True)
        self.first = button("", f"first-{table}", self.add_record)
        self.paste_here = button("", f"paste-{table}", self.paste)
        empty = QWidget()
        first_steps = row(*self.deciding[1:], self.first, *self.known[1:], self.paste_here, None)
        empty.setLayout(
            column(self.empty_title, self.empty_hint, 6, first_steps, None, space=4, margins=(10, 2, 20, 12))
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.cells)
        self.pages.addWidget(empty)
        self.setLayout(column(self.head, self.bar, row(self.pages, margins=(10, 0, 0, 0)), space=0))
        self._came = QTimer(self)
        self._came.setSingleShot(True)
        self._came.setInterval(SOON_MS)
        self._came.timeout.connect(self._look)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._seek)
        self.filter.returnPressed.connect(self.cells.setFocus)
        self.model.typed.connect(self.type_into)
        self.cells.came.connect(lambda _id: self._came.start())
        self.cells.asked.connect(self._asked)
        self.cells.customContextMenuRequested.connect(self._open_menu)
        self.cells.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.cells.doubleClicked.connect(self._to_form)

    def names(self) -> Names:
        """What records are called, in the programme as it is now."""
        assert self.state.programme is not None
        return Names(self.state.programme.edition, self.state.say)

    # ---- following

    def begin(self) -> None:
        """Bring the rows into use; where there are none, the first step."""
        if self.pages.currentWidget() is self.cells:
            if not self.cells.currentIndex().isValid() and self.model.rows:
                self.cells.go(self.model.rows[0], 0)
            self.cells.setFocus()
        else:
            self.first.setFocus()

    def follow(self) -> None:
        """Show the programme as it is now."""
        self.model.follow(self.names())
        self._count()

    def refresh(self) -> None:
        """Name everything anew."""
        say, tokens = self.state.say, self.state.tokens
        addable = can_add(self.table)
        self.filter.setPlaceholderText(say("Filter…"))
        self.filter.setAccessibleName(say("Filter the rows"))
        self.add.setText(say("Add"))
        self.add.setIcon(icons.icon("plus", tokens.text))
        self.add.setToolTip(say("Add a record (Ins)"))
        for part, sign, told in (
            (self.copy, "copy", say("Duplicate (Ctrl+D)")),
            (self.remove, "bin", say("Remove (Del)")),
        ):
            part.setIcon(icons.icon(sign, tokens.text, tokens.third))
            part.setToolTip(told)
            part.setAccessibleName(told)
        for part in (self.first, self.paste_here):
            part.setVisible(addable)
        for part in self.known:
            part.setText(say("Known ways…"))
            part.setToolTip(say("Add a way that is known, with its timetable, cost and sources"))
        for each in self.deciding:
            each.refresh()
        self.first.setText(say("Add the first one"))
        self.paste_here.setText(say("Paste from a spreadsheet"))
        self.empty_title.setText(say("Nothing here yet."))
        self.empty_hint.setText(say(words_of(self.table).about))
        title = table_title(self.model.names.edition, self.table)
        self.cells.setAccessibleName(say(title))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.model.fields) - 1)
        self.follow()

    def _count(self) -> None:
        shown, there = len(self.model.rows), len(self.model.names.table(self.table))
        say = self.state.say
        self.count.setText(say("{n} of {total}", n=shown, total=there) if shown != there else "")
        self.pages.setCurrentIndex(0 if there else 1)
        self.filter.setVisible(there > 0)
        addable = can_add(self.table)
        for part in (self.add, self.copy):
            part.setVisible(addable and there > 0)  # where there is nothing, the first step stands below
        self.remove.setVisible(there > 0)
        self.head.setVisible(there > 0)

    def _seek(self, text: str) -> None:
        self.model.seek(text)
        self._count()

    def _look(self) -> None:
        if self.isVisible() and self.cells.current:
            self.state.look_at((self.table, self.cells.current))
        elif self.isVisible() and self.state.record is not None and self.state.record[0] != self.table:
            self.state.look_at(None)  # a form of another table has no place beside this one

    def look_soon(self) -> None:
        """Show the current record's form in a moment."""
        self._came.start()

    def reveal(self, record_id: str) -> None:
        """Make a record the current row, though a filter hides it."""
        if record_id not in self.model.rows and self.filter.text():
            self.filter.clear()
        self.cells.go(record_id)

    # ---- what a person does

    def _asked(self, what: str) -> None:
        acts = {
            "add": self.add_record,
            "duplicate": self.duplicate,
            "remove": self.ask_to_remove,
            "copy": self.copy_cells,
            "paste": self.paste,
            "form": self._to_form,
            "up": lambda: self.move_record(-1),
            "down": lambda: self.move_record(1),
        }
        acts[what]()

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.popup(self.cells.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """What can be done to the selected rows."""
        say, menu = self.state.say, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        addable = can_add(self.table)
        for text, act, useful in (
            (say("Add\tIns"), self.add_record, addable),
            (say("Duplicate\tCtrl+D"), self.duplicate, addable),
            (say("Remove\tDel"), self.ask_to_remove, True),
            ("", None, True),
            (say("Copy\tCtrl+C"), self.copy_cells, True),
            (say("Paste\tCtrl+V"), self.paste, True),
            ("", None, addable),
            (say("Move up\tAlt+Up"), lambda: self.move_record(-1), addable),
            (say("Move down\tAlt+Down"), lambda: self.move_record(1), addable),
            ("", None, True),
        ):
            if act is None and useful:
                menu.addSeparator()
            elif act is not None and useful:
                menu.addAction(text, act)
        columns = self.cells.columns_menu()
        columns.setTitle(say("Columns"))
        menu.addMenu(columns)
        return menu

    def _to_form(self, *_: object) -> None:
        """Edit the current record in the form, from the field of the current cell."""
        at = self.cells.currentIndex()
        if at.isValid():
            self._look()
            self.wished.emit(self.cells.current, self.model.fields[at.column()].name)

    def add_record(self) -> None:
        """Add a record with the least that it needs, and type its name."""
        from lawatan.jobs.blank import Missing

        self.bar.hide()
        if not can_add(self.table):
            return
        try:
            (message, changes), key = adding(self.names(), self.table)
        except Missing as missing:
            tell_missing(self.state, self.bar, missing, lambda: None)
            return
        if send(self.state, self.bar, message, changes):
            self._begin(key)

    def _begin(self, key: Key) -> None:
        """Go to a new record, and to its name in the form."""
        self.reveal(key[1])
        self.cells.go(key[1], 0)
        self._look()
        self.wished.emit(key[1], "name")

    def duplicate(self) -> None:
        """Add a copy of the current record."""
        self.bar.hide()
        if self.cells.current and can_add(self.table):
            (message, changes), key = duplicating(self.names(), (self.table, self.cells.current))
            if send(self.state, self.bar, message, changes):
                self._begin(key)

    def move_record(self, by: int) -> None:
        """Give the current record another place in display order."""
        say = self.state.say
        if not self.cells.current or not can_add(self.table):
            return
        if self.model.sorted_by or self.model.sought:
            self.bar.tell("note", say("Rows are moved while they are neither sorted nor filtered."), [])
            return
        edit = moving(self.names(), self.table, self.cells.current, by)
        if edit is not None:
            send(self.state, self.bar, *edit)

    def type_into(self, record_id: str, name: str, text: str) -> None:
        """Take what was typed into a cell; what does not fit stays there, in red."""
        from pydantic import ValidationError

        from lawatan.domain.edit import changed
        from lawatan.gui.form.faults import sentences
        from lawatan.jobs.cells import Unread
        from lawatan.jobs.naming import zone_of
        from lawatan.jobs.pasting import value_of

        names = self.names()
        names = names.within(zone_of(names.edition, (self.table, record_id)))
        record: Record = names.table(self.table)[record_id]
        named = next(f for f in self.model.fields if f.name == name)
        year = names.edition.first_day.year
        try:
            after = changed(record, **{name: value_of(text, named, record, names, year)})
            if after != record:
                edit = changing(names.edition, self.table, record, after, named.title)
                self.state.edit(*edit)
        except Unread as fault:
            sentence = str(fault)
        except ValidationError as fault:
            sentence = " ".join(dict.fromkeys(told for _, told in sentences(fault, self.state.say)))
        else:
            self.model.accept(record_id, name)
            if not self.model.drafts:
                self.bar.hide()
            return
        self.model.reject(record_id, name, text, sentence)
        message = self.state.say("{column} of {what}: {fault}", column=self.state.say(named.title),
                                 what=names.name(self.table, record), fault=sentence)  # fmt: skip
        self.bar.tell("note-must", message, [])

    # ---- removing

    def ask_to_remove(self) -> None:
        """Remove the selected records; ask first where others refer to them."""
        from lawatan.jobs.removing import removal

        ids = self.cells.chosen() or ([self.cells.current] if self.cells.current else [])
        if not ids:
            return
        keys = [(self.table, record_id) for record_id in ids]
        found = removal(self.names().edition, *keys)
        if not found.with_it and not found.forgetting:
            self._remove(keys, found.changes)
            return
        say = self.state.say
        parts = [self._what_goes(keys)]
        if found.forgetting:
            parts.append(say("No longer named in: {list}.", list=self._listed(found.forgetting)))
        if found.with_it:
            parts.append(say("Removed with it, since they need it: {list}.", list=self._listed(found.with_it)))
        answers: list[Answer] = [
            (say("Cancel"), "", self.cells.setFocus),
            (say("Remove"), "danger", lambda: self._remove(keys, found.changes)),
        ]
        self.bar.tell("note-warning", "\n".join(parts), answers)

    def _what_goes(self, keys: list[Key]) -> str:
        say, names = self.state.say, self.names()
        if len(keys) == 1:
            return say("“{name}” is in use.", name=names.of(*keys[0]))
        return say.plural("{n} record is in use.", "{n} records are in use.", len(keys))

    def _listed(self, keys: list[Key]) -> str:
        say, names = self.state.say, self.names()
        told = [names.of(*key) for key in keys[:TOLD]]
        if len(keys) > TOLD:
            told.append(say("{n} more", n=len(keys) - TOLD))
        return say.list(told)

    def _remove(self, keys: list[Key], changes: Changes) -> None:
        edition = self.names().edition
        if len(keys) == 1:
            record = self.names().table(self.table)[keys[0][1]]
            message = Message(mark("Remove {what}"), {"what": called(edition, self.table, record)})
        else:
            message = Message(mark("Remove {n} records"), {"n": len(keys)})
        if send(self.state, self.bar, message, changes):
            self.cells.setFocus()
            self._came.start()

    # ---- copying and pasting

    def copy_cells(self) -> None:
        """Put the selected cells on the clipboard as a spreadsheet takes them."""
        from lawatan.jobs.pasting import written

        names = self.names()
        rows = [names.table(self.table)[record_id] for record_id in self.cells.chosen()]
        fields = [self.model.fields[n] for n in self.cells.chosen_columns()]
        if rows and fields:
            QGuiApplication.clipboard().setText(written(rows, fields, names))

    def paste(self) -> None:
        """Put the block on the clipboard over the cells from the current one on; all of it or nothing."""
        from lawatan.jobs.kinds import kind_of
        from lawatan.jobs.pasting import block, pasted

        cells = block(QGuiApplication.clipboard().text())
        say, names = self.state.say, self.names()
        if not cells:
            self.bar.tell("note", say("There are no cells to paste: copy some in a spreadsheet first."), [])
            return
        at = self.cells.current
        chosen = self.cells.chosen()
        first = self.model.rows.index(chosen[0] if chosen else at) if at else 0
        columns = [self.model.fields[n] for n in self.cells.from_current()]
        done = pasted(
            names, self.table, kind_of(names.edition, self.table), cells, self.model.rows[first:], columns,
            can_add(self.table), self.model.fields,
        )  # fmt: skip
        if done.faults:
            told = done.faults[:TOLD]
            if len(done.faults) > TOLD:
                told.append(say("{n} more", n=len(done.faults) - TOLD))
            head = say("Nothing was pasted. These cells do not fit:")
            self.bar.tell("note-must", "\n".join([head, *told]), [(say("Close"), "", self.cells.setFocus)])
            return
        message = Message(mark("Paste {n} rows"), {"n": len(done.changes)})
        if done.changes and send(self.state, self.bar, message, done.changes):
            self.cells.setFocus()
            told_ = say("Pasted: {added} added, {altered} changed.", added=done.added, altered=done.altered)
            self.bar.tell("note-good", told_, [])
