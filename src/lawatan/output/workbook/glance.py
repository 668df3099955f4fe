"""The programme at a glance: a line a day, with city, morning, afternoon and evening, and the night's hotel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lawatan.output.account import KINDS
from lawatan.output.daybook import Item
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Run
from lawatan.words import days_later, zone_name

if TYPE_CHECKING:
    from openpyxl import Workbook

_BAR = "▌"
_NOON = 12


def write(book: Workbook, content: Content) -> None:
    """Add the sheet."""
    say = content.say
    columns = (
        Column(say("Date"), 10.5),
        Column(say("City"), 17),
        Column(say("Morning"), 45),
        Column(say("Afternoon and evening"), 46),
        Column(say("Night"), 28),
    )
    paper = content.paper(book, say("At a glance"), columns)
    paper.header()
    for day in content.days(empty=True):
        paper.begin_block()
        shown = [item for item in day.items if item.entry is not None or item.rest is not None or _is_ride(item)]
        morning = [item for item in shown if item.start.hour < _NOON]
        paper.row(
            (
                content.date(day.date),
                content.cities(day.date),
                _told(content, morning),
                _told(content, [item for item in shown if item not in morning]),
                content.hotels(day.date),
            ),
        )
    paper.legend(_legend(content))
    content.finish(paper, one_page=True)


def _is_ride(item: Item) -> bool:
    return item.trip is not None and item.trip.ride is not None and item.trip.mode != "road"


def _told(content: Content, items: Iterable[Item]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for item in items:
        colour = look.BARS[item.activity.kind] if item.entry is not None else look.SECOND
        if item.rest is not None:
            colour = look.REST_BAR
        time = f"{content.say.time(item.start)}{_clock(item)}  "
        before = "\n" if runs else ""
        runs += [Run(f"{before}{_BAR}", colour), Run(time, look.SECOND), *_name(content, item)]
    return tuple(runs)


def _clock(item: Item) -> str:
    """The clock of the start, where the end goes by another one."""
    return f" {zone_name(item.start, item.zone)}" if item.zone != item.end_zone else ""


def _name(content: Content, item: Item) -> tuple[Run, ...]:
    if item.trip is not None:
        to = content.account.venue(item.trip.to_venue)
        said = content.say("{by} to {place}", by=content.account.by(item.trip), place=to)
        if item.zone != item.end_zone:
            said += f", {content.say.time_by_clock(item.end, item.end_zone)}{days_later(item.start, item.end)}"
        return (Run(said + content.whose(item.trip.leaves), look.SECOND),)
    if item.rest is not None:
        return (Run(content.beside(item), look.SECOND),)
    name, *rest = content.what(item, topic=False)
    return Run(name.text), *rest


def _legend(content: Content) -> tuple[Run, ...]:
    """The colours that occur, with their kinds."""
    kinds = {item.activity.kind for day in content.days(empty=False) for item in day.items if item.entry}
    runs: list[Run] = []
    for kind, title in KINDS.items():
        if kind in kinds:
            runs += [Run(_BAR, look.BARS[kind]), Run(f"{content.say(title)}     ", look.SECOND)]
    return tuple(runs)
