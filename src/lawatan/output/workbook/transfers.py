"""The transfers: every way of every group, with the minutes it takes; for the committee also where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawatan.output.account import EXPLAINED
from lawatan.output.daybook import Item
from lawatan.output.trip import Trip
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Run, Value

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the sheet; a group's own has no columns for what is the same in each line or of the committee's making."""
    say, committee = content.say, content.reader.is_committee
    zones = len(content.zones) > 1
    wide = 0 if committee else 12
    columns = (
        Column(say("Date"), 10.5),
        *((Column(say("Group"), 16.5),) if committee else ()),
        Column(say("Leaves"), 11 if zones else 10.5, "right"),
        Column(say("Arrives"), 15 if zones else 7, "right"),
        Column(say("From"), 25 + wide),
        Column(say("To"), 25 + wide),
        Column(say("Takes"), 9.5, "right"),
        Column(say("By"), 18 + wide),
        *(_of_committee(content) if committee else ()),
    )
    paper = content.paper(book, say("Transfers"), columns)
    paper.header()
    bases = set()
    for day in content.days(empty=False):
        trips = [(item, item.trip) for item in day.items if item.trip is not None]
        if trips:
            paper.begin_block()
        for n, (item, trip) in enumerate(trips):
            paper.row(tuple(_told(content, item, trip, zones)), top=look.LINE if n else look.RULE)
            bases.add(trip.basis)
    if committee:
        meant = "; ".join(say(text) for basis, text in EXPLAINED.items() if basis in bases)
        paper.legend((Run(say("Basis of the minutes: {text}.", text=meant), look.SECOND),))
    content.finish(paper)


def _of_committee(content: Content) -> tuple[Column, ...]:
    say = content.say
    return Column(say("People"), 7, "right"), Column(say("Traffic"), 12), Column(say("Basis"), 17)


def _told(content: Content, item: Item, trip: Trip, zones: bool) -> Iterator[Value]:
    """The cells of a trip, in the order of the columns."""
    say, account, committee = content.say, content.account, content.reader.is_committee
    be_there = say("be there at {time}", time=say.time(trip.be_there)) if trip.be_there else ""
    yield content.date(trip.start.date())
    if committee:
        yield account.groups(trip.leaves)
    yield content.start(item, zone=zones)
    yield content.end(item, zone=zones, dash=False)
    yield account.venue(trip.from_venue)
    yield account.venue(trip.to_venue)
    yield content.minutes(trip.minutes, trip.assumed)
    yield "\n".join(part for part in (account.by(trip), be_there) if part)
    if committee:
        yield trip.people
        yield account.traffic(trip)
        yield account.basis(trip)
