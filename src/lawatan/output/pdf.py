"""PDF papers: the participants' schedule, and for a host institution or a person their own slots, on A4.

The same pages as pictures are what the desk shows and prints.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lawatan.output.daybook import Daybook
from lawatan.output.files import file_names, write_whole
from lawatan.output.format import Audience
from lawatan.output.print import press
from lawatan.output.print.schedule import schedule
from lawatan.output.reader import Reader, readers
from lawatan.schedule import View

_TEMPLATE = "schedule"


def write(
    view: View, folder: Path, audience: Audience, language: str, *, now: dt.datetime | None = None
) -> tuple[Path, ...]:
    """Write a PDF for each reader of the audience; see ``lawatan.output.format.Write``."""
    found = readers(view, audience, language)
    names = file_names(view.edition, found, ".pdf")
    return tuple(
        write_whole(folder / name, document(view, reader, language, now))
        for name, reader in zip(names, found, strict=True)
    )


def document(view: View, reader: Reader, language: str, now: dt.datetime | None = None) -> bytes:
    """Return the schedule of one reader as the bytes of a tagged PDF; ``now`` is the date of the paper."""
    written = now or dt.datetime.now(dt.UTC)
    return press.pdf(_TEMPLATE, schedule(Daybook(view, reader, language), written), written)


def pages(view: View, reader: Reader, language: str, scale: float, now: dt.datetime | None = None) -> tuple[bytes, ...]:
    """Return the pages of the same paper as PNG files, ``scale`` pixels to a point (72 of which are an inch)."""
    written = now or dt.datetime.now(dt.UTC)
    return press.pictures(_TEMPLATE, schedule(Daybook(view, reader, language), written), scale)
