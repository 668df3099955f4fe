"""What one group does, in pairs and by days: the forms in which the rules on travel, order and breaks speak of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations

from lawatan.rules.model import Literal, Model
from lawatan.schedule import Crossing, Occurrence, Setting, Window


def items_of(setting: Setting, leaf: str) -> list[Occurrence | Crossing]:
    """What a leaf group does: its occurrences and its crossings."""
    return [*setting.attended_by(leaf), *setting.crossings_of(leaf)]


def pairs(setting: Setting) -> tuple[tuple[Occurrence | Crossing, Occurrence | Crossing], ...]:
    """Every two items that some leaf group has both of, each pair once."""
    return setting.once(pairs, "", lambda: tuple(_pairs(setting)))


def _pairs(setting: Setting) -> Iterator[tuple[Occurrence | Crossing, Occurrence | Crossing]]:
    seen: set[tuple[str, str]] = set()
    for leaf in setting.leaves:
        for a, b in combinations(items_of(setting, leaf), 2):
            if (a.id, b.id) not in seen:
                seen.add((a.id, b.id))
                yield a, b


def ends_in_city(item: Occurrence | Crossing) -> str:
    """The city in which an item leaves its group; of a day trip that from which it is made."""
    return item.base if isinstance(item, Occurrence) else item.change.to_city


def starts_in_city(item: Occurrence | Crossing) -> str:
    """The city in which an item begins; of a day trip that from which it is made."""
    return item.base if isinstance(item, Occurrence) else item.change.from_city


def zones(setting: Setting, item: Occurrence | Crossing) -> tuple[str, str]:
    """The time zones in which an item starts and ends."""
    if isinstance(item, Occurrence):
        return setting.zone_of(item), setting.zone_of(item)
    return setting.zone(item.change.from_city), setting.zone(item.change.to_city)


def all_time(setting: Setting) -> Window:
    """More minutes than any plan reaches, locked slots of other centuries counted (``domain.plan`` has the years)."""
    begins, ends = setting.clock.horizon
    return begins - _CENTURIES, ends + _CENTURIES


def days_by_case(
    model: Model, rule: str, leaf: str, days: Iterable[dt.date], *more: str
) -> list[tuple[Literal, tuple[dt.date, ...]]]:
    """The days of a leaf group, those under one literal together: all of them where the rule must hold.

    ``more`` is what the scope of a case has besides the group and the day.
    """
    found: dict[int, tuple[Literal, list[dt.date]]] = {}
    for day in days:
        case = model.case(rule, leaf, day.isoformat(), *more)
        found.setdefault(id(case), (case, []))[1].append(day)
    return [(case, tuple(its_days)) for case, its_days in found.values()]


_CENTURIES = 300 * 366 * 24 * 60
