"""The host pack: what an institution, or one who comes to speak, has to know of each of its slots, with a slip to confirm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from lawatan.domain import Host
from lawatan.output.account import is_code, timed_steps
from lawatan.output.daybook import Daybook, Item
from lawatan.output.format import Outgoing
from lawatan.output.letters.address import OPEN
from lawatan.output.maps import map_link
from lawatan.output.particulars import choice
from lawatan.output.print.front import broken
from lawatan.output.print.printed import Printed
from lawatan.output.print.qr import qr
from lawatan.output.print.slips import (
    Data,
    alone,
    known,
    label,
    marked,
    news,
    own_script,
    sheet,
)
from lawatan.output.reader import Reader
from lawatan.output.visitors import Visitors, at_the_gate, nameless, receives, role_of
from lawatan.words import zone_name

_SPEAK = ("resource", "official", "guest")
_WHOLE = 1000
"""Characters of a row up to which it stays on one page."""
_ON_ONE_PAGE = 6
"""Slots that a slip holds without being divided over pages."""


def suits(out: Outgoing, reader: Reader) -> bool:
    """Whether it is for a host, or for one who comes to speak and does not go along."""
    if reader.kind != "person":
        return reader.kind == "host"
    return not reader.travels and out.view.edition.persons[reader.id].role in _SPEAK


def data(out: Outgoing, reader: Reader) -> Data | None:
    """What stands on it; None where it is not made for this reader, or has nothing to say."""
    if not suits(out, reader):
        return None
    daybook = Daybook.of(out, reader)
    items = [item for item in daybook.items if item.entry is not None]
    if not items and not daybook.news:
        return None
    shown = [item for item in items if not alone(out) or daybook.new(item) is not None]
    say = daybook.say
    title = say("Information for {reader}", reader=broken(reader.name))
    return sheet(out, daybook, title) | {
        "running": say("Information for {reader}", reader=_short(reader.name)),
        "news": news(out, daybook),
        "slots": [_slot(daybook, item) for item in shown],
        "names": _names(daybook, shown),
        "slip": _slip(daybook, shown) if shown else None,
    }


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


_LONGEST = 60
"""Characters of a reader's name above each page."""

# ---------------------------------------------------------------------------------------------------------------- slots


def _slot(daybook: Daybook, item: Item) -> Data:
    say, account, activity = daybook.say, daybook.account, item.activity
    assert item.entry is not None
    visitors = Visitors(account, item.entry)
    venue = daybook.edition.venues[item.occurrence.venue]
    host = _host(daybook)
    at_home = receives(daybook.edition, daybook.reader, item.occurrence)
    seen = label(say("Dress of the guests") if at_home else say("Dress"), account.text(activity.dress))
    rows = [
        label(say("Arrival of the guests"), visitors.arriving() if at_home else ""),
        label(say("Place"), daybook.place(item.occurrence, address=True)),
        label(say("Who comes"), visitors.counted(), visitors.countries(), choice(activity, say)),
        label(say("Officials and resource persons"), *account.speakers(activity)),
        label(say("What is done"), account.text(activity.topic)),
        label(say("Tours"), account.tours(activity)),
        label(say("Steps"), "" if timed_steps(item.occurrence) else account.steps(item.occurrence)),
        label(say("Vehicles, for the gate"), *(visitors.vehicles() if at_home else ())),
        seen,
        label(say("What the guests bring"), account.text(activity.bring)) if host else label(""),
        label(say("What you ask of the guests"), _conditions(daybook, host)),
        label(say("Your contact"), _contact(daybook, item)),
    ]
    link = map_link(venue)
    return {
        "date": say.long_date(item.start.date()),
        "time": say.times_by_clocks(item.start, item.end, item.zone, item.end_zone),
        "zone": zone_name(item.start, item.zone) if item.zone == item.end_zone else "",
        "kind": account.kind(activity),
        "name": broken(account.name(item.occurrence)),
        "whose": daybook.whose(item.occurrence.leaves).strip(),
        "open": say("Subject to confirmation.") if account.is_open(item.entry) else "",
        "mark": marked(daybook, item),
        "rows": known(rows),
        "prepare": {"title": say("Please prepare"), "lines": list(_prepare(daybook, item, visitors, host, at_home))},
        "steps": {"title": say("Step by step"), "lines": list(_steps(daybook, item))},
        "map": None if at_home else {"link": link, "svg": qr(link), "caption": say("Map")},
    }


def _host(daybook: Daybook) -> Host | None:
    """The institution for which the pack is; None where it is for a person."""
    return daybook.edition.hosts[daybook.reader.id] if daybook.reader.kind == "host" else None


def _conditions(daybook: Daybook, host: Host | None) -> str:
    """What the institution itself asks for; what others ask is theirs."""
    return daybook.account.asked((host.id,)) if host is not None else ""


def _contact(daybook: Daybook, item: Item) -> str:
    """Who of the committee answers for it, with the phone number."""
    pic = item.activity.pic
    if not pic:
        return ""
    person = daybook.edition.persons[pic]
    position = "" if is_code(person.name) else daybook.account.text(person.position)
    return ", ".join(part for part in (daybook.account.reached(pic), position) if part)


def _prepare(daybook: Daybook, item: Item, visitors: Visitors, host: Host | None, at_home: bool) -> Iterator[str]:
    """What there is to do before, as far as the programme's data say."""
    say, account, occurrence = daybook.say, daybook.account, item.occurrence
    if at_home:
        arrivals = visitors.arrivals()
        if arrivals:
            yield say("Somebody at the entrance to welcome the guests, from {time} on", time=say.time(arrivals[0]))
        room = daybook.edition.venues[occurrence.venue].room(occurrence.room) if occurrence.room else None
        if room is not None:
            people = account.people(occurrence.head_count)
            yield broken(say("The room {room}, for {people}", room=account.text(room.name), people=people))
        for tour in item.activity.tours:
            name, long = account.text(tour.name), say.duration(tour.minutes)
            yield broken(
                say(
                    "A guide for the tour: {name}, {people}, {long}",
                    name=name,
                    people=account.people(tour.people),
                    long=long,
                )
            )
        if visitors.vehicles():
            yield say("A word to the gate about the vehicles, and where they can stand")
    own = account.own_steps(daybook.reader, item.occurrence, item.start)
    if own:
        yield broken(say("Your own part: {steps}", steps=own))
    if at_home and host is not None and host.names_days is not None:
        by = item.start.date() - dt.timedelta(days=host.names_days)
        if visitors.named():
            yield say("The list of names for the gate: it is annexed")
        else:
            yield say("The list of names for the gate: you get it by {date}", date=say.date(by))


def _steps(daybook: Daybook, item: Item) -> Iterator[Data]:
    """The steps at their times; the reader's own stand out."""
    say, account = daybook.say, daybook.account
    for step, (begins, ends) in zip(item.activity.steps, timed_steps(item.occurrence), strict=False):
        start, end = (item.start + dt.timedelta(minutes=n) for n in (begins, ends))
        own = daybook.reader.leads(daybook.edition, step.person)
        yield {
            "time": say.times(start, end),
            "text": broken(account.text(step.name)),
            "who": broken(account.called(step.person)),
            "own": say("yours") if own else "",
        }


# ---------------------------------------------------------------------------------------------------------------- names


def _names(daybook: Daybook, items: Sequence[Item]) -> Data | None:
    """The annex: who comes to the institution by name, where names are known; of several slots with the groups of each."""
    say, account, persons = daybook.say, daybook.account, daybook.edition.persons
    at_home = [i.entry for i in items if i.entry and receives(daybook.edition, daybook.reader, i.occurrence)]
    received = [Visitors(account, entry) for entry in at_home]
    if not any(visitors.named() for visitors in received):
        return None
    found: dict[str, list[str]] = {}
    coming = at_the_gate(received, daybook.reader.id)
    for person in (each for each in coming if not is_code(persons[each].name)):
        theirs = (account.groups(each.occurrence.groups) for each in received if person in each.expected)
        found[person] = list(dict.fromkeys(theirs))
    apart = len({group for groups in found.values() for group in groups}) > 1
    columns = ["", say("Name"), say("Position"), say("Country"), *([say("Group")] if apart else [])]
    rows: list[Data] = []
    for n, (person, groups) in enumerate(found.items(), 1):
        record = persons[person]
        cells = [broken(role_of(account, person)), account.country(person), *([say.list(groups)] if apart else [])]
        whole = len(record.name) + sum(map(len, cells)) <= _WHOLE
        name, script = broken(record.name), broken(own_script(record))
        rows.append({"number": str(n), "name": name, "script": script, "cells": cells, "whole": whole})
    unknown = len(found) < len(coming) or nameless(received) > 0
    return {
        "title": say("Annex: list of names"),
        "columns": columns,
        "rows": rows,
        "note": say("Not all names are known yet.") if unknown else "",
    }


# ----------------------------------------------------------------------------------------------------------------- slip


def _slip(daybook: Daybook, items: Sequence[Item]) -> Data:
    say, account = daybook.say, daybook.account
    contacts = list(dict.fromkeys(filter(None, (_contact(daybook, item) for item in items))))
    pics = (daybook.edition.persons[item.activity.pic] for item in items if item.activity.pic)
    if contacts and not any(person.phone for person in pics):
        contacts.append(OPEN)  # where to, somebody fills in
    return {
        "title": say("Confirmation"),
        "cut": say("cut here"),
        "from": broken(daybook.reader.name),
        "back": broken(say("Please return this part to: {contacts}", contacts="; ".join(contacts))) if contacts else "",
        "columns": [say("Agreed"), say("Agreed with a change"), say("Cannot be done")],
        "rows": [
            {
                "when": say("{date}, {times}", date=say.day(item.start.date()), times=_times(daybook, item)),
                "what": broken(account.name(item.occurrence) + daybook.whose(item.occurrence.leaves)),
            }
            for item in items
        ],
        "wish": say("Change that is wished for"),
        "fields": [say("Name"), say("Position"), say("Date"), say("Signature and stamp")],
        "whole": len(items) <= _ON_ONE_PAGE,
    }


def _times(daybook: Daybook, item: Item) -> str:
    return daybook.say.times_by_clocks(item.start, item.end, item.zone, item.end_zone)


HOST_PACK = Printed("host_pack", data, suits)
"""The pack of a host, or of one who comes to speak and does not go along."""

__all__ = ["HOST_PACK", "data", "suits"]
