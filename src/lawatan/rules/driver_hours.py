"""A driver drives no longer than the law allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.rules.rule import Breach
from lawatan.rules.vehicles import VehicleRule, day, vehicle
from lawatan.schedule import Setting, Task, View, Way
from lawatan.words import Words, mark

Shift = list[tuple[Way, int, str]]
"""What a driver drives on a day: the way, the minutes at the wheel, the vehicle."""


class DriverHours(VehicleRule):
    """Hours at the wheel: 8 a day, 12 in exceptional cases, and half an hour of rest after 4 (Law 22/2009, article 90)."""

    title: ClassVar[str] = mark("Driver’s hours")
    help: ClassVar[str] = mark(
        "A driver drives no longer than so many hours a day, and after so many hours rests before driving on. What "
        "counts are the ways with passengers, boarding counted. Two drivers who have duty on one vehicle at the same "
        "time share its ways evenly."
    )

    kind: Literal["driver_hours"] = "driver_hours"
    most_minutes: int = Field(
        480,
        ge=60,
        le=720,
        title="At most",
        description="Law 22/2009 allows 8 hours a day, in exceptional cases 12.",
        json_schema_extra={"unit": "min"},
    )
    unbroken_minutes: int = Field(240, ge=60, le=720, title="Without a rest", json_schema_extra={"unit": "min"})
    rest_minutes: int = Field(30, ge=5, le=240, title="Rest", json_schema_extra={"unit": "min"})

    def breaches(self, view: View) -> Iterator[Breach]:
        """For each driver and day one if it is too much, and one if a rest is missing; the amount is minutes beyond."""
        for (driver, date), shift in self._shifts(view).items():
            driven = sum(minutes for _, minutes, _ in shift)
            if driven > self.most_minutes:
                yield self._too_much(driver, date, shift, driven, self.most_minutes, "day")
            unbroken = self._unbroken(shift)
            driven = sum(minutes for _, minutes, _ in unbroken)
            if driven > self.unbroken_minutes:
                yield self._too_much(driver, date, unbroken, driven, self.unbroken_minutes, "rest")

    def _shifts(self, view: View) -> dict[tuple[str, dt.date], Shift]:
        """What each driver drives on each day, in order of time."""
        shifts: dict[tuple[str, dt.date], Shift] = {}
        for vehicle_id, done in self.fleet_of(view).work().items():
            for way, tasks in done:
                drivers = sorted({_driver(view, task) for task in tasks})
                for driver in drivers:
                    minutes = -(-way.minutes // len(drivers))
                    shifts.setdefault((driver, way.date), []).append((way, minutes, vehicle_id))
        return {key: sorted(shift, key=lambda part: part[0].start) for key, shift in shifts.items()}

    def _unbroken(self, shift: Shift) -> Shift:
        """The longest time at the wheel that no rest breaks."""
        longest: Shift = []
        now: Shift = []
        free = 0
        for part in shift:
            if part[0].start - free >= self.rest_minutes:
                now = []
            now = [*now, part]
            free = max(free, part[0].end)
            if sum(minutes for _, minutes, _ in now) > sum(minutes for _, minutes, _ in longest):
                longest = now
        return longest

    def _too_much(self, driver: str, date: dt.date, shift: Shift, driven: int, most: int, what: str) -> Breach:
        items = tuple(dict.fromkeys(item for way, _, _ in shift for item in way.items))
        cases = tuple(dict.fromkeys((vehicle_id, date.isoformat()) for _, _, vehicle_id in shift))
        return self.breach(
            items, driven - most, cases, driver=driver, day=date.isoformat(), minutes=driven, most=most, what=what
        )

    def numbers(self, setting: Setting, say: Words) -> str:
        """The hours a day, and those without a rest."""
        most, unbroken = say.duration(self.most_minutes), say.duration(self.unbroken_minutes)
        return say("{most} a day, {unbroken} without a rest", most=most, unbroken=unbroken)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who drives too long on which day."""
        kind, _, driver = str(breach.fields["driver"]).partition("/")
        who = (
            setting.edition.persons[driver].name
            if kind == "person"
            else say("The driver of {vehicle}", vehicle=vehicle(setting, driver, say))
        )
        fields = {
            "driver": who,
            "date": day(breach, say),
            "length": say.duration(int(breach.fields["minutes"])),
            "most": say.duration(int(breach.fields["most"])),
        }
        if breach.fields["what"] == "day":
            return say("{driver} drives {length} on {date}; at most {most} a day are allowed.", **fields)
        return say(
            "{driver} drives {length} on {date} without {rest} of rest; at most {most} are allowed.",
            rest=say.duration(self.rest_minutes),
            **fields,
        )


def _driver(view: View, task: Task) -> str:
    """Who drives: the duty's driver, else the vehicle's own; a vehicle of which nobody is told has one of its own."""
    assert task.vehicle is not None  # what has no vehicle yet is no work of any
    person = task.driver or view.edition.vehicles[task.vehicle].driver
    return f"person/{person}" if person else f"vehicle/{task.vehicle}"
