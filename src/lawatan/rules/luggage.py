"""The luggage of those who change city goes with them."""

from __future__ import annotations

from typing import ClassVar, Literal

from lawatan.rules.rule import Breach
from lawatan.rules.vehicles import RoomRule, day, riders, vehicles
from lawatan.schedule import Fleet, Load, Setting, View
from lawatan.words import Words, mark


class Luggage(RoomRule):
    """On the day of a ride the luggage of those whom a vehicle carries fits into it.

    A piece a person is assumed where nobody is named (DOMAIN.md has 40 people with luggage in a bus of 47 seats).
    """

    title: ClassVar[str] = mark("Luggage space")
    help: ClassVar[str] = mark(
        "On a day on which groups change city, a vehicle takes the luggage of those whom it carries: the pieces of each "
        "person, and one for each who is not named. A vehicle whose luggage space is not filled in takes all of it."
    )

    kind: Literal["luggage"] = "luggage"

    def room(self, view: View, vehicle: str) -> int | None:
        """The pieces that it takes."""
        return view.edition.vehicles[vehicle].luggage

    def taken(self, fleet: Fleet, load: Load) -> int:
        """The pieces of those who change city on that day, and of those who arrive or depart."""
        persons = fleet.view.edition.persons
        moving = fleet.luggage(leaf for leaf in load.leaves if fleet.changes_city(leaf, load.way.date))
        return moving + sum(persons[person].luggage for person in load.way.passengers)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say whose luggage stays behind."""
        return say(
            "On {date}, {vehicles} takes {room} pieces of luggage, but {groups} have {pieces}: {n} stay behind.",
            date=day(breach, say),
            vehicles=vehicles(setting, breach, say),
            room=breach.fields["room"],
            groups=riders(setting, breach, say),
            pieces=int(breach.fields["room"]) + breach.amount,
            n=breach.amount,
        )
