"""The schedule of a host institution or a person: its own slots, with head-count and PIC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawatan.output.workbook.content import Content, Item
from lawatan.output.workbook.paper import Column, Paper

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the sheet."""
    say, account = content.say, content.account
    zones = len(content.zones) > 1
    columns = (
        Column("", 0.9),
        Column(say("Date"), 11),
        *content.time_columns(zone=zones),
        Column(say("Activity"), 40),
        Column(say("Place"), 29),
        Column(say("People"), 9, "right"),
        Column(say("Committee PIC"), 16),
        Column(say("Remarks"), 28),
    )
    paper = Paper(book, say, say("Schedule"), columns, heading=content.heading())
    paper.header()
    for item in content.items:
        assert item.entry is not None
        paper.begin_block()
        paper.row(
            (
                "",
                content.date(item.start.date()),
                content.start(item),
                content.end(item, zone=zones),
                content.what(item),
                content.place(item.activity, address=True),
                content.head_count(item),
                content.marked(item.activity, "pic", account.pic(item.activity)),
                "\n".join(_remarks(content, item)),
            ),
            bar=content.bar(item),
        )
    paper.finish(content.heading()[0], content.reader_line(), content.foot())


def _remarks(content: Content, item: Item) -> list[str]:
    account, activity, say = content.account, item.activity, content.say
    assert item.entry is not None
    steps, tours = account.steps(activity), account.tours(activity)
    said = [say("Steps: {text}", text=steps) if steps else "", say("Tours: {text}", text=tours) if tours else ""]
    if item.entry.placement and item.entry.placement.confirmation != "idea":
        said.append(account.confirmation(item.entry))
    return [line for line in said if line]
