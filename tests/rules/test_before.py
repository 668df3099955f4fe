"""An activity ends before others start."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Before
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(
    *(activity(name) for name in ("lecture", "visit", "closing")),
    rules=[Before(id="before", activity="lecture", others=("visit", "closing"))],
)
FIRST, SECOND = ("lecture@ALL", "visit@ALL"), ("lecture@ALL", "closing@ALL")


@pytest.mark.parametrize(
    ("lecture", "visit", "found"),
    [
        ("mon 09:00", "mon 10:00", []),
        ("mon 09:00", "mon 09:59", [(FIRST, 1)]),
        ("mon 09:00", "mon 09:00", [(FIRST, 60)]),
        ("mon 09:00", "mon 08:00", [(FIRST, 120)]),
        ("mon 09:00", "sun 08:00", []),
    ],
)
def test_it_ends_before_the_other_starts(lecture: str, visit: str, found: Amounts) -> None:
    assert amounts(EDITION, {"lecture": lecture, "visit": visit}) == found


def test_each_of_the_others_is_judged_and_only_they() -> None:
    late = {"lecture": "tue 09:00", "visit": "mon 09:00", "closing": "tue 09:30"}

    assert amounts(EDITION, late) == [(FIRST, 25 * 60), (SECOND, 30)]
    assert amounts(EDITION, {"visit": "mon 09:00", "closing": "mon 09:00"}) == []


def test_it_is_between_activities_of_one_group() -> None:
    edition = two_cities(
        activity("lecture", "OFFICE", groups=("A", "B"), apart=True),
        activity("visit", "OFFICE", groups=("B",)),
        activity("all", "OFFICE"),
        rules=[Before(id="before", activity="lecture", others=("visit", "all", "lecture"))],
    )
    (rule,) = edition.rules.values()

    assert list(rule.cases(Setting(edition))) == [
        ("lecture@A", "all@ALL"),
        ("lecture@B", "visit@B"),
        ("lecture@B", "all@ALL"),
    ]


def test_the_sentence() -> None:
    (breach,) = breaches(EDITION, {"lecture": "mon 09:00", "visit": "mon 09:59"})

    assert said(EDITION, breach) == "“Lecture” has to end before “Visit” starts, and does not."


def test_it_tells_the_others_and_of_many_only_some() -> None:
    names = ("one", "two", "three", "four", "five")
    few = Before(id="few", activity="lecture", others=names[:2])
    many = Before(id="many", activity="lecture", others=names)
    setting = Setting(one_city(*(activity(name) for name in ("lecture", *names)), rules=[few, many]))

    assert few.numbers(setting, Words("en")) == "earlier than “One” and “Two”"
    assert many.numbers(setting, Words("en")) == "earlier than “One”, “Two”, “Three” and 2 others"
    assert many.numbers(setting, Words("id")).endswith("dan 2 lainnya")
