"""Nobody waits at the kerb: each way by road has a vehicle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from lawatan.rules.phrases import group
from lawatan.rules.rule import Breach, Scope
from lawatan.rules.vehicles import VehicleRule, clock_time, day, departs_in
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class Carried(VehicleRule):
    """Each group has a vehicle for each of its ways by road: a duty on that day within whose hours the way lies."""

    title: ClassVar[str] = mark("A vehicle for each way")
    help: ClassVar[str] = mark(
        "Each group has a vehicle for each of its ways by road: to and from the hotel, between activities, to stations "
        "and airports, and by coach to another city. A way has one if it lies within the hours of a vehicle duty of "
        "that group and day. Coaches with a timetable are not looked at."
    )
    demands: ClassVar[bool] = True

    kind: Literal["carried"] = "carried"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group on every day."""
        yield from ((leaf, day.isoformat()) for leaf in setting.leaves for day in setting.clock.days())

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group and day; the amount is the ways without a vehicle."""
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

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say which group has no vehicle when."""
        return say.plural(
            "{group} has no vehicle for {n} way on {date}, at {time}.",
            "{group} has no vehicle for {n} ways on {date}, the first at {time}.",
            breach.amount,
            group=group(setting, str(breach.fields["leaf"]), say),
            date=day(breach, say),
            time=clock_time(setting, breach.fields["start"], breach.fields["zone"], say),
        )
