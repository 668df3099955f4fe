"""An official is asked for once a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain import Id, Refers
from lawatan.rules.model import Model
from lawatan.rules.persons import chosen, needed, people
from lawatan.rules.phrases import name
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class OnceADay(Rule):
    """An official is named in so many activities a day at most.

    Once is assumed: a director general comes for the opening, not for the day.
    """

    title: ClassVar[str] = mark("Once a day")
    help: ClassVar[str] = mark(
        "An official is named in one activity a day at most, or in as many as are given: in its list of officials, as "
        "its PIC or in a step. The day is the date where the activity is."
    )
    far: ClassVar[bool] = True

    kind: Literal["once_a_day"] = "once_a_day"
    persons: tuple[Annotated[Id, Refers("persons")], ...] = Field(
        (), title="Persons", description="None: all officials."
    )
    most: int = Field(1, ge=1, le=100, title="A day at most", json_schema_extra={"unit": "activities"})

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every such person whom more occurrences name than that, on every date."""
        named = needed(setting)
        for person in chosen(setting, self.persons, "official"):
            if len(named.get(person, ())) > self.most:
                yield from ((person, day.isoformat()) for day in setting.clock.days())

    def post(self, model: Model, setting: Setting) -> None:
        """Of the person's occurrences no more are on the day."""
        named = needed(setting)
        for person, day in self.cases(setting):
            there = [(model.on_day(o.id, dt.date.fromisoformat(day)), 1) for o in named[person]]
            model.at_most(there, self.most, when=[model.case(self.id, person, day)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each person and day with more; about what is on that day, the amount is how many too many."""
        named = needed(view.setting)
        days: dict[tuple[str, str], list[str]] = {}
        for person in dict.fromkeys(person for person, _ in self.cases(view.setting)):
            entries = [view.entries[o.id] for o in named[person] if o.id in view.entries]
            for entry in sorted(entries, key=lambda entry: (entry.start, entry.id)):
                days.setdefault((person, view.date(entry).isoformat()), []).append(entry.id)
        known = set(view.setting.clock.days())
        for (person, day), items in days.items():
            if len(items) > self.most and dt.date.fromisoformat(day) in known:
                yield self.breach(tuple(items), len(items) - self.most, cases=((person, day),))

    def numbers(self, setting: Setting, say: Words) -> str:
        """How many a day, and for whom."""
        most = say("at most {n} a day", n=self.most)
        return f"{people(setting, self.persons, say)}, {most}" if self.persons else most

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who is asked for what on which day."""
        ((person, day),) = breach.cases
        return say.plural(
            "On {date}, {person} is needed for {what}; only {n} a day is allowed.",
            "On {date}, {person} is needed for {what}; only {n} a day are allowed.",
            self.most,
            date=say.date(dt.date.fromisoformat(day)),
            person=setting.edition.persons[person].name,
            what=say.list(name(setting, item, say) for item in breach.about),
        )
