"""Each way by road has a vehicle."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import activity, coach, one_city, said, two_cities
from duties import amounts, bus, duty, found, seen
from lawatan.domain import Departure
from lawatan.rules import Carried, Edition


def edition() -> Edition:
    return one_city(activity("museum", "MUSEUM", 60), rules=[Carried(id="r")], vehicles=[bus()])


MUSEUM = {"museum": "mon 10:00"}
"""HOTEL–MUSEUM takes 25 minutes with boarding: out 09:35–10:00, back 11:00–11:25."""
NONE = (("ALL", "2018-07-23"),)


@pytest.mark.parametrize(
    ("hours", "missing"),
    [
        ("-", 0),
        ("09:35-11:25", 0),
        ("09:36-11:25", 1),
        ("09:35-11:24", 1),
        ("09:36-11:24", 2),
        ("-11:24", 1),
        ("09:36-", 1),
        ("10:00-00:00", 1),
        ("09:00-02:00", 0),
    ],
)
def test_a_way_lies_within_the_hours_of_a_duty(hours: str, missing: int) -> None:
    view = seen(edition(), MUSEUM, duty("mon", hours=hours))

    assert amounts(view) == ([((NONE[0],), missing)] if missing else [])


def test_another_day_or_no_duty_is_of_no_use() -> None:
    assert amounts(seen(edition(), MUSEUM)) == [(NONE, 2)]
    assert amounts(seen(edition(), MUSEUM, duty("tue"))) == [(NONE, 2)]
    assert amounts(seen(edition(), {})) == []


def two(**fields: object) -> Edition:
    return two_cities(
        activity("talk", "OFFICE", 60, groups=("A", "B"), apart=True),
        rules=[Carried(id="r")],
        vehicles=[bus()],
        **fields,
    )


def test_each_group_needs_its_own_and_a_whole_carries_its_parts() -> None:
    slots = {"talk@A": "mon 10:00", "talk@B": "mon 10:00"}

    assert amounts(seen(two(), slots, duty("mon", "bus", "A"))) == [((("B", "2018-07-23"),), 2)]
    assert amounts(seen(two(), slots, duty("mon", "bus", "A", "B"))) == []
    assert amounts(seen(two(), slots, duty("mon"))) == []


def test_a_coach_needs_one_and_a_train_only_to_the_station() -> None:
    def missing(way: str, hour: str, made: Edition) -> list[int]:
        return [breach.amount for breach in found(seen(made, {}, rides={"to-bali@A": (way, hour)}))]

    ours = two()
    service = coach().service.model_copy(update={"departures": (Departure(name="", leaves=dt.time(13), minutes=180),)})
    timetabled = two(ride_options=[coach().model_copy(update={"service": service})], city_changes=[*one_way(ours)])

    assert missing("coach", "wed 13:00", ours) == [1]
    assert missing("train", "wed 13:35", ours) == [2]
    assert missing("coach", "wed 13:00", timetabled) == []


def one_way(made: Edition):
    return [change.model_copy(update={"options": ("coach",)}) for change in made.city_changes.values()]


def test_the_hours_of_a_night_belong_to_the_day_before() -> None:
    """The flight at 22:00 lands after midnight; the way to the hotel in Bali is at 01:40."""

    def missing(*hours: str) -> list[int]:
        duties = [duty("wed", "bus", "A", hours=each) for each in ("-21:00", *hours)]
        return [
            breach.amount for breach in found(seen(two(), {}, *duties, rides={"to-bali@A": ("flight", "wed 22:00")}))
        ]

    assert missing() == [1]
    assert missing("01:00-03:00") == missing("22:00-03:00") == missing("01:00-") == []
    assert missing("03:00-05:00") == missing("00:10-00:20") == [1]


def test_the_sentences() -> None:
    both, one = (found(seen(edition(), MUSEUM, *some))[0] for some in ((), (duty("mon", hours="-11:00"),)))

    assert said(edition(), both) == "All has no vehicle for 2 ways on Mon 23 Jul, the first at 09:35."
    assert said(edition(), one) == "All has no vehicle for 1 way on Mon 23 Jul, at 11:00."
