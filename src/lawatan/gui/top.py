"""The top of the desk: which programme, which days and in what form, Export and Plan."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QWidget

from lawatan.gui import icons
from lawatan.gui.panels.board import ALL, Board
from lawatan.gui.parts import Elided, Joined, Segments, button, column, row
from lawatan.gui.state import State
from lawatan.gui.tokens import TOP_PX


class Top(QFrame):
    """Says what programme is shown and holds what is done with it."""

    planned = Signal()
    exported = Signal()

    def __init__(self, state: State, board: Board) -> None:
        super().__init__()
        self.setObjectName("top")
        self.setProperty("role", "top")
        self.setFixedHeight(TOP_PX)
        self.state, self.board = state, board
        self.title, self.about = Elided("title", "programme-title"), Elided("second", "programme-about")
        self.form = Segments(("form-board", "form-table"))
        self.back = button("", "page-back", lambda: board.turn(self._page() - 1))
        self.page = Joined("page", lambda: board.turn(self._page()))
        self.on = button("", "page-on", lambda: board.turn(self._page() + 1))
        self.all = Joined("page-all", board.turn_all)
        for part, join in ((self.back, "first"), (self.page, "mid"), (self.on, "mid"), (self.all, "last")):
            part.setProperty("join", join)
        self.back.setFixedWidth(32)
        self.on.setFixedWidth(32)
        self.page.setCheckable(True)
        self.all.setCheckable(True)
        self.export = button("", "export", self.exported.emit)
        self.plan = button("primary", "plan", self.planned.emit)
        self.side = button("icon", "side")
        self.side.setCheckable(True)
        self.side.setChecked(True)
        self.side.setFixedWidth(34)
        self.pages = QWidget()
        self.pages.setLayout(row(self.back, self.page, self.on, self.all, space=0))
        titles = column(None, self.title, self.about, None, space=1)
        whole = row(space=10, margins=(16, 0, 16, 0))
        whole.addLayout(titles, 1)
        for tool in (self.form, self.pages, self.export, self.plan, self.side):
            whole.addWidget(tool)
        self.setLayout(whole)
        self.form.chosen.connect(board.show_form)
        board.turned.connect(self.refresh)
        for signal in (state.shown, state.worded, state.looked):
            signal.connect(self.refresh)

    def _page(self) -> int:
        return self.board.week

    def show_tools(self, visible: bool) -> None:
        """Show what belongs to the board, or hide it where another panel is on show."""
        self._tools = visible
        self.form.setVisible(visible)
        self.pages.setVisible(visible and len(self.board.pages) > 1)

    _tools = True

    def set_planning(self, running: bool) -> None:
        """While planning goes on, neither Plan nor Export."""
        self.plan.setEnabled(not running)
        self.export.setEnabled(not running)

    def refresh(self) -> None:
        """Write it anew."""
        say, tokens, programme = self.state.say, self.state.tokens, self.state.programme
        self.form.set_texts(say("Board"), say("Table"))
        self.form.choose(self.board.forms.currentIndex())
        for part, name, text in ((self.back, "left", say("Earlier days")), (self.on, "right", say("Later days"))):
            part.setIcon(icons.icon(name, tokens.text, tokens.third))
            part.setIconSize(QSize(14, 14))
            part.setAccessibleName(text)
            part.setToolTip(text)
        self.side.setIcon(icons.icon("panel", tokens.text))
        self.side.setToolTip(say("Show or hide the side panel (Ctrl+I)"))
        self.side.setAccessibleName(say("Side panel"))
        self.all.setText(say("All"))
        self.export.setText(say("Export…"))
        self.plan.setText(say("Plan"))
        self.plan.setToolTip(say("Find a time slot for everything (Ctrl+P)"))
        if programme is None:
            return
        edition = programme.edition
        self.title.setText(edition.name.in_language(say.language))
        batch = say("Batch {n}", n=edition.batch) if edition.batch else ""
        place = edition.place.in_language(say.language)
        dates = say.dates(edition.first_day, edition.last_day)
        self.about.setText(" · ".join(part for part in (dates, place, batch) if part))
        for line in (self.title, self.about):
            line.updateGeometry()
        self._refresh_pages()

    def _refresh_pages(self) -> None:
        say, pages, page, week = self.state.say, self.board.pages, self.board.page, self.board.week
        self.page.setText(say("Week {n}", n=week + 1))
        shown = pages[min(week, len(pages) - 1)] if pages else ()
        self.page.setToolTip(say.dates(shown[0], shown[-1]) if shown else "")
        self.page.setChecked(page != ALL)
        self.all.setChecked(page == ALL)
        self.all.setToolTip(say("Back to one week") if page == ALL else say("Show every day side by side"))
        for part, useful in (
            (self.back, page > 0),
            (self.on, 0 <= page < len(pages) - 1),
            (self.page, page != ALL),
        ):
            if self.window().focusWidget() is part and not useful:  # else the focus would jump elsewhere
                (self.all if page == ALL else self.page).setFocus()
            part.setEnabled(useful)
        self.pages.setVisible(self._tools and len(pages) > 1)
