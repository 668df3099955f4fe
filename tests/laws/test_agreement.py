"""The solver and the checker agree on every rule, and a rule stated wrongly is caught."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from lawatan.domain import Table, replace
from lawatan.rules import Rule, active_rules, cost
from lawatan.rules.model import Model
from lawatan.schedule import Setting, View
from laws.agreement import (
    KINDS,
    PLANS,
    WEIGHABLE,
    agree,
    agree_on_cost,
    random_plan,
    solved_cost,
    weighted,
)
from laws.editions import MAKERS, edition


@pytest.mark.parametrize("kind", KINDS)
def test_solver_and_checker_agree(kind: str, record_property: Any) -> None:
    assert kind in MAKERS, "say in tests/laws/editions.py how to make such a rule"

    verdict = agree(kind, PLANS)

    record_property("feasible_share", verdict.share)
    print(f"{kind}: {verdict.plans} plans, {verdict.share:.0%} feasible, {len(verdict.disagreements)} disagreements")
    assert verdict.disagreements == ()
    assert 0.2 <= verdict.share <= 0.8


@pytest.mark.parametrize("kind", WEIGHABLE)
def test_solver_and_checker_agree_on_cost(kind: str, record_property: Any) -> None:
    verdict = agree_on_cost(kind, PLANS)

    record_property("costing_share", 1 - verdict.share)
    print(f"{kind}: {verdict.plans} plans, {1 - verdict.share:.0%} cost, {len(verdict.disagreements)} disagreements")
    assert verdict.disagreements == ()
    assert 0.2 <= 1 - verdict.share <= 0.8


@pytest.mark.parametrize("seed", range(PLANS // 2))
def test_costs_of_several_preferences_add_up(seed: int) -> None:
    rng = random.Random(f"several {seed}")
    chosen = rng.sample(WEIGHABLE, 5)
    base = edition(rng, {"kind": chosen[0], **MAKERS[chosen[0]](rng)})
    body = base.model_dump(mode="json", by_alias=True)["rules"]
    body |= {kind: {"kind": kind, **MAKERS[kind](rng)} for kind in chosen[1:]}
    rules = type(base).model_validate({**base.model_dump(mode="json", by_alias=True), "rules": body}).rules.values()
    setting = Setting(replace(base, rules=Table(weighted(rule, rng.randint(1, 40)) for rule in rules)))
    plan = random_plan(rng, setting, list(rules)[:1])

    assert solved_cost(setting, list(active_rules(setting)), plan) == cost(View(setting, plan))


class Bent:
    """A model that passes a rule's words on with a mistake in some of them."""

    def __init__(self, model: Any, **mistakes: Callable[..., Any]) -> None:
        self._model, self._mistakes = model, mistakes

    def __getattr__(self, word: str) -> Any:
        if word in self._mistakes:
            return lambda *args, **kwargs: self._mistakes[word](self._model, *args, **kwargs)
        return getattr(self._model, word)


def bent(**mistakes: Callable[..., Any]) -> Callable[[Rule], Rule]:
    """A mutant of a rule whose statement to the solver has mistakes; its own checker stays as it is."""

    def mutate(rule: Rule) -> Rule:
        kind = type(rule)

        class Wrong(kind):  # type: ignore[valid-type, misc]
            def post(self, model: Model, setting: Setting) -> None:
                super().post(Bent(model, **mistakes), setting)

        return Wrong.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})

    return mutate


def windowed(change: Callable[[int, int], tuple[int, int]]) -> Callable[[Rule], Rule]:
    """A mutant whose windows are off."""

    def mutate(rule: Rule) -> Rule:
        kind = type(rule)

        class Wrong(kind):  # type: ignore[valid-type, misc]
            def windows(self, setting: Setting, occurrence: Any) -> Any:
                right = super().windows(setting, occurrence)
                return right and tuple(change(*window) for window in right)

        return Wrong.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})

    return mutate


def silent(rule: Rule) -> Rule:
    """A mutant that says nothing to the solver."""
    return bent(
        **{
            word: lambda *_, **__: None
            for word in ("gap", "later", "spare", "any_of", "no_overlap", "start_in", "end_in", "ride_in")
        }
    )(rule)


def _one_more(word: str) -> Callable[..., Any]:
    return lambda model, a, b, least, when=(): getattr(model, word)(a, b, least + 5, when)


def _one_less(word: str) -> Callable[..., Any]:
    return lambda model, a, b, least, when=(): getattr(model, word)(a, b, least - 5, when)


def _one_way(model: Any, a: str, b: str, least: int, when: Any = ()) -> None:
    if a < b:
        model.spare(a, b, least, when)


def _no_traffic(model: Any, a: str, b: str, least: int, when: Any = ()) -> None:
    ends, way, starts = model.ways_between(a, b)[0]
    model.gap(a, b, least + way.off_peak, [*when, *ends, *starts])


def permissive(rule: Rule) -> Rule:
    """A mutant that allows every ride."""
    kind = type(rule)

    class Wrong(kind):  # type: ignore[valid-type, misc]
        def allows(self, setting: Setting, crossing: Any, run: Any) -> bool:
            return True

    return Wrong.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})


def forbidding(rule: Rule) -> Rule:
    """A mutant that allows no ride before noon."""
    kind = type(rule)

    class Wrong(kind):  # type: ignore[valid-type, misc]
        def allows(self, setting: Setting, crossing: Any, run: Any) -> bool:
            return super().allows(setting, crossing, run) and run.start % 1440 >= 5 * 60

    return Wrong.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})


def early(rule: Rule) -> Rule:
    """A mutant whose rides have no limit of their own."""
    return type(rule).model_construct(
        **{name: getattr(rule, name) for name in type(rule).model_fields} | {"rides_until": None}
    )


MUTANTS: list[tuple[str, str, Callable[[Rule], Rule]]] = [
    *((kind, "says nothing", silent) for kind in ("must_happen", "before", "after", "first", "last", "one_place")),
    *((kind, "says nothing", silent) for kind in ("travel_fits", "right_city", "ride_buffers", "lunch", "capacity")),
    *(
        (kind, "a step too strict", bent(gap=_one_more("gap")))
        for kind in ("before", "after", "first", "last", "right_city")
    ),
    *((kind, "a step too lax", bent(gap=_one_less("gap"))) for kind in ("before", "after", "first", "last")),
    *((kind, "a step too strict", bent(spare=_one_more("spare"))) for kind in ("travel_fits", "ride_buffers", "lunch")),
    *((kind, "a step too lax", bent(spare=_one_less("spare"))) for kind in ("travel_fits", "ride_buffers", "lunch")),
    *((kind, "one direction", bent(spare=_one_way)) for kind in ("travel_fits", "ride_buffers")),
    *((kind, "no traffic", bent(spare=_no_traffic)) for kind in ("travel_fits", "ride_buffers")),
    *(
        (kind, "a step too late", windowed(lambda b, e: (b + 5, e + 5)))
        for kind in ("within_dates", "day_limits", "venue_open", "fixed_start", "allowed_window", "friday_break")
    ),
    *((kind, "allows every ride", permissive) for kind in ("day_limits", "friday_break")),
    ("day_limits", "rides keep to the day", early),
    *(
        (kind, "allows no early ride", forbidding)
        for kind in ("day_limits", "friday_break", "timetable", "within_dates")
    ),
]


@pytest.mark.deep
@pytest.mark.parametrize(("kind", "mistake", "wrong"), MUTANTS, ids=[f"{k}: {m}" for k, m, _ in MUTANTS])
def test_wrong_rule_is_caught(kind: str, mistake: str, wrong: Callable[[Rule], Rule]) -> None:
    verdict = agree(kind, 800, wrong, stop=True)

    assert len(verdict.disagreements) == 1


def _later_windows(model: Any, item: str, windows: Any, when: Any = ()) -> None:
    model.start_in(item, tuple((begins + 5, ends + 5) for begins, ends in windows), when)


def _no_noon(model: Any, item: str, allowed: Callable[[Any], bool], when: Any = ()) -> None:
    model.ride_in(item, lambda run: allowed(run) and run.start % 1440 >= 5 * 60, when)


COST_MUTANTS: list[tuple[str, str, Callable[[Rule], Rule]]] = [
    *(mutant for mutant in MUTANTS if mutant[0] in WEIGHABLE and mutant[0] != "friday_break"),
    ("friday_break", "a step too late", bent(start_in=_later_windows)),
    ("friday_break", "allows every ride", bent(ride_in=lambda *_, **__: None)),
    ("friday_break", "allows no early ride", bent(ride_in=_no_noon)),
    *((kind, "says nothing", silent) for kind in ("day_limits", "venue_open", "fixed_start", "friday_break")),
    *((kind, "never given up", bent(case=lambda model, *_: model.always)) for kind in WEIGHABLE),
    *((kind, "one price for all cases", bent(case=lambda model, rule, *_: model.case(rule))) for kind in WEIGHABLE),
]


@pytest.mark.deep
@pytest.mark.parametrize(("kind", "mistake", "wrong"), COST_MUTANTS, ids=[f"{k}: {m}" for k, m, _ in COST_MUTANTS])
def test_wrong_preference_is_caught(kind: str, mistake: str, wrong: Callable[[Rule], Rule]) -> None:
    verdict = agree_on_cost(kind, 400, wrong, stop=True)

    assert len(verdict.disagreements) == 1
