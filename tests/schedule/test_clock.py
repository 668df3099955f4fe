"""Wall-clock time and minutes, and the algebra of windows."""

from __future__ import annotations

import datetime as dt
import itertools
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawatan.schedule import Clock, Window, contains, intersect, outside, union

WIB, WITA, BERLIN = "Asia/Jakarta", "Asia/Makassar", "Europe/Berlin"
FIRST, LAST = dt.date(2018, 7, 18), dt.date(2018, 7, 30)
CLOCK = Clock(FIRST, LAST)


# Zones.


def test_minutes_are_counted_in_utc_from_three_days_before() -> None:
    assert CLOCK.minute(dt.datetime(2018, 7, 15, tzinfo=dt.UTC)) == 0
    assert CLOCK.at(FIRST, dt.time(9), WIB) == 3 * 1440 + 2 * 60
    assert CLOCK.at(FIRST, dt.time(9), WITA) == 3 * 1440 + 1 * 60


def test_a_minute_is_told_in_each_zone() -> None:
    minute = CLOCK.at(dt.date(2018, 7, 19), dt.time(22), WIB)

    assert CLOCK.moment(minute, WIB) == dt.datetime(2018, 7, 19, 22, tzinfo=ZoneInfo(WIB))
    assert f"{CLOCK.moment(minute, WITA):%d %H:%M}" == "19 23:00"
    assert [CLOCK.date(minute + 60, zone).day for zone in (WIB, WITA)] == [19, 20]
    assert [CLOCK.of_day(minute + 75, zone) for zone in (WIB, WITA)] == [23 * 60 + 15, 15]


def test_seconds_are_cut() -> None:
    moment = dt.datetime(2018, 7, 18, 9, 0, 59, tzinfo=ZoneInfo(WIB))

    assert CLOCK.minute(moment) == CLOCK.minute(moment.replace(second=0))


def test_a_span_of_a_day() -> None:
    midnight = CLOCK.midnight(FIRST, WIB)

    assert midnight == 3 * 1440 - 7 * 60
    assert CLOCK.span(FIRST, dt.time(8), dt.time(17), WIB) == (midnight + 480, midnight + 1020)
    assert CLOCK.span(FIRST, dt.time(8), dt.time(0), WIB) == (midnight + 480, midnight + 1440)


def test_the_days_hold_every_date_of_the_horizon_in_any_zone() -> None:
    days = list(CLOCK.days())
    begins, ends = CLOCK.horizon

    assert (days[0], days[-1], len(days)) == (FIRST - dt.timedelta(3), LAST + dt.timedelta(3), 19)
    for zone in (WIB, WITA, "Asia/Jayapura"):
        assert {CLOCK.date(begins, zone), CLOCK.date(ends, zone)} <= set(days)
        assert begins < CLOCK.midnight(FIRST, zone) < CLOCK.midnight(LAST + dt.timedelta(days=1), zone) < ends


SUMMER = Clock(dt.date(2018, 3, 20), dt.date(2018, 11, 5))
"""An edition in which Berlin changes its clocks twice."""


@given(st.integers(*SUMMER.horizon), st.sampled_from([WIB, WITA, BERLIN, "Asia/Kathmandu", "Pacific/Apia"]))
def test_a_minute_goes_to_local_time_and_back(minute: int, zone: str) -> None:
    moment = SUMMER.moment(minute, zone)

    assert SUMMER.minute(moment) == minute
    assert SUMMER.date(minute, zone) == moment.date()
    assert SUMMER.of_day(minute, zone) == moment.hour * 60 + moment.minute


@pytest.mark.parametrize(("day", "hours"), [(dt.date(2018, 3, 25), 23), (dt.date(2018, 10, 28), 25)])
def test_a_day_on_which_the_clocks_change(day: dt.date, hours: int) -> None:
    begins, ends = SUMMER.midnight(day, BERLIN), SUMMER.midnight(day + dt.timedelta(days=1), BERLIN)

    assert ends - begins == hours * 60
    assert SUMMER.at(day, dt.time(12), BERLIN) - begins == (12 + hours - 24) * 60


def test_the_machine_may_be_anywhere(machine_zone) -> None:
    machine_zone("America/St_Johns")

    assert Clock(FIRST, LAST).at(FIRST, dt.time(9), WITA) == 3 * 1440 + 60


# Windows.

FIELD = range(40)
windows = st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=6)


def minutes(some: tuple[Window, ...] | list[Window]) -> set[int]:
    return {minute for begins, ends in some for minute in range(begins, ends + 1)}


def in_order(some: tuple[Window, ...]) -> bool:
    """Say whether windows are as they should be: not empty, in order, and not touching."""
    return all(b <= e for b, e in some) and all(x[1] + 1 < y[0] for x, y in itertools.pairwise(some))


@given(windows)
def test_union(some: list[Window]) -> None:
    found = union(some)

    assert minutes(found) == minutes(some)
    assert in_order(found)


@given(windows, windows)
def test_intersect(some: list[Window], others: list[Window]) -> None:
    one, other = union(some), union(others)

    found = intersect(one, other)

    assert minutes(found) == minutes(one) & minutes(other)
    assert found == intersect(other, one)
    assert all(b <= e for b, e in found)
    assert sorted(found) == list(found)


@given(windows, st.tuples(st.integers(0, 39), st.integers(0, 39)))
def test_outside(some: list[Window], whole: Window) -> None:
    found = outside(union(some), whole)

    assert minutes(found) == minutes([whole]) - minutes(some)
    assert in_order(found)


@given(windows)
def test_what_is_outside_twice_is_inside(some: list[Window]) -> None:
    assert outside(outside(union(some), (0, 39)), (0, 39)) == union(some)


@given(windows, st.integers(0, 39))
def test_contains(some: list[Window], minute: int) -> None:
    assert contains(union(some), minute) is (minute in minutes(some))


def test_windows_that_touch_are_one() -> None:
    assert union([(5, 9), (0, 4), (11, 12), (20, 19)]) == ((0, 9), (11, 12))
