"""The participants' schedule: day, time, activity, place, dress, what to bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawatan.output.workbook.content import Content, Item
from lawatan.output.workbook.paper import Column, Paper, Spill, Value

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the sheet."""
    say = content.say
    columns = (
        Column("", 0.9),
        Column(say("Day"), 5, "center"),
        *content.time_columns(),
        Column(say("Activity"), 33),
        Column(say("Place"), 19.5),
        Column(say("Dress"), 13),
        Column(say("What to bring"), 14),
    )
    paper = Paper(book, say, say("Participants' schedule"), columns, landscape=False, heading=content.heading())
    paper.header()
    for day in content.days(empty=True):
        paper.begin_block()
        where = " · ".join(part for part in (content.cities(day.date), content.zone_names(day.items)) if part)
        paper.band(content.date(day.date, long=True), where, 5)
        if not day.items:
            paper.row(
                ("", content.weekday(day.date), "", "", Spill(say("No programme on this day.")), "", "", ""), quiet=True
            )
        for item in day.items:
            when = ("", content.weekday(day.date), content.start(item), content.end(item))
            if item.trip is not None:
                paper.row((*when, content.trip(item.trip), "", "", ""), bar=content.bar(item), quiet=True)
            else:
                paper.row((*when, *_activity(content, item)), bar=content.bar(item))
    paper.finish(content.heading()[0], content.reader_line(), content.foot())


def _activity(content: Content, item: Item) -> tuple[Value, ...]:
    """Name, place, dress, what to bring."""
    activity, text = item.activity, content.account.text
    return (
        content.what(item),
        content.place(activity),
        content.marked(activity, "dress", text(activity.dress)),
        content.marked(activity, "bring", text(activity.bring)),
    )
