"""Class and visits keep a balance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from lawatan.domain import Kind
from lawatan.domain.fault import wrong
from lawatan.rules.load import CLASS, VISITS, counted, counts, full_weeks, week_said
from lawatan.rules.model import Literal as LiteralOf
from lawatan.rules.model import Model
from lawatan.rules.phrases import group
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark

Stretch = tuple[tuple[str, ...], tuple[dt.date, ...]]
"""What the case of a period names beside the group, and its days; none of either: the whole programme."""


class Balance(Rule):
    """Of a group's hours of class and visits together, the share of class lies between two bounds.

    20 and 70 % are assumed: the lectures, ceremonies and action plan of the two editions of DOMAIN.md, section 1, come to
    about 30 % (2018) and 60 % (2016).
    """

    title: ClassVar[str] = mark("Balance of class and visits")
    help: ClassVar[str] = mark(
        "Of the hours that a group has of class (sessions, ceremonies, working sessions) and of visits (site visits, "
        "cultural visits, workshops), the share of class lies between two bounds: in the whole programme, or in each week "
        "from Monday to Sunday that lies wholly inside it. Other kinds, rides and ways do not count."
    )
    demands: ClassVar[bool] = True
    far: ClassVar[bool] = True

    kind: Literal["balance"] = "balance"
    least_percent: int = Field(20, ge=0, le=100, title="Class at least", json_schema_extra={"unit": "%"})
    most_percent: int = Field(70, ge=0, le=100, title="Class at most", json_schema_extra={"unit": "%"})
    period: Literal["programme", "week"] = Field(
        "programme",
        title="In",
        json_schema_extra={"choices": {"programme": mark("The whole programme"), "week": mark("Each full week")}},
    )

    @model_validator(mode="after")
    def _forward(self) -> Balance:
        if self.most_percent < self.least_percent:
            raise wrong("turned_share", mark("the most lies below the least"))
        return self

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group; in every full week, which its Monday names, where it is by week."""
        yield from ((leaf, *stretch) for leaf in setting.leaves for stretch, _ in self._stretches(setting))

    def post(self, model: Model, setting: Setting) -> None:
        """Minutes of class × (100 − bound) against minutes of visits × the bound, either way round."""
        for leaf in setting.leaves:
            for stretch, days in self._stretches(setting):
                case = model.case(self.id, leaf, *stretch)
                seated, out = (_placed(model, setting, leaf, kinds, days) for kinds in (CLASS, VISITS))
                _no_more(model, seated, 100 - self.most_percent, out, self.most_percent, case)
                _no_more(model, out, self.least_percent, seated, 100 - self.least_percent, case)

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group and period out of balance; the amount is by how many percent, rounded up."""
        for leaf in view.setting.leaves:
            for stretch, days in self._stretches(view.setting):
                mine = [
                    e for e in view.of_leaf(leaf) if e.occurrence is not None and (not days or view.date(e) in days)
                ]
                seated = [e for e in mine if e.occurrence is not None and counts(e.occurrence, CLASS)]
                out = [e for e in mine if e.occurrence is not None and counts(e.occurrence, VISITS)]
                of_class = sum(entry.minutes for entry in seated)
                total = of_class + sum(entry.minutes for entry in out)
                over = 100 * of_class - self.most_percent * total
                under = self.least_percent * total - 100 * of_class
                if max(over, under) > 0:
                    yield self.breach(
                        tuple(entry.id for entry in (*seated, *out)),
                        -(-max(over, under) // total),
                        cases=((leaf, *stretch),),
                        leaf=leaf,
                        day="".join(stretch),
                        share=round(100 * of_class / total),
                        of_class=of_class,
                        of_visits=total - of_class,
                    )

    def numbers(self, setting: Setting, say: Words) -> str:
        """The bounds, and in what."""
        told = {"least": self.least_percent, "most": self.most_percent}
        if self.period == "week":
            return say("{least}–{most} % class a week", **told)
        return say("{least}–{most} % class in all", **told)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who has how much of each, and where."""
        told = {
            "group": group(setting, str(breach.fields["leaf"]), say),
            "of_class": say.duration(int(breach.fields["of_class"])),
            "of_visits": say.duration(int(breach.fields["of_visits"])),
            "share": breach.fields["share"],
            "least": self.least_percent,
            "most": self.most_percent,
        }
        if self.period == "week":
            return say(
                "{group} has {of_class} of class and {of_visits} of visits in the week {week}: {share} % class, where "
                "{least}–{most} % are wanted.",
                week=week_said(breach, say),
                **told,
            )
        return say(
            "{group} has {of_class} of class and {of_visits} of visits in all: {share} % class, where {least}–{most} % are "
            "wanted.",
            **told,
        )

    def _stretches(self, setting: Setting) -> list[Stretch]:
        if self.period == "programme":
            return [((), ())]
        return [((week[0].isoformat(),), week) for week in full_weeks(setting)]


def _placed(
    model: Model, setting: Setting, leaf: str, kinds: tuple[Kind, ...], days: tuple[dt.date, ...]
) -> list[tuple[LiteralOf, int]]:
    """The minutes of a group's activities of some kinds that stand on some days; no days: anywhere."""
    mine = counted(setting, leaf, kinds)
    if not days:
        return [(model.present(one.id), one.minutes) for one in mine]
    return [(model.on_day(one.id, day), one.minutes) for one in mine for day in days]


def _no_more(
    model: Model,
    some: list[tuple[LiteralOf, int]],
    times: int,
    others: list[tuple[LiteralOf, int]],
    other_times: int,
    case: LiteralOf,
) -> None:
    """``times`` what some amount to is no more than ``other_times`` what the others do; those by what is missing."""
    terms = [(literal, minutes * times) for literal, minutes in some]
    missing = [(~literal, minutes * other_times) for literal, minutes in others]
    model.at_most([*terms, *missing], sum(amount for _, amount in missing), when=[case])
