"""The days of a reader as printed papers tell them: a line an activity, a way, a rest; what is new is marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lawatan.output.account import is_code, timed_steps
from lawatan.output.daybook import Day, Daybook, Item
from lawatan.output.particulars import choice
from lawatan.output.print.changes import Changed
from lawatan.output.print.front import bar, broken
from lawatan.words import zone_name

_WHOLE = 1000
"""Characters of a cell up to which its row stays on one page."""
_TIME_MM, _CLOCKS_MM = 23, 33


def days(daybook: Daybook, changed: Changed, shown: tuple[Day, ...]) -> dict[str, Any]:
    """The data of ``resources/print/days.typ``: some days, with the width of their times and the columns after them."""
    return {
        "time": _CLOCKS_MM if any(daybook.clocks(day) for day in shown) else _TIME_MM,
        "columns": _columns(daybook),
        "days": [_day(daybook, changed, day) for day in shown],
    }


def _columns(daybook: Daybook) -> list[dict[str, Any]]:
    """The columns after the time: title, width (a share of what is left, else in mm), whether they are counts."""

    def column(title: str, wide: float, share: bool = False, right: bool = False) -> dict[str, Any]:
        return {"title": title, "wide": wide, "share": share, "right": right}

    say = daybook.say
    activity = column(say("Activity"), 1, share=True)
    if _goes_along(daybook):
        return [
            activity,
            column(say("Place"), 42),
            column(say("Dress"), 25),
            column(say("What to bring"), 27),
        ]
    return [activity, column(say("Place"), 46), column(say("People"), 14, right=True), column(say("Committee PIC"), 30)]


def _goes_along(daybook: Daybook) -> bool:
    """Whether it is for who only goes along; the committee reads who comes, who speaks and what is still open."""
    return daybook.reader.travels and not daybook.reader.is_committee


def _day(daybook: Daybook, changed: Changed, day: Day) -> dict[str, Any]:
    say = daybook.say
    clocks, names = daybook.clocks(day), daybook.zone_names(day.items)
    cities = daybook.cities(day.date)
    hotels = daybook.hotels(day.date) if daybook.reader.travels else ""
    return {
        "date": say.long_date(day.date),
        "where": broken(cities if clocks or not names else " · ".join(part for part in (cities, names) if part)),
        "clock": say("Local time") if clocks else say("Time"),
        "night": broken(say("Night: {hotel}", hotel="; ".join(hotels.splitlines()))) if hotels else "",
        "empty": say("No programme on this day."),
        "away": changed.away(day.date),
        "items": [_item(daybook, changed, item, bool(clocks)) for item in day.items],
    }


def _item(daybook: Daybook, changed: Changed, item: Item, clocks: bool) -> dict[str, Any]:
    beside = aside(daybook, item)
    told: dict[str, Any] = {
        "bar": bar(item),
        "time": times(daybook, item, clocks),
        "aside": beside,
        "whole": True,
        "news": changed.of(item),
    }
    if beside:
        return told
    activity = item.activity
    name = daybook.account.name(item.occurrence) + daybook.star(activity.assumed("name"))
    notes = [
        {"label": label, "text": broken(text), "style": style} for label, text, style in _notes(daybook, item) if text
    ]
    cells = [broken(cell) for cell in _cells(daybook, item)]
    longest = max(len(name) + sum(len(note["text"]) for note in notes), *map(len, cells))
    return told | {
        "name": broken(name),
        "whose": broken(daybook.whose(item.occurrence.leaves).strip()),
        "notes": notes,
        "steps": [] if _goes_along(daybook) else list(_steps(daybook, item)),
        "cells": cells,
        "whole": longest <= _WHOLE,
    }


def times(daybook: Daybook, item: Item, clocks: bool) -> list[str]:
    """The time of an item, a line each: with the clock's name where the day has several, the date where it is later."""
    say = daybook.say
    if item.lodging is not None:
        return [f"{say.time(item.start)} {zone_name(item.start, item.zone)}" if clocks else say.time(item.start)]
    later = [say.date(item.end.date())] if item.end.date() != item.start.date() else []
    if not clocks:
        return [say.times(item.start, item.end), *later]
    start = f"{say.time(item.start)} {zone_name(item.start, item.zone)}"
    if item.zone == item.end_zone:
        return [f"{say.times(item.start, item.end)} {zone_name(item.start, item.zone)}", *later]
    return [f"{start} –", f"{say.time(item.end)} {zone_name(item.end, item.end_zone)}", *later]


def aside(daybook: Daybook, item: Item, be_there: bool = True) -> str:
    """A way, a rest, a check-in or a check-out, in a line of its own; empty for a time slot.

    ``be_there`` says whether it is told in the line when to be at the station or the gate.
    """
    say, trip, parts = daybook.say, item.trip, [daybook.beside(item)]
    if trip is None:
        return broken(parts[0])
    if item.zone != item.end_zone:
        parts.append(say.duration(trip.minutes))  # the two clocks do not tell it
    if trip.be_there and be_there:
        parts.append(say("be there at {time}", time=say.time(trip.be_there)))
    return broken(" · ".join(parts))


def _cells(daybook: Daybook, item: Item) -> Iterator[str]:
    """The cells after the name, in the order of the columns."""
    activity, account = item.activity, daybook.account
    if _goes_along(daybook):
        yield daybook.place(item.occurrence)
        yield daybook.marked(activity, "dress", account.text(activity.dress))
        yield daybook.marked(activity, "bring", account.text(activity.bring))
    else:
        yield daybook.place(item.occurrence, address=not daybook.reader.is_committee)
        yield str(item.occurrence.head_count)
        yield account.pic(activity)


def _notes(daybook: Daybook, item: Item) -> Iterator[tuple[str, str, str]]:
    """The lines under an activity's name: (label, text, style: plain or second)."""
    say, account, activity = daybook.say, daybook.account, item.activity
    yield "", daybook.marked(activity, "topic", account.text(activity.topic)), "second"
    yield "", choice(activity, say), "second"
    if _goes_along(daybook):
        known = [p for p in activity.persons if not is_code(daybook.edition.persons[p].name)]
        yield "", account.persons(known), "plain"
        return
    if daybook.reader.is_committee:
        yield "", "; ".join(account.speakers(activity)), "plain"
    yield say("Steps"), "" if timed_steps(item.occurrence) else account.steps(item.occurrence), "second"
    yield say("Tours"), account.tours(activity), "second"
    yield say("Dress"), daybook.marked(activity, "dress", account.text(activity.dress)), "second"
    yield say("What to bring"), daybook.marked(activity, "bring", account.text(activity.bring)), "second"
    assert item.entry is not None
    if daybook.reader.is_committee:
        yield say("Confirmation"), account.confirmation(item.entry), "second"
        return
    yield "", say("Subject to confirmation.") if account.is_open(item.entry) else "", "second"


def _steps(daybook: Daybook, item: Item) -> Iterator[dict[str, Any]]:
    """The steps of an activity at their times, where these are told; the reader's own are marked."""
    say, account = daybook.say, daybook.account
    for step, (begins, ends) in zip(item.activity.steps, timed_steps(item.occurrence), strict=False):
        start, end = (item.start + dt.timedelta(minutes=n) for n in (begins, ends))
        who = account.called(step.person)
        yield {
            "time": say.times(start, end),
            "text": broken(" – ".join(part for part in (account.text(step.name), who) if part)),
            "own": daybook.reader.leads(daybook.edition, step.person),
        }


__all__ = ["aside", "days", "times"]
