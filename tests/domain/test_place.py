"""Cities, venues and their hours."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from builders import span, text, venue
from lawatan.domain import WEEKDAYS, City, Closure, Hours, Room


@pytest.mark.parametrize("hours", ["08:00-08:00", "08:01-08:00"])
def test_a_span_goes_forward(hours: str) -> None:
    with pytest.raises(ValidationError, match="the end must be after the beginning"):
        span(hours)


@pytest.mark.parametrize("hours", ["08:00-08:01", "08:00-00:00", "00:00-00:00"])
def test_a_span_may_end_at_midnight(hours: str) -> None:
    begins, _, ends = hours.partition("-")

    assert [f"{t:%H:%M}" for t in (span(hours).begins, span(hours).ends)] == [begins, ends]


def test_hours_speak_of_their_weekdays_and_their_time() -> None:
    until_2020 = Hours(weekdays=("tue", "wed"), open=(span("08:00-16:00"),), valid_until=dt.date(2020, 3, 10))
    from_2023 = Hours(weekdays=("tue",), open=(span("09:00-12:00"),), valid_from=dt.date(2023, 1, 3))

    days = ["2020-03-10", "2020-03-11", "2020-03-09", "2023-01-02", "2022-12-27", "2023-01-03"]
    dates = [dt.date.fromisoformat(day) for day in days]

    assert [until_2020.valid_on(date) for date in dates] == [True, False, False, False, False, False]
    assert [from_2023.valid_on(date) for date in dates] == [False, False, False, False, False, True]


def test_a_closure_covers_both_its_days() -> None:
    repairs = Closure(begins=dt.date(2018, 7, 24), ends=dt.date(2018, 7, 25))
    for_good = Closure(begins=dt.date(2025, 1, 31))

    days = [dt.date(2018, 7, day) for day in (23, 24, 25, 26)]

    assert [repairs.covers(day) for day in days] == [False, True, True, False]
    assert [for_good.covers(dt.date(2025, 1, 30)), for_good.covers(dt.date(2099, 1, 1))] == [False, True]


@pytest.mark.parametrize("zone", ["", "Asia", "Asia/Bandung", "WIB", "../etc/passwd", "x" * 400, "zone.tab"])
def test_a_zone_has_an_iana_name(zone: str) -> None:
    with pytest.raises(ValidationError) as caught:
        City(id="X", name=text("X"), zone=zone)

    (error,) = caught.value.errors()
    assert error["loc"] == ("zone",)
    assert error["msg"] == f"the time zone {zone} is unknown: use an IANA name such as Asia/Jakarta"


@pytest.mark.parametrize(("latitude", "longitude"), [(90.1, 0), (-90.1, 0), (0, 180.1), (0, -180.1)])
def test_coordinates_lie_on_earth(latitude: float, longitude: float) -> None:
    with pytest.raises(ValidationError):
        venue("X", "BDG", latitude, longitude)


def test_a_room_is_known_within_its_venue() -> None:
    ballroom = Room(id="BALLROOM", name=text("Ballroom"))
    hotel = venue("HOTEL", "BDG", -6.9, 107.6, rooms=(ballroom,))

    assert (hotel.room("BALLROOM"), hotel.room("OTHER")) == (ballroom, None)


def test_the_week_begins_on_monday_as_in_python() -> None:
    assert WEEKDAYS[dt.date(2018, 7, 23).weekday()] == "mon"
