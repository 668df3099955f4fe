"""The bad day of the 2018 edition: a host cancels, and days go by while one thing after the other happens.

What is planned again is judged by the checker, and by comparing with what people knew.
"""

from __future__ import annotations

import datetime as dt
import random
from zoneinfo import ZoneInfo

import pytest

from benchmarks.generator import generate
from lawatan.domain import Placement, apply, changed, with_plan
from lawatan.jobs.accidents import away
from lawatan.jobs.changes import Changes
from lawatan.jobs.files import read_edition
from lawatan.jobs.plan import PlanJob
from lawatan.jobs.replan import ReplanJob, ReplanReport, told_now
from lawatan.output.reader import readers
from lawatan.resources import sample
from lawatan.rules import Edition, judge
from lawatan.schedule import Setting, View
from lawatan.schedule.readers import people_by_leaf
from lawatan.words import words

pytestmark = [pytest.mark.slow, pytest.mark.deep]

WIB = ZoneInfo("Asia/Jakarta")


def july(day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime(2018, 7, day, hour, minute, tzinfo=WIB)


def hard(edition: Edition) -> list[str]:
    """The rules that must hold and do not."""
    return [breach.rule for breach in judge(View(Setting(edition))) if breach.hard]


def again(edition: Edition, known: Edition, now: dt.datetime | None = None) -> ReplanJob:
    job = ReplanJob(edition, known, now, time_limit=20.0)
    for _ in job.run():
        pass
    return job


@pytest.fixture(scope="module")
def told() -> Edition:
    """The 2018 edition with B4T on Wednesday 25 July and Elina on Friday 27 at 13:45, all of it told to people."""
    held = {"b4t_visit@ALL": july(25, 9), "elina@ALL": july(27, 13, 45)}
    edition = read_edition(sample("jakarta-bandung-2018"))
    locks = {("placements", item): Placement(id=item, start=start, locked=True) for item, start in held.items()}
    job = PlanJob(apply(edition, locks), time_limit=10.0)
    for progress in job.run():
        if progress.placed == progress.total and progress.stage != "place":
            job.cancel()
    planned = job.planned
    assert not hard(planned) and not View(Setting(planned)).unplaced
    free = {("placements", item): changed(planned.plan.placements[item], locked=False) for item in held}
    return told_now(apply(planned, free))


def test_a_host_that_can_do_only_one_afternoon_moves_two_visits_and_tells_exactly_theirs(told: Edition) -> None:
    hit = away(told, ("hosts", "B4T"), july(27, 13), july(27, 16, 30), only=True)
    job = again(hit, told)
    report = ReplanReport(job, words("en"))

    assert not hard(job.planned)
    assert sorted(report.moved) == ["b4t_visit@ALL", "elina@ALL"]
    assert report.proven
    start = job.planned.plan.placements["b4t_visit@ALL"].start
    assert july(27, 13) <= start <= july(27, 14, 30)

    activities = [told.activities[name] for name in ("b4t_visit", "elina")]
    hosts = {("hosts", host) for activity in activities for host in activity.hosts}
    named = {("persons", person) for activity in activities for person in (*activity.persons, activity.pic) if person}
    groups = {("groups", "ALL")}
    by_name = set(report.changes.by_name)
    assert by_name == hosts | named | groups
    others = set(report.changes.readers) - by_name
    assert {person for _, person in others} <= set(people_by_leaf(told)("ALL"))


def test_nothing_past_changes_in_five_replannings_in_a_row() -> None:
    """Every other day something comes in between; what has begun by then is what it was, to the minute."""
    made = generate(13, 1, seed=3)
    edition = told_now(with_plan(made.edition, made.witness))
    rng = random.Random(5)
    moved = 0
    for step in range(5):
        now = dt.datetime.combine(edition.first_day, dt.time(12), WIB) + dt.timedelta(days=2 * step + 1)
        view = View(Setting(edition))
        ahead = [
            e for e in view.entries.values() if e.occurrence and e.occurrence.activity.hosts and view.starts(e) > now
        ]
        visit = rng.choice(sorted(ahead, key=lambda entry: entry.id))
        day = view.starts(visit).replace(hour=0, minute=0)
        assert visit.occurrence is not None
        hit = away(edition, ("hosts", visit.occurrence.activity.hosts[0]), day, day + dt.timedelta(days=1))
        job = again(hit, edition, now)
        after = job.planned
        before, then = edition.plan, after.plan
        for item, placed in before.placements.items():
            if placed.start < now:
                assert then.placements[item] == placed, (step, item)
        for item, ride in before.rides.items():
            if ride.departure < now:
                assert then.rides[item] == ride, (step, item)
        fresh = [p for item, p in then.placements.items() if p != before.placements.get(item)]
        assert all(placed.start >= now for placed in fresh)
        moved += len(fresh)
        edition = told_now(after)
    assert moved >= 5


def papers(edition: Edition) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    """What stands in each reader's papers, as those who write them have it."""
    view = View(Setting(edition))
    return {
        (table, reader.id): [
            (e.id, e.start, e.end, e.from_venue, e.occurrence and e.occurrence.room) for e in reader.slots(view)
        ]
        for table in ("groups", "hosts", "persons")
        for reader in readers(view, table, "en")  # type: ignore[arg-type]
    }


def test_who_is_told_is_who_has_something_else_in_the_papers(told: Edition) -> None:
    """The papers are made by other code: who has another one is who has to be told, but for the committee's own."""
    hit = away(told, ("hosts", "B4T"), july(27, 13), july(27, 16, 30), only=True)
    after = again(hit, told).planned
    before, then = papers(told), papers(after)
    differ = {reader for reader in {**before, **then} if before.get(reader) != then.get(reader)}
    changes = Changes(View(Setting(told)), View(Setting(after)), words("en"))
    committee = {("persons", a.pic) for a in told.activities.values() if a.pic}
    assert differ and differ - committee == set(changes.readers) - committee
