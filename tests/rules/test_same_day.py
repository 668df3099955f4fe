"""Activities lie on one day."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import SameDay
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(
    *(activity(name) for name in ("one", "two", "three")),
    rules=[SameDay(id="day", activities=("one", "two", "three"))],
)
FIRST, SECOND, THIRD = ("one@ALL", "two@ALL"), ("one@ALL", "three@ALL"), ("two@ALL", "three@ALL")


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("mon 00:00", "mon 23:59", []),
        ("mon 23:59", "tue 00:00", [(FIRST, 1)]),
        ("wed 09:00", "mon 09:00", [(FIRST, 2)]),
    ],
)
def test_the_day_is_the_date_on_which_they_start(one: str, two: str, found: Amounts) -> None:
    assert amounts(EDITION, {"one": one, "two": two}) == found


def test_every_two_are_held_against_each_other() -> None:
    starts = {"one": "mon 09:00", "two": "mon 10:00", "three": "tue 09:00"}

    assert amounts(EDITION, starts) == [(SECOND, 1), (THIRD, 1)]
    assert amounts(EDITION, {"one": "mon 09:00"}) == []


def test_each_date_is_that_of_the_place() -> None:
    """23:30 in Jakarta is half past midnight of the next day in Bali."""
    edition = two_cities(
        activity("here", "HOTEL"), activity("there", "RESORT"), rules=[SameDay(id="day", activities=("here", "there"))]
    )

    assert amounts(edition, {"here": "mon 23:30", "there": "tue 00:30"}) == [(("here@ALL", "there@ALL"), 1)]
    assert amounts(edition, {"here": "mon 23:30", "there": "mon 23:59"}) == []


def test_it_is_between_activities_of_one_group() -> None:
    edition = two_cities(
        activity("one", "OFFICE", groups=("A", "B"), apart=True),
        activity("two", "OFFICE", groups=("B",)),
        rules=[SameDay(id="day", activities=("one", "two", "one"))],
    )
    (rule,) = edition.rules.values()

    assert list(rule.cases(Setting(edition))) == [("one@B", "two@B")]


def test_the_sentence() -> None:
    (breach,) = breaches(EDITION, {"one": "mon 09:00", "two": "wed 09:00"})

    assert said(EDITION, breach) == "“One” is on Mon 23 Jul and “Two” on Wed 25 Jul; they have to lie on one day."


def test_it_tells_the_activities() -> None:
    (rule,) = EDITION.rules.values()

    assert rule.numbers(Setting(EDITION), Words("en")) == "“One”, “Two” and “Three”"
