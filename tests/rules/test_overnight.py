"""A group rests so many hours from one day to the next."""

from __future__ import annotations

from builders import activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules.overnight import Overnight
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(
    activity("evening"), activity("later"), activity("morning"), activity("noon"), rules=[Overnight(id="rest")]
)


def test_ten_hours_are_enough_and_a_step_less_is_not() -> None:
    assert amounts(EDITION, {"evening": "wed 21:00", "morning": "thu 08:00"}) == []
    assert amounts(EDITION, {"evening": "wed 21:00", "morning": "thu 07:55"}) == [(("evening@ALL", "morning@ALL"), 5)]


def test_on_one_day_nothing_is_asked() -> None:
    assert amounts(EDITION, {"evening": "wed 09:00", "later": "wed 10:00", "morning": "wed 11:00"}) == []


def test_the_two_that_are_nearest_are_told() -> None:
    late = {"evening": "wed 20:00", "later": "wed 22:00", "morning": "thu 08:00", "noon": "thu 08:30"}

    assert amounts(EDITION, late) == [(("later@ALL", "morning@ALL"), 60)]


def test_what_lasts_into_the_next_day_leaves_no_rest() -> None:
    edition = one_city(activity("night", minutes=240), activity("early"), rules=[Overnight(id="rest")])
    (found,) = breaches(edition, {"night": "wed 22:00", "early": "thu 01:00"})

    assert found.amount == 11 * 60
    assert said(edition, found) == (
        "Before Thu 26 Jul All has no night’s rest between “Night” and “Early”; the least is 10 h."
    )


def test_rides_count_and_days_are_those_of_the_place() -> None:
    """Half past midnight in Bali is half past eleven in the evening in Jakarta."""
    edition = two_cities(
        activity("office", "OFFICE", 30, groups=("A",)),
        activity("ceramics", "CERAMICS", groups=("B",)),
        rules=[Overnight(id="rest")],
    )
    starts = {"office": "thu 12:00", "ceramics": "thu 10:00"}

    found = breaches(edition, starts, {"to-bali@A": ("coach", "fri 01:00"), "to-bali@B": ("flight", "wed 22:00")})

    assert [(b.about, b.cases) for b in found] == [(("to-bali@B", "ceramics@B"), (("B", "2018-07-26"),))]


def test_the_sentence() -> None:
    (found,) = breaches(EDITION, {"evening": "wed 21:00", "morning": "thu 07:00"})
    (rule,) = EDITION.rules.values()

    assert said(EDITION, found) == (
        "Before Thu 26 Jul All rests only 9 h, between “Evening” and “Morning”; the least is 10 h."
    )
    assert rule.numbers(Setting(EDITION), Words("en")) == "at least 10 h"
