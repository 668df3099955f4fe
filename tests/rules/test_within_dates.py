"""Everything lies within the dates."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import WithinDates

ONE = one_city(activity("lecture", minutes=60), rules=[WithinDates(id="dates")])
TWO = two_cities(activity("ceramics", "CERAMICS", 60), rules=[WithinDates(id="dates")])


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("mon 00:00", []),
        ("2018-07-22 23:59", [(("lecture@ALL",), 1)]),
        ("sun 23:00", []),
        ("sun 23:01", [(("lecture@ALL",), 1)]),
        ("2019-07-23 09:00", [(("lecture@ALL",), 358 * 1440 + 10 * 60)]),
    ],
)
def test_from_the_first_midnight_to_the_last(start: str, found: Amounts) -> None:
    assert amounts(ONE, {"lecture": start}) == found


def test_midnight_is_where_the_activity_is() -> None:
    assert amounts(TWO, {"ceramics": "mon 00:00"}) == []
    assert amounts(TWO, {"ceramics": "2018-07-22 23:59"}) == [(("ceramics@ALL",), 1)]
    assert amounts(TWO, {"ceramics": "sun 23:01"}) == [(("ceramics@ALL",), 1)]


@pytest.mark.parametrize(
    ("departure", "fits"),
    [
        ("mon 00:10", True),  # boarding from midnight
        ("mon 00:09", False),
        ("sun 20:00", True),  # midnight in Bali
        ("sun 20:01", False),
    ],
)
def test_a_ride_begins_and_ends_within_them(departure: str, fits: bool) -> None:
    found = amounts(TWO, {}, {"to-bali@A": ("coach", departure)})

    assert found == ([] if fits else [(("to-bali@A",), 1)])


def test_the_sentence() -> None:
    (breach,) = breaches(ONE, {"lecture": "2018-07-30 09:00"})

    assert said(ONE, breach) == (
        "“Lecture” stands on Mon 30 Jul, 09:00–10:00, outside the dates of the programme (23–29 July 2018)."
    )
