"""A group sits no longer than so many hours without a break."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules.sitting import Sitting
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(
    activity("one", minutes=60),
    activity("two", minutes=60),
    activity("three", minutes=20, kind="ceremony"),
    activity("visit", "UDJO", 60, kind="site_visit"),
    activity("plan", minutes=180, kind="working_session"),
    rules=[Sitting(id="sitting")],
)
TWO = ("one@ALL", "two@ALL")


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        ({"one": "wed 09:00", "two": "wed 10:00"}, []),
        ({"one": "wed 09:00", "two": "wed 10:05"}, [(TWO, 5)]),
        ({"one": "wed 09:00", "two": "wed 10:10"}, [(TWO, 10)]),
        ({"one": "wed 09:00", "two": "wed 10:15"}, []),
        ({"one": "wed 09:00", "two": "wed 10:00", "three": "wed 11:15"}, []),
        ({"one": "wed 09:00", "two": "wed 10:00", "three": "wed 11:10"}, [((*TWO, "three@ALL"), 30)]),
        ({"one": "wed 09:00", "three": "wed 10:00", "two": "wed 10:20"}, [(("one@ALL", "three@ALL", "two@ALL"), 20)]),
        ({"one": "wed 09:00", "two": "wed 11:05", "visit": "wed 10:00"}, []),
    ],
)
def test_a_break_ends_a_sitting(starts: dict[str, str], found: Amounts) -> None:
    assert amounts(EDITION, starts) == found


def test_what_is_longer_by_itself_is_let_be_but_joined_to_another_it_counts() -> None:
    assert amounts(EDITION, {"plan": "wed 09:00"}) == []
    assert amounts(EDITION, {"plan": "wed 09:00", "one": "wed 12:15"}) == []
    assert amounts(EDITION, {"plan": "wed 09:00", "one": "wed 12:10"}) == [(("plan@ALL", "one@ALL"), 130)]
    assert amounts(EDITION, {"one": "wed 08:00", "plan": "wed 09:00"}) == [(("one@ALL", "plan@ALL"), 120)]


def test_through_midnight_the_days_are_broken_from_which_on_it_is_too_long() -> None:
    late = {"one": "wed 22:00", "three": "wed 23:00", "two": "wed 23:20", "plan": "thu 00:20"}
    (found,) = breaches(EDITION, late)

    assert found.cases == (("ALL", "2018-07-25"),)  # the last one by itself is let be


def test_groups_sit_apart() -> None:
    edition = two_cities(
        activity("all", "OFFICE", 90),
        activity("of-a", "OFFICE", 60, groups=("A",)),
        rules=[Sitting(id="sitting")],
    )
    (found,) = breaches(edition, {"all": "wed 09:00", "of-a": "wed 10:30"})

    assert (found.cases, found.amount) == ((("A", "2018-07-25"),), 30)


def test_the_sentence() -> None:
    (found,) = breaches(EDITION, {"one": "wed 09:00", "two": "wed 10:05"})
    (rule,) = EDITION.rules.values()

    assert said(EDITION, found) == (
        "All sits through 2 h 5 min on Wed 25 Jul without a break of 15 min, from “One” to “Two”; the most is 2 h."
    )
    assert rule.numbers(Setting(EDITION), Words("en")) == "at most 2 h, a break from 15 min"


def test_other_kinds_are_told() -> None:
    rule = Sitting(id="s", kinds=("workshop",))

    assert rule.numbers(Setting(EDITION), Words("en")) == "at most 2 h, a break from 15 min: workshop"
