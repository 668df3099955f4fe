"""Resource persons and officials are there while the activity lasts."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities, with_fields
from lawatan.domain import Absence, Availability
from lawatan.rules import PeopleAvailable
from lawatan.schedule import Setting

TALK = ("talk@ALL",)


def at(day: int, time: str, zone: str = "Asia/Jakarta") -> dt.datetime:
    return dt.datetime.combine(dt.date(2018, 7, day), dt.time.fromisoformat(time), ZoneInfo(zone))


THERE = (
    Availability(begins=at(26, "08:00"), ends=at(26, "12:00")),
    Availability(begins=at(27, "14:00"), ends=at(28, "10:00")),
)
AWAY = (
    Absence(begins=at(26, "09:00"), ends=at(26, "10:00"), why="cabinet meeting"),
    Absence(begins=at(24, "00:00"), ends=at(25, "00:00")),
)
EDITION = with_fields(
    with_fields(
        one_city(
            activity("talk", resource_persons=("EXPERT",)),
            activity("opening", resource_persons=("EXPERT",), officials=("DIRECTOR",)),
            activity("visit", officials=("DIRECTOR",)),
            activity("walk", pic="EXPERT"),
            rules=[PeopleAvailable(id="people")],
        ),
        "persons",
        "EXPERT",
        available=THERE,
    ),
    "persons",
    "DIRECTOR",
    absences=AWAY,
)


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("thu 08:00", []),
        ("thu 07:59", [(TALK, 1)]),
        ("thu 11:00", []),
        ("thu 11:01", [(TALK, 1)]),
        ("fri 23:30", []),  # over midnight
        ("sat 09:00", []),
        ("sat 09:01", [(TALK, 1)]),
        ("mon 08:00", [(TALK, 3 * 24 * 60)]),
    ],
)
def test_a_person_with_hours_is_there_only_in_them(start: str, found: Amounts) -> None:
    assert amounts(EDITION, {"talk": start, "walk": start}) == found


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("thu 08:00", []),
        ("thu 08:01", [(("visit@ALL",), 1)]),
        ("thu 09:59", [(("visit@ALL",), 1)]),
        ("thu 10:00", []),
        ("mon 23:00", []),
        ("mon 23:01", [(("visit@ALL",), 1)]),
        ("wed 00:00", []),
    ],
)
def test_a_person_who_is_away_is_not_there(start: str, found: Amounts) -> None:
    assert amounts(EDITION, {"visit": start}) == found


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("thu 08:00", []),
        ("thu 09:30", [(("opening@ALL",), 30)]),
        ("thu 10:00", []),
        ("thu 11:30", [(("opening@ALL",), 30)]),
    ],
)
def test_all_of_them_are_there(start: str, found: Amounts) -> None:
    assert amounts(EDITION, {"opening": start}) == found


def test_only_resource_persons_and_officials_who_are_not_always_there() -> None:
    setting = Setting(EDITION)

    assert list(EDITION.rules["people"].cases(setting)) == [("opening@ALL",), TALK, ("visit@ALL",)]
    assert EDITION.rules["people"].windows(setting, setting.occurrences["walk@ALL"]) is None


def test_a_stretch_is_an_instant_whatever_the_clock() -> None:
    bali = with_fields(
        two_cities(activity("talk", "CERAMICS", resource_persons=("EXPERT",)), rules=[PeopleAvailable(id="people")]),
        "persons",
        "EXPERT",
        available=THERE,
    )

    assert amounts(bali, {"talk": "thu 09:00"}) == []
    assert amounts(bali, {"talk": "thu 08:59"}) == [(TALK, 1)]


@pytest.mark.parametrize(
    ("starts", "sentence"),
    [
        (
            {"talk": "mon 08:00"},
            "“Talk” stands on Mon 23 Jul, 08:00–09:00, but Expert is there only Thu 26 Jul, 08:00–12:00 and "
            "Fri 27 Jul 14:00 – Sat 28 Jul 10:00.",
        ),
        (
            {"visit": "thu 09:30"},
            "“Visit” stands on Thu 26 Jul, 09:30–10:30, but Director is away then (Thu 26 Jul, 09:00–10:00: cabinet meeting).",
        ),
        (
            {"visit": "tue 09:30"},
            "“Visit” stands on Tue 24 Jul, 09:30–10:30, but Director is away then (Tue 24 Jul 00:00 – Wed 25 Jul 00:00).",
        ),
    ],
)
def test_the_sentence(starts: dict[str, str], sentence: str) -> None:
    (breach,) = breaches(EDITION, starts)

    assert said(EDITION, breach) == sentence


def test_of_many_stretches_the_nearest_are_told() -> None:
    days = tuple(Availability(begins=at(day, "08:00"), ends=at(day, "12:00")) for day in range(23, 30))
    edition = with_fields(EDITION, "persons", "EXPERT", available=days)
    (breach,) = breaches(edition, {"talk": "thu 13:00"})

    assert said(edition, breach).endswith(
        "only Wed 25 Jul, 08:00–12:00, Thu 26 Jul, 08:00–12:00 and Fri 27 Jul, 08:00–12:00."
    )
