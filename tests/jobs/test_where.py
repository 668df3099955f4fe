"""Where else something could stand, held against the judge on every start of every day."""

from __future__ import annotations

import datetime as dt

import pytest

from benchmarks.generator import generate
from builders import activity, one_city, planned, span, standing_rules, view, with_fields
from lawatan.domain import Hours, replace, with_plan
from lawatan.jobs.where import Where, WhereReport
from lawatan.rules import Breach, Edition, cost, judge
from lawatan.rules.idle import Idle
from lawatan.rules.preferred_starts import PreferredStarts
from lawatan.schedule import Setting, View
from lawatan.words import words


def key(breach: Breach) -> tuple[str, tuple[str, ...]]:
    return breach.rule, breach.about


def agrees(edition: Edition, item: str) -> dict[str, int]:
    """Ask the judge about every start of every day; how often which verdict was given."""
    setting = Setting(edition)
    whole = View(setting)
    tried = Where(whole, item)
    without = whole.without(item)
    before, worth = {key(b) for b in judge(whole) if b.hard}, cost(without)
    counts = {"fits": 0, "price": 0, "fails": 0}
    for day in tried.days():
        for start in tried.starts(day):
            after = whole.moved(item, start)
            hard = [b for b in judge(after) if b.hard and (item in b.about or key(b) not in before)]
            verdict = "fails" if hard else "price" if cost(after) > worth else "fits"
            judged = tried.at(start)
            assert judged.verdict == verdict, (item, setting.clock.moment(start, "Asia/Jakarta"), judged, hard)
            if verdict == "price":
                assert judged.price == cost(after) - worth
            if verdict == "fails":
                assert judged.rule is not None
                breach = tried.breach(start, judged.rule)
                assert breach is not None and key(breach) in {key(b) for b in hard}
            counts[verdict] += 1
    return counts


def day() -> Edition:
    mornings = Hours(weekdays=("mon", "tue", "wed", "thu", "fri"), open=(span("09:00-12:00"),))
    made = one_city(
        activity("visit", "UDJO", 90, hosts=("FIRM",)),
        activity("lecture", "HOTEL", 60),
        activity("museum", "MUSEUM", 60),
        rules=[
            *standing_rules(),
            PreferredStarts(id="early", activities=("visit",), times=(), slots=(span("09:00-09:30"),), weight=30),
            Idle(id="idle", minutes=60, weight=15),
        ],
    )
    made = with_fields(made, "venues", "UDJO", hours=(mornings,))
    return planned(made, {"visit": "wed 09:00", "lecture": "wed 13:30", "museum": "thu 09:00"})


@pytest.mark.parametrize(
    ("item", "dear"),
    [
        pytest.param("visit@ALL", True, marks=pytest.mark.deep),
        ("lecture@ALL", True),
        pytest.param("museum@ALL", False, marks=pytest.mark.deep),
    ],
)
def test_every_start_is_judged_as_check_does(item: str, dear: bool) -> None:
    counts = agrees(day(), item)
    assert sum(counts.values()) == 7 * 288
    assert counts["fits"] > 0 and counts["fails"] > 0 and (counts["price"] > 0) is dear


@pytest.mark.deep
@pytest.mark.parametrize("item", ["b4t_visit_1@ALL", "elina_1@ALL", "lecture_policy_1@ALL"])
def test_every_start_of_a_whole_programme_is_judged_as_check_does(item: str) -> None:
    made = generate(13, 1)
    counts = agrees(with_plan(made.edition, made.witness), item)
    assert counts["fails"] > 0 and counts["fits"] > 0


@pytest.mark.deep
def test_what_is_not_placed_yet_is_tried_too() -> None:
    edition = planned(day(), {"visit": "wed 09:00"})
    assert agrees(edition, "lecture@ALL")["fits"] > 0


@pytest.mark.deep
def test_a_clash_of_two_others_takes_no_start_away() -> None:
    edition = planned(day(), {"visit": "wed 09:00", "museum": "wed 09:30"})
    assert agrees(edition, "lecture@ALL")["fits"] > 0


def test_the_lines_tell_hours_prices_and_reasons() -> None:
    edition = day()
    lines = list(WhereReport(view(edition), "visit@ALL", words("en")).lines())
    assert lines[0] == "“Visit” could begin:"
    assert lines[1] == "  Mon 23 Jul: 09:00–09:30; 09:35–10:30 at a price of 30 min"
    assert lines[6].startswith("  Sat 28 Jul: nowhere. “Visit” stands on Sat 28 Jul")


def test_json_has_every_start_of_a_day() -> None:
    report = WhereReport(view(day()), "visit@ALL", words("en"), dt.date(2018, 7, 23))
    (stretches,) = report.as_object()["days"].values()
    assert [s["verdict"] for s in stretches if s["verdict"] != "fails"] == ["fits", "price"]
    assert stretches[0]["first"] == "2018-07-23T00:00+07:00" and stretches[-1]["last"] == "2018-07-23T23:55+07:00"
    assert all(s["why"] for s in stretches if s["verdict"] == "fails")


def test_what_is_past_is_nowhere() -> None:
    edition = day()
    edition = replace(edition, now=edition.plan.placements["visit@ALL"].start)
    lines = list(WhereReport(view(edition), "museum@ALL", words("en")).lines())
    assert lines[1] == "  Mon 23 Jul: nowhere. It is past."
    assert "nowhere" not in lines[4]
