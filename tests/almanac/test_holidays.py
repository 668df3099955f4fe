"""Public holidays and joint leave, against the decrees (SKB 3 Menteri) of 2016, 2017 and 2018."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from lawatan.almanac import holidays_of


def joint_leave(year: int) -> list[str]:
    return [f"{d:%m-%d}" for d, day in sorted(holidays_of(year, "en").items()) if day.joint_leave]


@pytest.mark.parametrize(
    ("date", "english", "indonesian"),
    [
        (dt.date(2018, 8, 17), "Independence Day", "Hari Kemerdekaan Republik Indonesia"),
        (dt.date(2018, 3, 17), "Day of Silence", "Hari Suci Nyepi"),
        (dt.date(2018, 6, 15), "Eid al-Fitr", "Hari Raya Idul Fitri"),
    ],
)
def test_public_holidays_have_their_name_in_both_languages(date: dt.date, english: str, indonesian: str) -> None:
    found = [holidays_of(2018, language)[date] for language in ("en", "id")]

    assert [(day.date, day.name, day.joint_leave) for day in found] == [
        (date, english, False),
        (date, indonesian, False),
    ]


def test_the_joint_leave_of_eid_2018_is_that_of_april() -> None:
    """Seven days, where the first decree had four."""
    assert joint_leave(2018) == ["06-11", "06-12", "06-13", "06-14", "06-18", "06-19", "06-20", "12-24"]
    assert holidays_of(2018, "en")[dt.date(2018, 6, 11)].name == "Eid al-Fitr Joint Holiday"
    assert holidays_of(2018, "id")[dt.date(2018, 6, 11)].name == "Cuti Bersama Hari Raya Idul Fitri"


def test_no_day_off_touches_the_editions_of_2016_and_2018() -> None:
    batches = (dt.date(2016, 10, 24), dt.date(2016, 10, 28)), (dt.date(2018, 7, 18), dt.date(2018, 7, 30))

    assert [day for first, last in batches for day in holidays_of(first.year, "en") if first <= day <= last] == []


def test_days_that_hang_on_the_moon_say_that_they_are_reckoned() -> None:
    later = [day.name for day in holidays_of(2035, "en").values()]

    assert "Eid al-Adha (estimated)" in later
    assert "Independence Day" in later


def test_years_beyond_the_calendars_are_empty() -> None:
    assert holidays_of(2150, "en") == {}


def test_the_library_is_imported_only_where_it_is_asked() -> None:
    told = "import sys, lawatan.rules; print([m for m in ('holidays', 'hijridate') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "[]"
