"""What a cell of the workbook can hold, and the columns that it stands in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lawatan.output.workbook import look

_LONGEST = 32_000
"""Excel holds 32,767 UTF-16 units in a cell; the mark for what is cut has to fit too."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class Column:
    """A column: its title, its width in characters, and where its text stands.

    One without a title is under that of the column before it; ``tight`` is left without indentation.
    """

    title: str
    width: float
    align: Literal["left", "right", "center", "tight"] = "left"


@dataclass(frozen=True)
class Run:
    """A stretch of text within a cell, in a colour of its own."""

    text: str
    colour: str = look.TEXT
    bold: bool = False


@dataclass(frozen=True)
class Number:
    """A date, a time or a count with the format that shows it."""

    value: dt.date | dt.time | int
    format: str


@dataclass(frozen=True)
class Formula:
    """A formula of ours, never anybody's text, with the format that shows what it comes to."""

    text: str
    format: str = "#,##0"


@dataclass(frozen=True)
class Spill:
    """A text that runs on over the empty cells to its right, where it fits in one line there."""

    text: str


@dataclass(frozen=True)
class Box:
    """A cell with a line round it that somebody is to tick, to sign or to fill in."""

    format: str = "General"
    fill: str = ""


Value = str | int | Number | Formula | Spill | Box | tuple[Run, ...] | None


def plain(value: Value) -> str:
    """The text of a value; empty for what is none."""
    if isinstance(value, tuple):
        return "".join(run.text for run in value)
    if isinstance(value, Spill):
        return value.text
    return value if isinstance(value, str) else ""


def paragraphs(value: Value) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a value, each with whether any of it is bold."""
    if not isinstance(value, tuple):
        for text in plain(value).split("\n"):
            yield text, False
        return
    found = [("", False)]
    for run in value:
        first, *others = run.text.split("\n")
        found[-1] = (found[-1][0] + first, found[-1][1] or (run.bold and bool(first)))
        found += [(other, run.bold) for other in others]
    yield from found


def legal(text: str) -> str:
    """The text with what XML cannot hold replaced by the sign for what is not known."""
    return _NOT_IN_XML.sub("\ufffd", text)


def shown(text: str, cut: str) -> str:
    """The text as a workbook can hold it: legal in XML, not taken for an escape, cut with a mark where too long."""
    if len(text) < _LONGEST // 2 and text.isprintable() and "_x" not in text:
        return text
    safe = _ESCAPE.sub("_x005F_", legal(text))
    if len(safe) <= _LONGEST // 2 or len(safe.encode("utf-16-le")) // 2 <= _LONGEST:
        return safe
    kept = safe.encode("utf-16-le")[: 2 * (_LONGEST - 100)].decode("utf-16-le", "ignore")
    return f"{kept.rpartition('_')[0] if '_' in kept[-7:] else kept}… {cut}"


__all__ = ["Box", "Column", "Formula", "Number", "Run", "Spill", "Value", "legal", "paragraphs", "plain", "shown"]
