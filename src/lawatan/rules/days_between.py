"""So many days lie from one activity to another, at least or at most."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from lawatan.domain import Id, Refers
from lawatan.domain.fault import wrong
from lawatan.rules.dates import DaysRule, on_dates
from lawatan.rules.order import called, meeting
from lawatan.rules.rule import Breach, Scope
from lawatan.schedule import Setting
from lawatan.words import Words, mark


class DaysBetween(DaysRule):
    """From the date of one activity to that of another there are so many days, for groups that attend both.

    Which of them comes first does not matter: that is the matter of *Before*. The default, a day at least, is assumed.
    """

    title: ClassVar[str] = mark("Days between")
    help: ClassVar[str] = mark(
        "From the date of one activity to that of the other there are at least and at most so many days, whichever comes "
        "first, for groups that attend both. One day: on the next day; 0: on the same day."
    )

    kind: Literal["days_between"] = "days_between"
    activity: Annotated[Id, Refers("activities")] = Field(title="Activity")
    other: Annotated[Id, Refers("activities")] = Field(title="Other activity")
    least: int = Field(1, ge=0, le=366, title="At least", json_schema_extra={"unit": "days"})
    most: int | None = Field(
        None, ge=0, le=366, title="At most", description="Empty: any number.", json_schema_extra={"unit": "days"}
    )

    @model_validator(mode="after")
    def _forward(self) -> DaysBetween:
        if self.most is not None and self.most < self.least:
            raise wrong("turned", mark("the most is less than the least"))
        return self

    def numbers(self, setting: Setting, say: Words) -> str:
        """How many days, from what."""
        return say("{days} from {other}", days=self._days(say), other=called(setting, (self.other,), say))

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Each pair of the two."""
        yield from ((a.id, b.id) for a, b in meeting(setting, self.activity, (self.other,)))

    def missing(self, days: int) -> int:
        """Days too few, or too many."""
        return max(self.least - days, 0 if self.most is None else days - self.most)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say on which dates they are, and how far from each other they have to be."""
        return say(
            "{one} is on {date} and {other} on {other_date}; from one to the other it has to be {days}.",
            **on_dates(setting, breach, say),
            days=self._days(say),
        )

    def _days(self, say: Words) -> str:
        if self.most is None:
            return say.plural("at least {n} day", "at least {n} days", self.least)
        if self.least == self.most:
            return say.plural("{n} day", "{n} days", self.most)
        if self.least == 0:
            return say.plural("at most {n} day", "at most {n} days", self.most)
        return say("{least} to {most} days", least=self.least, most=self.most)
