"""What of a paper is looked at: the pages of what is printed, and of every other file what its own format holds.

The file itself is read back, so that what is seen is what a reader will get. The text is of the few tags that Qt's rich text
knows (https://doc.qt.io/qt-6/richtext-html-subset.html), without colours of its own; what somebody typed is escaped.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lawatan.output.format import Outgoing, Output, Paper, Part
from lawatan.output.look_at import calendars, letters, mails, pages, tables
from lawatan.output.look_at.tags import plain_text
from lawatan.output.reader import Reader
from lawatan.words import Words


@dataclass(frozen=True)
class Shown:
    """A part of a paper as it is looked at: its name, and its pages (PNG files) or its rich text; ``text`` can be copied."""

    name: str
    pages: tuple[bytes, ...] = ()
    rich: str = ""
    text: str = ""


Read = Callable[[bytes, Words], Iterator[tuple[str, str]]]
"""Reads a file back as rich text: what each piece of it is called (empty: it is one piece), and the piece."""

READERS: dict[str, Read] = {
    ".ics": calendars.read,
    ".xlsx": tables.read,
    ".docx": letters.read,
    ".eml": mails.read,
    ".html": pages.read,
}


def shown(out: Outgoing, reader: Reader, output: Output, paper: Paper, scale: float) -> tuple[Shown, ...]:
    """The parts of a reader's paper, in order; ``scale`` in pixels to a point, for pages."""
    if paper.pages is not None:
        pictures = paper.pages(out, reader, scale)
        return (Shown("", pages=pictures),) if pictures else ()
    return tuple(each for part in paper.make(out, reader) for each in _of(part, output.suffix, out.say))


def _of(part: Part, suffix: str, say: Words) -> Iterator[Shown]:
    if suffix == ".png":
        yield Shown(_name(part, say), pages=(part.content,))
    elif suffix == ".txt":
        text = part.content.decode()
        yield Shown(_name(part, say), rich=plain_text(text), text=text)
    elif suffix in READERS:
        for name, rich in READERS[suffix](part.content, say):
            yield Shown(" · ".join(filter(None, (part.name, name))), rich=rich)


def _name(part: Part, say: Words) -> str:
    """What a part is called: the day in words where its file is named by it."""
    try:
        return say.long_date(dt.date.fromisoformat(part.name))
    except ValueError:
        return part.name
