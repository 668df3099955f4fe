"""A lecture comes before the visits that it prepares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.rules.dates import OrderOnDaysRule, on_dates
from lawatan.rules.order import meeting
from lawatan.rules.rule import Breach, Scope
from lawatan.schedule import Setting
from lawatan.words import Words, mark


class Prepared(OrderOnDaysRule):
    """A lecture ends before each visit or workshop that it prepares starts, for groups that attend both.

    DOMAIN.md, section 4, constraint 11: lecture before related visit.
    """

    title: ClassVar[str] = mark("Prepared")
    help: ClassVar[str] = mark(
        "A lecture ends before each visit or workshop starts that it prepares (its field “Prepares”), for groups that "
        "attend both; if wanted, no more than so many days before."
    )
    far: ClassVar[bool] = True

    kind: Literal["prepared"] = "prepared"
    most_days: int | None = Field(
        None,
        ge=0,
        le=366,
        title="At most before",
        description="From date to date; 0: on the same day. Empty: any time before.",
        json_schema_extra={"unit": "days"},
    )

    def numbers(self, setting: Setting, say: Words) -> str:
        """The most days."""
        if self.most_days is None:
            return ""
        return say.plural("at most {n} day before", "at most {n} days before", self.most_days)

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """(lecture, visit) for each pair."""
        for activity in setting.edition.activities.values():
            yield from ((a.id, b.id) for a, b in meeting(setting, activity.id, dict.fromkeys(activity.prepares)))

    def missing(self, days: int) -> int:
        """Days too many."""
        return 0 if self.most_days is None else days - self.most_days

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say what has to come before what it prepares, or that it lies too long before."""
        fields = on_dates(setting, breach, say)
        if "start" not in breach.fields:
            return say("{one} prepares {other}: it has to end before that starts, and does not.", **fields)
        return say(
            "{one} on {date} prepares {other} on {other_date}; it has to be {most}.",
            **fields,
            most=self.numbers(setting, say),
        )
