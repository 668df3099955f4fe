"""Activities of a kind are spread over the days of the programme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.rules.learning import ChosenRule
from lawatan.rules.model import Model
from lawatan.rules.phrases import group
from lawatan.rules.rule import Breach, Scope
from lawatan.schedule import Entry, Setting, View
from lawatan.words import Words, mark


class Spread(ChosenRule):
    """Each group has activities of some kinds or with some tags on so many days of the programme, and few of them a day.

    On three days is assumed: an action plan that is begun early draws on each visit. No source asks for it.
    """

    title: ClassVar[str] = mark("Spread")
    help: ClassVar[str] = mark(
        "A group has activities of the chosen kinds and tags on at least so many days of the programme, and if wanted at "
        "most so many of them a day. Groups that attend none of them at all are not looked at."
    )
    demands: ClassVar[bool] = True

    kind: Literal["spread"] = "spread"
    least_days: int = Field(3, ge=1, le=366, title="On at least", json_schema_extra={"unit": "days"})
    most: int | None = Field(None, ge=1, le=100, title="At most a day", description="Empty: any number.")

    def numbers(self, setting: Setting, say: Words) -> str:
        """On how many days what lies."""
        days = say.plural("at least {n} day", "at least {n} days", self.least_days)
        return say("{what} on {days}", what=self.what(say), days=days)

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group that attends one of them: in all, and where there is a most on each day."""
        for leaf in self.chosen(setting):
            yield (leaf,)
            if self.most is not None:
                yield from ((leaf, day.isoformat()) for day in setting.clock.days())

    def post(self, model: Model, setting: Setting) -> None:
        """A free literal per day, *one of them is on it*: enough of these are true."""
        for leaf, items in self.chosen(setting).items():
            there = {day: model.literal(f"{self.id}/{leaf}/{day}") for day in _days(setting)}
            for day, used in there.items():
                model.any_of([model.on_day(item, day) for item in items], when=[used])
            days = [(used, 1) for used in there.values()]
            model.at_least(days, self.least_days, when=[model.case(self.id, leaf)])
            for day in setting.clock.days() if self.most is not None else ():
                case = model.case(self.id, leaf, day.isoformat())
                model.at_most([(model.on_day(item, day), 1) for item in items], self.most or 0, when=[case])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group on too few days, the amount is those missing; and for each day with too many of them."""
        programme = set(_days(view.setting))
        for leaf, items in self.chosen(view.setting).items():
            found: dict[dt.date, list[Entry]] = {}
            for entry in (view.entries[item] for item in items if item in view.entries):
                found.setdefault(view.date(entry), []).append(entry)
            missing = self.least_days - len(programme & set(found))
            if missing > 0:
                yield self.breach(items, missing, ((leaf,),), leaf=leaf)
            for day, entries in sorted(found.items()):
                if self.most is not None and len(entries) > self.most:
                    about, cases = tuple(e.id for e in entries), ((leaf, day.isoformat()),)
                    yield self.breach(about, len(entries) - self.most, cases, leaf=leaf, day=day.isoformat())

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say on how many days they are, or how many are on one day."""
        who, what = group(setting, str(breach.fields["leaf"]), say), self.what(say)
        if "day" in breach.fields:
            return say(
                "{group} has {n} on {date}, and may have {most} a day: {what}.",
                group=who,
                n=(self.most or 0) + breach.amount,
                date=say.date(dt.date.fromisoformat(str(breach.fields["day"]))),
                most=self.most,
                what=what,
            )
        return say(
            "The days of the programme on which {group} has one are {n}, and have to be at least {least}: {what}.",
            group=who,
            n=self.least_days - breach.amount,
            least=self.least_days,
            what=what,
        )


def _days(setting: Setting) -> Iterator[dt.date]:
    """The days of the programme."""
    edition = setting.edition
    return (day for day in setting.clock.days() if edition.first_day <= day <= edition.last_day)
