"""A group does not change city too often."""

from __future__ import annotations

from builders import amounts, breaches, said, there_and_back
from lawatan.rules import CityChanges
from lawatan.schedule import Setting
from lawatan.words import Words

BOTH = ("to-bali@A", "back@A")
ONE_DAY = {"to-bali@A": ("there", "wed 07:00"), "back@A": ("back", "wed 15:00"), "to-bali@B": ("there", "wed 07:00")}
TWO_DAYS = ONE_DAY | {"back@A": ("back", "thu 15:00")}


def test_as_many_as_allowed_and_one_more() -> None:
    assert amounts(there_and_back(CityChanges(id="changes", most=2, a_day=2)), {}, ONE_DAY) == []
    assert amounts(there_and_back(CityChanges(id="changes", most=1, a_day=2)), {}, ONE_DAY) == [(BOTH, 1)]
    assert amounts(there_and_back(CityChanges(id="changes", most=0, a_day=2)), {}, ONE_DAY) == [
        (BOTH, 2),
        (("to-bali@B",), 1),
    ]


def test_a_day_is_that_on_which_the_ride_leaves_by_the_clock_there() -> None:
    edition = there_and_back(CityChanges(id="changes"))

    assert amounts(edition, {}, ONE_DAY) == [(BOTH, 1)]
    assert amounts(edition, {}, TWO_DAYS) == []
    assert amounts(edition, {}, ONE_DAY | {"back@A": ("back", "thu 00:10")}) == []
    assert amounts(edition, {}, ONE_DAY | {"back@A": ("back", "thu 00:09")}) == [(BOTH, 1)]  # boarding on Wednesday


def test_what_is_not_on_the_board_counts_nothing() -> None:
    assert amounts(there_and_back(CityChanges(id="changes", most=1)), {}, {"back@A": ("back", "wed 15:00")}) == []


def test_the_sentences() -> None:
    edition = there_and_back(CityChanges(id="changes", most=1))

    in_all, on_a_day = breaches(edition, {}, ONE_DAY)

    assert said(edition, in_all) == "Group A changes city 2 times; at most 1 are allowed in the programme."
    assert said(edition, on_a_day) == "Group A changes city 2 times on Wed 25 Jul; at most 1 are allowed on one day."
    assert CityChanges(id="changes").numbers(Setting(edition), Words("en")) == "3 in all, 1 a day"
