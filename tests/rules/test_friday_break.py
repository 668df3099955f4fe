"""One break on Fridays holds prayer and lunch."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Edition, FridayBreak

MUSEUM, PAIR = ("museum@ALL",), ("museum@ALL", "udjo@ALL")


def edition(**numbers: Any) -> Edition:
    """A museum and Udjo, an hour each; the way between them takes 35, on Fridays from eleven 45."""
    return one_city(
        activity("museum", "MUSEUM", 60), activity("udjo", "UDJO", 60), rules=[FridayBreak(id="friday", **numbers)]
    )


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("fri 10:30", []),
        ("fri 10:31", [(MUSEUM, 1)]),
        ("fri 12:00", [(MUSEUM, 1)]),
        ("fri 13:29", [(MUSEUM, 1)]),
        ("fri 13:30", []),
        ("thu 12:00", []),
        ("sat 12:00", []),
    ],
)
def test_nothing_lies_in_the_break(start: str, found: Amounts) -> None:
    assert amounts(edition(), {"museum": start}) == found


def test_nothing_spans_it() -> None:
    made = one_city(activity("trip", "UDJO", 600), rules=[FridayBreak(id="friday")])

    assert amounts(made, {"trip": "fri 08:00"}) == [(("trip@ALL",), 1)]


def test_the_break_has_its_own_times_and_day() -> None:
    monday = edition(begins=dt.time(12), ends=dt.time(13), weekday="mon")

    assert amounts(monday, {"museum": "mon 11:00"}) == []
    assert amounts(monday, {"museum": "mon 11:01"}) == [(MUSEUM, 1)]
    assert amounts(monday, {"museum": "fri 12:00"}) == []


@pytest.mark.parametrize(
    ("free", "museum", "udjo", "found"),
    [
        (60, "fri 10:30", "fri 13:30", []),  # 120 less the way of 45
        (75, "fri 10:30", "fri 13:30", []),
        (76, "fri 10:30", "fri 13:30", [(PAIR, 1)]),
        (76, "fri 10:29", "fri 13:30", []),
        (76, "fri 10:30", "fri 13:31", []),
        (300, "fri 10:30", "fri 13:30", [(PAIR, 225)]),
        (300, "thu 10:30", "thu 13:30", []),
        (300, "fri 08:00", "fri 09:35", []),  # both before it
        (300, "fri 14:00", "fri 15:45", []),  # both after it
        (300, "thu 10:30", "fri 13:30", []),
    ],
)
def test_a_way_inside_it_leaves_the_minutes_free(free: int, museum: str, udjo: str, found: Amounts) -> None:
    assert amounts(edition(free_minutes=free), {"museum": museum, "udjo": udjo}) == found


RIDES = two_cities(
    activity("lecture", "OFFICE", 60), activity("ceramics", "CERAMICS", 60), rules=[FridayBreak(id="friday")]
)


@pytest.mark.parametrize(
    ("departure", "fits"),
    [
        ("fri 05:40", True),
        ("fri 06:29", True),  # until 9:29, before Bali's break at 10:30 of Jakarta's time
        ("fri 06:30", True),  # 240 minutes: until 10:30
        ("fri 06:31", False),
        ("fri 10:00", False),
        ("fri 13:39", False),  # boarding one minute before the end of Jakarta's
        ("fri 13:40", True),
        ("thu 10:00", True),
    ],
)
def test_a_ride_keeps_out_of_the_break_of_both_cities(departure: str, fits: bool) -> None:
    found = amounts(RIDES, {}, {"to-bali@A": ("coach", departure)})

    assert found == ([] if fits else [(("to-bali@A",), 1)])


def test_a_way_from_a_ride_leaves_the_minutes_free() -> None:
    ride = {"to-bali@A": ("coach", "fri 06:30")}  # at the resort as the break begins

    assert amounts(RIDES, {"ceramics": "fri 13:30"}, ride) == []  # 50: leaves 70
    tight = two_cities(activity("ceramics", "CERAMICS", 60), rules=[FridayBreak(id="friday", free_minutes=71)])
    assert amounts(tight, {"ceramics": "fri 13:30"}, ride) == [(("to-bali@A", "ceramics@ALL"), 1)]


def test_the_sentences() -> None:
    tight = edition(free_minutes=90)

    (inside,) = breaches(tight, {"museum": "fri 11:00"})
    (way,) = breaches(tight, {"museum": "fri 10:30", "udjo": "fri 13:30"})

    assert said(tight, inside) == (
        "“Museum” stands on Fri 27 Jul, 11:00–12:00 and reaches into the Friday break 11:30–13:30 (prayer and lunch)."
    )
    assert said(tight, way) == (
        "From “Museum” to “Udjo” the way leaves 1 h 15 min of the Friday break free; 1 h 30 min are needed."
    )


def test_the_sentence_where_the_way_takes_more_than_the_break() -> None:
    short = edition(begins=dt.time(11, 30), ends=dt.time(12))

    (way,) = breaches(short, {"museum": "fri 10:30", "udjo": "fri 12:00"})

    assert way.amount == 75
    assert said(short, way) == (
        "From “Museum” to “Udjo” the way leaves 0 min of the Friday break free; 1 h are needed."
    )
