"""What is left out finds its place, a few days at a time: also where something has to move for it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from benchmarks.generator import generate
from builders import activity, one_city, plan, standing_rules
from lawatan.domain import Plan, Table
from lawatan.rules import Edition, FixedStart, Rule, judge
from lawatan.schedule import Setting, View
from lawatan.solver.mending import Mending
from lawatan.solver.model import SolverModel
from lawatan.solver.part import Part
from solver.test_windows import solver_of_a_round


def mending(edition: Edition, from_: Plan, rounds: int) -> Mending:
    """So many rounds from a plan on, each with a price of one for everything left out."""
    setting, rules, left = Setting(edition), tuple(edition.rules.values()), iter(range(2 * rounds))
    whole = SolverModel(setting, rules)

    def model(part: Part) -> SolverModel:
        return SolverModel(setting, _free(rules), part=part)

    def price(model: SolverModel) -> Any:
        return sum(~item.presence for item in model.items.values())

    days = {item: whole.possible_days(item) for item in whole.items}
    return Mending(setting, from_, days, 0, model, price, lambda: solver_of_a_round(left), lambda solver: None)


def _free(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if not rule.demands)


def rivals() -> Edition:
    """A talk that has its hour on Wednesday, and a show that stands there though it could be on any day."""
    hour = FixedStart(id="hour", activity="talk", date=dt.date(2018, 7, 25), time=dt.time(9))
    return one_city(activity("talk", "HOTEL"), activity("show", "UDJO", 90), rules=[*standing_rules(), hour])


def test_what_stands_in_the_way_moves() -> None:
    edition = rivals()
    told: list[Plan] = []
    work = mending(edition, plan(edition, {"show": "wed 09:00"}), 8)
    assert work.missing == ("talk@ALL",)

    work.run(told.append)

    assert (work.missing, told) == ((), [work.plan])
    assert set(work.plan.placements) == {"talk@ALL", "show@ALL"}
    assert judge(View(Setting(edition), work.plan)) == ()


def test_what_fits_nowhere_is_left_out_and_nothing_else_is_lost_for_it() -> None:
    edition = rivals()
    again = FixedStart(id="again", activity="show", date=dt.date(2018, 7, 25), time=dt.time(9))
    edition = edition.model_copy(update={"rules": edition.rules.with_record(again)})
    before = plan(edition, {"show": "wed 09:00"})
    work = mending(edition, before, 40)

    work.run(lambda plan: pytest.fail("there is nothing to be found"))

    assert len(work.missing) == 1
    assert len(work.plan.placements) == 1


def test_what_cannot_start_anywhere_is_not_looked_for() -> None:
    edition = rivals()
    never = FixedStart(id="never", activity="talk", date=dt.date(2018, 7, 26), time=dt.time(9))
    edition = edition.model_copy(update={"rules": edition.rules.with_record(never)})

    assert mending(edition, plan(edition, {"show": "wed 09:00"}), 1).missing == ()


@pytest.mark.deep
def test_a_fortnight_is_filled_from_nothing() -> None:
    made = generate(13, 1)
    work = mending(made.edition, Plan(placements=Table(()), rides=Table(())), 60)

    work.run(lambda plan: None)

    assert work.missing == ()
    assert not any(breach.hard for breach in judge(View(Setting(made.edition), work.plan)))
