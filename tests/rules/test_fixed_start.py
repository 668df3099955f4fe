"""An activity has a date, an hour, or both."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Edition, FixedStart
from lawatan.schedule import Setting

SHOW = ("show@ALL",)
WEDNESDAY, HALF_PAST_THREE = dt.date(2018, 7, 25), dt.time(15, 30)


def edition(date: dt.date | None = None, time: dt.time | None = None) -> Edition:
    rules = [FixedStart(id="fixed", activity="show", date=date, time=time)]
    return one_city(activity("show", "UDJO", 90), activity("other"), rules=rules)


@pytest.mark.parametrize(
    ("date", "time", "start", "found"),
    [
        (WEDNESDAY, None, "wed 00:00", []),
        (WEDNESDAY, None, "wed 23:59", []),
        (WEDNESDAY, None, "tue 23:59", [(SHOW, 1)]),
        (WEDNESDAY, None, "thu 00:00", [(SHOW, 1)]),
        (None, HALF_PAST_THREE, "mon 15:30", []),
        (None, HALF_PAST_THREE, "sun 15:30", []),
        (None, HALF_PAST_THREE, "wed 15:29", [(SHOW, 1)]),
        (None, HALF_PAST_THREE, "wed 16:00", [(SHOW, 30)]),
        (WEDNESDAY, HALF_PAST_THREE, "wed 15:30", []),
        (WEDNESDAY, HALF_PAST_THREE, "wed 15:31", [(SHOW, 1)]),
        (WEDNESDAY, HALF_PAST_THREE, "thu 15:30", [(SHOW, 24 * 60)]),
        (WEDNESDAY, dt.time(0), "wed 00:00", []),
        (None, dt.time(0), "thu 00:01", [(SHOW, 1)]),
        (None, None, "thu 00:01", []),
    ],
)
def test_it_stands_where_it_is_fixed(date: dt.date | None, time: dt.time | None, start: str, found: Amounts) -> None:
    assert amounts(edition(date, time), {"show": start}) == found


def test_it_speaks_of_its_activity_alone() -> None:
    fixed = edition(WEDNESDAY, HALF_PAST_THREE)
    (rule,) = fixed.rules.values()
    setting = Setting(fixed)

    assert list(rule.cases(setting)) == [SHOW]
    assert rule.windows(setting, setting.occurrences["other@ALL"]) is None
    assert amounts(fixed, {"other": "mon 09:00"}) == []


def test_each_group_of_an_activity_is_bound() -> None:
    rules = [FixedStart(id="fixed", activity="show", time=dt.time(9))]
    apart = two_cities(activity("show", "CERAMICS", groups=("A", "B"), apart=True), rules=rules)

    assert amounts(apart, {"show@A": "wed 09:00", "show@B": "wed 10:00"}) == [(("show@B",), 60)]


def test_the_time_is_that_of_the_place() -> None:
    rules = [FixedStart(id="fixed", activity="show", date=WEDNESDAY, time=dt.time(0))]
    bali = two_cities(activity("show", "CERAMICS"), rules=rules)

    assert amounts(bali, {"show": "wed 00:00"}) == []


@pytest.mark.parametrize(
    ("date", "time", "sentence"),
    [
        (WEDNESDAY, None, "“Show” stands on Thu 26 Jul, 09:00–10:30; it has to be on Wed 25 Jul."),
        (None, HALF_PAST_THREE, "“Show” stands on Thu 26 Jul, 09:00–10:30; it has to start at 15:30."),
        (
            WEDNESDAY,
            HALF_PAST_THREE,
            "“Show” stands on Thu 26 Jul, 09:00–10:30; it has to be on Wed 25 Jul at 15:30.",
        ),
    ],
)
def test_the_sentence(date: dt.date | None, time: dt.time | None, sentence: str) -> None:
    fixed = edition(date, time)

    (breach,) = breaches(fixed, {"show": "thu 09:00"})

    assert said(fixed, breach) == sentence
