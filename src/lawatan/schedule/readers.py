"""Whose schedule says what, and what changes in it from one plan to another: who has to be told, and of what.

A reader is a record that has a schedule of its own: a host institution, a person (resource person, official, one of the
committee, driver, participant), a leaf group, or a vehicle of which nobody says who drives it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from lawatan.domain import Activity, AnyEdition, members
from lawatan.schedule.entry import Entry
from lawatan.schedule.fleet import Fleet, Way
from lawatan.schedule.occurrence import Occurrence
from lawatan.schedule.view import View

Reader = tuple[str, str]
"""The table and the id of the record whose schedule it is."""

ChangeKind = Literal["new", "gone", "moved", "elsewhere", "otherwise"]


@dataclass(frozen=True)
class Appointment:
    """One line of a reader's schedule; equal to another exactly where the reader need not be told anything.

    ``item`` is the occurrence or the ride; of a driver the way (its items, joined); of somebody who is fetched or brought
    ``arrival`` or ``departure``, which has no end. Times are by the clock where they are. ``way``: the option of a ride,
    the vehicle of a way. ``people`` is known to hosts and drivers alone.
    """

    item: str
    start: dt.datetime
    end: dt.datetime
    from_venue: str
    to_venue: str
    room: str | None = None
    way: str = ""
    departure: dt.datetime | None = None
    people: int = 0


@dataclass(frozen=True)
class Told:
    """What a reader has to be told about one appointment: how it was (None: it is new) and how it is (None: it is gone)."""

    reader: Reader
    item: str
    before: Appointment | None
    after: Appointment | None

    @property
    def kind(self) -> ChangeKind:
        """What there is to tell first: new, gone, moved (another time or length), elsewhere, otherwise (people, way)."""
        if self.before is None:
            return "new"
        if self.after is None:
            return "gone"
        if (self.before.start, self.before.end) != (self.after.start, self.after.end):
            return "moved"
        there = (self.after.from_venue, self.after.to_venue, self.after.room)
        return "elsewhere" if (self.before.from_venue, self.before.to_venue, self.before.room) != there else "otherwise"

    @property
    def first(self) -> dt.datetime:
        """The earliest moment that it is about, before or after."""
        return min(known.start for known in (self.before, self.after) if known is not None)


def told(before: View, after: View) -> tuple[Told, ...]:
    """Everything that anybody has to be told, by reader, then by time. The views may be of two editions."""
    found = [
        change
        for was, now in (
            (_by_item(before, after), _by_item(after, before)),
            (_by_driver(before), _by_driver(after)),
            (_by_passenger(before), _by_passenger(after)),
        )
        for change in _differences(was, now)
    ]
    return tuple(sorted(found, key=lambda change: (change.reader, change.first, change.item)))


def readers(edition: AnyEdition) -> tuple[Reader, ...]:
    """Every record that can have a schedule of its own: hosts, persons, groups and vehicles, in display order."""
    return tuple(
        (table, record) for table in ("hosts", "persons", "groups", "vehicles") for record in getattr(edition, table)
    )


Schedules = Mapping[str, Mapping[Reader, Appointment]]
"""By item, by reader."""


def _differences(was: Schedules, now: Schedules) -> Iterator[Told]:
    for item in dict.fromkeys((*was, *now)):
        old, new = was.get(item, {}), now.get(item, {})
        for reader in dict.fromkeys((*old, *new)):
            if old.get(reader) != new.get(reader):
                yield Told(reader, item, old.get(reader), new.get(reader))


def _by_item(view: View, other: View) -> Schedules:
    """The schedules of hosts, of groups, and of persons: those whom an activity names, and those who go along."""
    going = _members_of(view, other)
    return {item: {**going.get(item, {}), **dict(_named(view, entry))} for item, entry in view.entries.items()}


def _named(view: View, entry: Entry) -> Iterator[tuple[Reader, Appointment]]:
    appointment = _appointment(view, entry)
    for leaf in entry.leaves:
        yield ("groups", leaf), appointment
    if entry.occurrence is None:
        return
    activity = entry.occurrence.activity
    for host in activity.hosts:
        yield ("hosts", host), replace(appointment, people=entry.occurrence.head_count)
    for person in named_by(activity):
        yield ("persons", person), appointment


def named_by(activity: Activity) -> tuple[str, ...]:
    """Whom an activity names: who speaks, who opens it, who leads a step, the committee's PIC; ids, each once."""
    steps = (step.person for step in activity.steps)
    return tuple(dict.fromkeys(filter(None, (*activity.persons, activity.pic, *steps))))


def _appointment(view: View, entry: Entry) -> Appointment:
    ride = entry.ride
    return Appointment(
        entry.id,
        view.starts(entry),
        view.ends(entry),
        entry.from_venue,
        entry.to_venue,
        entry.occurrence.room if entry.occurrence is not None else None,
        ride.option if ride is not None else "",
        view.setting.clock.moment(ride.departure, view.zone(entry)) if ride is not None else None,
    )


def _members_of(view: View, other: View) -> Schedules:
    """The schedules of participants and companions: of what differs alone, unless somebody joins or leaves a group."""
    edition = view.edition
    alike = edition.groups is other.edition.groups and edition.persons is other.edition.persons
    alike = alike or (edition.groups == other.edition.groups and edition.persons == other.edition.persons)
    there = people_by_leaf(edition)
    found: dict[str, dict[Reader, Appointment]] = {}
    for item, entry in view.entries.items():
        twin = other.entries.get(item)
        if alike and twin is not None and _attended(view, entry) == _attended(other, twin):
            continue
        appointment = _appointment(view, entry)
        found[item] = {
            ("persons", person): appointment for person in _people(view, entry, there) if is_there(view, entry, person)
        }
    return found


def _attended(view: View, entry: Entry) -> tuple[object, ...]:
    """What tells whether its participants have to be told."""
    opt_in = entry.occurrence.activity.opt_in if entry.occurrence is not None else None
    return _appointment(view, entry), entry.leaves, opt_in.enrolled if opt_in is not None else None


def people_by_leaf(edition: AnyEdition) -> Callable[[str], tuple[str, ...]]:
    """The people of a leaf group, each group asked once; companions go with their person."""
    known: dict[str, tuple[str, ...]] = {}
    companions: dict[str, list[str]] = {}
    for person in edition.persons.values():
        if person.companion_of:
            companions.setdefault(person.companion_of, []).append(person.id)

    def people(leaf: str) -> tuple[str, ...]:
        if leaf not in known:
            named = members(edition, leaf)
            known[leaf] = tuple(dict.fromkeys(p for one in named for p in (one, *companions.get(one, ()))))
        return known[leaf]

    return people


def _people(view: View, entry: Entry, of_leaf: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    people = tuple(dict.fromkeys(person for leaf in entry.leaves for person in of_leaf(leaf)))
    opt_in = entry.occurrence.activity.opt_in if entry.occurrence is not None else None
    if entry.occurrence is None or opt_in is None or not opt_in.enrolled:
        return people
    if not entry.occurrence.activity.apart:
        return tuple(dict.fromkeys(opt_in.enrolled))  # whoever they belong to
    return tuple(person for person in people if person in set(opt_in.enrolled))


def may_come(occurrence: Occurrence, person: str, leaves: tuple[str, ...]) -> bool:
    """Whether somebody who goes along with leaf groups attends it: with a group, or enrolled where one has to be."""
    opt_in = occurrence.activity.opt_in
    with_group = not set(leaves).isdisjoint(occurrence.leaves)
    if opt_in is None or not opt_in.enrolled:
        return with_group
    return person in opt_in.enrolled and (with_group or not occurrence.activity.apart)


def is_there(view: View, entry: Entry, person: str) -> bool:
    """Whether nothing calls a person away for the whole of an entry."""
    clock = view.setting.clock
    return not any(
        clock.minute(away.begins) <= entry.start and entry.end <= clock.minute(away.ends)
        for away in view.edition.persons[person].absences
    )


def _by_driver(view: View) -> Schedules:
    """The ways of drivers and guides; the driver is that of the duty, else of the vehicle, else the vehicle itself."""
    fleet, setting = Fleet(view), view.setting
    found: dict[str, dict[Reader, Appointment]] = {}
    for vehicle, done in fleet.work().items():
        for way, tasks in done:
            people = fleet.people(way.leaves) + len(way.passengers)
            item = way_item(way)
            start, end = (
                setting.clock.moment(at, setting.zone(setting.travel.city_of(venue)))
                for at, venue in ((way.start, way.from_venue), (way.end, way.to_venue))
            )
            line = Appointment(item, start, end, way.from_venue, way.to_venue, way=vehicle, people=people)
            theirs = found.setdefault(item, {})
            for task in tasks:
                driver = task.driver or view.edition.vehicles[vehicle].driver
                theirs[("persons", driver) if driver else ("vehicles", vehicle)] = line
                guide = getattr(task, "guide", None)  # a run has none
                if guide:
                    theirs["persons", guide] = line
    return found


def way_item(way: Way) -> str:
    """What a driver's line is called: the run, else what the way joins with its ends."""
    return way.shuttle or f"{'+'.join(sorted(way.items))}/{way.from_venue}>{way.to_venue}"


def _by_passenger(view: View) -> Schedules:
    """Who is fetched on arrival and brought on departure, by what it is: a person has one of each at most."""
    found: dict[str, dict[Reader, Appointment]] = {}
    for run in view.plan.shuttles.values():
        there = view.setting.zone(view.setting.travel.city_of(run.from_venue))
        leaves = view.setting.clock.moment(view.setting.clock.minute(run.start), there)
        line = Appointment(run.kind, leaves, leaves, run.from_venue, run.to_venue, way=run.vehicle or "")
        found.setdefault(run.kind, {}).update({("persons", person): line for person in run.passengers})
    return found


__all__ = [
    "Appointment",
    "ChangeKind",
    "Reader",
    "Told",
    "is_there",
    "may_come",
    "named_by",
    "people_by_leaf",
    "readers",
    "told",
    "way_item",
]
