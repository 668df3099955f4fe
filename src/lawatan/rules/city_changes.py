"""A group does not change city too often."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.rules.model import Model
from lawatan.rules.phrases import group
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class CityChanges(Rule):
    """A group changes city at most so many times in the programme, and at most so many times on one day.

    Three in a programme of two weeks are assumed, as is one a day: check-out and check-in take a day each.
    """

    title: ClassVar[str] = mark("Most changes of city")
    help: ClassVar[str] = mark(
        "Each group has at most so many rides to another city in the whole programme, and at most so many that leave on "
        "one day."
    )
    far: ClassVar[bool] = True

    kind: Literal["city_changes"] = "city_changes"
    most: int = Field(3, ge=0, le=100, title="In the programme")
    a_day: int = Field(1, ge=0, le=100, title="On one day")

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group that changes city: by itself for the programme, and with each day."""
        for leaf in setting.leaves:
            if setting.crossings_of(leaf):
                yield (leaf,)
                yield from ((leaf, day.isoformat()) for day in setting.clock.days())

    def post(self, model: Model, setting: Setting) -> None:
        """The rides on the board are counted, and those of each day."""
        for leaf, *dates in self.cases(setting):
            rides = [crossing.id for crossing in setting.crossings_of(leaf)]
            case = model.case(self.id, leaf, *dates)
            if dates:
                day = dt.date.fromisoformat(dates[0])
                model.at_most([(model.on_day(ride, day), 1) for ride in rides], self.a_day, when=[case])
            else:
                model.at_most([(model.present(ride), 1) for ride in rides], self.most, when=[case])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group with too many, and one for each of its days; the amount is how many are too many."""
        for leaf, *dates in self.cases(view.setting):
            rides = [entry for entry in view.of_leaf(leaf) if entry.crossing is not None]
            if dates:
                rides = [entry for entry in rides if view.date(entry).isoformat() == dates[0]]
            over = len(rides) - (self.a_day if dates else self.most)
            if over > 0:
                about = tuple(entry.id for entry in rides)
                yield self.breach(about, over, cases=((leaf, *dates),), leaf=leaf, day=dates[0] if dates else "")

    def numbers(self, setting: Setting, say: Words) -> str:
        """How many in all and on a day."""
        return say("{most} in all, {a_day} a day", most=self.most, a_day=self.a_day)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who changes city how often, and how often is allowed."""
        who, n = group(setting, str(breach.fields["leaf"]), say), len(breach.about)
        day = str(breach.fields["day"])
        if not day:
            return say.plural(
                "{group} changes city {n} time; at most {most} are allowed in the programme.",
                "{group} changes city {n} times; at most {most} are allowed in the programme.",
                n,
                group=who,
                most=self.most,
            )
        return say.plural(
            "{group} changes city {n} time on {date}; at most {most} are allowed on one day.",
            "{group} changes city {n} times on {date}; at most {most} are allowed on one day.",
            n,
            group=who,
            date=say.date(dt.date.fromisoformat(day)),
            most=self.a_day,
        )
