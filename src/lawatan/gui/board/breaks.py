"""Where the breaks that the edition's rules ask for lie on the board: lunch in a free stretch, the Friday break."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from lawatan.schedule import View

Band = tuple[Literal["lunch", "friday_break"], int, int, int, int, int]
"""Sort, column, first lane, lane after the last, begin and end in minutes of the column."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NOON = 12 * 60


def breaks(view: View, days: tuple[dt.date, ...], lanes: tuple[str, ...], zone: str) -> Iterator[Band]:
    """The breaks of the days shown; the same one in neighbouring lanes is joined."""
    rules = [rule for rule in view.edition.rules.values() if getattr(rule, "active", True)]
    for column, day in enumerate(days):
        if not view.edition.first_day <= day <= view.edition.last_day:
            continue
        spans = [_span(view, rules, leaf, day, zone) for leaf in lanes]
        lane = 0
        while lane < len(lanes):
            after = lane + 1
            while after < len(lanes) and spans[after] == spans[lane]:
                after += 1
            span = spans[lane]
            if span is not None:
                yield span[0], column, lane, after, span[1], span[2]
            lane = after


def _span(
    view: View, rules: list[Any], leaf: str, day: dt.date, zone: str
) -> tuple[Literal["lunch", "friday_break"], int, int] | None:
    clock = view.setting.clock
    city = view.city_on(leaf, day) if leaf else ""
    shift = clock.midnight(day, view.setting.zone(city)) - clock.midnight(day, zone) if city else 0
    for rule in rules:
        if rule.kind == "friday_break" and WEEKDAYS[day.weekday()] == rule.weekday:
            return "friday_break", shift + _minutes(rule.begins), shift + (_minutes(rule.ends) or 24 * 60)
    for rule in rules:
        if rule.kind == "lunch" and WEEKDAYS[day.weekday()] not in rule.except_weekdays:
            begins = _lunch(view, leaf, day, zone, shift, rule)
            if begins is not None:
                return "lunch", begins, begins + rule.minutes
    return None


def _lunch(view: View, leaf: str, day: dt.date, zone: str, shift: int, rule: Any) -> int | None:
    """The start of a free stretch long enough, as near to noon as can be; None where a meal or nothing fits.

    First as the ways are drawn (a group leaves as an activity ends), then with the way after lunch.
    """
    noon, earliest, latest = (shift + n for n in (NOON, _minutes(rule.earliest), _minutes(rule.latest)))
    today = view.days(leaf).get(day, ()) if leaf else ()
    if any(entry.occurrence is not None and entry.occurrence.activity.kind == "meal" for entry in today):
        return None
    midnight = view.setting.clock.midnight(day, zone)
    entries = [(entry.start - midnight, entry.end - midnight) for entry in today]
    ways = [
        (leg.start - midnight, leg.end - midnight)
        for leg in (view.legs(leaf) if today else ())
        if leg.ride is None and -60 <= leg.start - midnight < 24 * 60
    ]
    for busy in (sorted(entries + ways), sorted(entries)):
        free_from = 0
        starts = []
        for begins, ends in [*busy, (24 * 60, 24 * 60)]:
            first, last = max(free_from, earliest), min(begins - rule.minutes, latest)
            if first <= last:
                starts.append(min(max(noon, first), last))
            free_from = max(free_from, ends)
        if starts:
            return min(starts, key=lambda start: abs(start - noon))
    return None


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute
