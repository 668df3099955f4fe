"""Which vehicle carries whom on which day: chosen after the time slots, and judged by the rules about vehicles.

For each leaf group and way by road a vehicle is chosen, or several that share the group. What counts, each before the
next: nobody is left at the kerb; few vehicles a day; groups keep their vehicle while they are in a city; small ones.
Drivers' hours, seats, luggage and being in one place are bounds. Duties made by hand stay as they are, and what they
carry is not chosen again; so do the arrival and departure runs (``shuttles``), whose vehicles are elsewhere meanwhile.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from ortools.sat.python import cp_model

from lawatan.domain import Duty, Plan, Table, with_plan
from lawatan.rules import Edition, active_rules
from lawatan.rules.driver_hours import DriverHours
from lawatan.schedule import Fleet, Setting, View, Way, leaves

MARK = "chosen"
"""The ids of the duties that were chosen here begin with it; they are chosen anew each time."""

SECONDS = 0.3
"""Of deterministic time a solve: the same duties on every machine."""

MOST_TRIES = 40
"""So often what a driver without a rest makes is forbidden and chosen again; what is left then is told by the judge."""

WAYS_AT_ONCE = 20
"""Days in a row are chosen together until they have so many ways; the days after them follow what was chosen then.
All at once, 200 ways and eight vehicles took longer than a minute; so they take 7 s."""

FAR = 3
"""Days after which a vehicle is wherever it is needed next: from Jakarta to Bali it takes two."""

Seat = tuple[int, str, str]
"""A way (its number), a leaf group, a vehicle."""


def choose(edition: Edition) -> Plan:
    """The plan with duties for its ways by road; those made by hand stay."""
    kept = Table(duty for duty in edition.plan.duties.values() if not is_chosen(duty))
    base = edition.plan.model_copy(update={"duties": kept})
    return _Choice(edition, base).plan()


def is_chosen(duty: Duty) -> bool:
    """Whether a duty was chosen here and nobody has written anything into it since."""
    typed = duty.driver or duty.guide or duty.facts or any((duty.note.en, duty.note.id))
    return duty.id.startswith(f"{MARK}-") and not typed


@dataclass(frozen=True)
class _Stretch:
    """Ways of a leaf group that follow one another with one vehicle; ``whole``: all those of its day."""

    leaf: str
    vehicle: str
    ways: tuple[Way, ...]
    whole: bool


class _Choice:
    """The model of one edition, and the duties that come of it."""

    def __init__(self, edition: Edition, base: Plan) -> None:
        self.edition, self.base = edition, base
        self.setting = Setting(with_plan(edition, base))
        self.fleet = Fleet(View(self.setting))
        ways = [way for date in self.fleet.days for way in self.fleet.ways(date)]
        runs = [(run.vehicle, way) for run, way in self.fleet.shuttles() if run.vehicle is not None]
        self.ways = (*ways, *(way for _, way in runs))
        self.kept: dict[str, set[int]] = {vehicle: set() for vehicle in edition.vehicles}
        for n, way in enumerate(ways):
            for duty, _ in self.fleet.duties(way):
                self.kept[duty.vehicle].add(n)
        for n, (vehicle, _) in enumerate(runs, len(ways)):
            self.kept[vehicle].add(n)
        self.open = {n: self.fleet.on_foot(way) for n, way in enumerate(self.ways)}
        self.hours = [rule for rule in active_rules(self.setting) if isinstance(rule, DriverHours)]
        self.hours = [rule for rule in self.hours if rule.weight is None] or [DriverHours(id="law")]
        self.chosen: set[Seat] = set()
        """What is settled already."""
        self._clear(())

    def _clear(self, days: Sequence[dt.date]) -> None:
        self.days = days
        self.window = [n for n, way in enumerate(self.ways) if way.date in days and way.leaves]
        self.cp: Any = cp_model.CpModel()
        self.on: dict[Seat, Any] = {}
        """A leaf group is carried on a way by a vehicle."""
        self.goes: dict[tuple[int, str], Any] = {}
        """A vehicle makes a way."""
        self.left: list[Any] = []
        """People left at the kerb."""

    def plan(self) -> Plan:
        """The plan with what is chosen."""
        for days in self._windows():
            self._clear(days)
            for n in self.window:
                self._carry(n)
            self._apart()
            self._day_hours()
            found = self._solved([sum(self.left), *self._goals()])
            self.chosen |= found
            for n, _, vehicle in found:
                self.kept[vehicle].add(n)
        return self.base.model_copy(update={"duties": Table([*self.base.duties.values(), *self._duties(self.chosen)])})

    def _windows(self) -> Iterator[Sequence[dt.date]]:
        days: list[dt.date] = []
        for date in self.fleet.days:
            if days and sum(len(self.fleet.ways(day)) for day in (*days, date)) > WAYS_AT_ONCE:
                yield days
                days = []
            days.append(date)
        yield days

    # ---- what holds

    def _carry(self, n: int) -> None:
        """Who of a way sits in which vehicle: everybody has a seat, and room for the luggage on the day of a ride."""
        way, edition = self.ways[n], self.edition
        able = [v for v in edition.vehicles.values() if v.city in (None, self._city(way)) and n not in self.kept[v.id]]
        for vehicle in able:
            self.goes[n, vehicle.id] = self.cp.new_bool_var(f"{n} {vehicle.id}")
        moving = {leaf for leaf in self.open[n] if self.fleet.changes_city(leaf, way.date)}
        sits: dict[str, list[Any]] = {vehicle.id: [] for vehicle in able}
        lies: dict[str, list[Any]] = {vehicle.id: [] for vehicle in able}
        for leaf in self.open[n]:
            people, pieces = self.fleet.people([leaf]), self.fleet.luggage([leaf]) if leaf in moving else 0
            left = self.cp.new_bool_var(f"{n} {leaf} left")
            self.left.append(left * max(1, people))
            shares: list[Any] = []
            loads: list[Any] = []
            for vehicle in able:
                on = self.on[n, leaf, vehicle.id] = self.cp.new_bool_var(f"{n} {leaf} {vehicle.id}")
                self.cp.add_implication(on, self.goes[n, vehicle.id])
                self.cp.add_implication(on, ~left)
                share = self.cp.new_int_var(0, people, "")
                self.cp.add(share <= people * on)
                shares.append(share)
                sits[vehicle.id].append(share)
                if vehicle.luggage is not None and pieces:
                    load = self.cp.new_int_var(0, pieces, "")
                    self.cp.add(load <= pieces * on)
                    loads.append(load)
                    lies[vehicle.id].append(load)
                elif pieces:
                    loads.append(pieces * on)  # nobody knows how much it takes: all of it
            self.cp.add_bool_or([left, *(self.on[n, leaf, vehicle.id] for vehicle in able)])
            self.cp.add(sum(shares) == people).only_enforce_if(~left)
            if pieces:
                self.cp.add(sum(loads) >= pieces).only_enforce_if(~left)
        for vehicle in able:
            self.cp.add(sum(sits[vehicle.id]) <= vehicle.seats)
            if vehicle.luggage is not None:
                self.cp.add(sum(lies[vehicle.id]) <= vehicle.luggage)

    def _apart(self) -> None:
        """A vehicle makes one way at a time and is where the next one begins."""
        here = set(self.window)
        for n, m in combinations(range(len(self.ways)), 2):
            a, b = self.ways[n], self.ways[m]
            if not {n, m} & here or abs((b.date - a.date).days) > FAR:
                continue
            first, then = (a, b) if (a.start, a.end) <= (b.start, b.end) else (b, a)
            soon = then.start - first.end < 24 * 60 or self._city(then) != self._city(first)
            if not soon or then.start >= first.end + self.fleet.empty_minutes(first, then):
                continue
            for vehicle in self.edition.vehicles:
                goes = [self._goes(n, vehicle), self._goes(m, vehicle)]
                if not all(isinstance(each, int) for each in goes):
                    self.cp.add(sum(goes) <= 1)

    def _day_hours(self) -> None:
        """No driver drives longer than the day's hours; a driver of several vehicles drives them all."""
        most = min(rule.most_minutes for rule in self.hours)
        for driver in self._drivers():
            for date in self.days:
                driven = [
                    self._goes(n, vehicle) * way.minutes
                    for n, way in enumerate(self.ways)
                    if way.date == date
                    for vehicle in driver
                ]
                if not all(isinstance(each, int) for each in driven):
                    taken = sum(each for each in driven if isinstance(each, int))
                    self.cp.add(sum(driven) <= max(most, taken))

    # ---- what is wished

    def _goals(self) -> list[Any]:
        """Few vehicles a day; few that a group sees, the fewer the less it changes in a city; few seats."""
        used: dict[tuple[dt.date, str], Any] = {}
        seen: dict[tuple[dt.date, str, str], Any] = {}
        for (n, vehicle), goes in self.goes.items():
            key = self.ways[n].date, vehicle
            if key not in used:
                used[key] = self.cp.new_bool_var("")
            self.cp.add_implication(goes, used[key])
        for (n, leaf, vehicle), on in self.on.items():
            seat = self.ways[n].date, leaf, vehicle
            if seat not in seen:
                seen[seat] = self.cp.new_bool_var("")
            self.cp.add_implication(on, seen[seat])
        changes = []
        for (date, leaf, vehicle), here in seen.items():
            before = self._day_before(leaf, date)
            if before is not None:
                change = self.cp.new_bool_var("")
                rode = any((n, leaf, vehicle) in self.chosen for n in self._on(before))
                self.cp.add(change >= here - seen.get((before, leaf, vehicle), int(rode)))
                changes.append(change)
        seats = sum(each * self.edition.vehicles[vehicle].seats for (_, vehicle), each in used.items())
        return [sum(used.values()), sum(seen.values()) + sum(changes), seats + sum(self.goes.values())]

    def _on(self, date: dt.date) -> Iterator[int]:
        return (n for n, way in enumerate(self.ways) if way.date == date)

    def _day_before(self, leaf: str, date: dt.date) -> dt.date | None:
        """The day before on which a group has a way, if it wakes in the same city on both."""
        view = self.fleet.view
        earlier = [day for day in self.fleet.days if day < date and any(leaf in w.leaves for w in self.fleet.ways(day))]
        same = earlier and view.city_on(leaf, earlier[-1]) == view.city_on(leaf, date)
        return earlier[-1] if same else None

    # ---- solving

    def _solved(self, goals: list[Any]) -> set[Seat]:
        """The best by each goal in turn; a missing rest that the judge finds is forbidden, and it is solved again."""
        chosen: set[Seat] = set()
        tries = MOST_TRIES
        while goals:
            goal = goals[0]
            self.cp.minimize(goal)
            solver = cp_model.CpSolver()
            solver.parameters.num_workers = 1
            solver.parameters.max_deterministic_time = SECONDS
            status = solver.solve(self.cp)
            if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                return chosen
            found = {seat for seat, on in self.on.items() if solver.value(on)}
            tired = list(self._tired(found)) if tries > 0 else []
            for ways in tired:
                self.cp.add_bool_or([~goes for goes in ways])
            if tired:
                tries -= 1
                continue
            chosen = found
            self.cp.add(goal <= round(solver.objective_value))
            self.cp.clear_hints()
            for seat, on in self.on.items():
                self.cp.add_hint(on, int(seat in found))
            goals = goals[1:]
        return chosen

    def _tired(self, chosen: set[Seat]) -> Iterator[list[Any]]:
        """The ways after which a driver would have to rest before the last of them: not all of them by that driver.

        A single way that is too long is left to the judge: another vehicle would not make it shorter.
        """
        for rule in self.hours:
            for driver in self._drivers():
                made = sorted(
                    {
                        (self.ways[n].start, n, vehicle)
                        for n, _, vehicle in (*chosen, *((n, "", v) for v in driver for n in self.kept[v]))
                        if vehicle in driver and self.ways[n].date in self.days
                    }
                )
                stretch: list[tuple[int, str]] = []
                date, free = dt.date.min, 0
                for start, n, vehicle in made:
                    if start - free >= rule.rest_minutes or self.ways[n].date != date:
                        stretch = []
                    stretch.append((n, vehicle))
                    date, free = self.ways[n].date, max(free, self.ways[n].end)
                    ours = [self.goes[part] for part in stretch if part in self.goes]
                    too_long = sum(self.ways[part[0]].minutes for part in stretch) > rule.unbroken_minutes
                    if too_long and len(stretch) > 1 and ours:
                        yield ours
                        stretch = []

    # ---- what comes of it

    def _duties(self, chosen: set[Seat]) -> Iterator[Duty]:
        """A duty for all groups that a vehicle carries at the same hours of a day; without hours where it is all day."""
        together: dict[tuple[dt.date, str, dt.time | None, dt.time | None], list[str]] = {}
        for stretch in self._stretches(chosen):
            first, last = stretch.ways[0], stretch.ways[-1]
            begins = None if stretch.whole else self._time(first.start, first.from_venue)
            ends = None if stretch.whole else self._time(last.end, last.to_venue)
            together.setdefault((first.date, stretch.vehicle, begins, ends), []).append(stretch.leaf)
        numbers: dict[tuple[dt.date, str], int] = {}
        taken = set(self.base.duties)
        for order, ((date, vehicle, begins, ends), some) in enumerate(sorted(together.items(), key=_in_order), 1):
            while True:
                number = numbers[date, vehicle] = numbers.get((date, vehicle), 0) + 1
                name = f"{MARK}-{date:%m%d}-{vehicle}"[:56] + (f"-{number}" if number > 1 else "")
                if name not in taken:
                    break
            taken.add(name)
            groups = self._wholes(some)
            yield Duty(id=name, order=order, vehicle=vehicle, date=date, groups=groups, begins=begins, ends=ends)

    def _stretches(self, chosen: set[Seat]) -> Iterator[_Stretch]:
        for leaf in self.setting.leaves:
            for date in self.fleet.days:
                mine = [n for n, way in enumerate(self.ways) if way.date == date and leaf in way.leaves]
                for vehicle in self.edition.vehicles:
                    run: list[int] = []
                    for n in [*mine, -1]:
                        if (n, leaf, vehicle) in chosen:
                            run.append(n)
                        elif run:
                            ways = tuple(self.ways[each] for each in run)
                            yield _Stretch(leaf, vehicle, ways, len(run) == len(mine))
                            run = []

    def _wholes(self, some: list[str]) -> tuple[str, ...]:
        """The groups by the largest that they make up."""
        left, found = set(some), []
        sizes = {group: set(leaves(self.edition, group)) for group in self.edition.groups}
        for group in sorted(sizes, key=lambda group: -len(sizes[group])):
            if sizes[group] <= left:
                found.append(group)
                left -= sizes[group]
        return tuple(group for group in self.edition.groups if group in found)

    def _goes(self, n: int, vehicle: str) -> Any:
        """Whether a vehicle makes a way: 1 where a duty made by hand says so."""
        return 1 if n in self.kept[vehicle] else self.goes.get((n, vehicle), 0)

    def _drivers(self) -> list[tuple[str, ...]]:
        """The vehicles of each driver; one of which nobody is told has a driver of its own."""
        found: dict[str, list[str]] = {}
        for vehicle in self.edition.vehicles.values():
            found.setdefault(f"person/{vehicle.driver}" if vehicle.driver else vehicle.id, []).append(vehicle.id)
        return [tuple(vehicles) for vehicles in found.values()]

    def _city(self, way: Way) -> str:
        return self.setting.travel.city_of(way.from_venue)

    def _time(self, minute: int, venue: str) -> dt.time:
        zone = self.setting.zone(self.setting.travel.city_of(venue))
        return self.setting.clock.moment(minute, zone).time()


def _in_order(duty: tuple[tuple[dt.date, str, dt.time | None, dt.time | None], list[str]]) -> tuple[Any, ...]:
    (date, vehicle, begins, ends), _ = duty
    return date, begins or dt.time(), vehicle, ends or dt.time()
