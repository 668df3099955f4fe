"""Bali across the clock: the demonstration planned, with a flight after midnight, and read by programs that are not ours."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from lawatan.jobs.files import read_edition
from lawatan.jobs.plan import PlanJob
from lawatan.resources import sample
from lawatan.rules import judge
from lawatan.schedule import Setting, Stay, View

pytestmark = pytest.mark.slow

WIB, WITA = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar")


def wib(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A time of June 2026 in Jakarta."""
    return dt.datetime(2026, 6, day, hour, minute, tzinfo=WIB)


def wita(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A time of June 2026 in Bali."""
    return dt.datetime(2026, 6, day, hour, minute, tzinfo=WITA)


def planned(seed: int = 0) -> PlanJob:
    job = PlanJob(read_edition(sample("jakarta-bali")), time_limit=10.0, seed=seed)
    for _ in job.run():
        pass
    return job


@pytest.fixture(scope="module")
def job() -> PlanJob:
    return planned()


@pytest.fixture(scope="module")
def view(job: PlanJob) -> View:
    return View(Setting(job.planned))


def whole(job: PlanJob) -> None:
    """All is placed in time, and no rule is broken."""
    assert job.outcome is not None
    assert (job.outcome.status, job.outcome.unplaced) == ("complete", ())
    assert job.outcome.first_complete_seconds is not None
    assert job.outcome.first_complete_seconds < 10
    assert judge(View(Setting(job.planned))) == ()


@pytest.mark.parametrize("seed", range(1, 5))
def test_the_demonstration_is_planned_whole_by_any_seed(seed: int) -> None:
    whole(planned(seed))


def test_each_group_has_its_own_flight_there_and_a_known_one_back(job: PlanJob, view: View) -> None:
    whole(job)
    rides = {e.id: (e.ride.option, e.ride.name, view.starts(e), view.ends(e)) for e in view.entries.values() if e.ride}

    assert rides == {
        "to-bali@A": ("halim-bali", "GA462", wib(9, 14, 40), wita(9, 21, 35)),
        "to-bali@B": ("soekarno-bali", "", wib(9, 17, 50), wita(10, 2, 0)),
        "to-jakarta@A": ("bali-halim", "GA463", wita(12, 18, 20), wib(12, 23, 5)),
        "to-jakarta@B": ("bali-halim", "GA463", wita(12, 18, 20), wib(12, 23, 5)),
    }


def test_the_sections_of_the_flight_after_midnight(view: View) -> None:
    clock = view.setting.clock
    legs = [
        (leg.mode, leg.from_venue, leg.to_venue, clock.moment(leg.start, "UTC"), clock.moment(leg.end, "UTC"))
        for leg in view.legs("B")
        if leg.ride == "to-bali@B"
    ]

    assert legs == [
        ("road", "HOTEL_JKT", "CGK", wib(9, 17, 50), wib(9, 20, 0)),  # 120 at the peak, and boarding
        ("flight", "CGK", "DPS", wib(9, 22, 0), wita(10, 0, 55)),
        ("road", "DPS", "RAMADA", wita(10, 1, 40), wita(10, 2, 0)),
    ]


def test_the_room_in_bali_is_kept_from_the_evening_before(view: View) -> None:
    assert view.stays("B") == (
        Stay("B", "JKT", "HOTEL_JKT", dt.date(2026, 6, 8), dt.date(2026, 6, 9), None, wib(9, 17, 50)),
        Stay("B", "BALI", "RAMADA", dt.date(2026, 6, 9), dt.date(2026, 6, 12), wita(10, 2, 0), wita(12, 18, 20)),
        Stay("B", "JKT", "HOTEL_JKT", dt.date(2026, 6, 12), dt.date(2026, 6, 13), wib(12, 23, 5)),
    )
    assert [stay.late for stay in (*view.stays("A"), *view.stays("B"))] == [False] * 4 + [True, False]


def test_who_lands_after_midnight_sleeps_before_bali_begins(view: View) -> None:
    assert view.starts(view.entries["lec_bali@ALL"]) == wita(10, 10, 30)
