"""Hosts have their time to answer a request."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, text, two_cities
from lawatan.domain import Host
from lawatan.rules import Edition, LeadTime
from lawatan.schedule import Setting
from lawatan.words import Words

VISIT, BOTH = ("visit@ALL",), ("both@ALL",)
PLANT = Host(id="PLANT", name=text("Plant"), lead_time_days=14, names_days=7)
OFFICE = Host(id="OFFICE", name=text("Office"), lead_time_days=0)
FIRM = Host(id="FIRM", name=text("Firm"))


def edition(**fields: Any) -> Edition:
    """Visits to hosts that ask for a fortnight, for nothing, and say nothing."""
    return one_city(
        activity("visit", "UDJO", hosts=("FIRM", "PLANT")),
        activity("both", "UDJO", hosts=("OFFICE", "PLANT")),
        activity("office", "UDJO", hosts=("OFFICE",)),
        activity("firm", "UDJO", hosts=("FIRM",)),
        hosts=[PLANT, OFFICE, FIRM],
        rules=[LeadTime(id="lead", **fields)],
    )


LETTERS = edition(letters_by=dt.date(2018, 7, 11))
"""With the plant a visit is possible from Wednesday, 25 July on."""


@pytest.mark.parametrize(
    ("start", "found"),
    [("wed 00:00", []), ("tue 23:59", [(VISIT, 1)]), ("tue 09:00", [(VISIT, 15 * 60)]), ("sun 09:00", [])],
)
def test_it_lies_no_earlier_than_the_letter_and_the_lead_time(start: str, found: Amounts) -> None:
    assert amounts(LETTERS, {"visit": start, "firm": start, "office": start}) == found


def test_of_several_hosts_the_slowest_counts() -> None:
    assert amounts(LETTERS, {"both": "tue 23:00"}) == [(BOTH, 60)]
    assert amounts(LETTERS, {"both": "wed 00:00"}) == []


def test_the_list_of_names_counts_too() -> None:
    names = edition(letters_by=dt.date(2018, 7, 1), names_by=dt.date(2018, 7, 19))

    assert amounts(names, {"visit": "wed 23:00"}) == [(VISIT, 60)]
    assert amounts(names, {"visit": "thu 00:00", "office": "mon 09:00"}) == []


def test_a_host_that_asks_for_no_days_is_visited_from_the_day_of_the_letter_on() -> None:
    late = edition(letters_by=dt.date(2018, 7, 24))

    assert amounts(late, {"office": "mon 23:00", "firm": "mon 09:00"}) == [(("office@ALL",), 60)]
    assert amounts(late, {"office": "tue 00:00"}) == []


def test_nothing_is_looked_at_before_the_days_are_told() -> None:
    setting = Setting(LETTERS)

    assert list(edition().rules["lead"].cases(Setting(edition()))) == []
    assert list(LETTERS.rules["lead"].cases(setting)) == [BOTH, ("office@ALL",), VISIT]
    assert LETTERS.rules["lead"].windows(setting, setting.occurrences["firm@ALL"]) is None


def test_a_day_begins_where_the_activity_is() -> None:
    bali = two_cities(
        activity("visit", "CERAMICS", hosts=("PLANT",)),
        hosts=[PLANT],
        rules=[LeadTime(id="lead", letters_by=dt.date(2018, 7, 11))],
    )

    assert amounts(bali, {"visit": "wed 00:00"}) == []
    assert amounts(bali, {"visit": "tue 23:59"}) == [(VISIT, 1)]


def test_it_tells_its_days() -> None:
    both = edition(letters_by=dt.date(2018, 7, 1), names_by=dt.date(2018, 7, 19))
    rule = both.rules["lead"]

    assert rule.numbers(Setting(both), Words("en")) == "letters out by Sun 1 Jul and names known by Thu 19 Jul"
    assert edition().rules["lead"].numbers(Setting(both), Words("en")) == ""


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (
            LETTERS,
            "“Visit” stands on Mon 23 Jul, 09:00–10:00, but Plant asks for the request 14 days before; it goes out by "
            "Wed 11 Jul, so the earliest day is Wed 25 Jul.",
        ),
        (
            edition(letters_by=dt.date(2018, 7, 1), names_by=dt.date(2018, 7, 19)),
            "“Visit” stands on Mon 23 Jul, 09:00–10:00, but Plant asks for the list of names 7 days before; it is known by "
            "Thu 19 Jul, so the earliest day is Thu 26 Jul.",
        ),
    ],
)
def test_the_sentence(made: Edition, sentence: str) -> None:
    (breach,) = breaches(made, {"visit": "mon 09:00"})

    assert said(made, breach) == sentence
