"""A group has no more than so many activities of some kinds a day, a week or in all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.domain import Kind
from lawatan.domain.activity import Line
from lawatan.rules.load import VISITS, counted, counts, kinds_named, monday, week_said, weeks, who_and_when
from lawatan.rules.model import Literal as LiteralOf
from lawatan.rules.model import Model
from lawatan.rules.phrases import group
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Entry, Setting, View
from lawatan.words import Words, mark

Period = Literal["day", "week", "programme"]


class AtMost(Rule):
    """A group has no more than so many activities of some kinds or with some tags in a period.

    Three visits a day: DOMAIN.md, section 4, constraint 13, has two or three (assumed there).
    """

    title: ClassVar[str] = mark("At most so many")
    help: ClassVar[str] = mark(
        "A group has no more than so many activities of the chosen kinds and tags a day, a week (Monday to Sunday) or in "
        "the whole programme. Rides do not count."
    )
    far: ClassVar[bool] = True

    kind: Literal["at_most"] = "at_most"
    most: int = Field(3, ge=0, le=100, title="At most")
    period: Period = Field(
        "day",
        title="In",
        json_schema_extra={
            "choices": {"day": mark("A day"), "week": mark("A week"), "programme": mark("The whole programme")}
        },
    )
    kinds: tuple[Kind, ...] = Field(
        VISITS, title="Kinds", description="Which activities count. None chosen: all kinds."
    )
    tags: tuple[Line, ...] = Field(
        (), title="Tags", description="Only activities with one of these tags. Empty: with any or none."
    )

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group in every period, named by its first day; the whole programme has no name."""
        yield from ((leaf, *stretch) for leaf in setting.leaves for stretch, _ in self._stretches(setting))

    def post(self, model: Model, setting: Setting) -> None:
        """What stands in a period is no more than that."""
        for leaf in setting.leaves:
            mine = counted(setting, leaf, self.kinds, self.tags)
            for stretch, days in self._stretches(setting):
                on: list[LiteralOf] = [model.on_day(one.id, day) for one in mine for day in days]
                here = on if stretch else [model.present(one.id) for one in mine]
                model.at_most(((one, 1) for one in here), self.most, when=[model.case(self.id, leaf, *stretch)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group and period with more; the amount is how many too many."""
        known = {stretch for stretch, _ in self._stretches(view.setting)}
        for leaf in view.setting.leaves:
            found: dict[tuple[str, ...], list[Entry]] = {}
            for entry in view.of_leaf(leaf):
                if entry.occurrence is not None and counts(entry.occurrence, self.kinds, self.tags):
                    found.setdefault(self._stretch(view.date(entry)), []).append(entry)
            for stretch, entries in found.items():
                if len(entries) > self.most and stretch in known:
                    about, fields = tuple(entry.id for entry in entries), {"leaf": leaf, "day": "".join(stretch)}
                    yield self.breach(about, len(entries) - self.most, cases=((leaf, *stretch),), **fields)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The most, in what, and of what."""
        most = {
            "day": mark("at most {n} a day: {what}"),
            "week": mark("at most {n} a week: {what}"),
            "programme": mark("at most {n} in all: {what}"),
        }[self.period]
        return say(most, n=self.most, what=self._what(say))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who has how many of what, and when."""
        told: dict[str, object] = {"n": self.most + breach.amount, "most": self.most, "what": self._what(say)}
        if self.period == "programme":
            return say(
                "{group} has {n} in the whole programme, and may have {most}: {what}.",
                group=group(setting, str(breach.fields["leaf"]), say),
                **told,
            )
        told |= who_and_when(setting, breach, say)
        if self.period == "day":
            return say("{group} has {n} on {date}, and may have {most} a day: {what}.", **told)
        return say(
            "{group} has {n} in the week {week}, and may have {most} a week: {what}.",
            week=week_said(breach, say),
            **told,
        )

    def _what(self, say: Words) -> str:
        return kinds_named(self.kinds, self.tags, say) or say("activities of any kind")

    def _stretches(self, setting: Setting) -> list[tuple[tuple[str, ...], tuple[dt.date, ...]]]:
        """The periods: what their cases name, and their days."""
        if self.period == "programme":
            return [((), ())]
        if self.period == "week":
            return [((monday(week[0]).isoformat(),), week) for week in weeks(setting)]
        return [((day.isoformat(),), (day,)) for day in setting.clock.days()]

    def _stretch(self, day: dt.date) -> tuple[str, ...]:
        """What the case of a day's period names."""
        if self.period == "programme":
            return ()
        return (monday(day).isoformat() if self.period == "week" else day.isoformat(),)
