"""Rides between cities leave within given hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from lawatan.domain import WEEKDAYS, Time, Weekday
from lawatan.domain.fault import wrong
from lawatan.rules.phrases import minute, name, sentence_case
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Crossing, Entry, RideRun, Setting, View, Window
from lawatan.words import Words, mark


class TransferHours(WindowRule):
    """On some weekdays, or on all, rides leave the hotel within given hours.

    Mid-morning is when the roads are free (DOMAIN.md, section 4, constraint 14); its hours are assumed.
    """

    title: ClassVar[str] = mark("Hours of rides")
    help: ClassVar[str] = mark(
        "Rides between cities leave within given hours: mid-morning, when the roads are free, or on Fridays only before "
        "noon. What counts is when the group leaves its hotel, by the clock there."
    )

    kind: Literal["transfer_hours"] = "transfer_hours"
    weekdays: tuple[Weekday, ...] = Field(
        (), title="On", description="None: on every day. On other days rides are free."
    )
    earliest: Time = Field(dt.time(9), title="Leave from")
    latest: Time = Field(dt.time(11, 30), title="Leave until")

    @model_validator(mode="after")
    def _forward(self) -> TransferHours:
        if self.latest < self.earliest:
            raise wrong("turned", mark("the end lies before the beginning"))
        return self

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every crossing."""
        yield from ((crossing,) for crossing in setting.crossings)

    def allows(self, setting: Setting, crossing: Crossing, run: RideRun) -> bool:
        """The ride leaves within the hours, or on a day on which it is free."""
        return self._away(setting, crossing.change.from_city, run.start) == 0

    def astray(self, view: View, entry: Entry, windows: tuple[Window, ...]) -> Breach:
        """The breach of a ride; the amount is the minutes to the hours."""
        return self.breach((entry.id,), self._away(view.setting, entry.from_city, entry.start), start=entry.start)

    def _away(self, setting: Setting, city: str, start: int) -> int:
        """Minutes from a start to the hours of its day."""
        zone = setting.zone(city)
        day = setting.clock.date(start, zone)
        if self.weekdays and WEEKDAYS[day.weekday()] not in self.weekdays:
            return 0
        begins, ends = setting.clock.at(day, self.earliest, zone), setting.clock.at(day, self.latest, zone)
        return max(begins - start, start - ends, 0)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The hours, and on which weekdays."""
        times = say.times(self.earliest, self.latest)
        days = say.weekdays(WEEKDAYS.index(weekday) for weekday in self.weekdays)
        return say("{times} on {weekdays}", times=times, weekdays=say.list(days)) if days else times

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say when the ride leaves and when it has to."""
        (item,) = breach.about
        zone = setting.zone(setting.crossings[item].change.from_city)
        leaves = setting.clock.moment(minute(breach.fields["start"]), zone)
        return say(
            "{ride} leaves on {date} at {time}; on that day it has to leave within {times}.",
            ride=sentence_case(name(setting, item, say)),
            date=say.date(leaves.date()),
            time=say.time(leaves),
            times=say.times(self.earliest, self.latest),
        )
