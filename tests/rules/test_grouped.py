"""Activities form one block."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Grouped
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(
    *(activity(name) for name in ("one", "two", "three", "visit", "lunch")),
    rules=[Grouped(id="block", activities=("one", "two", "three"))],
)
BLOCK = {"one": "mon 09:00", "two": "mon 10:00", "three": "tue 09:00"}


@pytest.mark.parametrize(
    ("visit", "found"),
    [
        ("mon 08:00", []),
        ("mon 08:59", []),
        ("mon 09:01", [(("visit@ALL", "one@ALL", "two@ALL"), 1)]),
        ("mon 15:00", [(("visit@ALL", "two@ALL", "three@ALL"), 1)]),
        ("tue 08:59", [(("visit@ALL", "two@ALL", "three@ALL"), 1)]),
        ("tue 09:00", []),  # of equal starts the smaller id is the earlier
        ("tue 10:00", []),
    ],
)
def test_nothing_else_starts_between_them(visit: str, found: Amounts) -> None:
    assert amounts(EDITION, {**BLOCK, "visit": visit}) == found


def test_their_order_does_not_matter() -> None:
    turned = {"three": "mon 09:00", "two": "mon 10:00", "one": "mon 11:00"}

    assert amounts(EDITION, {**turned, "visit": "mon 08:00", "lunch": "mon 12:00"}) == []
    assert amounts(EDITION, {**turned, "visit": "mon 10:30"}) == [(("visit@ALL", "two@ALL", "one@ALL"), 1)]


def test_each_thing_between_is_a_case_of_its_own() -> None:
    found = breaches(EDITION, {**BLOCK, "visit": "mon 13:00", "lunch": "mon 12:00"})

    assert [breach.cases for breach in found] == [(("lunch@ALL",),), (("visit@ALL",),)]


def test_one_of_them_alone_is_no_block() -> None:
    assert amounts(EDITION, {"one": "mon 09:00", "visit": "mon 10:00"}) == []
    assert amounts(EDITION, {"one": "mon 09:00", "two": "mon 11:00"}) == []


def test_each_group_has_its_own_block_and_rides_count() -> None:
    edition = two_cities(
        activity("one", "OFFICE", groups=("A", "B"), apart=True),
        activity("two", "RESORT", groups=("A",)),
        activity("all", "OFFICE"),
        activity("b", "OFFICE", groups=("B",)),
        rules=[Grouped(id="block", activities=("one", "two"))],
    )
    (rule,) = edition.rules.values()
    starts = {"one@A": "mon 09:00", "one@B": "mon 09:00", "two": "tue 09:00"}
    rides = {"to-bali@A": ("coach", "mon 12:00"), "to-bali@B": ("coach", "mon 12:00")}

    assert list(rule.cases(Setting(edition))) == [("all@ALL",), ("to-bali@A",)]
    assert amounts(edition, {**starts, "b": "mon 10:00"}) == []
    assert amounts(edition, {**starts, "all": "mon 10:00"}, rides) == [
        (("all@ALL", "one@A", "two@A"), 1),
        (("to-bali@A", "one@A", "two@A"), 1),
    ]


def test_the_sentence() -> None:
    (breach,) = breaches(EDITION, {**BLOCK, "visit": "mon 13:00"})

    assert said(EDITION, breach) == "“Visit” lies between “Two” and “Three”, which form one block for All."


def test_it_tells_the_activities() -> None:
    (rule,) = EDITION.rules.values()

    assert rule.numbers(Setting(EDITION), Words("en")) == "“One”, “Two” and “Three”"
