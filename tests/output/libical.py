"""libical as the strictest reader of calendars: parses, validates by the restrictions of RFC 5545 and 5546.

It is called through its C interface. ``None`` where it is not on the machine; where CI is true it has to be.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from collections.abc import Iterator
from functools import cache

import pytest


@cache
def library() -> ctypes.CDLL | None:
    """libical 3, with the types of what is called; None where it is missing."""
    name = ctypes.util.find_library("ical")
    if name is None:
        assert not os.environ.get("CI"), "libical is missing: .ci/run installs libical-dev"
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


needs_libical = pytest.mark.skipif(
    ctypes.util.find_library("ical") is None and not os.environ.get("CI"), reason="libical is not on this machine"
)


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
