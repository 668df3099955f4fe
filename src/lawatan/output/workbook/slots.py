"""The schedule of a host institution or a person: its own slots and their steps, with head-count and PIC."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawatan.output.daybook import Item
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Spill, Value

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the sheet; columns for dress and what to bring are there where something is known. None for one who only drives."""
    say = content.say
    zones = len(content.zones) > 1
    slots = [item for item in content.items if item.entry is not None]
    if not slots and content.reader.drives(content.view):
        return
    dress = any(content.account.text(item.activity.dress) for item in slots)
    bring = any(content.account.text(item.activity.bring) for item in slots)
    known = (Column(say("Dress"), 15),) * dress + (Column(say("What to bring"), 15),) * bring
    columns = (
        Column("", 0.9),
        Column(say("Date"), 13),
        *content.time_columns(zone=zones),
        Column(say("Activity"), 39),
        Column(say("Place"), 29),
        Column(say("People"), 8, "right"),
        Column(say("Committee PIC"), 19),
        *known,
        Column(say("Remarks"), 22),
    )
    title = say("Schedule for {reader}", reader=content.reader.name)
    paper = content.paper(book, title, columns, tab=say("Schedule"))
    paper.header()
    if not content.items:
        paper.row(("", "", "", "", Spill(say("Nothing is scheduled.")), *[""] * (len(columns) - 5)), quiet=True)
    for item in content.items:
        paper.begin_block()
        aside = content.aside(item)
        if aside is not None:
            when = ("", content.date(item.start.date()), content.start(item), content.end(item, zone=zones))
            paper.row(
                (*when, aside, *[""] * (len(columns) - 5)), bar=content.bar(item), quiet=True, fill=content.fill(item)
            )
            continue
        paper.row(
            (
                "",
                content.date(item.start.date()),
                content.start(item),
                content.end(item, zone=zones),
                *_activity(content, item, dress, bring),
            ),
            bar=content.bar(item),
            fill=content.fill(item),
        )
        for step, start, end in content.steps(item):
            own = content.reader.leads(content.edition, step.person)
            who = content.account.called(step.person)
            told = Spill(" – ".join(part for part in (f"    {content.account.text(step.name)}", who) if part))
            empty = ("",) * (len(columns) - 5)
            paper.row(("", "", start, end, told, *empty), bar=content.bar(item), quiet=not own, bold=own, top="")
    content.explain_news(paper)
    content.finish(paper)


def _activity(content: Content, item: Item, dress: bool, bring: bool) -> Iterator[Value]:
    """Name, place, people, PIC, dress and what to bring where they have a column, remarks."""
    account, activity = content.account, item.activity
    yield content.what(item)
    yield content.place(item.occurrence, address=True)
    yield item.occurrence.head_count
    yield account.pic(activity)
    if dress:
        yield account.text(activity.dress)
    if bring:
        yield account.text(activity.bring)
    yield "\n".join(_remarks(content, item))


def _remarks(content: Content, item: Item) -> Iterator[str]:
    account, activity, say = content.account, item.activity, content.say
    assert item.entry is not None
    if activity.steps and not any(content.steps(item)):
        yield say("Steps: {text}", text=account.steps(item.occurrence))
    if activity.tours:
        yield say("Tours: {text}", text=account.tours(activity))
    if account.is_open(item.entry):
        yield say("Subject to confirmation.")
