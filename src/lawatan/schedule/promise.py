"""What people were told, and what it costs to change it: the price that planning again keeps as low as it can.

The firmer a time slot is, the dearer: what was announced to the world moves last, and an idea moves freely. Of plans that
change as much of what is firm, the one that moves fewer ideas is the better. The steps and the factors are ours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lawatan.domain import Confirmation, Placement, Plan, Ride
from lawatan.schedule.setting import Setting

FIRM: Mapping[Confirmation, int] = {"idea": 0, "requested": 1, "held": 3, "confirmed": 9, "announced": 27}
"""What it costs to change what stands so firm, for each step of how much it changes."""

OTHER_DAY, OTHER_TIME, OTHER_ROOM = 9, 3, 1
"""Steps: on another day or not at all; at another time of the day; in another room at the same time."""

RIDE_IS: Confirmation = "confirmed"
"""A ride has no confirmation of its own; its tickets are bought, or its coach is ordered."""

ChangedBy = Literal["day", "time", "room", ""]


@dataclass(frozen=True)
class Kept:
    """What people were told about one item that may still change: its decision, and how firm that is."""

    decision: Placement | Ride
    confirmation: Confirmation

    @property
    def step(self) -> int:
        """What each step of change costs; 0 for an idea, which is counted apart."""
        return FIRM[self.confirmation]


class Promise:
    """What people were told, as far as it is about things that the edition still holds and that have not begun."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        edition = setting.edition
        self.kept: dict[str, Kept] = {}
        for slot in edition.promised.values():
            if slot.id in setting.occurrences and self._open(edition.plan.placements.get(slot.id)):
                self.kept[slot.id] = Kept(slot, slot.confirmation)
        for ride in edition.promised_rides.values():
            if ride.id in setting.crossings and self._open(edition.plan.rides.get(ride.id)):
                self.kept[ride.id] = Kept(ride, RIDE_IS)
        self.idea_unit = 1
        self.firm_unit = 1 + OTHER_DAY * sum(not kept.step for kept in self.kept.values())
        """So much dearer is one step of what is firm than all ideas together."""

    def _open(self, now: Placement | Ride | None) -> bool:
        return now is None or not self.setting.held(now)

    @property
    def most(self) -> int:
        """The price of changing everything."""
        return sum(OTHER_DAY * self.unit(item) for item in self.kept)

    def unit(self, item: str) -> int:
        """What one step of change costs for an item."""
        kept = self.kept[item]
        return kept.step * self.firm_unit if kept.step else self.idea_unit

    def price(self, plan: Plan) -> int:
        """What a plan changes of what people were told, in units of one idea's step."""
        steps = {"day": OTHER_DAY, "time": OTHER_TIME, "room": OTHER_ROOM, "": 0}
        return sum(steps[by] * self.unit(item) for item, by in self.changes(plan))

    def changes(self, plan: Plan) -> Iterator[tuple[str, ChangedBy]]:
        """How each item that people were told of differs in a plan; empty where it does not."""
        for item, kept in self.kept.items():
            yield item, self._changed_by(kept.decision, plan)

    def _changed_by(self, told: Placement | Ride, plan: Plan) -> ChangedBy:
        zone = self.zone(told.id)
        if isinstance(told, Ride):
            ride = plan.rides.get(told.id)
            if ride is None or self._date(ride.departure, zone) != self._date(told.departure, zone):
                return "day"
            return "" if (ride.option, ride.departure) == (told.option, told.departure) else "time"
        slot = plan.placements.get(told.id)
        if slot is None or self._date(slot.start, zone) != self._date(told.start, zone):
            return "day"
        if slot.start != told.start:
            return "time"
        return "room" if self.room(slot) != self.room(told) else ""

    def room(self, slot: Placement) -> str | None:
        """The room of a time slot; its activity's own where it names none."""
        return slot.room or self.setting.occurrences[slot.id].activity.room

    def zone(self, item: str) -> str:
        """The zone by whose days an item is told."""
        occurrence = self.setting.occurrences.get(item)
        if occurrence is not None:
            return self.setting.zone_of(occurrence)
        return self.setting.zone(self.setting.crossings[item].change.from_city)

    def _date(self, moment: dt.datetime, zone: str) -> dt.date:
        clock = self.setting.clock
        return clock.date(clock.minute(moment), zone)


__all__ = ["FIRM", "OTHER_DAY", "OTHER_ROOM", "OTHER_TIME", "Kept", "Promise"]
