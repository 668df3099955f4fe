"""Rests: lunch and the Friday break as papers show them, on the days on which a group has something to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lawatan.output.trip import legs_of
from lawatan.rules.breaks import Break, BreakKind, breaks_of
from lawatan.schedule import View
from lawatan.words import mark

RESTS: dict[BreakKind, str] = {
    "lunch": mark("Lunch"),
    "friday_break": mark("Friday break: prayer and lunch"),
}
"""What papers call a rest."""


@dataclass(frozen=True)
class Rest:
    """A break of all the leaf groups that have it at the same time; times are local, in ``zone``."""

    kind: BreakKind
    leaves: tuple[str, ...]
    start: dt.datetime
    end: dt.datetime
    zone: str


def rests(view: View, groups: Iterable[str]) -> tuple[Rest, ...]:
    """The breaks of the leaf ``groups``, by start."""
    together: dict[Break, list[str]] = {}
    for leaf in groups:
        for each in _of_leaf(view, leaf):
            together.setdefault(each, []).append(leaf)
    clock = view.setting.clock
    return tuple(
        Rest(
            each.kind, tuple(leaves), clock.moment(each.start, each.zone), clock.moment(each.end, each.zone), each.zone
        )
        for each, leaves in sorted(together.items(), key=lambda item: (item[0].start, item[0].end))
    )


def _of_leaf(view: View, leaf: str) -> Iterator[Break]:
    """What is left of the breaks beside ways; none where an activity, a ride or all of a way stands in one."""
    days = [day for day in view.days(leaf) if view.edition.first_day <= day <= view.edition.last_day]
    ways = [leg for leg in legs_of(view, leaf) if leg.ride is None]
    for its in breaks_of(view, leaf, days).values():
        start, end = its.start, its.end
        if any(entry.start < end and start < entry.end for entry in view.of_leaf(leaf)):
            continue
        for way in ways:
            if way.start <= start < way.end:
                start = way.end
            elif way.start < end <= way.end:
                end = way.start
        if start < end and (its.kind == "friday_break" or (start, end) == (its.start, its.end)):
            yield replace(its, start=start, end=end)


__all__ = ["RESTS", "Rest", "rests"]
