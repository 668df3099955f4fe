"""Planning in the best of several orders as a job: progress, outcome, cancel, a planner that breaks.

Which one is the best is asked in ``solver/test_orders``.
"""

from __future__ import annotations

import pytest

from lawatan.domain import Plan
from lawatan.jobs.orders_told import order_looked_at
from lawatan.jobs.plan import PlanJob, PlanningFailed, Progress
from lawatan.jobs.plan_orders import plan_job
from lawatan.jobs.report import Report
from lawatan.rules import judge
from lawatan.rules.worth import worth
from lawatan.schedule import Setting, View
from lawatan.words import words
from three_cities import star

EN = words("en")
QUICKER = {"JB": 600, "BD": 600}
"""With these ways Denpasar comes better first."""


@pytest.fixture(scope="module")
def run() -> tuple[PlanJob, list[Progress]]:
    job = plan_job(star(free="BD", minutes=QUICKER), time_limit=1, workers=1)
    return job, list(job.run())


def test_outcome_goes_by_the_best_order(run: tuple[PlanJob, list[Progress]]) -> None:
    job, _ = run
    outcome = job.outcome

    assert outcome is not None
    assert outcome.tried is not None
    assert (outcome.status, outcome.repeatable) == ("complete", True)
    assert outcome.tried.taken.routes == {"ALL": ("J", "D", "B")}
    view = View(Setting(job.planned))
    assert judge(view) == ()
    assert Setting(job.planned).cities("ALL") == ("J", "D", "B")
    assert outcome.bound == view.travel_minutes == 120
    assert [(look.travel_minutes, look.price, look.left_out) for look in outcome.tried.looks] == [
        (120, 0, ()),
        (1200, 0, ()),
    ]
    assert [look.worth for look in outcome.tried.looks] == sorted(
        worth(View(Setting(look.order.edition), look.plan)) for look in outcome.tried.looks
    )


def test_progress_tells_which_order_is_looked_at(run: tuple[PlanJob, list[Progress]]) -> None:
    job, found = run
    told = [order_looked_at(job.edition, progress.looking, EN) for progress in found if progress.looking is not None]

    assert len(told) == len(found)
    assert list(dict.fromkeys(told)) == [
        "Order 1 of 2, City J → City B → City D",
        "Order 2 of 2, City J → City D → City B",
    ]
    assert {progress.total for progress in found} == {5}


def test_report_lists_the_orders(run: tuple[PlanJob, list[Progress]]) -> None:
    job, _ = run

    body = Report(job.planned, job.outcome).as_object()

    assert [(each["state"], each["travel_minutes"]) for each in body["orders"]] == [("taken", 120), ("tried", 1200)]


def test_fixed_order_is_planned_as_ever() -> None:
    assert type(plan_job(star())) is PlanJob
    assert type(plan_job(star(free="BD"), free_order=False)) is PlanJob
    assert type(plan_job(star(), free_order=True)) is not PlanJob


def test_with_many_orders_planning_takes_longer_unless_it_is_told() -> None:
    two, six = star(free="BD"), star("JBDY", free="BDY")
    usual = [plan_job(edition)._request["time_limit"] for edition in (star(), two, six)]
    told = [plan_job(edition, time_limit=4)._request["time_limit"] for edition in (star(), two, six)]

    assert (usual, told) == ([10, 10, 20], [4, 4, 4])


@pytest.mark.deep
def test_cancel_keeps_the_best_of_what_was_looked_at() -> None:
    job = plan_job(star(free="BD"), time_limit=60)

    for _ in job.run():
        job.cancel()

    assert job.outcome is not None
    assert job.outcome.tried is not None
    assert job.outcome.status == "cancelled"
    assert job.outcome.tried.taken.routes["ALL"] == ("J", "B", "D")
    assert [look.worth is None for look in job.outcome.tried.looks] == [False, True]
    assert job.planned.plan == job.outcome.plan != Plan()


@pytest.mark.deep
def test_cancel_before_the_first_plan_leaves_order_and_schedule_as_they_were() -> None:
    edition = star(free="BD")
    job = plan_job(edition, time_limit=60)
    job.cancel()

    found = list(job.run())

    assert found == []
    assert job.outcome is not None
    assert (job.outcome.status, job.planned) == ("cancelled", edition)


def test_planner_that_breaks_is_told() -> None:
    job = plan_job(star(free="BD"), time_limit=60)
    job.start()
    assert job._child is not None
    job._child.kill()  # as the system does when memory runs out

    with pytest.raises(PlanningFailed):
        list(job.run())
