"""An activity has a date, an hour, or both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain import Id, Refers, Time
from lawatan.rules.hours import whole_day
from lawatan.rules.phrases import minute, name, sentence_case, when
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Occurrence, Setting, Window
from lawatan.words import Words, mark


class FixedStart(WindowRule):
    """An activity is on a given date, starts at a given time, or both."""

    title: ClassVar[str] = mark("Fixed start")
    help: ClassVar[str] = mark("An activity is on a given date, starts at a given time, or both.")

    kind: Literal["fixed_start"] = "fixed_start"
    activity: Annotated[Id, Refers("activities")] = Field(title="Activity")
    date: dt.date | None = Field(None, title="Date")
    time: Time | None = Field(None, title="Start")

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """The occurrences of the activity, if a date or a time is given."""
        if self.date is not None or self.time is not None:
            yield from ((o.id,) for o in setting.occurrences.values() if o.activity.id == self.activity)

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """The date's minutes, or that time on the date or on every day."""
        if occurrence.activity.id != self.activity or (self.date is None and self.time is None):
            return None
        zone = setting.zone_of(occurrence)
        if self.date is not None and self.date not in set(setting.clock.days()):
            return ()
        if self.time is None and self.date is not None:
            begins, ends = whole_day(setting, self.date, zone)
            return ((begins, ends - 1),)
        time = self.time or dt.time()
        days = [self.date] if self.date is not None else list(setting.clock.days())
        return tuple((at, at) for at in (setting.clock.at(day, time, zone) for day in days))

    def numbers(self, setting: Setting, say: Words) -> str:
        """The date, the time, or both."""
        parts = [say.date(self.date)] if self.date is not None else []
        return ", ".join([*parts, say.time(self.time)] if self.time is not None else parts)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say when it stands and when it has to be."""
        (item,) = breach.about
        what = sentence_case(name(setting, item, say))
        stands = when(setting, item, minute(breach.fields["start"]), minute(breach.fields["end"]), say)
        if self.date is None and self.time is not None:
            return say(
                "{what} stands on {when}; it has to start at {time}.", what=what, when=stands, time=say.time(self.time)
            )
        assert self.date is not None
        if self.time is None:
            return say(
                "{what} stands on {when}; it has to be on {date}.", what=what, when=stands, date=say.date(self.date)
            )
        return say(
            "{what} stands on {when}; it has to be on {date} at {time}.",
            what=what,
            when=stands,
            date=say.date(self.date),
            time=say.time(self.time),
        )
