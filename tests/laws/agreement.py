"""The agreement law: a random plan, pinned in the solver, is feasible exactly when no hard rule is breached, and of
preferences the solver's least cost is the checker's.

Editions are small, one rule at a time (``editions``); plans are random, tightly packed, or found by the solver and then
nudged. ``LAW_PLANS`` in the environment sets the plans a rule.
"""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from lawatan.domain import Placement, Plan, Ride, Table, changed
from lawatan.rules import RULES, Rule, judge, prices
from lawatan.schedule import Setting, View
from lawatan.solver.asking import Asking, search
from lawatan.solver.model import SolverModel
from laws.editions import MAKERS, edition
from laws.kinds import LAWS

PLANS, MANY_PLANS = (int(os.environ.get("LAW_PLANS", usual)) for usual in ("6", "80"))
"""How many plans a plain run tries for each kind of rule, and a deep one, which judges the shares too."""

FOUND = {"travel_fits": 0.2, "ride_buffers": 0.1, "lunch": 0.15, "friday_break": 0.1, "before": 0.3}
ANYWHERE = {"must_happen": 0.6, "within_dates": 0.6, "allowed_window": 0.3}
LOOSE = {"travel_fits": 0.7, "ride_buffers": 1.0}
"""Shares of plans that start from one of the solver's own (0.35), and of those strewn over the horizon
(0.1); share of the packed ones in which some follow a little too early (0.4). Chosen so that the law is sharp."""
FOUND |= {kind: law.found for kind, law in LAWS.items()}
ANYWHERE |= {kind: law.anywhere for kind, law in LAWS.items()}
LOOSE |= {kind: law.loose for kind, law in LAWS.items()}


def random_plan(rng: random.Random, setting: Setting, rules: list[Rule]) -> Plan:
    """A plan of one of three kinds: the solver's own with a few decisions nudged, random, or tightly packed."""
    return roomed(setting, _random_plan(rng, setting, rules), rules[0].kind)


def roomed(setting: Setting, plan: Plan, kind: str) -> Plan:
    """The plan with a room wherever planning chooses it, as it always does; now and then not for the rule that asks for one."""
    rng, slots = random.Random(repr(plan)), list[Placement]()  # of its own, so that the plans stay what they were else
    for slot in plan.placements.values():
        rooms = [*setting.choosing_rooms().occurrences[slot.id].rooms]
        if rooms and (slot.room not in rooms or rng.random() < 0.3):
            lacking = kind == "one_place" and rng.random() < 0.1
            slots.append(changed(slot, room=None if lacking else rng.choice(rooms)))
    return Plan(placements=plan.placements.changed({slot.id: slot for slot in slots}), rides=plan.rides)


def _random_plan(rng: random.Random, setting: Setting, rules: list[Rule]) -> Plan:
    kind = rng.random()
    found, anywhere = FOUND.get(rules[0].kind, 0.35), ANYWHERE.get(rules[0].kind, 0.1)
    if kind < found:
        own = solved(setting, rules, rng)
        if own is not None:
            return nudged(rng, setting, own, rng.choice([0, 1, 2]), rules[0].kind)
    if kind < found + anywhere:
        return _strewn(rng, setting)
    return nudged(
        rng,
        setting,
        _packed(rng, setting, rules[0]),
        rng.choice([0, 0, 1] if rules[0].kind != "timetable" else [1, 2]),
        rules[0].kind,
    )


def _strewn(rng: random.Random, setting: Setting) -> Plan:
    placements = [_placement(setting, o, _anywhere(rng, setting)) for o in setting.occurrences if rng.random() < 0.9]
    rides = [
        _ride(setting, c.id, run.option, run.departure)
        for c in setting.crossings.values()
        if rng.random() < 0.9
        for run in [rng.choice(setting.runs(c))]
    ]
    return Plan(placements=Table(placements), rides=Table(rides))


def _packed(rng: random.Random, setting: Setting, rule: Rule) -> Plan:
    """Everything one after the other on one or two days, a step before, at or after what ways and rule ask for."""
    least = [
        getattr(rule, name)
        for name in ("before_minutes", "after_minutes", "free_minutes", "minutes")
        if hasattr(rule, name)
    ]
    steps = [0, 0, 5, 10, *(n + d for n in least for d in (0, 0, 0, 5))]
    loose = rng.random() < LOOSE.get(rule.kind, 0.4)
    placements, rides = [], []
    at, here, last = _morning(rng, setting), "", setting.clock.horizon[1] - 2 * 24 * 60
    items: list[Any] = [*setting.occurrences.values(), *setting.crossings.values()]
    for item in rng.sample(items, len(items)):
        if rng.random() < 0.08:
            continue
        there = item.venue if hasattr(item, "activity") else setting.runs(item)[0].from_venue
        if here and here != there and setting.travel.city_of(here) == setting.travel.city_of(there):
            zone = setting.zone(setting.travel.city_of(here))
            at += setting.travel.minutes(here, there, setting.clock.moment(at, zone))
        at += rng.choice(steps) - (rng.choice([5, 10, 30]) if loose and rng.random() < 0.6 else 0)
        if hasattr(item, "activity"):
            placements.append(_placement(setting, item.id, -(-at // 5) * 5))
            at, here = -(-at // 5) * 5 + item.minutes, there
        else:
            run = min(setting.runs(item), key=lambda r: (r.start < at, abs(r.start - at)))
            rides.append(_ride(setting, item.id, run.option, run.departure))
            at, here = max(at, run.end), run.to_venue
        if rng.random() < 0.15 or at > last:
            at, here = _morning(rng, setting), ""
    return Plan(placements=Table(placements), rides=Table(rides))


def _morning(rng: random.Random, setting: Setting) -> int:
    day = dt.date(2018, 7, 18) + dt.timedelta(days=rng.choice([0, 1, 2, 2]))
    return setting.clock.at(day, dt.time(7), "Asia/Jakarta") + 5 * rng.randint(0, 48)


def _anywhere(rng: random.Random, setting: Setting) -> int:
    begins, ends = setting.clock.horizon
    if rng.random() < 0.2:  # around the midnights that begin and end the programme
        day = dt.date(2018, 7, rng.choice([18, 21]))
        return setting.clock.midnight(day, "Asia/Jakarta") - rng.choice([0, 5, 20, 45, 60, 65, 90, 120, 125])
    if rng.random() < 0.8:
        begins, ends = begins + 2 * 24 * 60, ends - 3 * 24 * 60
    return 5 * rng.randint(begins // 5 + 1, ends // 5 - 1)


def _placement(setting: Setting, occurrence: str, start: int) -> Placement:
    """A time slot at a start; what else is chosen for it by hand stays."""
    moment = setting.clock.moment(start, setting.zone_of(setting.occurrences[occurrence]))
    old = setting.edition.plan.placements.get(occurrence)
    return changed(old, start=moment) if old is not None else Placement(id=occurrence, start=moment)


def _ride(setting: Setting, crossing: str, option: str, departure: int) -> Ride:
    return Ride(id=crossing, option=option, departure=setting.clock.moment(departure, "Asia/Jakarta"))


def solved(setting: Setting, rules: list[Rule], rng: random.Random) -> Plan | None:
    """A plan that the solver finds, some of it absent; None where there is none."""
    model = SolverModel(setting, rules)
    for item in model.items.values():
        if rng.random() < 0.85:
            model.cp.add_hint(item.presence, 1)
        if not isinstance(item.start, int):
            at_edges = LAWS[rules[0].kind].at_edges if rules[0].kind in LAWS else 0
            model.cp.add_hint(_variable(item.start), _value(rng, item, at_edges))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = rng.randrange(10_000)
    solver.parameters.cp_model_presolve = False
    solver.parameters.cp_model_probing_level = 0
    if solver.solve(model.cp) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return model.plan(solver.value)


def _variable(start: Any) -> Any:
    """The variable of an affine start (``5 × variable``), or the start itself where it is a variable."""
    return getattr(start, "expression", start)


def _value(rng: random.Random, item: Any, at_edges: float) -> int:
    begins, ends = rng.choice(item.starts)
    start = rng.choice((begins, ends)) if at_edges and rng.random() < at_edges else rng.randint(begins, ends)
    return start if item.crossing is not None else start // 5


def nudged(rng: random.Random, setting: Setting, plan: Plan, times: int, kind: str) -> Plan:
    """The plan with so many decisions moved a little or taken away."""
    for _ in range(times):
        if plan.rides and rng.random() < (1 if kind == "timetable" else 0.3):
            crossing = rng.choice(list(plan.rides))
            run = rng.choice(setting.runs(setting.crossings[crossing]))
            late = rng.choice([0, 0, 5, 24 * 60]) if kind == "timetable" else 0
            rides = plan.rides.with_record(_ride(setting, crossing, run.option, run.departure + late))
            plan = Plan(placements=plan.placements, rides=rides)
        elif plan.placements:
            name = rng.choice(list(plan.placements))
            if rng.random() < 0.15:
                plan = Plan(placements=plan.placements.without(name), rides=plan.rides)
                continue
            start = setting.clock.minute(plan.placements[name].start) + 5 * rng.choice([-12, -6, -2, -1, 1, 2, 6, 12])
            begins, ends = setting.clock.horizon
            placement = _placement(setting, name, min(max(start, begins), ends // 5 * 5 - 5))
            plan = Plan(placements=plan.placements.with_record(placement), rides=plan.rides)
    return plan


@dataclass
class Verdict:
    """What the law found: plans looked at, how many were feasible, and the plans on which the two disagreed.

    Of a preference ``feasible`` are the plans that cost nothing.
    """

    plans: int = 0
    feasible: int = 0
    disagreements: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Share of feasible plans."""
        return self.feasible / self.plans


KINDS: tuple[str, ...] = tuple(rule.model_fields["kind"].default for rule in RULES if not rule.fleet)
WEIGHABLE: tuple[str, ...] = tuple(
    rule.model_fields["kind"].default for rule in RULES if rule.weighable and not rule.fleet
)
"""Rules about vehicles alone state nothing to the solver of time slots: ``test_fleet`` has their law."""
WEIGHT = 7
OTHERS = 4
"""Plans of which a rule that has to be asked is asked before the one that is tried."""

Mutant = Callable[[Rule], Rule]


def agree(kind: str, plans: int, wrong: Mutant | None = None, stop: bool = False) -> Verdict:
    """Try the law on so many plans for rules of one kind; ``wrong`` makes the mutant that the solver is given.

    With ``stop`` the first disagreement ends the search.
    """

    def disagreement(setting: Setting, rule: Rule, plan: Plan, verdict: Verdict) -> str:
        others = other_plans(setting, rule, plan)
        feasible = solved_cost(setting, [wrong(rule) if wrong else rule], plan, others) is not None
        breaches = judge(View(setting, plan))
        verdict.feasible += feasible
        said = "feasible" if feasible else "infeasible"
        return "" if feasible == (not breaches) else f"the solver says {said}, the checker {breaches}"

    return _search(kind, plans, stop, disagreement)


def agree_on_cost(kind: str, plans: int, wrong: Mutant | None = None, stop: bool = False) -> Verdict:
    """The same for preferences: the least cost of the pinned plan is what the broken cases cost."""

    def disagreement(setting: Setting, rule: Rule, plan: Plan, verdict: Verdict) -> str:
        preference = weighted(rule, WEIGHT)
        others = other_plans(setting, preference, plan)
        least = solved_cost(setting, [wrong(preference) if wrong else preference], plan, others)
        breaches = list(preference.breaches(View(setting, plan)))
        cost = sum(prices(breaches))
        verdict.feasible += cost == 0
        return "" if least == cost else f"it costs the solver {least}, the checker {cost}: {breaches}"

    return _search(kind, plans, stop, disagreement)


def weighted(rule: Rule, weight: int) -> Rule:
    """The rule as a preference."""
    values = {name: getattr(rule, name) for name in type(rule).model_fields}
    return type(rule).model_validate({**values, "weight": weight})


def other_plans(setting: Setting, rule: Rule, plan: Plan) -> list[Plan]:
    """Plans of which a rule that has to be asked was asked before: what it said of them must not forbid this one."""
    rng = random.Random(repr(plan))
    return [random_plan(rng, setting, [rule]) for _ in range(OTHERS)] if rule.asked else []


def solved_cost(setting: Setting, rules: list[Rule], plan: Plan, others: Sequence[Plan] = ()) -> int | None:
    """What the plan, pinned, costs the solver at least; None where it is not feasible.

    Rules that have to be asked are asked of ``others`` first.
    """
    model = SolverModel(setting, rules)
    asking = Asking(model)
    for other in others:
        view = View(setting, other)
        asking.state(other, [(rule, breach) for rule in asking.rules for breach in rule.breaches(view)])
    model.pin(plan)
    model.cp.minimize(model.cost)

    def make() -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.cp_model_presolve = False
        solver.parameters.cp_model_probing_level = 0
        return solver

    solver, status, _ = search(asking, make, lambda _: None, lambda *_: None)
    assert solver is not None
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    return round(solver.objective_value) if status == cp_model.OPTIMAL else None


def _search(kind: str, plans: int, stop: bool, disagreement: Callable[[Setting, Rule, Plan, Verdict], str]) -> Verdict:
    verdict = Verdict()
    for seed in range(plans):
        rng = random.Random(f"{kind} {seed}")
        setting = Setting(edition(rng, {"kind": kind, **MAKERS[kind](rng)}))
        rule: Rule = setting.edition.rules["rule"]
        found = disagreement(setting, rule, random_plan(rng, setting, [rule]), verdict)
        verdict.plans += 1
        if found:
            verdict.disagreements += (f"seed {seed}: {found}",)
            if stop:
                break
    return verdict
