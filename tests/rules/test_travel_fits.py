"""Between two things that a group does there is time for the way."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, road, said, two_cities, with_records
from lawatan.rules import TravelFits
from lawatan.schedule import Setting

DAY = one_city(
    activity("museum", "MUSEUM", 60),
    activity("udjo", "UDJO", 90),
    activity("lecture", "HOTEL", 60),
    activity("talk", "HOTEL", 60),
    rules=[TravelFits(id="travel")],
)
THERE = ("museum@ALL", "udjo@ALL")


@pytest.mark.parametrize(
    ("museum", "udjo", "found"),
    [
        ("wed 13:55", "wed 15:30", []),  # 25 and 10 for boarding
        ("wed 13:56", "wed 15:30", [(THERE, 1)]),
        ("wed 14:59", "wed 16:34", []),  # leaves at 15:59
        ("wed 15:00", "wed 16:44", [(THERE, 1)]),  # leaves at 16:00: 45
        ("wed 15:00", "wed 16:45", []),
        ("wed 15:00", "wed 15:30", [(THERE, 75)]),  # at the same time
        ("wed 13:00", "wed 11:00", [(THERE[::-1], 5)]),  # the other way round
        ("wed 13:05", "wed 11:00", []),
        ("wed 09:00", "thu 09:00", []),
    ],
)
def test_the_way_fits_in(museum: str, udjo: str, found: Amounts) -> None:
    assert amounts(DAY, {"museum": museum, "udjo": udjo}) == found


def test_in_the_same_venue_nothing_is_needed() -> None:
    assert amounts(DAY, {"lecture": "mon 09:00", "talk": "mon 10:00"}) == []
    assert amounts(DAY, {"lecture": "mon 09:00", "talk": "mon 09:59"}) == [(("lecture@ALL", "talk@ALL"), 1)]


def test_at_the_same_minute_the_smaller_id_comes_first() -> None:
    assert amounts(DAY, {"museum": "wed 10:00", "udjo": "wed 10:00"}) == [(THERE, 60 + 35)]


def test_every_pair_is_judged_not_neighbours_alone() -> None:
    """Real tables break the triangle inequality: a stop between shortens no way."""
    far = with_records(DAY, "travel_times", road("HOTEL", "UDJO", 200, 200))

    assert amounts(far, {"lecture": "wed 09:00", "museum": "wed 10:25", "udjo": "wed 12:00"}) == [
        (("lecture@ALL", "udjo@ALL"), 90)
    ]


JOURNEY = two_cities(
    activity("lecture", "OFFICE", 60),
    activity("ceramics", "CERAMICS", 60),
    activity("visit", "OFFICE", 60, groups=("B",)),
    rules=[TravelFits(id="travel")],
)


@pytest.mark.parametrize(
    ("lecture", "ceramics", "found"),
    [
        ("wed 10:20", "wed 17:05", []),  # 30 to the hotel, boarding at 11:50; 65 from the resort at four, in the peak
        ("wed 10:21", "wed 17:05", [(("lecture@ALL", "to-bali@A"), 1)]),
        ("wed 10:20", "wed 17:04", [(("to-bali@A", "ceramics@ALL"), 1)]),
    ],
)
def test_ways_to_and_from_rides_count(lecture: str, ceramics: str, found: Amounts) -> None:
    ride = {"to-bali@A": ("coach", "wed 12:00")}

    assert amounts(JOURNEY, {"lecture": lecture, "ceramics": ceramics}, ride) == found


def test_between_cities_the_rides_see_to_it() -> None:
    assert amounts(JOURNEY, {"lecture": "wed 09:00", "ceramics": "wed 11:00"}) == []


def test_groups_that_share_nothing_have_no_way_between_them() -> None:
    parted = two_cities(
        activity("a", "OFFICE", groups=("A",)), activity("b", groups=("B",)), rules=[TravelFits(id="travel")]
    )

    assert [c for c in parted.rules["travel"].cases(Setting(parted)) if "a@A" in c] == [("a@A", "to-bali@A")]


@pytest.mark.parametrize(
    ("museum", "sentence"),
    [
        ("wed 14:10", "From “Museum” to “Udjo” the way takes 35 min, but there are only 20 min between them."),
        ("wed 14:30", "“Museum” and “Udjo” leave no time for the way between them, which takes 35 min."),
        ("wed 15:00", "“Museum” and “Udjo” leave no time for the way between them, which takes 45 min."),
    ],
)
def test_the_sentence_where_there_is_a_way(museum: str, sentence: str) -> None:
    (breach,) = breaches(DAY, {"museum": museum, "udjo": "wed 15:30"})

    assert said(DAY, breach) == sentence


def test_the_sentence_where_both_are_in_one_venue() -> None:
    (breach,) = breaches(DAY, {"lecture": "mon 09:00", "talk": "mon 09:45"})

    assert said(DAY, breach) == "“Lecture” and “Talk” overlap by 15 min."
