"""Workbooks (Excel): at a glance, participants' and committee's schedule, transfers, arrivals and departures, room nights.

The sheets stand one a file in ``workbook``. A group gets the participants' papers alone; a host institution or a person
gets one sheet with its own slots.
"""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

from lawatan.output.files import file_names, write_whole
from lawatan.output.format import Audience
from lawatan.output.reader import Reader, readers
from lawatan.output.workbook import (
    committee,
    glance,
    look,
    participants,
    room_nights,
    runs,
    slots,
    transfers,
    unscheduled,
)
from lawatan.output.workbook.content import Content
from lawatan.schedule import View


def write(
    view: View, folder: Path, audience: Audience, language: str, *, now: dt.datetime | None = None
) -> tuple[Path, ...]:
    """Write a workbook for each reader of the audience; see ``lawatan.output.format.Write``."""
    found = readers(view, audience, language)
    names = file_names(view.edition, found, ".xlsx")
    return tuple(
        write_whole(folder / name, workbook(view, reader, language, now))
        for name, reader in zip(names, found, strict=True)
    )


def workbook(view: View, reader: Reader, language: str, now: dt.datetime | None = None) -> bytes:
    """Return the workbook of one reader as the bytes of its file; ``now`` is when it was made."""
    import openpyxl  # 0.3 s to import: only where a workbook is written
    from openpyxl.styles import Font, NamedStyle

    content = Content(view, reader, language)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    normal: NamedStyle = vars(book)["_named_styles"]["Normal"]  # openpyxl 3.1 has no public way to the default style
    normal.font = Font(name=look.FONT, size=look.UNIT_SIZE)
    if reader.is_committee:
        for sheet in (glance, participants, committee, transfers, runs, room_nights, unscheduled):
            sheet.write(book, content)
    elif reader.travels:
        for sheet in (glance, participants, transfers, runs):
            sheet.write(book, content)
    else:
        slots.write(book, content)
    book.properties.title = content.heading()[0]
    book.properties.creator = "Lawatan"
    book.properties.language = language
    book.properties.created = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).replace(tzinfo=None)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
