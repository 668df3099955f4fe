"""A group's day, from its first item to its last, is no longer than so many hours."""

from __future__ import annotations

from builders import activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules.day_span import DaySpan
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(activity("first"), activity("long", minutes=300), activity("last"), rules=[DaySpan(id="span")])
ALL = ("first@ALL", "long@ALL", "last@ALL")


def test_ten_hours_are_enough_and_a_step_more_is_too_much() -> None:
    starts = {"first": "wed 08:00", "long": "wed 10:00"}

    assert amounts(EDITION, {**starts, "last": "wed 17:00"}) == []
    assert amounts(EDITION, {**starts, "last": "wed 17:05"}) == [(ALL, 5)]
    assert amounts(EDITION, {**starts, "last": "thu 17:05"}) == []


def test_the_end_is_that_of_what_ends_last() -> None:
    """The last one starts and ends within the long one."""
    starts = {"first": "wed 08:00", "long": "wed 13:05", "last": "wed 14:00"}

    assert amounts(EDITION, starts) == [(ALL, 5)]


def test_one_thing_by_itself_has_a_span() -> None:
    edition = one_city(activity("outing", minutes=605), rules=[DaySpan(id="span")])

    assert amounts(edition, {"outing": "wed 08:00"}) == [(("outing@ALL",), 5)]


def test_a_ride_after_midnight_belongs_to_the_day_on_which_it_leaves() -> None:
    edition = two_cities(
        activity("of-a", "OFFICE", groups=("A",)),
        activity("of-b", "OFFICE", groups=("B",)),
        activity("early", "RESORT"),
        rules=[DaySpan(id="span")],
    )
    starts = {"of-a": "wed 12:00", "of-b": "thu 12:00", "early": "fri 08:00"}

    found = breaches(edition, starts, {"to-bali@A": ("flight", "wed 22:00"), "to-bali@B": ("coach", "thu 17:00")})

    assert [(b.cases, b.about) for b in found] == [((("A", "2018-07-25"),), ("of-a@A", "to-bali@A"))]
    assert (
        found[0].amount == 180
    )  # 22:00, 115 in the air, 45 to the kerb, boarding and way 20: 01:00 by the clock of Jakarta


def test_the_sentence() -> None:
    (found,) = breaches(EDITION, {"first": "wed 08:00", "last": "wed 18:00"})
    (rule,) = EDITION.rules.values()

    assert said(EDITION, found) == "From the first to the last item, Wed 25 Jul of All takes 11 h; the most is 10 h."
    assert rule.numbers(Setting(EDITION), Words("en")) == "at most 10 h"
