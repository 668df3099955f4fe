"""Planning as a job: progress, cancel, what does not fit, repeatable plans, a child that breaks."""

from __future__ import annotations

import datetime as dt
import json
import threading
import time
from typing import Any

import pytest

from builders import activity, one_city, standing_rules
from lawatan.domain import Duty, Placement, Plan, Table, Text, Vehicle, replace, with_plan
from lawatan.jobs.files import read_edition
from lawatan.jobs.plan import PlanJob, PlanningFailed
from lawatan.jobs.report import Report, summary
from lawatan.jobs.why import why_unplaced
from lawatan.resources import sample
from lawatan.rules import Edition, FixedStart, judge
from lawatan.schedule import Setting, View


def bali(**rules: dict[str, Any]) -> Edition:
    edition = read_edition(sample("bali-2016"))
    body = edition.model_dump(mode="json", by_alias=True)
    return Edition.model_validate(
        {**body, "rules": {**body["rules"], **{k.replace("_", "-"): v for k, v in rules.items()}}}
    )


def run(job: PlanJob) -> list[Any]:
    return list(job.run())


def test_each_plan_is_better_and_the_last_is_the_outcome() -> None:
    job = PlanJob(bali(), time_limit=3)

    found = run(job)

    travel = [p.travel_minutes for p in found if p.placed == p.total]
    assert travel == sorted(travel, reverse=True)
    assert job.outcome is not None
    assert job.outcome.status == "complete"
    assert job.outcome.plan == found[-1].plan
    assert job.outcome.bound is not None
    assert job.outcome.bound <= found[-1].travel_minutes
    assert judge(View(Setting(job.planned))) == ()


def test_cancel_keeps_the_best() -> None:
    edition = read_edition(sample("jakarta-bandung-2018"))
    job = PlanJob(edition, time_limit=60)
    best = None

    for progress in job.run():
        best = progress.plan
        if progress.stage == "travel":
            job.cancel()

    assert job.outcome is not None
    assert job.outcome.status == "cancelled"
    assert job.outcome.plan == best
    assert job.outcome.seconds < 30


def test_cancel_before_the_first_plan_leaves_the_edition_as_it_was() -> None:
    job = PlanJob(bali(), time_limit=60)
    job.cancel()

    found = run(job)

    assert found == []
    assert job.outcome is not None
    assert job.outcome.status == "cancelled"
    assert job.outcome.plan == Plan()


@pytest.mark.deep
def test_one_worker_repeats_exactly() -> None:
    plans = []
    for _ in range(2):
        job = PlanJob(read_edition(sample("jakarta-bandung-2018")), time_limit=0.6, seed=7, workers=1)
        run(job)
        assert job.outcome is not None
        assert job.outcome.repeatable
        plans.append(job.outcome.plan)

    assert plans[0] == plans[1]


def test_what_cannot_be_is_named_with_the_rules_that_forbid_it() -> None:
    job = PlanJob(bali(late={"kind": "fixed_start", "activity": "ceramic", "date": "2016-10-30"}), time_limit=3)

    run(job)

    assert job.outcome is not None
    assert job.outcome.status == "impossible"
    assert [(u.occurrence, u.must_happen) for u in job.outcome.unplaced] == [("ceramic@ALL", True)]
    assert job.outcome.unplaced[0].why == (
        "“Ceramics: visit and discussion with SMI” takes 1 h 30 min and has no time slot at all under the rules “Within the "
        "dates” (24–28 October 2016) and “Fixed start” (Sun 30 Oct) together: change one of them, or leave it out."
    )
    assert len(job.outcome.plan.placements) == 14


@pytest.mark.deep
def test_too_much_for_the_days_leaves_out_the_least_and_says_what_stands_in_the_way() -> None:
    edition = bali()
    longer = edition.activities["country_reports"].model_dump(mode="json") | {"duration_minutes": 540}
    activities = edition.activities.with_record(type(edition.activities["coffee"]).model_validate(longer))
    job = PlanJob(replace(edition, activities=activities), time_limit=4)

    run(job)

    assert job.outcome is not None
    assert job.outcome.status in ("impossible", "incomplete")
    assert [u.occurrence for u in job.outcome.unplaced] == ["country_reports@ALL"]
    assert job.outcome.unplaced[0].why.startswith("“Country report presentations” ")


def test_of_what_may_be_left_out_the_least_that_must_be_is_told() -> None:
    hours = [FixedStart(id=a, activity=a, date=dt.date(2018, 7, 25), time=dt.time(9)) for a in ("show", "talk")]
    edition = one_city(
        activity("show", "UDJO", must_happen=False), activity("talk", "HOTEL"), rules=[*standing_rules(), *hours]
    )
    job = PlanJob(edition, time_limit=2.0, workers=1)

    run(job)

    assert job.outcome is not None
    assert (job.outcome.status, job.outcome.left_out, job.outcome.least_left_out) == ("complete", 1, 1)
    report = Report(job.planned, job.outcome)
    assert "optional and left out: 1, in any plan at least 1" in summary(report)[0]
    assert report.as_object()["least_left_out"] == 1


def test_locked_slot_that_breaks_a_rule_is_kept_and_told() -> None:
    locked = Placement(id="bcic@ALL", start=dt.datetime.fromisoformat("2016-10-26T11:45+08:00"), locked=True)
    job = PlanJob(with_plan(bali(), Plan(placements=Table([locked]))), time_limit=2)

    run(job)

    assert job.outcome is not None
    assert job.outcome.status == "breached"
    assert job.outcome.plan.placements["bcic@ALL"] == locked
    report = Report(job.planned, job.outcome)
    assert next((b["rule"], b["about"]) for b in report.as_object()["breaches"]) == ("venue-open", ["bcic@ALL"])


def test_child_that_breaks_is_told_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONSTARTUP", "")
    job = PlanJob(bali(), time_limit=2)
    job.start()
    assert job._child is not None
    job._child.kill()  # as the system does when memory runs out

    with pytest.raises(PlanningFailed) as caught:
        run(job)

    assert "\n" not in str(caught.value)
    assert job.outcome is None


def test_report_is_one_json_object_with_the_contract_of_the_command_line() -> None:
    job = PlanJob(bali(), time_limit=2)
    run(job)

    body = json.loads(json.dumps(Report(job.planned, job.outcome).as_object()))

    assert set(body) >= {
        "status", "placed", "unplaced", "breaches", "travel_minutes", "seconds", "bound", "repeatable"
    }  # fmt: skip
    assert set(body["placed"][0]) == {"occurrence", "activity", "groups", "venue", "start", "end"}
    assert body["placed"][0]["occurrence"] == "opening@ALL"
    assert body["placed"][0]["start"].endswith("+08:00")
    assert body["repeatable"] is False


def test_report_of_an_unplanned_edition_knows_no_seconds_and_no_bound() -> None:
    body = Report(bali()).as_object()

    assert body["status"] == "incomplete"
    assert (body["seconds"], body["bound"], body["repeatable"]) == (None, None, None)
    assert len(body["unplaced"]) == 15
    assert body["travel_minutes"] == 0


def planned_bali(**rules: dict[str, Any]) -> Edition:
    job = PlanJob(bali(**rules), time_limit=2)
    run(job)
    return job.planned


@pytest.mark.deep
def test_preference_that_cannot_be_kept_is_told_with_its_price_and_is_no_fault() -> None:
    """Two visits wanted on a day after the last: everything is placed, and that is worth two times 45 minutes."""
    late = {"kind": "allowed_window", "activities": ["spa", "coffee"], "dates_from": "2016-11-30", "weight": 45}

    report = Report(planned_bali(late=late))

    body = report.as_object()
    assert (report.fails, body["status"], body["unplaced"], body["cost"]) == (False, "complete", [], 90)
    assert [(b["rule"], b["hard"], b["weight"], b["cost"]) for b in body["breaches"]] == [("late", False, 45, 45)] * 2
    headline, _, faults = summary(report)
    assert headline.endswith("; preferences given up: worth 1 h 30 min on the road")
    assert all(fault.startswith("Preference (weight 45): “") for fault in faults)


@pytest.mark.deep
def test_progress_carries_the_cost_of_preferences() -> None:
    late = {"kind": "allowed_window", "activities": ["spa"], "dates_from": "2016-11-30", "weight": 45}
    job = PlanJob(bali(late=late), time_limit=2)

    found = run(job)

    assert {progress.cost for progress in found if progress.placed == progress.total} == {45}
    assert job.outcome is not None
    assert job.outcome.bound is not None
    assert job.outcome.bound <= found[-1].travel_minutes


def test_a_core_can_be_left_to_others_without_deterministic_seconds() -> None:
    job = PlanJob(bali(), time_limit=1, spare_cores=1)
    started = time.monotonic()

    run(job)

    assert job.outcome is not None
    assert (job.outcome.status, job.outcome.repeatable) == ("complete", False)
    assert time.monotonic() - started < 10  # a second and what it takes to load; a busy machine is no fault


@pytest.mark.deep
def test_vehicles_stay_as_they_are() -> None:
    bus = Duty(id="monday", vehicle="bus", date=dt.date(2016, 10, 24), groups=("ALL",))
    edition = replace(bali(), vehicles=Table([Vehicle(id="bus", name=Text(en="Bus"), seats=30)]))
    job = PlanJob(with_plan(edition, Plan(duties=Table([bus]))), time_limit=1)

    run(job)

    assert job.outcome is not None
    assert list(job.outcome.plan.duties.values()) == [bus]


def test_what_a_locked_slot_breaks_says_that_it_is_locked() -> None:
    locked = Placement(id="bcic@ALL", start=dt.datetime.fromisoformat("2016-10-26T11:45+08:00"), locked=True)

    _, _, faults = summary(Report(with_plan(bali(), Plan(placements=Table([locked])))))

    assert faults[0].endswith("“Bali Creative Industry Center” is locked there: unlock it to let planning move it.")


@pytest.mark.deep
def test_lock_in_the_wrong_city_is_told_by_itself_and_the_rest_is_planned() -> None:
    """The aircraft maker in Bandung locked on the day of the opening in Jakarta."""
    edition = read_edition(sample("jakarta-bandung-2018"))
    locked = Placement(id="ptdi@ALL", start=dt.datetime.fromisoformat("2018-07-19T13:00+07:00"), locked=True)
    job = PlanJob(with_plan(edition, Plan(placements=Table([locked]))), time_limit=3)

    run(job)

    assert job.outcome is not None
    assert job.outcome.status == "breached"
    assert job.outcome.unplaced == ()
    assert {(b.kind, b.about) for b in judge(View(Setting(job.planned)))} == {("right_city", ("ptdi@ALL",))}


@pytest.mark.deep
def test_without_the_rule_that_it_must_happen_everything_is_placed_all_the_same() -> None:
    edition = bali()
    off = edition.rules["must-happen"].model_dump(mode="json") | {"active": False}
    job = PlanJob(bali(**{"must-happen": off}), time_limit=1)

    run(job)

    assert job.outcome is not None
    assert (job.outcome.status, len(job.outcome.plan.placements)) == ("complete", 15)


@pytest.mark.deep
def test_reasons_take_little_time_however_much_is_left_out() -> None:
    edition = bali()
    visits = [
        edition.activities["spa"].model_dump(mode="json") | {"id": f"spa{n}", "must_happen": False} for n in range(30)
    ]
    more = [*edition.activities.values(), *(type(edition.activities["spa"]).model_validate(v) for v in visits)]
    job = PlanJob(replace(edition, activities=Table(more)), time_limit=2)
    run(job)
    assert job.outcome is not None
    started = time.monotonic()

    told = why_unplaced(Setting(job.edition), job.outcome.plan, "en", tried=True)

    assert len(told) > 10
    assert time.monotonic() - started < 10  # 1.5 s and what is under way by then; a busy machine is no fault


def test_nothing_that_fits_is_told_with_its_rules_too() -> None:
    edition = bali()
    late = {f"late-{n}": {"kind": "fixed_start", "activity": n, "date": "2016-11-30"} for n in edition.activities}
    job = PlanJob(bali(**late), time_limit=1)

    run(job)

    assert job.outcome is not None
    assert job.outcome.plan == Plan()
    assert all("has no time slot at all" in u.why for u in job.outcome.unplaced)


def test_cancel_and_conclude_from_elsewhere_do_no_harm() -> None:
    for delay in (0.0, 0.05, 1.6):
        job = PlanJob(bali(), time_limit=5)
        job.start()
        other = threading.Timer(delay, lambda job=job: (job.cancel(), job.conclude()))
        other.start()

        run(job)
        other.join()

        assert job.outcome is not None
        assert job.outcome.status in ("cancelled", "complete")
