"""What people type for numbers, dates, times, choices and names, and how values are shown in one line."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from builders import activity, one_city
from lawatan.domain import Activity, City, Group, Hours, Placement, Span, Step, Text, Venue
from lawatan.domain.fields import RecordField, record_fields
from lawatan.jobs.cells import Unread, read, shown, told
from lawatan.jobs.naming import Names
from lawatan.rules.lunch import Lunch
from lawatan.words import words

EDITION = one_city(activity("udjo", "UDJO", resource_persons=("EXPERT",)), activity("museum", "MUSEUM"))


def field(kind: type[Any], name: str) -> RecordField:
    return next(f for f in record_fields(kind) if f.name == name)


def value(text: str, kind: type[Any], name: str, language: str = "en") -> object:
    return read(text, field(kind, name), Names(EDITION, words(language)), year=2018)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1.35", "en", 1.35),
        ("1,35", "en", 1.35),
        ("1,35", "id", 1.35),
        ("1,234", "id", 1.234),
        ("1.234", "id", 1.234),  # 1234 is no detour: the reading that fits is taken
    ],
)
def test_a_number_is_read_with_point_or_comma(text: str, language: str, expected: float) -> None:
    assert value(text, City, "detour", language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("90", 90), ("90 min", 90), ("1 h 30 min", 90), ("1:30", 90), ("2 jam", 120), ("1.440", 1440), ("1,440", 1440)],
)
def test_minutes_are_read_as_people_write_them(text: str, expected: int) -> None:
    assert value(text, Activity, "duration_minutes", "id") == expected


def test_thousands_are_told_from_decimals_by_the_language() -> None:
    assert value("1.234,5", City, "off_peak_kmh", "id") == 1234.5
    assert value("1,234.5", City, "off_peak_kmh", "id") == 1234.5


@pytest.mark.parametrize("text", ["many", "1.5", "1..2", ""])
def test_what_is_no_whole_number_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(Unread, match=r"\.$"):
        value(text, Activity, "duration_minutes")


@pytest.mark.parametrize(
    "text",
    [
        "19/07/2018",
        "19-7-2018",
        "19.07.18",
        "2018-07-19",
        "19 July 2018",
        "Kam 19 Juli 2018",
        "Thu 19 Jul 2018",
        "19/7",
    ],
)
def test_a_date_is_read_with_the_day_before_the_month(text: str) -> None:
    assert value(text, Hours, "valid_from") == dt.date(2018, 7, 19)


@pytest.mark.parametrize("text", ["31/02/2018", "07/19/2018", "Thursday", "19 7 18 5", "soon", "99999999/1/1"])
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Unread, match="Thu 19 Jul 2018"):
        value(text, Hours, "valid_from")


def test_an_optional_date_may_be_left_out() -> None:
    assert value(" ", Hours, "valid_from") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("09.00", dt.time(9)), ("9", dt.time(9)), ("0930", dt.time(9, 30)), ("9:30 pm", dt.time(21, 30)), ("24:00", dt.time(0))],
)  # fmt: skip
def test_a_time_is_read_with_point_or_colon(text: str, expected: dt.time) -> None:
    assert value(text, Span, "begins") == expected


@pytest.mark.parametrize("text", ["25:00", "9:75", "nine", "24:30", "13 pm"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Unread):
        value(text, Span, "begins")


@pytest.mark.parametrize(
    ("text", "expected"), [("ya", True), ("Tidak", False), ("yes", True), ("x", True), ("", False)]
)
def test_yes_and_no_in_both_languages(text: str, expected: bool) -> None:
    assert value(text, Activity, "must_happen") is expected


def test_a_choice_is_read_by_its_name_in_either_language() -> None:
    assert value("kunjungan", Activity, "kind", "en") == "site_visit"
    assert value("Site visit", Activity, "kind", "id") == "site_visit"
    assert value("Kunjungan", Activity, "kind", "id") == "site_visit"
    with pytest.raises(Unread, match="Workshop"):
        value("party", Activity, "kind")


def test_weekdays_are_read_as_a_list() -> None:
    assert value("Fri, Sabtu; mon", Lunch, "except_weekdays") == ("fri", "sat", "mon")
    assert value("Sen–Rab, Jum", Lunch, "except_weekdays") == ("mon", "tue", "wed", "fri")
    assert value("Sat - Mon", Lunch, "except_weekdays") == ("sat", "sun", "mon")
    with pytest.raises(Unread, match="“someday” cannot stand here"):
        value("Mon, someday", Lunch, "except_weekdays")


def test_a_reference_is_read_by_id_name_or_a_part_of_it_that_is_unique() -> None:
    assert value("UDJO", Activity, "venue") == "UDJO"
    assert value("udjo (id)", Activity, "venue") == "UDJO"
    assert value("muse", Activity, "venue") == "MUSEUM"
    with pytest.raises(Unread, match="can mean"):
        value("u", Activity, "venue")
    with pytest.raises(Unread, match="nothing called “Monas”"):
        value("Monas", Activity, "venue")


def test_values_are_shown_as_a_person_writes_them() -> None:
    names = Names(EDITION, words("id"))
    step = Step(name=Text(en="Anthem", id="Lagu"), minutes=3, person="EXPERT")
    hours = Hours(weekdays=("mon", "fri"), open=(Span(begins=dt.time(8), ends=dt.time(12)),))

    assert shown(1.35, field(City, "detour"), names) == "1,35"
    assert shown(True, field(Activity, "apart"), names) == "ya"
    assert shown(("ALL",), field(Activity, "groups"), names) == names.of("groups", "ALL")
    assert shown("UDJO", field(Activity, "venue"), names) == "Udjo (id)"
    assert shown(dt.date(2018, 7, 19), field(Hours, "valid_from"), names) == "Kam 19 Jul 2018"
    assert shown(dt.date(2018, 7, 19), field(Hours, "valid_from"), names, plain=True) == "2018-07-19"
    assert told(step, names).startswith("Lagu · 3 ")
    assert told(hours, names) == "Sen, Jum · 08.00–12.00"


@pytest.mark.parametrize("kind", [Activity, City, Group, Venue, Placement, Lunch])
def test_what_is_shown_is_read_back(kind: type[Any]) -> None:
    names = Names(EDITION, words("en"))
    records = {
        Activity: EDITION.activities["udjo"],
        City: EDITION.cities["BDG"],
        Group: EDITION.groups["ALL"],
        Venue: EDITION.venues["HOTEL"],
        Placement: Placement(id="udjo@ALL", start=dt.datetime.fromisoformat("2018-07-23T09:00+07:00")),
        Lunch: Lunch(id="lunch"),
    }
    for f in record_fields(kind):
        if f.shape.sort in ("value", "text") or (f.shape.of is not None and f.shape.of.sort in ("value", "text")):
            continue
        before = getattr(records[kind], f.name)
        assert read(shown(before, f, names, plain=True), f, names) == before, f.name
