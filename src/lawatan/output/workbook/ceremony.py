"""The order of ceremony: what is done minute by minute, by whom, and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawatan.output.daybook import Item
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Paper, Value

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the sheet: of the committee all that has steps, of others what they lead a step of; none where there is nothing."""
    items = [item for item in content.items if item.entry is not None and _is_told(content, item)]
    if not items:
        return
    say = content.say
    columns = (
        Column("", 0.9),
        *content.time_columns(),
        Column(say("Duration"), 9.5, "right"),
        Column(say("Step"), 42),
        Column(say("Officer"), 40),
        Column(say("Text"), 44),
    )
    paper = content.paper(book, say("Order of ceremony"), columns)
    paper.header()
    for item in items:
        _write(content, paper, item)
    content.finish(paper)


def _is_told(content: Content, item: Item) -> bool:
    steps, reader = item.activity.steps, content.reader
    return bool(steps) and (reader.is_committee or any(reader.leads(content.edition, step.person) for step in steps))


def _write(content: Content, paper: Paper, item: Item) -> None:
    account, activity, say = content.account, item.activity, content.say
    paper.begin_block()
    paper.band(content.date(item.start.date(), long=True), content.place(item.occurrence, address=True), 4)
    pic = account.pic(activity)
    who = say("PIC: {name}", name=pic) if pic else ""
    told = (*_when(content, item), content.duration(item), content.what(item, topic=False), who, _dress(content, item))
    paper.row(("", *told), bar=content.bar(item), fill=content.fill(item))
    timed = {id(step): (start, end) for step, start, end in content.steps(item)}
    for step in activity.steps:
        name = "    " + content.marked(activity, "steps", account.text(step.name))
        officer = account.person(step.person) if step.person else ""
        own = not content.reader.is_committee and content.reader.leads(content.edition, step.person)
        times = timed.get(id(step), ("", ""))
        paper.row(
            ("", *times, content.minutes(step.minutes), name, officer, account.text(step.note)),
            bar=content.bar(item),
            bold=own,
        )


def _when(content: Content, item: Item) -> tuple[Value, Value]:
    return content.start(item), content.end(item)


def _dress(content: Content, item: Item) -> str:
    dress = content.account.text(item.activity.dress)
    return content.marked(item.activity, "dress", content.say("Dress: {text}", text=dress)) if dress else ""
