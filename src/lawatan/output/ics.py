"""Calendars (iCalendar, RFC 5545): one PUBLISH file a reader, with transfers for those who travel along.

Nobody is invited by these files, so they name no organiser and no attendee (RFC 5546, section 3.2.1).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lawatan import __version__
from lawatan.domain import Venue
from lawatan.output.account import Account
from lawatan.output.files import edition_key
from lawatan.output.format import Outgoing, Part
from lawatan.output.particulars import absent, choice
from lawatan.output.pick_up import PickUp
from lawatan.output.reader import Reader
from lawatan.output.trip import Trip, is_confirmed
from lawatan.schedule import Entry, Occurrence, View
from lawatan.words import zone_name

if TYPE_CHECKING:
    import icalendar


def make(out: Outgoing, reader: Reader) -> Iterator[Part]:
    """The calendar of one reader (``lawatan.output.format.Make``)."""
    yield Part(calendar(out, reader))


def calendar(out: Outgoing, reader: Reader) -> bytes:
    """Return the calendar of one reader as the bytes of its file."""
    import icalendar  # 0.15 s to import: only where a calendar is written

    view = out.view
    account = Account(view, out.language)
    written = out.now.astimezone(dt.UTC).replace(microsecond=0)
    made = icalendar.Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//Lawatan//Lawatan {__version__}//EN")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    title = _calendar_name(account, reader)
    made.add("name", _text(title))  # RFC 7986; the other one is what Outlook, Google and Apple read
    made.add("x-wr-calname", _text(title))
    minute = view.setting.clock.minute
    parts = [
        *((e.start, e.end, _slot(account, reader, e)) for e in reader.slots(view)),
        *((t.order[0], t.order[1], _transfer(account, reader, t)) for t in reader.trips(view)),
        *((minute(r.start), minute(r.end), _run(account, r)) for r in reader.pick_ups(view)),
    ]
    for _, _, component in sorted(parts, key=lambda part: (part[0], part[1], str(part[2]["UID"]))):
        component.add("sequence", 0)
        component.add("dtstamp", written)
        made.add_component(component)
    _add_zones(made, view)
    written_out: bytes = made.to_ical()
    return written_out


def _calendar_name(account: Account, reader: Reader) -> str:
    programme = account.text(account.edition.name)
    if reader.is_whole:
        return programme
    return account.say("{programme}: {reader}", programme=programme, reader=reader.name)


def _slot(account: Account, reader: Reader, entry: Entry) -> icalendar.Event:
    """The time slot of an activity."""
    import icalendar

    occurrence, placement = entry.occurrence, entry.placement
    assert occurrence is not None
    assert placement is not None
    activity, view = occurrence.activity, account.view
    venue = account.edition.venues[occurrence.venue]
    event = icalendar.Event()
    event.add("uid", _uid(account, entry.id))
    event.add("dtstart", view.starts(entry))
    event.add("dtend", view.ends(entry))
    event.add("summary", _text(account.name(occurrence) + account.whose(reader, occurrence.leaves)))
    _add_place(event, account, venue, occurrence)
    told = _told_to_party(account, reader, entry) if reader.travels else _told_to_host(account, reader, entry)
    event.add("description", _text(_paragraphs(told)))
    event.add("categories", [account.kind(activity)])
    event.add("status", "CONFIRMED" if is_confirmed(placement.confirmation) else "TENTATIVE")
    event.add("transp", "TRANSPARENT" if activity.kind == "free_time" else "OPAQUE")
    return event


def _transfer(account: Account, reader: Reader, trip: Trip) -> icalendar.Event:
    """A way from one place to another, in local time at both ends."""
    import icalendar

    say = account.say
    event = icalendar.Event()
    event.add("uid", _uid(account, trip.id))
    event.add("dtstart", trip.start)
    event.add("dtend", trip.end)
    event.add("summary", _text(account.trip(trip) + account.whose(reader, trip.leaves)))
    _add_place(event, account, account.edition.venues[trip.from_venue], None)
    event.add("description", _text(_paragraphs(_told_of_trip(account, reader, trip))))
    event.add("categories", [say("Intercity travel") if trip.ride else say("Transfer")])
    event.add("status", "CONFIRMED" if trip.settled else "TENTATIVE")
    event.add("transp", "OPAQUE")
    return event


def _run(account: Account, each: PickUp) -> icalendar.Event:
    """An arrival or departure run, with those of its passengers whom the reader may read of."""
    import icalendar

    say = account.say
    event = icalendar.Event()
    event.add("uid", _uid(account, f"run.{each.run.id}"))
    event.add("dtstart", each.start)
    event.add("dtend", each.end)
    event.add("summary", _text(account.pick_up(each)))
    _add_place(event, account, account.edition.venues[each.run.from_venue], None)
    told = (
        (say("To"), account.location(account.edition.venues[each.run.to_venue])),
        (say("Vehicle"), account.vehicle_of(each)),
        (say("Driver"), account.driver_of(each)),
        (say("Passengers"), "; ".join(account.aboard(passenger) for passenger in each.passengers)),
        (say("Note"), account.text(each.run.note)),
    )
    event.add("description", _text(_paragraphs(told)))
    event.add("categories", [say("Arrival") if each.arriving else say("Departure")])
    event.add("status", "CONFIRMED" if each.run.locked and each.run.vehicle is not None else "TENTATIVE")
    event.add("transp", "OPAQUE")
    return event


def _told_to_party(account: Account, reader: Reader, entry: Entry) -> Iterator[tuple[str, str]]:
    """What those who go along are told of an activity: (label, text)."""
    say, text, occurrence = account.say, account.text, entry.occurrence
    assert occurrence is not None
    activity = occurrence.activity
    venue = account.edition.venues[occurrence.venue]
    yield say("What is done"), text(activity.topic)
    yield say("For those who want to"), choice(activity, say)
    yield say("Groups"), account.party(occurrence)
    yield say("Host institutions"), account.hosts(activity)
    yield say("Resource persons"), account.persons(activity.resource_persons)
    yield say("Officials"), account.persons(activity.officials)
    yield say("Guests"), "; ".join(text(g) for g in activity.guests)
    if reader.is_committee:
        yield say("Committee PIC"), account.pic(activity)
    yield say("Steps"), account.steps(activity, account.view.starts(entry))
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


def _told_to_host(account: Account, reader: Reader, entry: Entry) -> Iterator[tuple[str, str]]:
    """What a host institution or a person is told of its own slot: (label, text)."""
    say, text, occurrence = account.say, account.text, entry.occurrence
    assert occurrence is not None
    activity, zone = occurrence.activity, account.view.zone(entry)
    start = account.view.starts(entry)
    yield say("Your part"), account.own_steps(reader, activity, start)
    if reader.kind == "person":
        yield say("You are absent"), absent(account.view, entry, say, reader.id)
    yield say("Arrival"), f"{say.long_date(start.date())}, {say.time(start)} {zone_name(start, zone)}"
    yield say("Head-count"), account.people(occurrence.head_count)
    yield say("What is done"), text(activity.topic)
    yield say("Groups"), account.groups(occurrence.groups)
    yield say("Committee PIC"), account.pic(activity)
    yield say("Resource persons"), account.persons(activity.resource_persons)
    yield say("Officials"), account.persons(activity.officials)
    yield say("Steps"), account.steps(activity, start)
    yield say("Tours"), account.tours(activity)
    yield say("Dress"), text(activity.dress)
    yield say("What to bring"), text(activity.bring)
    if account.is_open(entry):
        yield "", say("Subject to confirmation.")


def _told_of_trip(account: Account, reader: Reader, trip: Trip) -> Iterator[tuple[str, str]]:
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


def _paragraphs(told: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{label}: {text}" if label else text for label, text in told if text)


def _text(text: str) -> icalendar.vText:
    """The text as a value that is escaped as RFC 5545, section 3.3.11, has it."""
    import icalendar

    class Escaped(icalendar.vText):
        """icalendar 7.3 itself writes a backslash before an N, as in ``C:\\New``, as a line break."""

        def to_ical(self) -> bytes:
            escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
            return escaped.encode()

    return Escaped(text)


def _add_place(event: icalendar.Event, account: Account, venue: Venue, occurrence: Occurrence | None) -> None:
    event.add("location", _text(account.location(venue, occurrence)))
    event.add("geo", (venue.latitude, venue.longitude))


def _uid(account: Account, part: str) -> str:
    """The same for the same slot on every machine, in every language, for every reader; ``>`` is kept out of URLs."""
    return f"{part.replace('>', '~')}.{edition_key(account.edition)}@lawatan"


def _add_zones(made: icalendar.Calendar, view: View) -> None:
    """Define every zone used, as RFC 5545 asks, from the year before the edition to the one after it, by name."""
    first = dt.date(view.edition.first_day.year - 1, 1, 1)
    last = dt.date(view.edition.last_day.year + 1, 12, 31)
    made.add_missing_timezones(first_date=first, last_date=last)
    zones = sorted(made.timezones, key=lambda zone: zone.tz_name)
    others = [part for part in made.subcomponents if part not in zones]
    made.subcomponents = [*zones, *others]
