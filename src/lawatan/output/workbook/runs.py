"""Pick-ups: each arrival and departure run with its vehicle and driver, and the list of those who are aboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawatan.output.pick_up import Passenger, PickUp, not_carried
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Number, Run, Spill, Value

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the sheet; none where there are no runs. The committee's ends with those whom no run carries."""
    say = content.say
    runs = content.reader.pick_ups(content.view)
    left = not_carried(content.view) if content.reader.is_committee else ()
    if not runs and (not left or not content.view.plan.shuttles):
        return
    columns = (
        Column("", 0.9),
        Column(say("Name"), 31),
        Column(say("Country"), 21),
        Column(say("Flight or train"), 15),
        Column(say("From or to"), 20),
        Column(say("Terminal"), 10),
        Column(say("Lands or departs"), 17, "right"),
        Column(say("Luggage"), 10, "right"),
        Column(say("Waits"), 10, "right"),
        *((Column(say("Note"), 27),) if content.reader.is_committee else ()),
    )
    paper = content.paper(book, say("Pick-ups"), columns)
    paper.header()
    empty = ("",) * (len(columns) - 2)
    date = None
    for each in runs:
        paper.begin_block()
        if each.start.date() != date:
            date = each.start.date()
            paper.band(content.date(date, long=True), "", 4)
        note = content.account.text(each.run.note)
        paper.row(("", Spill(_when(content, each)), *empty), bar=look.ACCENT, bold=True)
        for text in (_by(content, each), note):
            if text:
                paper.row(("", Spill(text), *empty), bar=look.ACCENT, quiet=True, top="")
        for passenger in each.passengers:
            paper.row(tuple(_told(content, passenger, date)), bar=look.TRIP_BAR)
    if left:
        paper.begin_block()
        paper.band(say("No run carries them"), "", 4)
        for passenger in left:
            paper.row(tuple(_told(content, passenger)))
    content.finish(paper)


def _when(content: Content, each: PickUp) -> str:
    """``14:05–15:30 · Arrival run: Airport → Hotel``."""
    times = content.say.times_by_clocks(each.start, each.end, each.zone, each.end_zone)
    return f"{times} · {content.account.pick_up(each)}"


def _by(content: Content, each: PickUp) -> str:
    """The vehicle, who drives, how many people with how much luggage."""
    say, account = content.say, content.account
    driver = account.driver_of(each)
    parts = [account.vehicle_of(each), say("driver {name}", name=driver) if driver else ""]
    if content.reader.is_committee:
        pieces = say.plural("{n} piece of luggage", "{n} pieces of luggage", each.luggage)
        parts += [account.people(each.people), pieces]
    return " · ".join(part for part in parts if part)


def _told(content: Content, passenger: Passenger, date: dt.date | None = None) -> Iterator[Value]:
    """The cells of a passenger, in the order of the columns; ``date`` is that of the run, which is not told again."""
    person, journey = content.edition.persons[passenger.person], passenger.journey
    star = content.star(person.assumed("arrival" if journey == person.arrival else "departure"))
    yield ""
    yield (Run(passenger.name),)
    yield content.account.country(passenger.person)
    yield (journey.number or "–") + star if journey is not None else ""
    yield journey.other_end if journey is not None else ""
    yield journey.terminal if journey is not None else ""
    yield _at(content, passenger, date)
    yield passenger.luggage
    yield content.minutes(passenger.wait_minutes) if passenger.wait_minutes else ""
    if content.reader.is_committee:
        yield "\n".join(part for part in (person.needs, journey.note if journey is not None else "") if part)


def _at(content: Content, passenger: Passenger, date: dt.date | None) -> Number | str:
    if passenger.at is None:
        return ""
    if passenger.at.date() == date:
        return Number(passenger.at.time(), look.clock(content.language))
    local = passenger.at.replace(tzinfo=None)
    return Number(local, look.moment(content.language))
