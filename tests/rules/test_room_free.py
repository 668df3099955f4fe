"""The room of an activity can be had."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import WORKDAYS, Amounts, activity, amounts, breaches, one_city, said, span, text, with_fields
from lawatan.domain import Closure, Hours, Room
from lawatan.rules import RoomFree
from lawatan.schedule import Setting

TALK = ("talk@ALL",)
BALLROOM = Room(
    id="BALLROOM",
    name=text("Ballroom"),
    hours=(Hours(weekdays=WORKDAYS, open=(span("08:00-12:00"),)),),
    closures=(Closure(begins=dt.date(2018, 7, 26), ends=dt.date(2018, 7, 26), why=text("wedding")),),
)
EDITION = with_fields(
    one_city(activity("talk", room="BALLROOM"), activity("free"), rules=[RoomFree(id="room")]),
    "venues",
    "HOTEL",
    rooms=(BALLROOM,),
)


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("wed 08:00", []),
        ("wed 07:59", [(TALK, 1)]),
        ("wed 11:00", []),
        ("wed 11:01", [(TALK, 1)]),
        ("thu 11:00", [(TALK, 21 * 60)]),
        ("sat 09:00", [(TALK, 22 * 60)]),
    ],
)
def test_it_lies_within_the_hours_of_its_room(start: str, found: Amounts) -> None:
    assert amounts(EDITION, {"talk": start, "free": start}) == found


def test_a_room_that_says_nothing_and_an_activity_without_one_are_not_looked_at() -> None:
    plain = one_city(activity("talk", room="BALLROOM"), activity("free"), rules=[RoomFree(id="room")])

    assert list(plain.rules["room"].cases(Setting(plain))) == []
    assert list(EDITION.rules["room"].cases(Setting(EDITION))) == [TALK]
    assert EDITION.rules["room"].windows(Setting(EDITION), Setting(EDITION).occurrences["free@ALL"]) is None


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        (
            "wed 11:30",
            "“Talk” stands on Wed 25 Jul, 11:30–12:30, but Ballroom at Hotel can be had then only 08:00–12:00.",
        ),
        (
            "thu 09:00",
            "“Talk” stands on Thu 26 Jul, 09:00–10:00, but Ballroom at Hotel cannot be had on Thu 26 Jul (wedding).",
        ),
    ],
)
def test_the_sentence(start: str, sentence: str) -> None:
    (breach,) = breaches(EDITION, {"talk": start})

    assert said(EDITION, breach) == sentence
