"""The solver and the checker agree on every rule, and a rule stated wrongly is caught."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from lawatan.domain import Table, replace
from lawatan.jobs.kinds import rule_of_kind
from lawatan.rules import active_rules, cost
from lawatan.schedule import Setting, View
from laws.agreement import (
    KINDS,
    MANY_PLANS,
    PLANS,
    WEIGHABLE,
    agree,
    agree_on_cost,
    random_plan,
    solved_cost,
    weighted,
)
from laws.editions import MAKERS, edition
from laws.kinds import LAWS
from laws.mutants import (
    Mutant,
    bent,
    early,
    forbidding,
    later_windows,
    no_noon,
    no_traffic,
    one_less,
    one_more,
    one_way,
    permissive,
    refuting,
    silent,
    windowed,
)


@pytest.mark.parametrize("kind", KINDS)
def test_solver_and_checker_agree(kind: str) -> None:
    assert kind in MAKERS, "say in tests/laws/kinds how to make such a rule"

    assert agree(kind, PLANS).disagreements == ()


@pytest.mark.parametrize("kind", WEIGHABLE)
def test_solver_and_checker_agree_on_cost(kind: str) -> None:
    assert agree_on_cost(kind, PLANS).disagreements == ()


@pytest.mark.deep
@pytest.mark.parametrize("kind", KINDS)
def test_they_agree_on_many_plans_of_both_sorts(kind: str, record_property: Any) -> None:
    verdict = agree(kind, MANY_PLANS)

    record_property("feasible_share", verdict.share)
    print(f"{kind}: {verdict.plans} plans, {verdict.share:.0%} feasible, {len(verdict.disagreements)} disagreements")
    assert verdict.disagreements == ()
    assert 0.2 <= verdict.share <= 0.8


@pytest.mark.deep
@pytest.mark.parametrize("kind", WEIGHABLE)
def test_they_agree_on_the_cost_of_many_plans(kind: str, record_property: Any) -> None:
    verdict = agree_on_cost(kind, MANY_PLANS)

    record_property("costing_share", 1 - verdict.share)
    print(f"{kind}: {verdict.plans} plans, {1 - verdict.share:.0%} cost, {len(verdict.disagreements)} disagreements")
    assert verdict.disagreements == ()
    assert 0.2 <= 1 - verdict.share <= 0.8


@pytest.mark.parametrize(
    "seed",
    [pytest.param(seed, marks=pytest.mark.deep if seed >= PLANS // 2 else ()) for seed in range(MANY_PLANS // 2)],
)
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


MUTANTS: list[tuple[str, str, Mutant]] = [
    *((kind, "says nothing", silent) for kind in ("must_happen", "before", "after", "first", "last", "one_place")),
    *((kind, "says nothing", silent) for kind in ("travel_fits", "right_city", "ride_buffers", "lunch")),
    *(
        (kind, "a step too strict", bent(gap=one_more("gap")))
        for kind in ("before", "after", "first", "last", "right_city")
    ),
    *((kind, "a step too lax", bent(gap=one_less("gap"))) for kind in ("before", "after", "first", "last")),
    *((kind, "a step too strict", bent(spare=one_more("spare"))) for kind in ("travel_fits", "ride_buffers", "lunch")),
    *((kind, "a step too lax", bent(spare=one_less("spare"))) for kind in ("travel_fits", "ride_buffers", "lunch")),
    *((kind, "one direction", bent(spare=one_way)) for kind in ("travel_fits", "ride_buffers")),
    *((kind, "no traffic", bent(spare=no_traffic)) for kind in ("travel_fits", "ride_buffers")),
    *(
        (kind, "a step too late", windowed(lambda b, e: (b + 5, e + 5)))
        for kind in ("within_dates", "day_limits", "venue_open", "fixed_start", "allowed_window", "friday_break")
    ),
    *((kind, "allows every ride", permissive) for kind in ("day_limits", "friday_break")),
    ("day_limits", "rides keep to the day", early),
    *((kind, mistake, wrong) for kind, law in LAWS.items() for mistake, wrong in (*law.mutants, *law.only_hard)),
    *(
        (kind, "allows no early ride", forbidding)
        for kind in ("day_limits", "friday_break", "timetable", "within_dates")
    ),
]


@pytest.mark.deep
@pytest.mark.parametrize(("kind", "mistake", "wrong"), MUTANTS, ids=[f"{k}: {m}" for k, m, _ in MUTANTS])
def test_wrong_rule_is_caught(kind: str, mistake: str, wrong: Mutant) -> None:
    verdict = agree(kind, 800, wrong, stop=True)

    assert len(verdict.disagreements) == 1


def telling(kind: str) -> Callable[..., Mutant]:
    """How mistakes get into what a kind of rule tells the solver: beforehand, or where it is asked."""
    return refuting if rule_of_kind(kind).asked else bent


COST_MUTANTS: list[tuple[str, str, Mutant]] = [
    *(m for m in MUTANTS if m[0] in WEIGHABLE and m[0] != "friday_break" and m[0] not in LAWS),
    *(
        (kind, mistake, wrong)
        for kind, law in LAWS.items()
        if kind in WEIGHABLE
        for mistake, wrong in (*law.mutants, *law.only_soft)
    ),
    ("friday_break", "a step too late", bent(start_in=later_windows)),
    ("friday_break", "allows every ride", bent(ride_in=lambda *_, **__: None)),
    ("friday_break", "allows no early ride", bent(ride_in=no_noon)),
    *((kind, "says nothing", silent) for kind in ("day_limits", "venue_open", "fixed_start", "friday_break")),
    *((kind, "never given up", telling(kind)(case=lambda model, *_: model.always)) for kind in WEIGHABLE),
    *(
        (kind, "one price for all cases", telling(kind)(case=lambda model, rule, *_: model.case(rule)))
        for kind in WEIGHABLE
    ),
]


@pytest.mark.deep
@pytest.mark.parametrize(("kind", "mistake", "wrong"), COST_MUTANTS, ids=[f"{k}: {m}" for k, m, _ in COST_MUTANTS])
def test_wrong_preference_is_caught(kind: str, mistake: str, wrong: Mutant) -> None:
    verdict = agree_on_cost(kind, 400, wrong, stop=True)

    assert len(verdict.disagreements) == 1
