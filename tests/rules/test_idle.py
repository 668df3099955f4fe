"""A group does not wait longer than so many hours for what comes next on its day."""

from __future__ import annotations

from builders import activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules.idle import Idle
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(activity("talk"), activity("show", "UDJO"), activity("recap", "UDJO", 30), rules=[Idle(id="idle")])


def test_two_hours_beyond_the_way_are_enough_and_a_step_more_is_too_much() -> None:
    """From the hotel the way takes 40 minutes, boarding counted."""
    assert amounts(EDITION, {"talk": "wed 09:00", "show": "wed 12:40"}) == []
    assert amounts(EDITION, {"talk": "wed 09:00", "show": "wed 12:45"}) == [(("talk@ALL", "show@ALL"), 5)]


def test_the_way_is_that_of_the_hour_at_which_it_begins() -> None:
    """At 16:00 the peak begins, and the way takes 55 minutes."""
    assert amounts(EDITION, {"talk": "wed 15:00", "show": "wed 18:55"}) == []
    assert amounts(EDITION, {"talk": "wed 15:00", "show": "wed 19:00"}) == [(("talk@ALL", "show@ALL"), 5)]


def test_something_between_is_enough_and_the_night_is_no_waiting() -> None:
    between = {"talk": "wed 09:00", "show": "wed 15:00", "recap": "wed 12:30"}

    assert amounts(EDITION, between) == []
    assert amounts(EDITION, {"talk": "wed 09:00", "show": "thu 15:00"}) == []
    assert amounts(EDITION, {"talk": "wed 09:00"}) == []


def test_each_wait_of_a_day_is_told_and_the_day_has_one_price() -> None:
    found = breaches(EDITION, {"talk": "wed 06:00", "show": "wed 11:00", "recap": "wed 15:00"})

    assert [b.about for b in found] == [("talk@ALL", "show@ALL"), ("show@ALL", "recap@ALL")]
    assert {b.cases for b in found} == {(("ALL", "2018-07-25"),)}


def test_each_group_waits_for_itself_and_a_ride_ends_the_wait() -> None:
    edition = two_cities(activity("office", "HOTEL", 60), rules=[Idle(id="idle")])
    rides = {"to-bali@A": ("coach", "wed 11:30"), "to-bali@B": ("coach", "wed 14:30")}

    (found,) = breaches(edition, {"office": "wed 09:00"}, rides)

    assert found.about == ("office@ALL", "to-bali@B")
    assert found.cases == (("B", "2018-07-25"),)


def test_the_sentence() -> None:
    (found,) = breaches(EDITION, {"talk": "wed 09:00", "show": "wed 13:00"})
    (rule,) = EDITION.rules.values()

    assert said(EDITION, found) == (
        "On Wed 25 Jul All waits 2 h 20 min between “Talk” and “Show”, the way not counted; the most is 2 h."
    )
    assert rule.numbers(Setting(EDITION), Words("en")) == "at most 2 h"
