"""Activities of different groups start at the same minute."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, said, two_cities, view
from lawatan.rules import SameStart
from lawatan.rules.moving import Moving
from lawatan.schedule import Setting
from lawatan.words import Words

RULE = SameStart(id="same", activities=("batik", "ceramics"))
EDITION = two_cities(
    activity("batik", "OFFICE", 60, groups=("A",)),
    activity("ceramics", "CERAMICS", 90, groups=("B",)),
    rules=[RULE],
)
PAIR = ("batik@A", "ceramics@B")


@pytest.mark.parametrize(
    ("batik", "ceramics", "found"),
    [
        ("mon 09:00", "mon 10:00", []),  # ceramics in Bali, an hour ahead
        ("mon 09:00", "mon 10:01", [(PAIR, 1)]),
        ("mon 09:01", "mon 10:00", [(PAIR[::-1], 1)]),
        ("mon 09:00", "tue 10:00", [(PAIR, 24 * 60)]),
    ],
)
def test_they_start_at_one_minute_whatever_the_clocks_say(batik: str, ceramics: str, found: Amounts) -> None:
    assert amounts(EDITION, {"batik": batik, "ceramics": ceramics}) == found


def test_one_alone_may_start_at_any_time() -> None:
    assert amounts(EDITION, {"ceramics": "mon 09:00"}) == []


def test_only_those_of_different_groups_are_compared() -> None:
    rule = SameStart(id="same", activities=("visit", "walk"))
    edition = two_cities(
        activity("visit", "OFFICE", groups=("A", "B"), apart=True),
        activity("walk", "OFFICE", groups=("B",)),
        activity("all", "OFFICE"),
        rules=[rule],
    )

    assert list(rule.cases(Setting(edition))) == [("visit@A", "visit@B"), ("visit@A", "walk@B")]


def test_the_sentence() -> None:
    (breach,) = breaches(EDITION, {"batik": "mon 09:00", "ceramics": "mon 10:30"})

    assert said(EDITION, breach) == "“Batik” starts 30 min before “Ceramics”; they have to start together."
    assert RULE.numbers(Setting(EDITION), Words("en")) == "“Batik” and “Ceramics”"


def test_a_move_sees_the_other_group() -> None:
    here = view(EDITION, {"batik": "mon 09:00", "ceramics": "mon 10:00"})
    slot = view(EDITION, {"batik": "mon 09:30"}).plan.placements["batik@A"]

    found = Moving(here, ("batik@A",), (RULE,)).breaches({"batik@A": slot})

    assert [(breach.about, breach.amount) for breach in found] == [(PAIR[::-1], 30)]
