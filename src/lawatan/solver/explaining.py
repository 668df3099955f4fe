"""Why no plan fits: a smallest set of demands that cannot all be kept together.

QuickXplain (Junker, *QuickXplain: preferred explanations and relaxations for over-constrained problems*, AAAI 2004) over the
demands of a ``Guarded`` model, each an assumption. A core that the solver names is only where it begins: cores have been
wrong (or-tools 3102, 5141), so what is shown is confirmed by an ordinary solve with other parameters.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from ortools.sat.python import cp_model

from lawatan.domain import Plan
from lawatan.rules import RULES, Edition, Rule, active_rules, cases_of, judge
from lawatan.rules.conflict import LOCKED, NOW, Conflict, Demand, Explained
from lawatan.schedule import Setting, View
from lawatan.solver.asking import Asking
from lawatan.solver.budget import LEAST_SECONDS, Budget, Options, OutOfTime
from lawatan.solver.guarded import Guarded
from lawatan.solver.part import Part

MOST_LOOKS = 3
"""So often a core is asked for again of itself: each time it may be smaller, for the price of one solve."""


class Explaining:
    """Looks for what cannot be kept together in an edition, within the budget of its options.

    ``about`` some items, as the rest of the plan stands: what is on their days may move on those days; of one that stands
    nowhere, that alone, anywhere. Otherwise all of the edition, wherever it could be.
    """

    def __init__(self, edition: Edition, options: Options, about: Collection[str] = ()) -> None:
        self.setting = Setting(edition)
        self.rules: tuple[Rule, ...] = tuple(
            rule for rule in active_rules(self.setting) if not rule.fleet and rule.weight is None
        )
        self.budget = Budget(options)
        self._part = _neighbourhood(self.setting, about) if about else None
        self._but = _broken_by_the_rest(self.setting, self._part) if self._part is not None else ()

    def run(self, most: int = 1) -> Explained:
        """Up to ``most`` conflicts, one after the other, each without what the ones before it name."""
        found: list[Conflict] = []
        with suppress(OutOfTime):
            tester = self._tester()
            left = tuple(tester.model.demands)
            while len(found) < most:
                core = tester.core(left)
                if core is None:
                    return Explained(tuple(found), True)
                found.append(conflict := self._least(core))
                left = tuple(demand for demand in left if demand not in conflict.demands)
        return Explained(tuple(found), None)

    def _tester(self, only: Collection[Demand] | None = None, items: Collection[str] | None = None) -> Tester:
        model = Guarded(self.setting, self.rules, only, items, self.budget.go_on, self._part, self._but)
        return Tester(model, self.budget)

    def _least(self, core: Sequence[Demand]) -> Conflict:
        """The smallest part of a core, looked for in a model of what it is about alone; confirmed in that of all."""
        named = {part for demand in core for part in demand[1:]}
        small = self._tester(core, named | set(self.setting.crossings))
        if small.core(core) is not None:
            found = small.least(self.ranked(core))
            try:
                if self.confirmed(found.demands):
                    return found
            except OutOfTime:
                return replace(found, minimal=False)
        return self._tester(core).least(self.ranked(core))  # what the core does not name has a hand in it

    def confirmed(self, demands: Sequence[Demand]) -> bool:
        """Whether an ordinary model of all items with these demands alone has no solution: with presolve, another seed."""
        return self.fits(demands) is None

    def fits(self, demands: Sequence[Demand]) -> Plan | None:
        """A plan that keeps these demands alone, by the same ordinary model; None where there is none."""
        tester = self._tester(demands)
        tester.presolve = True
        for literal in tester.model.demands.values():
            tester.model.cp.add(literal == 1)
        return tester.plan if tester.core(()) is None else None

    def ranked(self, demands: Iterable[Demand]) -> tuple[Demand, ...]:
        """Those first that say most: what must happen, what is locked, what a window says of one thing; then the rest."""
        kinds = {rule.model_fields["kind"].default: n for n, rule in enumerate(RULES)}
        order = {rule.id: kinds[rule.kind] for rule in self.rules}

        def rank(demand: Demand) -> tuple[int, int, Demand]:
            return (len(demand) == 1, -1 if demand[0] in (LOCKED, NOW) else order[demand[0]], demand)

        return tuple(sorted(demands, key=rank))


class Tester:
    """Says of demands whether a model keeps them all; what rules that are asked refuse is stated, and asked again.

    ``plan`` is the last one that was found.
    """

    def __init__(self, model: Guarded, budget: Budget) -> None:
        self.model, self.budget, self.presolve = model, budget, False
        self.plan: Plan | None = None
        self._asking = Asking(model)

    def core(self, demands: Sequence[Demand]) -> tuple[Demand, ...] | None:
        """Demands among these that cannot all be kept; None if all can. OutOfTime where neither was proven."""
        known = {self.model.demands[demand].index: demand for demand in demands if demand in self.model.demands}
        while True:
            solver, status = self._solve(known)
            if status == cp_model.INFEASIBLE:
                return tuple(known[at] for at in solver.sufficient_assumptions_for_infeasibility() if at in known)
            if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                raise OutOfTime
            if not self._refused(solver, {demand[0] for demand in known.values() if len(demand) == 1}):
                return None

    def _solve(self, known: Iterable[int]) -> tuple[cp_model.CpSolver, Any]:
        """A plan in which these literals are true, or which of them cannot be; one worker, as only one names a core."""
        if self.budget.left < LEAST_SECONDS:
            raise OutOfTime
        cp: Any = self.model.cp
        cp.clear_assumptions()
        cp.add_assumptions([cp.get_bool_var_from_proto_index(index) for index in known])
        solver = self.budget.solver(self.budget.left, workers=1, seed=int(self.presolve))
        solver.parameters.cp_model_presolve = self.presolve
        status = solver.solve(cp)
        self.budget.spend(solver)
        return solver, status

    def _refused(self, solver: cp_model.CpSolver, kept: set[str]) -> bool:
        """Whether a rule that has to be asked refuses what was found; if so the model knows it from now on."""
        plan = self.plan = self.model.plan(solver.value)
        if not self._asking.rules:
            return False
        kept |= {rule.id for rule in self._asking.rules} if self.presolve else set()
        news = [(rule, breach) for rule, breach in self._asking.news(plan, solver.value) if rule.id in kept]
        self._asking.state(plan, news)
        return bool(news)

    def least(self, demands: Sequence[Demand]) -> Conflict:
        """QuickXplain over demands that cannot all be kept; those first are rather kept."""
        first = tuple(demands)
        try:
            for _ in range(MOST_LOOKS):
                chosen = set(self.core(first) or first)
                if len(chosen) == len(first):
                    break
                first = tuple(demand for demand in first if demand in chosen)
            return Conflict(self._explain((), False, first))
        except OutOfTime:
            return Conflict(first, minimal=False)

    def _explain(self, beside: tuple[Demand, ...], added: bool, among: tuple[Demand, ...]) -> tuple[Demand, ...]:
        """The smallest part of ``among`` that cannot be kept beside what is there already."""
        if added and self.core(beside) is not None:
            return ()
        if len(among) < 2:
            return among
        half = len(among) // 2
        first, second = among[:half], among[half:]
        of_second = self._explain((*beside, *first), True, second)
        of_first = self._explain((*beside, *of_second), bool(of_second), first)
        return (*of_first, *of_second)


def _neighbourhood(setting: Setting, about: Collection[str]) -> Part:
    """What is on the days of some items, to be arranged anew on those days; of one that stands nowhere, that alone."""
    view = View(setting)
    days = {view.date(view.entries[item]) for item in about if item in view.entries}
    if any(item not in view.entries for item in about):
        return Part(view.plan, frozenset(about), frozenset(setting.clock.days()))
    free = (entry.id for entry in view.entries.values() if view.date(entry) in days)
    return Part(view.plan, frozenset(free), frozenset(days))


def _broken_by_the_rest(setting: Setting, part: Part) -> frozenset[tuple[str, ...]]:
    """The cases that what is not free breaks by itself: nothing to be explained here."""
    return frozenset(cases_of(breach for breach in judge(View(setting)) if part.free.isdisjoint(breach.about)))
