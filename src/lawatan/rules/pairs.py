"""Pairs of things that one group does, in the form in which the rules on travel and order speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from lawatan.schedule import Crossing, Occurrence, Setting, Window


def items_of(setting: Setting, leaf: str) -> list[Occurrence | Crossing]:
    """What a leaf group does: its occurrences and its crossings."""
    return [*setting.attended_by(leaf), *setting.crossings_of(leaf)]


def pairs(setting: Setting) -> Iterator[tuple[Occurrence | Crossing, Occurrence | Crossing]]:
    """Every two items that some leaf group has both of, each pair once."""
    seen: set[tuple[str, str]] = set()
    for leaf in setting.leaves:
        for a, b in combinations(items_of(setting, leaf), 2):
            if (a.id, b.id) not in seen:
                seen.add((a.id, b.id))
                yield a, b


def ends_in_city(item: Occurrence | Crossing) -> str:
    """The city in which an item leaves its group."""
    return item.city if isinstance(item, Occurrence) else item.change.to_city


def starts_in_city(item: Occurrence | Crossing) -> str:
    """The city in which an item begins."""
    return item.city if isinstance(item, Occurrence) else item.change.from_city


def zones(setting: Setting, item: Occurrence | Crossing) -> tuple[str, str]:
    """The time zones in which an item starts and ends."""
    return setting.zone(starts_in_city(item)), setting.zone(ends_in_city(item))


def all_time(setting: Setting) -> Window:
    """More minutes than any plan of the edition reaches."""
    begins, ends = setting.clock.horizon
    return begins - 24 * 60, ends + 24 * 60
