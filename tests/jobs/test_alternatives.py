"""Alternatives planned side by side, and compared in one table."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from builders import activity, one_city, planned, standing_rules
from lawatan.jobs.alternatives import SideBySide, as_object, cells, figures, known_of
from lawatan.jobs.replan import told_now
from lawatan.rules import Edition
from lawatan.schedule import Setting, View
from lawatan.words import words

STARTS = {"visit": "wed 09:00", "museum": "thu 15:00"}


def programme(**fields: Any) -> Edition:
    made = one_city(
        activity("visit", "UDJO", 90, hosts=("FIRM",)),
        activity("museum", "MUSEUM", 60),
        rules=standing_rules(),
        **fields,
    )
    return planned(made, STARTS)


def test_the_figures_are_those_of_the_plan() -> None:
    edition = programme()
    found = figures("Current", edition, None, words("en"))
    view = View(Setting(edition))
    assert (found.placed, found.total, found.left_out, found.must_fix) == (2, 2, 0, 0)
    assert found.travel_minutes == view.travel_minutes
    assert found.longest_road == 55 + 40  # to the show in the peak and back, boarding counted
    assert found.latest is not None
    assert found.latest.isoformat() == "2018-07-26T16:35:00+07:00"  # 35 minutes in the peak, from 16:00
    assert found.to_tell is None


def test_who_has_to_be_told_is_counted_against_what_people_know() -> None:
    edition = told_now(programme())
    moved = planned(edition, {**STARTS, "visit": "fri 13:30"})
    known = known_of(edition)
    assert known is not None
    assert figures("Current", edition, known, words("en")).to_tell == 0
    assert figures("Later", moved, known, words("en")).to_tell == 2  # the firm, the group


def test_a_row_for_people_and_one_for_programs() -> None:
    found = figures("Coach", told_now(programme()), None, words("en"))
    assert cells(found, words("en"))[:4] == ("Coach", "2 of 2", "0", "0")
    assert cells(found, words("id"))[1] == "2 dari 2"
    assert as_object(found)["latest_evening"] == "2018-07-26T16:35+07:00"


def test_nothing_planned_has_no_evening() -> None:
    found = figures("Empty", planned(programme(), {}), None, words("en"))
    assert (found.latest, found.longest_road, found.left_out) == (None, 0, 2)
    assert cells(found, words("en"))[6] == "–"


@pytest.mark.deep
def test_all_are_planned_at_once_each_by_itself() -> None:
    editions = {
        "Week": planned(programme(), {}),
        "Two days": planned(programme(last_day=dt.date(2018, 7, 24)), {}),
    }
    side_by_side = SideBySide(editions, time_limit=2.0)
    seen = {name for name, _ in side_by_side.run()}
    assert seen == set(editions) and not side_by_side.faults
    found = {name: figures(name, edition, None, words("en")) for name, edition in side_by_side.planned.items()}
    assert all(one.left_out == one.must_fix == 0 for one in found.values())
    latest = found["Two days"].latest
    assert latest is not None and latest.date() <= dt.date(2018, 7, 24)


@pytest.mark.deep
def test_cancelling_keeps_what_was_found() -> None:
    side_by_side = SideBySide({"Week": planned(programme(), {}), "Again": planned(programme(), {})}, time_limit=60.0)
    for _ in side_by_side.run():
        side_by_side.cancel()
    assert all(edition.plan.placements for edition in side_by_side.planned.values()) or not side_by_side.faults
