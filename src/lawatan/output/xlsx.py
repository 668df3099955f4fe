"""Workbooks (Excel): at a glance, participants' and committee's schedule, transfers, arrivals and departures, room nights.

The sheets stand one a file in ``workbook``. A group gets the participants' papers alone; a host institution or a person
gets one sheet with its own slots.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

from lawatan.output.format import Outgoing, Part
from lawatan.output.reader import Reader
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


def make(out: Outgoing, reader: Reader) -> Iterator[Part]:
    """The workbook of one reader (``lawatan.output.format.Make``)."""
    yield Part(workbook(out, reader))


def workbook(out: Outgoing, reader: Reader) -> bytes:
    """Return the workbook of one reader as the bytes of its file."""
    import openpyxl  # 0.3 s to import: only where a workbook is written
    from openpyxl.styles import Font, NamedStyle

    content = Content(out, reader)
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
    book.properties.language = out.language
    book.properties.created = out.now.astimezone(dt.UTC).replace(tzinfo=None)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
