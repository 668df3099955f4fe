"""Before a group leaves a place there is time for roll call, more for more people."""

from __future__ import annotations

from builders import activity, amounts, breaches, one_city, said, two_cities, with_fields
from lawatan.rules import RollCall
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(
    activity("lecture"), activity("talk"), activity("visit", "UDJO"), rules=[RollCall(id="call")]
)  # 22 people, of whom 2 are beyond the first 20; the way takes 40
PAIR = ("lecture@ALL", "visit@ALL")


def test_there_are_minutes_beyond_the_way() -> None:
    assert amounts(EDITION, {"lecture": "wed 09:00", "visit": "wed 10:45"}) == []
    assert amounts(EDITION, {"lecture": "wed 09:00", "visit": "wed 10:44"}) == [(PAIR, 1)]
    assert amounts(EDITION, {"lecture": "wed 09:00", "visit": "thu 09:00"}) == []
    assert amounts(EDITION, {"lecture": "wed 12:00", "visit": "wed 10:15"}) == []
    assert amounts(EDITION, {"lecture": "wed 12:00", "visit": "wed 10:16"}) == [((PAIR[1], PAIR[0]), 1)]


def test_in_one_place_nobody_is_counted() -> None:
    assert amounts(EDITION, {"lecture": "wed 09:00", "talk": "wed 10:00"}) == []


def test_each_started_number_of_people_beyond_the_first_takes_the_minutes() -> None:
    def least(people: int) -> int:
        edition = with_fields(EDITION, "groups", "ALL", participants=people, staff=0)
        return RollCall(id="call").least(Setting(edition), "lecture@ALL")

    assert [least(people) for people in (20, 21, 40, 41, 60)] == [0, 5, 5, 10, 10]


def test_a_few_people_need_none() -> None:
    few = with_fields(EDITION, "groups", "ALL", participants=18)

    assert list(RollCall(id="call").cases(Setting(few))) == []
    assert amounts(few, {"lecture": "wed 09:00", "visit": "wed 10:40"}) == []


def test_a_ride_is_left_for_too() -> None:
    edition = two_cities(activity("lecture"), activity("welcome", "CERAMICS"), rules=[RollCall(id="call")])
    ride = {"to-bali@A": ("coach", "wed 10:15")}  # boarding at 10:05

    assert amounts(edition, {"lecture": "wed 09:00"}, ride) == []
    assert amounts(edition, {"lecture": "wed 09:01"}, ride) == [(("lecture@ALL", "to-bali@A"), 1)]
    assert amounts(edition, {"welcome": "wed 14:15"}, ride) == []  # who arrives is counted aboard


def test_the_sentence() -> None:
    (breach,) = breaches(EDITION, {"lecture": "wed 09:00", "visit": "wed 10:43"})

    assert said(EDITION, breach) == (
        "Between “Lecture” and “Visit”, 22 people need 5 min for roll call beyond the way; 2 min are missing."
    )
    assert RollCall(id="call").numbers(Setting(EDITION), Words("en")) == "5 min for each 20 people"
