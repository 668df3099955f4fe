"""A group's day, from its first item to its last, is no longer than so many hours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.rules.load import DayRule, pair_bindings, who_and_when
from lawatan.rules.model import Model
from lawatan.rules.rule import Breach
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class DaySpan(DayRule):
    """From the start of the first thing that a group does on a day to the end of the last are no more than so many hours.

    Ten hours a day: DOMAIN.md, section 4, constraint 13 (assumed there).
    """

    title: ClassVar[str] = mark("Length of the day")
    help: ClassVar[str] = mark(
        "From the start of the first thing that a group does on a day to the end of the last are no more than so many "
        "hours. Rides count and belong to the day on which they leave, also where they arrive after midnight; the ways "
        "from and to the hotel do not count."
    )

    kind: Literal["day_span"] = "day_span"
    minutes: int = Field(600, ge=5, le=24 * 60, title="At most", json_schema_extra={"unit": "min"})

    def post(self, model: Model, setting: Setting) -> None:
        """Of any two on one day, and of one by itself, the end lies no further from the start."""
        for a, b, when in pair_bindings(model, self.id, setting):
            model.span(a, b, self.minutes, when=when)

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group and day that is longer; the amount is the minutes too many."""
        days = set(view.setting.clock.days())
        for leaf in view.setting.leaves:
            for day, entries in view.days(leaf).items():
                over = max(entry.end for entry in entries) - entries[0].start - self.minutes
                if over > 0 and day in days:
                    yield self.day_breach(leaf, [day], tuple(entry.id for entry in entries), over)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The most."""
        return say("at most {length}", length=say.duration(self.minutes))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say whose day is how long."""
        return say(
            "From the first to the last item, {date} of {group} takes {length}; the most is {most}.",
            **who_and_when(setting, breach, say),
            length=say.duration(self.minutes + breach.amount),
            most=say.duration(self.minutes),
        )
