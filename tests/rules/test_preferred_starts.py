"""Activities begin at certain times of day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from builders import Amounts, activity, amounts, breaches, one_city, plan, said, span, two_cities
from lawatan.rules import Edition, PreferredStarts, cost
from lawatan.schedule import Setting, View
from lawatan.words import Words

TALK = ("talk@ALL",)


def edition(**fields: Any) -> Edition:
    """A lecture and a visit."""
    return one_city(
        activity("talk", minutes=90),
        activity("visit", "UDJO", 60, kind="site_visit"),
        rules=[PreferredStarts(id="starts", **fields)],
    )


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("wed 09:00", []),
        ("wed 09:01", [(TALK, 1)]),
        ("wed 08:55", [(TALK, 5)]),
        ("thu 13:30", []),
        ("thu 11:30", [(TALK, 120)]),
    ],
)
def test_lectures_begin_at_nine_or_half_past_one(start: str, found: Amounts) -> None:
    assert amounts(edition(), {"talk": start, "visit": start}) == found


@pytest.mark.parametrize(
    ("start", "found"),
    [("wed 08:00", []), ("wed 07:59", [(TALK, 1)]), ("wed 10:00", []), ("wed 10:01", [(TALK, 1)]), ("wed 13:30", [])],
)
def test_a_slot_holds_both_its_ends(start: str, found: Amounts) -> None:
    slots = edition(times=(dt.time(13, 30),), slots=(span("08:00-10:00"),))

    assert amounts(slots, {"talk": start}) == found


def test_a_slot_may_end_at_midnight() -> None:
    night = edition(times=(), slots=(span("22:00-00:00"),))

    assert amounts(night, {"talk": "wed 23:55"}) == []
    assert amounts(night, {"talk": "wed 21:59"}) == [(TALK, 1)]


def test_activities_that_are_named_count_whatever_their_kind() -> None:
    named = edition(activities=("visit",))
    visits = edition(kinds=("site_visit", "workshop"))

    for made in (named, visits):
        assert amounts(made, {"talk": "wed 10:00", "visit": "wed 10:00"}) == [(("visit@ALL",), 60)]
    setting = Setting(named)
    assert named.rules["starts"].windows(setting, setting.occurrences["talk@ALL"]) is None


def test_times_are_by_the_clock_where_the_activity_is() -> None:
    bali = two_cities(activity("talk", "RESORT"), rules=[PreferredStarts(id="starts")])

    assert amounts(bali, {"talk": "wed 09:00"}) == []
    assert amounts(bali, {"talk": "wed 08:59"}) == [(TALK, 1)]


def test_as_a_preference_each_activity_costs_its_weight() -> None:
    made = edition(weight=20, kinds=("session", "site_visit"))

    off = plan(made, {"talk": "wed 10:00", "visit": "wed 15:00"})
    assert cost(View(Setting(made), off)) == 40


def test_without_any_time_nothing_could_begin() -> None:
    with pytest.raises(ValidationError, match="give a time or a slot"):
        PreferredStarts(id="starts", times=())


def test_the_sentence() -> None:
    made = edition(slots=(span("10:30-11:00"),))
    (breach,) = breaches(made, {"talk": "wed 10:00"})

    assert said(made, breach) == "“Talk” begins on Wed 25 Jul at 10:00; its times are 09:00, 10:30–11:00 and 13:30."
    assert made.rules["starts"].numbers(Setting(made), Words("en")) == "09:00, 10:30–11:00 and 13:30"
