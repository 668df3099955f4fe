"""Offices are closed on days off."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from builders import activity, amounts, breaches, one_city, said, text, two_cities
from lawatan.domain import Host
from lawatan.rules import Edition, Holidays
from lawatan.schedule import Setting

VISIT = ("visit@ALL",)
OFFICE = Host(id="OFFICE", name=text("Office"), keeps_holidays=True)
FIRM = Host(id="FIRM", name=text("Firm"))


def edition(first: str, minutes: int = 60, **fields: Any) -> Edition:
    """A week from a date on, with a visit to an office and one to a firm."""
    begins = dt.date.fromisoformat(first)
    return one_city(
        activity("visit", "UDJO", minutes, hosts=("FIRM", "OFFICE")),
        activity("firm", "UDJO", hosts=("FIRM",)),
        hosts=[OFFICE, FIRM],
        rules=[Holidays(id="holidays", **fields)],
        first_day=begins,
        last_day=begins + dt.timedelta(days=6),
    )


def kept(made: Edition, start: str) -> bool:
    return amounts(made, {"visit": start}) == []


@pytest.mark.parametrize(
    ("first", "start", "free"),
    [
        ("2018-08-13", "2018-08-17 09:00", False),  # Independence Day, a Friday
        ("2018-08-13", "2018-08-16 23:00", True),
        ("2018-08-13", "2018-08-16 23:01", False),
        ("2018-08-13", "2018-08-17 23:59", False),
        ("2018-08-13", "2018-08-18 00:00", True),
        ("2018-03-12", "2018-03-17 09:00", False),  # Nyepi
        ("2018-06-11", "2018-06-11 09:00", False),  # joint leave of Eid
        ("2018-06-11", "2018-06-15 09:00", False),  # Eid
        ("2018-06-18", "2018-06-20 09:00", False),
        ("2018-06-18", "2018-06-21 09:00", True),
        ("2018-07-18", "2018-07-19 09:00", True),
    ],
)
def test_offices_are_closed_on_public_holidays_and_joint_leave(first: str, start: str, free: bool) -> None:
    assert kept(edition(first), start) == free


def test_the_amount_is_how_far_the_next_free_start_is() -> None:
    assert amounts(edition("2018-08-13"), {"visit": "2018-08-17 00:30"}) == [(VISIT, 90)]


def test_firms_do_not_mind() -> None:
    made = edition("2018-08-13")
    setting = Setting(made)

    assert amounts(made, {"firm": "2018-08-17 09:00"}) == []
    assert list(made.rules["holidays"].cases(setting)) == [VISIT]
    assert made.rules["holidays"].windows(setting, setting.occurrences["firm@ALL"]) is None


def test_joint_leave_may_not_count() -> None:
    without = edition("2018-06-11", joint_leave=False)

    assert kept(without, "2018-06-11 09:00")
    assert not kept(without, "2018-06-15 09:00")


def test_days_are_added_and_taken_back() -> None:
    moved = edition("2018-08-13", not_on=(dt.date(2018, 8, 17),), more=(dt.date(2018, 8, 16),))

    assert not kept(moved, "2018-08-16 09:00")
    assert kept(moved, "2018-08-17 09:00")


def test_a_day_off_is_one_where_the_activity_is() -> None:
    bali = two_cities(
        activity("visit", "CERAMICS", hosts=("OFFICE",)),
        hosts=[OFFICE],
        rules=[Holidays(id="holidays", more=(dt.date(2018, 7, 25),))],
    )

    assert amounts(bali, {"visit": "tue 23:00"}) == []
    assert amounts(bali, {"visit": "tue 23:01"}) == [(VISIT, 1)]


@pytest.mark.parametrize(
    ("made", "start", "sentence"),
    [
        (
            edition("2018-08-13"),
            "2018-08-17 09:00",
            "“Visit” stands on Fri 17 Aug, 09:00–10:00, but Office is closed on Fri 17 Aug (public holiday: Independence Day).",
        ),
        (
            edition("2018-06-11"),
            "2018-06-12 09:00",
            "“Visit” stands on Tue 12 Jun, 09:00–10:00, but Office is closed on Tue 12 Jun "
            "(joint leave: Eid al-Fitr Joint Holiday).",
        ),
        (
            edition("2018-07-16", more=(dt.date(2018, 7, 19),)),
            "2018-07-18 23:30",
            "“Visit” stands on Wed 18 Jul, 23:30–00:30 +1, but Office is closed on Thu 19 Jul (a further day off).",
        ),
    ],
)
def test_the_sentence(made: Edition, start: str, sentence: str) -> None:
    (breach,) = breaches(made, {"visit": start})

    assert said(made, breach) == sentence
