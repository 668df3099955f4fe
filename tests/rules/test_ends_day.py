"""An activity is the last thing that its groups do on its day."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import EndsDay, Rule
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(activity("dinner"), activity("visit"), rules=[EndsDay(id="ends", activity="dinner")])
PAIR = ("dinner@ALL", "visit@ALL")


@pytest.mark.parametrize(
    ("visit", "found"),
    [
        ("mon 18:00", []),
        ("mon 18:01", [(PAIR, 1)]),
        ("mon 19:00", [(PAIR, 60)]),
        ("mon 21:00", [(PAIR, 180)]),
        ("mon 23:59", [(PAIR, 60 + 299)]),
        ("tue 00:00", []),
        ("sun 23:00", []),
    ],
)
def test_all_else_of_the_day_has_ended(visit: str, found: Amounts) -> None:
    assert amounts(EDITION, {"dinner": "mon 19:00", "visit": visit}) == found


def test_what_is_absent_breaks_nothing() -> None:
    assert amounts(EDITION, {"dinner": "mon 19:00"}) == amounts(EDITION, {"visit": "mon 19:00"}) == []


@pytest.mark.parametrize(("rides_too", "found"), [(False, []), (True, [(("dinner@A", "to-bali@A"), 4 * 60)])])
def test_a_ride_may_come_after_it_unless_rides_count(rides_too: bool, found: Amounts) -> None:
    edition = two_cities(
        activity("dinner", "HOTEL", groups=("A",)),
        activity("other", "HOTEL", groups=("B",)),
        rules=[EndsDay(id="ends", activity="dinner", rides_too=rides_too)],
    )
    starts, rides = {"dinner": "mon 14:00", "other": "mon 20:00"}, {"to-bali@A": ("coach", "mon 15:00")}

    assert amounts(edition, starts, rides) == found


def test_each_group_has_its_own_day() -> None:
    rules: list[Rule] = [EndsDay(id="ends", activity="dinner")]
    edition = two_cities(
        activity("dinner", "HOTEL", groups=("A", "B"), apart=True), activity("b", "HOTEL", groups=("B",)), rules=rules
    )

    assert list(rules[0].cases(Setting(edition))) == [("dinner@B", "b@B")]


def test_the_sentence() -> None:
    (breach,) = breaches(EDITION, {"dinner": "mon 19:00", "visit": "mon 20:00"})

    assert said(EDITION, breach) == (
        "“Dinner” has to end the day, but “Visit” on the same day is not over before it starts."
    )


def test_it_tells_whether_rides_count() -> None:
    setting = Setting(EDITION)

    assert EndsDay(id="a", activity="dinner").numbers(setting, Words("en")) == "“Dinner”"
    assert EndsDay(id="a", activity="dinner", rides_too=True).numbers(setting, Words("en")) == "“Dinner”, rides counted"
