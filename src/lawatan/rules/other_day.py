"""Activities lie on different days."""

from __future__ import annotations

from typing import ClassVar, Literal

from lawatan.rules.dates import EveryTwoRule, on_dates
from lawatan.rules.rule import Breach
from lawatan.schedule import Setting
from lawatan.words import Words, mark


class OtherDay(EveryTwoRule):
    """Activities lie on days that are all different, for groups that attend them."""

    title: ClassVar[str] = mark("Other day")
    help: ClassVar[str] = mark(
        "No two of the activities lie on one day, for groups that attend both. The day is the date on which they start, "
        "where the group is."
    )

    kind: Literal["other_day"] = "other_day"

    def missing(self, days: int) -> int:
        """One day at least lies between the dates."""
        return 1 - days

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say on which day both lie."""
        return say(
            "{one} and {other} are both on {date}; they have to lie on different days.",
            **on_dates(setting, breach, say),
        )
