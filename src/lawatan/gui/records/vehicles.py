"""Vehicles are chosen for the whole programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from lawatan.gui.records.deciding import Decision
from lawatan.words import Words, mark

if TYPE_CHECKING:
    from lawatan.domain import Changes
    from lawatan.jobs.question import Question

DUTIES = "duties"
"""The table that they are written to."""


class VehicleChoice(Decision):
    """Chooses who rides in which vehicle."""

    name: ClassVar[str] = "choose-vehicles"
    label: ClassVar[str] = mark("Choose vehicles")
    busy: ClassVar[str] = mark("Choosing…")
    hint: ClassVar[str] = mark(
        "Choose who rides in which vehicle on which day; duties that were made by hand stay as they are"
    )
    nothing: ClassVar[str] = mark("The vehicles are chosen already: nothing would be better.")
    outrun: ClassVar[str] = mark(
        "The programme was changed while vehicles were chosen: nothing was done. Choose them again."
    )

    def changes(self, edition: Any, say: Words, question: Question) -> Changes:
        """The duties that are chosen."""
        from lawatan.jobs.vehicles import choosing

        return choosing(edition, say, question)

    def refusals(self) -> type[Exception]:
        """There are no vehicles, or the solver broke down."""
        from lawatan.jobs.vehicles import NotChosen

        return NotChosen
