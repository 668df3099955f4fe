"""Each group has time for the prayers that fall into its day."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from lawatan.almanac import Prayer, prayer_begins
from lawatan.domain.fault import wrong
from lawatan.rules.free_time import FreeTimeRule, Item
from lawatan.rules.phrases import city, group
from lawatan.rules.rule import Breach
from lawatan.schedule import Crossing, Setting, Window
from lawatan.words import Words, mark

PRAYERS: dict[str, str] = {"dhuhr": mark("Dhuhr"), "asr": mark("Asr")}


class Prayers(FreeTimeRule):
    """After the beginning of each prayer a group has minutes free for it, beyond its ways.

    Usually a wish: give it a weight. 20 minutes within an hour and a half are assumed. When a prayer begins is reckoned
    for the date at the hotel of the city (``almanac.prayer``).
    """

    title: ClassVar[str] = mark("Prayer times")
    help: ClassVar[str] = mark(
        "After Dhuhr and after Asr begin, each group has minutes free for prayer, beyond its ways, that begin soon enough. "
        "The times are reckoned for the date and the city. Planned meals and free time leave room for it and are not "
        "looked at; who is on a ride prays on the way. Best as a preference."
    )
    wish: ClassVar[int | None] = 30

    kind: Literal["prayers"] = "prayers"
    prayers: tuple[Prayer, ...] = Field(("dhuhr", "asr"), title="Prayers", min_length=1)
    minutes: int = Field(20, ge=1, le=120, title="Free", json_schema_extra={"unit": "min"})
    within_minutes: int = Field(
        90,
        ge=0,
        le=180,
        title="Begins within",
        description="So long after the prayer has begun.",
        json_schema_extra={"unit": "min"},
    )

    @model_validator(mode="after")
    def _once(self) -> Prayers:
        if len(set(self.prayers)) < len(self.prayers):
            raise wrong("twice", mark("each prayer is named once"))
        return self

    def free(self) -> int:
        """The minutes of a prayer."""
        return self.minutes

    def names(self) -> tuple[str, ...]:
        """The prayers."""
        return self.prayers

    def window(self, setting: Setting, name: str, day: dt.date, city: str) -> Window:
        """From the prayer's beginning in a city on a day, so many minutes."""
        first = setting.once(self, (name, day, city), partial(self._begins, setting, name, day, city))
        return first, first + self.within_minutes

    def _begins(self, setting: Setting, name: str, day: dt.date, city: str) -> int:
        edition = setting.edition
        place = setting.hotel(city, day) or next(v.id for v in edition.venues.values() if v.city == city)
        prayer: Prayer = "dhuhr" if name == "dhuhr" else "asr"
        venue = edition.venues[place]
        return setting.clock.minute(prayer_begins(prayer, venue.latitude, venue.longitude, day))

    def ignores(self, item: Item) -> bool:
        """Rides, meals and free time."""
        return isinstance(item, Crossing) or item.activity.kind in ("meal", "free_time")

    def numbers(self, setting: Setting, say: Words) -> str:
        """The prayers, and how long."""
        return say(
            "{prayers}: {length} within {within}",
            prayers=say.list(say(PRAYERS[name]) for name in self.prayers),
            length=say.duration(self.minutes),
            within=say.duration(self.within_minutes),
        )

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say which prayer of whom has no time on which day, and by how many minutes it fails."""
        name, day = str(breach.fields["name"]), dt.date.fromisoformat(str(breach.fields["day"]))
        where = setting.occurrences[breach.about[0]].city
        zone = setting.zone(where)
        first, last = (setting.clock.moment(minute, zone) for minute in self.window(setting, name, day, where))
        return say(
            "There is no time for {prayer} for {group} on {date}, which begins at {begins} in {city}: {length} free have to "
            "begin until {until}, beyond the ways; it fails by {missing}.",
            prayer=say(PRAYERS[name]),
            group=group(setting, str(breach.fields["leaf"]), say),
            date=say.date(day),
            begins=say.time(first),
            city=city(setting, where, say),
            length=say.duration(self.minutes),
            until=say.time(last),
            missing=say.duration(breach.amount),
        )
