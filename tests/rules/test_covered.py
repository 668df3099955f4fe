"""Each topic is covered by so many minutes."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Covered, Edition
from lawatan.schedule import Setting
from lawatan.words import Words


def edition(*topics: str, least: int = 60) -> Edition:
    return one_city(
        activity("lecture", minutes=45, tags=("export", "finance")),
        activity("visit", minutes=120, tags=("export",)),
        activity("other", minutes=300),
        rules=[Covered(id="covered", topics=topics, least_minutes=least)],
    )


EXPORT = ("lecture@ALL", "visit@ALL")


@pytest.mark.parametrize(
    ("least", "starts", "found"),
    [
        (165, {"lecture": "mon 09:00", "visit": "tue 09:00"}, []),
        (166, {"lecture": "mon 09:00", "visit": "tue 09:00"}, [(EXPORT, 1)]),
        (60, {"lecture": "mon 09:00", "other": "tue 09:00"}, [(EXPORT, 15)]),
        (45, {"lecture": "mon 09:00"}, []),
        (60, {}, [(EXPORT, 60)]),
    ],
)
def test_what_is_on_the_board_with_the_tag_is_long_enough(least: int, starts: dict[str, str], found: Amounts) -> None:
    assert amounts(edition("export", least=least), starts) == found
    assert Covered.demands


def test_each_topic_is_judged_and_one_that_nothing_is_about_too() -> None:
    found = breaches(edition("export", "finance", "law", "", "law"), {"visit": "mon 09:00"})

    assert [(breach.about, breach.amount, breach.cases) for breach in found] == [
        (("lecture@ALL",), 60, (("ALL", "finance"),)),
        (("ALL",), 60, (("ALL", "law"),)),
    ]


def test_each_group_has_its_own_minutes() -> None:
    made = two_cities(
        activity("lecture", "OFFICE", groups=("A", "B"), apart=True, tags=("export",)),
        activity("more", "OFFICE", groups=("B",), tags=("export",)),
        rules=[Covered(id="covered", topics=("export",), least_minutes=90)],
    )
    starts = {"lecture@A": "mon 09:00", "lecture@B": "mon 09:00", "more": "mon 10:00"}

    assert amounts(made, starts) == [(("lecture@A",), 30)]


def test_the_sentences() -> None:
    made = edition("export", "law", least=90)
    some, none = breaches(made, {"lecture": "mon 09:00"})

    assert said(made, some) == "All has 45 min on the topic “export”; it has to be at least 1 h 30 min."
    assert said(made, none) == "All has nothing on the topic “law”; it has to be at least 1 h 30 min."


def test_it_tells_the_topics_and_how_long() -> None:
    made = edition("export", "law")
    (rule,) = made.rules.values()

    assert rule.numbers(Setting(made), Words("en")) == "at least 1 h of “export” and “law”"
