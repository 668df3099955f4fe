"""The model of arrival and departure runs: which of those that may be are made, and who rides in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any

from ortools.sat.python import cp_model

from lawatan.schedule import Way
from lawatan.solver.shuttle_ways import Roads, Run, Slot, Stretch, Unit

SECONDS = 3.0, 3.0, 3.0, 0.2, 0.2
"""Of deterministic time at most for each goal: the same runs on every machine. Forty people on 25 flights who wait an hour
at most take 0.1 for each of the first three; four hours at most take 0.5, ten hours 0.9."""


class Model:
    """The constraints of some units and slots."""

    def __init__(self, roads: Roads, units: Sequence[Unit], slots: Sequence[Slot]) -> None:
        self.roads, self.units, self.slots = roads, units, slots
        self.cp: Any = cp_model.CpModel()
        self.used: dict[Slot, Any] = {slot: self.cp.new_bool_var(slot.name) for slot in slots}
        self.goes: dict[Slot, list[Any]] = {}
        """Which of its ways a slot makes."""
        self.share: dict[tuple[Unit, Slot], Any] = {}
        """How many of a unit ride in a slot."""
        self.on: dict[tuple[Unit, Slot], Any] = {}
        self.waiting: list[Any] = []
        for slot in slots:
            self._carry(slot)
        for unit in units:
            self.cp.add(sum(self.share[u, slot] for u, slot in self.share if u is unit) == len(unit.persons))
        self._apart()
        self._day_hours()

    def _carry(self, slot: Slot) -> None:
        """Who can ride in a slot, with seats and room for luggage, and how long they wait."""
        cp, used, roads = self.cp, self.used[slot], self.roads
        goes = self.goes[slot] = [cp.new_bool_var(f"{slot.name} {way[0]}") for way in slot.ways]
        cp.add(sum(goes) == used)
        people, luggage, known = [], [], 0
        leaders = []
        ahead_minutes: list[Any] = []
        for unit in self.units:
            ahead = roads.ahead(unit, slot.family, slot.bound)
            if unit.family != slot.family or not 0 <= ahead <= roads.wait:
                continue
            size = len(unit.persons)
            on = self.on[unit, slot] = cp.new_bool_var("")
            share = self.share[unit, slot] = on if size == 1 else cp.new_int_var(0, size, "")
            if size > 1:
                cp.add(share >= on)
                cp.add(share <= size * on)
            cp.add_implication(on, used)
            for way, go in zip(slot.ways, goes, strict=True):
                if ahead + way[2] > roads.wait and ahead:
                    cp.add_bool_or([~on, ~go])
            if ahead == 0:
                leaders.append(share)
            people.append(share)
            luggage.append(unit.luggage * share)
            ahead_minutes.append(ahead * share)
            known += size
        cp.add(sum(leaders) >= used)
        vehicle = roads.edition.vehicles[slot.vehicle] if slot.vehicle is not None else None
        if vehicle is not None:
            cp.add(sum(people) <= vehicle.seats)
            if vehicle.luggage is not None:
                cp.add(sum(luggage) <= vehicle.luggage)
        longest = max(way[2] for way in slot.ways)
        later = cp.new_int_var(0, longest * known, "") if longest else 0
        for way, go in zip(slot.ways, goes, strict=True):
            if way[2]:
                cp.add(later >= way[2] * sum(people)).only_enforce_if(go)
        self.waiting += [*ahead_minutes, later]

    def _apart(self) -> None:
        """A vehicle makes one way at a time and is where the next one begins; of two alike the first comes first."""
        by_vehicle: dict[str, list[Slot]] = {}
        for slot in self.slots:
            if slot.vehicle is not None:
                by_vehicle.setdefault(slot.vehicle, []).append(slot)
        for slots in by_vehicle.values():
            for a, b in combinations(slots, 2):
                if (a.family, a.bound) == (b.family, b.bound):
                    self.cp.add_implication(self.used[b], self.used[a])
                self._in_turn(a, b)

    def _in_turn(self, a: Slot, b: Slot) -> None:
        if self._far_apart(a, b):
            return
        beside = self.roads.beside
        alike = (a.family, a.bound) == (b.family, b.bound)
        barred = [
            [
                m
                for m, other in enumerate(b.ways)
                if (alike and other < one) or not beside((a.family, one), (b.family, other))
            ]
            for one in a.ways
        ]
        if sum(map(len, barred)) == len(a.ways) * len(b.ways):
            self.cp.add_bool_or([~self.used[a], ~self.used[b]])
            return
        for go, others in zip(self.goes[a], barred, strict=True):
            if others:
                self.cp.add_at_most_one([go, *(self.goes[b][m] for m in others)])

    def _far_apart(self, a: Slot, b: Slot) -> bool:
        """Whether a vehicle that makes the one is surely back for the other."""
        first, then = (a, b) if a.ways[0] < b.ways[0] else (b, a)
        back = self.roads.setting.travel.way(first.to_venue, then.from_venue).longest
        return then.ways[0][0] - max(way[1] for way in first.ways) >= back

    def _day_hours(self) -> None:
        """No driver drives longer than the day's hours; a driver of several vehicles drives them all."""
        roads = self.roads
        most = min(rule.most_minutes for rule in roads.hours)
        for driver in roads.drivers:
            fixed: dict[dt.date, int] = {}
            for vehicle in driver:
                for way in roads.work[vehicle]:
                    fixed[way.date] = fixed.get(way.date, 0) + way.minutes
            driven: dict[dt.date, list[Any]] = {}
            for slot in self.slots:
                if slot.vehicle in driver:
                    for times, go in zip(slot.ways, self.goes[slot], strict=True):
                        made = roads.way(slot.family, times)
                        driven.setdefault(made.date, []).append(made.minutes * go)
            for date, some in driven.items():
                self.cp.add(sum(some) <= max(0, most - fixed.get(date, 0)))

    def goals(self) -> list[Any]:
        """What is to be little, one after the other."""
        unfound = [share for (_, slot), share in self.share.items() if slot.vehicle is None]
        busy: dict[tuple[str, dt.date], Any] = {}
        seats = []
        for slot in self.slots:
            if slot.vehicle is None:
                continue
            for way, go in zip(slot.ways, self.goes[slot], strict=True):
                key = slot.vehicle, self.roads.way(slot.family, way).date
                if key not in busy:
                    taken = any(other.date == key[1] for other in self.roads.work[slot.vehicle])
                    busy[key] = 1 if taken else self.cp.new_bool_var("")
                if not isinstance(busy[key], int):
                    self.cp.add_implication(go, busy[key])
            seats.append(self.roads.edition.vehicles[slot.vehicle].seats * self.used[slot])
        return [
            sum(unfound),
            sum(self.used.values()),
            sum(self.waiting),
            sum(each for each in busy.values() if not isinstance(each, int)),
            1000 * sum(self.on.values()) + sum(seats),
        ]

    def best(self, goal: Any, seconds: float) -> list[Run] | None:
        """The runs by which a goal is least, in so much deterministic time; None where none were found."""
        if not isinstance(goal, int):
            self.cp.minimize(goal)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = seconds
        solver.parameters.linearization_level = 2  # proves the fewest runs and the least waiting, which were not at 1
        solver.parameters.symmetry_level = 0
        if solver.solve(self.cp) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        self.reached = 0 if isinstance(goal, int) else round(solver.objective_value)
        self.cp.clear_hints()
        found = []
        for variable in (
            *self.used.values(),
            *(go for goes in self.goes.values() for go in goes),
            *self.share.values(),
        ):
            self.cp.add_hint(variable, solver.value(variable))
        for slot, used in self.used.items():
            if solver.value(used):
                way = next(way for way, go in zip(slot.ways, self.goes[slot], strict=True) if solver.value(go))
                riders = tuple(
                    (unit, solver.value(share))
                    for (unit, its), share in self.share.items()
                    if its is slot and solver.value(share)
                )
                found.append(Run(slot, way, riders))
        return found

    def alone(self) -> list[Run]:
        """A plan that always is one: all who stand there together ride by themselves, in what is still to be found."""
        return [
            Run(
                slot,
                slot.ways[0],
                tuple((u, len(u.persons)) for u in self.units if (u.family, u.bound) == (slot.family, slot.bound)),
            )
            for slot in self.slots
            if slot.vehicle is None
        ]

    def keep(self, goal: Any) -> None:
        """What was reached is not given up for the goals after it."""
        if not isinstance(goal, int):
            self.cp.add(goal <= self.reached)

    def rest(self, stretch: Stretch) -> None:
        """Somewhere in a stretch the driver rests, or somebody else drives a part of it."""
        minutes, made = stretch
        parted: list[Any] = [~self.used[slot] for _, slot in made if slot is not None]
        for (way, slot), (other, its) in pairwise(made):
            if slot is None and its is None:
                continue
            rests = self.cp.new_bool_var("")
            parted.append(rests)
            for go, first in self._ways_of(way, slot):
                for its_go, then in self._ways_of(other, its):
                    if then.end > first.start and then.start - first.end < minutes:
                        self.cp.add_bool_or([~rests, *(~each for each in (go, its_go) if each is not None)])
        self.cp.add_bool_or(parted)

    def _ways_of(self, way: Way, slot: Slot | None) -> list[tuple[Any, Way]]:
        """When a run can go, each with its literal; what is made anyway has one way and none."""
        if slot is None:
            return [(None, way)]
        return [(go, self.roads.way(slot.family, times)) for times, go in zip(slot.ways, self.goes[slot], strict=True)]


__all__ = ["SECONDS", "Model"]
