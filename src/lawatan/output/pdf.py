"""PDF papers: the participants' schedule, and for a host institution or a person their own slots, on A4.

The same pages as pictures are what the desk shows and prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawatan.output.daybook import Daybook
from lawatan.output.format import Outgoing, Part
from lawatan.output.print import press
from lawatan.output.print.schedule import schedule
from lawatan.output.reader import Reader

_TEMPLATE = "schedule"


def make(out: Outgoing, reader: Reader) -> Iterator[Part]:
    """The schedule of one reader (``lawatan.output.format.Make``)."""
    yield Part(document(out, reader))


def document(out: Outgoing, reader: Reader) -> bytes:
    """Return the schedule of one reader as the bytes of a tagged PDF."""
    return press.pdf(_TEMPLATE, _data(out, reader), out.now)


def pages(out: Outgoing, reader: Reader, scale: float) -> tuple[bytes, ...]:
    """Return the pages of the same paper as PNG files, ``scale`` pixels to a point (72 of which are an inch)."""
    return press.pictures(_TEMPLATE, _data(out, reader), scale)


def _data(out: Outgoing, reader: Reader) -> dict[str, Any]:
    return schedule(out, Daybook(out.view, reader, out.language, out.news(reader)))
