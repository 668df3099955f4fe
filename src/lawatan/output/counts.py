"""Counts a day: meals, coffee breaks, rooms, seats and souvenirs, as they follow from a plan."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lawatan.domain import head_count
from lawatan.output.expected import expected
from lawatan.output.nights import RoomNights
from lawatan.output.pick_up import pick_ups
from lawatan.output.rest import rests
from lawatan.output.trip import as_groups
from lawatan.schedule import Entry, View
from lawatan.schedule.fleet import Fleet
from lawatan.schedule.readers import people_by_leaf

SITTINGS = ("session", "workshop", "working_session")
"""What is sat through, with coffee in each half of the day (DOMAIN.md, section 4: tea at 10:15 and 15:00)."""
VISITS = ("site_visit", "cultural_visit")
_LUNCH_FROM, _DINNER_FROM = dt.time(10), dt.time(15)
_NOON = dt.time(12)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class DayCount:
    """What a date needs; ``rooms`` are those of the night that follows it, by how many sleep in each.

    ``breakfasts`` are of those who slept in a hotel, ``seats`` of those who go by road, each once. ``hosts`` are visited
    on it for the first time: each gets a souvenir.
    """

    date: dt.date
    breakfasts: int
    lunches: int
    dinners: int
    coffees: int
    rooms: tuple[tuple[int, int], ...]
    seats: int
    hosts: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is needed."""
        return not (
            self.breakfasts or self.lunches or self.dinners or self.coffees or self.rooms or self.seats or self.hosts
        )


def counts(view: View, nights: RoomNights) -> tuple[DayCount, ...]:
    """The dates on which something is needed, in order."""
    lunches, dinners, coffees = Counter[dt.date](), Counter[dt.date](), Counter[dt.date]()
    hosts: dict[dt.date, list[str]] = {}
    thanked: set[str] = set()
    sat: dict[tuple[dt.date, bool], list[Entry]] = {}
    for rest in rests(view, view.setting.leaves):
        lunches[rest.start.date()] += people(view, rest.leaves)
    for entry in sorted(view.entries.values(), key=lambda each: (each.start, each.id)):
        if entry.occurrence is None:
            continue
        start, kind = view.starts(entry), entry.occurrence.activity.kind
        if kind == "meal" and start.time() >= _LUNCH_FROM:
            (dinners if start.time() >= _DINNER_FROM else lunches)[start.date()] += entry.occurrence.head_count
        elif kind in SITTINGS:
            for after_noon in _halves(view, entry):
                sat.setdefault((start.date(), after_noon), []).append(entry)
        for host in entry.occurrence.activity.hosts:
            received = kind in VISITS or view.edition.hosts[host].venue == entry.occurrence.venue
            if received and host not in thanked:
                thanked.add(host)
                hosts.setdefault(start.date(), []).append(host)
    for (date, _), sittings in sat.items():
        coffees[date] += _sitting(view, sittings)
    seats = _seats(view)
    dates = {*lunches, *dinners, *coffees, *hosts, *seats, *nights.nights, *(night + _DAY for night in nights.nights)}
    found = (
        DayCount(
            date,
            sum(nights.count(hotel, date - _DAY) for hotel in nights.hotels),
            lunches[date],
            dinners[date],
            coffees[date],
            tuple(sorted(sum((nights.rooms(hotel, date) for hotel in nights.hotels), Counter[int]()).items())),
            seats[date],
            tuple(hosts.get(date, ())),
        )
        for date in sorted(dates)
    )
    return tuple(each for each in found if not each.is_empty)


def people(view: View, leaves: tuple[str, ...]) -> int:
    """How many people leaf groups are, staff counted."""
    return sum(head_count(view.edition, group) for group in as_groups(view.edition, leaves))


def _sitting(view: View, sittings: Iterable[Entry]) -> int:
    """How many sit through some time slots, each once: whole groups, and of others those who have enrolled."""
    leaves: set[str] = set()
    by_choice: list[Entry] = []
    for entry in sittings:
        opt_in = entry.occurrence.activity.opt_in if entry.occurrence is not None else None
        if opt_in is not None and opt_in.enrolled:
            by_choice.append(entry)
        else:
            leaves.update(entry.leaves)
    of_leaf = people_by_leaf(view.edition)
    counted = {person for leaf in leaves for person in of_leaf(leaf)}
    enrolled = {person for entry in by_choice for person in expected(view, entry)}
    return people(view, tuple(leaf for leaf in view.setting.leaves if leaf in leaves)) + len(enrolled - counted)


def _halves(view: View, entry: Entry) -> Iterable[bool]:
    """The halves of the day in which something is sat through: before noon, and after it."""
    start, end = view.starts(entry), view.ends(entry)
    if start.time() < _NOON:
        yield False
    if end.time() > _NOON or end.date() > start.date():
        yield True


def _seats(view: View) -> Counter[dt.date]:
    """Those who go by road on a date, in the vehicles of groups or in a run."""
    fleet, of_leaf = Fleet(view), people_by_leaf(view.edition)
    by_leaf: dict[dt.date, set[str]] = {
        date: {leaf for way in fleet.ways(date) for leaf in way.leaves} for date in fleet.days
    }
    by_name: dict[dt.date, set[str]] = {}
    for run in pick_ups(view):
        by_name.setdefault(run.start.date(), set()).update(run.run.passengers)
    found = Counter[dt.date]()
    for date in {*by_leaf, *by_name}:
        leaves = tuple(leaf for leaf in view.setting.leaves if leaf in by_leaf.get(date, ()))
        counted = {person for leaf in leaves for person in of_leaf(leaf)}
        total = people(view, leaves) + len(by_name.get(date, set()) - counted)
        if total:
            found[date] = total
    return found


__all__ = ["SITTINGS", "VISITS", "DayCount", "counts", "people"]
