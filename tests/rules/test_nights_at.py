"""A group stays some nights in a city."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from builders import Amounts, amounts, breaches, one_city, said, there_and_back, two_cities
from lawatan.rules import NightsAt
from lawatan.schedule import Setting
from lawatan.words import Words

STAY = ("to-bali@A", "back@A")


def rule(city: str = "BALI", **fields: Any) -> NightsAt:
    return NightsAt(id="nights", city=city, **fields)


@pytest.mark.parametrize(
    ("there", "back", "found"),
    [
        ("tue 10:00", "thu 10:00", []),
        ("tue 10:00", "wed 10:00", [(STAY, 1)]),
        ("tue 10:00", "tue 20:00", [(STAY, 2)]),
        ("wed 22:00", "fri 10:00", []),  # at 02:00, with Wednesday's night
        ("thu 02:00", "fri 10:00", [(STAY, 1)]),  # at 06:00
        ("thu 01:59", "fri 10:00", []),
    ],
)
def test_a_stay_is_from_ride_to_ride(there: str, back: str, found: Amounts) -> None:
    rides = {"to-bali@A": ("there", there), "back@A": ("back", back)}

    assert amounts(there_and_back(rule()), {}, rides) == found


def test_it_may_be_too_long() -> None:
    rides = {"to-bali@A": ("there", "tue 10:00"), "back@A": ("back", "fri 10:00")}

    assert amounts(there_and_back(rule(most=3)), {}, rides) == []
    assert amounts(there_and_back(rule(most=2)), {}, rides) == [(STAY, 1)]


def test_the_first_stay_begins_with_the_programme_and_the_last_ends_with_it() -> None:
    """Monday to Sunday: Jakarta twice for A, and Bali until the end for B."""
    rides = {"to-bali@A": ("there", "wed 10:00"), "back@A": ("back", "fri 10:00"), "to-bali@B": ("there", "fri 10:00")}

    assert amounts(there_and_back(rule("JKT")), {}, rides) == []
    assert amounts(there_and_back(rule("JKT", least=3)), {}, rides) == [(("to-bali@A",), 1), (("back@A",), 1)]
    assert amounts(there_and_back(rule("BALI", least=3)), {}, rides) == [(STAY, 1), (("to-bali@B",), 1)]


def test_a_stay_without_one_of_its_rides_breaks_nothing() -> None:
    assert amounts(there_and_back(rule()), {}, {"to-bali@A": ("there", "wed 10:00")}) == []
    assert amounts(there_and_back(rule()), {}, {"back@A": ("back", "mon 10:00")}) == []


def test_a_city_that_no_ride_reaches_has_no_stay() -> None:
    edition = one_city(rules=[rule("BDG", least=20)])

    assert list(edition.rules["nights"].cases(Setting(edition))) == []


def test_the_most_is_no_less_than_the_least() -> None:
    with pytest.raises(ValidationError):
        rule(least=3, most=2)


def test_the_sentences() -> None:
    rides = {"to-bali@A": ("there", "tue 10:00"), "back@A": ("back", "wed 10:00")}
    short, long = there_and_back(rule()), there_and_back(rule(least=0, most=0))

    (too_short,), (too_long,) = breaches(short, {}, rides), breaches(long, {}, rides)
    assert said(short, too_short) == "Group A stays in Bali for 1 night; it has to be at least 2."
    assert said(long, too_long) == "Group A stays in Bali for 1 night; it has to be at most 0."
    setting = Setting(two_cities())
    assert rule().numbers(setting, Words("en")) == "Bali, at least 2"
    assert rule(most=4).numbers(setting, Words("en")) == "Bali, 2 to 4"
