"""Stretches of time in which a thing is open, and the starts that they leave; shared by the rules on hours."""

from __future__ import annotations

import datetime as dt

from lawatan.domain import Venue
from lawatan.schedule import Setting, Window


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


def open_spans(setting: Setting, venue: Venue, date: dt.date) -> list[Window]:
    """When a venue is open on a date (its own city's); all day where it has no hours."""
    if any(closure.covers(date) for closure in venue.closures):
        return []
    zone = setting.zone(venue.city)
    if not venue.hours:
        return [whole_day(setting, date, zone)]
    return [
        setting.clock.span(date, span.begins, span.ends, zone)
        for hours in venue.hours
        if hours.valid_on(date)
        for span in hours.open
    ]
