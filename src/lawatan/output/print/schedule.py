"""What stands on a printed schedule: the participants' one for who goes along, its own slots for who receives them."""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

from lawatan.domain import Person, Picture, members
from lawatan.output import colours
from lawatan.output.account import is_code, timed_steps
from lawatan.output.daybook import Day, Daybook, Item
from lawatan.output.particulars import choice
from lawatan.output.rest import RESTS
from lawatan.words import zone_name

_LONG_WORD = re.compile("[!-~\u00c0-\u024f]{19,}")
"""What has no place to break a line and may be wider than a column; Typst divides no Indonesian words."""
_STRETCH = 8
_SOFT_HYPHEN, _NO_SPACE = "\u00ad", "\u200b"
_WHOLE = 1000
"""Characters of a cell up to which its row stays on one page."""
_RUNNING = 100
"""Characters of the programme's name that fit on one line above a page."""
_TIME_MM, _CLOCKS_MM = 23, 33


def schedule(daybook: Daybook, stamped: str) -> dict[str, Any]:
    """Return the data of ``resources/print/schedule.typ``; ``stamped`` is its version and date in words."""
    say, reader, edition = daybook.say, daybook.reader, daybook.edition
    programme, theme, when = daybook.heading()
    title = say("Participants' schedule") if reader.travels else say("Schedule for {reader}", reader=reader.name)
    days = daybook.days(empty=reader.travels)
    text = daybook.account.text
    return {
        "language": daybook.language,
        "title": title,
        "running": reader.name if reader.kind == "group" else title,
        "programme": programme,
        "short": programme if len(programme) <= _RUNNING else f"{programme[: _RUNNING - 1]}…",
        "theme": theme,
        "when": when,
        "organisers": [{"name": text(each.name), "role": text(each.role)} for each in edition.organisers.values()],
        "logos": [_logo(each.logo) for each in edition.organisers.values() if each.logo is not None],
        "labels": {"organisers": say("Organisers")},
        "written": stamped,
        "foot": daybook.foot(),
        "page": say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        "colours": {
            "text": colours.TEXT,
            "second": colours.SECOND,
            "line": colours.LINE,
            "day": colours.DAY,
            "accent": colours.ACCENT,
        },
        "time": _CLOCKS_MM if any(daybook.clocks(day) for day in days) else _TIME_MM,
        "columns": _columns(daybook),
        "days": [_day(daybook, day) for day in days],
        "people": _people(daybook),
    }


def _logo(picture: Picture) -> dict[str, Any]:
    """A picture as the template reads it: Typst knows no base64, so its bytes are numbers."""
    _, _, form = picture.media_type.partition("/")
    return {
        "name": picture.name,
        "bytes": list(base64.b64decode(picture.data)),
        "format": {"jpeg": "jpg", "svg+xml": "svg"}.get(form, form),
    }


def _columns(daybook: Daybook) -> list[dict[str, Any]]:
    """The columns after the time: title, width (a share of what is left, else in mm), whether they are counts."""

    def column(title: str, wide: float, share: bool = False, right: bool = False) -> dict[str, Any]:
        return {"title": title, "wide": wide, "share": share, "right": right}

    say = daybook.say
    activity = column(say("Activity"), 1, share=True)
    if daybook.reader.travels:
        return [
            activity,
            column(say("Place"), 42),
            column(say("Dress"), 25),
            column(say("What to bring"), 27),
        ]
    return [activity, column(say("Place"), 46), column(say("People"), 14, right=True), column(say("Committee PIC"), 30)]


# ----------------------------------------------------------------------------------------------------------------- days


def _day(daybook: Daybook, day: Day) -> dict[str, Any]:
    say = daybook.say
    clocks, names = daybook.clocks(day), daybook.zone_names(day.items)
    cities = daybook.cities(day.date)
    hotels = daybook.hotels(day.date) if daybook.reader.travels else ""
    return {
        "date": say.long_date(day.date),
        "where": cities if clocks or not names else " · ".join(part for part in (cities, names) if part),
        "clock": say("Local time") if clocks else say("Time"),
        "night": say("Night: {hotel}", hotel="; ".join(hotels.splitlines())) if hotels else "",
        "empty": say("No programme on this day."),
        "items": [_item(daybook, item, bool(clocks)) for item in day.items],
    }


def _item(daybook: Daybook, item: Item, clocks: bool) -> dict[str, Any]:
    aside = _aside(daybook, item)
    told: dict[str, Any] = {"bar": _bar(item), "time": _times(daybook, item, clocks), "aside": aside, "whole": True}
    if aside:
        return told
    activity = item.activity
    name = daybook.account.name(item.occurrence) + daybook.star(activity.assumed("name"))
    notes = [
        {"label": label, "text": _broken(text), "style": style} for label, text, style in _notes(daybook, item) if text
    ]
    cells = [_broken(cell) for cell in _cells(daybook, item)]
    longest = max(len(name) + sum(len(note["text"]) for note in notes), *map(len, cells))
    return told | {
        "name": _broken(name),
        "whose": daybook.whose(item.occurrence.leaves).strip(),
        "notes": notes,
        "steps": [] if daybook.reader.travels else list(_steps(daybook, item)),
        "cells": cells,
        "whole": longest <= _WHOLE,
    }


def _bar(item: Item) -> str:
    if item.rest is not None:
        return colours.REST_BAR
    return colours.TRIP_BAR if item.entry is None else colours.BARS[item.activity.kind]


def _times(daybook: Daybook, item: Item, clocks: bool) -> list[str]:
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


def _aside(daybook: Daybook, item: Item) -> str:
    """A way, a rest, a check-in or a check-out, in a line of its own; empty for a time slot."""
    say, account = daybook.say, daybook.account
    if item.run is not None:
        return _broken(daybook.pick_up(item.run))
    if item.lodging is not None:
        return _broken(account.lodging(item.lodging) + daybook.whose(item.lodging.leaves))
    if item.rest is not None:
        return say(RESTS[item.rest.kind]) + daybook.whose(item.rest.leaves)
    trip = item.trip
    if trip is None:
        return ""
    parts = [account.trip(trip) + daybook.whose(trip.leaves)]
    if item.zone != item.end_zone:
        parts.append(say.duration(trip.minutes))  # the two clocks do not tell it
    if trip.be_there:
        parts.append(say("be there at {time}", time=say.time(trip.be_there)))
    return _broken(" · ".join(parts))


def _cells(daybook: Daybook, item: Item) -> Iterator[str]:
    """The cells after the name, in the order of the columns."""
    activity, account = item.activity, daybook.account
    if daybook.reader.travels:
        yield daybook.place(item.occurrence)
        yield daybook.marked(activity, "dress", account.text(activity.dress))
        yield daybook.marked(activity, "bring", account.text(activity.bring))
    else:
        yield daybook.place(item.occurrence, address=True)
        yield str(item.occurrence.head_count)
        yield account.pic(activity)


def _notes(daybook: Daybook, item: Item) -> Iterator[tuple[str, str, str]]:
    """The lines under an activity's name: (label, text, style: plain or second)."""
    say, account, activity = daybook.say, daybook.account, item.activity
    yield "", daybook.marked(activity, "topic", account.text(activity.topic)), "second"
    yield "", choice(activity, say), "second"
    if daybook.reader.travels:
        known = [p for p in activity.persons if not is_code(daybook.edition.persons[p].name)]
        yield "", account.persons(known), "plain"
        return
    yield say("Steps"), "" if timed_steps(activity) else account.steps(activity), "second"
    yield say("Tours"), account.tours(activity), "second"
    yield say("Dress"), account.text(activity.dress), "second"
    yield say("What to bring"), account.text(activity.bring), "second"
    assert item.entry is not None
    yield "", say("Subject to confirmation.") if account.is_open(item.entry) else "", "second"


def _steps(daybook: Daybook, item: Item) -> Iterator[dict[str, Any]]:
    """The steps of an activity at their times, where these are told; the reader's own are marked."""
    say, account = daybook.say, daybook.account
    for step, (begins, ends) in zip(item.activity.steps, timed_steps(item.activity), strict=False):
        start, end = (item.start + dt.timedelta(minutes=n) for n in (begins, ends))
        who = account.called(step.person)
        yield {
            "time": say.times(start, end),
            "text": _broken(" – ".join(part for part in (account.text(step.name), who) if part)),
            "own": daybook.reader.leads(daybook.edition, step.person),
        }


def _broken(text: str) -> str:
    """The text with places to break a line in words that are wider than a column."""
    return _LONG_WORD.sub(lambda word: _pieces(word.group()), text)


def _pieces(word: str) -> str:
    joint = _SOFT_HYPHEN if word.isalpha() else _NO_SPACE
    return joint.join(word[start : start + _STRETCH] for start in range(0, len(word), _STRETCH))


# --------------------------------------------------------------------------------------------------------- participants


def _people(daybook: Daybook) -> dict[str, Any]:
    """The participants by name, on the papers of those who go along; none while they are codes only."""
    say, text, edition = daybook.say, daybook.account.text, daybook.edition
    people = [p for p in _participants(daybook) if not is_code(p.name)]
    countries = {p.id: text(edition.countries[p.country].name) if p.country else "" for p in people}
    groups = {p.id: _group(daybook, p) for p in people}
    told: Sequence[tuple[str, dict[str, str]]] = (
        (say("Position"), {p.id: text(p.position) or _companion(daybook, p) for p in people}),
        (say("Country"), countries),
        (say("Group"), groups),
    )
    shown = [(title, by_person) for title, by_person in told if any(by_person.values())]
    return {
        "title": say("Participants"),
        "columns": ["", say("Name"), *(title for title, _ in shown)],
        "rows": [
            [str(n), _broken(p.name), *(_broken(by_person[p.id]) for _, by_person in shown)]
            for n, p in enumerate(people, 1)
        ],
    }


def _companion(daybook: Daybook, person: Person) -> str:
    """With whom a companion comes; empty for anybody else."""
    with_whom = daybook.edition.persons.get(person.companion_of or "")
    if person.role != "companion":
        return ""
    return daybook.say("with {name}", name=with_whom.name) if with_whom is not None else daybook.say("Companion")


def _participants(daybook: Daybook) -> tuple[Person, ...]:
    edition, reader = daybook.edition, daybook.reader
    found = tuple(p for p in edition.persons.values() if p.role in ("participant", "companion"))
    if reader.is_whole:
        return found
    if reader.kind == "group":
        its = members(edition, reader.id)
        return tuple(p for p in found if p.id in its)
    return ()


def _group(daybook: Daybook, person: Person) -> str:
    """The groups of a person, where the paper is for several."""
    if len(daybook.reader.leaves) < 2:
        return ""
    edition = daybook.edition
    return daybook.say.list(
        daybook.account.text(edition.groups[g].name) for g in daybook.reader.leaves if person.id in members(edition, g)
    )
