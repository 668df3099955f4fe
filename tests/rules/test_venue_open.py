"""A venue is open while an activity is there."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from builders import WEEK, Amounts, activity, amounts, breaches, one_city, said, span, two_cities, with_fields
from lawatan.domain import Closure, Hours
from lawatan.rules import Edition, VenueOpen
from lawatan.schedule import Setting

MUSEUM = ("museum@ALL",)
TUE_TO_THU = Hours(
    weekdays=("tue", "wed", "thu"), open=(span("08:00-12:00"), span("13:00-16:00")), valid_until=dt.date(2020, 3, 10)
)
FRIDAY = Hours(weekdays=("fri",), open=(span("14:00-16:00"),), valid_until=dt.date(2020, 3, 10))
FROM_2023 = Hours(weekdays=("mon", "wed"), open=(span("09:00-15:00"),), valid_from=dt.date(2023, 1, 3))


def edition(*hours: Hours, **fields: Any) -> Edition:
    """A museum with these hours, visited for an hour."""
    rules = [VenueOpen(id="open")]
    return with_fields(
        one_city(activity("museum", "MUSEUM", 60), rules=rules), "venues", "MUSEUM", hours=hours, **fields
    )


YEARS = edition(TUE_TO_THU, FRIDAY, FROM_2023)


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("wed 08:00", []),
        ("wed 07:59", [(MUSEUM, 1)]),
        ("wed 11:00", []),
        ("wed 11:01", [(MUSEUM, 1)]),
        ("wed 12:30", [(MUSEUM, 30)]),  # in the break
        ("wed 12:59", [(MUSEUM, 1)]),
        ("wed 13:00", []),
        ("wed 15:00", []),
        ("wed 15:01", [(MUSEUM, 1)]),
        ("fri 14:00", []),
        ("fri 13:59", [(MUSEUM, 1)]),
        ("mon 10:00", [(MUSEUM, 22 * 60)]),  # until 2020 closed on Mondays
        ("sat 10:00", [(MUSEUM, 19 * 60)]),  # no hours are told
    ],
)
def test_hours_and_breaks(start: str, found: Amounts) -> None:
    assert amounts(YEARS, {"museum": start}) == found


@pytest.mark.parametrize(
    ("year", "start", "found"),
    [
        (2018, "2018-07-25 10:00", []),
        (2020, "2020-03-10 15:00", []),  # the last day of the old hours, a Tuesday
        (2020, "2020-03-11 15:00", [(MUSEUM, 24 * 60)]),
        (2023, "2023-01-02 10:00", [(MUSEUM, 47 * 60)]),  # the day before the new ones
        (2023, "2023-01-04 09:00", []),
        (2023, "2023-01-04 08:59", [(MUSEUM, 1)]),
        (2023, "2023-01-04 14:01", [(MUSEUM, 1)]),
    ],
)
def test_hours_are_valid_for_their_time(year: int, start: str, found: Amounts) -> None:
    dates = {2018: (2018, 7, 23), 2020: (2020, 3, 9), 2023: (2023, 1, 2)}
    first = dt.date(*dates[year])
    values = {**dict(YEARS), "first_day": first, "last_day": first + dt.timedelta(days=6)}

    assert amounts(Edition.model_validate(values), {"museum": start}) == found


def test_closed_for_good() -> None:
    closed = edition(closures=(Closure(begins=dt.date(2018, 7, 25)),))

    assert amounts(closed, {"museum": "tue 22:00"}) == []
    assert amounts(closed, {"museum": "tue 23:00"}) == []
    assert amounts(closed, {"museum": "tue 23:01"}) == [(MUSEUM, 1)]
    assert amounts(closed, {"museum": "wed 10:00"}) == [(MUSEUM, 11 * 60)]
    assert amounts(closed, {"museum": "sun 10:00"}) == [(MUSEUM, 107 * 60)]


def test_a_closure_goes_before_the_hours() -> None:
    repairs = edition(TUE_TO_THU, closures=(Closure(begins=dt.date(2018, 7, 25), ends=dt.date(2018, 7, 25)),))

    assert amounts(repairs, {"museum": "tue 10:00"}) == []
    assert amounts(repairs, {"museum": "wed 10:00"}) == [(MUSEUM, 19 * 60)]
    assert amounts(repairs, {"museum": "thu 10:00"}) == []


def test_stretches_that_meet_are_one() -> None:
    together = edition(Hours(weekdays=WEEK, open=(span("12:00-16:00"), span("08:00-12:00"))))

    assert amounts(together, {"museum": "wed 11:30"}) == []


def test_an_open_night_goes_over_midnight() -> None:
    night = edition(Hours(weekdays=WEEK, open=(span("20:00-00:00"), span("00:00-02:00"))))

    assert amounts(night, {"museum": "wed 23:30"}) == []
    assert amounts(night, {"museum": "wed 01:01"}) == [(MUSEUM, 1)]


def test_closed_on_days_with_empty_hours() -> None:
    never = edition(Hours(weekdays=WEEK, open=()))

    assert amounts(never, {"museum": "wed 10:00"}) == [(MUSEUM, 1)]


def test_hours_are_in_the_time_of_the_venue() -> None:
    rules = [VenueOpen(id="open")]
    hours = (Hours(weekdays=WEEK, open=(span("09:00-17:00"),)),)
    bali = with_fields(two_cities(activity("c", "CERAMICS", 60), rules=rules), "venues", "CERAMICS", hours=hours)

    assert amounts(bali, {"c": "wed 09:00"}) == []
    assert amounts(bali, {"c": "wed 08:59"}) == [(("c@ALL",), 1)]


def test_a_venue_without_hours_or_closures_is_not_looked_at() -> None:
    free = edition()
    rule = free.rules["open"]
    setting = Setting(free)

    assert list(rule.cases(setting)) == []
    assert rule.windows(setting, setting.occurrences["museum@ALL"]) is None
    assert list(rule.cases(Setting(YEARS))) == [MUSEUM]


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        (
            "wed 11:30",
            "“Museum” stands on Wed 25 Jul, 11:30–12:30, but Museum is open then only 08:00–12:00 and 13:00–16:00.",
        ),
        ("fri 11:30", "“Museum” stands on Fri 27 Jul, 11:30–12:30, but Museum is open then only 14:00–16:00."),
        ("mon 10:00", "“Museum” stands on Mon 23 Jul, 10:00–11:00, but Museum is closed on Mon 23 Jul."),
    ],
)
def test_the_sentence(start: str, sentence: str) -> None:
    (breach,) = breaches(YEARS, {"museum": start})

    assert said(YEARS, breach) == sentence
