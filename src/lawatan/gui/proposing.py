"""Planning on the desk: live progress, and a new schedule that is compared with the old one before it is taken.

Planning works on a snapshot. What was edited meanwhile stays: the new schedule is merged into it when it is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lawatan.gui import names
from lawatan.words import Message, Words, mark

if TYPE_CHECKING:
    from lawatan.gui.desk import Desk
    from lawatan.gui.programme import Programme
    from lawatan.jobs.compare import Comparison
    from lawatan.jobs.fixes import Fix
    from lawatan.jobs.plan import Outcome, Progress
    from lawatan.rules import Edition


BUSY = mark("Planning goes on: cancel it, or wait for its end.")


@dataclass(frozen=True)
class Proposal:
    """A new schedule that waits for an answer: the edition that was planned, and what planning came to."""

    base: Edition
    outcome: Outcome
    comparison: Comparison
    language: str
    fix: Fix | None = None
    """The fix that it is; None where it was planned as asked."""

    @property
    def routed(self) -> Edition | None:
        """The edition by whose facts and order of the cities the new schedule goes; None where it is the one planned."""
        if self.fix is not None:
            return self.fix.edition if self.fix.changes else None
        tried = self.outcome.tried
        return tried.taken.edition if tried is not None and tried.taken.changes else None

    @property
    def label(self) -> Message:
        """What taking it is called; a new order of the cities is named."""
        if self.fix is not None:
            if self.fix.alternative:
                return Message(mark("Adopted: {name}"), {"name": self.fix.alternative})
            return Message(mark("Fix: {what}"), {"what": self.fix.says})
        if self.comparison.again is not None:
            return Message(mark("Plan again"))
        if self.routed is None:
            return Message(mark("Plan"))
        return Message(mark("Plan: {order}"), {"order": self.order})

    def order(self, say: Words) -> str:
        """The order of the cities that is taken, where several were tried."""
        from lawatan.jobs.orders import routes_told  # and the records: after the first paint

        tried = self.outcome.tried
        return routes_told(self.base, tried.taken.routes, say) if tried is not None else ""


class Proposing(QObject):
    """Plans the programme on show and asks, where there was a schedule before, whether to take the new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk, self.state = desk, desk.state
        self._number = -1
        self._snapshot: Edition | None = None
        desk.planning.progressed.connect(self._progressed)
        desk.planning.ended.connect(self._ended)

    def plan(self, again: bool = False, known: Edition | None = None) -> None:
        """Plan the programme on show, beside the window; a proposal that still waits is given up.

        ``again``: near to what people were told, by ``known`` where that is another edition.
        """
        desk, programme = self.desk, self.state.programme
        if programme is None or desk.planning.running:
            return
        if programme.proposal is not None:
            self.refuse(programme.number)
            programme = self.state.programme
            assert programme is not None
        self._number, self._snapshot = programme.number, programme.edition
        desk.notice.hide()
        desk.leaving.retract()
        desk.progressing.begin(programme)
        if desk.focusWidget() is desk.top.plan:
            desk.progressing.cancel.setFocus()
        desk.planning.start(programme.edition, self.state.language, again, known)
        desk.can_plan(running=True)

    def show_fix(self, fix: Fix) -> None:
        """Show what a fix comes to on the board, and ask whether to take it; another proposal is given up."""
        programme = self.state.programme
        if programme is None:
            return
        if self.desk.planning.running:
            self.desk.notice.say(BUSY, "warning", programme.number)
            return
        if programme.proposal is not None:
            self.refuse(programme.number)
            programme = self.state.programme
            assert programme is not None
        from lawatan.jobs.compare import compare  # rules and records: after the first paint
        from lawatan.jobs.fixes import Told
        from lawatan.jobs.plan import Outcome

        plan = fix.edition.plan
        outcome = Outcome("complete", plan, (), None, 0.0, None, False)
        told = Told(fix, self.state.say) if fix.to_tell.before.entries else None
        comparison = replace(compare(programme.edition, plan, fix.edition), again=told)
        proposal = Proposal(programme.edition, outcome, comparison, self.state.language, fix)
        self.desk.go("board")
        self.state.put(self.state.index, programme.proposing(proposal))

    def plans(self, programme: Programme) -> bool:
        """Whether planning goes on for a programme."""
        return self._snapshot is not None and self._number == programme.number

    def accept(self, number: int | None = None) -> bool:
        """Take the proposed schedule, as one edit; say whether that came about."""
        from pydantic import ValidationError  # and the records: after the first paint

        from lawatan.domain import difference, merge, with_plan

        index, programme = self._waiting(number)
        if programme is None or programme.proposal is None:
            return False
        proposal = programme.proposal
        self.state.put(index, programme.answered())
        try:
            theirs = with_plan(proposal.routed or proposal.base, proposal.outcome.plan)
            merged, _ = merge(proposal.base, programme.edition, theirs)
        except ValidationError:
            message = mark("The new schedule uses what was deleted while planning went on: plan again.")
            self.desk.notice.say(message, "warning", programme.number)
            return False
        changes = {key: after for key, (_, after) in difference(programme.edition, merged).items()}
        if changes:
            self.state.edit_of(
                programme.number, proposal.label, changes, adopting=bool(proposal.fix and proposal.fix.alternative)
            )
        self._know(programme.number, proposal)
        return True

    def refuse(self, number: int | None = None) -> None:
        """Keep the schedule that there was."""
        index, programme = self._waiting(number)
        if programme is not None:
            self.state.put(index, programme.answered())

    def turn(self) -> None:
        """Show the old schedule in the place of the new one, or the new one again."""
        index, programme = self._waiting(None)
        if programme is not None and programme.proposal is not None:
            proposal = programme.proposal
            new = programme.plan is None
            plan, routed = (proposal.outcome.plan, proposal.routed) if new else (None, None)
            self.state.put(index, programme.showing(plan, programme.bound, routed))

    def _waiting(self, number: int | None) -> tuple[int, Programme | None]:
        if number is None:
            number = self.state.programme.number if self.state.programme else -1
        index, programme = self.state.find(number)
        return (index, programme) if programme is not None and programme.proposal is not None else (-1, None)

    def _progressed(self, progress: Progress) -> None:
        self.desk.progressing.follow(progress)
        index, programme = self.state.find(self._number)
        if programme is not None:
            routed = progress.looking.order.edition if progress.looking is not None else None
            self.state.put(index, programme.showing(progress.plan, progress.bound, routed))

    def _ended(self, outcome: Outcome | None, comparison: Comparison | None, fault: Exception | None) -> None:
        desk = self.desk
        number, snapshot = self._number, self._snapshot
        self._number, self._snapshot = -1, None
        desk.can_plan(running=False)
        if desk.focusWidget() is desk.progressing.cancel:
            desk.top.plan.setFocus()
        desk.progressing.end()
        index, programme = self.state.find(number)
        if programme is None or snapshot is None:
            return
        if outcome is None or comparison is None:
            self.state.put(index, programme.answered())
            message = mark("Planning broke down: {why}. The schedule is as it was.")
            reason = getattr(fault, "reason", None)  # of jobs.plan.PlanningFailed; else it is a fault of ours
            why = (lambda say: say.message(reason)) if reason is not None else str(fault)
            desk.notice.say(message, "must", about=number, why=why)
        else:
            self._offer(index, programme, Proposal(snapshot, outcome, comparison, desk.planning.language))
        desk.tabs.name()
        desk.leaving.planning_ended()

    def _offer(self, index: int, programme: Programme, proposal: Proposal) -> None:
        """Take a first schedule at once; ask about one that would change another, or is one of several orders."""
        plan, outcome = proposal.base.plan, proposal.outcome
        number = programme.number
        again = proposal.comparison.again
        if outcome.plan == plan and (again is None or not again.changes.told):
            self.state.put(index, programme.answered())
            self._know(number, proposal)
            self._tell(number, outcome)
        elif not plan.placements and not plan.rides and outcome.tried is None:
            self.state.put(index, programme.proposing(proposal))
            if self.accept(number):
                self._tell(number, outcome)
        else:
            self.state.put(index, programme.proposing(proposal))

    def _know(self, number: int, proposal: Proposal) -> None:
        """Keep what planning found out, if the schedule is the one that it came to."""
        index, programme = self.state.find(number)
        outcome = proposal.outcome
        if programme is None or programme.edition.plan != outcome.plan:
            return
        reasons = {unplaced.occurrence: unplaced.why for unplaced in outcome.unplaced}
        known = programme.bounded(outcome.bound or programme.bound)
        self.state.put(index, known.explaining(reasons, proposal.language))

    def _tell(self, number: int, outcome: Outcome) -> None:
        """Say how planning ended, of which programme if it is not on show."""
        index, programme = self.state.find(number)
        assert programme is not None
        name: Callable[[Words], str] | None = None
        if index != self.state.index:
            name = partial(names.programme, programme.setting)
        self.desk.notice.ended(outcome, number, name)
