"""Arrivals and departures are grouped into runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from lawatan.gui.records.deciding import Decision
from lawatan.words import Words, mark

if TYPE_CHECKING:
    from lawatan.domain import Changes
    from lawatan.gui.records.page import Page
    from lawatan.jobs.question import Question

SHUTTLES = "shuttles"
"""The table that they are written to."""


class Grouping(Decision):
    """Groups them, and tells who rides in how many runs and what does not fit."""

    name: ClassVar[str] = "group-runs"
    label: ClassVar[str] = mark("Group pick-ups")
    busy: ClassVar[str] = mark("Grouping…")
    hint: ClassVar[str] = mark(
        "Group arrivals and departures into runs that fit the vehicles; runs that are locked or made by hand stay"
    )
    nothing: ClassVar[str] = mark("The pick-ups are grouped already: nothing would be better.")
    outrun: ClassVar[str] = mark(
        "The programme was changed while pick-ups were grouped: nothing was done. Group them again."
    )

    def changes(self, edition: Any, say: Words, question: Question) -> Changes:
        """The runs that are made."""
        from lawatan.jobs.shuttles import grouping

        return grouping(edition, say, question=question)

    def refusals(self) -> type[Exception]:
        """Nobody's flight is known, or the solver broke down."""
        from lawatan.jobs.shuttles import NotGrouped

        return NotGrouped

    def ended(self, page: Page, first: str) -> None:
        """How many ride in how many runs, and what does not fit."""
        from lawatan.jobs.shuttle_report import ShuttleReport

        say = page.state.say
        report = ShuttleReport(page.names().edition, say)
        told = [first or say("Grouped: {summary}.", summary=report.summary()), *report.faults]
        page.bar.tell("note-warning" if report.fails else "note", "\n".join(told), [])
