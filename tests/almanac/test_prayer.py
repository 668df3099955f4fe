"""When a prayer begins at a place on a date, against printed times (DOMAIN.md, section 4)."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from lawatan.almanac import prayer_begins


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone", "date", "dhuhr", "asr"),
    [
        (-6.1863, 106.8240, "Asia/Jakarta", dt.date(2018, 7, 20), dt.time(11, 59), dt.time(15, 21)),
        (-6.8938, 107.5850, "Asia/Jakarta", dt.date(2018, 7, 27), dt.time(11, 56), dt.time(15, 18)),
        (-8.6500, 115.2167, "Asia/Makassar", dt.date(2016, 10, 28), dt.time(12, 3), dt.time(15, 14)),
    ],
    ids=["Jakarta", "Bandung", "Denpasar"],
)
def test_within_two_minutes_of_what_is_printed(
    latitude: float, longitude: float, zone: str, date: dt.date, dhuhr: dt.time, asr: dt.time
) -> None:
    for prayer, printed in (("dhuhr", dhuhr), ("asr", asr)):
        moment = prayer_begins(prayer, latitude, longitude, date)

        assert moment.tzinfo is dt.UTC
        assert abs(moment - dt.datetime.combine(date, printed, ZoneInfo(zone))) <= dt.timedelta(minutes=2)


def test_the_day_is_the_local_one_in_the_east_of_the_country_too() -> None:
    jayapura = prayer_begins("dhuhr", -2.5337, 140.7181, dt.date(2018, 7, 20)).astimezone(ZoneInfo("Asia/Jayapura"))

    assert jayapura.date() == dt.date(2018, 7, 20)
    assert dt.time(11, 30) < jayapura.time() < dt.time(12)
