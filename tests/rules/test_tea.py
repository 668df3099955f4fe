"""Who sits all morning has a tea break in the middle of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Edition, Tea
from lawatan.schedule import Setting
from lawatan.words import Words


def edition(talk: int = 60, kind: str = "session", **tea: Any) -> Edition:
    """Two sessions and something of another kind at the hotel."""
    return one_city(
        activity("talk", minutes=talk),
        activity("work", kind=kind),
        activity("visit", minutes=100, kind="site_visit"),
        rules=[Tea(id="tea", **tea)],
    )


BOTH, ALL = ("talk@ALL", "work@ALL"), ("talk@ALL", "visit@ALL", "work@ALL")


@pytest.mark.parametrize(
    ("talk", "work", "found"),
    [
        ("mon 09:15", "mon 10:30", []),
        ("mon 09:15", "mon 10:29", [(BOTH, 1)]),
        ("mon 09:05", "mon 10:05", [(BOTH, 15)]),
        ("mon 09:45", "mon 11:00", []),  # tea begins at 10:45
        ("mon 09:46", "mon 11:01", [(BOTH, 1)]),
        ("mon 08:00", "mon 10:15", []),  # and at 10:00
        ("mon 08:00", "mon 10:14", [(BOTH, 1)]),
        ("mon 09:46", "tue 10:00", []),
        ("mon 10:00", "mon 11:00", []),  # nobody sits before it
        ("mon 08:00", "mon 10:00", []),  # nor after it: work ends at 11:00
        ("mon 08:00", "mon 10:01", [(BOTH, 14)]),
    ],
)
def test_between_two_sittings_there_is_tea(talk: str, work: str, found: Amounts) -> None:
    assert amounts(edition(), {"talk": talk, "work": work}) == found


def test_only_sittings_ask_for_it() -> None:
    starts = {"talk": "mon 09:46", "work": "mon 10:46"}

    assert amounts(edition(kind="site_visit"), starts) == []
    assert amounts(edition(kind="site_visit", kinds=("session", "site_visit")), starts) == [(BOTH, 15)]


def test_what_is_long_has_its_tea_inside() -> None:
    assert amounts(edition(talk=120), {"talk": "mon 09:00", "work": "mon 11:00"}) == []
    assert amounts(edition(talk=119), {"talk": "mon 09:00", "work": "mon 10:59"}) == [(BOTH, 15)]
    assert amounts(edition(talk=119, inside_from_minutes=119), {"talk": "mon 09:00", "work": "mon 10:59"}) == []


def test_a_meal_is_a_break_itself() -> None:
    made = one_city(activity("talk"), activity("tea", minutes=20, kind="meal"), activity("work"), rules=[Tea(id="tea")])

    assert amounts(made, {"talk": "mon 09:20", "tea": "mon 10:20", "work": "mon 10:40"}) == []


@pytest.mark.parametrize(
    ("talk", "work", "found"),
    [
        ("mon 07:01", "mon 11:59", [(ALL, 25)]),
        ("mon 07:00", "mon 11:59", []),  # two hours before
        ("mon 07:01", "mon 12:00", []),
    ],
)
def test_sittings_far_from_the_hours_ask_for_none(talk: str, work: str, found: Amounts) -> None:
    assert amounts(edition(), {"talk": talk, "visit": "mon 09:30", "work": work}) == found


def test_it_is_beyond_the_ways_and_one_rule_a_break() -> None:
    made = one_city(
        activity("talk"),
        activity("work", "MUSEUM"),
        rules=[Tea(id="tea", earliest=dt.time(14, 45), latest=dt.time(15, 15))],
    )

    assert amounts(made, {"talk": "mon 14:00", "work": "mon 15:40"}) == []  # the way takes 25
    assert amounts(made, {"talk": "mon 14:00", "work": "mon 15:39"}) == [(BOTH, 1)]
    assert amounts(made, {"talk": "mon 09:00", "work": "mon 10:25"}) == []


def test_each_group_has_its_own() -> None:
    made = two_cities(activity("talk"), activity("work", groups=("B",)), rules=[Tea(id="tea")])

    (breach,) = breaches(made, {"talk": "mon 09:15", "work": "mon 10:20"})

    assert (breach.amount, breach.cases) == (10, (("B", "2018-07-23"),))


def test_the_hours_go_forward() -> None:
    with pytest.raises(ValidationError):
        Tea(id="tea", earliest=dt.time(11))


def test_the_sentence() -> None:
    (breach,) = breaches(edition(), {"talk": "mon 09:15", "work": "mon 10:20"})

    assert said(edition(), breach) == (
        "There is no tea break for All on Mon 23 Jul: 15 min free have to begin between 10:00 and 10:45, beyond the ways; it "
        "fails by 10 min."
    )
    assert Tea(id="tea").numbers(Setting(edition()), Words("en")) == "15 min, beginning 10:00–10:45"
