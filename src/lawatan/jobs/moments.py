"""Moments as people type them for what has happened: a day, or a day with its time, by the clock of a place."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from lawatan.domain.moment import EARLIEST_YEAR, LATEST_YEAR
from lawatan.jobs.cells import Unread, read_date, read_time
from lawatan.jobs.naming import Names
from lawatan.words import Words


def read_moment(text: str, names: Names, ending: bool = False) -> dt.datetime:
    """A time as it is typed: with its time, else the day's first minute, or the minute after its last one.

    Unread, with a sentence that begins with what was typed, where it says no time.
    """
    say = names.say
    day, _, time = text.strip().replace("T", " ").partition(" ")
    try:
        date = read_date(day, say)
        at = read_time(time, say) if time.strip() else None
    except Unread as error:
        raise Unread(f"{text}: {error}") from None
    in_its_year(text, date, say)
    if (at is None and ending) or (at == dt.time() and time.strip().startswith("24")):
        date, at = date + dt.timedelta(days=1), dt.time()
    return dt.datetime.combine(date, at or dt.time(), ZoneInfo(names.zone))


def in_its_year(text: str, date: dt.date, say: Words) -> None:
    """Refuse a year that is mistyped, with Unread: records take none such, and calendars end."""
    if not EARLIEST_YEAR <= date.year < LATEST_YEAR:
        told = say(
            "{text}: the year must lie between {first} and {last}.", text=text, first=EARLIEST_YEAR, last=LATEST_YEAR
        )
        raise Unread(told)
