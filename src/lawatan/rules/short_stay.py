"""A resource person's activities lie within few days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain import Id, Refers
from lawatan.rules.hours import whole_day
from lawatan.rules.model import Model
from lawatan.rules.persons import chosen, needed, people
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Occurrence, Setting, View, Window
from lawatan.words import Words, mark


class ShortStay(Rule):
    """All that names a resource person lies within so many days, so that the person comes only once.

    One day is assumed.
    """

    title: ClassVar[str] = mark("Short stay")
    help: ClassVar[str] = mark(
        "The activities that name a resource person, in their list or in a step, lie within so many days, the first and "
        "the last counted, so that the person comes only once."
    )
    far: ClassVar[bool] = True

    kind: Literal["short_stay"] = "short_stay"
    persons: tuple[Annotated[Id, Refers("persons")], ...] = Field(
        (), title="Persons", description="None: all resource persons."
    )
    most_days: int = Field(1, ge=1, le=366, title="Days at most", json_schema_extra={"unit": "days"})

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every person whom two or more occurrences name."""
        named = needed(setting)
        for person in chosen(setting, self.persons, "resource"):
            if len(named.get(person, ())) > 1:
                yield (person,)

    def post(self, model: Model, setting: Setting) -> None:
        """Of each two, if one is on a day, the other is on one of the days around it."""
        for (person,) in self.cases(setting):
            kept = model.case(self.id, person)
            for one, other in permutations(needed(setting)[person], 2):
                for day in setting.clock.days():
                    model.start_in(other.id, self._around(setting, other, day), when=[kept, model.on_day(one.id, day)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each person who stays longer; about the first and the last, the amount is days too many."""
        for (person,) in self.cases(view.setting):
            entries = [view.entries[o.id] for o in needed(view.setting)[person] if o.id in view.entries]
            if not entries:
                continue
            dated = sorted((view.date(entry), entry.start, entry.id) for entry in entries)
            (first, _, opens), (last, _, closes) = dated[0], dated[-1]
            days = (last - first).days + 1
            if days > self.most_days:
                dates = {"first": first.isoformat(), "last": last.isoformat()}
                yield self.breach((opens, closes), days - self.most_days, cases=((person,),), days=days, **dates)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The days, and for whom."""
        within = say.plural("within {n} day", "within {n} days", self.most_days)
        return f"{people(setting, self.persons, say)}, {within}" if self.persons else within

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who would have to stay how long."""
        ((person,),) = breach.cases
        return say.plural(
            "{person} is needed from {first} to {last}, for {days} days; it should all be within {n} day.",
            "{person} is needed from {first} to {last}, for {days} days; it should all be within {n} days.",
            self.most_days,
            person=setting.edition.persons[person].name,
            first=say.date(dt.date.fromisoformat(str(breach.fields["first"]))),
            last=say.date(dt.date.fromisoformat(str(breach.fields["last"]))),
            days=int(breach.fields["days"]),
        )

    def _around(self, setting: Setting, occurrence: Occurrence, day: dt.date) -> tuple[Window, ...]:
        """The starts of an occurrence on the days that lie within the stay with ``day``."""
        zone, away = setting.zone_of(occurrence), dt.timedelta(days=self.most_days - 1)
        return ((whole_day(setting, day - away, zone)[0], whole_day(setting, day + away, zone)[1] - 1),)
