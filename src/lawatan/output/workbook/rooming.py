"""The rooming list: everybody's room, hotel by hotel, with the dates of coming and leaving."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawatan.output.nights import Room, RoomNights, RoomStay, shared
from lawatan.output.rooms import early_or_late, hotel_name, kind_of_room, remarks
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Paper, Run, Value
from lawatan.output.workbook.room_nights import when

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the sheet, each hotel on a page of its own; none where nobody stays anywhere."""
    view, say = content.view, content.say
    found: RoomNights = view.once("room nights", lambda: RoomNights(view))
    if not found.stays:
        return
    columns = (
        Column("", 0.9),
        Column(say("No."), 7, "right"),
        Column(say("Kind"), 11),
        Column(say("Name"), 34),
        Column(say("Position"), 30),
        Column(say("Country"), 18),
        Column(say("Check-in"), 19, "right"),
        Column(say("Check-out"), 19, "right"),
        Column(say("Nights"), 8.5, "right"),
        Column(say("Remarks"), 32),
    )
    paper = content.paper(book, say("Rooming list"), columns)
    paper.header()
    for n, hotel in enumerate(found.hotels):
        if n:
            paper.begin_page()
        stays = [stay for stay in found.stays if stay.hotel == hotel]
        made = [(stay, room) for stay in stays for room in shared(content.edition, stay.persons, stay.nameless)]
        most = Counter[int]()
        for night in found.nights:
            most |= found.rooms(hotel, night)
        kinds = ", ".join(f"{count} × {kind_of_room(size, say)}" for size, count in sorted(most.items()))
        told = say("at most {rooms} in a night", rooms=kinds)
        venue = content.edition.venues[hotel.venue] if hotel.venue else None
        where = [venue.address, venue.phone] if venue is not None else []
        star = content.star(content.edition.cities[hotel.city].assumed("hotel"))
        paper.band(hotel_name(view, hotel, say) + star, " · ".join(filter(None, (told, *where))), 4)
        for number, (stay, room) in enumerate(made, 1):
            paper.begin_block()
            _write(content, paper, number, stay, room)
    if content.edition.persons_a_room > 1:
        text = say(
            "Who shares a room is not on record: those who are not companions follow one another as in the list."
        )
        paper.legend((Run(text, look.SECOND),))
    content.finish(paper)


def _write(content: Content, paper: Paper, number: int, stay: RoomStay, room: Room) -> None:
    """The rows of a room: one for each who sleeps in it."""
    say, kind = content.say, kind_of_room(room.people, content.say).capitalize()
    stands = (
        when(content, stay.arrives, stay.check_in, stay.comes_assumed),
        when(content, stay.leaves, stay.check_out, stay.goes_assumed),
        stay.nights,
        "; ".join((*early_or_late(stay, say), *remarks(stay, say))),
    )
    group = content.account.groups((stay.leaf,)) if stay.leaf else ""
    nameless = [(f"{group}: {say('not on record by name')}", "", "")] * room.nameless
    for n, who in enumerate((*_people(content, room), *nameless)):
        first: tuple[Value, Value] = (number, kind) if n == 0 else ("", "")
        paper.row(("", *first, *who, *stands), bar=look.TRIP_BAR, top=look.LINE if n == 0 else "")


def _people(content: Content, room: Room) -> Iterator[tuple[str, str, str]]:
    """Name, position and country of those who sleep in a room."""
    for person in room.persons:
        yield content.edition.persons[person].name, content.position(person), content.account.country(person)
