"""The best of several orders of the cities, held against planning each of them by itself, for long enough to prove it."""

from __future__ import annotations

import datetime as dt
import random
from functools import cache
from itertools import permutations

import pytest

from builders import text
from lawatan.domain import Group, Host, Plan
from lawatan.jobs.orders import orders
from lawatan.rules import Edition, judge
from lawatan.rules.fixed_start import FixedStart
from lawatan.rules.preferred_starts import PreferredStarts
from lawatan.rules.worth import Worth, worth
from lawatan.schedule import Setting, View
from lawatan.solver.budget import Options
from lawatan.solver.layers import Result, solve
from lawatan.solver.orders import solve_orders
from three_cities import FIRST, star, three_cities, visit

ALONE = Options(time_limit=1, workers=1, look_seconds=0.5)


def editions(edition: Edition) -> list[Edition]:
    found = orders(edition)
    assert found is not None
    return [order.edition for order in found.possible]


@cache
def drawn(seed: int) -> tuple[int, Result, list[tuple[int, str, Plan, int | None]]]:
    return solved(dice(seed), Options(time_limit=1, workers=1))


def solved(edition: Edition, options: Options) -> tuple[int, Result, list[tuple[int, str, Plan, int | None]]]:
    told: list[tuple[int, str, Plan, int | None]] = []
    number, result = solve_orders(editions(edition), options, lambda *news: told.append(news))
    return number, result, told


def value(edition: Edition, plan: Plan | None) -> Worth:
    assert plan is not None
    return worth(View(Setting(edition), plan))


def by_itself(edition: Edition) -> Worth:
    return value(edition, solve(edition, ALONE, lambda *_: None).plan)


def dice(seed: int) -> Edition:
    """Three cities after Jakarta in any order: ways of any length, few days, a visit or two in each, two at wanted hours."""
    rng = random.Random(seed)
    minutes = {f"{a}{b}": rng.randrange(30, 600, 30) for a, b in permutations("JBDY", 2)}
    visits = [visit(city, f"{city}{n}", rng.choice((60, 300))) for city in "BDY" for n in range(1 + seed % 2)]
    wanted = PreferredStarts(id="early", weight=rng.choice((5, 100)), activities=(visits[0].id, visits[-1].id))
    return star("JBDY", free="BDY", minutes=minutes, visits=visits, days=rng.choice((3, 4)), rules=[wanted])


def best_of_all(seed: int) -> None:
    every = editions(dice(seed))
    alone = [by_itself(edition) for edition in every]

    number, result, told = drawn(seed)

    assert (len(every), len(set(alone)) > 1) == (6, True)
    assert alone[number] == min(alone)
    assert value(every[number], result.plan) == min(alone)
    assert {order for order, *_ in told} == set(range(6))
    assert [breach.kind for breach in judge(View(Setting(every[number]), result.plan)) if breach.hard] == (
        ["must_happen"] * min(alone).left_out
    )


def test_the_order_taken_is_the_best_of_all() -> None:
    best_of_all(0)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1, 30))
def test_the_order_taken_is_the_best_of_all_in_many_programmes(seed: int) -> None:
    best_of_all(seed)


def test_what_must_happen_weighs_more_than_any_way() -> None:
    """By the short ways Denpasar comes last, but its reception is on the first day."""
    minutes = {"JB": 30, "BD": 30, "JD": 300, "DB": 300}
    received = FixedStart(id="on", activity="D", date=FIRST)

    late, _, _ = solved(star(free="BD", minutes=minutes, days=3), ALONE)
    early, _, _ = solved(star(free="BD", minutes=minutes, days=3, rules=[received]), ALONE)

    assert (late, early) == (0, 1)


def test_of_equal_orders_the_own_one_is_taken() -> None:
    number, _, _ = solved(star("JDB", free="BD"), ALONE)

    assert number == 0


def test_each_plan_told_is_better_than_those_before_of_its_order() -> None:
    every = editions(dice(0))
    _, result, told = drawn(0)

    for order, edition in enumerate(every):
        worths = [value(edition, plan) for number, _, plan, _ in told if number == order]
        assert worths == sorted(worths, reverse=True)
    assert result.bound is not None


def test_one_worker_repeats_exactly() -> None:
    runs = [solved(star(free="BD"), Options(time_limit=0.3, seed=4, workers=1)) for _ in range(2)]

    assert runs[0] == runs[1]


@pytest.mark.deep
def test_impossible_is_what_is_so_in_every_order() -> None:
    """Nothing in Denpasar fits into one day; in one order what is in Bandung does, in the other nothing."""
    after = [FixedStart(id=f"late-{city}", activity=city, date=FIRST + dt.timedelta(days=9)) for city in "BD"]

    neither, both = (solved(star(free="BD", days=3, rules=rules), ALONE)[1] for rules in ([], after))

    assert (neither.impossible, both.impossible) == (False, True)


def test_with_little_time_fewer_orders_are_looked_at_and_the_own_one_always() -> None:
    number, result, told = solved(star("JDEFG", free="DEFG"), Options(time_limit=0.0001, workers=2))

    assert (number, {order for order, *_ in told}) == (0, {0})
    assert result.plan is not None


@pytest.mark.deep
def test_groups_for_which_there_is_no_room_together_go_in_different_orders() -> None:
    """Each host takes one group at a time, for longer than half of the day and a bit between two coaches."""
    groups = [Group(id="ALL", name=text("All"))]
    groups += [Group(id=g, name=text(f"Group {g}"), parent="ALL", participants=10) for g in ("A", "C")]
    hosts = [Host(id=city, name=text(f"Firm {city}")) for city in "BD"]
    visits = [visit(city, minutes=700, groups=("A", "C"), apart=True, hosts=(city,)) for city in "BD"]
    edition = star(free="BD", days=3, groups=groups, hosts=hosts, visits=visits)

    number, result, _ = solved(edition, ALONE)

    taken = editions(edition)[number]
    assert {Setting(taken).cities("A"), Setting(taken).cities("C")} == {(*"JBD",), (*"JDB",)}
    assert value(taken, result.plan).left_out == 0
    assert by_itself(edition).left_out == 1


@pytest.mark.deep
def test_three_real_cities_are_planned_without_a_fault_in_the_better_order() -> None:
    """The flights by Bali are shorter than the coach to Bandung and the flight from there; some minutes decide."""
    every = editions(three_cities())

    number, result, _ = solved(three_cities(), Options(time_limit=6, workers=1))

    assert result.plan is not None
    assert Setting(every[number]).cities("ALL") == ("JKT", "BALI", "BDG")
    assert [breach for breach in judge(View(Setting(every[number]), result.plan)) if breach.hard] == []
    assert value(every[number], result.plan) <= by_itself(every[0])
