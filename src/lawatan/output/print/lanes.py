"""Where a day's blocks stand on a wall schedule: by the clock downwards, groups that go their own ways side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from lawatan.output.daybook import Day, Daybook, Item

EARLY = 5
"""The hour before which a day is not drawn: what is over by the next hour stands in words above it."""
_MIDNIGHT = 24 * 60


@dataclass(frozen=True)
class Spot:
    """An item with its minutes from midnight by the clock where it is, and its part of the day's width (0 to 1)."""

    item: Item
    begins: int
    ends: int
    left: float = 0.0
    wide: float = 1.0


def is_early(spot: Spot) -> bool:
    """Whether it is over in the small hours."""
    return spot.begins < EARLY * 60 and spot.ends <= (EARLY + 1) * 60


def spots(daybook: Daybook, day: Day) -> tuple[Spot, ...]:
    """The activities, ways and rests of a day with their places; what goes beyond midnight ends there."""
    order = {leaf: n for n, group in enumerate(lanes(daybook, day)) for leaf in group}
    count = max(1, len(set(order.values())))
    found = []
    for item in day.items:
        leaves = _leaves(daybook, item)
        if leaves is None:
            continue
        begins, ends = _minutes(item, day.date)
        mine = sorted({order[leaf] for leaf in leaves if leaf in order}) or [0]
        for first, last in _stretches(mine):
            found.append(Spot(item, begins, ends, first / count, (last - first + 1) / count))
    return tuple(_parted(found))


def lanes(daybook: Daybook, day: Day) -> tuple[tuple[str, ...], ...]:
    """The reader's groups by whether they do the same all day, in display order."""
    doing: dict[str, list[int]] = {leaf: [] for leaf in daybook.reader.leaves}
    for n, item in enumerate(day.items):
        for leaf in _leaves(daybook, item) or ():
            if leaf in doing:
                doing[leaf].append(n)
    alike: dict[tuple[int, ...], list[str]] = {}
    for leaf, items in doing.items():
        alike.setdefault(tuple(items), []).append(leaf)
    together = alike.pop((), [])  # who has nothing to do needs no room beside the others
    found = tuple(tuple(leaves) for leaves in alike.values())
    return found or (tuple(together),)


def _leaves(daybook: Daybook, item: Item) -> tuple[str, ...] | None:
    """The groups that an item is of; None for what is not drawn."""
    if item.entry is not None:
        return item.occurrence.leaves or daybook.reader.leaves
    if item.trip is not None:
        return item.trip.leaves
    return item.rest.leaves if item.rest is not None else None


def _minutes(item: Item, date: dt.date) -> tuple[int, int]:
    begins = item.start.hour * 60 + item.start.minute
    ends = item.end.hour * 60 + item.end.minute if item.end.date() == date else _MIDNIGHT
    return begins, max(ends, begins + 1)


def _stretches(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers in order as stretches without a gap: a block for each."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _parted(found: Iterable[Spot]) -> list[Spot]:
    """The spots with those side by side that would lie on one another, as where one may choose between two visits."""
    stretches: list[list[Spot]] = []
    until = 0
    for spot in sorted(found, key=lambda s: (s.begins, s.ends, s.left)):
        if not stretches or spot.begins >= until:
            stretches.append([])
        stretches[-1].append(spot)
        until = max(until, spot.ends)
    return [spot for stretch in stretches for spot in (_beside(stretch) if _collides(stretch) else stretch)]


def _collides(stretch: list[Spot]) -> bool:
    return any(_collide(one, other) for one, other in combinations(stretch, 2))


def _collide(one: Spot, other: Spot) -> bool:
    in_time = one.begins < other.ends and other.begins < one.ends
    return in_time and one.left < other.left + other.wide - 1e-9 and other.left < one.left + one.wide - 1e-9


def _beside(stretch: list[Spot]) -> list[Spot]:
    """The spots of some hours in as many columns as are needed, over the whole width."""
    columns: list[int] = []
    placed: list[tuple[Spot, int]] = []
    for spot in stretch:
        n = next((n for n, ends in enumerate(columns) if ends <= spot.begins), len(columns))
        columns[n : n + 1] = [spot.ends]
        placed.append((spot, n))
    share = 1 / len(columns)
    return [Spot(spot.item, spot.begins, spot.ends, n * share, share) for spot, n in placed]


__all__ = ["EARLY", "Spot", "is_early", "lanes", "spots"]
