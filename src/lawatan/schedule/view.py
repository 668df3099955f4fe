"""The view of a plan: its entries (``entry``) on one time axis, each group's ordered days, its ways and nights."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from lawatan.domain import AnyEdition, Placement, Plan, Ride, changed
from lawatan.schedule.entry import Decision, Entry, entries_of, entry_of
from lawatan.schedule.occurrence import Crossing, Occurrence
from lawatan.schedule.ride import RideRun
from lawatan.schedule.setting import Setting

T = TypeVar("T")


@dataclass(frozen=True)
class Leg:
    """A way of one group by one vehicle or service; ``id`` names the entries that it joins and stays the same."""

    id: str
    leaf: str
    mode: str
    from_venue: str
    to_venue: str
    start: int
    end: int
    peak: bool
    basis: str
    ride: str | None = None
    name: str = ""

    @property
    def minutes(self) -> int:
        """How long it takes, boarding counted."""
        return self.end - self.start


NIGHT_ENDS = dt.time(6)
"""Who is at the hotel before it has that night there: the night is of the date before, and so is the room."""


@dataclass(frozen=True)
class Stay:
    """Nights of one group in one hotel: first night's date, date of leaving.

    ``check_in`` and ``check_out`` are the local times at which the rides reach the hotel and leave it; None before the
    first ride and after the last, where only the group's people know how they come and go.
    """

    leaf: str
    city: str
    venue: str | None
    arrives: dt.date
    leaves: dt.date
    check_in: dt.datetime | None = None
    check_out: dt.datetime | None = None

    @property
    def nights(self) -> int:
        """Number of nights."""
        return (self.leaves - self.arrives).days

    @property
    def late(self) -> bool:
        """Whether the group comes after midnight to a room that is its own from the evening before."""
        return self.check_in is not None and self.check_in.date() > self.arrives


class View:
    """What a plan comes to in its edition. Read-only; ``deciding``, ``moved`` and ``without`` give another view."""

    def __init__(self, setting: Setting, plan: Plan | None = None) -> None:
        self.plan = setting.edition.plan if plan is None else plan
        slots = self.plan.placements
        several = {o.id: slots.get(o.id) for o in setting.occurrences.values() if o.activity.rooms}
        self.setting = setting = setting.choosing(several) if several else setting
        self.edition: AnyEdition = setting.edition
        self.entries: Mapping[str, Entry] = {e.id: e for e in entries_of(setting, self.plan)}
        self._of_leaf: dict[str, tuple[Entry, ...]] = {}
        self._days: dict[str, dict[dt.date, tuple[Entry, ...]]] = {}
        self._legs: dict[str, tuple[Leg, ...]] = {}
        self._stays: dict[str, tuple[Stay, ...]] = {}
        self._once: dict[Hashable, Any] = {}

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """What follows from this view alone and is asked for again and again: worked out once, kept under its ``key``."""
        if key not in self._once:
            self._once[key] = work()
        found: T = self._once[key]
        return found

    @property
    def unplaced(self) -> tuple[Occurrence, ...]:
        """The occurrences that have no time slot."""
        return tuple(o for o in self.setting.occurrences.values() if o.id not in self.entries)

    @property
    def without_ride(self) -> tuple[Crossing, ...]:
        """The changes of city for which no ride is chosen."""
        return tuple(c for c in self.setting.crossings.values() if c.id not in self.entries)

    def of_leaf(self, leaf: str) -> tuple[Entry, ...]:
        """The entries of a leaf group, by start, then id."""
        if leaf not in self._of_leaf:
            mine = [e for e in self.entries.values() if leaf in e.leaves]
            self._of_leaf[leaf] = tuple(sorted(mine, key=lambda e: (e.start, e.id)))
        return self._of_leaf[leaf]

    def zone(self, entry: Entry) -> str:
        """The time zone where an entry starts."""
        return self.setting.zone(entry.from_city)

    def starts(self, entry: Entry) -> dt.datetime:
        """The local start of an entry."""
        return self.setting.clock.moment(entry.start, self.setting.zone(entry.from_city))

    def ends(self, entry: Entry) -> dt.datetime:
        """The local end of an entry, in the zone of the city where it ends."""
        return self.setting.clock.moment(entry.end, self.setting.zone(entry.to_city))

    def date(self, entry: Entry) -> dt.date:
        """The day of an entry: the calendar date on which it starts, where the group is."""
        return self.setting.clock.date(entry.start, self.setting.zone(entry.from_city))

    def days(self, leaf: str) -> Mapping[dt.date, tuple[Entry, ...]]:
        """The entries of a leaf group by day, in order; days without any are left out."""
        if leaf not in self._days:
            found: dict[dt.date, list[Entry]] = {}
            for entry in self.of_leaf(leaf):
                found.setdefault(self.date(entry), []).append(entry)
            self._days[leaf] = {date: tuple(entries) for date, entries in found.items()}
        return self._days[leaf]

    def travel(self, a: Entry, b: Entry) -> int:
        """Minutes of the way from the end of ``a`` to the beginning of ``b``, leaving as ``a`` ends.

        Between cities it is 0: there only rides go, and each is an entry of its own. A day trip counts as lying in
        the city from which it is made.
        """
        if a.to_venue == b.from_venue or a.to_base != b.from_base:
            return 0
        leaving = self.setting.clock.moment(a.end, self.setting.zone(a.to_city))
        return self.setting.travel.minutes(a.to_venue, b.from_venue, leaving)

    def spare(self, a: Entry, b: Entry) -> int:
        """Minutes between the end of ``a`` and the start of ``b`` that the way leaves free; negative if it fails."""
        return b.start - a.end - self.travel(a, b)

    def legs(self, leaf: str) -> tuple[Leg, ...]:
        """The ways of a leaf group in order: from and to the hotel, between activities, and within rides."""
        if leaf not in self._legs:
            self._legs[leaf] = tuple(self._ways(leaf))
        return self._legs[leaf]

    def _ways(self, leaf: str) -> list[Leg]:
        return [leg for date in self.days(leaf) for leg in self.legs_of_day(leaf, date)]

    def legs_of_day(self, leaf: str, date: dt.date) -> list[Leg]:
        """The ways of a leaf group that belong to one of its days; a ride belongs to that on which it leaves."""
        entries = self.days(leaf).get(date, ())
        if not entries:
            return []
        found: list[Leg] = []
        first, last = entries[0], entries[-1]
        hotel, _ = self.setting.hotels_of_day(first.from_base, date)
        if hotel is not None and hotel != first.from_venue:
            found.append(self._to(leaf, hotel, first))
        for n, entry in enumerate(entries):
            if entry.ride is not None:
                found.extend(self._sections(leaf, entry, entry.ride))
            if n + 1 < len(entries) and _by_road(entry, entries[n + 1]):
                found.append(self._from(leaf, entry, entries[n + 1].from_venue, entries[n + 1].id))
        _, hotel = self.setting.hotels_of_day(last.to_base, date)
        if hotel is not None and hotel != last.to_venue:
            found.append(self._from(leaf, last, hotel, "hotel"))
        return found

    @property
    def travel_minutes(self) -> int:
        """Minutes on the move, summed over the leaf groups."""
        return sum(leg.minutes for leaf in self.setting.leaves for leg in self.legs(leaf))

    def stays(self, leaf: str) -> tuple[Stay, ...]:
        """The nights of a leaf group by city, over the days of the edition; a missing ride ends the list."""
        if leaf not in self._stays:
            self._stays[leaf] = tuple(self._all_nights(leaf))
        return self._stays[leaf]

    def _all_nights(self, leaf: str) -> list[Stay]:
        cities = self.setting.cities(leaf)
        if not cities:
            return []
        found: list[Stay] = []
        arrives, check_in, rides = self.edition.first_day, None, 0
        for city, crossing in zip(cities, self.setting.crossings_of(leaf), strict=False):
            entry = self.entries.get(crossing.id)
            if entry is None:
                break
            check_out = self.starts(entry)
            found.extend(self._nights(leaf, city, arrives, check_out.date(), check_in, check_out))
            check_in = self.ends(entry)
            arrives = check_in.date() - dt.timedelta(days=1 if check_in.time() < NIGHT_ENDS else 0)
            rides += 1
        city = cities[min(rides, len(cities) - 1)]
        found.extend(self._nights(leaf, city, arrives, self.edition.last_day, check_in, None))
        return found

    def _nights(
        self,
        leaf: str,
        city: str,
        arrives: dt.date,
        leaves: dt.date,
        check_in: dt.datetime | None,
        check_out: dt.datetime | None,
    ) -> Iterator[Stay]:
        """The nights in a city, hotel by hotel: from one to the next the group goes with the ways of that day."""
        hotel, day = self.setting.hotel(city, arrives), arrives + dt.timedelta(days=1)
        while day < leaves:
            then = self.setting.hotel(city, day)
            if then != hotel:
                leaving, coming = self._moving_out(leaf, day)
                yield Stay(leaf, city, hotel, arrives, day, check_in, leaving)
                hotel, arrives, check_in = then, day, coming
            day += dt.timedelta(days=1)
        yield Stay(leaf, city, hotel, arrives, leaves, check_in, check_out)

    def _moving_out(self, leaf: str, day: dt.date) -> tuple[dt.datetime | None, dt.datetime | None]:
        """When a group leaves its hotel on a day, and when it comes to one; None where it has no such way on that day."""
        entries = self.days(leaf).get(day, ())
        if not entries:
            return None, None
        first, last = f"hotel>{entries[0].id}>{leaf}", f"{entries[-1].id}>hotel>{leaf}"
        ways = {leg.id: leg for leg in self.legs(leaf)}
        clock, zones = self.setting.clock, (entries[0].from_base, entries[-1].to_base)
        begins, ends = (self.setting.zone(city) for city in zones)
        return (
            clock.moment(ways[first].start, begins) if first in ways else self.starts(entries[0]),
            clock.moment(ways[last].end, ends) if last in ways else self.ends(entries[-1]),
        )

    def city_on(self, leaf: str, date: dt.date) -> str:
        """The city in which a leaf group wakes on ``date``, by the rides before; empty where the edition has no city."""
        city = ""
        for stay in self.stays(leaf):
            city = stay.city
            if date <= stay.leaves:
                break
        return city

    def deciding(self, decisions: Mapping[str, Decision | None]) -> View:
        """The view with some items decided otherwise (None: not scheduled); cheap, as it shares all the rest."""
        placements = {key: d for key, d in decisions.items() if key in self.setting.occurrences}
        rides = {key: d for key, d in decisions.items() if key in self.setting.crossings}
        plan = Plan(
            placements=self.plan.placements.changed({k: d for k, d in placements.items() if not isinstance(d, Ride)}),
            rides=self.plan.rides.changed({k: d for k, d in rides.items() if not isinstance(d, Placement)}),
            duties=self.plan.duties,
            shuttles=self.plan.shuttles,
        )
        setting = self.setting.choosing({k: plan.placements.get(k) for k in placements})
        entries = dict(self.entries)
        for key in (*placements, *rides):
            decision = decisions[key]
            entry = entry_of(setting, decision) if decision is not None else None
            if entry is not None:
                entries[key] = entry
            else:
                entries.pop(key, None)
        return self._sharing(setting, plan, entries)

    def moved(self, occurrence: str, start: int) -> View:
        """The view with one occurrence placed at the minute ``start``, as long and where it was chosen to be."""
        zone = self.setting.zone_of(self.setting.occurrences[occurrence])
        moment = self.setting.clock.moment(start, zone)
        old = self.plan.placements.get(occurrence)
        return self.deciding(
            {occurrence: changed(old, start=moment) if old else Placement(id=occurrence, start=moment)}
        )

    def without(self, occurrence: str) -> View:
        """The view with one occurrence taken off the board."""
        return self.deciding({occurrence: None})

    def only(self, items: Collection[str], leaves: Collection[str]) -> View:
        """The view of an edition that has only these occurrences, and only these leaf groups with their crossings."""
        setting = self.setting.only(items, leaves)
        entries = {
            key: entry for key, entry in self.entries.items() if key in setting.occurrences or key in setting.crossings
        }
        return self._sharing(setting, self.plan, entries)

    def _sharing(self, setting: Setting, plan: Plan, entries: Mapping[str, Entry]) -> View:
        """A view like this one but for what is given; only what another view shares with it is not reckoned again."""
        made = View.__new__(View)
        made.setting, made.edition, made.plan, made.entries = setting, self.edition, plan, entries
        touched = {
            leaf
            for key in {**self.entries, **entries}
            if self.entries.get(key) is not entries.get(key)
            for found in (self.entries.get(key), entries.get(key))
            if found is not None
            for leaf in found.leaves
        }
        made._of_leaf = {leaf: mine for leaf, mine in self._of_leaf.items() if leaf not in touched}
        made._days = {leaf: days for leaf, days in self._days.items() if leaf not in touched}
        made._legs = {leaf: legs for leaf, legs in self._legs.items() if leaf not in touched}
        made._stays = {leaf: stays for leaf, stays in self._stays.items() if leaf not in touched}
        made._once = {}
        return made

    def _to(self, leaf: str, hotel: str, entry: Entry) -> Leg:
        clock, travel = self.setting.clock, self.setting.travel
        zone = self.setting.zone(entry.from_base)
        date = clock.date(entry.start, zone)
        midnight, weekday = clock.midnight(date, zone), date.weekday()
        leave = midnight + travel.leave_by(hotel, entry.from_venue, entry.start - midnight, weekday)
        moment = clock.moment(leave, zone)
        way, peak = travel.way(hotel, entry.from_venue), travel.in_peak(hotel, moment)
        return Leg(
            id=f"hotel>{entry.id}>{leaf}",
            leaf=leaf,
            mode="road",
            from_venue=hotel,
            to_venue=entry.from_venue,
            start=leave,
            end=leave + way.minutes(peak),
            peak=peak,
            basis=way.basis,
        )

    def _from(self, leaf: str, entry: Entry, venue: str, to: str) -> Leg:
        moment = self.setting.clock.moment(entry.end, self.setting.zone(entry.to_city))
        way, peak = self.setting.travel.way(entry.to_venue, venue), self.setting.travel.in_peak(entry.to_venue, moment)
        return Leg(
            id=f"{entry.id}>{to}>{leaf}",
            leaf=leaf,
            mode="road",
            from_venue=entry.to_venue,
            to_venue=venue,
            start=entry.end,
            end=entry.end + way.minutes(peak),
            peak=peak,
            basis=way.basis,
        )

    def _sections(self, leaf: str, entry: Entry, ride: RideRun) -> list[Leg]:
        moving = [s for s in ride.sections if s.mode != "wait"]
        return [
            Leg(
                id=f"{entry.id}>{n}>{leaf}",
                leaf=leaf,
                mode=section.mode,
                from_venue=section.from_venue,
                to_venue=section.to_venue,
                start=section.start,
                end=section.end,
                peak=False,
                basis="ride",
                ride=entry.id,
                name=section.name,
            )
            for n, section in enumerate(moving, 1)
        ]


def _by_road(a: Entry, b: Entry) -> bool:
    """Say whether there is a way by road from one entry to the next: another place, and no ride between."""
    return a.to_venue != b.from_venue and a.to_base == b.from_base
