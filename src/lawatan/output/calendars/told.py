"""What calendars say of an entry, a trip, a run or a drive below its title: (label, text) by kind of reader."""

from __future__ import annotations

from collections.abc import Iterator

from lawatan.output.account import Account
from lawatan.output.drive import Drive
from lawatan.output.particulars import absent, choice
from lawatan.output.pick_up import PickUp
from lawatan.output.reader import Reader
from lawatan.output.trip import Trip
from lawatan.output.visitors import Visitors, receives
from lawatan.schedule import Entry
from lawatan.words import zone_name

Told = Iterator[tuple[str, str]]


def told_of(account: Account, reader: Reader, entry: Entry) -> Told:
    """What a reader is told of a time slot."""
    return (_told_to_party if reader.travels else _told_to_host)(account, reader, entry)


def _told_to_party(account: Account, reader: Reader, entry: Entry) -> Told:
    """What those who go along are told of an activity: (label, text)."""
    say, text, occurrence = account.say, account.text, entry.occurrence
    assert occurrence is not None
    activity = occurrence.activity
    venue = account.edition.venues[occurrence.venue]
    yield say("What is done"), text(activity.topic)
    yield say("For those who want to"), choice(activity, say)
    yield say("Groups"), account.party(occurrence)
    yield account.hosts_title(occurrence), account.hosts(activity)
    yield say("Resource persons"), account.persons(activity.resource_persons)
    yield say("Officials"), account.persons(activity.officials)
    yield say("Guests"), "; ".join(text(g) for g in activity.guests)
    if reader.is_committee:
        yield say("Committee PIC"), account.pic(activity)
    yield say("Steps"), account.steps(occurrence, account.view.starts(entry))
    yield say("Tours"), account.tours(activity)
    yield say("Dress"), text(activity.dress)
    yield say("What to bring"), text(activity.bring)
    yield say("Conditions"), account.conditions(activity)
    yield say("Access"), text(venue.access)
    yield say("Note"), text(activity.note)
    if reader.is_committee:
        yield say("Absent"), absent(account.view, entry, say)
        yield say("Confirmation"), account.confirmation(entry)
        yield say("Unconfirmed"), ", ".join(account.unconfirmed(activity))
    elif account.is_open(entry):
        yield "", say("Subject to confirmation.")


def _told_to_host(account: Account, reader: Reader, entry: Entry) -> Told:
    """What a host institution or a person is told of its own slot: (label, text)."""
    say, text, occurrence = account.say, account.text, entry.occurrence
    assert occurrence is not None
    activity, zone = occurrence.activity, account.view.zone(entry)
    start = account.view.starts(entry)
    yield say("Your part"), account.own_steps(reader, occurrence, start)
    if reader.kind == "person":
        yield say("You are absent"), absent(account.view, entry, say, reader.id)
    if receives(account.edition, reader, occurrence):
        coming = Visitors(account, entry).arriving()
        yield say("Arrival of the guests"), f"{coming} {zone_name(start, zone)}" if coming else ""
    else:
        yield say("Be there at"), f"{say.time(start)} {zone_name(start, zone)}"
    yield say("Head-count"), account.people(occurrence.head_count)
    yield say("What is done"), text(activity.topic)
    yield say("Groups"), account.groups(occurrence.groups)
    yield say("Committee PIC"), account.pic(activity)
    yield say("Resource persons"), account.persons(activity.resource_persons)
    yield say("Officials"), account.persons(activity.officials)
    yield say("Steps"), account.steps(occurrence, start)
    yield say("Tours"), account.tours(activity)
    yield say("Dress"), text(activity.dress)
    yield say("What to bring"), text(activity.bring)
    if account.is_open(entry):
        yield "", say("Subject to confirmation.")


def told_of_trip(account: Account, reader: Reader, trip: Trip) -> Told:
    """What those who go along are told of a way from one place to another."""
    say = account.say
    minutes = say.duration(trip.minutes)
    yield say("From"), account.location(account.edition.venues[trip.from_venue])
    yield say("To"), account.location(account.edition.venues[trip.to_venue])
    if trip.be_there:
        yield say("Be there at"), say.time(trip.be_there)
    for lodging in reader.lodgings(account.view):
        if trip.ride and set(trip.leaves) <= set(lodging.leaves):
            if not lodging.arriving and lodging.at == trip.start:
                yield say("Before leaving, check out"), account.lodged_at(lodging)
            elif lodging.arriving and lodging.at == trip.end:
                yield say("On arrival, check in"), account.lodged_at(lodging)
    yield say("Takes"), f"{minutes} ({say('unconfirmed')})" if trip.assumed and reader.is_committee else minutes
    yield say("By"), account.by(trip)
    yield say("Traffic"), account.traffic(trip)
    yield say("Groups"), f"{account.groups(trip.leaves)}, {account.people(trip.people)}"


def told_of_run(account: Account, each: PickUp) -> Told:
    """What is told of an arrival or departure run, with those of its passengers whom the reader may read of."""
    say = account.say
    yield say("To"), account.location(account.edition.venues[each.run.to_venue])
    yield say("Vehicle"), account.vehicle_of(each)
    yield say("Driver"), account.driver_of(each)
    yield say("Passengers"), "; ".join(account.aboard(passenger) for passenger in each.passengers)
    yield say("Note"), account.text(each.run.note)


def told_of_drive(account: Account, drive: Drive) -> Told:
    """What a driver is told of a way: where to, whom and how many, who guides them."""
    say, edition = account.say, account.edition
    vehicle = edition.vehicles[drive.vehicle]
    yield say("From"), account.location(edition.venues[drive.from_venue])
    yield say("To"), account.location(edition.venues[drive.to_venue])
    yield say("Vehicle"), f"{account.text(vehicle.name) or vehicle.id} {vehicle.plate}".strip()
    yield say("Groups"), account.groups(drive.leaves) if drive.leaves else ""
    yield say("People"), account.people(drive.people)
    yield say("Luggage"), say.plural("{n} piece", "{n} pieces", drive.luggage) if drive.luggage else ""
    yield say("Passengers"), "; ".join(account.reached(person) for person in drive.passengers)
    yield say("Driver"), account.reached(drive.driver)
    yield say("Guide"), "; ".join(account.reached(guide) for guide in drive.guides)
