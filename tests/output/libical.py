"""libical as the strictest reader of calendars: parses, validates by the restrictions of RFC 5545 and 5546.

It is called through its C interface. ``needs_libical`` marks what needs it: left out where it is not on the machine, but
failed in CI, where it has to be.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import datetime as dt
from collections.abc import Iterator
from functools import cache

import pytest


@cache
def library() -> ctypes.CDLL | None:
    """libical 3, with the types of what is called; None where it is missing."""
    name = ctypes.util.find_library("ical")
    if name is None:
        return None
    found = ctypes.CDLL(name)
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    for function, result, arguments in (
        ("icalparser_parse_string", pointer, [text]),
        ("icalrestriction_check", ctypes.c_int, [pointer]),
        ("icalcomponent_count_errors", ctypes.c_int, [pointer]),
        ("icalcomponent_as_ical_string", text, [pointer]),
        ("icalcomponent_free", None, [pointer]),
    ):
        getattr(found, function).restype = result
        getattr(found, function).argtypes = arguments
    return found


needs_libical = pytest.mark.usefixtures("libical")


def faults(content: bytes) -> tuple[str, ...]:
    """What libical finds wrong with a calendar: parse errors, and what the method's restrictions forbid; empty: nothing."""
    lib = library()
    assert lib is not None
    parsed = lib.icalparser_parse_string(content)
    if not parsed:
        return ("it cannot be parsed",)
    try:
        allowed = lib.icalrestriction_check(parsed)
        errors = lib.icalcomponent_count_errors(parsed)
        text = lib.icalcomponent_as_ical_string(parsed).decode()
        found = tuple(line for line in _unfolded(text) if line.startswith("X-LIC-ERROR"))
        return found if found else () if allowed and not errors else ("a restriction of its method is not kept",)
    finally:
        lib.icalcomponent_free(parsed)


def _unfolded(text: str) -> Iterator[str]:
    yield from text.replace("\r\n ", "").replace("\n ", "").splitlines()


class _Time(ctypes.Structure):
    """``struct icaltimetype`` of libical 3."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    )


def instants(content: bytes) -> dict[str, tuple[dt.datetime, dt.datetime]]:
    """When each entry of a calendar begins and ends, by UID, by the zones that the calendar itself defines; in UTC."""
    lib = library()
    assert lib is not None
    pointer = ctypes.c_void_p
    for function, result, arguments in (
        ("icalcomponent_get_first_component", pointer, [pointer, ctypes.c_int]),
        ("icalcomponent_get_next_component", pointer, [pointer, ctypes.c_int]),
        ("icalcomponent_get_dtstart", _Time, [pointer]),
        ("icalcomponent_get_dtend", _Time, [pointer]),
        ("icalcomponent_get_uid", ctypes.c_char_p, [pointer]),
        ("icaltime_as_timet_with_zone", ctypes.c_long, [_Time, pointer]),
        ("icalcomponent_string_to_kind", ctypes.c_int, [ctypes.c_char_p]),
    ):
        getattr(lib, function).restype = result
        getattr(lib, function).argtypes = arguments

    def instant(moment: _Time) -> dt.datetime:
        return dt.datetime.fromtimestamp(lib.icaltime_as_timet_with_zone(moment, moment.zone), dt.UTC)

    kind = lib.icalcomponent_string_to_kind(b"VEVENT")
    parsed = lib.icalparser_parse_string(content)
    try:
        found = {}
        entry = lib.icalcomponent_get_first_component(parsed, kind)
        while entry:
            start, end = lib.icalcomponent_get_dtstart(entry), lib.icalcomponent_get_dtend(entry)
            found[lib.icalcomponent_get_uid(entry).decode()] = (instant(start), instant(end))
            entry = lib.icalcomponent_get_next_component(parsed, kind)
        return found
    finally:
        lib.icalcomponent_free(parsed)
