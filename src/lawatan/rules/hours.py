"""Stretches of time in which a thing is open, and the starts that they leave; shared by the rules on hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from lawatan.domain import Closure, Host, Hours, Text
from lawatan.rules.pairs import all_time
from lawatan.schedule import Occurrence, Setting, Window, outside, union


class Keeper(Protocol):
    """What keeps hours: a venue, a room, a host institution."""

    @property
    def name(self) -> Text:
        """What it is called."""

    @property
    def hours(self) -> tuple[Hours, ...]:
        """Its hours; none: it says nothing of them."""

    @property
    def closures(self) -> tuple[Closure, ...]:
        """The days on which it is closed whatever its hours say."""


def joined(spans: list[Window]) -> list[Window]:
    """Stretches of time in order, those that touch made one."""
    found: list[Window] = []
    for begins, ends in sorted(spans):
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(ends, found[-1][1]))
        else:
            found.append((begins, ends))
    return found


def starts_within(spans: list[Window], minutes: int) -> tuple[Window, ...]:
    """The starts of something that takes ``minutes`` and lies wholly inside one of the joined stretches."""
    return tuple((b, e - minutes) for b, e in joined(spans) if e - minutes >= b)


def whole_day(setting: Setting, date: dt.date, zone: str) -> Window:
    """From midnight to midnight."""
    return setting.clock.midnight(date, zone), setting.clock.midnight(date + dt.timedelta(days=1), zone)


def starts_clear(setting: Setting, taken: Iterable[Window], minutes: int) -> tuple[Window, ...]:
    """The starts from which something that takes ``minutes`` touches none of the stretches that are taken.

    A stretch is taken up to its last minute: what begins as it ends does not touch it.
    """
    refused = union([(begins - minutes + 1, ends - 1) for begins, ends in taken])
    return outside(refused, all_time(setting))


def open_spans(setting: Setting, keeper: Keeper, date: dt.date, zone: str) -> list[Window]:
    """When a keeper of hours is open on a date, by the clock of ``zone``; all day where it has no hours."""
    spans = [
        setting.clock.span(date, span.begins, span.ends, zone)
        for hours in keeper.hours
        if hours.valid_on(date)
        for span in hours.open
    ]
    if not keeper.hours:
        spans = [whole_day(setting, date, zone)]
    for closure in keeper.closures:
        if closure.covers(date):
            spans = _without(spans, shut(setting, closure, date, zone))
    return spans


def shut(setting: Setting, closure: Closure, date: dt.date, zone: str) -> Window:
    """The stretch of a date that a closure which covers it takes."""
    if closure.hours is None:
        return whole_day(setting, date, zone)
    return setting.clock.span(date, closure.hours.begins, closure.hours.ends, zone)


def _without(spans: list[Window], taken: Window) -> list[Window]:
    """What is left of stretches of time without one."""
    parts = [part for b, e in spans for part in ((b, min(e, taken[0])), (max(b, taken[1]), e))]
    return [(b, e) for b, e in parts if b < e]


def offices_of(setting: Setting, occurrence: Occurrence) -> tuple[Host, ...]:
    """The host institutions of an occurrence that keep holidays: offices."""
    hosts = (setting.edition.hosts[host] for host in occurrence.activity.hosts)
    return tuple(host for host in hosts if host.keeps_holidays)
