"""A group has a free half-day in each full week."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from builders import activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Edition
from lawatan.rules.free_half_day import FreeHalfDay
from lawatan.schedule import Setting
from lawatan.words import Words

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def full(**fields: Any) -> Edition:
    """Something on each half-day of the week."""
    names = [f"{half}-{day}" for day in DAYS for half in ("am", "pm")]
    return one_city(*(activity(name) for name in names), rules=[FreeHalfDay(id="free", **fields)])


STARTS = {f"{half}-{day}": f"{day} {'08:00' if half == 'am' else '13:00'}" for day in DAYS for half in ("am", "pm")}


def test_one_half_day_is_free_or_none_is() -> None:
    edition = full()
    without = {key: start for key, start in STARTS.items() if key != "pm-sun"}

    (found,) = breaches(edition, STARTS)

    assert (found.amount, found.cases, len(found.about)) == (1, (("ALL", "2018-07-23"),), 14)
    assert amounts(edition, without) == []


@pytest.mark.parametrize(
    ("start", "broken"),
    [("sun 11:30", False), ("sun 11:35", True), ("sun 12:30", True), ("mon 05:00", False), ("mon 05:05", False)],
)
def test_noon_parts_the_day(start: str, broken: bool) -> None:
    """One that ends at noon leaves the afternoon free; the night counts for no half-day."""
    edition = full()
    starts = {**STARTS, "pm-sun": start}

    assert bool(breaches(edition, starts)) == broken


def test_a_night_leaves_the_morning_free() -> None:
    edition = full()

    assert amounts(edition, {**STARTS, "am-wed": "wed 04:00"}) == []
    assert amounts(edition, {**STARTS, "am-wed": "wed 05:00"}) == []
    assert len(breaches(edition, {**STARTS, "am-wed": "wed 05:05"})) == 1


def test_more_half_days() -> None:
    two = full(halves=3)
    without = {key: start for key, start in STARTS.items() if key != "pm-sun"}

    assert [b.amount for b in breaches(two, STARTS)] == [3]
    assert [b.amount for b in breaches(two, without)] == [2]


def test_a_week_in_part_has_no_case() -> None:
    edition = one_city(activity("one"), rules=[FreeHalfDay(id="free")], last_day=dt.date(2018, 8, 4))
    (rule,) = edition.rules.values()

    assert list(rule.cases(Setting(edition))) == [("ALL", "2018-07-23")]
    later = one_city(activity("one"), rules=[FreeHalfDay(id="free")], first_day=dt.date(2018, 7, 24))
    assert list(rule.cases(Setting(later))) == []


def test_rides_count_by_the_clock_of_where_they_arrive() -> None:
    """The coach at 08:20 is boarded at 08:10 and arrives at 12:20 in Bali, by the clock of Jakarta 11:20 and later."""
    edition = two_cities(rules=[FreeHalfDay(id="free", halves=13)])

    assert amounts(edition, {}, {"to-bali@A": ("coach", "sat 08:20")}) == []
    assert amounts(edition, {}, {"to-bali@A": ("coach", "sat 08:55")}) == [(("to-bali@A",), 1)]


def test_noon_lies_in_the_day() -> None:
    with pytest.raises(ValidationError, match="noon has to be later"):
        FreeHalfDay(id="free", noon=dt.time(6))


def test_the_sentences() -> None:
    one, three = full(), full(halves=3)

    assert said(one, breaches(one, STARTS)[0]) == "In the week 23–29 July 2018 All has no free half-day."
    assert said(three, breaches(three, STARTS)[0]) == (
        "In the week 23–29 July 2018 All has 0 of the 3 free half-days that it should have."
    )
    assert three.rules["free"].numbers(Setting(three), Words("en")) == "3 a week, noon at 12:30"
