"""What the rules about vehicles share: they judge the duties of a plan, which are chosen after the time slots."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import ClassVar

from lawatan.rules.persons import people
from lawatan.rules.phrases import group
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Fleet, Load, Setting, View, Way
from lawatan.words import Words

JOINT = " "
"""Between the ids of several in one field of a breach."""


class VehicleRule(Rule):
    """A rule about vehicles alone. ``post`` states nothing, since planning time slots decides no duty.

    A duty may lie days from what else a move changes, so that each is judged on the whole plan (``far``).
    """

    fleet: ClassVar[bool] = True
    far: ClassVar[bool] = True

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every vehicle on every day."""
        yield from ((vehicle, day.isoformat()) for vehicle in setting.edition.vehicles for day in setting.clock.days())

    def fleet_of(self, view: View) -> Fleet:
        """Who carries whom in a plan."""
        return Fleet(view)

    def of_vehicle(self, vehicle: str, way: Way, amount: int, **fields: int | str) -> Breach:
        """A breach of one vehicle on the day of a way."""
        case = (vehicle, way.date.isoformat())
        return self.breach(
            way.items, amount, (case,), vehicle=vehicle, day=case[1], start=way.start, shuttle=way.shuttle, **fields
        )


class RoomRule(VehicleRule):
    """Something of which a vehicle takes only so much. Vehicles that carry a group between them are taken together."""

    @abstractmethod
    def room(self, view: View, vehicle: str) -> int | None:
        """How much a vehicle takes; None: nobody knows, so that it does not break the rule."""

    @abstractmethod
    def taken(self, fleet: Fleet, load: Load) -> int:
        """How much there is of it in a load."""

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each day and the vehicles that are too small, at the fullest way; the amount is what does not fit."""
        fleet = self.fleet_of(view)
        worst: dict[tuple[dt.date, tuple[str, ...]], tuple[int, int, Load]] = {}
        for load in fleet.loads():
            rooms = [self.room(view, vehicle) for vehicle in load.vehicles]
            room = sum(each for each in rooms if each is not None)
            over = self.taken(fleet, load) - room
            key = load.way.date, load.vehicles
            if None not in rooms and over > 0 and (key not in worst or over > worst[key][0]):
                worst[key] = over, room, load
        for (date, vehicles), (over, room, load) in worst.items():
            yield self.breach(
                load.way.items,
                over,
                tuple((vehicle, date.isoformat()) for vehicle in vehicles),
                vehicles=JOINT.join(vehicles),
                groups=JOINT.join(load.leaves),
                persons=JOINT.join(load.way.passengers),
                shuttle=load.way.shuttle,
                day=date.isoformat(),
                start=load.way.start,
                zone=departs_in(view.setting, load.way),
                room=room,
            )


def departs_in(setting: Setting, way: Way) -> str:
    """The time zone in which a way begins."""
    return setting.zone(setting.travel.city_of(way.from_venue))


def vehicles(setting: Setting, breach: Breach, say: Words) -> str:
    """The vehicles of a breach by name."""
    return say.list(vehicle(setting, each, say) for each in str(breach.fields["vehicles"]).split(JOINT))


def vehicle(setting: Setting, vehicle_id: str, say: Words) -> str:
    """The name of a vehicle."""
    return setting.edition.vehicles[vehicle_id].name.in_language(say.language) or vehicle_id


def riders(setting: Setting, breach: Breach, say: Words) -> str:
    """The groups of a breach by name; of an arrival or departure run its passengers."""
    named = str(breach.fields["groups"]).split()
    if not named:
        return people(setting, str(breach.fields["persons"]).split(), say)
    return say.list(group(setting, each, say) for each in named)


def day(breach: Breach, say: Words) -> str:
    """The day of a breach."""
    return say.date(dt.date.fromisoformat(str(breach.fields["day"])))


def clock_time(setting: Setting, minute: int | str, zone: int | str, say: Words) -> str:
    """The time of day of a minute in a zone."""
    return say.time(setting.clock.moment(int(minute), str(zone)))
