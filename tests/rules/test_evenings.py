"""A group has something on no more than so many evenings a week."""

from __future__ import annotations

from builders import activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules.evenings import Evenings
from lawatan.schedule import Setting
from lawatan.words import Words

NAMES = ("one", "two", "three")
EDITION = one_city(*(activity(name) for name in NAMES), rules=[Evenings(id="evenings")])
IDS = tuple(f"{name}@ALL" for name in NAMES)


def test_two_evenings_are_enough_and_a_third_is_too_much() -> None:
    two = {"one": "mon 19:00", "two": "wed 19:00"}

    assert amounts(EDITION, {**two, "three": "thu 17:30"}) == []
    assert amounts(EDITION, {**two, "three": "thu 17:35"}) == [(IDS, 1)]
    assert amounts(EDITION, {**two, "three": "wed 21:00"}) == []
    assert amounts(EDITION, {**two, "three": "2018-07-30 20:00"}) == []


def test_what_ends_after_midnight_is_of_the_evening_before() -> None:
    alone = one_city(*(activity(name) for name in NAMES), rules=[Evenings(id="evenings", most=1)])

    assert amounts(alone, {"one": "mon 20:00", "two": "mon 23:30"}) == []
    assert amounts(alone, {"one": "sun 23:30", "two": "2018-07-30 20:00"}) == []
    assert amounts(alone, {"one": "mon 20:00", "two": "tue 00:30"}) == []


def test_rides_count_by_the_clock_of_where_they_arrive_and_each_group_for_itself() -> None:
    """The coach takes three hours: in Bali it is an hour later."""
    edition = two_cities(rules=[Evenings(id="evenings", most=0)])

    found = breaches(edition, {}, {"to-bali@A": ("coach", "sat 14:20"), "to-bali@B": ("coach", "sat 15:00")})

    assert [(b.about, b.cases) for b in found] == [(("to-bali@B",), (("B", "2018-07-23"),))]
    assert said(edition, found[0]) == (
        "In the week 23–29 July 2018 Group B has something after 18:30, and should not have."
    )


def test_the_sentence() -> None:
    (found,) = breaches(EDITION, {"one": "mon 19:00", "two": "wed 19:00", "three": "sun 20:00"})
    (rule,) = EDITION.rules.values()

    assert said(EDITION, found) == (
        "In the week 23–29 July 2018 All has something after 18:30 on 3 evenings; the most is 2."
    )
    assert rule.numbers(Setting(EDITION), Words("en")) == "at most 2 a week from 18:30"
