"""The parts of an activity lie in the order of their numbers."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Edition, PartsInOrder, Rule
from lawatan.schedule import Setting
from lawatan.words import Words

PARTS = (
    activity("plan"),
    activity("two", part_of="plan", part=2),
    activity("one", part_of="plan", part=1),
    activity("also", part_of="plan", part=2),
    activity("loose", part_of="plan"),
)


def edition(*rules: Rule) -> Edition:
    return one_city(*PARTS, rules=rules or [PartsInOrder(id="parts")])


FIRST = ("one@ALL", "two@ALL")


@pytest.mark.parametrize(
    ("two", "found"),
    [
        ("mon 10:00", []),
        ("mon 09:59", [(FIRST, 1)]),
        ("mon 08:00", [(FIRST, 120)]),
        ("tue 08:00", []),
    ],
)
def test_each_ends_before_the_next_starts(two: str, found: Amounts) -> None:
    assert amounts(edition(), {"one": "mon 09:00", "two": two}) == found


def test_only_parts_with_different_numbers_are_held_against_each_other() -> None:
    rule = PartsInOrder(id="parts")

    assert list(rule.cases(Setting(edition(rule)))) == [("one@ALL", "also@ALL"), FIRST]


def test_the_whole_is_one_of_them_where_it_has_a_number() -> None:
    rule = PartsInOrder(id="parts")
    made = one_city(activity("plan", part=1), activity("two", part_of="plan", part=2), rules=[rule])

    assert list(rule.cases(Setting(made))) == [("plan@ALL", "two@ALL")]


def test_it_may_be_about_some_activities_only_and_is_between_parts_of_one_group() -> None:
    rule = PartsInOrder(id="parts", activities=("fabric",))
    made = two_cities(
        activity("fabric", "OFFICE", part=1, groups=("A", "B"), apart=True),
        activity("more", "OFFICE", part_of="fabric", part=3, groups=("B",)),
        activity("plan", "OFFICE", part=1),
        activity("next", "OFFICE", part_of="plan", part=2),
        rules=[rule],
    )

    assert list(rule.cases(Setting(made))) == [("fabric@B", "more@B")]


@pytest.mark.parametrize(
    ("two", "found"),
    [
        ("mon 10:00", [(FIRST, 1)]),
        ("mon 23:59", [(FIRST, 1)]),
        ("tue 00:00", []),
        ("mon 08:00", [(FIRST, 120)]),
        ("fri 00:00", []),
    ],
)
def test_each_may_have_to_lie_on_another_day(two: str, found: Amounts) -> None:
    rule = PartsInOrder(id="parts", other_days=True)

    assert amounts(edition(rule), {"one": "mon 09:00", "two": two}) == found
    assert amounts(edition(rule), {"one": "mon 09:00"}) == []


def test_the_sentences() -> None:
    made = edition(PartsInOrder(id="parts", other_days=True))
    order, day = (breaches(made, {"one": "mon 09:00", "two": two})[0] for two in ("mon 08:00", "mon 12:00"))

    assert said(made, order) == "“One” has to end before “Two” starts, and does not."
    assert said(made, day) == "“One” and “Two” are both on Mon 23 Jul; each part has to lie on another day."


def test_it_tells_of_what_and_whether_each_has_a_day_of_its_own() -> None:
    setting, say = Setting(edition()), Words("en")

    assert PartsInOrder(id="a").numbers(setting, say) == ""
    assert PartsInOrder(id="a", activities=("plan",)).numbers(setting, say) == "“Plan”"
    assert PartsInOrder(id="a", activities=("plan",), other_days=True).numbers(setting, say) == (
        "“Plan”, each on another day"
    )
