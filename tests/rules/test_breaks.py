"""Where lunch and the Friday break lie in a plan."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import MONDAY, activity, one_city, two_cities, view
from lawatan.rules.breaks import breaks_of
from lawatan.rules.friday_break import FridayBreak
from lawatan.rules.lunch import Lunch
from lawatan.schedule import View

RULES = (Lunch(id="lunch"), FridayBreak(id="friday"))
WEDNESDAY, FRIDAY = MONDAY + dt.timedelta(days=2), MONDAY + dt.timedelta(days=4)


def told(seen: View, *dates: dt.date, leaf: str = "ALL") -> list[str]:
    """The breaks of some days: kind, local times and zone."""
    clock = seen.setting.clock
    return [
        f"{each.kind} {clock.moment(each.start, each.zone):%H:%M}–{clock.moment(each.end, each.zone):%H:%M} {each.zone}"
        for each in breaks_of(seen, leaf, dates).values()
    ]


def test_lunch_is_at_noon_where_the_day_is_free_and_fridays_have_their_own_break() -> None:
    seen = view(one_city(activity("show", minutes=90), rules=RULES), {"show": "wed 08:00"})

    assert told(seen, WEDNESDAY, FRIDAY) == [
        "lunch 12:00–13:00 Asia/Jakarta",
        "friday_break 11:30–13:30 Asia/Jakarta",
    ]


@pytest.mark.parametrize(
    ("start", "lunch"),
    [
        ("wed 09:00", "lunch 12:00–13:00 Asia/Jakarta"),
        ("wed 11:00", "lunch 12:30–13:30 Asia/Jakarta"),  # as near to noon as can be
        ("wed 12:40", "lunch 11:40–12:40 Asia/Jakarta"),
    ],
)
def test_lunch_is_as_near_to_noon_as_the_activities_leave_it(start: str, lunch: str) -> None:
    seen = view(one_city(activity("show", minutes=90), rules=RULES), {"show": start})

    assert told(seen, WEDNESDAY) == [lunch]


def test_lunch_keeps_off_the_ways_where_it_can_and_else_comes_before_them() -> None:
    edition = one_city(activity("talk", minutes=60), activity("show", "UDJO", 60), rules=RULES)

    after = view(edition, {"talk": "wed 10:30", "show": "wed 13:30"})
    before = view(edition, {"talk": "wed 11:45", "show": "wed 14:30"})

    assert told(after, WEDNESDAY) == ["lunch 12:10–13:10 Asia/Jakarta"]
    assert told(before, WEDNESDAY) == ["lunch 12:45–13:45 Asia/Jakarta"]


def test_who_sets_out_from_the_hotel_at_noon_eats_before() -> None:
    """The rule does not count the way from the hotel: the hour before the activity is free for it, and not on the road."""
    seen = view(one_city(activity("show", "UDJO", minutes=120), rules=RULES), {"show": "wed 12:30"})
    (way, _) = seen.legs("ALL")

    ((_, lunch),) = breaks_of(seen, "ALL", [WEDNESDAY]).items()

    assert lunch.end == way.start < seen.entries["show@ALL"].start
    assert lunch.end - lunch.start == 60


def test_a_meal_at_noon_is_lunch_and_a_dinner_is_not() -> None:
    edition = one_city(activity("meal", kind="meal"), rules=RULES)

    assert told(view(edition, {"meal": "wed 12:00"}), WEDNESDAY) == []
    assert told(view(edition, {"meal": "wed 19:00"}), WEDNESDAY) == ["lunch 12:00–13:00 Asia/Jakarta"]


def test_where_nothing_is_free_or_no_rule_asks_there_is_none() -> None:
    long = activity("long", minutes=8 * 60)

    assert told(view(one_city(long, rules=RULES), {"long": "wed 08:00"}), WEDNESDAY) == []
    assert told(view(one_city(long), {"long": "wed 16:00"}), WEDNESDAY) == []
    off = (Lunch(id="lunch", active=False), FridayBreak(id="friday", active=False))
    assert told(view(one_city(long, rules=off), {"long": "wed 16:00"}), WEDNESDAY, FRIDAY) == []


def test_after_a_flight_noon_is_that_of_the_place() -> None:
    edition = two_cities(rules=RULES)
    flown = {"to-bali@A": ("flight", "wed 08:00")}

    assert told(view(edition, rides=flown), WEDNESDAY, leaf="A") == ["lunch 12:00–13:00 Asia/Makassar"]
    assert told(view(edition, rides=flown), WEDNESDAY, leaf="B") == ["lunch 12:00–13:00 Asia/Jakarta"]
    friday = view(edition, rides={"to-bali@A": ("coach", "fri 06:00")})
    assert told(friday, FRIDAY, leaf="A") == ["friday_break 11:30–13:30 Asia/Makassar"]


def test_a_group_without_a_city_goes_by_the_zone_given() -> None:
    seen = view(one_city(rules=RULES))

    (found,) = breaks_of(seen, "", (WEDNESDAY,), "Asia/Makassar").values()

    assert (found.zone, seen.setting.clock.of_day(found.start, found.zone)) == ("Asia/Makassar", 12 * 60)
