"""The one place where wall-clock time becomes minutes and back.

A *minute* is a whole number of minutes in UTC since the edition's origin, the UTC midnight three days before its
first day; minutes are what the view, the rules and the solver reckon in.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo

Window = tuple[int, int]
"""A stretch of minutes, both ends included."""

GRID = 5
"""Free starts, and departures that are free, are multiples of so many minutes; locked ones and timetables are exact."""

MARGIN_DAYS = 3


class Clock:
    """Converts between local time and minutes for one edition."""

    def __init__(self, first_day: dt.date, last_day: dt.date) -> None:
        self.first_day, self.last_day = first_day, last_day
        self.origin = dt.datetime.combine(first_day - dt.timedelta(days=MARGIN_DAYS), dt.time(), dt.UTC)
        self._starts: dict[tuple[dt.date, str], int] = {}
        self._minutes: dict[tuple[dt.date, dt.time, str], int] = {}
        self._calendars: dict[str, tuple[list[int], list[dt.date]]] = {}

    @property
    def horizon(self) -> Window:
        """The minutes that planning looks at: the edition's days and two more on each side, in any zone."""
        return 24 * 60, ((self.last_day - self.first_day).days + 2 * MARGIN_DAYS) * 24 * 60

    def within(self, minute: int) -> bool:
        """Say whether a minute lies in the horizon."""
        begins, ends = self.horizon
        return begins <= minute <= ends

    def minute(self, moment: dt.datetime) -> int:
        """The minute of an aware datetime (seconds are cut)."""
        return int((moment.astimezone(dt.UTC) - self.origin).total_seconds() // 60)

    def moment(self, minute: int, zone: str) -> dt.datetime:
        """The aware local datetime of a minute in ``zone``."""
        return (self.origin + dt.timedelta(minutes=minute)).astimezone(_zone(zone))

    def date(self, minute: int, zone: str) -> dt.date:
        """The calendar date of a minute in ``zone``."""
        midnights, dates = self._calendar(zone)
        n = bisect_right(midnights, minute) - 1
        return dates[n] if 0 <= n < len(dates) - 1 else self.moment(minute, zone).date()

    def _calendar(self, zone: str) -> tuple[list[int], list[dt.date]]:
        """When each date of the horizon begins in ``zone``: it is looked up thousands of times for each ride."""
        if zone not in self._calendars:
            dates = list(self.days())
            self._calendars[zone] = [self.midnight(date, zone) for date in dates], dates
        return self._calendars[zone]

    def at(self, date: dt.date, time: dt.time, zone: str) -> int:
        """The minute of a wall-clock time on a date in ``zone``."""
        key = (date, time, zone)
        if key not in self._minutes:
            self._minutes[key] = self.minute(dt.datetime.combine(date, time, _zone(zone)))
        return self._minutes[key]

    def midnight(self, date: dt.date, zone: str) -> int:
        """The minute at which ``date`` begins in ``zone``."""
        key = (date, zone)
        if key not in self._starts:
            self._starts[key] = self.at(date, dt.time(), zone)
        return self._starts[key]

    def of_day(self, minute: int, zone: str) -> int:
        """Minutes since the local midnight."""
        local = self.moment(minute, zone)
        return local.hour * 60 + local.minute

    def span(self, date: dt.date, begins: dt.time, ends: dt.time, zone: str) -> Window:
        """The minutes from ``begins`` to ``ends`` of a date; an end at 00:00 is the midnight that ends the date."""
        until = date + dt.timedelta(days=1) if ends == dt.time() else date
        return self.at(date, begins, zone), self.at(until, ends, zone)

    def days(self) -> Iterator[dt.date]:
        """Every date that lies in the horizon, in any zone of Indonesia, in order."""
        for n in range(-MARGIN_DAYS, (self.last_day - self.first_day).days + MARGIN_DAYS + 1):
            yield self.first_day + dt.timedelta(days=n)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def intersect(some: tuple[Window, ...], others: tuple[Window, ...]) -> tuple[Window, ...]:
    """The minutes that lie in both; both are ordered and disjoint, and so is the outcome."""
    found: list[Window] = []
    i = j = 0
    while i < len(some) and j < len(others):
        begins, ends = max(some[i][0], others[j][0]), min(some[i][1], others[j][1])
        if begins <= ends:
            found.append((begins, ends))
        if some[i][1] < others[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def union(windows: list[Window]) -> tuple[Window, ...]:
    """Ordered, disjoint windows that cover the same minutes; empty ones fall out."""
    merged: list[Window] = []
    for begins, ends in sorted(w for w in windows if w[0] <= w[1]):
        if merged and begins <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(ends, merged[-1][1]))
        else:
            merged.append((begins, ends))
    return tuple(merged)


def outside(windows: tuple[Window, ...], whole: Window) -> tuple[Window, ...]:
    """The minutes of ``whole`` that lie in none of the ordered, disjoint ``windows``."""
    found: list[Window] = []
    at = whole[0]
    for begins, ends in windows:
        if begins > at:
            found.append((at, min(begins - 1, whole[1])))
        at = max(at, ends + 1)
    if at <= whole[1]:
        found.append((at, whole[1]))
    return tuple(w for w in found if w[0] <= w[1])


def contains(windows: tuple[Window, ...], minute: int) -> bool:
    """Say whether ``minute`` lies in one of the windows."""
    return any(begins <= minute <= ends for begins, ends in windows)
