"""Nobody waits at the kerb: each way by road has a vehicle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from lawatan.rules.persons import people
from lawatan.rules.phrases import group
from lawatan.rules.rule import Breach, Scope
from lawatan.rules.vehicles import JOINT, VehicleRule, clock_time, day, departs_in
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class Carried(VehicleRule):
    """Each group has a vehicle for each of its ways by road: a duty on that day within whose hours the way lies.

    So has each run that fetches those who arrive or brings those who depart.
    """

    title: ClassVar[str] = mark("A vehicle for each way")
    help: ClassVar[str] = mark(
        "Each group has a vehicle for each of its ways by road: to and from the hotel, between activities, to stations "
        "and airports, and by coach to another city. A way has one if it lies within the hours of a vehicle duty of "
        "that group and day. Coaches with a timetable are not looked at. An arrival or departure run has a vehicle too."
    )
    demands: ClassVar[bool] = True

    kind: Literal["carried"] = "carried"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group on every day, and every person who may arrive or depart on one."""
        persons = [person.id for person in setting.edition.persons.values() if person.arrival or person.departure]
        yield from ((who, day.isoformat()) for who in (*setting.leaves, *persons) for day in setting.clock.days())

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group and day, the amount is the ways without a vehicle; one for each run, the amount is people."""
        fleet = self.fleet_of(view)
        for date in fleet.days:
            on_foot = [(way, fleet.on_foot(way)) for way in fleet.ways(date)]
            for leaf in view.setting.leaves:
                ways = [way for way, some in on_foot if leaf in some]
                if ways:
                    items = tuple(dict.fromkeys(item for way in ways for item in way.items))
                    first, iso = ways[0], date.isoformat()
                    zone = departs_in(view.setting, first)
                    yield self.breach(
                        items, len(ways), ((leaf, iso),), leaf=leaf, day=iso, start=first.start, zone=zone
                    )

        for run, way in fleet.shuttles():
            if run.vehicle is None and way.passengers:
                iso = way.date.isoformat()
                yield self.breach(
                    (),
                    len(way.passengers),
                    tuple((person, iso) for person in way.passengers),
                    persons=JOINT.join(way.passengers),
                    day=iso,
                    start=way.start,
                    zone=departs_in(view.setting, way),
                    place=way.from_venue,
                    shuttle=run.id,
                )

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say which group, or which run, has no vehicle when."""
        if "persons" in breach.fields:
            return say(
                "The run that leaves {place} at {time} on {date} has no vehicle yet; it is for {people}.",
                place=setting.edition.venues[str(breach.fields["place"])].name.in_language(say.language),
                time=clock_time(setting, breach.fields["start"], breach.fields["zone"], say),
                date=day(breach, say),
                people=people(setting, str(breach.fields["persons"]).split(JOINT), say),
            )
        return say.plural(
            "{group} has no vehicle for {n} way on {date}, at {time}.",
            "{group} has no vehicle for {n} ways on {date}, the first at {time}.",
            breach.amount,
            group=group(setting, str(breach.fields["leaf"]), say),
            date=day(breach, say),
            time=clock_time(setting, breach.fields["start"], breach.fields["zone"], say),
        )
