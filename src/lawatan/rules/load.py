"""What the rules on load share: a group's days and weeks, what counts, and how it is said.

The rules: hours a day, span of the day, longest sitting, rest overnight, idle time, at most, free half-day, evenings,
balance.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import product

from lawatan.domain import Kind
from lawatan.rules.model import Literal, Model
from lawatan.rules.pairs import days_by_case, items_of
from lawatan.rules.phrases import group
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Occurrence, Setting
from lawatan.words import Words

CLASS: tuple[Kind, ...] = ("session", "ceremony", "working_session")
"""What people sit through."""
VISITS: tuple[Kind, ...] = ("site_visit", "cultural_visit", "workshop")
"""What they go out for."""


class DayRule(Rule):
    """A rule whose cases are (leaf group, day): each day of each group is kept or broken."""

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group on every day."""
        yield from ((leaf, day.isoformat()) for leaf in setting.leaves for day in setting.clock.days())

    def day_breach(
        self, leaf: str, days: Iterable[dt.date], about: tuple[str, ...], amount: int, **fields: int | str
    ) -> Breach:
        """A breach of a group's day, or of several days at once; its sentence names the first."""
        cases = tuple((leaf, day.isoformat()) for day in days)
        return self.breach(about, amount, cases=cases, leaf=leaf, day=cases[0][1], **fields)


def who_and_when(setting: Setting, breach: Breach, say: Words) -> dict[str, str]:
    """The fields ``group`` and ``date`` of the sentence of a breach of a day."""
    return {
        "group": group(setting, str(breach.fields["leaf"]), say),
        "date": say.date(dt.date.fromisoformat(str(breach.fields["day"]))),
    }


def week_said(breach: Breach, say: Words) -> str:
    """The week of a breach, from its Monday to its Sunday: ``23–29 July 2018``."""
    first = dt.date.fromisoformat(str(breach.fields["day"]))
    return say.dates(first, first + dt.timedelta(days=6))


def counted(setting: Setting, leaf: str, kinds: Iterable[str], tags: Iterable[str] = ()) -> list[Occurrence]:
    """The occurrences of a leaf group that are of one of the kinds and bear one of the tags; empty: all."""
    return [one for one in setting.attended_by(leaf) if counts(one, kinds, tags)]


def counts(occurrence: Occurrence, kinds: Iterable[str], tags: Iterable[str] = ()) -> bool:
    """Whether an occurrence is of one of the kinds and bears one of the tags; empty: all."""
    activity, kinds, tags = occurrence.activity, tuple(kinds), set(tags)
    return (not kinds or activity.kind in kinds) and (not tags or bool(tags.intersection(activity.tags)))


def kinds_named(kinds: Iterable[str], tags: Iterable[str], say: Words) -> str:
    """Kinds and tags as a rule names them in a list: “site visit and workshop”; empty where all count."""
    titles = [kind.replace("_", " ").capitalize() for kind in kinds]
    return say.list([*(say(title).lower() for title in titles), *(say("“{tag}”", tag=tag) for tag in tags)])


def item_bindings(model: Model, rule: str, setting: Setting, leaf: str, item: str) -> Iterator[list[Literal]]:
    """The literals under which a case of a group's day is about an item: it is on the board, on that day."""
    cases = days_by_case(model, rule, leaf, setting.clock.days())
    for case, days in cases:
        yield from ([case, model.present(item)],) if len(cases) == 1 else ([case, model.on_day(item, d)] for d in days)


def pair_bindings(
    model: Model, rule: str, setting: Setting, apart: bool = False
) -> Iterator[tuple[str, str, list[Literal]]]:
    """Every (a, b) of a leaf group, each with itself too, and the literals under which a day's case is about both.

    Both stand on that day; or, where they are ``apart``, the second stands on it and the first on another one.
    """
    seen: set[tuple[int, str, str]] = set()
    for leaf in setting.leaves:
        items = [item.id for item in items_of(setting, leaf)]
        cases = days_by_case(model, rule, leaf, setting.clock.days())
        for (case, days), (a, b) in product(cases, product(items, items)):
            if (id(case), a, b) in seen:
                continue
            seen.add((id(case), a, b))
            if len(cases) == 1:
                same = model.present(a) if a == b else model.same_day(a, b)
                yield a, b, [case, ~same if apart else same]
                continue
            for day in days:
                first = model.on_day(a, day)
                yield a, b, [case, model.on_day(b, day), ~first if apart else first]


def weeks(setting: Setting) -> tuple[tuple[dt.date, ...], ...]:
    """The days of the clock by week, Monday to Sunday; the first week and the last may be in part."""
    found: dict[dt.date, list[dt.date]] = {}
    for day in setting.clock.days():
        found.setdefault(monday(day), []).append(day)
    return tuple(tuple(days) for days in found.values())


def full_weeks(setting: Setting) -> tuple[tuple[dt.date, ...], ...]:
    """The weeks, Monday to Sunday, that lie wholly inside the programme."""
    first, last = setting.edition.first_day, setting.edition.last_day
    return tuple(week for week in weeks(setting) if len(week) == 7 and first <= week[0] and week[-1] <= last)


def monday(day: dt.date) -> dt.date:
    """The Monday of a date's week."""
    return day - dt.timedelta(days=day.weekday())
