"""The day begins and ends at the hotel."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities, with_fields
from lawatan.rules import DayLimits, Edition

UDJO = ("udjo@ALL",)
LECTURE = ("lecture@ALL",)


def edition(begins: str = "08:00", ends: str = "18:00") -> Edition:
    """Udjo, 90 minutes and 40 from the hotel, 55 at the peak; a lecture of 60 minutes in the hotel itself."""
    day = DayLimits(id="day", begins=dt.time.fromisoformat(begins), ends=dt.time.fromisoformat(ends))
    return one_city(activity("udjo", "UDJO", 90), activity("lecture", "HOTEL", 60), rules=[day])


@pytest.mark.parametrize(
    ("start", "ends", "found"),
    [
        ("sun 15:30", "17:40", []),
        ("sun 15:30", "17:39", [(UDJO, 1)]),
        ("wed 15:30", "17:55", []),
        ("wed 15:30", "17:54", [(UDJO, 1)]),
        ("sat 15:30", "17:55", []),
        ("sat 15:30", "17:54", [(UDJO, 1)]),
        ("wed 15:40", "17:55", [(UDJO, 10)]),
        # Who ends before the evening's peak is back earlier than who ends a little later in it.
        ("wed 14:29", "16:39", []),
        ("wed 14:30", "16:39", [(UDJO, 1)]),
        ("wed 14:30", "16:54", [(UDJO, 1)]),
        ("wed 14:30", "16:55", []),
    ],
)
def test_the_show_ends_in_time_to_be_back(start: str, ends: str, found: Amounts) -> None:
    assert amounts(edition(ends=ends), {"udjo": start}) == found


@pytest.mark.parametrize(
    ("start", "begins", "found"),
    [
        ("sun 08:40", "08:00", []),
        ("sun 08:39", "08:00", [(UDJO, 1)]),
        ("wed 08:55", "08:00", []),
        ("wed 08:54", "08:00", [(UDJO, 1)]),
        ("wed 09:40", "08:50", []),  # who waits until nine is there at 9:40
        ("wed 09:39", "08:50", [(UDJO, 1)]),
        ("wed 07:39", "06:59", []),
        ("wed 07:40", "06:59", []),
    ],
)
def test_there_is_time_to_get_there(start: str, begins: str, found: Amounts) -> None:
    assert amounts(edition(begins=begins), {"udjo": start}) == found


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("wed 08:00", []),
        ("wed 07:59", [(LECTURE, 1)]),
        ("wed 17:00", []),
        ("wed 17:01", [(LECTURE, 1)]),
        ("wed 23:30", [(LECTURE, 390)]),
        ("wed 02:00", [(LECTURE, 360)]),
    ],
)
def test_in_the_hotel_itself_there_is_no_way(start: str, found: Amounts) -> None:
    assert amounts(edition(), {"lecture": start}) == found


def test_a_day_may_last_until_midnight() -> None:
    late = edition(ends="00:00")

    assert amounts(late, {"lecture": "wed 23:00"}) == []
    assert amounts(late, {"lecture": "wed 23:01"}) == [(LECTURE, 1)]
    assert amounts(late, {"udjo": "wed 21:50"}) == []  # back at 24:00 outside the peak
    assert amounts(late, {"udjo": "wed 21:51"}) == [(UDJO, 1)]


def test_a_city_without_a_hotel_has_no_ways() -> None:
    nowhere = with_fields(edition(), "cities", "BDG", hotel=None)

    assert amounts(nowhere, {"udjo": "wed 08:00"}) == []
    assert amounts(nowhere, {"udjo": "wed 16:31"}) == [(UDJO, 1)]


@pytest.mark.parametrize(
    ("ride", "fits"),
    [
        (("coach", "sun 08:10"), True),  # boarding begins at eight
        (("coach", "sun 08:09"), False),
        (("coach", "sun 14:00"), True),  # 18:00 in Bali
        (("coach", "sun 14:01"), False),
        (("coach", "wed 12:00"), True),
        (("flight", "wed 22:00"), False),
        (("flight", "wed 08:00"), False),
        (("train", "sun 13:35"), False),
    ],
)
def test_a_ride_lies_in_its_day_from_hotel_to_hotel(ride: tuple[str, str], fits: bool) -> None:
    found = amounts(two_cities(rules=[DayLimits(id="day")]), {}, {"to-bali@A": ride})

    assert found == ([] if fits else [(("to-bali@A",), 1)])


def test_a_ride_through_the_night_fits_into_no_day() -> None:
    whole = DayLimits(id="day", begins=dt.time(0), ends=dt.time(0))

    found = amounts(two_cities(rules=[whole]), {}, {"to-bali@A": ("flight", "wed 22:00")})

    assert found == [(("to-bali@A",), 1)]


@pytest.mark.parametrize(
    ("ride", "until", "fits"),
    [
        (("flight", "wed 22:00"), "02:00", True),  # at the resort at 02:00 in Bali
        (("flight", "wed 22:00"), "01:59", False),
        (("flight", "wed 22:00"), "08:00", True),  # as the next day begins
        (("flight", "wed 22:00"), "08:01", False),  # of the day on which it leaves
        (("flight", "wed 22:00"), "00:00", False),
        (("coach", "sun 19:30"), "00:00", True),  # 23:30 in Bali
        (("coach", "sun 20:00"), "00:00", True),
        (("coach", "sun 20:01"), "00:00", False),
        (("coach", "sun 14:01"), "23:00", True),
        (("coach", "sun 14:00"), "17:59", False),
        (("coach", "sun 08:09"), "02:00", False),  # a limit for arrivals lets nobody leave earlier
        (("train", "sun 13:35"), "21:00", True),
    ],
)
def test_rides_may_have_a_limit_of_their_own(ride: tuple[str, str], until: str, fits: bool) -> None:
    late = DayLimits(id="day", rides_until=dt.time.fromisoformat(until))

    found = amounts(two_cities(rules=[late]), {}, {"to-bali@A": ride})

    assert found == ([] if fits else [(("to-bali@A",), 1)])


def test_activities_keep_to_the_day_where_rides_need_not() -> None:
    day = DayLimits(id="day", rides_until=dt.time(2, 30))

    assert amounts(one_city(activity("lecture"), rules=[day]), {"lecture": "wed 17:01"}) == [(LECTURE, 1)]


def test_the_sentence_about_a_ride_with_a_limit_of_its_own() -> None:
    far = two_cities(rules=[DayLimits(id="day", rides_until=dt.time(1, 30))])

    (breach,) = breaches(far, {}, {"to-bali@A": ("flight", "wed 22:00")})

    assert said(far, breach) == (
        "The ride Jakarta–Bali stands on Wed 25 Jul, 17:50 WIB – 02:00 WITA +1; from hotel to hotel it has to lie between "
        "08:00 and 01:30."
    )


def test_the_sentence_says_when_it_stands_and_when_the_day_is() -> None:
    short = edition(ends="17:54")

    (breach,) = breaches(short, {"udjo": "wed 15:30"})

    assert said(short, breach) == (
        "“Udjo” stands on Wed 25 Jul, 15:30–17:00; with the way from and to the hotel that does not fit into the day, "
        "08:00–17:54."
    )
    assert (breach.rule, breach.kind, breach.hard) == ("day", "day_limits", True)


def test_the_sentence_about_a_ride() -> None:
    far = two_cities(rules=[DayLimits(id="day")])

    (breach,) = breaches(far, {}, {"to-bali@A": ("coach", "sun 14:01")})

    assert said(far, breach).startswith(
        "The ride Jakarta–Bali stands on Sun 29 Jul, 13:51 WIB – 18:01 WITA; with the way"
    )
