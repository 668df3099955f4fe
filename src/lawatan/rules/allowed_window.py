"""Activities lie wholly inside given dates, weekdays and hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain import WEEKDAYS, Id, Refers, Span, Weekday
from lawatan.rules.hours import starts_within, whole_day
from lawatan.rules.phrases import minute, name, sentence_case, when
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Occurrence, Setting, Window
from lawatan.words import Words, mark


class AllowedWindow(WindowRule):
    """Activities lie wholly inside given dates, weekdays and hours; what is left empty is free."""

    title: ClassVar[str] = mark("Allowed window")
    help: ClassVar[str] = mark(
        "Activities lie wholly inside given dates, weekdays and hours; what is left empty is free."
    )

    kind: Literal["allowed_window"] = "allowed_window"
    activities: tuple[Annotated[Id, Refers("activities")], ...] = Field(title="Activities")
    weekdays: tuple[Weekday, ...] = Field((), title="Weekdays", description="None: any.")
    dates_from: dt.date | None = Field(None, title="Not before")
    dates_until: dt.date | None = Field(None, title="Not after")
    span: Span | None = Field(None, title="Hours")

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """The occurrences of the activities."""
        yield from ((o.id,) for o in setting.occurrences.values() if o.activity.id in self.activities)

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """The starts from which it ends inside; days that touch count as one stretch where no hours are given."""
        if occurrence.activity.id not in self.activities:
            return None
        zone = setting.zone_of(occurrence)
        spans = [
            setting.clock.span(day, self.span.begins, self.span.ends, zone)
            if self.span
            else whole_day(setting, day, zone)
            for day in setting.clock.days()
            if (not self.weekdays or WEEKDAYS[day.weekday()] in self.weekdays)
            and (self.dates_from is None or day >= self.dates_from)
            and (self.dates_until is None or day <= self.dates_until)
        ]
        return starts_within(spans, occurrence.minutes)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The window."""
        return self._window(say)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say when it stands and what is allowed."""
        (item,) = breach.about
        return say(
            "{what} stands on {when}; it is allowed only {window}.",
            what=sentence_case(name(setting, item, say)),
            when=when(setting, item, minute(breach.fields["start"]), minute(breach.fields["end"]), say),
            window=self._window(say),
        )

    def _window(self, say: Words) -> str:
        parts = []
        if self.weekdays:
            days = say.weekdays(WEEKDAYS.index(weekday) for weekday in self.weekdays)
            parts.append(say("on {weekdays}", weekdays=say.list(days)))
        if self.dates_from is not None:
            parts.append(say("from {date} on", date=say.date(self.dates_from)))
        if self.dates_until is not None:
            parts.append(say("until {date}", date=say.date(self.dates_until)))
        if self.span is not None:
            parts.append(say("within {times}", times=say.times(self.span.begins, self.span.ends)))
        return ", ".join(parts)
