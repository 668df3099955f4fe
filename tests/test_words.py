"""Words by language: sentences, dates and durations as each language writes them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from lawatan.words import LANGUAGES, mark, words, zone_name

ENGLISH, INDONESIAN = words("en"), words("id")
WEDNESDAY = dt.date(2018, 7, 25)


def test_the_languages_name_themselves() -> None:
    assert LANGUAGES == {"en": "English", "id": "Bahasa Indonesia"}


def test_another_language_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="the language is 'fr': it can be en or id"):
        words("fr")


def test_the_words_of_a_language_are_made_once() -> None:
    assert words("id") is words("id")


def test_a_sentence_takes_its_named_fields() -> None:
    sentence = ENGLISH("{what} stands on {when}.", what="Lunch", when="Monday")

    assert sentence == "Lunch stands on Monday."


def test_a_sentence_without_fields_keeps_its_braces() -> None:
    assert ENGLISH("{as it is}") == "{as it is}"


def test_a_field_is_not_read_as_a_sentence() -> None:
    assert ENGLISH("{what}", what="{n} min") == "{n} min"


def test_nothing_translates_to_nothing() -> None:
    assert [say("") for say in (ENGLISH, INDONESIAN)] == ["", ""]


def test_what_no_catalogue_knows_stays_as_it_is() -> None:
    assert INDONESIAN("nobody has translated this {n}", n=1) == "nobody has translated this 1"


def test_a_marked_message_is_itself() -> None:
    assert mark("Venue open") == "Venue open"


def test_plural_takes_the_form_of_the_number() -> None:
    forms = [ENGLISH.plural("{n} day in {city}", "{n} days in {city}", n, city="Kuta") for n in (0, 1, 2)]

    assert forms == ["0 days in Kuta", "1 day in Kuta", "2 days in Kuta"]


def test_dates() -> None:
    assert (ENGLISH.date(WEDNESDAY), INDONESIAN.date(WEDNESDAY)) == ("Wed 25 Jul", "Rab 25 Jul")
    assert ENGLISH.long_date(WEDNESDAY) == "Wednesday, 25 July 2018"
    assert INDONESIAN.long_date(WEDNESDAY) == "Rabu, 25 Juli 2018"
    assert (ENGLISH.weekday(WEDNESDAY), INDONESIAN.weekday(WEDNESDAY)) == ("Wed", "Rab")
    assert (ENGLISH.day_month(WEDNESDAY), INDONESIAN.day_month(WEDNESDAY)) == ("25 Jul", "25 Jul")


def test_september_is_short_in_english() -> None:
    assert ENGLISH.date(dt.date(2022, 9, 19)) == "Mon 19 Sep"


@pytest.mark.parametrize(
    ("first", "last", "english", "indonesian"),
    [
        (dt.date(2018, 7, 18), dt.date(2018, 7, 30), "18–30 July 2018", "18–30 Juli 2018"),
        (dt.date(2018, 7, 18), dt.date(2018, 7, 18), "18 July 2018", "18 Juli 2018"),
        (dt.date(2017, 7, 30), dt.date(2017, 8, 9), "30 July – 9 August 2017", "30 Juli – 9 Agustus 2017"),
        (
            dt.date(2017, 12, 30),
            dt.date(2018, 1, 2),
            "30 December 2017 – 2 January 2018",
            "30 Desember 2017 – 2 Januari 2018",
        ),
    ],
)
def test_a_stretch_of_days(first: dt.date, last: dt.date, english: str, indonesian: str) -> None:
    assert ENGLISH.dates(first, last) == english
    assert INDONESIAN.dates(first, last) == indonesian


def test_times_have_a_point_in_indonesian() -> None:
    begins, ends = dt.time(9), dt.datetime(2018, 7, 25, 15, 5, tzinfo=ZoneInfo("Asia/Jakarta"))

    assert ENGLISH.times(begins, ends) == "09:00–15:05"
    assert INDONESIAN.times(begins, ends) == "09.00–15.05"


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(0, "0 min"), (1, "1 min"), (59, "59 min"), (60, "1 h"), (61, "1 h 1 min"), (90, "1 h 30 min"), (1500, "25 h")],
)
def test_durations(minutes: int, written: str) -> None:
    assert ENGLISH.duration(minutes) == written


def test_durations_in_indonesian_are_numbers_with_words() -> None:
    assert [INDONESIAN.duration(n).split()[0] for n in (45, 120, 90)] == ["45", "2", "1"]


def test_lists_end_in_and() -> None:
    parts = ["A", "B", "C"]

    assert ENGLISH.list(parts) == "A, B and C"
    assert INDONESIAN.list(parts) == "A, B, dan C"
    assert [ENGLISH.list(parts[:n]) for n in range(3)] == ["", "A", "A and B"]


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Asia/Jakarta", "WIB"),
        ("Asia/Pontianak", "WIB"),
        ("Asia/Makassar", "WITA"),
        ("Asia/Jayapura", "WIT"),
        ("Europe/Berlin", "CEST"),
        ("Asia/Kathmandu", "+0545"),
    ],
)
def test_a_clock_has_the_name_that_people_use(zone: str, name: str) -> None:
    assert zone_name(dt.datetime(2018, 7, 25, 9, tzinfo=ZoneInfo(zone)), zone) == name


def test_september_is_spelt_in_full_and_short_as_three_letters() -> None:
    day = dt.date(2018, 9, 5)

    assert words("en").long_date(day) == "Wednesday, 5 September 2018"
    assert words("en").date(day) == "Wed 5 Sep"
    assert words("id").long_date(day) == "Rabu, 5 September 2018"


@pytest.mark.parametrize(
    ("start", "end", "zones", "text"),
    [
        (
            "2018-07-25T22:00+07:00",
            "2018-07-26T00:55+08:00",
            ("Asia/Jakarta", "Asia/Makassar"),
            "22:00 WIB – 00:55 WITA +1",
        ),
        (
            "2018-07-25T17:25+07:00",
            "2018-07-25T20:30+08:00",
            ("Asia/Jakarta", "Asia/Makassar"),
            "17:25 WIB – 20:30 WITA",
        ),
        (
            "2018-07-26T00:10+08:00",
            "2018-07-25T23:50+07:00",
            ("Asia/Makassar", "Asia/Jakarta"),
            "00:10 WITA – 23:50 WIB −1",
        ),
        ("2018-07-25T22:00+07:00", "2018-07-26T01:30+07:00", ("Asia/Jakarta", "Asia/Jakarta"), "22:00–01:30 +1"),
        ("2018-07-25T09:00+07:00", "2018-07-25T10:30+07:00", ("Asia/Jakarta", "Asia/Jakarta"), "09:00–10:30"),
    ],
)
def test_times_by_two_clocks(start: str, end: str, zones: tuple[str, str], text: str) -> None:
    begins, ends = (dt.datetime.fromisoformat(moment) for moment in (start, end))

    assert words("en").times_by_clocks(begins, ends, *zones) == text
    assert words("id").times_by_clocks(begins, ends, *zones) == text.replace(":", ".")


def test_weekdays_in_a_row_are_joined_with_a_dash() -> None:
    assert ENGLISH.weekdays((4, 0, 1, 2, 3)) == ("Mon–Fri",)
    assert INDONESIAN.weekdays((0, 1, 4, 5, 6)) == ("Sen", "Sel", "Jum–Min")
