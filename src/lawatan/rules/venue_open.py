"""A venue is open while an activity is there: its hours with their breaks and validity, and its closures."""

from __future__ import annotations

from typing import ClassVar, Literal

from lawatan.rules.hours import Keeper
from lawatan.rules.opening import OpeningRule
from lawatan.schedule import Occurrence, Setting
from lawatan.words import mark


class VenueOpen(OpeningRule):
    """An activity lies wholly within the opening hours of its venue."""

    title: ClassVar[str] = mark("Venue open")
    help: ClassVar[str] = mark(
        "An activity lies wholly within the opening hours of its venue that are valid on that date, without its "
        "breaks, and never on a day on which it is closed."
    )
    closed: ClassVar[str] = mark("{what} stands on {when}, but {keeper} is closed on {date}.")
    limited: ClassVar[str] = mark("{what} stands on {when}, but {keeper} is open then only {hours}.")

    kind: Literal["venue_open"] = "venue_open"

    def keepers(self, setting: Setting, occurrence: Occurrence) -> tuple[Keeper, ...]:
        """Its venue."""
        return (setting.edition.venues[occurrence.venue],)
