"""Groups that parted meet again: none waits long for the others."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, said, two_cities
from lawatan.rules import Meet
from lawatan.schedule import Setting
from lawatan.words import Words

RULE = Meet(id="meet", activities=("batik", "ceramics"), most_minutes=20)
EDITION = two_cities(
    activity("batik", "OFFICE", 60, groups=("A",)),
    activity("ceramics", "OFFICE", 90, groups=("B",)),
    rules=[RULE],
)
A_WAITS, B_WAITS = ("batik@A", "ceramics@B"), ("ceramics@B", "batik@A")


@pytest.mark.parametrize(
    ("batik", "ceramics", "found"),
    [
        ("mon 09:30", "mon 09:00", []),
        ("mon 09:10", "mon 09:00", []),
        ("mon 09:09", "mon 09:00", [(A_WAITS, 1)]),
        ("mon 09:50", "mon 09:00", []),
        ("mon 09:51", "mon 09:00", [(B_WAITS, 1)]),
        ("mon 09:30", "tue 09:00", [(A_WAITS, 24 * 60 - 20)]),
    ],
)
def test_neither_waits_longer_than_that(batik: str, ceramics: str, found: Amounts) -> None:
    assert amounts(EDITION, {"batik": batik, "ceramics": ceramics}) == found


def test_who_is_not_scheduled_is_not_waited_for() -> None:
    assert amounts(EDITION, {"batik": "mon 09:00"}) == []


def test_a_visit_that_each_group_makes_by_itself_is_one_too() -> None:
    rule = Meet(id="meet", activities=("visit",))
    edition = two_cities(activity("visit", "OFFICE", groups=("A", "B"), apart=True), rules=[rule])

    assert list(rule.cases(Setting(edition))) == [("visit@A", "visit@B")]
    assert amounts(edition, {"visit@A": "mon 09:00", "visit@B": "mon 09:30"}) == []
    assert amounts(edition, {"visit@A": "mon 09:00", "visit@B": "mon 09:35"}) == [(("visit@A", "visit@B"), 5)]


def test_the_sentence_tells_who_waits_for_whom() -> None:
    (breach,) = breaches(EDITION, {"batik": "mon 09:00", "ceramics": "mon 09:15"})

    assert said(EDITION, breach) == (
        "After “Batik”, Group A would wait 45 min until “Ceramics” of Group B is over; 20 min is the longest wait."
    )
    assert RULE.numbers(Setting(EDITION), Words("en")) == "at most 20 min of waiting, “Batik” and “Ceramics”"
