"""In Ramadan offices close earlier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from lawatan.almanac import ramadans
from lawatan.domain import WEEKDAYS, Time
from lawatan.domain.fault import wrong
from lawatan.rules.hours import offices_of, starts_within, whole_day
from lawatan.rules.phrases import minute, name, sentence_case, when, zone
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Occurrence, Setting, Window
from lawatan.words import Words, mark


class RamadanHours(WindowRule):
    """In Ramadan activities with offices lie within shorter hours: 08:00–15:00, on Fridays until 15:30.

    DOMAIN.md, section 2: they go with the office hours of Keppres 68/1995 (Mon–Thu 07:30–16:00, Fri 07:30–16:30).
    """

    title: ClassVar[str] = mark("Hours in Ramadan")
    help: ClassVar[str] = mark(
        "On the days of Ramadan an activity with a host that is closed on holidays, an office, lies wholly within its "
        "shorter hours. The days are reckoned; where the sighting decided otherwise, tell them here."
    )

    kind: Literal["ramadan_hours"] = "ramadan_hours"
    opens: Time = Field(dt.time(8), title="From")
    closes: Time = Field(dt.time(15), title="Until")
    friday_closes: Time = Field(dt.time(15, 30), title="On Fridays until")
    begins: dt.date | None = Field(None, title="First day of Ramadan", description="Empty: as reckoned.")
    ends: dt.date | None = Field(None, title="Last day of Ramadan", description="Empty: as reckoned.")

    @model_validator(mode="after")
    def _forward(self) -> RamadanHours:
        turned = self.begins is not None and self.ends is not None and self.ends < self.begins
        if turned or min(self.closes, self.friday_closes) <= self.opens:
            raise wrong("turned", mark("the end lies before the beginning"))
        return self

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence with a host that keeps holidays, where a day of Ramadan comes near."""
        if any(self._fasting(setting, day) for day in setting.clock.days()):
            yield from ((o.id,) for o in setting.occurrences.values() if offices_of(setting, o))

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """The starts from which it ends within the hours of a day of Ramadan, and all of other days."""
        if not offices_of(setting, occurrence):
            return None
        at = setting.zone_of(occurrence)
        spans = [
            setting.clock.span(day, self.opens, self._closes(day), at)
            if self._fasting(setting, day)
            else whole_day(setting, day, at)
            for day in setting.clock.days()
        ]
        return starts_within(spans, occurrence.minutes)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The hours."""
        return say("{times}, on Fridays {friday}", times=say.times(self.opens, self.closes), friday=self._friday(say))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say which host receives guests then in Ramadan only when."""
        (item,) = breach.about
        start, end = minute(breach.fields["start"]), minute(breach.fields["end"])
        at = zone(setting, item)
        day = setting.clock.date(start, at)
        if not self._fasting(setting, day):  # it begins before midnight and reaches into the first day
            day += dt.timedelta(days=1)
        return say(
            "{what} stands on {when}, but in Ramadan {host} receives guests on {date} only {hours}.",
            what=sentence_case(name(setting, item, say)),
            when=when(setting, item, start, end, say),
            host=offices_of(setting, setting.occurrences[item])[0].name.in_language(say.language),
            date=say.date(day),
            hours=say.times(self.opens, self._closes(day)),
        )

    def _friday(self, say: Words) -> str:
        return say.times(self.opens, self.friday_closes)

    def _closes(self, day: dt.date) -> dt.time:
        return self.friday_closes if WEEKDAYS[day.weekday()] == "fri" else self.closes

    def _fasting(self, setting: Setting, day: dt.date) -> bool:
        """Whether a day is one of Ramadan: as told, and as reckoned where nothing is told."""

        def find() -> tuple[tuple[dt.date, dt.date], ...]:
            if self.begins is not None and self.ends is not None:
                return ((self.begins, self.ends),)
            first, *_, last = setting.clock.days()
            found = ramadans(first - _A_WEEK, last + _A_WEEK)
            return tuple((self.begins or begins, self.ends or ends) for begins, ends in found)

        return any(begins <= day <= ends for begins, ends in setting.once(self, "ramadan", find))


_A_WEEK = dt.timedelta(days=7)
"""A day that is told lies less than that from the one that is reckoned."""
