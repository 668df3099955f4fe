"""Activities of a kind come last."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.domain import Kind
from lawatan.rules import TagLast
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(
    activity("draft", kind="working_session"),
    activity("final", kind="working_session"),
    activity("lecture"),
    activity("visit", kind="site_visit"),
    rules=[TagLast(id="last")],
)
VISIT = ("visit@ALL", "final@ALL")


@pytest.mark.parametrize(
    ("visit", "found"),
    [
        ("wed 08:00", []),
        ("wed 08:01", [(VISIT, 1)]),
        ("wed 09:00", [(VISIT, 60)]),
        ("thu 09:00", [(VISIT, 25 * 60)]),
        ("mon 09:00", []),
    ],
)
def test_the_last_of_them_starts_after_all_else_has_ended(visit: str, found: Amounts) -> None:
    starts = {"draft": "mon 08:00", "final": "wed 09:00", "lecture": "tue 09:00", "visit": visit}

    assert amounts(EDITION, starts) == found


def test_none_of_them_on_the_board_breaks_nothing() -> None:
    assert amounts(EDITION, {"lecture": "tue 09:00", "visit": "tue 10:00"}) == []
    assert amounts(EDITION, {"draft": "mon 09:00", "visit": "tue 10:00"}) == [(("visit@ALL", "draft@ALL"), 26 * 60)]


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("session", True),
        ("workshop", True),
        ("site_visit", True),
        ("cultural_visit", False),
        ("ceremony", False),
        ("meal", False),
        ("free_time", False),
    ],
)
def test_only_what_one_learns_from_has_to_come_before(kind: Kind, counts: bool) -> None:
    edition = one_city(
        activity("plan", kind="working_session"), activity("after", kind=kind), rules=[TagLast(id="last")]
    )

    assert bool(breaches(edition, {"plan": "mon 09:00", "after": "tue 09:00"})) == counts


def test_a_tag_says_which() -> None:
    rule = TagLast(id="last", kinds=(), tags=("plan",))
    edition = one_city(activity("plan", tags=("plan",)), activity("lecture"), activity("more"), rules=[rule])
    starts = {"plan": "mon 09:00", "lecture": "tue 09:00", "more": "wed 09:00"}

    assert [breach.cases for breach in breaches(edition, starts)] == [(("lecture@ALL",),), (("more@ALL",),)]


def test_each_group_has_its_own_last_and_rides_may_follow() -> None:
    rule = TagLast(id="last")
    edition = two_cities(
        activity("plan", "OFFICE", kind="working_session", groups=("A", "B"), apart=True),
        activity("lecture", "OFFICE"),
        activity("b", "OFFICE", groups=("B",)),
        rules=[rule],
    )
    starts = {"plan@A": "tue 09:00", "plan@B": "mon 09:00", "lecture": "mon 08:00", "b": "mon 10:00"}

    assert list(rule.cases(Setting(edition))) == [("lecture@ALL",), ("b@B",)]
    assert amounts(edition, starts, {"to-bali@A": ("coach", "tue 12:00")}) == [(("b@B", "plan@B"), 120)]
    assert amounts(edition, {**starts, "lecture": "tue 10:00"})[0] == (("lecture@ALL", "plan@A"), 120)
    assert len(amounts(edition, {**starts, "lecture": "tue 10:00"})) == 2


def test_the_sentence() -> None:
    (breach,) = breaches(EDITION, {"draft": "mon 09:00", "visit": "tue 10:00"})

    assert said(EDITION, breach) == (
        "For All, “Visit” is not over before “Draft” starts, and nothing that has to come last follows: working session."
    )


def test_it_tells_what_comes_last() -> None:
    rule = TagLast(id="last", tags=("action plan",))

    assert rule.numbers(Setting(EDITION), Words("en")) == "working session and “action plan”"
