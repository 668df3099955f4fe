"""How many lines a text takes in a column: openpyxl does not fit rows to their text, and printing cuts what is over."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

POINTS_PER_CHARACTER = 5.25
"""A column's width unit is a digit of the default style: 7 pixels of 0.75 points each (see ``look.UNIT_SIZE``)."""

# Widths of Arial in thousandths of the type size (the metrics that it shares with Helvetica, Adobe Font Metrics 1.0).
_WIDTHS: dict[str, int] = {}
for _characters, _width in (
    ("ilj‘’", 222),
    ("'", 191),
    ("|", 260),
    (" \u00a0!,./:;I[\\]ft·", 278),
    ("()-r`{}“”", 333),
    ('"', 355),
    ("*", 389),
    ("^", 469),
    ("ckJsvxyz", 500),
    ("0123456789abdeghnopqu#$?_L", 556),
    ("+<=>~", 584),
    ("FTZ", 611),
    ("&ABEKPSVXY", 667),
    ("CDHNRUw", 722),
    ("GOQ", 778),
    ("mM", 833),
    ("%", 889),
    ("W", 944),
    ("@→…—", 1000),
    ("–", 556),
):
    _WIDTHS.update(dict.fromkeys(_characters, _width))


_BOLD = 1.1
"""Arial Bold is up to a tenth wider than Arial in running text."""


@lru_cache(maxsize=16_384)  # countries, hotels and positions stand in lists over and over
def line_count(text: str, width_points: float, size: float, bold: bool = False) -> int:
    """Lines that ``text`` takes when wrapped at words to ``width_points`` in type of ``size`` points."""
    return sum(_wrapped(paragraph, width_points, size * (_BOLD if bold else 1.0)) for paragraph in text.split("\n"))


def text_points(text: str, size: float) -> float:
    """The width of one line of text in points."""
    return sum(_advance(c) for c in text) * size / 1000


def _wrapped(paragraph: str, width: float, size: float) -> int:
    lines, used, space = 1, 0.0, text_points(" ", size)
    for word in paragraph.split(" "):
        wide = text_points(word, size)
        if used and used + space + wide <= width:
            used += space + wide
            continue
        if used:
            lines += 1
        more = int(wide // width) if wide > width else 0
        lines += more
        used = wide - more * width
    return lines


def _advance(character: str) -> int:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1000
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(base, 760)
