"""The committee's schedule (susunan acara): time, length, activity, place, PIC, resource persons, remarks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawatan.output.account import timed_steps
from lawatan.output.daybook import Item
from lawatan.output.particulars import absent, duties, elsewhere, enrolment, letter, next_action
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Spill, Value
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
    paper = content.paper(book, say("Committee's schedule"), columns)
    paper.header()
    for day in content.days(empty=False):
        paper.begin_block()
        party = content.party(day)
        people = "" if party is None else content.account.people(party)
        told = (content.cities(day.date), content.zone_names(day.items), people)
        where = " · ".join(part for part in told if part)
        paper.band(content.date(day.date, long=True), where, 5)
        for line in duties(content.view, day.date, say):
            paper.row(("", "", "", "", Spill(say("Vehicle: {text}", text=line)), "", "", "", ""), quiet=True)
        for item in day.items:
            when = ("", content.start(item), content.end(item), content.duration(item))
            aside = content.aside(item)
            if aside is not None:
                remarks = ", ".join(_of_trip(content, item, party is None))
                paper.row(
                    (*when, aside, "", "", "", remarks), bar=content.bar(item), quiet=True, fill=content.fill(item)
                )
                continue
            paper.row((*when, *_activity(content, item, party is None)), bar=content.bar(item), fill=content.fill(item))
            for step in _steps(content, item):
                paper.row(step, bar=content.bar(item), quiet=True, top="")
    content.explain_news(paper)
    content.finish(paper)


def _activity(content: Content, item: Item, count: bool) -> tuple[Value, ...]:
    """Name, place, PIC, resource persons, remarks; with the people where they are to be counted."""
    account, activity = content.account, item.activity
    star = content.star(activity.assumed("resource_persons") or activity.assumed("officials"))
    pic = content.edition.persons[activity.pic].name if activity.pic else ""
    speakers = "\n".join(account.speakers(activity))
    return (
        content.what(item),
        content.place(item.occurrence),
        content.marked(activity, "pic", pic),
        speakers + (star if speakers else ""),
        "\n".join(_remarks(content, item, count)),
    )


def _of_trip(content: Content, item: Item, count: bool) -> Iterator[str]:
    """The remarks about a trip or a run; none about a rest."""
    say, trip = content.say, item.trip
    if item.run is not None:
        yield content.account.people(item.run.people)
        yield content.account.vehicle_of(item.run)
    if trip is None:
        return
    if count:
        yield content.account.people(trip.people)
    if trip.be_there:
        yield say("be there at {time}", time=say.time(trip.be_there))
    if trip.peak:
        yield say("peak traffic")


def _remarks(content: Content, item: Item, count: bool) -> Iterator[str]:
    """What the committee has to know beside the columns, a line each."""
    assert item.entry is not None
    account, activity, say = content.account, item.activity, content.say
    if count:
        yield account.people(item.occurrence.head_count)
    alternatives, rain = elsewhere(content.edition, activity, say)
    labelled = (
        ("opt_in", mark("Enrolment: {text}"), enrolment(activity, say)),
        ("alternatives", mark("Or at: {text}"), alternatives),
        ("rain_venue", mark("When it rains: {text}"), rain),
        ("tours", mark("Tours: {text}"), account.tours(activity)),
        ("steps", mark("Steps: {text}"), "" if timed_steps(item.occurrence) else account.steps(item.occurrence)),
        ("hosts", mark("Contact: {text}"), account.contacts(activity)),
        ("hosts", mark("Conditions: {text}"), account.conditions(activity)),
        ("dress", mark("Dress: {text}"), account.text(activity.dress)),
        ("bring", mark("What to bring: {text}"), account.text(activity.bring)),
        ("persons", mark("Absent: {text}"), absent(content.view, item.entry, say)),
        ("note", mark("{text}"), account.text(activity.note)),
    )
    for field, form, text in labelled:
        if text:
            yield content.marked(activity, field, say(form, text=text))
    if item.entry.placement and item.entry.placement.confirmation != "idea":
        yield account.confirmation(item.entry)
    if (slot := item.entry.placement) is not None:
        for form, text in (
            (mark("Letter: {text}"), letter(slot, say)),
            (mark("Next: {text}"), next_action(content.edition, slot, say)),
        ):
            if text:
                yield say(form, text=text)


def _steps(content: Content, item: Item) -> Iterator[tuple[Value, ...]]:
    """A line for each step of an activity, with its times."""
    for step, start, end in content.steps(item):
        name = content.marked(item.activity, "steps", content.account.text(step.name))
        who = content.account.called(step.person)
        yield ("", start, end, content.minutes(step.minutes), Spill(f"    {name}"), "", "", who, "")
