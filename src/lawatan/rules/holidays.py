"""Offices are closed on public holidays and joint leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.almanac import Holiday, holidays_of
from lawatan.rules.hours import offices_of, starts_clear, whole_day
from lawatan.rules.phrases import minute, name, sentence_case, when, zone
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Occurrence, Setting, Window
from lawatan.words import Words, mark


class Holidays(WindowRule):
    """No activity with a host that keeps holidays lies on a day off.

    What a year's days off are is decided by decree (SKB 3 Menteri) and changed during it: the joint leave of Eid 2018 grew
    from four to seven days in April. So days are added and taken back here.
    """

    title: ClassVar[str] = mark("Holidays and joint leave")
    help: ClassVar[str] = mark(
        "No activity with a host that is closed on holidays touches a public holiday or a day of joint leave of Indonesia. "
        "Days decreed later, and those that were moved, are told here."
    )

    kind: Literal["holidays"] = "holidays"
    joint_leave: bool = Field(True, title="Joint leave too", description="Cuti bersama.")
    more: tuple[dt.date, ...] = Field(
        (), title="Further days off", description="Decreed since, an election, a local one."
    )
    not_on: tuple[dt.date, ...] = Field((), title="No days off", description="Moved to another day, or taken back.")

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence with a host that keeps holidays."""
        yield from ((o.id,) for o in setting.occurrences.values() if offices_of(setting, o))

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """All starts but those from which it would touch a day off."""
        if not offices_of(setting, occurrence):
            return None
        at = setting.zone_of(occurrence)
        taken = (whole_day(setting, day, at) for day in self._days_off(setting))
        return starts_clear(setting, taken, occurrence.minutes)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say which day off it touches, by its name, and which host keeps it."""
        (item,) = breach.about
        start, end = minute(breach.fields["start"]), minute(breach.fields["end"])
        at = zone(setting, item)
        touched = (day for day in self._days_off(setting) if whole_day(setting, day, at)[1] > start)
        day = next(touched)
        holiday = None if day in self.more else holidays_of(day.year, say.language)[day]
        return say(
            "{what} stands on {when}, but {host} is closed on {date} ({why}).",
            what=sentence_case(name(setting, item, say)),
            when=when(setting, item, start, end, say),
            host=offices_of(setting, setting.occurrences[item])[0].name.in_language(say.language),
            date=say.date(day),
            why=_why(holiday, say),
        )

    def _days_off(self, setting: Setting) -> tuple[dt.date, ...]:
        """The days off of the horizon, in order."""

        def find() -> tuple[dt.date, ...]:
            return tuple(day for day in setting.clock.days() if day in self.more or self._known(day))

        return setting.once(self, "days off", find)

    def _known(self, day: dt.date) -> bool:
        holiday = holidays_of(day.year, "en").get(day)
        return holiday is not None and day not in self.not_on and (self.joint_leave or not holiday.joint_leave)


def _why(holiday: Holiday | None, say: Words) -> str:
    if holiday is None:
        return say("a further day off")
    if holiday.joint_leave:
        return say("joint leave: {name}", name=holiday.name)
    return say("public holiday: {name}", name=holiday.name)
