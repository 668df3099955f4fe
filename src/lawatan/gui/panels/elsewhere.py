"""Where else: every day with the starts at which an activity would fit, at which price, or why it would nowhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from lawatan.gui import names, scheduling
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import Scroll, button, column, label, row
from lawatan.gui.state import State
from lawatan.gui.work import Latest
from lawatan.words import mark

if TYPE_CHECKING:
    import datetime as dt

    from lawatan.domain import Plan
    from lawatan.gui.programme import Programme
    from lawatan.jobs.where import Stretch, WhereReport
    from lawatan.rules import Edition

WHERE_ELSE = mark("Where else")
ACROSS = 2
"""Buttons beside each other."""


class Elsewhere(QWidget):
    """The days of one activity; a press moves it there. Worked out anew when the programme changes."""

    left = Signal()
    """It is to give way to what is known of the selection."""
    moved = Signal(str)
    """An activity was moved: its occurrence, to be shown on the board."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("elsewhere-panel")
        self.state = state
        self.item = ""
        self.report: WhereReport | None = None
        self._of: tuple[Edition, Plan | None] | None = None
        self._looking = Latest(self)
        self._looking.came.connect(self._came)
        self._looking.failed.connect(self._failed)
        self.title = label(role="title")
        self.shut = button("flat", "elsewhere-close", self._leave)
        self.subject = label(role="strong", wrap=True, name="elsewhere-subject")
        self.standing = label(role="quiet", wrap=True, name="elsewhere-standing")
        self.answer = Scroll(space=4)
        head = QWidget()
        head.setLayout(column(row(self.title, None, self.shut), self.subject, self.standing, margins=(16, 16, 16, 4)))
        self.setLayout(column(head, self.answer, space=0))
        state.opened.connect(self._forget)
        state.shown.connect(self._follow)
        state.worded.connect(self._again)
        self._write()

    def ask(self, item: str) -> None:
        """Show where else an occurrence could stand."""
        self.item = item
        self._again()

    def _leave(self) -> None:
        self._forget()
        self.left.emit()

    def _forget(self) -> None:
        """Another programme is on show, or nobody wants to know any more."""
        self.item, self.report, self._of = "", None, None
        self._looking.forget()
        self._write()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        """Look anew where the schedule is another than the one that was looked at; nothing while nobody sees it."""
        programme = self.state.programme
        if not self.item or not self.isVisible():
            return
        if programme is None or self._of is None or not self._same(programme):
            self._again()
        else:
            self._write()  # whether it may be moved now

    def _same(self, programme: Programme) -> bool:
        edition, plan = self._of if self._of is not None else (None, None)
        return programme.edition is edition and programme.plan is plan

    def _again(self) -> None:
        """Look anew, beside the window."""
        programme, item, say = self.state.programme, self.item, self.state.say
        if not item or programme is None or item not in programme.current.setting.occurrences:
            self._forget()
            return
        view = programme.current
        self._of, self.report = (programme.edition, programme.plan), None

        def work() -> object:
            from lawatan.jobs.where import WhereReport  # the rules: after the first paint

            return WhereReport(view, item, say)

        self._looking.ask(work)
        self._write()

    def _came(self, report: WhereReport) -> None:
        self.report = report
        self._write()

    def _failed(self, fault: Exception) -> None:
        self.standing.setText(self.state.say("It could not be worked out: {why}", why=str(fault)))

    def _write(self) -> None:
        """Write the answer anew."""
        say, programme, report = self.state.say, self.state.programme, self.report
        self.title.setText(say(WHERE_ELSE))
        self.shut.setText(say("Close"))
        there = programme is not None and bool(self.item)
        self.subject.setVisible(there)
        if programme is not None and there:
            self.subject.setText(names.item_title(programme.setting, self.item, say))
        self.standing.setText(self._standing())
        at = self.answer.verticalScrollBar().value()
        self.answer.clear()
        if report is not None:
            self._list(report)
        self.answer.add(None)
        self.answer.settle(at)

    def _standing(self) -> str:
        """When it stands now, or what is to be done first."""
        say, programme = self.state.say, self.state.programme
        if programme is None or not self.item:
            return say("Choose Where else from the menu of an activity on the board.")
        if (why := scheduling.refusal(programme, (self.item,))) is not None:
            return say.message(why)
        entry = programme.current.entries.get(self.item)
        if self.report is None:
            return say("Every start of every day is tried …")
        if entry is None:
            return say("It stands nowhere yet. Press a time to put it there.")
        view = programme.current
        when = f"{say.date(view.date(entry))} {names.times(view, entry, say)}"
        return say("Now {when}. Press a time to move it there.", when=when)

    def _list(self, report: WhereReport) -> None:
        """The days on which it fits, then the others with the reason."""
        say = self.state.say
        closed = [day for day, found in report.days.items() if all(one.verdict == "fails" for one in found)]
        for day, stretches in report.days.items():
            if day not in closed:
                self._day(report, day, stretches)
        if not closed:
            return
        self.answer.add(12, label(say("Nowhere on these days"), "second"))
        for day in closed:
            self.answer.add(4, label(say.date(day), "strong"), label(report.nowhere(day), "second", wrap=True))

    def _day(self, report: WhereReport, day: dt.date, stretches: tuple[Stretch, ...]) -> None:
        """A day: a button for each stretch of starts that fits, then those that have a price with it."""
        say = self.state.say
        fits = [one for one in stretches if one.verdict == "fits"]
        dear = [one for one in stretches if one.verdict == "price"]
        self.answer.add(4, label(say.date(day), "strong"))
        if fits:
            grid = QGridLayout()
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setSpacing(6)
            for n, one in enumerate(fits):
                grid.addWidget(self._button(report, one), n // ACROSS, n % ACROSS, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(ACROSS, 1)
            self.answer.add(grid)
        for one in dear:
            price = label(say("at a price of {length}", length=say.duration(one.price)), "second")
            self.answer.add(row(self._button(report, one), price, None))
            if why := report.where.why(one, say):
                self.answer.add(label(why, "second", wrap=True))

    def _button(self, report: WhereReport, one: Stretch) -> QWidget:
        say, programme = self.state.say, self.state.programme
        made = button("", f"begin-{one.first:%m%d-%H%M}", partial(self._move, one.first))
        made.setText(report.times(one))
        when = f"{say.date(one.first.date())} {say.time(one.first)}"
        made.setAccessibleName(say("Begin on {when}", when=when))
        made.setToolTip(say("Begin on {when}", when=when))
        made.setEnabled(programme is not None and scheduling.refusal(programme, (self.item,)) is None)
        return made

    def _move(self, moment: dt.datetime) -> None:
        programme, item = self.state.programme, self.item
        if programme is None or not item:
            return
        from lawatan.gui.board.moves import decided

        view = programme.current
        decision = decided(view, item, view.setting.clock.minute(moment))
        if decision is not None and scheduling.refusal(programme, (item,)) is None:
            scheduling.decide(self.state, {item: decision})
            self.moved.emit(item)


PANEL = Panel("elsewhere", WHERE_ELSE, "find", "right", Elsewhere, guide="bad-day")
