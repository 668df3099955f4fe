"""Counts a day (meals, coffee breaks, rooms, seats, souvenirs), and what they cost once somebody fills in the prices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawatan.output.counts import DayCount, counts
from lawatan.output.nights import RoomNights
from lawatan.output.rooms import kind_of_room
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Box, Column, Formula, Number, Run, Value
from lawatan.words import mark

if TYPE_CHECKING:
    from openpyxl import Workbook


@dataclass(frozen=True)
class Counted:
    """Something that is counted: its title, what one of it is called, and how many a day."""

    title: str
    unit: str
    numbers: tuple[int, ...]


def write(book: Workbook, content: Content) -> None:
    """Add the two sheets; none where nothing is to be counted."""
    view = content.view
    nights: RoomNights = view.once("room nights", lambda: RoomNights(view))
    days = counts(view, nights)
    if not days:
        return
    counted = [each for each in _counted(content, days) if any(each.numbers)]
    sheet, row = _by_day(book, content, days, counted)
    _costs(book, content, counted, sheet, row)


def _counted(content: Content, days: tuple[DayCount, ...]) -> Iterator[Counted]:
    say = content.say
    for title, unit, field in (
        (mark("Breakfasts"), mark("breakfast"), "breakfasts"),
        (mark("Lunches"), mark("lunch"), "lunches"),
        (mark("Dinners"), mark("dinner"), "dinners"),
        (mark("Coffee breaks"), mark("person and break"), "coffees"),
    ):
        yield Counted(say(title), say(unit), tuple(getattr(day, field) for day in days))
    sizes = sorted({size for day in days for size, _ in day.rooms})
    for size in sizes:
        title = say("Hotel rooms") if sizes == [1] else say("Rooms: {kind}", kind=kind_of_room(size, say))
        yield Counted(title, say("room and night"), tuple(dict(day.rooms).get(size, 0) for day in days))
    yield Counted(say("Seats"), say("person and day"), tuple(day.seats for day in days))
    yield Counted(say("Souvenirs"), say("souvenir"), tuple(len(day.hosts) for day in days))


def _by_day(book: Workbook, content: Content, days: tuple[DayCount, ...], counted: list[Counted]) -> tuple[str, int]:
    """The counts; returns the title of the sheet and the row of the sums."""
    say = content.say
    columns = (
        Column(say("Date"), 13),
        *(Column(each.title, 13.5, "right") for each in counted),
        Column(say("Visited for the first time: one souvenir each"), 52),
    )
    paper = content.paper(book, say("Counts a day"), columns)
    paper.header()
    first = paper.at + 1
    for n, day in enumerate(days):
        hosts = say.list(content.account.text(content.edition.hosts[host].name) or host for host in day.hosts)
        numbers: list[Value] = [Number(each.numbers[n], look.COUNT) if each.numbers[n] else "" for each in counted]
        paper.row((content.date(day.date), *numbers, hosts))
    last, letters = paper.at, paper.letters
    sums = [Formula(f"=SUM({letter}{first}:{letter}{last})") for letter in letters[1 : 1 + len(counted)]]
    paper.row((say("All days"), *sums, ""), bold=True, top=look.RULE)
    row = paper.at
    lines = (
        mark("Breakfasts: for all who slept in a hotel. Lunches: breaks for lunch, and meals that begin before 15:00."),
        mark(
            "Coffee breaks: one in each half of a day in which a group has a session, a workshop or a working session."
        ),
        mark("Rooms: of the night that follows the day. Seats: people who go by road on the day, each once."),
    )
    paper.legend((Run("\n".join(say(line) for line in lines), look.SECOND),))
    content.finish(paper)
    return paper.sheet.title, row


def _costs(book: Workbook, content: Content, counted: list[Counted], sheet: str, row: int) -> None:
    """What is counted times its price; the prices are to be filled in."""
    say = content.say
    columns = (
        Column(say("Cost item"), 34),
        Column(say("Unit"), 24),
        Column(say("Number"), 12, "right"),
        Column(say("Price of one, in rupiah"), 20, "right"),
        Column(say("Amount, in rupiah"), 22, "right"),
    )
    paper = content.paper(book, say("Cost sheet"), columns, landscape=False)
    paper.header()
    first, quoted = paper.at + 1, sheet.replace("'", "''")
    for n, each in enumerate(counted):
        at = paper.at + 1
        number = Formula(f"='{quoted}'!{paper.letter(n + 2)}{row}")
        amount = Formula(f"=C{at}*D{at}", look.MONEY)
        paper.row((each.title, each.unit, number, Box(look.MONEY, look.CHANGED), amount), least=19)
    total = Formula(f"=SUM(E{first}:E{paper.at})", look.MONEY)
    paper.row((say("Total"), "", "", "", total), bold=True, top=look.RULE, least=19)
    paper.legend(
        (Run(say("Fill in the prices: the amounts follow from them and from the counts a day."), look.SECOND),)
    )
    content.finish(paper)
