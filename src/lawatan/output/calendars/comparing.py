"""Whether what lies in a calendar somewhere is what it should be, however a server has written it down anew.

Servers sort properties, fold lines otherwise, drop parameters that say the default and note when they were written: none
of that is a difference. Neither are the stamps of when an entry was made, nor what a reader's own program put beside it
(``X-…``, an alarm that has rung).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from lawatan.words import Words, zone_name

_EVENT = re.compile(rb"^BEGIN:VEVENT\r?$.*?^END:VEVENT\r?$", re.MULTILINE | re.DOTALL)
_STAMPS = re.compile(rb"^(?:DTSTAMP|LAST-MODIFIED|CREATED)[:;][^\n]*\n(?:[ \t][^\n]*\n)*", re.MULTILINE)
_OF_NO_MATTER = {"DTSTAMP", "LAST-MODIFIED", "CREATED", "ACKNOWLEDGED"}
_DEFAULTS = {("CLASS", "PUBLIC"), ("PRIORITY", "0"), ("TRANSP", "OPAQUE"), ("SEQUENCE", "0")}
"""What is meant where nothing is said (RFC 5545, sections 3.8.1 and 3.8.2), so that a server may add it or leave it out."""
_PARAMETERS = ("CN", "CUTYPE", "PARTSTAT", "RELATED", "ROLE", "RSVP")


@dataclass(frozen=True)
class Known:
    """An entry of a calendar: what it is called, when it is, and in ``form`` all of it but its stamps, to be compared.

    ``sequence`` counts its versions. ``start`` and ``end`` are dates for what lasts whole days, None where it does not say.
    """

    uid: str
    what: str
    start: dt.date | None
    end: dt.date | None
    form: str
    sequence: int = 0

    def when(self, say: Words) -> str:
        """Date, times and clocks: ``Tue 24 Jul, 13:00–15:00 WIB``."""
        start, end = self.start, self.end
        if start is None:
            return ""
        if not isinstance(start, dt.datetime):
            return say.day(start)
        last = end if isinstance(end, dt.datetime) else start
        zone, last_zone = _zone(start), _zone(last)
        if zone == last_zone:
            times = f"{say.times_by_clocks(start, last, zone, last_zone)} {zone_name(start, zone)}"
        else:
            times = say.times_by_clocks(start, last, zone, last_zone)
        return say("{date}, {times}", date=say.day(start.date()), times=times)


class NoCalendar(ValueError):
    """The bytes are not those of a calendar that can be read."""


def known(content: bytes) -> dict[str, Known]:
    """The entries of a calendar, or of one component by itself, by UID; NoCalendar where they cannot be read."""
    found: dict[str, Known] = {}
    for block in _EVENT.findall(content.replace(b"\r\n", b"\n")):
        for each in _read(_STAMPS.sub(b"", block)):
            other = found.get(each.uid)
            found[each.uid] = each if other is None else _together(other, each)
    return found


def head(content: bytes) -> dict[str, str]:
    """What a calendar says of itself before its first component: values by name."""
    unfolded = re.sub(rb"\r?\n[ \t]", b"", content).decode(errors="replace")
    lines = unfolded.replace("\r\n", "\n").split("\n")
    found: dict[str, str] = {}
    for line in lines[1:] if lines[0] == "BEGIN:VCALENDAR" else ():
        if line.startswith("BEGIN:"):
            break
        name, _, value = line.partition(":")
        found.setdefault(name.partition(";")[0].upper(), re.sub(r"\\(.)", _unescaped, value))
    return found


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def _together(one: Known, other: Known) -> Known:
    """Two components of the same UID: somebody made an exception of a series."""
    forms = sorted((one.form, other.form))
    return Known(one.uid, one.what, one.start, one.end, " ".join(forms))


@lru_cache(maxsize=20_000)  # the same components stand in the calendars of all who go along together
def _read(block: bytes) -> tuple[Known, ...]:
    import icalendar

    try:
        found = icalendar.Event.from_ical(block)
        start, end = _moment(found, "DTSTART"), _moment(found, "DTEND")
        form = blake2b(repr(_form(found)).encode(), digest_size=16).hexdigest()
        return (Known(str(found.get("UID", "")), str(found.get("SUMMARY", "")), start, end, form, _sequence(found)),)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise NoCalendar(type(error).__name__) from None


def _sequence(component: Any) -> int:
    return int(component.get("SEQUENCE", 0))


def _moment(component: Any, name: str) -> dt.date | None:
    value = component.get(name)
    found = getattr(value, "dt", None)
    return found if isinstance(found, dt.date) else None


def _form(component: Any) -> tuple[Any, ...]:
    """All that a component says, in an order that does not depend on who wrote it."""
    own = sorted(_properties(component))
    return component.name, own, sorted(_form(each) for each in component.subcomponents)


def _properties(component: Any) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    for name, value in component.property_items(recursive=False, sorted=False):
        if name in ("BEGIN", "END") or name in _OF_NO_MATTER or name.startswith("X-"):
            continue
        if component.name == "VALARM" and name == "UID":
            continue
        for said in _values(value):
            if (name, said) not in _DEFAULTS:
                parameters = getattr(value, "params", {})
                yield name, said, tuple((p, str(parameters[p])) for p in _PARAMETERS if p in parameters)


def _values(value: Any) -> Iterator[str]:
    categories = getattr(value, "cats", None)
    if categories is not None:
        yield from map(str, categories)
        return
    moment = getattr(value, "dt", None)
    if isinstance(moment, dt.datetime) and moment.tzinfo is not None:
        yield moment.astimezone(dt.UTC).isoformat()
    elif moment is not None or isinstance(value, str):
        yield str(value if moment is None else moment)
    else:
        yield bytes(value.to_ical()).decode() if isinstance(value.to_ical(), bytes) else str(value.to_ical())


def _zone(moment: dt.datetime) -> str:
    return getattr(moment.tzinfo, "key", "") or moment.tzname() or ""


__all__ = ["Known", "NoCalendar", "head", "known"]
