"""Class and visits keep a balance."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from builders import activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Edition
from lawatan.rules.balance import Balance
from lawatan.schedule import Setting
from lawatan.words import Words


def edition(**fields: Any) -> Edition:
    return one_city(
        activity("talk", minutes=70),
        activity("plan", minutes=10, kind="working_session"),
        activity("visit", "UDJO", 30, kind="site_visit"),
        activity("dinner", minutes=240, kind="meal"),
        rules=[Balance(id="balance", **fields)],
    )


def test_seventy_percent_of_class_is_the_most() -> None:
    """70 of 100 minutes, then 80 of 110."""
    even = {"talk": "wed 09:00", "visit": "thu 09:00", "dinner": "thu 12:00"}

    assert amounts(edition(), even) == []
    assert amounts(edition(), {**even, "plan": "fri 09:00"}) == [(("talk@ALL", "plan@ALL", "visit@ALL"), 3)]
    assert amounts(edition(most_percent=69), even) == [(("talk@ALL", "visit@ALL"), 1)]


def test_and_there_is_a_least() -> None:
    """10 of 40 minutes are 25 %."""
    out = {"plan": "wed 09:00", "visit": "thu 09:00"}

    assert amounts(edition(least_percent=25), out) == []
    assert amounts(edition(least_percent=26), out) == [(("plan@ALL", "visit@ALL"), 1)]
    assert amounts(edition(), {"visit": "thu 09:00"}) == [(("visit@ALL",), 20)]


def test_nothing_of_either_is_in_balance() -> None:
    assert amounts(edition(least_percent=50, most_percent=50), {"dinner": "wed 12:00"}) == []


def test_by_week_only_full_weeks_count() -> None:
    weekly = edition(period="week")

    assert amounts(weekly, {"talk": "mon 09:00", "visit": "sun 09:00"}) == []
    assert amounts(weekly, {"talk": "mon 09:00", "visit": "2018-07-30 09:00"}) == [(("talk@ALL",), 30)]
    assert amounts(weekly, {"talk": "2018-07-30 09:00"}) == []


def test_each_group_by_itself() -> None:
    apart = two_cities(
        activity("all", "OFFICE"),
        activity("of-a", "OFFICE", kind="site_visit", groups=("A",)),
        rules=[Balance(id="balance")],
    )

    (found,) = breaches(apart, {"all": "wed 09:00", "of-a": "thu 09:00"})

    assert found.cases == (("B",),)


def test_the_bounds_are_in_order() -> None:
    with pytest.raises(ValidationError, match="the most lies below the least"):
        Balance(id="balance", least_percent=60, most_percent=50)


def test_the_sentences() -> None:
    total, weekly = edition(), edition(period="week")

    assert said(total, breaches(total, {"talk": "wed 09:00"})[0]) == (
        "All has 1 h 10 min of class and 0 min of visits in all: 100 % class, where 20–70 % are wanted."
    )
    assert said(weekly, breaches(weekly, {"talk": "wed 09:00"})[0]) == (
        "All has 1 h 10 min of class and 0 min of visits in the week 23–29 July 2018: 100 % class, where 20–70 % are "
        "wanted."
    )
    assert total.rules["balance"].numbers(Setting(total), Words("en")) == "20–70 % class in all"
    assert weekly.rules["balance"].numbers(Setting(weekly), Words("id")) == "kelas 20–70 % sepekan"
