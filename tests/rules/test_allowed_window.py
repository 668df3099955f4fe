"""Activities lie wholly inside given dates, weekdays and hours."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from builders import WORKDAYS, Amounts, activity, amounts, breaches, one_city, said, span
from lawatan.rules import AllowedWindow, Edition

LECTURE = ("lecture@ALL",)


def edition(**window: Any) -> Edition:
    rules = [AllowedWindow(id="window", activities=("lecture",), **window)]
    return one_city(activity("lecture", "HOTEL", 60), activity("other"), rules=rules)


@pytest.mark.parametrize(
    ("window", "start", "found"),
    [
        ({"weekdays": WORKDAYS}, "fri 23:00", []),
        ({"weekdays": WORKDAYS}, "fri 23:01", [(LECTURE, 1)]),
        ({"weekdays": WORKDAYS}, "mon 00:00", []),
        ({"weekdays": ("sat", "sun")}, "sat 23:30", []),  # two days that touch are one stretch
        ({"weekdays": ("mon", "wed")}, "mon 23:30", [(LECTURE, 30)]),
        ({"span": span("09:00-12:00")}, "wed 09:00", []),
        ({"span": span("09:00-12:00")}, "wed 08:59", [(LECTURE, 1)]),
        ({"span": span("09:00-12:00")}, "wed 11:00", []),
        ({"span": span("09:00-12:00")}, "wed 11:01", [(LECTURE, 1)]),
        ({"span": span("09:00-00:00")}, "wed 23:00", []),
        ({"span": span("09:00-00:00")}, "wed 23:01", [(LECTURE, 1)]),
        ({"span": span("09:00-09:30")}, "wed 09:00", [(LECTURE, 1)]),  # nothing fits
        ({"dates_from": dt.date(2018, 7, 25)}, "wed 00:00", []),
        ({"dates_from": dt.date(2018, 7, 25)}, "tue 23:59", [(LECTURE, 1)]),
        ({"dates_until": dt.date(2018, 7, 25)}, "wed 23:00", []),
        ({"dates_until": dt.date(2018, 7, 25)}, "wed 23:01", [(LECTURE, 1)]),
        ({"weekdays": ("tue",), "span": span("09:00-12:00")}, "wed 10:00", [(LECTURE, 23 * 60)]),
        ({}, "sun 23:30", []),
    ],
)
def test_it_lies_inside(window: dict[str, Any], start: str, found: Amounts) -> None:
    assert amounts(edition(**window), {"lecture": start, "other": "sun 03:00"}) == found


@pytest.mark.parametrize(
    ("window", "allowed"),
    [
        ({"weekdays": ("mon", "tue")}, "on Mon and Tue"),
        ({"weekdays": ("thu", "fri", "sat")}, "on Thu–Sat"),
        ({"dates_from": dt.date(2018, 7, 27)}, "from Fri 27 Jul on"),
        ({"dates_until": dt.date(2018, 7, 24)}, "until Tue 24 Jul"),
        ({"span": span("09:00-12:00")}, "within 09:00–12:00"),
        (
            {
                "weekdays": ("mon",),
                "dates_from": dt.date(2018, 7, 23),
                "dates_until": dt.date(2018, 7, 24),
                "span": span("09:00-12:00"),
            },
            "on Mon, from Mon 23 Jul on, until Tue 24 Jul, within 09:00–12:00",
        ),
    ],
)
def test_the_sentence(window: dict[str, Any], allowed: str) -> None:
    bound = edition(**window)

    (breach,) = breaches(bound, {"lecture": "wed 15:30"})

    assert said(bound, breach) == f"“Lecture” stands on Wed 25 Jul, 15:30–16:30; it is allowed only {allowed}."
