"""What papers say of an activity or a trip, in one language: names, places, people, conditions, what is assumed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

from lawatan.domain import Activity, Kind, Record, Text, Venue
from lawatan.output.arrival import host_receives
from lawatan.output.drive import Drive
from lawatan.output.lodging import Lodging
from lawatan.output.particulars import is_code, reached
from lawatan.output.pick_up import Passenger, PickUp
from lawatan.output.reader import Reader, named
from lawatan.output.trip import Trip, as_groups, is_confirmed
from lawatan.schedule import Entry, Occurrence, View
from lawatan.words import mark, words, zone_name

KINDS: dict[Kind, str] = {
    "session": mark("Session"),
    "workshop": mark("Workshop"),
    "site_visit": mark("Site visit"),
    "cultural_visit": mark("Cultural visit"),
    "ceremony": mark("Ceremony"),
    "working_session": mark("Working session"),
    "meal": mark("Meal"),
    "free_time": mark("Free time"),
}
CONFIRMATIONS = {
    "idea": mark("Idea"),
    "requested": mark("Requested"),
    "held": mark("Held"),
    "confirmed": mark("Confirmed"),
    "announced": mark("Announced"),
}
MODES = {
    "road": mark("Bus"),
    "coach": mark("Coach"),
    "car": mark("Car"),
    "train": mark("Train"),
    "fast_train": mark("High-speed train"),
    "flight": mark("Flight"),
    "ferry": mark("Ferry"),
}
PERSON_ROLES = {
    "participant": mark("Participant"),
    "companion": mark("Companion"),
    "resource": mark("Resource person"),
    "official": mark("Official"),
    "guest": mark("Guest"),
    "staff": mark("Committee"),
    "guide": mark("Guide"),
    "driver": mark("Driver"),
}
"""What papers call a person by the role."""
BASES = {
    "table": mark("from the table"),
    "estimate": mark("estimate"),
    "timetable": mark("timetable"),
    "stated": mark("as stated"),
    "same": mark("from the table"),
}
EXPLAINED = {
    "table": mark("from the table: in the programme's own table of travel times"),
    "estimate": mark("estimate: reckoned from the distance, to be checked"),
    "timetable": mark("timetable: of the service"),
    "stated": mark("as stated: what the way is said to take, without a timetable"),
}
"""What the bases mean, by basis, for the line below the transfers."""

_TOLD: tuple[str, ...] = (
    *("name", "topic", "duration_minutes", "venue", "room", "hosts", "resource_persons", "officials", "guests"),
    *("pic", "steps", "tours", "dress", "bring", "note"),
)


class Account:
    """Tells of the entries and trips of one view in one language."""

    def __init__(self, view: View, language: str) -> None:
        self.view, self.edition, self.language = view, view.edition, language
        self.say = words(language)
        self._groups: dict[tuple[str, ...], str] = {}

    def text(self, text: Text) -> str:
        """The text in this language."""
        return text.in_language(self.language)

    def name(self, occurrence: Occurrence) -> str:
        """The name of the activity; its kind where it has none."""
        return self.text(occurrence.activity.name) or self.kind(occurrence.activity)

    def kind(self, activity: Activity) -> str:
        """What sort of activity it is."""
        return self.say(KINDS[activity.kind])

    def venue(self, venue_id: str) -> str:
        """The name of a venue."""
        return self.text(self.edition.venues[venue_id].name) or venue_id

    def place(self, occurrence: Occurrence) -> str:
        """Room and venue of an activity."""
        venue = self.edition.venues[occurrence.venue]
        room = venue.room(occurrence.room) if occurrence.room else None
        return ", ".join(part for part in (self.text(room.name) if room else "", self.venue(venue.id)) if part)

    def times(self, entry: Entry) -> str:
        """When an entry begins and ends, with the names of its clocks: ``09:00–10:30 WIB``."""
        zone, end_zone = self.view.setting.zone(entry.from_city), self.view.setting.zone(entry.to_city)
        start, end = self.view.starts(entry), self.view.ends(entry)
        times = self.say.times_by_clocks(start, end, zone, end_zone)
        return f"{times} {zone_name(start, zone)}" if zone == end_zone else times

    def location(self, venue: Venue, occurrence: Occurrence | None = None) -> str:
        """Room, venue and address, as one line."""
        place = self.place(occurrence) if occurrence else self.venue(venue.id)
        return ", ".join(part for part in (place, venue.address) if part)

    def groups(self, group_ids: Iterable[str]) -> str:
        """The names of groups; of the one that they make up where they are all of its parts."""
        wanted = tuple(group_ids)
        if wanted not in self._groups:
            ids = as_groups(self.edition, wanted)
            self._groups[wanted] = self.say.list(self.text(self.edition.groups[g].name) or g for g in ids)
        return self._groups[wanted]

    def party(self, occurrence: Occurrence) -> str:
        """Who attends: ``Whole group, 22 people``."""
        return f"{self.groups(occurrence.groups)}, {self.people(occurrence.head_count)}"

    def people(self, n: int) -> str:
        """A head-count."""
        return self.say.plural("{n} person", "{n} people", n)

    def person(self, person_id: str) -> str:
        """A person's name and position."""
        return named(self.edition, person_id, self.language)

    def called(self, person_id: str | None) -> str:
        """A person's name; with the position where the name is a code only."""
        if not person_id:
            return ""
        name = self.edition.persons[person_id].name
        return self.person(person_id) if is_code(name) else name

    def reached(self, person_id: str | None, between: str = " ") -> str:
        """Whom to call, with the phone: the position where the name is a code only; empty where nobody is told."""
        return reached(self.edition, person_id, self.language, between) if person_id else ""

    def persons(self, person_ids: Iterable[str]) -> str:
        """Persons with their positions."""
        return "; ".join(self.person(p) for p in person_ids)

    def speakers(self, activity: Activity) -> tuple[str, ...]:
        """Resource persons and officials with their positions, then guests."""
        return (*(self.person(p) for p in activity.persons), *(self.text(g) for g in activity.guests))

    def pic(self, activity: Activity) -> str:
        """Who of the committee answers for the activity: name and position, or the position where the name is a code only."""
        if not activity.pic:
            return ""
        person = self.edition.persons[activity.pic]
        return self.person(activity.pic) if not is_code(person.name) else self.text(person.position) or person.name

    def country(self, person_id: str) -> str:
        """A person's country; a companion's is that of the person with whom it comes. Empty where none is known."""
        person = self.edition.persons[person_id]
        with_whom = self.edition.persons.get(person.companion_of or "")
        country = person.country or (with_whom.country if with_whom is not None else None)
        return (self.text(self.edition.countries[country].name) or country) if country else ""

    def hosts_title(self, occurrence: Occurrence) -> str:
        """What its institutions are to a time slot: hosts where one receives it, else those whose people take part."""
        edition, hosts = self.edition, occurrence.activity.hosts
        if any(host_receives(edition, host, occurrence) for host in hosts):
            return self.say("Host institutions")
        return self.say("With the participation of")

    def hosts(self, activity: Activity) -> str:
        """The institutions that receive the visit or lend a resource person."""
        return "; ".join(self.text(self.edition.hosts[h].name) or h for h in activity.hosts)

    def contacts(self, activity: Activity) -> str:
        """Whom the committee calls at the hosts, with the phones; for the committee's own papers alone."""
        return "; ".join(
            ", ".join(part for part in (contact.name, contact.phone) if part)
            for host in activity.hosts
            for contact in self.edition.hosts[host].contacts
        )

    def conditions(self, activity: Activity) -> str:
        """What the hosts ask for."""
        return self.asked(activity.hosts)

    def asked(self, hosts: Iterable[str]) -> str:
        """What some hosts ask for, each thing once."""
        said = [self.text(c) for h in hosts for c in self.edition.hosts[h].conditions]
        return " ".join(part if part.endswith(".") else f"{part}." for part in dict.fromkeys(said) if part)

    def tours(self, activity: Activity) -> str:
        """The tours within the activity, each with its people and length."""
        return "; ".join(
            f"{self.text(t.name)} ({self.people(t.people)}, {self.say.duration(t.minutes)})" for t in activity.tours
        )

    def steps(self, occurrence: Occurrence, start: dt.datetime | None = None) -> str:
        """The steps within a time slot, each with its length and who leads it, and from ``start`` with its time."""
        steps = occurrence.activity.steps
        begins = [start + dt.timedelta(minutes=n) for n, _ in timed_steps(occurrence)] if start else []
        times = [f"{self.say.time(moment)} " for moment in begins] or [""] * len(steps)
        return "; ".join(
            f"{time}{self.text(s.name)} ({self.say.duration(s.minutes)})"
            + (f": {self.called(s.person)}" if s.person else "")
            for time, s in zip(times, steps, strict=True)
        )

    def own_steps(self, reader: Reader, occurrence: Occurrence, start: dt.datetime) -> str:
        """The steps that are the reader's own, with their times; empty where there are none or no times."""
        return "; ".join(
            f"{self.say.times(start + dt.timedelta(minutes=begins), start + dt.timedelta(minutes=ends))} {self.text(s.name)}"
            for s, (begins, ends) in zip(occurrence.activity.steps, timed_steps(occurrence), strict=False)
            if reader.leads(self.edition, s.person)
        )

    def is_open(self, entry: Entry) -> bool:
        """Whether the time slot or its venue is still to be confirmed."""
        assert entry.occurrence is not None
        agreed = entry.placement is not None and is_confirmed(entry.placement.confirmation)
        return not agreed or entry.occurrence.activity.assumed("venue")

    def confirmation(self, entry: Entry) -> str:
        """How far the time slot is agreed with those concerned."""
        return self.say(CONFIRMATIONS[entry.placement.confirmation]) if entry.placement else ""

    def unconfirmed(self, activity: Activity) -> tuple[str, ...]:
        """The titles of what is only assumed about an activity, its place, its party and its people."""
        edition, venue = self.edition, self.edition.venues[activity.venue]
        found = _assumed(activity, _TOLD)
        if _assumed(venue, ("name", "address", "latitude", "longitude")):
            found.append(type(activity).model_fields["venue"].title or "")
        if any(_assumed(edition.groups[g], ("participants", "staff")) for g in activity.groups if g in edition.groups):
            found.append(mark("Head-count"))
        for table, ids in ((edition.persons, activity.persons), (edition.hosts, activity.hosts)):
            for record_id in ids:
                found.extend(_assumed(table[record_id], ("name", "position", "conditions")))
        return tuple(dict.fromkeys(self.say(title) for title in found))

    def trip(self, trip: Trip) -> str:
        """A trip in a few words: ``Bus: Hotel → Museum``."""
        by = self.by(trip)
        return f"{by}: {self.venue(trip.from_venue)} → {self.venue(trip.to_venue)}"

    def by(self, trip: Trip) -> str:
        """By what the group goes: ``Train Argo Parahyangan``."""
        mode = self.say(MODES[trip.mode]) if trip.mode in MODES else trip.mode
        return f"{mode} {trip.name}".strip()

    def pick_up(self, each: PickUp) -> str:
        """An arrival or departure run in a few words: ``Arrival run: Airport → Hotel``."""
        start, end = self.venue(each.run.from_venue), self.venue(each.run.to_venue)
        if each.arriving:
            return self.say("Arrival run: {start} → {end}", start=start, end=end)
        return self.say("Departure run: {start} → {end}", start=start, end=end)

    def drive(self, drive: Drive) -> str:
        """A way of a vehicle in a few words: ``Bus 1: Hotel → Museum``."""
        vehicle = self.text(self.edition.vehicles[drive.vehicle].name) or drive.vehicle
        return f"{vehicle}: {self.venue(drive.from_venue)} → {self.venue(drive.to_venue)}"

    def vehicle_of(self, each: PickUp) -> str:
        """The vehicle of a run with its plate; where there is none yet how large it has to be."""
        if each.run.vehicle is None:
            return self.say.plural(
                "a vehicle to be found, with {n} seat", "a vehicle to be found, with {n} seats", each.people
            )
        vehicle = self.edition.vehicles[each.run.vehicle]
        name = self.text(vehicle.name) or vehicle.id
        return f"{name} ({vehicle.plate})" if vehicle.plate else name

    def driver_of(self, each: PickUp) -> str:
        """Who drives a run, with the phone; empty where nobody is told."""
        vehicle = self.edition.vehicles[each.run.vehicle] if each.run.vehicle is not None else None
        driver = each.run.driver or (vehicle.driver if vehicle is not None else None)
        return self.reached(driver)

    def aboard(self, passenger: Passenger) -> str:
        """A passenger with the flight or train: ``P01 (GA 123)``."""
        number = passenger.journey.number if passenger.journey is not None else ""
        return f"{passenger.name} ({number})" if number else passenger.name

    def lodging(self, lodging: Lodging) -> str:
        """A check-in or check-out with its hotel: ``Check out: Hotel Mercure``."""
        hotel = self.lodged_at(lodging)
        return (
            self.say("Check in: {hotel}", hotel=hotel)
            if lodging.arriving
            else self.say("Check out: {hotel}", hotel=hotel)
        )

    def lodged_at(self, lodging: Lodging) -> str:
        """The hotel, and for those who come after midnight the night from which its room is kept."""
        hotel = self.venue(lodging.venue)
        if lodging.night is None:
            return hotel
        return self.say("{hotel}, room kept for the night of {date}", hotel=hotel, date=self.say.date(lodging.night))

    def traffic(self, trip: Trip) -> str:
        """The band of traffic that the trip was reckoned with; empty where traffic does not count."""
        return "" if trip.peak is None else self.say(mark("Peak")) if trip.peak else self.say(mark("Off-peak"))

    def basis(self, trip: Trip) -> str:
        """Where the minutes of the trip come from."""
        return self.say(BASES[trip.basis])

    def whose(self, reader: Reader, leaves: tuple[str, ...]) -> str:
        """Which groups are meant, where that is not all of them and the paper is not for one group alone."""
        if (reader.travels and not reader.is_whole) or set(leaves) == set(self.view.setting.leaves):
            return ""
        return f" ({self.groups(leaves)})"


def _assumed(record: Record, fields: Iterable[str]) -> list[str]:
    return [type(record).model_fields[f].title or f for f in fields if record.assumed(f)]


def timed_steps(occurrence: Occurrence) -> tuple[tuple[int, int], ...]:
    """Minutes from the start of a time slot to the start and end of each step; empty where that is not told.

    Steps follow one another from the start, unless tours go on beside them or they are longer than the time slot.
    """
    ends = [0]
    for step in occurrence.activity.steps:
        ends.append(ends[-1] + step.minutes)
    return () if occurrence.activity.tours or ends[-1] > occurrence.minutes else tuple(pairwise(ends))


__all__ = ["BASES", "CONFIRMATIONS", "EXPLAINED", "KINDS", "MODES", "PERSON_ROLES", "Account", "is_code", "timed_steps"]
