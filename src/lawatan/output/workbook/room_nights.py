"""The room nights: the rooms of each hotel night by night with their sums, and who stays there from when to when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from lawatan.output.nights import RoomNights, RoomStay
from lawatan.output.rooms import hotel_name, kind_of_room, remarks, who
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Number, Run, Value

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the two sheets; none where nobody stays anywhere."""
    view = content.view
    found: RoomNights = view.once("room nights", lambda: RoomNights(view))
    if found.stays:
        _by_night(book, content, found)
        _by_stay(book, content, found)


def _by_night(book: Workbook, content: Content, found: RoomNights) -> None:
    """A row a night, a column a hotel and kind of room."""
    say, one_kind = content.say, found.sizes == (1,)
    places = found.places
    heads = [hotel_name(content.view, hotel, say) for hotel, _ in places]
    if not one_kind:
        heads = [f"{head}: {kind_of_room(size, say)}" for head, (_, size) in zip(heads, places, strict=True)]
    width = max(11.0, min(24.0, 70 / len(places)))
    columns = (
        Column(say("Night of"), 14),
        *(Column(head, width, "right") for head in heads),
        Column(say("All rooms"), 11, "right"),
        Column(say("People"), 10, "right"),
        Column(say("On the road"), 12, "right"),
        Column(say("Not staying"), 12, "right"),
    )
    paper = content.paper(book, say("Room nights"), columns, landscape=len(places) > 2)
    paper.header()
    for night in found.nights:
        rooms = [found.rooms(hotel, night)[size] for hotel, size in places]
        people = sum(found.count(hotel, night) for hotel in found.hotels)
        out = (found.count("road", night), found.count("away", night))
        paper.row((content.date(night), *map(_count, rooms), sum(rooms), people, *map(_count, out)))
    sums = [sum(found.rooms(hotel, night)[size] for night in found.nights) for hotel, size in places]
    paper.row((say("Room nights"), *sums, found.room_nights, "", "", ""), bold=True, top=look.RULE)
    for crossing in content.view.without_ride:
        city = content.account.text(content.edition.cities[crossing.change.to_city].name)
        text = say(
            "{group} has no ride to {city} yet: its nights are counted as if it stayed.",
            group=content.account.groups((crossing.leaf,)),
            city=city,
        )
        paper.legend((Run(text, look.SECOND),))
    content.finish(paper)


def _by_stay(book: Workbook, content: Content, found: RoomNights) -> None:
    """A row a stay, under its hotel."""
    say = content.say
    sizes = found.sizes
    kinds = [say("Hotel rooms")] if sizes == (1,) else [kind_of_room(size, say).capitalize() for size in sizes]
    columns = (
        Column("", 0.9),
        Column(say("Who"), 46),
        Column(say("People"), 9, "right"),
        Column(say("Check-in"), 21, "right"),
        Column(say("Check-out"), 21, "right"),
        Column(say("Nights"), 8.5, "right"),
        *(Column(kind, 9, "right") for kind in kinds),
        Column(say("Room nights"), 9, "right"),
        Column(say("Remarks"), 34),
    )
    paper = content.paper(book, say("Hotel stays"), columns)
    paper.header()
    for hotel in found.hotels:
        stays = [stay for stay in found.stays if stay.hotel == hotel]
        paper.begin_block()
        venue = content.edition.venues[hotel.venue] if hotel.venue else None
        star = content.star(content.edition.cities[hotel.city].assumed("hotel"))
        nights = say.plural("{n} room night", "{n} room nights", sum(stay.room_nights for stay in stays))
        told = " · ".join(part for part in (nights, venue.address if venue else "") if part)
        paper.band(hotel_name(content.view, hotel, say) + star, told, 3)
        for stay in stays:
            rooms = [stay.rooms.count(size) for size in sizes]
            paper.row(
                (
                    "",
                    who(content.view, stay, say),
                    stay.people,
                    when(content, stay.arrives, stay.check_in, stay.comes_assumed),
                    when(content, stay.leaves, stay.check_out, stay.goes_assumed),
                    stay.nights,
                    *map(_count, rooms),
                    stay.room_nights,
                    _remarks(content, stay),
                ),
                bar=look.TRIP_BAR,
            )
    content.finish(paper)


def when(content: Content, date: dt.date, at: dt.datetime | None, assumed: bool) -> Value:
    """The date of coming or leaving, with the time where it is known; a star where it is assumed."""
    time = f", {content.say.time(at)}" if at is not None else ""
    shown = look.short_date(content.language) + (f'"{time}"' if time else "") + ('"*"' if assumed else "")
    return Number(date if at is None else at.date(), shown)


def _remarks(content: Content, stay: RoomStay) -> str:
    return "; ".join(remarks(stay, content.say))


def _count(n: int) -> Value:
    """A number; nothing for none."""
    return n or ""
