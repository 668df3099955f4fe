"""Signature lists: for each session a page on which those who attend sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawatan.output.daybook import Item
from lawatan.output.visitors import Visitors
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Box, Column, Paper

if TYPE_CHECKING:
    from openpyxl import Workbook

_NOT_SIGNED = ("meal", "free_time")


def signed(content: Content) -> tuple[Item, ...]:
    """The time slots whose attendance is signed: all but meals and free time."""
    return tuple(item for item in content.items if item.entry is not None and item.activity.kind not in _NOT_SIGNED)


def write(book: Workbook, content: Content) -> None:
    """Add the sheet; none where nothing is scheduled that one attends."""
    slots = signed(content)
    if not slots:
        return
    say = content.say
    columns = (
        Column("", 0.9),
        Column(say("No."), 5.5, "right"),
        Column(say("Name"), 32),
        Column(say("Position"), 28),
        Column(say("Country"), 17),
        Column(say("Signature"), 30),
    )
    paper = content.paper(book, say("Signature lists"), columns, landscape=False)
    paper.header()
    for n, item in enumerate(slots):
        if n:
            paper.begin_page()
        _write(content, paper, item)
    content.finish(paper)


def _write(content: Content, paper: Paper, item: Item) -> None:
    """The lines of a session: those on record by name, then as many empty ones as there are people without."""
    assert item.entry is not None
    say, account = content.say, content.account
    times = say.times_by_clocks(item.start, item.end, item.zone, item.end_zone)
    paper.band(content.date(item.start.date(), long=True), f"{times} · {content.place(item.occurrence)}", 3)
    empty = ("",) * 3
    paper.row(("", "", content.what(item, topic=False), *empty), bar=content.bar(item), bold=True, top="")
    visitors = Visitors(account, item.entry)
    persons = (*visitors.people, *visitors.beside)
    nameless = visitors.nameless
    for n, person in enumerate(persons, 1):
        told = (content.edition.persons[person].name, content.position(person), account.country(person))
        paper.row(("", n, *told, Box()), bar=content.bar(item), least=24)
    for n in range(nameless):
        paper.row(("", len(persons) + n + 1, *empty, Box()), bar=content.bar(item), least=24)
    speakers = [account.text(guest) for guest in item.activity.guests]
    for n, guest in enumerate(speakers, len(persons) + nameless + 1):
        paper.row(("", n, guest, "", "", Box()), bar=content.bar(item), top=look.LINE, least=24)
