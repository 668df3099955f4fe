"""A vehicle is in one place at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar, Literal

from lawatan.rules.rule import Breach
from lawatan.rules.vehicles import VehicleRule, clock_time, day, departs_in, vehicle
from lawatan.schedule import Setting, View, Way
from lawatan.words import Words, mark


class VehicleOnePlace(VehicleRule):
    """The ways of a vehicle follow one another, and it can be where each begins."""

    title: ClassVar[str] = mark("A vehicle in one place")
    help: ClassVar[str] = mark(
        "A vehicle makes one way at a time, and from where one ends it comes empty to where the next one begins. Groups "
        "that go together from one place to another make one way."
    )

    kind: Literal["vehicle_one_place"] = "vehicle_one_place"

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each way that begins before the vehicle can be there; the amount is the minutes that are missing."""
        fleet = self.fleet_of(view)
        for vehicle_id, done in fleet.work().items():
            ways = [way for way, _ in done]
            late: dict[Way, tuple[int, Way]] = {}
            for (n, a), (m, b) in combinations(enumerate(ways), 2):
                missing = a.end - b.start + (fleet.empty_minutes(a, b) if m == n + 1 else 0)
                if missing > late.get(b, (0, a))[0]:
                    late[b] = missing, a
            for way, (missing, before) in late.items():
                yield self.of_vehicle(
                    vehicle_id,
                    way,
                    missing,
                    zone=departs_in(view.setting, way),
                    place=way.from_venue,
                    end=before.end,
                    ends_in=view.setting.zone(view.setting.travel.city_of(before.to_venue)),
                    left=before.to_venue,
                )

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say where it is awaited, and where it still is."""
        fields, venues = breach.fields, setting.edition.venues
        return say(
            "{vehicle} is to leave {place} at {time} on {date}, but its way before ends at {left} at {end}: it comes "
            "{missing} too late.",
            vehicle=vehicle(setting, str(fields["vehicle"]), say),
            place=venues[str(fields["place"])].name.in_language(say.language),
            time=clock_time(setting, fields["start"], fields["zone"], say),
            date=day(breach, say),
            left=venues[str(fields["left"])].name.in_language(say.language),
            end=clock_time(setting, fields["end"], fields["ends_in"], say),
            missing=say.duration(breach.amount),
        )
