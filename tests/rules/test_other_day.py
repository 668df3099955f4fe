"""Activities lie on different days."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import OtherDay
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(
    *(activity(name) for name in ("one", "two", "three")),
    rules=[OtherDay(id="day", activities=("one", "two", "three"))],
)
FIRST, SECOND, THIRD = ("one@ALL", "two@ALL"), ("one@ALL", "three@ALL"), ("two@ALL", "three@ALL")


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("mon 00:00", "mon 23:59", [(FIRST, 1)]),
        ("mon 23:59", "tue 00:00", []),
        ("wed 09:00", "mon 09:00", []),
    ],
)
def test_the_day_is_the_date_on_which_they_start(one: str, two: str, found: Amounts) -> None:
    assert amounts(EDITION, {"one": one, "two": two}) == found


def test_every_two_are_held_against_each_other() -> None:
    same = dict.fromkeys(("one", "two", "three"), "mon 09:00")

    assert amounts(EDITION, same) == [(FIRST, 1), (SECOND, 1), (THIRD, 1)]
    assert amounts(EDITION, {**same, "three": "tue 09:00"}) == [(FIRST, 1)]
    assert amounts(EDITION, {"one": "mon 09:00"}) == []


def test_it_is_between_activities_of_one_group() -> None:
    edition = two_cities(
        activity("one", "OFFICE", groups=("A",)),
        activity("two", "OFFICE", groups=("B",)),
        rules=[OtherDay(id="day", activities=("one", "two"))],
    )

    assert amounts(edition, {"one": "mon 09:00", "two": "mon 09:00"}) == []


def test_the_sentence() -> None:
    (breach,) = breaches(EDITION, {"one": "mon 09:00", "two": "mon 13:00"})

    assert said(EDITION, breach) == "“One” and “Two” are both on Mon 23 Jul; they have to lie on different days."


def test_it_tells_the_activities() -> None:
    (rule,) = EDITION.rules.values()

    assert rule.numbers(Setting(EDITION), Words("en")) == "“One”, “Two” and “Three”"
