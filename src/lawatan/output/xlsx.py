"""Workbooks (Excel): schedules, ceremonies, vehicles, rooms, diets, lists to tick and to sign, contacts, counts and costs.

The sheets stand one a file in ``workbook``; each leaves itself out where it would be empty. The committee gets all of them,
who goes along what participants need, a host institution, a speaker or a driver the own slots and ways.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lawatan.output.format import Outgoing, Part
from lawatan.output.reader import Reader
from lawatan.output.workbook import (
    attendance,
    ceremony,
    changes,
    committee,
    contacts,
    counting,
    diets,
    glance,
    look,
    manifest,
    participants,
    passengers,
    room_nights,
    rooming,
    runs,
    signatures,
    slots,
    transfers,
    transport,
    unscheduled,
)
from lawatan.output.workbook.content import Content

if TYPE_CHECKING:
    from openpyxl import Workbook


Write = Callable[["Workbook", Content], None]
"""Adds a sheet to a workbook, or none where it would be empty."""

_OF_COMMITTEE: tuple[Write, ...] = (
    *(glance.write, changes.write, participants.write, committee.write, ceremony.write),
    *(transfers.write, transport.write, passengers.write, manifest.write, runs.write),
    *(
        rooming.write,
        room_nights.write,
        diets.write,
        attendance.write,
        contacts.write,
        counting.write,
        unscheduled.write,
    ),
)
_OF_TRAVELLERS: tuple[Write, ...] = (
    *(glance.write, changes.write, participants.write, ceremony.write, transfers.write),
    *(transport.write, passengers.write, runs.write, contacts.write),
)
_OF_OTHERS: tuple[Write, ...] = (
    *(slots.write, changes.write, ceremony.write, transport.write, passengers.write, contacts.write),
)


def make(out: Outgoing, reader: Reader) -> Iterator[Part]:
    """The workbook of one reader (``lawatan.output.format.Make``)."""
    yield Part(workbook(out, reader))


def make_signatures(out: Outgoing, reader: Reader) -> Iterator[Part]:
    """The workbook with the signature lists of all sessions (``lawatan.output.format.Make``)."""
    if signatures.signed(Content(out, reader)):
        yield Part(_book(out, reader, (signatures.write,)))


def workbook(out: Outgoing, reader: Reader) -> bytes:
    """Return the workbook of one reader as the bytes of its file."""
    if reader.is_committee:
        return _book(out, reader, _OF_COMMITTEE)
    return _book(out, reader, _OF_TRAVELLERS if reader.travels else _OF_OTHERS)


def _book(out: Outgoing, reader: Reader, sheets: tuple[Write, ...]) -> bytes:
    import openpyxl  # 0.3 s to import: only where a workbook is written
    from openpyxl.styles import Font, NamedStyle

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    normal: NamedStyle = vars(book)["_named_styles"]["Normal"]  # openpyxl 3.1 has no public way to the default style
    normal.font = Font(name=look.FONT, size=look.UNIT_SIZE)
    content = Content(out, reader)
    for write in sheets:
        write(book, content)
    book.properties.title = content.heading()[0]
    book.properties.creator = "Lawatan"
    book.properties.language = out.language
    book.properties.created = out.now.astimezone(dt.UTC).replace(tzinfo=None)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
