"""Planning again: everything that must happen has its place, and as little as can be changes of what people were told.

Least change comes right after least left out, in one sum; then the ways are shortened with what changes anyhow. What is told
to be least is proven, or its bound is told.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from ortools.sat.python import cp_model

from lawatan.domain import Placement, Plan, Ride, Table
from lawatan.rules import Edition, Rule
from lawatan.schedule import GRID, View, contains
from lawatan.schedule.promise import OTHER_DAY, OTHER_ROOM, OTHER_TIME, Promise
from lawatan.solver.budget import LEAST_SECONDS, Options, OutOfTime
from lawatan.solver.goals import least_travel
from lawatan.solver.layers import SOFT, Planner, Report, Result
from lawatan.solver.model import SolverModel
from lawatan.solver.part import Part
from lawatan.solver.ways import Ways

KEEPING_SHARE, SETTLING_SHARE = 0.7, 0.9
"""Of the seconds left: to change as little as can be, then to shorten the ways with what changes."""


def solve_again(edition: Edition, options: Options, report: Report) -> Result:
    """Plan an edition again, near to what people were told (``promised``); ``report`` gets each better plan."""
    return Replanner(edition, options, report).run()


class Replanner(Planner):
    """Plans one edition again; ``promise`` is what people were told."""

    def __init__(self, edition: Edition, options: Options, report: Report) -> None:
        super().__init__(edition, options, report)
        self.promise = Promise(self.setting)
        self.least_change: int | None = None

    def run(self) -> Result:
        """Least left out and least change, then least travel."""
        impossible = False
        with suppress(OutOfTime):
            proven = self.keep()
            if self._look_seconds is not None:
                self._budget.cut(self._look_seconds)
            else:
                impossible = proven and self._leaves_out and self._confirmed()
            self.settle()
        return replace(Result(self.plan, impossible, None, self.left_out), least_change=self.least_change)

    def keep(self) -> bool:
        """Leave out as little as can be, and of those plans the one that changes least. Whether that is proven."""
        model = SolverModel(self.setting, self.must, SOFT)
        self._restrict(model)
        price, change, most = self._price(model), changes(model, self.promise), self.promise.most + 1
        goal = price * most + change
        began_with = self._without_what_breaks(model)
        self._hint(model, began_with, goal)
        model.cp.minimize(goal)
        best: list[tuple[int, int]] = []

        def found(plan: Plan, value: Any, call: Any) -> None:
            if best and value(goal) >= best[-1][0]:
                return  # the first one after a refusal may be worse than one that was let out before
            best.append((value(goal), value(price)))
            self._given_up = sum(not value(kept) for kept in model.given_up.values())
            self._better("place", plan)

        solver, status, refused = self._search(model, KEEPING_SHARE, found)
        if self.plan is None:
            self.plan = refused or began_with
        if solver is not None and best and status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            bound = max(0, math.ceil(solver.best_objective_bound - 1e-3))
            self.least_change = max(0, bound - best[-1][1] * most)
        return status == cp_model.OPTIMAL

    def _restrict(self, model: SolverModel) -> None:
        """What a model of the whole has to keep beside the rules; nothing here."""

    def settle(self) -> None:
        """Shorten the ways with what changes; no more is changed, and nothing else moves."""
        plan = self._best
        now = self.promise.price(plan)
        held = {item for item, by in self.promise.changes(plan) if not by}
        free = frozenset(item for item in self._items if item not in held)
        if not free or self._budget.left < LEAST_SECONDS:
            return
        model = self._model(self.rules, plan, Part(plan, free, frozenset(self._days())))
        model.cp.add(changes(model, self.promise) <= now)
        self._lower(model, sum(least_travel(model, Ways(model))), "travel", SETTLING_SHARE)

    def _days(self) -> tuple[dt.date, ...]:
        return tuple(self.setting.clock.days())

    @property
    def _leaves_out(self) -> bool:
        plan = self._best
        return any(self._forced(i) and i not in plan.placements and i not in plan.rides for i in self._items)

    def _without_what_breaks(self, model: SolverModel) -> Plan:
        """What people were told, and what has begun or is locked, but for what breaks a rule that must hold by now."""
        now = self.setting.edition.plan
        decided: tuple[Placement | Ride, ...] = (*now.placements.values(), *now.rides.values())
        told = {d.id: d for d in decided if d.id in self._items}
        told |= {item: kept.decision for item, kept in self.promise.kept.items()}
        held = {d.id for d in decided if self.setting.held(d)}
        told = {item: decision for item, decision in told.items() if item in held or _can_be(model, decision)}
        plan = _plan(told, now)
        rules = [rule for rule in self.must if not rule.demands]
        while broken := _most_broken(View(self.setting, plan), rules, held):
            del told[broken]
            plan = _plan(told, now)
        return plan


def changes(model: SolverModel, promise: Promise) -> Any:
    """What a plan of a model changes of what people were told: ``Promise.price`` of it, where it is minimised."""
    total: Any = 0
    clock = promise.setting.clock
    for item, kept in promise.kept.items():
        told, zone = kept.decision, promise.zone(item)
        moment = told.start if isinstance(told, Placement) else told.departure
        at = clock.minute(moment)
        day = clock.date(at, zone)
        if isinstance(told, Ride):
            same = model.rides_one(item, lambda run, t=told, m=at: (run.option, run.departure) == (t.option, m))  # type: ignore[misc]
            on_day = model.rides_one(item, lambda run, z=zone, d=day: clock.date(run.departure, z) == d)  # type: ignore[misc]
            steps = OTHER_DAY - (OTHER_DAY - OTHER_TIME) * on_day - OTHER_TIME * same
        else:
            stays = model.starts_within(item, ((at, at),))
            on_day, same = model.on_day(item, day), _in_room(model, promise, told, stays)
            steps = (
                OTHER_DAY - (OTHER_DAY - OTHER_TIME) * on_day - (OTHER_TIME - OTHER_ROOM) * stays - OTHER_ROOM * same
            )
        total += promise.unit(item) * steps
    return total


def _in_room(model: SolverModel, promise: Promise, told: Placement, stays: Any) -> Any:
    """A literal that may be true only where a time slot stays where it was told: at its time, in its room."""
    rooms = model.items[told.id].rooms
    room = promise.room(told)
    if not rooms:
        return stays
    if room not in rooms:
        return ~model.always
    same = model.cp.new_bool_var(f"{told.id} as told")
    model.cp.add_implication(same, stays)
    model.cp.add_implication(same, rooms[room])
    return same


def _plan(decided: dict[str, Placement | Ride], now: Plan) -> Plan:
    slots = Table(one for one in decided.values() if isinstance(one, Placement))
    rides = Table(one for one in decided.values() if isinstance(one, Ride))
    return Plan(placements=slots, rides=rides, duties=now.duties, shuttles=now.shuttles)


def _can_be(model: SolverModel, decision: Placement | Ride) -> bool:
    """Whether a model may decide so: what was told may be in the past by now, or where a rule no longer allows it."""
    item, clock = model.items[decision.id], model.setting.clock
    if isinstance(decision, Placement):
        minute = clock.minute(decision.start)
        return contains(item.starts, minute) and (minute % GRID == 0 or (minute, minute) in item.starts)
    departure = clock.minute(decision.departure)
    return any((run.option, run.departure) == (decision.option, departure) for run in item.runs)


def _most_broken(view: View, rules: Sequence[Rule], held: set[str]) -> str | None:
    """The item that most of what must hold and does not is about; None where nothing that may move is."""
    counts: dict[str, int] = {}
    for breach in (breach for rule in rules for breach in rule.breaches(view)):
        for item in breach.about:
            if item not in held and item in view.entries:
                counts[item] = counts.get(item, 0) + 1
    return max(counts, key=lambda item: counts[item], default=None)
