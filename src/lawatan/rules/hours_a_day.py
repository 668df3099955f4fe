"""A group has no more than so many hours of activities a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.domain import Kind
from lawatan.rules.load import DayRule, counted, counts, kinds_named, who_and_when
from lawatan.rules.model import Model
from lawatan.rules.rule import Breach
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class HoursADay(DayRule):
    """The activities of a group on one day take no more than so many hours together.

    Eight hours are assumed: the usual day of such programmes (DOMAIN.md, section 4) is 08:30–17:00 with lunch and two teas.
    """

    title: ClassVar[str] = mark("Hours a day")
    help: ClassVar[str] = mark(
        "The activities of a group on one day take no more than so many hours together. Rides and ways do not count; an "
        "activity belongs to the day on which it starts."
    )

    kind: Literal["hours_a_day"] = "hours_a_day"
    minutes: int = Field(480, ge=5, le=24 * 60, title="At most", json_schema_extra={"unit": "min"})
    kinds: tuple[Kind, ...] = Field((), title="Kinds", description="Which activities count. None chosen: all of them.")

    def post(self, model: Model, setting: Setting) -> None:
        """Day by day, what stands on it adds up to no more."""
        for leaf in setting.leaves:
            mine = counted(setting, leaf, self.kinds)
            for day in setting.clock.days():
                terms = [(model.on_day(one.id, day), one.minutes) for one in mine]
                model.at_most(terms, self.minutes, when=[model.case(self.id, leaf, day.isoformat())])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group and day with more; the amount is the minutes too many."""
        days = set(view.setting.clock.days())
        for leaf in view.setting.leaves:
            for day, entries in view.days(leaf).items():
                mine = [e for e in entries if e.occurrence is not None and counts(e.occurrence, self.kinds)]
                over = sum(entry.minutes for entry in mine) - self.minutes
                if over > 0 and day in days:
                    yield self.day_breach(leaf, [day], tuple(entry.id for entry in mine), over)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The most, and of what."""
        most = say("at most {length}", length=say.duration(self.minutes))
        return say("{most}: {kinds}", most=most, kinds=kinds_named(self.kinds, (), say)) if self.kinds else most

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who has how many hours on which day."""
        told = {
            **who_and_when(setting, breach, say),
            "length": say.duration(self.minutes + breach.amount),
            "most": say.duration(self.minutes),
        }
        if self.kinds:
            kinds = kinds_named(self.kinds, (), say)
            return say("{group} has {length} of {kinds} on {date}; the most is {most}.", kinds=kinds, **told)
        return say("{group} has {length} of activities on {date}; the most is {most}.", **told)
