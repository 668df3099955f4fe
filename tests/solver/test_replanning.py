"""Planning again near to what people were told: the least change, judged by trying every plan."""

from __future__ import annotations

import datetime as dt
import random
from itertools import product

import pytest
from ortools.sat.python import cp_model

from builders import MONDAY, activity, moment, one_city, plan, planned, standing_rules, two_cities
from lawatan.domain import Closure, Plan, Table, apply, changed, replace, with_plan
from lawatan.jobs.replan import told_now
from lawatan.rules import Edition, judge
from lawatan.rules.host_available import HostAvailable
from lawatan.rules.preferred_starts import PreferredStarts
from lawatan.schedule import Setting, View
from lawatan.schedule.promise import FIRM, Promise
from lawatan.solver.budget import Options
from lawatan.solver.items import since, with_minute
from lawatan.solver.model import SolverModel
from lawatan.solver.replanning import Replanner, changes

OPTIONS = Options(time_limit=20.0, workers=1)
TIMES = (dt.time(8), dt.time(10), dt.time(13, 30), dt.time(15))
"""When things may begin: few enough that every plan can be tried."""
DAYS = 2
STARTS = [f"{day} {time:%H:%M}" for day in ("mon", "tue") for time in TIMES]
ITEMS = ("a0", "a1", "a2")


def drawn(seed: int) -> Edition:
    """Three activities on two days that begin at one of four times, what people were told, and something in its way."""
    rng = random.Random(seed)
    made = one_city(
        *(
            activity(name, venue, rng.choice((60, 90, 120)), hosts=("FIRM",))
            for name, venue in zip(ITEMS, ("UDJO", "MUSEUM", "HOTEL"), strict=True)
        ),
        rules=[
            *standing_rules(),
            PreferredStarts(id="times", activities=ITEMS, times=TIMES),
            HostAvailable(id="host-available"),
        ],
        last_day=MONDAY + dt.timedelta(days=DAYS - 1),
    )
    slots = plan(made, dict(zip(ITEMS, rng.sample(STARTS, 3), strict=True))).placements.values()
    told = Table(changed(slot, confirmation=rng.choice(list(FIRM))) for slot in slots)
    made = replace(made, promised=told, plan=Plan(placements=told))
    hit = rng.choice(ITEMS)
    longer = changed(made.activities[hit], duration_minutes=rng.choice((120, 150, 180)))
    return apply(made, {("activities", hit): longer})


def least_by_trying(edition: Edition) -> int | None:
    """The least price of a plan with everything in its place and nothing hard broken; None where there is none."""
    setting = Setting(edition)
    promise, best = Promise(setting), None
    for starts in product(STARTS, repeat=len(ITEMS)):
        slots = plan(edition, dict(zip(ITEMS, starts, strict=True)))
        price = promise.price(slots)
        if best is not None and price >= best:
            continue
        if not any(breach.hard for breach in judge(View(setting, slots))):
            best = price
    return best


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(n, marks=pytest.mark.deep) for n in range(4, 12))])
def test_no_plan_that_fits_changes_less(seed: int) -> None:
    edition = drawn(seed)
    replanner = Replanner(edition, OPTIONS, lambda *_: None)
    result = replanner.run()
    least = least_by_trying(edition)
    assert result.plan is not None and least is not None
    assert not any(breach.hard for breach in judge(View(Setting(edition), result.plan)))
    assert (replanner.promise.price(result.plan), result.least_change) == (least, least)


@pytest.mark.deep
def test_the_drawn_programmes_differ_in_what_has_to_change() -> None:
    found = [least_by_trying(drawn(seed)) for seed in range(12)]
    assert len(set(found)) > 4 and 0 in found


def priced(edition: Edition, then: Plan) -> int:
    """What the solver says that a plan changes."""
    setting = Setting(edition)
    model = SolverModel(setting, ())
    promise = Promise(setting)
    total = changes(model, promise)
    model.pin(then)
    model.cp.minimize(total)
    solver = cp_model.CpSolver()
    assert solver.solve(model.cp) == cp_model.OPTIMAL
    return round(solver.objective_value) if promise.kept else 0


@pytest.mark.parametrize("seed", range(30))
def test_the_solver_reckons_as_the_promise_does(seed: int) -> None:
    rng = random.Random(seed)
    made = two_cities(
        activity("talk", "HOTEL"),
        activity("visit", "CERAMICS"),
    )

    def some() -> Plan:
        talk = {"talk": f"{rng.choice(('mon', 'tue'))} {rng.choice(('09:00', '13:00'))}"} if rng.random() < 0.8 else {}
        visit = (
            {"visit": f"{rng.choice(('wed', 'thu'))} {rng.choice(('09:00', '13:00'))}"} if rng.random() < 0.8 else {}
        )
        ways = (("flight", "08:00"), ("train", "08:30"), ("train", "13:35"))
        rides = {}
        for leaf in ("A", "B"):
            way, at = rng.choice(ways)
            if rng.random() < 0.8:
                rides[f"to-bali@{leaf}"] = (way, f"{rng.choice(('tue', 'wed'))} {at}")
        return plan(made, {**talk, **visit}, rides)

    told, then = some(), some()
    slots = Table(changed(slot, confirmation=rng.choice(list(FIRM))) for slot in told.placements.values())
    edition = replace(made, promised=slots, promised_rides=told.rides)
    assert priced(edition, then) == Promise(Setting(edition)).price(then)


def test_what_changes_anyhow_takes_the_shortest_way() -> None:
    """The museum has to leave Wednesday: on Thursday it goes together with the show, else it is a way of its own."""
    made = one_city(
        activity("museum", "MUSEUM", 60, hosts=("FIRM",)),
        activity("show", "UDJO", 60),
        activity("talk", "HOTEL", 60),
        rules=[*standing_rules(), HostAvailable(id="host-available")],
    )
    made = told_now(with_plan(made, plan(made, {"museum": "wed 09:00", "show": "thu 09:00", "talk": "fri 09:00"})))
    wednesday = Closure(begins=dt.date(2018, 7, 25), ends=dt.date(2018, 7, 25))
    made = apply(made, {("hosts", "FIRM"): changed(made.hosts["FIRM"], closures=(wednesday,))})
    result = Replanner(made, OPTIONS, lambda *_: None).run()
    assert result.plan is not None
    museum, show = (result.plan.placements[f"{name}@ALL"].start for name in ("museum", "show"))
    assert show == made.promised["show@ALL"].start
    assert museum.date() == show.date()


def test_what_cannot_be_had_any_more_is_left_out_and_all_else_stays() -> None:
    made = one_city(
        activity("museum", "MUSEUM", 60, hosts=("FIRM",)),
        activity("show", "UDJO", 60),
        rules=[*standing_rules(), HostAvailable(id="host-available")],
    )
    made = told_now(with_plan(made, plan(made, {"museum": "wed 09:00", "show": "thu 09:00"})))
    made = apply(
        made,
        {("hosts", "FIRM"): changed(made.hosts["FIRM"], closures=(Closure(begins=dt.date(2018, 7, 1), ends=None),))},
    )
    result = Replanner(made, OPTIONS, lambda *_: None).run()
    assert result.plan is not None and result.impossible
    assert set(result.plan.placements) == {"show@ALL"}
    assert result.plan.placements["show@ALL"].start == made.promised["show@ALL"].start


def test_nothing_past_changes_and_nothing_new_is_put_there() -> None:
    made = one_city(
        activity("museum", "MUSEUM", 60, hosts=("FIRM",)),
        activity("show", "UDJO", 60),
        activity("talk", "HOTEL", 60),
        rules=[*standing_rules(), HostAvailable(id="host-available")],
    )
    made = told_now(with_plan(made, plan(made, {"museum": "tue 09:00", "show": "thu 09:00"})))
    made = replace(made, now=moment(made, "wed 10:00", "BDG"))
    gone = Closure(begins=dt.date(2018, 7, 1), ends=None)
    made = apply(made, {("hosts", "FIRM"): changed(made.hosts["FIRM"], closures=(gone,))})
    result = Replanner(made, OPTIONS, lambda *_: None).run()
    assert result.plan is not None
    assert result.plan.placements["museum@ALL"] == made.plan.placements["museum@ALL"]
    assert result.plan.placements["talk@ALL"].start >= moment(made, "wed 10:00", "BDG")


def test_what_was_told_off_the_grid_of_five_minutes_stays() -> None:
    made = two_cities(
        activity("talk", "OFFICE", groups=("A",)), activity("visit", "OFFICE", groups=("A",)), rules=standing_rules()
    )
    told = planned(
        made,
        {"talk": "tue 09:03", "visit": "tue 13:32"},
        {"to-bali@A": ("coach", "wed 12:42"), "to-bali@B": ("coach", "thu 12:40")},
    )
    edition = told_now(told)
    before = edition.plan
    assert {slot.start.minute % 5 for slot in before.placements.values()} == {3, 2}

    result = Replanner(edition, OPTIONS, lambda *_: None).run()

    assert result.least_change == 0
    assert result.plan is not None
    assert {slot.start for slot in result.plan.placements.values()} == {s.start for s in before.placements.values()}
    assert result.plan.rides["to-bali@A"].departure == before.rides["to-bali@A"].departure

    hit = apply(edition, {("activities", "talk"): changed(edition.activities["talk"], venue="HOTEL")})
    found = Replanner(hit, OPTIONS, lambda *_: None).run().plan
    assert found is not None and not [b for b in judge(View(Setting(with_plan(hit, found)))) if b.hard]


def test_what_was_told_off_the_grid_moves_where_a_rule_no_longer_allows_it() -> None:
    made = one_city(activity("talk"), rules=standing_rules())
    edition = told_now(planned(made, {"talk": "tue 12:02"}))  # into lunch
    found = Replanner(edition, OPTIONS, lambda *_: None).run().plan
    assert found is not None and not [b for b in judge(View(Setting(with_plan(edition, found)))) if b.hard]


def test_starts_off_the_grid_stand_apart_and_are_cut_by_now_as_others() -> None:
    starts = with_minute(((540, 600), (700, 700)), 563)
    assert starts == ((540, 560), (563, 563), (565, 600), (700, 700))
    assert since(starts, 562) == ((563, 563), (565, 600), (700, 700))
    assert since(starts, 568) == ((570, 600), (700, 700))
    assert with_minute(((540, 540),), 563) == ((540, 540), (563, 563))
