"""Appointments: what stands in whose schedule, and what changes in it from one plan to another: who has to be told, of what.

Whose schedules these are says ``lawatan.schedule.readers``; the ways of drivers are those of their papers
(``lawatan.output.drive``), so that both say the same time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from lawatan.output.arrival import arrivals, host_receives
from lawatan.output.drive import Drive, drives
from lawatan.schedule import Entry, View
from lawatan.schedule.readers import Reader, is_there, named_by, people_by_leaf

ChangeKind = Literal["new", "gone", "moved", "elsewhere", "otherwise"]
About = Literal["programme", "run", "drive", "guide"]
"""A time slot or a ride; the run that fetches or brings somebody; the way of a vehicle, to its driver or to a guide in it."""


@dataclass(frozen=True)
class Appointment:
    """One line of a reader's schedule; equal to another exactly where the reader need not be told anything.

    ``item`` is the occurrence or the ride; of a driver the way (``lawatan.output.drive.Drive.item``); of somebody who is
    fetched or brought the run, which then has no end. Times are by the clock where they are. ``way``: the option of a
    ride, the vehicle of a way or a run. ``people`` is known to hosts and drivers alone, ``arrival`` (when the first of them
    come) to hosts who receive them.
    """

    item: str = field(compare=False)
    start: dt.datetime
    end: dt.datetime
    from_venue: str
    to_venue: str
    room: str | None = None
    way: str = ""
    departure: dt.datetime | None = None
    people: int = 0
    about: About = field(default="programme", compare=False)
    arrival: dt.datetime | None = field(default=None, compare=False)


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

    @property
    def about(self) -> About:
        """What sort of appointment it is."""
        return next(known.about for known in (self.after, self.before) if known is not None)

    @property
    def vehicles(self) -> tuple[str, ...]:
        """Of a driver's way the vehicles that made it and that make it now; none of anything else."""
        if self.about != "drive":
            return ()
        return tuple(dict.fromkeys(known.way for known in (self.before, self.after) if known is not None))


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


Schedules = Mapping[str, Mapping[Reader, Appointment]]
"""By item (of runs by their direction, of which a person has one each at most), by reader."""


def _differences(was: Schedules, now: Schedules) -> Iterator[Told]:
    for item in dict.fromkeys((*was, *now)):
        old, new = was.get(item, {}), now.get(item, {})
        for reader in dict.fromkeys((*old, *new)):
            before, after = old.get(reader), new.get(reader)
            known = after or before
            if known is not None and (before != after or comes_earlier(before, after)):
                yield Told(reader, known.item, before, after)


def comes_earlier(before: Appointment | None, after: Appointment | None) -> bool:
    """Whether guests arrive so much sooner than a host was told that somebody has to know; later does no harm."""
    if before is None or after is None or before.arrival is None or after.arrival is None:
        return False
    return before.arrival - after.arrival > SOONER


SOONER = dt.timedelta(minutes=30)
"""What "at about" leaves open."""


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
        comes = arrivals(view, entry) if host_receives(view.edition, host, entry.occurrence) else ()
        yield (
            ("hosts", host),
            replace(appointment, people=entry.occurrence.head_count, arrival=min(comes, default=None)),
        )
    for person in named_by(activity):
        yield ("persons", person), appointment


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


def _people(view: View, entry: Entry, of_leaf: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    people = tuple(dict.fromkeys(person for leaf in entry.leaves for person in of_leaf(leaf)))
    opt_in = entry.occurrence.activity.opt_in if entry.occurrence is not None else None
    if entry.occurrence is None or opt_in is None or not opt_in.enrolled:
        return people
    if not entry.occurrence.activity.apart:
        return tuple(dict.fromkeys(opt_in.enrolled))  # whoever they belong to
    return tuple(person for person in people if person in set(opt_in.enrolled))


def _by_driver(view: View) -> Schedules:
    """The ways of drivers and guides; the driver is that of the duty, else of the vehicle, else the vehicle itself."""
    found: dict[str, dict[Reader, Appointment]] = {}
    every: tuple[Drive, ...] = view.once("drives", lambda: drives(view))
    for each in every:
        ends, people = (each.from_venue, each.to_venue), each.people
        line = Appointment(each.item, each.start, each.end, *ends, way=each.vehicle, people=people, about="drive")
        theirs = found.setdefault(each.item, {})
        theirs[("persons", each.driver) if each.driver else ("vehicles", each.vehicle)] = line
        for guide in each.guides:
            theirs.setdefault(("persons", guide), replace(line, about="guide"))
    return found


def _by_passenger(view: View) -> Schedules:
    """Who is fetched on arrival and brought on departure."""
    found: dict[str, dict[Reader, Appointment]] = {}
    for run in view.plan.shuttles.values():
        there = view.setting.zone(view.setting.travel.city_of(run.from_venue))
        leaves = view.setting.clock.moment(view.setting.clock.minute(run.start), there)
        line = Appointment(run.id, leaves, leaves, run.from_venue, run.to_venue, way=run.vehicle or "", about="run")
        found.setdefault(run.kind, {}).update({("persons", person): line for person in run.passengers})
    return found


__all__ = ["About", "Appointment", "ChangeKind", "Told", "comes_earlier", "told"]
