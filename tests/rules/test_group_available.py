"""Groups have their time for the programme."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from builders import Amounts, activity, amounts, breaches, said, text, two_cities, with_fields
from lawatan.domain import Away, Text
from lawatan.rules import Edition, GroupAvailable
from lawatan.schedule import Setting


def away(begins: str, ends: str, why: str = "") -> Away:
    """A stretch of Wednesday in Jakarta."""
    zone = ZoneInfo("Asia/Jakarta")
    from_, until = (dt.datetime.combine(dt.date(2018, 7, 25), dt.time.fromisoformat(t), zone) for t in (begins, ends))
    return Away(begins=from_, ends=until, why=text(why) if why else Text())


def edition(**stretches: Away) -> Edition:
    """Two groups, apart and together, with stretches that are taken by group."""
    made = two_cities(
        activity("apart", "OFFICE", groups=("A", "B"), apart=True),
        activity("all", "OFFICE"),
        activity("bali", "CERAMICS", groups=("B",)),
        rules=[GroupAvailable(id="group")],
    )
    for group, stretch in stretches.items():
        made = with_fields(made, "groups", group, away=(stretch,))
    return made


A = edition(A=away("10:00", "12:00", "audience"))
ALL = edition(ALL=away("10:00", "12:00"))


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("wed 09:00", []),
        ("wed 09:01", [(("apart@A",), 1)]),
        ("wed 11:59", [(("apart@A",), 1)]),
        ("wed 12:00", []),
        ("thu 11:00", []),
    ],
)
def test_nothing_of_the_group_touches_it(start: str, found: Amounts) -> None:
    assert amounts(A, {"apart@A": start, "apart@B": start}) == found


@pytest.mark.parametrize(("start", "amount"), [("wed 09:01", [1]), ("wed 09:00", [])])
def test_a_part_that_is_away_keeps_the_whole_from_meeting(start: str, amount: list[int]) -> None:
    assert amounts(A, {"all": start}) == [(("all@ALL",), n) for n in amount]


def test_a_group_above_takes_its_parts_along() -> None:
    assert amounts(ALL, {"apart@A": "wed 11:00", "apart@B": "wed 11:30"}) == [(("apart@A",), 60), (("apart@B",), 30)]
    assert amounts(ALL, {"bali": "wed 12:59"}) == [(("bali@B",), 1)]  # 11:59 in Jakarta
    assert amounts(ALL, {"bali": "wed 13:00"}) == []


@pytest.mark.parametrize(
    ("departure", "found"),
    [("wed 07:00", []), ("wed 07:05", [(("to-bali@A",), 1)]), ("wed 12:05", [(("to-bali@A",), 1)]), ("wed 12:10", [])],
)
def test_rides_count(departure: str, found: Amounts) -> None:
    """The coach takes 180 minutes, at that hour 240; boarding begins 10 before it leaves."""
    early = edition(A=away("11:00", "12:00"))

    assert amounts(early, {}, {"to-bali@A": ("coach", departure), "to-bali@B": ("coach", departure)}) == found


def test_ways_to_the_station_belong_to_the_ride() -> None:
    """The 08:30 train is left for at 07:40: 20 to the station at the peak and boarding, 30 there."""
    until = edition(B=away("07:00", "07:40"))
    later = edition(B=away("07:00", "07:41"))

    assert amounts(until, {}, {"to-bali@B": ("train", "wed 08:30")}) == []
    assert amounts(later, {}, {"to-bali@B": ("train", "wed 08:30")}) == [(("to-bali@B",), 1)]


def test_groups_that_are_always_available_are_not_looked_at() -> None:
    b_only = edition(B=away("10:00", "12:00"))
    setting = Setting(b_only)

    cases = list(b_only.rules["group"].cases(setting))
    assert cases == [("all@ALL",), ("apart@B",), ("bali@B",), ("to-bali@B",)]
    assert b_only.rules["group"].windows(setting, setting.occurrences["apart@A"]) is None
    assert list(edition().rules["group"].cases(Setting(edition()))) == []


@pytest.mark.parametrize(
    ("made", "starts", "rides", "sentence"),
    [
        (
            A,
            {"all": "wed 11:30"},
            {},
            "“All” stands on Wed 25 Jul, 11:30–12:30, but Group A is not available then (Wed 25 Jul, 10:00–12:00: audience).",
        ),
        (
            ALL,
            {},
            {"to-bali@B": ("coach", "wed 11:00")},
            "The ride Jakarta–Bali stands on Wed 25 Jul, 10:50 WIB – 15:00 WITA, but All is not available then "
            "(Wed 25 Jul, 10:00–12:00).",
        ),
    ],
)
def test_the_sentence(made: Edition, starts: dict[str, str], rides: dict[str, tuple[str, str]], sentence: str) -> None:
    (breach,) = breaches(made, starts, rides)

    assert said(made, breach) == sentence
