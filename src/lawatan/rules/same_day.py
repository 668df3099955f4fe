"""Activities lie on one day."""

from __future__ import annotations

from typing import ClassVar, Literal

from lawatan.rules.dates import EveryTwoRule, on_dates
from lawatan.rules.rule import Breach
from lawatan.schedule import Setting
from lawatan.words import Words, mark


class SameDay(EveryTwoRule):
    """Activities lie on one day, for groups that attend them."""

    title: ClassVar[str] = mark("Same day")
    help: ClassVar[str] = mark(
        "Activities lie on one day, in whatever order. Every two of them are looked at, for groups that attend both; the "
        "day is the date on which they start, where the group is."
    )

    kind: Literal["same_day"] = "same_day"

    def missing(self, days: int) -> int:
        """Every day is one too many."""
        return days

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say on which days they lie."""
        return say(
            "{one} is on {date} and {other} on {other_date}; they have to lie on one day.",
            **on_dates(setting, breach, say),
        )
