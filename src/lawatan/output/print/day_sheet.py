"""The day sheet: a day on a page with large times, on A4; and as a picture for the screen of a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from lawatan.output import answerable
from lawatan.output.account import is_code
from lawatan.output.daybook import Day, Daybook, Item
from lawatan.output.format import Outgoing, Part
from lawatan.output.particulars import called, choice
from lawatan.output.print import press
from lawatan.output.print.changes import Changed, has_pages
from lawatan.output.print.days import aside
from lawatan.output.print.front import bar, broken, front
from lawatan.output.print.printed import Printed
from lawatan.output.reader import Reader
from lawatan.words import zone_name

Form = Literal["page", "phone"]
TEMPLATE = "day_sheet"
PIXELS = 1080
"""How wide a picture is: the width of most telephones' screens held upright."""
POINTS = 360
"""How wide it is set; ``day_sheet.typ`` has the same number."""
_CONTACTS = 3


def pictures(out: Outgoing, reader: Reader) -> Iterator[Part]:
    """The day sheets as pictures, a part a day with its date for a name; the changes first where they alone are wanted."""
    if not reader.travels or not has_pages(out, reader):
        return
    told = content(out, reader, "phone")
    names = [*(["changes"] if told["changes"]["alone"] else []), *(each["id"] for each in told["days"])]
    if names:
        made = press.pictures(TEMPLATE, told, PIXELS / POINTS)
        yield from (Part(picture, name) for picture, name in zip(made, names, strict=True))


def content(out: Outgoing, reader: Reader, form: Form) -> dict[str, Any]:
    """Return the data of ``resources/print/day_sheet.typ``."""
    daybook = Daybook.of(out, reader)
    say, changed = daybook.say, Changed(out, daybook, apart=True)
    return {
        **front(daybook, say("Day sheets"), out.stamped()),
        "form": form,
        "reader": "" if reader.is_whole else broken(reader.name),
        "labels": {
            "dress": say("Dress"),
            "bring": say("What to bring"),
            "with": say("With"),
            "pic": say("PIC"),
            "night": say("Night"),
            "contact": say("Contact of the day"),
            "empty": say("No programme on this day."),
        },
        "changes": changed.all(),
        "days": [_day(daybook, changed, each) for each in changed.only(daybook.days(empty=True))],
    }


def _day(daybook: Daybook, changed: Changed, each: Day) -> dict[str, Any]:
    say, edition = daybook.say, daybook.edition
    number, count = ((until - edition.first_day).days + 1 for until in (each.date, edition.last_day))
    clocks, names = bool(daybook.clocks(each)), daybook.zone_names(each.items)
    date = say.long_date(each.date)
    weekday, _, rest = date.partition(", ")
    return {
        "id": each.date.isoformat(),
        "weekday": weekday,
        "date": rest,
        "number": say("Day {number} of {count}", number=number, count=count) if 1 <= number <= count else "",
        "where": broken(daybook.cities(each.date)),
        "clock": "" if clocks else names,
        "lines": [_line(daybook, changed, item, clocks) for item in each.items],
        "away": changed.away(each.date),
        "night": [broken(hotel) for hotel in _nights(daybook, each)],
        "contacts": _contacts(daybook, each),
    }


def _line(daybook: Daybook, changed: Changed, item: Item, clocks: bool) -> dict[str, Any]:
    say = daybook.say
    own_clocks = clocks and item.zone != item.end_zone
    told: dict[str, Any] = {
        "bar": bar(item),
        "start": say.time(item.start),
        "start_clock": zone_name(item.start, item.zone) if clocks else "",
        "end": say.time(item.end) if item.end != item.start else "",
        "end_clock": zone_name(item.end, item.end_zone) if own_clocks else "",
        "later": say.date(item.end.date()) if item.end.date() != item.start.date() else "",
        "be_there": "",
        "news": changed.of(item),
    }
    if item.entry is None:
        at = item.trip.be_there if item.trip is not None else None
        there = say("Be there at {time}", time=say.time(at)) if at is not None else ""
        return told | {"aside": aside(daybook, item, be_there=False), "be_there": there}
    account, activity = daybook.account, item.activity
    venue = daybook.edition.venues[item.occurrence.venue]
    place, address = daybook.place(item.occurrence), venue.address
    details = (
        ("dress", daybook.marked(activity, "dress", account.text(activity.dress))),
        ("bring", daybook.marked(activity, "bring", account.text(activity.bring))),
        ("with", "; ".join(_with(daybook, item))),
        ("pic", called(daybook.edition, activity.pic, daybook.language) if activity.pic else ""),
    )
    return told | {
        "aside": "",
        "name": broken(account.name(item.occurrence) + daybook.star(activity.assumed("name"))),
        "whose": broken(daybook.whose(item.occurrence.leaves).strip()),
        "topic": broken(daybook.marked(activity, "topic", account.text(activity.topic))),
        "choice": choice(activity, say),
        "place": broken(place),
        "address": broken(address + daybook.star(bool(address) and venue.assumed("address"))),
        "details": [{"label": label, "text": broken(text)} for label, text in details if text],
    }


def _with(daybook: Daybook, item: Item) -> Iterator[str]:
    """Who speaks, opens or guides, by position where only a code is known; then the guests."""
    account = daybook.account
    for person in item.activity.persons:
        position = account.text(daybook.edition.persons[person].position)
        code = is_code(daybook.edition.persons[person].name)
        yield position if code and position else account.person(person)
    yield from (account.text(guest) for guest in item.activity.guests)


def _nights(daybook: Daybook, each: Day) -> Iterator[str]:
    """The hotels of the night with their addresses and telephones, a line each."""
    there = daybook.hotels(each.date).splitlines()
    venues = {
        stay.venue
        for leaf in daybook.reader.leaves
        for stay in daybook.view.stays(leaf)
        if stay.venue and stay.arrives <= each.date < stay.leaves
    }
    if len(there) == 1 and len(venues) == 1:
        venue = daybook.edition.venues[next(iter(venues))]
        yield ", ".join(part for part in (there[0], venue.address, venue.phone) if part)
    else:
        yield from there


def _contacts(daybook: Daybook, each: Day) -> list[dict[str, str]]:
    """Whom to call on a day: those who answer for its activities, else of the committee; those with a telephone first."""
    account, persons = daybook.account, daybook.edition.persons
    entries = [item.entry for item in each.items if item.entry is not None]
    found = answerable.contacts(account, entries, _CONTACTS)
    rows = [
        {"name": broken(called(daybook.edition, who, daybook.language)), "phone": persons[who].phone} for who in found
    ]
    reached = [row for row in rows if row["phone"]]
    return [dict(row) for row in {tuple(row.items()): row for row in reached or rows}.values()][:_CONTACTS]


def _data(out: Outgoing, reader: Reader) -> dict[str, Any] | None:
    return content(out, reader, "page") if reader.travels and has_pages(out, reader) else None


DAY_SHEETS = Printed(TEMPLATE, _data)

__all__ = ["DAY_SHEETS", "PIXELS", "TEMPLATE", "content", "pictures"]
