"""A lecture comes before the visits that it prepares."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Edition, Prepared
from lawatan.schedule import Setting
from lawatan.words import Words


def edition(most_days: int | None = None) -> Edition:
    return one_city(
        activity("lecture", prepares=("visit", "workshop")),
        activity("visit"),
        activity("workshop"),
        activity("other"),
        rules=[Prepared(id="prepared", most_days=most_days)],
    )


VISIT, WORKSHOP = ("lecture@ALL", "visit@ALL"), ("lecture@ALL", "workshop@ALL")


@pytest.mark.parametrize(
    ("visit", "found"),
    [
        ("tue 10:00", []),
        ("tue 09:59", [(VISIT, 1)]),
        ("mon 09:00", [(VISIT, 25 * 60)]),
        ("sun 09:00", []),
    ],
)
def test_it_ends_before_what_it_prepares_starts(visit: str, found: Amounts) -> None:
    assert amounts(edition(), {"lecture": "tue 09:00", "visit": visit, "other": "mon 08:00"}) == found


@pytest.mark.parametrize(
    ("most", "visit", "found"),
    [
        (0, "tue 23:59", []),
        (0, "wed 00:00", [(VISIT, 1)]),
        (2, "thu 23:59", []),
        (2, "sat 00:00", [(VISIT, 2)]),
        (2, "tue 09:30", [(VISIT, 30)]),
    ],
)
def test_it_may_have_to_be_fresh(most: int, visit: str, found: Amounts) -> None:
    assert amounts(edition(most), {"lecture": "tue 09:00", "visit": visit}) == found


def test_each_of_those_it_prepares_is_judged_and_none_that_is_absent() -> None:
    assert amounts(edition(), {"lecture": "tue 09:00", "visit": "mon 09:00", "workshop": "mon 10:00"}) == [
        (VISIT, 25 * 60),
        (WORKSHOP, 24 * 60),
    ]
    assert amounts(edition(), {"visit": "mon 09:00"}) == amounts(edition(), {"lecture": "mon 09:00"}) == []


def test_it_is_for_groups_that_attend_both() -> None:
    rule = Prepared(id="prepared")
    made = two_cities(
        activity("lecture", "OFFICE", groups=("A", "B"), apart=True, prepares=("visit",)),
        activity("visit", "OFFICE", groups=("B",)),
        rules=[rule],
    )

    assert list(rule.cases(Setting(made))) == [("lecture@B", "visit@B")]


def test_the_sentences() -> None:
    made = edition(1)
    early, late = (breaches(made, {"lecture": "tue 09:00", "visit": visit})[0] for visit in ("mon 09:00", "fri 09:00"))

    assert said(made, early) == "“Lecture” prepares “Visit”: it has to end before that starts, and does not."
    assert said(made, late) == (
        "“Lecture” on Tue 24 Jul prepares “Visit” on Fri 27 Jul; it has to be at most 1 day before."
    )


def test_it_tells_the_most_days() -> None:
    setting, say = Setting(edition()), Words("en")

    assert Prepared(id="a").numbers(setting, say) == ""
    assert Prepared(id="a", most_days=1).numbers(setting, say) == "at most 1 day before"
    assert Prepared(id="a", most_days=3).numbers(setting, say) == "at most 3 days before"
