"""Why something has no time slot where it could be in several rooms, and why a ride has none."""

from __future__ import annotations

import datetime as dt
from typing import Any

from builders import MONDAY, activity, planned, span, two_cities, with_fields
from lawatan.domain import Closure, Text
from lawatan.jobs.why import why_unplaced
from lawatan.rules import DayLimits, Edition, RightCity, Rule
from lawatan.rules.allowed_window import AllowedWindow
from lawatan.rules.capacity import Capacity
from lawatan.rules.one_place import OnePlace
from lawatan.rules.room_free import RoomFree
from lawatan.schedule import Setting
from lawatan.words import LANGUAGES
from two_rooms import session, standing, two_rooms

AT_NINE = AllowedWindow(
    id="nine",
    activities=("one", "two", "three"),
    dates_from=MONDAY,
    dates_until=MONDAY,
    span=span("09:00-10:00"),
)


def edition(people: int = 10, **large: Any) -> Edition:
    """Three sessions at nine, of which the third has so many participants."""
    sessions = [session("one", "A"), session("two", "B"), session("three", "C")]
    made = two_rooms(*sessions, rules=[AT_NINE, OnePlace(id="one"), Capacity(id="seats"), RoomFree(id="free")], **large)
    return with_fields(made, "groups", "C", participants=people)


def why(made: Edition) -> str:
    told = {language: why_unplaced(Setting(made), made.plan, language) for language in LANGUAGES}
    assert [len(found) for found in told.values()] == [1, 1]
    return told["en"][0].why


def test_three_at_once_are_too_many_for_two_rooms() -> None:
    made = standing(edition(), {"one": ("mon 09:00", "LARGE"), "two": ("mon 09:00", "SMALL")})

    assert why(made) == (
        "“Three” found no place beside the rest: on Mon 23 Jul, 09:00–10:00 none of its rooms can be had. “One” and "
        "“Three” need Large room of Hotel at the same time, for 1 h. “Three” and “Two” need Small room of Hotel at the "
        "same time, for 1 h."
    )


def test_none_of_its_rooms_is_large_enough() -> None:
    made = standing(edition(31), {"one": ("mon 09:00", "LARGE"), "two": ("mon 09:00", "SMALL")})

    assert why(made) == (
        "“Three” has 31 people, staff counted, and none of its rooms takes so many: Large room (30) and Small room (20). "
        "Name a larger one, or split the group."
    )


def test_one_room_is_too_small_and_the_other_is_taken() -> None:
    made = standing(edition(25), {"one": ("mon 09:00", "LARGE"), "two": ("mon 09:00", "SMALL")})

    assert why(made) == (
        "“Three” found no place beside the rest: on Mon 23 Jul, 09:00–10:00 none of its rooms can be had. “One” and "
        "“Three” need Large room of Hotel at the same time, for 1 h. “Three” has 25 people, staff counted; Small room of "
        "Hotel takes 20 at a time. Declare tours, or choose another place."
    )


def test_a_room_that_is_closed_is_told_as_such() -> None:
    repairs = Closure(begins=MONDAY, ends=MONDAY, why=Text(en="repairs", id="perbaikan"))
    made = standing(edition(closures=(repairs,)), {"one": ("mon 09:00", "SMALL"), "two": ("mon 09:00", "SMALL")})

    told = why(made)

    assert "Large room at Hotel cannot be had on Mon 23 Jul (repairs)." in told
    assert "need Small room of Hotel at the same time, for 1 h." in told


def test_what_something_else_keeps_from_there_is_not_told_of_its_rooms() -> None:
    same_group = with_fields(edition(), "activities", "two", groups=("C",), rooms=(), room="SMALL")
    made = standing(same_group, {"one": ("mon 09:00", "LARGE"), "two": ("mon 09:00", None)})

    assert "none of its rooms" not in why(made)
    assert "“Three” and “Two” need Group C at the same time, for 1 h." in why(made)


def crossing_on_wednesday(*rules: Rule) -> Edition:
    """To Bali on Wednesday by a flight at 08:00 or 22:00, with a lecture in Jakarta at ten."""
    made = with_fields(
        two_cities(activity("lecture", "OFFICE", 90), rules=rules),
        "city_changes",
        "to-bali",
        options=("flight",),
        earliest=dt.date(2018, 7, 25),
        latest=dt.date(2018, 7, 25),
    )
    return planned(made, {"lecture": "wed 10:00"})


def ride_reason(edition: Edition, language: str = "en") -> str:
    found = why_unplaced(Setting(edition), edition.plan, language, tried=True)
    return next(u.why for u in found if u.occurrence == "to-bali@A")


def test_a_ride_that_the_rest_forbids_says_what_the_least_bad_one_would_break() -> None:
    edition = crossing_on_wednesday(
        RightCity(id="right_city"), DayLimits(id="day_limits", begins=dt.time(4), rides_until=dt.time(20))
    )

    told = ride_reason(edition)

    assert told.startswith(
        "No ride from Jakarta to Bali found a place beside the rest; the least bad one would be on Wed 25 Jul"
    )
    assert "lecture" in told.casefold()
    assert ride_reason(edition, "id").startswith("Tidak ada perjalanan dari Jakarta (id) ke Bali (id) yang muat")


def test_a_ride_that_would_fit_is_named() -> None:
    told = ride_reason(crossing_on_wednesday(RightCity(id="right_city")))

    assert told.startswith("No ride from Jakarta to Bali is chosen, though one on Wed 25 Jul")
