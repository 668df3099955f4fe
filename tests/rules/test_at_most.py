"""A group has no more than so many activities of some kinds a day, a week or in all."""

from __future__ import annotations

from typing import Any

from builders import activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Edition
from lawatan.rules.at_most import AtMost
from lawatan.schedule import Setting
from lawatan.words import Words

VISITS = ("one", "two", "three")


def edition(**fields: Any) -> Edition:
    return one_city(
        *(activity(name, "UDJO", 60, kind="site_visit", tags=("factory",) if name != "two" else ()) for name in VISITS),
        activity("talk"),
        rules=[AtMost(id="most", **fields)],
    )


IDS = tuple(f"{name}@ALL" for name in VISITS)


def test_a_day() -> None:
    two_a_day = edition(most=2)

    assert amounts(two_a_day, {"one": "wed 08:00", "two": "wed 10:00", "talk": "wed 12:00"}) == []
    assert amounts(two_a_day, {"one": "wed 08:00", "two": "wed 10:00", "three": "wed 23:55"}) == [(IDS, 1)]
    assert amounts(two_a_day, {"one": "wed 08:00", "two": "wed 10:00", "three": "thu 00:00"}) == []
    assert amounts(edition(), {"one": "wed 08:00", "two": "wed 10:00", "three": "wed 12:00"}) == []


def test_a_week_begins_on_monday() -> None:
    two_a_week = edition(most=2, period="week")

    assert amounts(two_a_week, {"one": "mon 08:00", "two": "wed 10:00", "three": "sun 12:00"}) == [(IDS, 1)]
    assert amounts(two_a_week, {"one": "2018-07-30 08:00", "two": "wed 10:00", "three": "sun 12:00"}) == []


def test_in_all() -> None:
    none = edition(most=0, period="programme")

    assert amounts(none, {"one": "mon 08:00", "three": "2018-07-30 12:00"}) == [((IDS[0], IDS[2]), 2)]
    assert amounts(none, {"talk": "mon 08:00"}) == []


def test_tags_and_kinds_both_have_to_be_met() -> None:
    factories = edition(most=1, tags=("factory",))
    any_kind = edition(most=1, kinds=())

    assert amounts(factories, {"one": "wed 08:00", "two": "wed 10:00"}) == []
    assert amounts(factories, {"one": "wed 08:00", "three": "wed 10:00"}) == [((IDS[0], IDS[2]), 1)]
    assert amounts(any_kind, {"one": "wed 08:00", "talk": "wed 10:00"}) == [((IDS[0], "talk@ALL"), 1)]


def test_each_group_is_counted_by_itself_and_rides_are_not() -> None:
    apart = two_cities(
        activity("all", "OFFICE", kind="site_visit"),
        activity("of-a", "OFFICE", kind="site_visit", groups=("A",)),
        rules=[AtMost(id="most", most=1, kinds=(), period="programme")],
    )

    (found,) = breaches(apart, {"all": "wed 09:00", "of-a": "thu 09:00"}, {"to-bali@B": ("coach", "fri 09:00")})

    assert found.cases == (("A",),)


def test_the_sentences() -> None:
    starts = {"one": "wed 08:00", "two": "wed 10:00", "three": "wed 12:00"}
    day, week = edition(most=2), edition(most=2, period="week", kinds=("site_visit",))
    everything = edition(most=2, period="programme", kinds=(), tags=("factory", "museum"))

    assert said(day, breaches(day, starts)[0]) == (
        "All has 3 on Wed 25 Jul, and may have 2 a day: site visit, cultural visit and workshop."
    )
    assert said(week, breaches(week, starts)[0]) == (
        "All has 3 in the week 23–29 July 2018, and may have 2 a week: site visit."
    )
    assert everything.rules["most"].numbers(Setting(everything), Words("en")) == (
        "at most 2 in all: “factory” and “museum”"
    )
    none = edition(most=0, period="programme", kinds=())
    assert said(none, breaches(none, starts)[0]) == (
        "All has 3 in the whole programme, and may have 0: activities of any kind."
    )
