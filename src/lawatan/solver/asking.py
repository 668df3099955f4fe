"""Rules that state nothing beforehand (``rules.asked``): each plan that is found is judged, and what it breaks is forbidden.

A search goes on until a plan comes that they have nothing to say of, so what they are asked about never gets out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ortools.sat.python import cp_model

from lawatan.domain import Plan
from lawatan.rules import Breach
from lawatan.rules.asked import AskedRule
from lawatan.schedule import View
from lawatan.solver.model import SolverModel

Value = Callable[[Any], int]
"""Gives the value of an expression or a literal in a solution."""

Found = Callable[[Plan, Value, Any], None]
"""Called with each plan that may get out, the values of its solution, and the callback, which knows the bound."""


class Asking:
    """Asks the rules of a model that have to be asked."""

    def __init__(self, model: SolverModel) -> None:
        self.model = model
        self.rules = [rule for rule in model.rules if isinstance(rule, AskedRule)]
        self._stated: set[tuple[object, ...]] = set()

    def news(self, plan: Plan, value: Value) -> list[tuple[AskedRule, Breach]]:
        """The breaches of a plan that nothing in the model forbids yet, or that it takes for kept.

        What locked items break by themselves is as it is; the checker tells it.
        """
        view = View(self.model.setting, plan)
        found = []
        for rule in self.rules:
            for breach in rule.breaches(view):
                if all(self.model.items[item].locked for item in breach.about) and rule.weight is None:
                    continue
                if rule.weight is not None and not any(self._kept(rule, case, value) for case in breach.cases):
                    continue
                if self._key(rule, breach, view) not in self._stated:
                    found.append((rule, breach))
        return found

    def learn(self, plan: Plan) -> None:
        """Let the preferences that a plan does not keep have their price in the model: it may be the one to begin with."""
        view = View(self.model.setting, plan)
        preferences = [rule for rule in self.rules if rule.weight is not None]
        self.state(plan, [(rule, breach) for rule in preferences for breach in rule.breaches(view)])

    def state(self, plan: Plan, news: list[tuple[AskedRule, Breach]]) -> None:
        """Forbid in the model what a plan breaks."""
        view = View(self.model.setting, plan)
        for rule, breach in news:
            self._stated.add(self._key(rule, breach, view))
            self.model.posting(rule)
            rule.refute(self.model, view, breach)

    def _kept(self, rule: AskedRule, case: tuple[str, ...], value: Value) -> bool:
        kept = self.model.kept.get((rule.id, *case))
        return kept is None or bool(value(kept))

    @staticmethod
    def _key(rule: AskedRule, breach: Breach, view: View) -> tuple[object, ...]:
        decided = tuple((item, view.entries[item].start, view.entries[item].end) for item in breach.about)
        return rule.id, breach.cases, decided


class _Judged(cp_model.CpSolverSolutionCallback):
    """Lets out the plans of which the rules have nothing to say; the first other one ends the search."""

    def __init__(self, asking: Asking, found: Found) -> None:
        super().__init__()
        self._asking, self._found = asking, found
        self.refused: tuple[Plan, list[tuple[AskedRule, Breach]]] | None = None

    def on_solution_callback(self) -> None:
        if self.refused is not None:
            return
        plan = self._asking.model.plan(self.value)
        if news := self._asking.news(plan, self.value):
            self.refused = plan, news
            self.stop_search()
        else:
            self._found(plan, self.value, self)


def search(
    asking: Asking,
    make: Callable[[], cp_model.CpSolver | None],
    spend: Callable[[cp_model.CpSolver], None],
    found: Found,
) -> tuple[cp_model.CpSolver | None, int, Plan | None]:
    """Solve, and again with what was forbidden; ``make`` gives a solver for the time that is left, None where none is.

    Returns the last solver, its status (UNKNOWN where the last plan was refused and the time is up) and that plan.
    """
    last: Plan | None = None
    solver: cp_model.CpSolver | None = None
    while (next_one := make()) is not None:
        solver = next_one
        judged = _Judged(asking, found)
        status = solver.solve(asking.model.cp, judged)
        spend(solver)
        if judged.refused is None:
            return solver, int(status), None
        last, news = judged.refused
        asking.state(last, news)
        _go_on_from(asking.model, solver)
    return solver, int(cp_model.UNKNOWN), last


def _go_on_from(model: SolverModel, solver: cp_model.CpSolver) -> None:
    """Let the next search begin near the last solution."""
    values = solver.response_proto.solution
    model.cp.clear_hints()  # type: ignore[no-untyped-call] # OR-Tools gives it no types
    for index, value in enumerate(values):
        model.cp.add_hint(model.cp.get_int_var_from_proto_index(index), value)
