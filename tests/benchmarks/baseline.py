"""The baseline: a plain model of one circuit over the whole horizon, on CP-SAT with its default parameters.

For each group a circuit through what it does, in the order in which it does it; a node at each midnight is the night in
the hotel, so that two things joined by an arc lie on one day. Start times are variables; an arc carries the way in
between, as long as the traffic at its beginning makes it. Anything may be dropped at a price; then least travel.

Stated: must happen, within dates, day limits, venue open, fixed start, allowed window, capacity (as domains, by the
rules' own windows); before, after, first, last; one place; travel fits; right city; timetable; time around rides; lunch;
Friday break. Not stated: preferences, whole-day rules. What comes out is judged by ``rules.judge`` alone. One ride a
group between two cities; all cities of one time zone.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from lawatan.domain import WEEKDAYS, Placement, Plan, Ride, Table
from lawatan.rules import After, Before, Edition, First, FridayBreak, Last, Lunch, OnePlace, RideBuffers, active_rules
from lawatan.schedule import Occurrence, RideRun, Setting, union
from lawatan.solver.items import allowed_runs, allowed_starts

SECONDS = 120.0
DROPPED_MINUTES = 10_000
"""What leaving something out is worth in minutes of travel."""

Report = Callable[[Plan, float, float], None]
"""Called with each better plan, the seconds since the beginning and the bound."""


@dataclass
class _Node:
    """Something that a group does: its place in the circuit, where it begins and ends, and when."""

    id: str
    start: Any
    end: Any
    present: Any
    from_venue: str
    to_venue: str
    ends_in_peak: Any
    crossing: bool = False


class Baseline:
    """One run of the plain model on one edition."""

    def __init__(self, edition: Edition) -> None:
        self.began = time.monotonic()
        self.setting = Setting(edition)
        self.rules = [rule for rule in active_rules(self.setting) if rule.weight is None]
        self.cp = cp_model.CpModel()
        self.zone = self.setting.zone(next(iter(edition.cities)))
        self.travel: Any = 0
        self.occurrences: dict[str, _Node] = {}
        self.rides: dict[str, list[tuple[_Node, str, int]]] = {}
        for one in self.setting.occurrences.values():
            self.occurrences[one.id] = self._occurrence(one)
        for crossing in self.setting.crossings.values():
            self.rides[crossing.id] = self._ride_nodes(crossing.id, allowed_runs(self.setting, self.rules, crossing))
        for leaf in self.setting.leaves:
            self._circuit(leaf)
        self._one_place()
        self._order()
        dropped = sum(~node.present for node in self.occurrences.values())
        dropped += sum(1 - sum(node.present for node, _, _ in nodes) for nodes in self.rides.values())
        self.cp.minimize(DROPPED_MINUTES * dropped + self.travel)

    def run(self, report: Report, seconds: float = SECONDS) -> float:
        """Solve for so many seconds, those for making the model counted; the bound on the objective."""
        baseline = self

        class Found(cp_model.CpSolverSolutionCallback):
            def on_solution_callback(self) -> None:
                report(baseline._plan(self.value), time.monotonic() - baseline.began, self.best_objective_bound)

        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = max(1.0, seconds - (time.monotonic() - self.began))
        solver.solve(self.cp, Found())
        return solver.best_objective_bound

    def _occurrence(self, one: Occurrence) -> _Node:
        windows = allowed_starts(self.setting, self.rules, one)
        present = self.cp.new_bool_var(one.id)
        if not windows:
            self.cp.add(present == 0)
        cells = cp_model.Domain.from_intervals([[b // 5, e // 5] for b, e in windows or ((0, 0),)])
        start = 5 * self.cp.new_int_var_from_domain(cells, f"start {one.id}")
        peaks = self._peaks(one.city)
        peak = self._lies_in(start + one.minutes, peaks, f"peak {one.id}")
        return _Node(one.id, start, start + one.minutes, present, one.venue, one.venue, peak)

    def _ride_nodes(self, crossing: str, runs: list[RideRun]) -> list[tuple[_Node, str, int]]:
        """A node a kind of ride: those of one way that take alike; its departure is its start and so many minutes."""
        alike: dict[tuple[str, int, int, int, str, str], list[int]] = {}
        for run in runs:
            kind = run.option, run.end - run.start, run.departure - run.start, run.travel_minutes
            alike.setdefault((*kind, run.from_venue, run.to_venue), []).append(run.start)
        found = []
        for n, ((option, minutes, ahead, on_the_move, leaves, reaches), starts) in enumerate(alike.items()):
            domain = cp_model.Domain.from_values(starts)
            start = self.cp.new_int_var_from_domain(domain, f"start {crossing} {n}")
            present = self.cp.new_bool_var(f"{crossing} {n}")
            node = _Node(crossing, start, start + minutes, present, leaves, reaches, None, crossing=True)
            node.ends_in_peak = self._lies_in(start + minutes, self._peaks("BDG"), f"peak {crossing} {n}")
            self.travel += on_the_move * present
            found.append((node, option, ahead))
        self.cp.add_at_most_one(node.present for node, _, _ in found)
        return found

    def _circuit(self, leaf: str) -> None:
        setting, cp = self.setting, self.cp
        nodes = [self.occurrences[o.id] for o in setting.attended_by(leaf)]
        rides = [node for c in setting.crossings_of(leaf) for node, _, _ in self.rides[c.id]]
        for c in setting.crossings_of(leaf):
            self._right_city(leaf, c.id)
        nodes += rides
        days = list(setting.clock.days())
        midnights = [setting.clock.midnight(day, self.zone) for day in [*days, days[-1] + dt.timedelta(days=1)]]
        first = len(nodes)
        arcs: list[tuple[int, int, Any]] = [(n, n, ~node.present) for n, node in enumerate(nodes)]
        arcs.append((first + len(days), first, 1))
        ahead = [cp.new_bool_var(f"lunch after {node.id}") for node in nodes]
        for n, node in enumerate(nodes):
            self._sides(node, ahead[n])
        fridays = [self._friday(node) for node in nodes]
        for night, day in enumerate(days):
            arcs.append((first + night, first + night + 1, cp.new_bool_var(f"empty {day}")))
            for n, node in enumerate(nodes):
                out, home = cp.new_bool_var(f"{day} to {node.id}"), cp.new_bool_var(f"{node.id} to {day}")
                arcs += [(first + night, n, out), (n, first + night + 1, home)]
                cp.add(node.start >= midnights[night]).only_enforce_if(out)
                cp.add(node.start < midnights[night + 1]).only_enforce_if(out)
                cp.add(node.start >= midnights[night]).only_enforce_if(home)
                cp.add(node.start < midnights[night + 1]).only_enforce_if(home)
                self._from_hotel(node, day, out)
                self._to_hotel(node, day, home)
        buffers = next((r for r in self.rules if isinstance(r, RideBuffers)), None)
        lunch = next((r for r in self.rules if isinstance(r, Lunch)), None)
        friday = next((r for r in self.rules if isinstance(r, FridayBreak)), None)
        for n, a in enumerate(nodes):
            for m, b in enumerate(nodes):
                if a.id == b.id or setting.travel.city_of(a.to_venue) != setting.travel.city_of(b.from_venue):
                    continue
                arc = cp.new_bool_var(f"{a.id} then {b.id}")
                arcs.append((n, m, arc))
                way = setting.travel.way(a.to_venue, b.from_venue)
                slow = cp.new_bool_var(f"slow {a.id} then {b.id}")
                cp.add_bool_or([~arc, ~a.ends_in_peak, slow])
                minutes = way.off_peak * arc + (way.peak - way.off_peak) * slow
                self.travel += minutes
                buffer = 0
                if buffers is not None and (a.crossing or b.crossing):
                    buffer = buffers.after_minutes if a.crossing else buffers.before_minutes
                between = b.start - a.end
                cp.add(between >= minutes + buffer).only_enforce_if(arc)
                if lunch is not None:
                    cp.add(between >= minutes + lunch.minutes).only_enforce_if([arc, ahead[n], ~ahead[m]])
                if friday is not None:
                    (morning, _), (_, afternoon) = fridays[n], fridays[m]
                    cp.add(between >= minutes + friday.free_minutes).only_enforce_if([arc, morning, afternoon])
        cp.add_circuit(arcs)

    def _from_hotel(self, node: _Node, day: dt.date, out: Any) -> None:
        """The way from the hotel on a morning costs what it takes; day limits see to its time."""
        setting = self.setting
        hotel, _ = setting.hotels_of_day(setting.travel.city_of(node.from_venue), day)
        if hotel is None or hotel == node.from_venue:
            return
        way, weekday = setting.travel.way(hotel, node.from_venue), day.weekday()
        self.travel += way.off_peak * out
        midnight = setting.clock.midnight(day, self.zone)
        spans = setting.travel.peak_spans(setting.travel.city_of(hotel), weekday)
        slow = []
        for minute in range(0, 24 * 60, 5):
            leave = setting.travel.leave_by(hotel, node.from_venue, minute, weekday)
            if any(b <= leave < e for b, e in spans):
                slow.append((midnight + minute, midnight + minute + 4))
        if slow:
            in_peak, quick = self.cp.new_bool_var(""), cp_model.Domain.from_intervals([list(w) for w in union(slow)])
            self.cp.add_linear_expression_in_domain(node.start, quick.complement()).only_enforce_if([out, ~in_peak])
            self.travel += (way.peak - way.off_peak) * in_peak

    def _to_hotel(self, node: _Node, day: dt.date, home: Any) -> None:
        setting = self.setting
        _, hotel = setting.hotels_of_day(setting.travel.city_of(node.to_venue), day)
        if hotel is None or hotel == node.to_venue:
            return
        way, slow = setting.travel.way(node.to_venue, hotel), self.cp.new_bool_var("")
        self.cp.add_bool_or([~home, ~node.ends_in_peak, slow])
        self.travel += way.off_peak * home + (way.peak - way.off_peak) * slow

    def _sides(self, node: _Node, ahead: Any) -> None:
        """On days with a lunch: what has it ahead ends by its latest beginning, what has it behind starts after one."""
        lunch = next((r for r in self.rules if isinstance(r, Lunch)), None)
        if lunch is None:
            return
        clock = self.setting.clock
        late, early = [], []
        for day in clock.days():
            if WEEKDAYS[day.weekday()] in lunch.except_weekdays:
                continue
            midnight = clock.midnight(day, self.zone)
            late.append((clock.at(day, lunch.latest, self.zone) + 1, midnight + 24 * 60))
            early.append((midnight, clock.at(day, lunch.earliest, self.zone) + lunch.minutes - 1))
        self._outside(node.end, late, [node.present, ahead])
        self._outside(node.start, early, [node.present, ~ahead])

    def _friday(self, node: _Node) -> tuple[Any, Any]:
        """Whether the node ends in the morning, or starts in the afternoon, of a day with a Friday break."""
        rule = next((r for r in self.rules if isinstance(r, FridayBreak)), None)
        if rule is None:
            return 0, 0
        clock, zone = self.setting.clock, self.zone
        days = [day for day in clock.days() if WEEKDAYS[day.weekday()] == rule.weekday]
        mornings = [(clock.midnight(day, zone), clock.at(day, rule.begins, zone)) for day in days]
        afternoons = [(clock.at(day, rule.ends, zone), clock.midnight(day, zone) + 24 * 60) for day in days]
        return (
            self._lies_in(node.end, mornings, f"friday morning {node.id}"),
            self._lies_in(node.start, afternoons, f"friday afternoon {node.id}"),
        )

    def _right_city(self, leaf: str, crossing: str) -> None:
        change = self.setting.crossings[crossing].change
        for one in self.setting.attended_by(leaf):
            node = self.occurrences[one.id]
            for ride, _, _ in self.rides[crossing]:
                both = [node.present, ride.present]
                if one.city == change.from_city:
                    self.cp.add(ride.start >= node.end).only_enforce_if(both)
                else:
                    self.cp.add(node.start >= ride.end).only_enforce_if(both)
            if one.city == change.to_city:
                self.cp.add_bool_or([~node.present, *(ride.present for ride, _, _ in self.rides[crossing])])

    def _one_place(self) -> None:
        rule = next((r for r in self.rules if isinstance(r, OnePlace)), None)
        for _, *items in rule.cases(self.setting) if rule else ():
            nodes = [self.occurrences[item] for item in items if item in self.occurrences]
            self.cp.add_no_overlap(
                self.cp.new_optional_interval_var(n.start, n.end - n.start, n.end, n.present, "") for n in nodes
            )

    def _order(self) -> None:
        for rule in self.rules:
            if not isinstance(rule, Before | After | First | Last):
                continue
            for earlier, later in rule.cases(self.setting):
                for a in self._nodes(earlier):
                    for b in self._nodes(later):
                        self.cp.add(b.start >= a.end).only_enforce_if([a.present, b.present])

    def _nodes(self, item: str) -> list[_Node]:
        return [self.occurrences[item]] if item in self.occurrences else [node for node, _, _ in self.rides[item]]

    def _peaks(self, city: str) -> list[tuple[int, int]]:
        clock = self.setting.clock
        return [
            (clock.midnight(day, self.zone) + begins, clock.midnight(day, self.zone) + ends - 1)
            for day in clock.days()
            for begins, ends in self.setting.travel.peak_spans(city, day.weekday())
        ]

    def _lies_in(self, expression: Any, windows: list[tuple[int, int]], name: str) -> Any:
        literal = self.cp.new_bool_var(name)
        domain = cp_model.Domain.from_intervals([list(w) for w in windows])
        self.cp.add_linear_expression_in_domain(expression, domain).only_enforce_if(literal)
        self.cp.add_linear_expression_in_domain(expression, domain.complement()).only_enforce_if(~literal)
        return literal

    def _outside(self, expression: Any, windows: list[tuple[int, int]], when: list[Any]) -> None:
        domain = cp_model.Domain.from_intervals([list(w) for w in windows]).complement()
        self.cp.add_linear_expression_in_domain(expression, domain).only_enforce_if(when)

    def _plan(self, value: Callable[[Any], int]) -> Plan:
        clock = self.setting.clock
        placed = [
            Placement(id=node.id, start=clock.moment(value(node.start), self.zone))
            for node in self.occurrences.values()
            if value(node.present)
        ]
        rides = [
            Ride(id=item, option=option, departure=clock.moment(value(node.start) + ahead, self.zone))
            for item, nodes in self.rides.items()
            for node, option, ahead in nodes
            if value(node.present)
        ]
        return Plan(placements=Table(placed), rides=Table(rides))
