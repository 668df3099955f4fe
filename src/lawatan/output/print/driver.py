"""The driver sheet: a page a day for a vehicle, a driver or a guide: pick-ups, places as QR codes, passengers, phones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lawatan.output.account import is_code
from lawatan.output.arrival import break_before
from lawatan.output.contacts import pics_of
from lawatan.output.daybook import Day, Daybook, Item
from lawatan.output.drive import Drive, together
from lawatan.output.format import Outgoing
from lawatan.output.maps import map_link
from lawatan.output.pick_up import Passenger, PickUp, pick_ups
from lawatan.output.print.front import broken
from lawatan.output.print.printed import Printed
from lawatan.output.print.qr import qr
from lawatan.output.print.slips import Data, alone, known, label, marked, news, sheet
from lawatan.output.reader import Reader
from lawatan.output.rest import RESTS
from lawatan.output.trip import trips
from lawatan.schedule import Entry, Way
from lawatan.schedule.fleet import ON_ROAD, Fleet
from lawatan.words import zone_name


def data(out: Outgoing, reader: Reader) -> Data | None:
    """What stands on them; None where the reader drives and guides nothing and has nothing to be told."""
    if reader.kind not in ("vehicle", "person"):
        return None
    daybook = Daybook.of(out, reader)
    days = [
        Day(day.date, _each_once([item for item in day.items if item.drive is not None]))
        for day in daybook.days(empty=False)
    ]
    days = [day for day in days if day.items]
    shown = [day for day in days if not alone(out) or any(daybook.new(item) for item in day.items)]
    told = [each for each in daybook.news if each.is_drive]
    if not shown and not told:
        return None
    say = daybook.say
    called, guides = broken(_called(daybook)), _only_guides(daybook)
    title = say("Guide sheet: {reader}", reader=called) if guides else say("Driver sheet: {reader}", reader=called)
    return sheet(out, daybook, title) | {
        "running": say("Guide sheet") if guides else say("Driver sheet"),
        "who": _who(daybook),
        "news": news(out, daybook, told),
        "days": [_day(daybook, day) for day in shown],
    }


def _only_guides(daybook: Daybook) -> bool:
    """Whether the reader is a guide who drives on none of the ways, nor did before."""
    drives = [item.drive.driver == daybook.reader.id for item in daybook.items if item.drive is not None]
    drove = [each.about == "drive" for each in daybook.news if each.is_drive]
    return daybook.reader.kind == "person" and not any((*drives, *drove))


def _each_once(items: Sequence[Item]) -> tuple[Item, ...]:
    """The ways in order; one that several drivers of a vehicle share is there once."""
    found: dict[tuple[str, str, dt.datetime], Item] = {}
    for item in items:
        drive = item.drive
        assert drive is not None
        found.setdefault((drive.vehicle, drive.item, drive.start), item)
    return tuple(found.values())


def _called(daybook: Daybook) -> str:
    reader, edition = daybook.reader, daybook.edition
    if reader.kind == "person":
        return edition.persons[reader.id].name
    plate = edition.vehicles[reader.id].plate
    return f"{reader.name} ({plate})" if plate else reader.name


def _who(daybook: Daybook) -> str:
    """Of a vehicle its drivers with their phones, of a driver or guide the vehicles."""
    say = daybook.say
    found = [item.drive for item in daybook.items if item.drive is not None]
    if daybook.reader.kind == "person":
        return broken(say.list(dict.fromkeys(_vehicle(daybook, drive.vehicle) for drive in found)))
    drivers = dict.fromkeys(daybook.account.reached(drive.driver) for drive in found if drive.driver)
    return broken(say("Driver: {names}", names=say.list(drivers))) if drivers else ""


def _vehicle(daybook: Daybook, vehicle_id: str) -> str:
    vehicle = daybook.edition.vehicles[vehicle_id]
    name = daybook.account.text(vehicle.name) or vehicle.id
    return f"{name} ({vehicle.plate})" if vehicle.plate else name


# ----------------------------------------------------------------------------------------------------------------- days


def _day(daybook: Daybook, day: Day) -> Data:
    say = daybook.say
    clocks, several = bool(daybook.clocks(day)), len({item.drive.vehicle for item in day.items if item.drive}) > 1
    lines: list[Data] = []
    before: Drive | None = None
    for item in day.items:
        drive = item.drive
        assert drive is not None
        between = _between(daybook, before, drive) if before is not None else ""
        lines.append({"between": between, **_drive(daybook, item, drive, clocks, several)})
        before = drive
    first, last = day.items[0], max(day.items, key=lambda item: item.end)
    return {
        "date": say.long_date(day.date),
        "zones": "" if clocks else daybook.zone_names(day.items),
        "span": say.times_by_clocks(first.start, last.end, first.zone, last.end_zone),
        "sum": say.plural("{n} trip", "{n} trips", len(day.items)),
        "drives": lines,
    }


def _between(daybook: Daybook, before: Drive, after: Drive) -> str:
    """What lies between two ways: an empty way to where the next begins, and the time that is free."""
    say, view = daybook.say, daybook.view
    clock = view.setting.clock
    done, to_come = (
        Way(d.start.date(), d.from_venue, d.to_venue, clock.minute(d.start), clock.minute(d.end))
        for d in (before, after)
    )
    empty = Fleet(view).empty_minutes(done, to_come) if before.vehicle == after.vehicle else 0
    free = to_come.start - done.end - empty
    parts = []
    if empty and free >= 0:
        there = daybook.account.venue(after.from_venue)
        parts.append(say("empty to {place}, about {long}", place=broken(there), long=say.duration(empty)))
    if free > 0:
        parts.append(say("{long} free", long=say.duration(free)))
    return " · ".join(parts)


def _drive(daybook: Daybook, item: Item, drive: Drive, clocks: bool, several: bool) -> Data:
    say, account = daybook.say, daybook.account
    runs: tuple[PickUp, ...] = daybook.view.once("pick-ups", lambda: pick_ups(daybook.view))
    run = next((each for each in runs if each.run.id == drive.run), None) if drive.run else None
    leads_to = _leads_to(daybook, drive)
    luggage = drive.luggage
    pieces = [say.plural("{n} piece of luggage", "{n} pieces of luggage", luggage)] if luggage else []
    rows = [
        label(say("Vehicle"), _vehicle(daybook, drive.vehicle) if several else ""),
        label(say("On board"), ", ".join([account.people(drive.people), *pieces]), _groups(daybook, drive)),
        label(say("Together with"), say.list(_others(daybook, drive))),
        label(say("Be there by"), _what_for(daybook, drive, leads_to)),
        label(say("Committee PIC"), *(_other(daybook, pic) for pic in pics_of(daybook.view, drive))),
        label(say("Driver"), _other(daybook, drive.driver) if daybook.reader.kind == "person" else ""),
        label(say("Guide"), *(_other(daybook, guide) for guide in drive.guides)),
        label(say("Note"), account.text(run.run.note) if run is not None else ""),
    ]
    return {
        "start": say.time(drive.start),
        "zone": zone_name(drive.start, drive.zone) if clocks else "",
        "leaves": say("leaves {time}", time=say.time(drive.departure)) if drive.departure > drive.start else "",
        "arrives": say(
            "arrives {time}", time=say.time_by_clock(drive.end, drive.end_zone) if clocks else say.time(drive.end)
        ),
        "from": _place(daybook, drive.from_venue, say("Pick-up")),
        "to": _place(daybook, drive.to_venue, say("Destination")),
        "rows": known(rows),
        "mark": marked(daybook, item),
        "passengers": _passengers(daybook, run.passengers, run.arriving) if run is not None else None,
    }


def _other(daybook: Daybook, person: str | None) -> str:
    """The driver or the guide with the phone; empty where that is the reader."""
    return daybook.account.reached(person) if person != daybook.reader.id else ""


def _others(daybook: Daybook, drive: Drive) -> tuple[str, ...]:
    """The vehicles that carry the same groups on the same way."""
    return tuple(broken(_vehicle(daybook, vehicle)) for vehicle in together(daybook.view, drive))


def _place(daybook: Daybook, venue_id: str, caption: str) -> Data:
    venue = daybook.edition.venues[venue_id]
    link = map_link(venue)
    return {
        "name": broken(daybook.account.venue(venue_id)),
        "address": broken(venue.address),
        "access": broken(daybook.account.text(venue.access)),
        "code": {"link": link, "svg": qr(link)},
        "caption": caption,
    }


def _groups(daybook: Daybook, drive: Drive) -> str:
    """Which groups are aboard, where that is not all of them."""
    if not drive.leaves or set(drive.leaves) == set(daybook.view.setting.leaves):
        return ""
    return daybook.account.groups(drive.leaves)


# ---------------------------------------------------------------------------------------------------------- what it is for


def _leads_to(daybook: Daybook, drive: Drive) -> Entry | None:
    """What a way leads to: a time slot, or the ride of which it is a part."""
    view, found = daybook.view, None
    for entry in (view.entries[item] for item in drive.items):
        if entry.ride is not None:
            found = found or entry
        elif view.starts(entry) >= drive.end and entry.from_venue == drive.to_venue:
            found = entry
    return found


def _what_for(daybook: Daybook, drive: Drive, entry: Entry | None) -> str:
    """Until when they have to be there, and for what: the next time slot, the train or the flight that leaves then."""
    if entry is None:
        return ""
    say, view = daybook.say, daybook.view
    if entry.occurrence is not None:
        what, pause = daybook.account.name(entry.occurrence), break_before(view, entry)
        if pause is None:
            return say("{time}: {what}", time=say.time(view.starts(entry)), what=what)
        at = view.setting.clock.moment(pause.start, view.zone(entry))
        return say("{time}: {rest}, then {what}", time=say.time(at), rest=say(RESTS[pause.kind]), what=what)
    trip = next(
        (
            each
            for each in view.once(("trips", drive.leaves), lambda: trips(view, drive.leaves))
            if each.ride == entry.id and each.from_venue == drive.to_venue and each.start >= drive.end
        ),
        None,
    )
    if trip is None or trip.mode in ON_ROAD:
        return ""
    by = daybook.account.by(trip)
    return say(
        "{time}: {service}, leaves at {departure}",
        time=say.time(trip.be_there or trip.start),
        service=by,
        departure=say.time(trip.start),
    )


def _passengers(daybook: Daybook, passengers: Sequence[Passenger], arriving: bool) -> Data:
    """Who is fetched or brought, by name, with the flight or train and the phone."""
    say, persons = daybook.say, daybook.edition.persons
    columns = [
        say("Name"),
        say("Flight or train"),
        say("Lands") if arriving else say("Departs"),
        say("From") if arriving else say("To"),
        say("Terminal"),
        say("Luggage"),
        say("Phone"),
    ]
    rows = []
    for each in passengers:
        person, journey = persons[each.person], each.journey
        rows.append(
            [
                broken(daybook.account.called(each.person) if is_code(each.name) else each.name),
                broken(journey.number) if journey is not None else "",
                say.time(each.at) if each.at is not None else "",
                broken(journey.other_end) if journey is not None else "",
                broken(journey.terminal) if journey is not None else "",
                str(each.luggage),
                broken(person.phone),
            ]
        )
    return {"columns": columns, "rows": rows}


def suits(out: Outgoing, reader: Reader) -> bool:
    """Whether it is for a vehicle, or for one who drives or guides."""
    return reader.kind == "vehicle" or bool(reader.drives(out.view))


DRIVER_SHEET = Printed("driver", data, suits)
"""The sheets of a vehicle, or of one who drives or guides."""

__all__ = ["DRIVER_SHEET", "data", "suits"]
