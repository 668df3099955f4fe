"""Activities of a kind are spread over the days of the programme."""

from __future__ import annotations

from typing import Any

import pytest

from builders import activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Edition, Spread
from lawatan.schedule import Setting
from lawatan.words import Words


def edition(**spread: Any) -> Edition:
    return one_city(
        activity("one", kind="working_session", tags=("plan",)),
        activity("two", kind="working_session"),
        activity("three", kind="working_session"),
        activity("talk", tags=("plan",)),
        rules=[Spread(id="spread", **spread)],
    )


ALL = ("one@ALL", "three@ALL", "two@ALL")


@pytest.mark.parametrize(
    ("two", "three", "missing"),
    [
        ("tue 09:00", "wed 09:00", 0),
        ("mon 23:59", "tue 00:00", 1),
        ("mon 10:00", "mon 11:00", 2),
        ("sun 23:59", "wed 09:00", 0),
        ("2018-07-30 00:00", "2018-07-22 23:59", 2),  # no days of the programme
    ],
)
def test_they_are_on_so_many_days_of_the_programme(two: str, three: str, missing: int) -> None:
    found = amounts(edition(least_days=3), {"one": "mon 09:00", "two": two, "three": three, "talk": "sat 09:00"})

    assert found == ([(ALL, missing)] if missing else [])


def test_what_is_not_on_the_board_is_missing() -> None:
    assert amounts(edition(least_days=2), {}) == [(ALL, 2)]
    assert amounts(edition(least_days=2), {"one": "mon 09:00", "two": "tue 09:00"}) == []
    assert Spread.demands


def test_no_more_than_so_many_are_on_one_day() -> None:
    starts = {"one": "mon 09:00", "two": "mon 10:00", "three": "mon 11:00"}

    assert amounts(edition(least_days=1, most=3), starts) == amounts(edition(least_days=1), starts) == []
    assert amounts(edition(least_days=1, most=2), starts) == [(ALL, 1)]
    assert [b.cases for b in breaches(edition(least_days=1, most=1), starts)] == [(("ALL", "2018-07-23"),)]


def test_kinds_and_tags_say_which() -> None:
    starts = {"one": "mon 09:00", "talk": "tue 09:00"}

    assert amounts(edition(least_days=2, kinds=(), tags=("plan",)), starts) == []
    assert amounts(edition(least_days=2, tags=("plan",)), starts) == [(("one@ALL",), 1)]
    assert amounts(edition(least_days=2, tags=("none such",)), starts) == []


def test_each_group_has_its_own_days() -> None:
    rule = Spread(id="spread", least_days=2, most=1)
    made = two_cities(
        activity("one", "OFFICE", kind="working_session", groups=("A",)),
        activity("two", "OFFICE", kind="working_session", groups=("A", "B"), apart=True),
        activity("three", "RESORT", kind="working_session", groups=("A",)),
        rules=[rule],
    )

    starts = {"one": "mon 09:00", "two@A": "mon 23:30", "two@B": "tue 09:00", "three": "tue 00:30"}  # 23:30 in Jakarta

    assert amounts(made, starts) == [(("one@A", "two@A"), 1), (("two@B",), 1)]
    assert [case for case in rule.cases(Setting(made)) if len(case) == 1] == [("A",), ("B",)]


def test_the_sentences() -> None:
    made = edition(least_days=2, most=1)
    few, many = breaches(made, {"one": "mon 09:00", "two": "mon 10:00"})

    assert said(made, few) == (
        "The days of the programme on which All has one are 1, and have to be at least 2: working session."
    )
    assert said(made, many) == "All has 2 on Mon 23 Jul, and may have 1 a day: working session."


def test_it_tells_what_and_on_how_many_days() -> None:
    setting, say = Setting(edition()), Words("en")

    assert Spread(id="a").numbers(setting, say) == "working session on at least 3 days"
    assert Spread(id="a", least_days=1, kinds=(), tags=("plan",)).numbers(setting, say) == "“plan” on at least 1 day"
    assert Spread(id="a", kinds=()).numbers(setting, say) == "activities of any kind on at least 3 days"
