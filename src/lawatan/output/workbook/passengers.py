"""Passenger lists: who boards which vehicle on which day, with a box to tick for each way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lawatan.output.drive import Drive, together
from lawatan.output.nights import RoomNights
from lawatan.output.paths import Hotel
from lawatan.output.rooms import hotel_name
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Box, Column, Number, Paper, Spill, Value
from lawatan.output.workbook.transport import orders, shared_with, vehicle_line
from lawatan.schedule import View

if TYPE_CHECKING:
    from openpyxl import Workbook

_BOXES = 8
"""So many ways of a day stand beside one another."""
Boarding = tuple[Drive, ...]
"""The ways of a vehicle on a day that the same people make."""


class Shape(NamedTuple):
    """The columns that there are: so many boxes, phones, countries."""

    boxes: int
    phones: bool
    countries: bool


def write(book: Workbook, content: Content) -> None:
    """Add the sheet, each vehicle from a page of its own; none where no vehicle has anything to do."""
    found = {
        vehicle: list(_boardings(content.view, [o.drive for o in its])) for vehicle, its in orders(content).items()
    }
    if not found:
        return
    say = content.say
    boxes = max(len(some) for its in found.values() for some in its)
    phones = content.reader.is_committee or any(some[0].passengers for its in found.values() for some in its)
    countries = any(
        content.account.country(p) for its in found.values() for some in its for p in _aboard(content, some[0])
    )
    columns = (
        Column("", 0.9),
        Column(say("Seat"), 6.5, "right"),
        Column(say("Name"), 28),
        *((Column(say("Country"), 17),) if countries else ()),
        Column(say("Hotel"), 30),
        *((Column(say("Phone"), 17),) if phones else ()),
        *(Column(say("Boarding {n}", n=n), 8.5, "center") for n in range(1, boxes + 1)),
    )
    shape = Shape(boxes, phones, countries)
    paper = content.paper(book, say("Passenger lists"), columns, landscape=boxes > 5)
    paper.header()
    for n, (vehicle, its) in enumerate(found.items()):
        if n:
            paper.begin_page()
        for some in its:
            _write(content, paper, vehicle, some, shape)
    content.finish(paper)


def _boardings(view: View, drives: list[Drive]) -> Iterator[Boarding]:
    alike: dict[tuple[object, ...], list[Drive]] = {}
    for drive in drives:
        others = together(view, drive)
        alike.setdefault((drive.start.date(), drive.leaves, drive.passengers, others), []).append(drive)
    for some in alike.values():
        for n in range(0, len(some), _BOXES):
            yield tuple(some[n : n + _BOXES])


def _write(content: Content, paper: Paper, vehicle: str, some: Boarding, shape: Shape) -> None:
    say, account, first = content.say, content.account, some[0]
    paper.begin_block()
    name, _ = vehicle_line(content, content.edition.vehicles[vehicle])
    who = account.groups(first.leaves) if first.leaves else _way(content, first)
    told = " · ".join(part for part in (name, who, account.people(first.people), shared_with(content, first)) if part)
    paper.band(content.date(first.start.date(), long=True), told, 3)
    empty = ("",) * (1 + shape.phones + shape.countries)
    unused: list[Value] = [""] * (shape.boxes - len(some))
    times: list[Value] = [Number(drive.start.time(), look.clock(content.language)) for drive in some]
    paper.row(("", "", say("Pick-up time"), *empty, *times, *unused), quiet=True, bar=look.TRIP_BAR)
    seats = content.edition.vehicles[vehicle].seats
    ticks: list[Value] = [*[Box()] * len(some), *unused]
    persons = _aboard(content, first)
    for seat, person in enumerate(persons, 1):
        record = content.edition.persons[person]
        told_of: list[Value] = [seat if seat <= seats else "", record.name]
        told_of += [content.account.country(person)] * shape.countries + [_hotel(content, person, first)]
        if shape.phones:
            told_of.append(record.phone if content.reader.is_committee or person in first.passengers else "")
        paper.row(("", *told_of, *ticks), bar=look.TRIP_BAR, least=17)
    left = first.people - len(persons)
    if left > 0:
        text = say.plural("{n} person who is not on record by name", "{n} people who are not on record by name", left)
        paper.row(("", "", Spill(text), *empty, *ticks), bar=look.TRIP_BAR, quiet=True, least=17)


def _way(content: Content, drive: Drive) -> str:
    return f"{content.account.venue(drive.from_venue)} → {content.account.venue(drive.to_venue)}"


def _aboard(content: Content, drive: Drive) -> tuple[str, ...]:
    if drive.passengers:
        return drive.passengers
    return tuple(dict.fromkeys(person for leaf in drive.leaves for person in content.travellers(leaf)))


def _hotel(content: Content, person: str, drive: Drive) -> str:
    """Where somebody sleeps who is fetched: in the city where the way begins, after that day or else before it."""
    view, date = content.view, drive.start.date()
    nights: RoomNights = view.once("room nights", lambda: RoomNights(view))
    known: frozenset[str] = view.once("who has nights", lambda: frozenset(nights.persons))
    if person not in known:
        return ""
    places = (nights.where(person, night) for night in (date, date - dt.timedelta(days=1)))
    hotels = [place for place in places if isinstance(place, Hotel)]
    city = view.setting.travel.city_of(drive.from_venue)
    for wanted in (lambda h: h.venue == drive.from_venue, lambda h: h.city == city, lambda h: True):
        for place in filter(wanted, hotels):
            return hotel_name(view, place, content.say)
    return ""
