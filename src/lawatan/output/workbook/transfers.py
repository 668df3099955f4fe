"""The transfers: every way of every group, with the minutes it takes and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Paper

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the sheet."""
    say, account = content.say, content.account
    zones = len(content.zones) > 1
    columns = (
        Column(say("Date"), 10.5),
        Column(say("Group"), 14),
        Column(say("Leaves"), 11 if zones else 9, "right"),
        Column(say("Arrives"), 15 if zones else 7, "right"),
        Column(say("From"), 25),
        Column(say("To"), 25),
        Column(say("Takes"), 9.5, "right"),
        Column(say("By"), 18),
        Column(say("People"), 7, "right"),
        Column(say("Traffic"), 10),
        Column(say("Basis"), 11),
    )
    paper = Paper(book, say, say("Transfers"), columns, heading=content.heading())
    paper.header()
    for day in content.days(empty=False):
        trips = [item for item in day.items if item.trip is not None]
        if trips:
            paper.begin_block()
        for item in trips:
            trip = item.trip
            assert trip is not None
            be_there = say("be there at {time}", time=say.time(trip.be_there)) if trip.be_there else ""
            paper.row(
                (
                    content.date(day.date),
                    account.groups(trip.leaves),
                    content.start(item, zone=zones),
                    content.end(item, zone=zones, dash=False),
                    account.venue(trip.from_venue),
                    account.venue(trip.to_venue),
                    content.minutes(trip.minutes, trip.assumed),
                    "\n".join(part for part in (account.by(trip), be_there) if part),
                    trip.people,
                    account.traffic(trip),
                    account.basis(trip),
                ),
                top=look.RULE if item is trips[0] else look.LINE,
            )
    paper.finish(content.heading()[0], content.reader_line(), content.foot())
