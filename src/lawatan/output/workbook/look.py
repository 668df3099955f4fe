"""Colours, type and number formats of the workbook's papers."""

from __future__ import annotations

from lawatan.output.colours import (
    ACCENT,
    BARS,
    CHANGED,
    DAY,
    FILLS,
    HEADER,
    LINE,
    REST_BAR,
    RULE,
    SECOND,
    TEXT,
    THIRD,
    TRIP_BAR,
    WINDOW,
)

FONT = "Arial"
"""On every office machine, and Liberation Sans elsewhere has the same widths, so that lines break alike."""

UNIT_SIZE = 9.5
"""Type size of the default style: column widths are counted in its digits. At 9.5 points Excel, which rounds them to
whole pixels, and LibreOffice, which does not, come to the same widths, so a text takes as many lines in both."""

# The code in brackets is the language of the names in it, whatever the machine's: 809 British, 421 Indonesian.
_LOCALE = {"en": "[$-809]", "id": "[$-421]"}


def short_date(language: str) -> str:
    """The number format of a date in a column: ``Wed 25 Jul``."""
    return f"{_LOCALE[language]}ddd d mmm"


def long_date(language: str) -> str:
    """The number format of a date on a line of its own: ``Wednesday, 25 July 2018``."""
    return f"{_LOCALE[language]}dddd, d mmmm yyyy"


def clock(language: str, before: str = "", after: str = "") -> str:
    """The number format of a time of day: ``09:00``, in Indonesian ``09.00``, with text before and after it."""
    digits = r"hh\.mm" if language == "id" else "hh:mm"
    return (f'"{before}"' if before else "") + digits + (f'"{after}"' if after else "")


def moment(language: str) -> str:
    """The number format of a date with its time: ``Wed 25 Jul 09:00``."""
    return f"{short_date(language)} {clock(language)}"


def minutes(word: str, assumed: bool) -> str:
    """The number format of a length: ``90 min``, with a star where it is only assumed."""
    return f'0" {word}{"*" if assumed else ""}"'


COUNT = "#,##0"
"""The number format of a count."""

MONEY = '"Rp" #,##0'
"""The number format of an amount in rupiah."""


__all__ = [
    "ACCENT",
    "BARS",
    "CHANGED",
    "COUNT",
    "DAY",
    "FILLS",
    "FONT",
    "HEADER",
    "LINE",
    "MONEY",
    "REST_BAR",
    "RULE",
    "SECOND",
    "TEXT",
    "THIRD",
    "TRIP_BAR",
    "UNIT_SIZE",
    "WINDOW",
    "clock",
    "long_date",
    "minutes",
    "moment",
    "short_date",
]
