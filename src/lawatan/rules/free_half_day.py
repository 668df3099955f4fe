"""A group has a free half-day in each full week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from lawatan.domain import Time
from lawatan.domain.fault import wrong
from lawatan.rules.load import full_weeks, week_said
from lawatan.rules.model import Literal as LiteralOf
from lawatan.rules.model import Model
from lawatan.rules.pairs import items_of, zones
from lawatan.rules.phrases import group
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Occurrence, RideRun, Setting, View, Window
from lawatan.words import Words, mark

MORNING = dt.time(6)
"""The night before it counts for no half-day: who arrives at five in the morning has the morning free."""
HALVES = 14
"""Half-days of a week."""
Half = tuple[dt.date, bool]
"""A date, and whether it is its afternoon."""


class FreeHalfDay(Rule):
    """In each full week a group has so many half-days on which there is nothing of it.

    One a week: DOMAIN.md, section 4, constraint 15 (assumed there). Noon in the middle of lunch is assumed.
    """

    title: ClassVar[str] = mark("Free half-day")
    help: ClassVar[str] = mark(
        "In each week from Monday to Sunday that lies wholly inside the programme, a group has so many half-days with "
        "nothing on them, rides counted: mornings from 06:00 to noon, and afternoons from noon to midnight."
    )
    far: ClassVar[bool] = True

    kind: Literal["free_half_day"] = "free_half_day"
    halves: int = Field(1, ge=1, le=HALVES, title="Half-days a week")
    noon: Time = Field(dt.time(12, 30), title="Noon", description="Here the morning ends and the afternoon begins.")

    @model_validator(mode="after")
    def _by_day(self) -> FreeHalfDay:
        if self.noon <= MORNING:
            raise wrong("early_noon", mark("noon has to be later than 06:00"))
        return self

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group in every full week, which its Monday names."""
        yield from ((leaf, week[0].isoformat()) for leaf in setting.leaves for week in full_weeks(setting))

    def post(self, model: Model, setting: Setting) -> None:
        """Of the half-days of a week, no more are taken than leave so many free."""
        for leaf in setting.leaves:
            for week in full_weeks(setting):
                taken = [self._taken(model, setting, leaf, half) for half in _halves(week)]
                case = model.case(self.id, leaf, week[0].isoformat())
                model.at_most(((half, 1) for half in taken), HALVES - self.halves, when=[case])

    def _taken(self, model: Model, setting: Setting, leaf: str, half: Half) -> LiteralOf:
        """A literal that is true exactly if a half-day has something of the group."""
        found = []
        for item in items_of(setting, leaf):
            begins, ends = self._bounds(setting, half, zones(setting, item))
            if isinstance(item, Occurrence):
                found.append(model.starts_within(item.id, ((begins - item.minutes + 1, ends - 1),)))
            else:

                def meets(run: RideRun, before: int = ends, after: int = begins) -> bool:
                    return run.start < before and after < run.end

                found.append(model.rides_one(item.id, meets))
        return model.some(found)

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group and week with fewer; the amount is how many half-days are missing."""
        setting = view.setting
        for leaf in setting.leaves:
            for week in full_weeks(setting):
                taken = [here for half in _halves(week) if (here := self._met(view, leaf, half))]
                missing = len(taken) + self.halves - HALVES
                if missing > 0:
                    day = week[0].isoformat()
                    about = tuple(dict.fromkeys(item for here in taken for item in here))
                    yield self.breach(about, missing, cases=((leaf, day),), leaf=leaf, day=day)

    def _met(self, view: View, leaf: str, half: Half) -> list[str]:
        """What a group has on a half-day."""
        zone, met = view.setting.zone, []
        for entry in view.of_leaf(leaf):
            begins, ends = self._bounds(view.setting, half, (zone(entry.from_city), zone(entry.to_city)))
            if entry.start < ends and begins < entry.end:
                met.append(entry.id)
        return met

    def numbers(self, setting: Setting, say: Words) -> str:
        """How many, and noon."""
        return say("{n} a week, noon at {noon}", n=self.halves, noon=say.time(self.noon))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who has how few in which week."""
        told = {"group": group(setting, str(breach.fields["leaf"]), say), "week": week_said(breach, say)}
        if self.halves == 1:
            return say("In the week {week} {group} has no free half-day.", **told)
        free = self.halves - breach.amount
        return say(
            "In the week {week} {group} has {n} of the {least} free half-days that it should have.",
            n=free,
            least=self.halves,
            **told,
        )

    def _bounds(self, setting: Setting, half: Half, zones: tuple[str, str]) -> Window:
        """Who ends after the first and starts before the second meets it, each by the clock where it does so."""
        (day, afternoon), (leaves, reaches) = half, zones
        begins, ends = (self.noon, dt.time(0)) if afternoon else (MORNING, self.noon)
        return setting.clock.span(day, begins, ends, reaches)[0], setting.clock.span(day, begins, ends, leaves)[1]


def _halves(week: Iterable[dt.date]) -> list[Half]:
    return [(day, afternoon) for day in week for afternoon in (False, True)]
