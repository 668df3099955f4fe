"""A group rests so many hours from one day to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.rules.load import DayRule, pair_bindings, who_and_when
from lawatan.rules.model import Model
from lawatan.rules.phrases import name
from lawatan.rules.rule import Breach, first_of
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class Overnight(DayRule):
    """Between what a group does on one day and what it does on another one lie so many hours.

    Ten hours are assumed: a field day is back by 18:00 and the next leaves at 08:00 (DOMAIN.md, section 4), an evening
    counted. The limit of 16 hours is that of what the days of a clock can tell.
    """

    title: ClassVar[str] = mark("Rest overnight")
    help: ClassVar[str] = mark(
        "Between what a group does on one day and what it does on the next lie so many hours. Rides count and belong to "
        "the day on which they leave; the ways from and to the hotel are not taken off the rest."
    )

    kind: Literal["overnight"] = "overnight"
    minutes: int = Field(600, ge=5, le=16 * 60, title="At least", json_schema_extra={"unit": "min"})

    def post(self, model: Model, setting: Setting) -> None:
        """Of any two on two days, the gap is long enough; the case is that of the later one's day."""
        for a, b, when in pair_bindings(model, self.id, setting, apart=True):
            if a != b:
                model.gap(a, b, self.minutes, when=[*when, model.before(a, b)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group and day before which it rests less, about the two that are nearest; in missing minutes."""
        days = set(view.setting.clock.days())
        for leaf in view.setting.leaves:
            for day, entries in view.days(leaf).items():
                gaps = [
                    (b.start - a.end, a.id, b.id)
                    for b in entries
                    for a in view.of_leaf(leaf)
                    if view.date(a) != day and first_of(a, b)[0] is a
                ]
                if gaps and day in days:
                    gap, a, b = min(gaps)
                    if gap < self.minutes:
                        yield self.day_breach(leaf, [day], (a, b), self.minutes - gap)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The least."""
        return say("at least {length}", length=say.duration(self.minutes))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who rests how long before which day."""
        first, second = (name(setting, item, say) for item in breach.about)
        told = {**who_and_when(setting, breach, say), "least": say.duration(self.minutes)}
        rest = self.minutes - breach.amount
        if rest <= 0:
            return say(
                "Before {date} {group} has no night’s rest between {first} and {second}; the least is {least}.",
                first=first,
                second=second,
                **told,
            )
        return say(
            "Before {date} {group} rests only {length}, between {first} and {second}; the least is {least}.",
            first=first,
            second=second,
            length=say.duration(rest),
            **told,
        )
