"""The participants' schedule: time, activity, place, dress, what to bring, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawatan.output.daybook import Item
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Spill, Value

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the sheet."""
    say = content.say
    columns = (
        Column("", 0.9),
        *content.time_columns(),
        Column(say("Activity"), 34.5),
        Column(say("Place"), 21),
        Column(say("Dress"), 14),
        Column(say("What to bring"), 15),
    )
    paper = content.paper(book, say("Participants' schedule"), columns, landscape=False)
    paper.header()
    for day in content.days(empty=True):
        paper.begin_block()
        where = " · ".join(part for part in (content.cities(day.date), content.zone_names(day.items)) if part)
        paper.band(content.date(day.date, long=True), where, 4)
        if not day.items:
            paper.row(("", "", "", Spill(say("No programme on this day.")), "", "", ""), quiet=True)
        for item in day.items:
            when = ("", content.start(item), content.end(item))
            aside = content.aside(item)
            if aside is not None:
                paper.row((*when, aside, "", "", ""), bar=content.bar(item), quiet=True, fill=content.fill(item))
            else:
                paper.row((*when, *_activity(content, item)), bar=content.bar(item), fill=content.fill(item))
    content.explain_news(paper)
    content.finish(paper)


def _activity(content: Content, item: Item) -> tuple[Value, ...]:
    """Name, place, dress, what to bring."""
    activity, text = item.activity, content.account.text
    return (
        content.what(item),
        content.place(item.occurrence),
        content.marked(activity, "dress", text(activity.dress)),
        content.marked(activity, "bring", text(activity.bring)),
    )
