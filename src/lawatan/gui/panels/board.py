"""The board: some days of the schedule as blocks, or as a table of the same facts."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from lawatan.gui.board.actions import Actions
from lawatan.gui.board.canvas import Canvas
from lawatan.gui.board.layout import Sheet, lay_out
from lawatan.gui.board.legend import Legend
from lawatan.gui.board.table import Table
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import column
from lawatan.gui.programme import weeks
from lawatan.gui.state import State
from lawatan.words import mark

ALL = -1


class Board(QWidget):
    """Canvas and table of the same days; which days is told by the navigation at the top of the desk."""

    turned = Signal()
    """Another page, or another form of it, is shown."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("board-panel")
        self.state = state
        self.page = self.week = 0
        self._sheet: Sheet | None = None
        self._tabulated: Sheet | None = None
        self.canvas, self.table, self.legend = Canvas(state), Table(state), Legend(state)
        self.actions_ = Actions(state, self)
        self.actions_.selected_all.connect(self._select_all)
        self.forms = QStackedWidget()
        self.forms.addWidget(self.canvas)
        self.forms.addWidget(self.table)
        self.setLayout(column(self.forms, self.legend, space=0))
        self.setFocusProxy(self.canvas)
        state.opened.connect(self._to_first_page)
        state.shown.connect(self.refresh)
        state.worded.connect(self.refresh)
        state.looked.connect(self._repaint)
        state.sought.connect(self.seek)
        self.refresh()

    @property
    def pages(self) -> tuple[tuple[dt.date, ...], ...]:
        """The weeks of the current programme."""
        programme = self.state.programme
        return weeks(programme.days()) if programme else ()

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days on show."""
        pages = self.pages
        if not pages:
            return ()
        if self.page == ALL or len(pages) == 1:
            return tuple(day for page in pages for day in page)
        return pages[min(self.page, len(pages) - 1)]

    def turn(self, page: int) -> None:
        """Show another week, by its position, or all of them."""
        last = len(self.pages) - 1
        self.page = page if page == ALL else min(max(page, 0), max(last, 0))
        self.week = self.week if page == ALL else self.page
        self.refresh()

    def turn_all(self) -> None:
        """Show all days, or the week that was shown before."""
        self.turn(self.week if self.page == ALL else ALL)

    def show_form(self, form: int) -> None:
        """Show the days as blocks (0) or as a table (1)."""
        self.forms.setCurrentIndex(form)
        self._tabulate()
        self.setFocusProxy(self.table if form else self.canvas)
        self.legend.setVisible(form == 0)
        self.turned.emit()

    def refresh(self) -> None:
        """Lay out the days on show again."""
        programme = self.state.programme
        sheet: Sheet | None = None
        marks: dict[str, str] = {}
        if programme is not None:
            sheet = lay_out(programme.view, self.days)
            for breach in reversed(programme.breaches):
                marks |= dict.fromkeys(breach.about, "must" if breach.hard else "warning")
        say = self.state.say
        self.canvas.setAccessibleName(say("Board; its facts can be read as a table"))
        self.table.setAccessibleName(say("Schedule as a table"))
        self.canvas.show_sheet(sheet, marks)
        self._sheet = sheet
        self._tabulate()
        self.turned.emit()

    def _tabulate(self) -> None:
        """Fill the table, if it is on show: of a large programme that takes as long as all the rest."""
        if self.forms.currentIndex() == 1 and self._tabulated is not self._sheet:
            self._tabulated = self._sheet
            self.table.show_sheet(self._sheet, self.state.programme)

    def seek(self) -> None:
        """Bring what is selected in sight: turn to its day, scroll to its block."""
        programme, item = self.state.programme, self.state.selection
        entry = programme.entry(item) if programme else None
        if programme is None or entry is None:
            return
        day = programme.view.date(entry)
        if day not in self.days:
            self.turn(next(n for n, page in enumerate(self.pages) if day in page))
        self.canvas.bring(item)
        self.table.follow()

    def _select_all(self) -> None:
        """Select all activities and rides of the days on show."""
        sheet = self.canvas.sheet
        if sheet is not None:
            self.state.select_all(sheet.order)

    def _to_first_page(self) -> None:
        self.page = self.week = 0

    def _repaint(self) -> None:
        self.canvas.viewport().update()
        self.table.viewport().update()
        self.legend.update()


PANEL = Panel("board", mark("Board"), "board", "middle", Board)
