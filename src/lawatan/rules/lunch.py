"""Each group has a free hour for lunch, beyond its ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.domain import WEEKDAYS, Time, Weekday
from lawatan.rules.free_time import HoursBreak, Item
from lawatan.rules.model import Literal as LiteralOf
from lawatan.rules.model import Model
from lawatan.rules.pairs import zones
from lawatan.rules.rule import Breach
from lawatan.schedule import Entry, Occurrence, Setting, View
from lawatan.words import Words, mark


class Lunch(HoursBreak):
    """Each day each group has free minutes for lunch, beyond its ways, that begin within given hours.

    A ride belongs to the day on which it leaves the hotel, also where it arrives after midnight: lunch of that day lies
    before it, or is eaten on the way if the rule says so. The day on which it arrives begins with what comes then; who
    is on the way through that noon eats on the way, and nothing is asked of the ride.
    """

    title: ClassVar[str] = mark("Lunch")
    help: ClassVar[str] = mark(
        "Each day each group has free minutes for lunch, beyond its ways, that begin between two given times. A "
        "planned meal counts as lunch and is not looked at; weekdays with a break of their own are left out. Where the "
        "rule allows it, who is on a ride through noon eats on the way."
    )

    kind: Literal["lunch"] = "lunch"
    earliest: Time = Field(dt.time(11, 30), title="Begins from")
    latest: Time = Field(dt.time(13, 0), title="Begins until")
    minutes: int = Field(60, ge=1, le=24 * 60, title="Free", json_schema_extra={"unit": "min"})
    except_weekdays: tuple[Weekday, ...] = Field(("fri",), title="Not on")
    on_the_way: bool = Field(
        False,
        title="Eaten on the way",
        description="A ride on which lunch fits into these hours is a lunch too: in the train, at a stop of the coach.",
    )

    def hours(self) -> tuple[dt.time, dt.time]:
        """From when and until when it may begin."""
        return self.earliest, self.latest

    def free(self) -> int:
        """The minutes of the break."""
        return self.minutes

    def days(self, setting: Setting) -> Iterable[dt.date]:
        """Every day that is not left out."""
        return (day for day in setting.clock.days() if WEEKDAYS[day.weekday()] not in self.except_weekdays)

    def bound_when(self, model: Model, setting: Setting, item: Item) -> list[LiteralOf]:
        """A literal that is false only if the item is a ride on which lunch is eaten; none for what never is."""
        if isinstance(item, Occurrence) or not self.on_the_way:
            return []
        aboard = model.literal(f"{self.id}/{item.id}/aboard")
        model.ride_in(
            item.id, lambda run: self._eaten(setting, zones(setting, item), run.start, run.end), when=[aboard]
        )
        return [~aboard]

    def _eaten(self, setting: Setting, between: tuple[str, str], start: int, end: int) -> bool:
        """Whether lunch fits into a ride, by the clock where it begins or by that where it ends."""
        clock = setting.clock
        return any(
            min(end, clock.at(day, self.latest, zone) + self.minutes) - max(start, clock.at(day, self.earliest, zone))
            >= self.minutes
            for zone in between
            for day in (clock.date(start, between[0]),)
        )

    def passes(self, view: View, entry: Entry) -> bool:
        """A meal itself, or a ride on which one is eaten."""
        if entry.occurrence is not None:
            return self.ignores(entry.occurrence)
        between = view.setting.zone(entry.from_city), view.setting.zone(entry.to_city)
        return self.on_the_way and self._eaten(view.setting, between, entry.start, entry.end)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The hours and the minutes."""
        times = say.times(self.earliest, self.latest)
        return say("{length}, beginning {times}", length=say.duration(self.minutes), times=times)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who has no lunch on which day, and by how many minutes it fails."""
        return say(
            "There is no lunch for {group} on {date}: {length} free have to begin between {earliest} and {latest}, beyond the "
            "ways; it fails by {missing}.",
            **self.told(setting, breach, say),
        )
