"""The window: puts top, sides, panels and bottom together and does what they ask for."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QTabBar, QWidget

from lawatan.gui.ask import ask_copy, ask_file
from lawatan.gui.menus import Menus
from lawatan.gui.notice import Notice, Progressing
from lawatan.gui.panels import PANELS
from lawatan.gui.panels.board import Board
from lawatan.gui.panels.export import Export
from lawatan.gui.panels.to_fix import ToFix
from lawatan.gui.parts import column, frame, row
from lawatan.gui.programme import Programme
from lawatan.gui.sidebar import Sidebar
from lawatan.gui.start import Start
from lawatan.gui.state import State
from lawatan.gui.status import Status
from lawatan.gui.tokens import INSPECTOR_PX
from lawatan.gui.top import Top
from lawatan.gui.work import Planning, Task
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.jobs.plan import Outcome, Progress
    from lawatan.rules import Edition

log = logging.getLogger(__name__)


class Desk(QMainWindow):
    """The program's window."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.state = state
        self.ask_file, self.ask_copy = ask_file, ask_copy
        self.planning = Planning(self)
        self._planned: tuple[int, Edition | None] = (-1, None)
        self._tasks: list[Task] = []
        self._build()
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
        side.setFixedWidth(INSPECTOR_PX)
        self.top, self.sidebar, self.status = Top(state, self.board), Sidebar(state), Status(state)
        self.progressing, self.notice, self.start = Progressing(state), Notice(state), Start(state)
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        working = QWidget()
        working.setLayout(column(row(self.sidebar, self.middle, side, space=0), space=0))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.pages.addWidget(working)
        whole = QWidget()
        parts = (self.tabs, self.top, self.progressing, self.notice, self.pages, self.status)
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
        to_fix, export = self.panels["to_fix"], self.panels["export"]
        assert isinstance(to_fix, ToFix) and isinstance(export, Export)
        self.sidebar.gone.connect(self.go)
        self.status.to_fix.connect(self._go_to_fix)
        self.status.waiting.connect(self._go_waiting)
        self.status.copied.connect(self.save_copy)
        self.top.planned.connect(self.plan)
        self.top.exported.connect(self.show_export)
        to_fix.led.connect(self._go_board)
        export.left.connect(self.show_inspector)
        self.progressing.cancelled.connect(self.planning.cancel)
        self.planning.progressed.connect(self._progressed)
        self.planning.ended.connect(self._ended)
        self.start.painted.connect(self._read_samples)
        self.start.asked.connect(self.open)
        self.start.chosen.connect(self._sample)
        self.tabs.currentChanged.connect(self._tab)
        self.state.opened.connect(self._follow)
        self.state.shown.connect(self._name_tabs)
        self.state.worded.connect(self._reword)
        self.state.selected.connect(self._look_at_selection)

    # ---- going

    def go(self, name: str) -> None:
        """Show a panel of the middle."""
        self.middle.setCurrentWidget(self.panels[name])
        self.sidebar.show_panel(name)
        self.top.show_tools(name == "board")
        self.menus.refresh()

    def _go_board(self) -> None:
        self.go("board")

    def _go_to_fix(self) -> None:
        self.go("to_fix")

    def _go_waiting(self) -> None:
        self.go("waiting")

    def show_export(self) -> None:
        """Show the form for writing papers, at the right."""
        self.right.setCurrentWidget(self.panels["export"])

    def show_inspector(self) -> None:
        """Show what is known of the selection, at the right."""
        self.right.setCurrentWidget(self.panels["inspector"])

    def _look_at_selection(self) -> None:
        if self.state.selection:
            self.show_inspector()

    def _tab(self, index: int) -> None:
        self.state.go(index)

    def _follow(self) -> None:
        """Another programme is on show, or none."""
        programme, count = self.state.programme, len(self.state.programmes)
        self.tabs.blockSignals(True)
        while self.tabs.count() > count:
            self.tabs.removeTab(self.tabs.count() - 1)
        while self.tabs.count() < count:
            self.tabs.addTab("")
        if self.state.index >= 0:
            self.tabs.setCurrentIndex(self.state.index)
        self.tabs.blockSignals(False)
        self.tabs.setVisible(count > 1 and programme is not None)
        self.pages.setCurrentIndex(1 if programme else 0)
        self.top.setVisible(programme is not None)
        self.notice.hide()
        self.show_inspector()
        self._name_tabs()
        self._can_plan()
        self.menus.refresh()
        (self.board.canvas if programme else self.start).setFocus()

    def _name_tabs(self) -> None:
        say = self.state.say
        for n, programme in enumerate(self.state.programmes):
            edition = programme.edition
            place = edition.place.in_language(say.language) or edition.name.in_language(say.language)
            text = say("{place}, {dates}", place=place, dates=say.dates(edition.first_day, edition.last_day))
            self.tabs.setTabText(n, text + (" *" if programme.unsaved else ""))
        programme_now = self.state.programme
        name = programme_now.edition.name.in_language(say.language) if programme_now else ""
        self.setWindowTitle(f"{name} – Lawatan" if name else "Lawatan")

    def _reword(self) -> None:
        """The language changed: reasons are sentences, so they are found anew."""
        self._name_tabs()
        self.menus.refresh()
        index, programme = self.state.index, self.state.programme
        if programme is not None and programme.waiting and programme.view.entries and not self.planning.running:
            from lawatan.jobs.why import why_unplaced

            setting, plan, language = programme.setting, programme.view.plan, self.state.language
            task = self._task(lambda: (index, programme, why_unplaced(setting, plan, language)))
            task.done.connect(self._explained)
            task.start()

    def _explained(self, found: tuple) -> None:
        from dataclasses import replace

        index, before, unplaced = found
        if index < len(self.state.programmes) and self.state.programmes[index] is before:
            self.state.put(index, replace(before, reasons={u.occurrence: u.why for u in unplaced}))

    # ---- opening and saving

    def open(self) -> None:
        """Ask for a file and open it."""
        path = self.ask_file(self, self.state.say)
        if path:
            self.open_paths([Path(path)])

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open editions from files, beside the window."""
        task = self._task(lambda: _read(paths, self.state.language))
        task.done.connect(self._opened)
        task.failed.connect(self._unreadable)
        task.start()

    def open_editions(self, editions: Sequence[Edition]) -> None:
        """Open editions that are there already."""
        self.state.open([Programme(edition) for edition in editions])

    def _opened(self, programmes: Sequence[Programme]) -> None:
        self.state.open(programmes)

    def _unreadable(self, fault: Exception) -> None:
        from lawatan.jobs.files import Unreadable

        if not isinstance(fault, (Unreadable, OSError)):
            raise fault
        self.notice.say("{text}", "must", text=str(fault))

    def _read_samples(self) -> None:
        task = self._task(_samples)
        task.done.connect(self.start.offer)
        task.failed.connect(self._no_samples)
        task.start()

    def _no_samples(self, fault: Exception) -> None:
        log.error("the samples cannot be read", exc_info=fault)
        self.start.fail(str(fault))

    def _sample(self, number: int) -> None:
        if self.start.samples:
            self.state.open([self.start.samples[number]])

    def open_sample(self, name: str) -> None:
        """Open the sample of a name (``bali-2016``)."""
        from lawatan.resources import sample

        self.open_paths([sample(name)])

    def close_programme(self) -> None:
        """Close the programme on show."""
        if self.state.programme is not None and not self.planning.running:
            self.state.close(self.state.index)

    def save_copy(self) -> None:
        """Ask where to, and write the programme there with its schedule."""
        programme, index = self.state.programme, self.state.index
        if programme is None:
            return
        folder = programme.path.parent if programme.path and programme.unsaved is False else Path.home()
        chosen = self.ask_copy(self, self.state.say, folder / f"{programme.edition.id or 'programme'}-planned.json")
        if not chosen:
            return
        from lawatan.jobs.files import write_edition

        path = Path(chosen)
        try:
            write_edition(programme.edition, path)
        except OSError as fault:
            why = fault.strerror or str(fault)
            message = mark("{file} cannot be written: {why}. Choose another place.")
            self.notice.say(message, "must", file=path, why=why)
        else:
            self.state.put(index, programme.saved(path))
            self.notice.say(mark("Saved as {file}."), "good", file=path)

    # ---- planning

    def plan(self) -> None:
        """Plan the programme on show, beside the window."""
        programme = self.state.programme
        if programme is None or self.planning.running:
            return
        self._planned = self.state.index, programme.edition
        self.notice.hide()
        self.progressing.begin()
        self.planning.start(programme.edition, self.state.language)
        self._can_plan(running=True)

    def _progressed(self, progress: Progress) -> None:
        self.progressing.follow(progress)
        index, programme = self._in_planning()
        if programme is not None:
            self.state.put(index, programme.showing(progress.plan, progress.bound))

    def _in_planning(self) -> tuple[int, Programme | None]:
        """The programme that is being planned, unless it was closed or opened anew meanwhile."""
        index, edition = self._planned
        there = 0 <= index < len(self.state.programmes) and self.state.programmes[index].edition is edition
        return index, self.state.programmes[index] if there else None

    def _ended(self, outcome: Outcome | None, fault: Exception | None) -> None:
        index, programme = self._in_planning()
        self._planned = (-1, None)
        self.progressing.end()
        self._can_plan(running=False)
        if programme is None:
            return
        if outcome is None:
            self.state.put(index, programme.showing(programme.edition.plan, None))
            self.notice.say(mark("Planning broke down: {why}. The schedule is as it was."), "must", why=str(fault))
            return
        from lawatan.domain import with_plan

        reasons = {unplaced.occurrence: unplaced.why for unplaced in outcome.unplaced}
        if outcome.plan != programme.edition.plan:
            programme = programme.planned(with_plan(programme.edition, outcome.plan), outcome.bound, reasons)
        self.state.put(index, programme)
        self.notice.ended(outcome)

    def _can_plan(self, running: bool | None = None) -> None:
        """Plan, export and close only where that makes sense."""
        busy = self.planning.running if running is None else running
        self.top.set_planning(busy)
        self.menus.set_planning(busy)

    # ---- the end

    def closeEvent(self, event: QCloseEvent) -> None:
        self.hide()
        self.planning.close()
        for task in self._tasks:
            task.join(2)
        event.accept()

    def _task(self, work) -> Task:
        task = Task(work, self)
        self._tasks.append(task)
        return task


def _read(paths: Sequence[Path], language: str) -> tuple[Programme, ...]:
    from lawatan.jobs.files import read_edition  # pydantic and the rules: 0.5 s, not needed for the first paint

    return tuple(Programme(read_edition(path, language), path) for path in paths)


def _samples() -> tuple[Programme, ...]:
    from lawatan.resources import samples

    return _read(samples(), "en")
