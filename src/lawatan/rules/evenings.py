"""A group has something on no more than so many evenings a week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.domain import Time
from lawatan.rules.load import monday, week_said, weeks
from lawatan.rules.model import Literal as LiteralOf
from lawatan.rules.model import Model
from lawatan.rules.pairs import items_of, zones
from lawatan.rules.phrases import group
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Occurrence, RideRun, Setting, View
from lawatan.words import Words, mark


class Evenings(Rule):
    """On no more than so many days a week a group has something that ends in the evening.

    Two a week from 18:30 are assumed: a field day is back by 18:00 (DOMAIN.md, section 4).
    """

    title: ClassVar[str] = mark("Evenings a week")
    help: ClassVar[str] = mark(
        "On no more than so many days a week, Monday to Sunday, a group has something that ends in the evening. Rides "
        "count; what ends after midnight belongs to the evening of the day on which it starts."
    )
    far: ClassVar[bool] = True

    kind: Literal["evenings"] = "evenings"
    most: int = Field(2, ge=0, le=7, title="Evenings a week", description="At most.")
    from_time: Time = Field(dt.time(18, 30), title="Evening from", description="What ends later than this counts.")

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group in every week, which its Monday names."""
        yield from ((leaf, monday(week[0]).isoformat()) for leaf in setting.leaves for week in weeks(setting))

    def post(self, model: Model, setting: Setting) -> None:
        """Of a week's evenings no more are taken."""
        for leaf in setting.leaves:
            for week in weeks(setting):
                taken = [self._taken(model, setting, leaf, day) for day in week]
                case = model.case(self.id, leaf, monday(week[0]).isoformat())
                model.at_most(((evening, 1) for evening in taken), self.most, when=[case])

    def _taken(self, model: Model, setting: Setting, leaf: str, day: dt.date) -> LiteralOf:
        """A literal that is true exactly if something that starts on a day ends in its evening."""
        clock, found = setting.clock, []
        for item in items_of(setting, leaf):
            leaves, reaches = zones(setting, item)
            begins = clock.midnight(day, leaves)
            until, evening = clock.midnight(day + dt.timedelta(days=1), leaves), clock.at(day, self.from_time, reaches)
            if isinstance(item, Occurrence):
                window = (max(begins, evening - item.minutes + 1), until - 1)
                found.append(model.starts_within(item.id, (window,)))
            else:

                def late(run: RideRun, first: int = begins, last: int = until, after: int = evening) -> bool:
                    return first <= run.start < last and after < run.end

                found.append(model.rides_one(item.id, late))
        return model.some(found)

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group and week with more; the amount is how many evenings too many."""
        setting = view.setting
        for leaf in setting.leaves:
            for week in weeks(setting):
                late = {day: self._late(view, leaf, day) for day in week}
                over = sum(map(bool, late.values())) - self.most
                if over > 0:
                    about = tuple(item for items in late.values() for item in items)
                    day = monday(week[0]).isoformat()
                    yield self.breach(about, over, cases=((leaf, day),), leaf=leaf, day=day)

    def _late(self, view: View, leaf: str, day: dt.date) -> list[str]:
        """What starts on a day and ends in its evening."""
        clock, zone = view.setting.clock, view.setting.zone
        entries = view.days(leaf).get(day, ())
        return [entry.id for entry in entries if entry.end > clock.at(day, self.from_time, zone(entry.to_city))]

    def numbers(self, setting: Setting, say: Words) -> str:
        """The most, and when evening begins."""
        return say("at most {n} a week from {time}", n=self.most, time=say.time(self.from_time))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who has how many in which week."""
        told = {
            "group": group(setting, str(breach.fields["leaf"]), say),
            "week": week_said(breach, say),
            "time": say.time(self.from_time),
        }
        if self.most == 0:
            return say("In the week {week} {group} has something after {time}, and should not have.", **told)
        return say(
            "In the week {week} {group} has something after {time} on {n} evenings; the most is {most}.",
            n=self.most + breach.amount,
            most=self.most,
            **told,
        )
