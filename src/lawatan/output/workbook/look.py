"""Colours, type and number formats of the printed papers: the light tokens of the desk."""

from __future__ import annotations

from lawatan.domain import Kind

FONT = "Arial"
"""On every office machine, and Liberation Sans elsewhere has the same widths, so that lines break alike."""

UNIT_SIZE = 9.5
"""Type size of the default style: column widths are counted in its digits. At 9.5 points Excel, which rounds them to
whole pixels, and LibreOffice, which does not, come to the same widths, so a text takes as many lines in both."""

TEXT = "1B2430"
SECOND = "5B6675"
THIRD = "8A94A3"
LINE = "E3E6EB"
RULE = "C9CED6"
HEADER = "E9ECF1"
DAY = "F1F3F6"
WINDOW = "F6F7F9"
ACCENT = "0F6CBD"

BARS: dict[Kind, str] = {
    "session": "3B5BDB",
    "workshop": "C77700",
    "site_visit": "0B8A74",
    "cultural_visit": "C2255C",
    "ceremony": "7048E8",
    "working_session": "4A5568",
    "meal": "8D7B4A",
    "free_time": "AEB8C6",
}
FILLS: dict[Kind, str] = {
    "session": "E8EDFB",
    "workshop": "FFF1DB",
    "site_visit": "DFF5F0",
    "cultural_visit": "FCE7F0",
    "ceremony": "F0E8FB",
    "working_session": "E9ECF1",
    "meal": "F4F0E4",
    "free_time": "F6F7F9",
}
TRIP_BAR = RULE
REST_BAR = LINE

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


def minutes(word: str, assumed: bool) -> str:
    """The number format of a length: ``90 min``, with a star where it is only assumed."""
    return f'0" {word}{"*" if assumed else ""}"'
