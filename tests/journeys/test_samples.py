"""Both real editions from file to plan to verdict, as issue 2 asks: whole, shifted by a week, and with closed doors."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawatan.domain import Closure, Placement, replace, unplanned
from lawatan.jobs.files import edition_text, read_edition
from lawatan.jobs.plan import PlanJob
from lawatan.resources import sample
from lawatan.rules import Edition, judge
from lawatan.schedule import Setting, View
from lawatan.solver.budget import Options
from lawatan.solver.layers import Planner

SAMPLES = ("bali-2016", "jakarta-bandung-2018")

pytestmark = pytest.mark.slow


def planned(edition: Edition, time_limit: float = 10.0) -> PlanJob:
    job = PlanJob(edition, time_limit)
    for _ in job.run():
        pass
    return job


def whole(job: PlanJob) -> None:
    """Everything that must happen is placed, and no rule is broken."""
    assert job.outcome is not None
    assert job.outcome.unplaced == ()
    assert judge(View(Setting(job.planned))) == ()
    assert job.outcome.status == "complete"


@pytest.fixture(scope="module")
def first() -> dict[str, PlanJob]:
    return {name: planned(read_edition(sample(name)), 4.0) for name in SAMPLES}


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_as_shipped_is_unplanned(name: str) -> None:
    edition = read_edition(sample(name))

    told = {breach.about[0] for breach in judge(View(Setting(edition)))}

    assert edition == unplanned(edition)
    assert told == {*Setting(edition).occurrences, *Setting(edition).crossings}


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_is_planned_whole(name: str, first: dict[str, PlanJob]) -> None:
    whole(first[name])


def shifted(edition: Edition, days: int) -> Edition:
    """The edition with every date in it, fixed ones too, moved by so many days."""

    def later(match: re.Match[str]) -> str:
        return f'"{dt.date.fromisoformat(match.group(1)) + dt.timedelta(days=days)}"'

    return Edition.model_validate_json(re.sub(r'"(\d{4}-\d\d-\d\d)"', later, edition_text(edition)))


@pytest.mark.deep
@pytest.mark.parametrize("name", SAMPLES)
def test_sample_a_week_later_is_planned_whole(name: str) -> None:
    edition = shifted(read_edition(sample(name)), 7)

    whole(planned(edition, 2.0))


def closures(job: PlanJob) -> Iterator[tuple[str, Edition]]:
    """For each host without a fixed date: the edition with its venue closed on the day on which the plan goes there."""
    edition = job.edition
    fixed = {
        rule["activity"]
        for rule in json.loads(edition_text(edition))["rules"].values()
        if rule["kind"] == "fixed_start" and "date" in rule
    }
    view = View(Setting(job.planned))
    for entry in view.entries.values():
        if entry.occurrence is None or entry.occurrence.activity.id in fixed:
            continue
        venue = edition.venues[entry.from_venue]
        if venue.kind == "hotel":
            continue  # the day's own base: the lecturers come to it, no host is closed
        day = view.date(entry)
        shut = type(venue).model_validate(
            {**venue.model_dump(), "closures": (*venue.closures, Closure(begins=day, ends=day))}
        )
        yield venue.id, replace(edition, venues=edition.venues.with_record(shut))


@pytest.mark.deep
@pytest.mark.parametrize("name", SAMPLES)
def test_any_host_may_close_on_the_day_of_its_visit(name: str, first: dict[str, PlanJob]) -> None:
    tried = []
    for venue, edition in closures(first[name]):
        planner = Planner(edition, Options(), lambda *_: None)
        planner.place()  # the first layer; here, without a process
        assert planner.plan is not None
        view = View(planner.setting, planner.plan)
        assert (judge(view), view.unplaced, view.without_ride) == ((), (), ())
        tried.append(venue)

    assert len(tried) == {"bali-2016": 5, "jakarta-bandung-2018": 12}[name]


@pytest.mark.deep
def test_locked_slots_stay_when_the_rest_is_planned_anew() -> None:
    edition = read_edition(sample("bali-2016"))
    locked = Placement(id="spa@ALL", start=dt.datetime.fromisoformat("2016-10-27T14:35+08:00"), locked=True)
    edition = replace(edition, plan=edition.plan.model_validate({"placements": {"spa@ALL": locked}}))

    job = planned(edition, 2.0)

    whole(job)
    assert job.planned.plan.placements["spa@ALL"] == locked


def test_plans_are_read_back_as_they_were_written(first: dict[str, PlanJob], tmp_path: Path) -> None:
    for name, job in first.items():
        path = tmp_path / f"{name}.json"
        path.write_text(edition_text(job.planned), encoding="utf-8")

        assert read_edition(path) == job.planned


@pytest.mark.parametrize("name", SAMPLES)
def test_check_in_another_process_finds_nothing(name: str, first: dict[str, PlanJob], tmp_path: Path) -> None:
    path = tmp_path / "planned.json"
    path.write_text(edition_text(first[name].planned), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "lawatan.cli", "check", str(path), "--json"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0
    assert json.loads(done.stdout)["breaches"] == []
