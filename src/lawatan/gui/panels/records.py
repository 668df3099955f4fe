"""The tables of the programme: activities, venues, hosts, people, travel, and the programme itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import Lasting, Segments, column, label, row
from lawatan.gui.programme import Programme
from lawatan.gui.records.editing import Editing
from lawatan.gui.records.nights import Nights
from lawatan.gui.state import State
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.domain.tables import Key
    from lawatan.gui.records.page import Page

HEADING, NIGHTS = "edition", "nights"
"""What stands among the tables and is none: the programme's own fields, and the room nights, which are only read."""

WIDEST = 640
ROOM_NIGHTS = mark("Room nights")

PLACES: dict[str, tuple[str, ...]] = {
    "programme": (HEADING, "organisers", "countries", "cities"),
    "activities": ("activities", "placements"),
    "venues": ("venues",),
    "hosts": ("hosts",),
    "people": ("persons", "groups", NIGHTS),
    "travel": ("travel_times", "ride_options", "city_changes", "rides", "vehicles", "duties", "shuttles"),
}
"""Which panel shows which tables; one that is named nowhere stands with the programme."""

ELSEWHERE = ("rules", "promised", "promised_rides")
"""Tables that have a panel of their own, or that nobody edits."""


def tables_of(name: str) -> tuple[str, ...]:
    """The tables that a panel shows, in order."""
    if name != "programme":
        return PLACES[name]
    from lawatan.domain.tables import PLAN_TABLES, TABLES

    known = {table for tables in PLACES.values() for table in tables}
    return (*PLACES[name], *(t for t in (*TABLES, *PLAN_TABLES) if t not in known and t not in ELSEWHERE))


def place_of(table: str) -> str:
    """The panel that shows a table; empty for none."""
    if table == "rules":
        return table
    return next((name for name in PLACES if table in tables_of(name)), "")


class RecordsPanel(QWidget):
    """The tables of one subject, one at a time; built when it is first looked at."""

    wished = Signal(str, str)
    """The form at the right is to take the keyboard: the id of a record, and a field."""

    def __init__(self, name: str, title: str, state: State) -> None:
        super().__init__()
        self.setObjectName(f"{name}-panel")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.state, self._name, self._title = state, name, title
        self.tables: tuple[str, ...] = ()
        self.at = 0
        self.built: dict[str, Page | Own | Nights] = {}
        self.title = label(role="title")
        self.segments: Segments | None = None
        self._head = row(self.title, space=16, margins=(20, 14, 20, 10))
        self.stack = QStackedWidget()
        self.setLayout(column(self._head, self.stack, space=0))
        state.opened.connect(self._forget)
        state.shown.connect(self.follow)
        state.worded.connect(self.refresh)
        state.looked.connect(self.refresh)
        self.refresh()

    @property
    def page(self) -> Page | None:
        """The table on show."""
        shown = self.built.get(self.tables[self.at]) if self.tables else None
        return None if shown is None or isinstance(shown, Own | Nights) else shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._build()
        self.follow()
        if self.page is not None:
            self.page.look_soon()

    def _build(self) -> None:
        """Make what is to be seen now, if it is not there yet."""
        if self.state.programme is None:
            return
        if not self.tables:
            self.tables = tables_of(self._name)
            if len(self.tables) > 1:
                self.segments = Segments([f"table-of-{table}" for table in self.tables])
                self.segments.chosen.connect(self.show_table)
                self._head.addWidget(self.segments)
            self._head.addStretch(1)
            self.refresh()
        table = self.tables[self.at]
        if table not in self.built:
            self.built[table] = self._made(table)
            self.stack.addWidget(self.built[table])
        self.stack.setCurrentWidget(self.built[table])

    def begin(self) -> None:
        """Bring what is on show into use: the current row, the first step of an empty table, or the form's first field."""
        self._build()
        if self.tables:
            self.built[self.tables[self.at]].begin()

    def _made(self, table: str) -> Page | Own | Nights:
        from lawatan.gui.records.page import Page  # pydantic and the records: 0.5 s, after the first paint

        if table == HEADING:
            return Own(self.state)
        if table == NIGHTS:
            return Nights(self.state)
        page = Page(self.state, table)
        page.wished.connect(self.wished)
        return page

    def show_table(self, at: int) -> None:
        """Show another of the tables."""
        self.at = at
        self._build()
        if self.segments is not None:
            self.segments.choose(at)
        self.follow()
        if self.page is not None:
            self.page.look_soon()

    def reveal(self, key: Key) -> None:
        """Show a record in its table; without an id the table alone."""
        self._build()
        self.show_table(self.tables.index(key[0]))
        if self.page is not None and key[1]:
            self.page.reveal(key[1])

    def follow(self) -> None:
        """Show the programme as it is now, where it can be seen."""
        if not self.isVisible() or self.state.programme is None:
            return
        shown = self.built.get(self.tables[self.at]) if self.tables else None
        if shown is not None:
            shown.follow()

    def refresh(self) -> None:
        """Name everything anew."""
        say = self.state.say
        self.title.setText(say(self._title))
        if self.segments is not None and self.state.programme is not None:
            from lawatan.jobs.naming import table_title

            edition = self.state.programme.edition
            titles = [ROOM_NIGHTS if table == NIGHTS else table_title(edition, table) for table in self.tables]
            self.segments.set_texts(*(say(title) for title in titles))
            self.segments.choose(self.at)
        if self.state.programme is not None:
            for built in self.built.values():
                built.refresh()

    def _forget(self) -> None:
        """Another programme is on show: its tables are built when they are looked at."""
        for built in self.built.values():
            self.stack.removeWidget(built)
            built.hide()
            built.deleteLater()
        self.built.clear()
        if self.isVisible():
            self._build()


class Own(Lasting):
    """The programme's own fields, in the middle: there is only one of it."""

    def __init__(self, state: State) -> None:
        super().__init__(margins=(20, 4, 20, 20), widest=WIDEST)
        self.setObjectName("programme-form")
        self.editing = Editing(state)
        self.add(self.editing, None)
        self.settle()
        self.follow()

    def follow(self) -> None:
        """Show the programme as it is now."""
        from lawatan.domain.tables import HEADING as KEY

        self.editing.show_key(KEY)
        self.fit()

    def begin(self) -> None:
        """Bring the first field into use, ready to be typed over."""
        form = self.editing.form
        if form is not None:
            form.go("name")

    def refresh(self) -> None:
        """The form names itself anew."""


def _count(table: str, programme: Programme) -> int:
    return len(getattr(programme.edition, table))


def _panel(name: str, title: str, icon: str, counted: str = "") -> Panel:
    count = partial(_count, counted) if counted else None
    return Panel(name, title, icon, "middle", partial(RecordsPanel, name, title), count, guide="records")


PANELS: tuple[Panel, ...] = (
    _panel("programme", mark("Programme"), "programme"),
    _panel("activities", mark("Activities"), "activity", "activities"),
    _panel("venues", mark("Venues"), "venue", "venues"),
    _panel("hosts", mark("Host institutions"), "host", "hosts"),
    _panel("people", mark("People"), "people", "persons"),
    _panel("travel", mark("Travel"), "travel"),
)
"""One for each subject, in display order."""
