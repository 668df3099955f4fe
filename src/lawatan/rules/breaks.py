"""Where the breaks that the rules ask for lie in a plan: lunch in a free stretch of the day, the Friday break.

The rules themselves, which say whether there is time enough, are in ``lunch`` and ``friday_break``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from lawatan.domain import WEEKDAYS
from lawatan.rules.friday_break import FridayBreak
from lawatan.rules.lunch import Lunch
from lawatan.schedule import Entry, View

NOON = dt.time(12)

BreakKind = Literal["lunch", "friday_break"]
Busy = tuple[int, int, str]
"""Begin and end in minutes, and the zone in which the group is afterwards; empty: where it was."""


@dataclass(frozen=True)
class Break:
    """A break of one group on one day: its minutes, and the zone where the group then is."""

    kind: BreakKind
    start: int
    end: int
    zone: str


def breaks_of(view: View, leaf: str, dates: Iterable[dt.date], zone: str = "UTC") -> Mapping[dt.date, Break]:
    """The break of a leaf group on each of ``dates``; none where a meal is planned then or nothing is free.

    ``zone`` is for a group of which no city is known.
    """
    rules = [rule for rule in view.edition.rules.values() if isinstance(rule, Lunch | FridayBreak) and rule.active]
    ways = [(leg.start, leg.end, "") for leg in view.legs(leaf) if leg.ride is None] if rules and leaf else []
    found = {}
    for date in dates if rules else ():
        city = view.city_on(leaf, date) if leaf else ""
        its = _break(view, rules, leaf, date, view.setting.zone(city) if city else zone, ways)
        if its is not None:
            found[date] = its
    return found


def _break(
    view: View, rules: list[Lunch | FridayBreak], leaf: str, date: dt.date, zone: str, ways: list[Busy]
) -> Break | None:
    """The break of a day that begins in ``zone``; the Friday break comes before lunch."""
    midnight = view.setting.clock.midnight(date, zone)
    night = midnight + 24 * 60
    weekday = WEEKDAYS[date.weekday()]
    today = [entry for entry in (view.of_leaf(leaf) if leaf else ()) if entry.start < night and midnight < entry.end]
    for rule in rules:
        if isinstance(rule, FridayBreak) and weekday == rule.weekday:
            where = _zone_at(view, today, date, rule.begins, zone)
            return Break("friday_break", *view.setting.clock.span(date, rule.begins, rule.ends, where), where)
    for rule in rules:
        if isinstance(rule, Lunch) and weekday not in rule.except_weekdays:
            its_ways = [way for way in ways if way[0] < night and midnight < way[1]]
            its = _lunch(view, today, its_ways, date, zone, rule)
            if its is not None:
                return its
    return None


def _lunch(view: View, today: list[Entry], ways: list[Busy], date: dt.date, zone: str, rule: Lunch) -> Break | None:
    """The free stretch long enough that is nearest to noon; None where a meal or nothing fits.

    First as the ways are reckoned (a group leaves as an activity ends), then with the way after lunch. The rule leaves out
    the way from the hotel, as it does not know when a group leaves: then lunch is there, and ends as it leaves.
    """
    clock = view.setting.clock
    for entry in today:
        if entry.occurrence is not None and entry.occurrence.activity.kind == "meal":
            there = view.setting.zone(entry.from_city)
            last = clock.at(date, rule.latest, there) + rule.minutes
            if entry.start < last and clock.at(date, rule.earliest, there) < entry.end:
                return None
    midnight = clock.midnight(date, zone)
    night = (midnight + 24 * 60, midnight + 24 * 60, "")
    entries: list[Busy] = [(entry.start, entry.end, view.setting.zone(entry.to_city)) for entry in today]
    for busy in (sorted(entries + ways), sorted(entries)):
        free_from, where = midnight, zone
        starts: list[tuple[int, int, str]] = []
        for begins, ends, after in [*busy, night]:
            noon = clock.at(date, NOON, where)
            first = max(free_from, clock.at(date, rule.earliest, where))
            last = min(begins - rule.minutes, clock.at(date, rule.latest, where))
            if first <= last:
                start = min(max(noon, first), last)
                starts.append((abs(start - noon), start, where))
            free_from, where = max(free_from, ends), after or where
        if starts:
            _, start, where = min(starts)
            leaving = min(
                (begins for begins, ends, _ in ways if begins < start + rule.minutes and start < ends), default=None
            )
            if leaving is not None and all(entry.start > leaving for entry in today):
                start = leaving - rule.minutes
            return Break("lunch", start, start + rule.minutes, where)
    return None


def _zone_at(view: View, today: list[Entry], date: dt.date, time: dt.time, zone: str) -> str:
    """The zone in which a group is at a time of its day: that where its last entry before took it."""
    for entry in today:
        after = view.setting.zone(entry.to_city)
        if entry.end <= view.setting.clock.at(date, time, after):
            zone = after
    return zone


__all__ = ["Break", "BreakKind", "breaks_of"]
