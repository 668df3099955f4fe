"""The same calendar read by every reader that is not ours: when each entry begins and ends, by UID, in UTC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import icalendar
import recurring_ical_events
import vobject
from caldav.davclient import DAVClient

from output import libical
from readers import ical_js
from readers.khal import Khal
from readers.radicale import User

Instants = dict[str, tuple[dt.datetime, dt.datetime]]


def by_vobject(content: bytes) -> Instants:
    """As vobject reads it."""
    made = vobject.readOne(content.decode()).vevent_list
    return {each.uid.value: (each.dtstart.value, each.dtend.value) for each in made}


def by_days(content: bytes) -> Instants:
    """As recurring-ical-events finds it day by day."""
    made = recurring_ical_events.of(icalendar.Calendar.from_ical(content)).all()
    return {str(each["UID"]): (each["DTSTART"].dt, each["DTEND"].dt) for each in made}


def by_khal(content: bytes, folder: Path, first: dt.date, last: dt.date) -> Instants:
    """As khal shows what it was given."""
    khal = Khal(folder)
    khal.take(content)
    return {each.uid: (each.start, each.end) for each in khal.shows(first, last)}


def by_caldav(user: User, calendar: str, first: dt.date, last: dt.date) -> Instants:
    """As a server gives them to the library caldav, series and time zones worked out by the server itself, in UTC."""
    midnight = dt.time(tzinfo=dt.UTC)
    with DAVClient(url=user.home, username=user.name, password=user.password, enable_rfc6764=False) as client:
        found = client.calendar(url=f"{user.home}{calendar}/").search(
            start=dt.datetime.combine(first, midnight),
            end=dt.datetime.combine(last, midnight),
            event=True,
            server_expand=True,
        )
    made = [each.icalendar_component for each in found]
    return {str(each["UID"]): (each["DTSTART"].dt, each["DTEND"].dt) for each in made}


READERS: dict[str, Callable[[bytes], Instants]] = {
    "libical": libical.instants,
    "ical.js": ical_js.instants,
    "vobject": by_vobject,
    "recurring-ical-events": by_days,
}
"""Those that need nothing but the bytes."""
