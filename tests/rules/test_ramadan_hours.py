"""In Ramadan offices close earlier."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from builders import Amounts, activity, amounts, breaches, one_city, said, text
from lawatan.domain import Host
from lawatan.rules import Edition, RamadanHours
from lawatan.schedule import Setting
from lawatan.words import Words

VISIT = ("visit@ALL",)


def edition(first: str, **fields: Any) -> Edition:
    """A week from a date on, with a visit of an hour to an office and one to a firm."""
    begins = dt.date.fromisoformat(first)
    return one_city(
        activity("visit", "UDJO", hosts=("OFFICE",)),
        activity("firm", "UDJO", hosts=("FIRM",)),
        hosts=[Host(id="OFFICE", name=text("Office"), keeps_holidays=True), Host(id="FIRM", name=text("Firm"))],
        rules=[RamadanHours(id="ramadan", **fields)],
        first_day=begins,
        last_day=begins + dt.timedelta(days=6),
    )


MAY = edition("2018-05-14")
"""By reckoning Ramadan began on Wednesday, 16 May."""


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("tue 07:00", []),
        ("tue 19:00", []),
        ("wed 08:00", []),
        ("wed 07:59", [(VISIT, 1)]),
        ("wed 14:00", []),
        ("wed 14:01", [(VISIT, 1)]),
        ("fri 14:30", []),
        ("fri 14:31", [(VISIT, 1)]),
        ("tue 23:00", []),
        ("tue 23:01", [(VISIT, 1)]),  # reaches into the first day
    ],
)
def test_it_lies_within_the_hours_of_ramadan(start: str, found: Amounts) -> None:
    assert amounts(MAY, {"visit": start, "firm": start}) == found


@pytest.mark.parametrize(
    ("fields", "short"),
    [
        ({}, ["wed", "thu"]),
        ({"begins": dt.date(2018, 5, 17)}, ["thu"]),  # as it was decided
        ({"begins": dt.date(2018, 5, 15)}, ["tue", "wed", "thu"]),
        ({"ends": dt.date(2018, 5, 16)}, ["wed"]),
        ({"begins": dt.date(2018, 5, 15), "ends": dt.date(2018, 5, 15)}, ["tue"]),
    ],
)
def test_its_days_may_be_told(fields: dict[str, dt.date], short: list[str]) -> None:
    made = edition("2018-05-14", **fields)

    assert [day for day in ("tue", "wed", "thu") if amounts(made, {"visit": f"{day} 16:00"})] == short


def test_it_ends() -> None:
    eid = edition("2018-06-11")

    assert amounts(eid, {"visit": "thu 16:00"}) == [(VISIT, 120)]
    assert amounts(eid, {"visit": "fri 16:00"}) == []


def test_only_offices_and_only_when_ramadan_comes_near() -> None:
    july = edition("2018-07-16")
    setting = Setting(MAY)

    assert list(MAY.rules["ramadan"].cases(setting)) == [VISIT]
    assert MAY.rules["ramadan"].windows(setting, setting.occurrences["firm@ALL"]) is None
    assert list(july.rules["ramadan"].cases(Setting(july))) == []


def test_hours_are_those_that_are_told() -> None:
    later = edition("2018-05-14", opens=dt.time(9), closes=dt.time(14), friday_closes=dt.time(11, 30))

    assert amounts(later, {"visit": "wed 08:59"}) == [(VISIT, 1)]
    assert amounts(later, {"visit": "wed 13:01"}) == [(VISIT, 1)]
    assert amounts(later, {"visit": "fri 10:31"}) == [(VISIT, 1)]
    assert later.rules["ramadan"].numbers(Setting(later), Words("en")) == "09:00–14:00, on Fridays 09:00–11:30"


@pytest.mark.parametrize(
    "fields",
    [
        {"opens": dt.time(15)},
        {"friday_closes": dt.time(8)},
        {"begins": dt.date(2018, 6, 1), "ends": dt.date(2018, 5, 31)},
    ],
)
def test_what_ends_before_it_begins_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="the end lies before the beginning"):
        RamadanHours(id="ramadan", **fields)


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        (
            "wed 14:30",
            "“Visit” stands on Wed 16 May, 14:30–15:30, but in Ramadan Office receives guests on Wed 16 May only 08:00–15:00.",
        ),
        (
            "fri 15:00",
            "“Visit” stands on Fri 18 May, 15:00–16:00, but in Ramadan Office receives guests on Fri 18 May only 08:00–15:30.",
        ),
        (
            "tue 23:30",
            "“Visit” stands on Tue 15 May, 23:30–00:30 +1, but in Ramadan Office receives guests on Wed 16 May only "
            "08:00–15:00.",
        ),
    ],
)
def test_the_sentence(start: str, sentence: str) -> None:
    (breach,) = breaches(MAY, {"visit": start})

    assert said(MAY, breach) == sentence
