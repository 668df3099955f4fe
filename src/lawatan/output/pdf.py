"""PDF papers: the schedule on A4, which everybody can have, and the pages of all papers as pictures.

The pictures are what the desk shows and prints. Booklets, wall schedules and day sheets stand one a file in ``print``.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from lawatan.output.daybook import Daybook
from lawatan.output.format import Outgoing, Part
from lawatan.output.print import booklet, day_sheet, press, wall
from lawatan.output.print.schedule import schedule
from lawatan.output.reader import Reader

_TEMPLATE = "schedule"


def make(out: Outgoing, reader: Reader) -> Iterator[Part]:
    """The schedule of one reader (``lawatan.output.format.Make``)."""
    yield Part(document(out, reader))


def many(out: Outgoing, readers: Sequence[Reader]) -> Generator[tuple[Reader, Part]]:
    """The schedules of many readers (``lawatan.output.format.Many``)."""
    alike = sorted(readers, key=lambda reader: reader.leaves)
    with closing(press.many(_TEMPLATE, ((reader, _data(out, reader)) for reader in alike), out.now)) as together:
        for reader, made in together:
            yield reader, Part(made)


def document(out: Outgoing, reader: Reader) -> bytes:
    """Return the schedule of one reader as the bytes of a tagged PDF."""
    return press.pdf(_TEMPLATE, _data(out, reader), out.now)


def pages(out: Outgoing, reader: Reader, scale: float, paper: str = _TEMPLATE) -> tuple[bytes, ...]:
    """Return the pages of a paper as PNG files, ``scale`` pixels to a point (72 of which are an inch).

    ``paper`` is the name of one of ``CONTENTS``, which the reader can have.
    """
    template, content = CONTENTS[paper]
    return press.pictures(template, content(out, reader), scale)


def _data(out: Outgoing, reader: Reader) -> dict[str, Any]:
    return schedule(out, Daybook(out.view, reader, out.language, out.news(reader)))


CONTENTS: Mapping[str, tuple[str, Callable[[Outgoing, Reader], dict[str, Any]]]] = {
    "schedule": (_TEMPLATE, _data),
    "booklet": (booklet.TEMPLATE, lambda out, reader: booklet.content(out, reader, "booklet")),
    "pocket": (booklet.TEMPLATE, lambda out, reader: booklet.content(out, reader, "pocket")),
    "wall": (wall.TEMPLATE, wall.content),
    "day": (day_sheet.TEMPLATE, lambda out, reader: day_sheet.content(out, reader, "page")),
}
"""Template and data of each paper that Typst sets, by the paper's name."""
