"""A calendar as it is looked at: its entries by day, what is cancelled struck out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from lawatan.output.look_at.tags import heading, lines, strong, table, tag
from lawatan.words import Words


def read(content: bytes, say: Words) -> Iterator[tuple[str, str]]:
    """The entries of a calendar, and what it asks of its reader."""
    import icalendar

    calendar = icalendar.Calendar.from_ical(content)
    asks = {
        "REQUEST": say("This asks the reader to accept."),
        "CANCEL": say("This takes the meeting out of the calendar."),
    }
    pieces = [tag("p", asks[str(calendar["METHOD"])])] if str(calendar["METHOD"]) in asks else []
    if "NAME" in calendar:
        pieces.append(heading(lines(str(calendar["NAME"])), 15))
        pieces.append(tag("p", lines(str(calendar.get("DESCRIPTION", "")))))
    day: dt.date | None = None
    rows: list[tuple[str, str]] = []
    events: list[Any] = sorted(calendar.events, key=lambda each: each["DTSTART"].dt)
    for event in events:
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        if start.date() != day:
            pieces += [table(rows, border=False, first="130")] if rows else []
            pieces.append(heading(lines(say.long_date(start.date()))))
            day, rows = start.date(), []
        rows.append((lines(_when(start, end, say)), _told(event, say)))
    pieces += [table(rows, border=False, first="130")] if rows else []
    yield "", "".join(pieces)


def _when(start: dt.datetime, end: dt.datetime, say: Words) -> str:
    zones = [moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else "" for moment in (start, end)]
    return say.times_by_clocks(start, end, *zones)


def _told(event: Any, say: Words) -> str:
    what = lines(str(event["SUMMARY"]))
    if str(event.get("STATUS", "")) == "CANCELLED":
        what = f"{tag('s', what)} ({say('cancelled')})"
    attendee = event.get("ATTENDEE")
    invited = tag("p", lines(say("Invited: {name}", name=_name(attendee)))) if attendee is not None else ""
    told = (str(event.get("LOCATION", "")), str(event.get("DESCRIPTION", "")))
    return "<br>".join((strong(what), *(lines(each) for each in told if each))) + invited


def _name(attendee: Any) -> str:
    several = attendee if isinstance(attendee, list) else [attendee]
    return "; ".join(f"{each.params.get('CN', '')} {str(each).removeprefix('mailto:')}".strip() for each in several)


__all__ = ["read"]
