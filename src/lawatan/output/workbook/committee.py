"""The committee's schedule (susunan acara): time, length, activity, place, PIC, resource persons, remarks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawatan.output.account import timed_steps
from lawatan.output.trip import Trip
from lawatan.output.workbook import look
from lawatan.output.workbook.content import STAR, Content, Item
from lawatan.output.workbook.paper import Column, Number, Paper, Spill, Value
from lawatan.words import mark

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the sheet."""
    say = content.say
    columns = (
        Column("", 0.9),
        *content.time_columns(),
        Column(say("Duration"), 9.5, "right"),
        Column(say("Activity"), 34),
        Column(say("Place"), 20),
        Column(say("PIC"), 9.5),
        Column(say("Resource persons"), 25),
        Column(say("Remarks"), 33),
    )
    paper = Paper(book, say, say("Committee's schedule"), columns, heading=content.heading())
    paper.header()
    for day in content.days(empty=False):
        paper.begin_block()
        where = " · ".join(part for part in (content.cities(day.date), content.zone_names(day.items)) if part)
        paper.band(content.date(day.date, long=True), where, 5)
        for item in day.items:
            when = ("", content.start(item), content.end(item), content.duration(item))
            if item.trip is not None:
                told = (content.trip(item.trip), "", "", "", _of_trip(content, item.trip))
                paper.row((*when, *told), bar=content.bar(item), quiet=True)
                continue
            paper.row((*when, *_activity(content, item)), bar=content.bar(item))
            for step in _steps(content, item):
                paper.row(step, bar=content.bar(item), quiet=True, top="")
    paper.finish(content.heading()[0], content.reader_line(), content.foot())


def _activity(content: Content, item: Item) -> tuple[Value, ...]:
    """Name, place, PIC, resource persons, remarks."""
    account, activity = content.account, item.activity
    star = STAR if activity.assumed("resource_persons") or activity.assumed("officials") else ""
    speakers = "\n".join(account.speakers(activity))
    return (
        content.what(item),
        content.place(activity),
        content.marked(activity, "pic", account.pic(activity)),
        speakers + (star if speakers else ""),
        "\n".join(_remarks(content, item)),
    )


def _of_trip(content: Content, trip: Trip) -> str:
    """The remarks about a trip."""
    say = content.say
    said = [content.account.people(trip.people)]
    if trip.be_there:
        said.append(say("be there at {time}", time=say.time(trip.be_there)))
    if trip.peak:
        said.append(say("peak traffic"))
    return ", ".join(said)


def _remarks(content: Content, item: Item) -> Iterator[str]:
    """What the committee has to know beside the columns, a line each."""
    assert item.entry is not None
    account, activity, say = content.account, item.activity, content.say
    yield account.people(content.head_count(item))
    labelled = (
        ("tours", mark("Tours: {text}"), account.tours(activity)),
        ("steps", mark("Steps: {text}"), "" if timed_steps(activity) else account.steps(activity)),
        ("hosts", mark("Contact: {text}"), _contacts(content, item)),
        ("hosts", mark("Conditions: {text}"), account.conditions(activity)),
        ("dress", mark("Dress: {text}"), account.text(activity.dress)),
        ("bring", mark("Bring: {text}"), account.text(activity.bring)),
        ("note", mark("{text}"), account.text(activity.note)),
    )
    for field, form, text in labelled:
        if text:
            yield content.marked(activity, field, say(form, text=text))
    if item.entry.placement and item.entry.placement.confirmation != "idea":
        yield account.confirmation(item.entry)


def _contacts(content: Content, item: Item) -> str:
    return "; ".join(
        ", ".join(part for part in (contact.name, contact.phone) if part)
        for host in item.activity.hosts
        for contact in content.edition.hosts[host].contacts
    )


def _steps(content: Content, item: Item) -> Iterator[tuple[Value, ...]]:
    """A line for each step of an activity, with its times."""
    if item.entry is None:
        return
    activity = item.activity
    clock = look.clock(content.language)
    for step, (begins, _) in zip(activity.steps, timed_steps(activity), strict=False):
        start = item.start + dt.timedelta(minutes=begins)
        who = content.edition.persons[step.person].name if step.person else ""
        name = content.marked(activity, "steps", content.account.text(step.name))
        yield (
            "",
            Number(start.time(), clock),
            Number((start + dt.timedelta(minutes=step.minutes)).time(), look.clock(content.language, "– ")),
            content.minutes(step.minutes),
            Spill(f"    {name}"),
            "",
            "",
            who,
            "",
        )
