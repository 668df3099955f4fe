"""Nobody stands in the bus."""

from __future__ import annotations

from typing import ClassVar, Literal

from lawatan.rules.rule import Breach
from lawatan.rules.vehicles import RoomRule, clock_time, day, riders, vehicles
from lawatan.schedule import Fleet, Load, Setting, View
from lawatan.words import Words, mark


class Seats(RoomRule):
    """The people whom a vehicle carries on a way have a seat, staff counted."""

    title: ClassVar[str] = mark("Seats")
    help: ClassVar[str] = mark(
        "The people of the groups that a vehicle carries on a way, staff counted, are no more than its seats. Where "
        "several vehicles carry a group between them, their seats count together."
    )

    kind: Literal["seats"] = "seats"

    def room(self, view: View, vehicle: str) -> int | None:
        """Its seats."""
        return view.edition.vehicles[vehicle].seats

    def taken(self, fleet: Fleet, load: Load) -> int:
        """The people."""
        return fleet.people(load.leaves) + len(load.way.passengers)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who has no seat where."""
        return say(
            "On {date} at {time}, {vehicles} with {seats} seats is to carry {people} people ({groups}): {n} too many.",
            date=day(breach, say),
            time=clock_time(setting, breach.fields["start"], breach.fields["zone"], say),
            vehicles=vehicles(setting, breach, say),
            seats=breach.fields["room"],
            people=int(breach.fields["room"]) + breach.amount,
            groups=riders(setting, breach, say),
            n=breach.amount,
        )
