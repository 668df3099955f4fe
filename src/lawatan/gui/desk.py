"""The window: puts top, sides, panels and bottom together and does what they ask for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QStackedWidget, QWidget

from lawatan.gui.about import About
from lawatan.gui.ask import ask_copy, ask_file
from lawatan.gui.bad_day import BadDay
from lawatan.gui.comparing import Comparing
from lawatan.gui.documents import Documents
from lawatan.gui.explaining import Explaining
from lawatan.gui.guide.helping import Helping
from lawatan.gui.leaving import Leaving
from lawatan.gui.menus import Menus
from lawatan.gui.notice import Notice, Progressing
from lawatan.gui.panels import PANELS
from lawatan.gui.panels.board import Board
from lawatan.gui.panels.find import Find
from lawatan.gui.panels.inspector import Inspector
from lawatan.gui.panels.records import RecordsPanel, place_of
from lawatan.gui.panels.rules import RulesPanel
from lawatan.gui.panels.to_fix import ToFix
from lawatan.gui.parts import column, frame, row
from lawatan.gui.planning import Planning
from lawatan.gui.programme import Programme
from lawatan.gui.proposing import Proposing
from lawatan.gui.records.editing import Editing
from lawatan.gui.rotating import split_groups
from lawatan.gui.sending import Sending
from lawatan.gui.sidebar import Sidebar
from lawatan.gui.split import Split
from lawatan.gui.start import Start
from lawatan.gui.state import State
from lawatan.gui.status import Status
from lawatan.gui.tabbing import step, step_parts
from lawatan.gui.tabs import Tabs
from lawatan.gui.top import Top
from lawatan.gui.work import Task, end_tasks
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.domain.tables import Key
    from lawatan.gui.notice import Offer
    from lawatan.rules import Edition

log = logging.getLogger(__name__)


class Desk(QMainWindow):
    """The program's window."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.state = state
        self.ask_file, self.ask_copy = ask_file, ask_copy
        self.documents = Documents(self)
        self.planning = Planning(self)
        self.helping = Helping(self)
        self._build()
        self.explaining = Explaining(self)
        self.proposing = Proposing(self)
        self.bad_day = BadDay(self)
        self.sending = Sending(self)
        self._connect()
        self._follow()

    # ---- how it is put together

    def _build(self) -> None:
        state = self.state
        self.middle, self.right = QStackedWidget(), QStackedWidget()
        self.panels: dict[str, QWidget] = {}
        for panel in PANELS:
            made = self.panels[panel.name] = panel.make(state)
            (self.middle if panel.place == "middle" else self.right).addWidget(made)
        side = frame("inspector", "right")
        side.setLayout(row(self.right, margins=(1, 0, 0, 0)))
        self.split = Split(self.middle, side)
        self.top, self.sidebar, self.status = Top(state, self.board), Sidebar(state), Status(state)
        self.progressing, self.notice, self.start = Progressing(state), Notice(state), Start(state)
        self.tabs, self.leaving = Tabs(state), Leaving(self)
        working = QWidget()
        working.setLayout(column(row(self.sidebar, self.split, space=0), space=0))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.pages.addWidget(working)
        whole = QWidget()
        self.comparing = Comparing(self)
        lines = (self.leaving, self.progressing, self.comparing, self.notice)
        parts = (self.tabs, self.top, *lines, self.pages, self.status)
        whole.setLayout(column(*parts, space=0))
        whole.layout().setStretchFactor(self.pages, 1)  # type: ignore[union-attr]
        self.setCentralWidget(whole)
        self.menus = Menus(self)
        self.resize(QSize(1440, 900))
        self.setMinimumSize(QSize(960, 600))
        self.go("board")

    @property
    def board(self) -> Board:
        """The board's panel."""
        found = self.panels["board"]
        assert isinstance(found, Board)
        return found

    def _connect(self) -> None:
        to_fix = self.panels["to_fix"]
        assert isinstance(to_fix, ToFix)
        self.sidebar.gone.connect(self.go)
        self.status.to_fix.connect(self._go_to_fix)
        self.status.waiting.connect(self._go_waiting)
        self.status.saved.connect(self.documents.save)
        self.top.planned.connect(self.plan)
        self.top.exported.connect(lambda: self.sending.show_export())
        self.top.side.clicked.connect(self.split.toggle)
        self.split.changed.connect(self._split)
        to_fix.led.connect(self._go_board)
        to_fix.split.connect(partial(split_groups, self))
        self.progressing.cancelled.connect(self.planning.cancel)
        self.start.painted.connect(self._read_samples)
        self.start.asked.connect(self.documents.ask)
        self.start.new.connect(self.documents.new)
        self.start.chosen.connect(self.open_sample)
        self.start.reopened.connect(lambda path: self.documents.open([Path(path)]))
        self.documents.made.connect(self.start.refresh)
        self.state.refused.connect(self._refused)
        self.tabs.currentChanged.connect(self.state.go)
        self.tabs.shut.connect(self._close_tab)
        self.state.parting.connect(self.take_typed)
        self.state.opened.connect(self._follow)
        self.state.shown.connect(self._name_window)
        self.state.worded.connect(self._name_window)
        self.state.worded.connect(self.menus.refresh)
        self.state.selected.connect(self._look_at_selection)
        self.state.carried.connect(self._carry)
        acts = self.board.actions_
        self.state.placed.connect(acts.place_selected)
        self.state.asked.connect(acts.pop_up)
        acts.told.connect(self._tell)
        acts.work_in(self.sidebar.flow)  # its cards; not its buttons, from which a panel is on show
        acts.work_in(self.panels["waiting"])
        self.board.canvas.entered.connect(self._enter)
        self.state.led.connect(self.go_record)
        for panel in self.panels.values():
            if isinstance(panel, (RecordsPanel, RulesPanel)):
                panel.wished.connect(self._edit_field)

    def take_typed(self) -> None:
        """Take what is half typed in the field in use, as if a person had gone on to the next one."""
        field = QApplication.focusWidget()
        if isinstance(field, (QLineEdit, QPlainTextEdit)) and field.window() is self:
            field.clearFocus()
            if field.isVisible():
                field.setFocus()

    def unfinished(self, number: int) -> bool:
        """Whether something is typed in a programme's forms that does not fit, and so is kept nowhere."""
        return any(form.unfinished(number) for form in self.findChildren(Editing))

    # ---- going

    def go(self, name: str) -> None:
        """Show a panel of the middle."""
        led = self._uses(self.middle) or self.focusWidget() in self.sidebar.buttons.values()
        if self.state.record is not None and self.middle.currentWidget() is not self.panels[name]:
            self.state.look_at(None)
        self.middle.setCurrentWidget(self.panels[name])
        panel = self.panels[name]
        if isinstance(panel, RecordsPanel):
            panel.begin()
        elif isinstance(panel, Find):
            panel.setFocus()
        if led and not self._uses(panel):
            self.sidebar.buttons[name].setFocus()  # nothing to use in the panel: not on to what stands above it
        self.sidebar.show_panel(name)
        self.top.show_tools(name == "board")
        self.menus.refresh()

    def _uses(self, part: QWidget) -> bool:
        """Whether the keyboard is in a part of the window."""
        focus: QWidget | None = self.focusWidget()
        return focus is not None and part.isAncestorOf(focus) and focus.isVisibleTo(self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leads through the window as it is seen."""
        return step(self, forward)

    def next_part(self, forward: bool = True) -> None:
        """Go on to the next of the large parts of the window: where to go, the middle, the side, above, below."""
        middle = self.middle if self.pages.currentIndex() else self.start
        lines = (self.leaving, self.progressing, self.comparing, self.notice)
        parts = (self.tabs, self.top, *lines, self.sidebar, middle, self.right, self.status)
        step_parts(self, parts, forward)

    def _go_board(self) -> None:
        self.go("board")

    def _go_to_fix(self) -> None:
        self.go("to_fix")

    def _go_waiting(self) -> None:
        self.go("waiting")

    def _carry(self, _item: str, _where: QPointF, phase: str) -> None:
        """What is carried can only be put down on the board."""
        if phase == "on" and self.middle.currentWidget() is not self.board:
            self.go("board")

    def _tell(self, message: Message, offer: Offer | None) -> None:
        """Say why something cannot be done on the board, with what could be done instead."""
        assert self.state.programme is not None
        act = (offer[0], partial(self._take_offer, offer[1])) if offer is not None else None
        self.notice.say(message.text, "warning", self.state.programme.number, act, **message.fields)

    def _take_offer(self, done: Callable[[], object]) -> None:
        self.notice.hide()
        self.go("board")
        done()

    def _enter(self) -> None:
        """Go into what is known of the selection: its form where it has one."""
        self.show_inspector()
        inspector = self.panels["inspector"]
        assert isinstance(inspector, Inspector)
        inspector.setFocus()
        inspector.edit()

    def show_inspector(self) -> None:
        """Show what is known of the selection, at the right."""
        self.split.give_back()
        self.right.setCurrentWidget(self.panels["inspector"])

    def _look_at_selection(self) -> None:
        if self.state.selection or self.state.record is not None:
            self.show_inspector()

    def go_record(self, key: Key) -> None:
        """Show a record in its table, by its key; without an id the table alone."""
        block = key[1] if key[0] in ("placements", "rides") else ""
        name = "" if block else place_of(key[0])
        if block:
            self.go("board")
            self.state.select(block, seek=True)
        elif name:
            self.go(name)
            panel = self.panels[name]
            assert isinstance(panel, (RecordsPanel, RulesPanel))
            panel.reveal(key)
            if isinstance(panel, RecordsPanel):
                panel.begin()

    def _edit_field(self, _record: str, field: str) -> None:
        self.show_inspector()
        inspector = self.panels["inspector"]
        assert isinstance(inspector, Inspector)
        inspector.edit(field)

    def _split(self) -> None:
        self.top.side.setChecked(self.split.open)
        self.menus.refresh()

    def show_about(self) -> None:
        """Show what the program is."""
        about = About(self, self.state.say)
        about.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about.show()

    def _follow(self) -> None:
        """Another programme is on show, or none."""
        programme = self.state.programme
        self.tabs.follow()
        self.pages.setCurrentIndex(1 if programme else 0)
        self.top.setVisible(programme is not None)
        if programme is None or self.notice.about != programme.number:
            self.notice.hide()
        self.show_inspector()
        self._name_window()
        self.can_plan()
        self.menus.refresh()
        (self.board.canvas if programme else self.start).setFocus()

    def _name_window(self) -> None:
        programme = self.state.programme
        name = programme.edition.name.in_language(self.state.language) if programme else ""
        self.setWindowTitle(f"{name} – Lawatan" if name else "Lawatan")

    # ---- opening and closing

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open files, beside the window."""
        self.documents.open(paths)

    def open_editions(self, editions: Sequence[Edition]) -> None:
        """Open editions that are there already."""
        self.state.open([Programme(edition) for edition in editions])

    def first_step(self) -> None:
        """Show where a new programme begins."""
        self.go("programme")

    def _read_samples(self) -> None:
        task = Task(_samples)
        task.done.connect(self.start.offer)
        task.failed.connect(self._no_samples)
        task.start()

    def _no_samples(self, fault: Exception) -> None:
        log.error("the samples cannot be read", exc_info=fault)
        self.start.fail(str(fault))

    def samples(self) -> tuple[Programme, ...]:
        """The samples; read here and now if the start page has not had time for it."""
        if self.start.samples is None:
            self.start.offer(_samples())
        return self.start.samples or ()

    def open_sample(self, number: int) -> None:
        """Open a sample, by its position; it stays a sample: what is done to it is kept in a draft."""
        self.state.open([Programme(self.samples()[number].edition)])

    def close_programme(self) -> None:
        """Close the programme on show; ask first if that would lose something."""
        if self.state.programme is not None:
            self.leaving.close_programme(self.state.programme)

    def _close_tab(self, index: int) -> None:
        self.leaving.close_programme(self.state.programmes[index])

    def remove(self, programme: Programme) -> None:
        """Close a programme, whatever is lost with it."""
        index, there = self.state.find(programme.number)
        if there is None:
            return
        if self.is_planned(programme):
            self.planning.cancel()
        self.state.close(index)

    def _refused(self) -> None:
        message = mark("This programme is open to read: save it under another name to work on it.")
        self.notice.say(message, "warning", offer=(mark("Save as…"), self.documents.save_as))

    # ---- planning

    def plan(self, again: bool = False) -> None:
        """Plan the programme on show, beside the window; ``again``: near to what people were told."""
        self.proposing.plan(again)

    def is_planned(self, programme: Programme) -> bool:
        """Whether planning goes on for a programme."""
        return self.proposing.plans(programme)

    def can_plan(self, running: bool | None = None) -> None:
        """Plan, export and close only where that makes sense."""
        busy = self.planning.running if running is None else running
        self.top.set_planning(busy)
        self.menus.set_planning(busy)

    # ---- the end

    def closeEvent(self, event: QCloseEvent) -> None:
        self.take_typed()
        if not self.leaving.window_may_close():
            event.ignore()
            if self.isMinimized():
                self.showNormal()
            return
        self.hide()
        self.planning.close()
        self.bad_day.end()
        end_tasks()
        self.state.end()
        event.accept()


def _samples() -> tuple[Programme, ...]:
    from lawatan.jobs.files import read_edition  # pydantic and the rules: 0.5 s, not needed for the first paint
    from lawatan.resources import samples

    return tuple(Programme(read_edition(path)) for path in samples())
