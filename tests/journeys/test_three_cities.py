"""Jakarta, Bandung and Bali from nothing but what is to happen there: planning finds the order, the rides, and no fault."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest

from lawatan.domain import apply
from lawatan.jobs.export import export
from lawatan.jobs.plan import PlanJob
from lawatan.jobs.plan_orders import OrdersJob, plan_job
from lawatan.jobs.report import Report
from lawatan.rules import judge
from lawatan.schedule import Setting, View
from three_cities import IN_BALI, IN_BANDUNG, three_cities

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def job() -> PlanJob:
    """No change of city, no way between two of them: three cities, two of them in any order, and thirteen activities."""
    edition = three_cities()
    keys = [(table, key) for table in ("city_changes", "ride_options") for key in getattr(edition, table)]
    found = plan_job(apply(edition, dict.fromkeys(keys)), usual_seconds=15)
    for _ in found.run():
        pass
    return found


@pytest.fixture(scope="module")
def view(job: PlanJob) -> View:
    return View(Setting(job.planned))


def test_everything_has_its_place_and_nothing_is_broken(job: PlanJob, view: View) -> None:
    assert job.outcome is not None
    assert (job.outcome.status, job.outcome.unplaced) == ("complete", ())
    assert [breach for breach in judge(view) if breach.hard] == []
    assert not Report(job.planned).fails


def test_order_taken_is_the_better_of_two(job: PlanJob, view: View) -> None:
    assert isinstance(job, OrdersJob)
    taken, other = job.tried.looks

    assert {taken.order.routes["ALL"], other.order.routes["ALL"]} == {("JKT", "BALI", "BDG"), ("JKT", "BDG", "BALI")}
    assert view.setting.cities("ALL") == taken.order.routes["ALL"]
    assert taken.worth is not None
    assert other.worth is not None
    assert taken.worth <= other.worth
    assert taken.travel_minutes == view.travel_minutes


def test_group_sleeps_in_each_city_once_and_flies_between_bandung_and_bali(view: View) -> None:
    stays = view.stays("ALL")
    rides = [entry for entry in view.of_leaf("ALL") if entry.ride is not None]

    assert [stay.city for stay in stays] == list(view.setting.cities("ALL"))
    assert {entry.ride.option for entry in rides if entry.ride is not None} & {
        "bali-bandung-husein",
        "bandung-bali-husein",
    }
    for names, city in ((IN_BALI, "BALI"), (IN_BANDUNG, "BDG")):
        (stay,) = (stay for stay in stays if stay.city == city)
        for name in names:
            day = view.starts(view.entries[f"{name}@ALL"]).date()
            assert stay.arrives <= day <= stay.leaves


def test_calendar_has_bali_on_its_own_clock(job: PlanJob, tmp_path: Path) -> None:
    (path,) = export(job.planned, "ics", tmp_path, "all", "en")
    calendar = icalendar.Calendar.from_ical(path.read_bytes())

    zones = {str(event["SUMMARY"]): event["DTSTART"].dt.tzinfo for event in calendar.walk("VEVENT")}
    assert zones["Bali Creative Industry Center"] == ZoneInfo("Asia/Makassar")
    assert zones["Batik Komar"] == ZoneInfo("Asia/Jakarta")
