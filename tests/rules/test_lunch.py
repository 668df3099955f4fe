"""Each group has a free hour for lunch, beyond its ways."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities, with_fields
from lawatan.domain import Service
from lawatan.rules import Edition, Lunch
from lawatan.schedule import Setting
from lawatan.words import Words


def edition(length: int = 60, kind: str = "session", **lunch: Any) -> Edition:
    """A museum and Udjo of so many minutes, 35 apart, and a talk at the hotel."""
    return one_city(
        activity("museum", "MUSEUM", length),
        activity("udjo", "UDJO", length),
        activity("talk", "HOTEL", length, kind=kind),
        rules=[Lunch(id="lunch", **lunch)],
    )


MUSEUM, UDJO, TALK = ("museum@ALL",), ("udjo@ALL",), ("talk@ALL",)


@pytest.mark.parametrize(
    ("minutes", "start", "found"),
    [
        (60, "wed 09:00", []),
        (120, "wed 11:00", []),  # until 13:00, the latest that lunch begins
        (120, "wed 11:01", [(MUSEUM, 1)]),
        (120, "wed 12:30", []),  # lunch from 11:30, the earliest
        (120, "wed 12:29", [(MUSEUM, 1)]),
        (180, "wed 10:30", [(MUSEUM, 30)]),
        (120, "wed 11:45", [(MUSEUM, 45)]),  # equally bad on both sides
        (60, "wed 12:00", []),  # lunch begins at 13:00
        (20, "wed 12:20", []),
    ],
)
def test_one_thing_leaves_lunch_before_or_after_it(minutes: int, start: str, found: Amounts) -> None:
    assert amounts(edition(minutes), {"museum": start}) == found


@pytest.mark.parametrize(
    ("museum", "udjo", "found"),
    [
        ("wed 11:00", "wed 13:35", []),  # 60 beyond a way of 35
        ("wed 11:00", "wed 13:34", [((*MUSEUM, *UDJO), 1)]),
        ("wed 12:00", "wed 14:35", []),  # lunch begins at 13:00
        ("wed 12:01", "wed 14:36", [((*MUSEUM, *UDJO), 1)]),
        ("wed 09:00", "wed 10:35", []),  # lunch after both
        ("wed 12:30", "wed 14:05", []),  # lunch before both
        ("wed 12:29", "wed 14:05", [((*MUSEUM, *UDJO), 1)]),
        ("wed 11:00", "thu 12:30", []),  # on two days
        ("wed 11:01", "wed 13:00", [((*MUSEUM, *UDJO), 36)]),
    ],
)
def test_two_things_leave_lunch_between_them_or_on_one_side(museum: str, udjo: str, found: Amounts) -> None:
    assert amounts(edition(), {"museum": museum, "udjo": udjo}) == found


def test_the_way_is_in_the_traffic_of_its_minute() -> None:
    saturday = edition(except_weekdays=())

    assert amounts(saturday, {"museum": "sat 11:00", "udjo": "sat 13:45"}) == []  # 35 and 10 in the peak
    assert amounts(saturday, {"museum": "sat 11:00", "udjo": "sat 13:44"}) == [((*MUSEUM, *UDJO), 1)]


def test_fridays_have_a_break_of_their_own() -> None:
    assert amounts(edition(240), {"museum": "fri 10:00"}) == []
    assert amounts(edition(240, except_weekdays=()), {"museum": "fri 10:00"}) == [(MUSEUM, 60)]
    assert amounts(edition(240, except_weekdays=("wed",)), {"museum": "wed 10:00"}) == []


def test_a_meal_is_lunch_itself_and_is_not_looked_at() -> None:
    meal = edition(90, kind="meal")

    assert amounts(meal, {"talk": "wed 11:45"}) == []
    assert amounts(edition(90), {"talk": "wed 11:45"}) == [(TALK, 15)]
    assert amounts(meal, {"museum": "wed 10:00", "talk": "wed 12:00", "udjo": "wed 14:00"}) == []


def test_the_numbers_are_the_rules_own() -> None:
    late = edition(120, earliest=dt.time(12), latest=dt.time(14), minutes=45)

    assert amounts(late, {"museum": "wed 12:00"}) == []
    assert amounts(late, {"museum": "wed 12:01"}) == [(MUSEUM, 1)]
    assert amounts(late, {"museum": "wed 12:45"}) == []
    assert amounts(late, {"museum": "wed 12:44"}) == [(MUSEUM, 1)]


def test_each_group_has_its_own_lunch() -> None:
    made = two_cities(
        activity("all", "HOTEL", 60), activity("some", "HOTEL", 60, groups=("B",)), rules=[Lunch(id="lunch")]
    )

    found = breaches(made, {"all": "mon 11:30", "some": "mon 12:30"})

    assert [(b.about, b.amount, b.fields) for b in found] == [
        (("all@ALL", "some@B"), 30, {"leaf": "B", "day": "2018-07-23"})
    ]


@pytest.mark.parametrize(
    ("departure", "found"),
    [
        ("wed 12:40", []),  # boarding at 12:30, after lunch
        ("wed 12:39", [(("to-bali@A",), 1)]),
        ("thu 09:30", [(("to-bali@A",), 30)]),  # until 13:30 in Bali
    ],
)
def test_a_ride_leaves_lunch_where_it_begins_or_ends(departure: str, found: Amounts) -> None:
    assert amounts(two_cities(rules=[Lunch(id="lunch")]), {}, {"to-bali@A": ("coach", departure)}) == found


def test_a_ride_that_ends_in_time_leaves_lunch_after_it() -> None:
    made = two_cities(rules=[Lunch(id="lunch", latest=dt.time(13, 30))])

    assert amounts(made, {}, {"to-bali@A": ("coach", "thu 09:30")}) == []
    assert amounts(made, {}, {"to-bali@A": ("coach", "thu 09:31")}) == [(("to-bali@A",), 1)]


@pytest.mark.parametrize(
    ("departure", "talks", "found"),
    [
        ("wed 22:00", {"talk": "wed 10:00"}, []),  # lunch before the flight, which leaves the hotel at 17:50
        ("wed 22:00", {"talk": "wed 12:00"}, [(("talk@A", "to-bali@A"), 30)]),
        ("wed 22:00", {"talk": "wed 12:30"}, []),
        ("wed 22:00", {"welcome": "thu 10:00"}, []),  # the night's flight takes nothing of Thursday's noon
        ("wed 22:00", {"welcome": "thu 11:45"}, [(("welcome@A",), 15)]),
        ("wed 22:00", {"welcome": "thu 12:30"}, []),
        ("thu 00:10", {"welcome": "thu 12:30"}, []),  # a coach after midnight is of the day on which it leaves
    ],
)
def test_a_ride_through_midnight_is_of_the_day_on_which_it_leaves(
    departure: str, talks: dict[str, str], found: Amounts
) -> None:
    made = two_cities(
        activity("talk", "HOTEL", 150, groups=("A",)),
        activity("welcome", "RESORT", 90, groups=("A",)),
        rules=[Lunch(id="lunch")],
    )
    way = "flight" if departure == "wed 22:00" else "coach"

    assert amounts(made, talks, {"to-bali@A": (way, departure)}) == found


def test_who_is_on_the_way_through_the_next_noon_eats_on_the_way() -> None:
    slow = Service(mode="coach", from_venue="HOTEL", to_venue="RESORT", minutes=14 * 60)
    made = two_cities(activity("welcome", "RESORT", 90, groups=("A",)), rules=[Lunch(id="lunch")])
    made = with_fields(made, "ride_options", "coach", service=slow)

    night = {"to-bali@A": ("coach", "wed 21:30")}  # until Thursday, 12:30 in Bali

    assert amounts(made, {"welcome": "thu 12:45"}, night) == []
    assert amounts(made, {"welcome": "thu 12:00"}, night) == [(("welcome@A",), 30)]


@pytest.mark.parametrize(
    ("minutes", "departure", "found"),
    [
        (180, "wed 12:39", []),
        (180, "thu 09:30", []),
        (50, "wed 12:00", []),  # boarding from 11:50, until 12:50: just an hour of the noon
        (49, "wed 12:00", [(("to-bali@A",), 40)]),
        (65, "wed 10:25", []),  # until 12:30 in Bali, of which an hour lies in its noon
        (60, "wed 10:30", []),
        (180, "wed 13:11", []),  # lunch before it
    ],
)
def test_lunch_may_be_eaten_on_the_way_where_there_is_time(minutes: int, departure: str, found: Amounts) -> None:
    made = two_cities(rules=[Lunch(id="lunch", on_the_way=True)])
    service = Service(mode="coach", from_venue="HOTEL", to_venue="RESORT", minutes=minutes)
    made = with_fields(made, "ride_options", "coach", service=service)

    assert amounts(made, {}, {"to-bali@A": ("coach", departure)}) == found


def test_who_eats_on_the_way_needs_no_other_lunch_that_day() -> None:
    talks = (activity("talk", "HOTEL", 150, groups=("A",)), activity("welcome", "RESORT", 90, groups=("A",)))
    day = {"talk": "wed 08:00", "welcome": "wed 15:40"}
    ride = {"to-bali@A": ("coach", "wed 11:00")}  # 10:50 to 14:00, in Bali 15:00

    assert amounts(two_cities(*talks, rules=[Lunch(id="lunch", on_the_way=True)]), day, ride) == []
    assert amounts(two_cities(*talks, rules=[Lunch(id="lunch")]), day, ride) == [
        (("talk@A", "to-bali@A", "welcome@A"), 100)
    ]


def test_the_sentence() -> None:
    made = edition(180)

    (breach,) = breaches(made, {"museum": "wed 10:30"})

    assert said(made, breach) == (
        "There is no lunch for All on Wed 25 Jul: 1 h free have to begin between 11:30 and 13:00, beyond the ways; it fails "
        "by 30 min."
    )


def test_its_numbers() -> None:
    setting = Setting(edition())

    assert setting.edition.rules["lunch"].numbers(setting, Words("en")) == "1 h, beginning 11:30–13:00"
    assert setting.edition.rules["lunch"].numbers(setting, Words("id")) == "1 jam, dimulai pukul 11.30–13.00"
