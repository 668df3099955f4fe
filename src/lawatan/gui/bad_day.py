"""What came in between, on the desk: the panels for it at the right, and the ways that lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from lawatan.gui.panels.accidents import Accidents
from lawatan.gui.panels.alternatives import Alternatives
from lawatan.gui.panels.cures import Cures
from lawatan.gui.panels.elsewhere import Elsewhere
from lawatan.gui.panels.to_fix import ToFix
from lawatan.gui.proposing import BUSY
from lawatan.gui.work import Task
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.domain import Changes
    from lawatan.gui.desk import Desk
    from lawatan.jobs.fixes import Fix
    from lawatan.rules import Breach, Edition


class BadDay:
    """Shows reasons, fixes and the form for what has happened, and does what they ask for."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        to_fix, cures, accidents = desk.panels["to_fix"], desk.panels["cures"], desk.panels["accidents"]
        alternatives = desk.panels["alternatives"]
        assert isinstance(to_fix, ToFix) and isinstance(cures, Cures) and isinstance(accidents, Accidents)
        elsewhere = desk.panels["elsewhere"]
        assert isinstance(alternatives, Alternatives) and isinstance(elsewhere, Elsewhere)
        self.cures, self.accidents = cures, accidents
        self.alternatives, self.elsewhere = alternatives, elsewhere
        elsewhere.moved.connect(self._moved)
        for panel in (cures, accidents, elsewhere):
            panel.left.connect(desk.show_inspector)
        cures.chosen.connect(desk.proposing.show_fix)
        accidents.happened.connect(self._happened)
        accidents.late.connect(self._late)
        to_fix.cured.connect(self.cure)
        to_fix.looked.connect(cures.curing.get_ready)
        alternatives.chosen.connect(self._alternative)
        acts = desk.board.actions_
        acts.why_asked.connect(self.why_here)
        acts.cured.connect(self.cure)
        acts.where_asked.connect(self.where_else)
        acts.late_told.connect(partial(self.happen, "late"))

    def cure(self, breaches: Sequence[Breach] = ()) -> None:
        """Look for what cures some breaches, or all that must be fixed, and show it."""
        self._show(self.cures)
        self.cures.cure(tuple(breaches))

    def why_here(self, item: str) -> None:
        """Show why an activity stands where it does."""
        self._show(self.cures)
        self.cures.why_here(item)

    def where_else(self, item: str) -> None:
        """Show where else an activity could stand."""
        self._show(self.elsewhere)
        self.elsewhere.ask(item)

    def happen(self, kind: str = "hosts", who: str = "") -> None:
        """Show the form for what has happened, to a record or something on the board."""
        self._show(self.accidents)
        self.accidents.ask(kind, who)

    def end(self) -> None:
        """Give up what is looked for."""
        self.cures.curing.end()
        self.alternatives.varying.close()

    def _moved(self, item: str) -> None:
        """Show on the board what was moved, and leave the days beside it."""
        self.desk.go("board")
        self.desk.state.select(item, seek=True)
        self._show(self.elsewhere)

    def _show(self, panel: Cures | Accidents | Elsewhere) -> None:
        self.desk.split.lend()
        self.desk.right.setCurrentWidget(panel)

    def _happened(self, told: str, changes: Changes) -> None:
        """Write down what has happened, and plan again near to what people know."""
        desk, before = self.desk, self.desk.state.programme
        if before is None:
            return
        if desk.planning.running:
            desk.notice.say(BUSY, "warning", before.number)
            return
        known = before.edition
        desk.state.edit(Message(mark("Written down: {what}"), {"what": told}), changes)
        programme = desk.state.programme
        if programme is None or programme.edition is known:
            return  # it is open to read, and that has been said
        self.accidents.note(told)
        if programme.edition.plan.placements or programme.edition.plan.rides:
            desk.proposing.plan(again=True, known=known)

    def _alternative(self, name: str) -> None:
        """Show an alternative on the board, to be adopted or not; what it changes for whom is worked out beside the window."""
        programme, say = self.desk.state.programme, self.desk.state.say
        if programme is None or name not in programme.alternatives:
            return
        current, alternative = programme.edition, programme.alternatives[name]

        def work() -> object:
            from lawatan.jobs.following import as_fix  # the rules: after the first paint

            return as_fix(current, name, alternative, say)

        task = Task(work)
        task.done.connect(partial(self._adopt, current))
        task.start()

    def _adopt(self, current: Edition, fix: Fix) -> None:
        """Ask about an alternative, if the programme is still the one that it was compared with."""
        programme = self.desk.state.programme
        if programme is not None and programme.edition is current:
            self.desk.proposing.show_fix(fix)

    def _late(self, fix: Fix, about: Edition) -> None:
        """Show a day that was arranged anew, if the programme is still the one that it was arranged for."""
        programme = self.desk.state.programme
        if programme is None or programme.edition is not about:
            self.accidents.note_stale()
            return
        self.desk.proposing.show_fix(fix)
