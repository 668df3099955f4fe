"""Hosts receive guests then."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, span, text, two_cities
from lawatan.domain import Closure, Host, Hours
from lawatan.rules import HostAvailable
from lawatan.schedule import Setting

VISIT = ("visit@ALL",)
OFFICE = Host(
    id="OFFICE",
    name=text("Office"),
    hours=(
        Hours(
            weekdays=("mon", "tue", "wed", "thu"),
            open=(span("07:30-12:00"), span("13:00-16:00")),
            valid_until=dt.date(2018, 7, 25),
        ),
        Hours(weekdays=("fri",), open=(span("13:00-16:30"),)),
    ),
    closures=(Closure(begins=dt.date(2018, 7, 24), ends=dt.date(2018, 7, 24), why=text("inspection")),),
)
MORNINGS = Host(
    id="MORNINGS",
    name=text("Mornings"),
    hours=(Hours(weekdays=("mon", "tue", "wed"), open=(span("09:00-11:00"),)),),
)
EDITION = one_city(
    activity("visit", "UDJO", hosts=("OFFICE", "FIRM")),
    activity("both", "UDJO", hosts=("OFFICE", "MORNINGS", "OFFICE")),
    activity("firm", "UDJO", hosts=("FIRM",)),
    hosts=[OFFICE, MORNINGS, Host(id="FIRM", name=text("Firm"))],
    rules=[HostAvailable(id="host")],
)


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("wed 07:30", []),
        ("wed 07:29", [(VISIT, 1)]),
        ("wed 11:00", []),
        ("wed 11:01", [(VISIT, 1)]),
        ("wed 15:01", [(VISIT, 1)]),
        ("tue 09:00", [(VISIT, 18 * 60)]),  # receives nobody
        ("thu 09:00", [(VISIT, 18 * 60)]),  # no longer valid
        ("fri 15:30", []),
        ("fri 15:31", [(VISIT, 1)]),
        ("sat 09:00", [(VISIT, 17 * 60 + 30)]),
    ],
)
def test_it_lies_within_the_hours_of_its_host(start: str, found: Amounts) -> None:
    assert amounts(EDITION, {"visit": start}) == found


@pytest.mark.parametrize(
    ("start", "found"),
    [("wed 10:00", []), ("wed 10:01", [(("both@ALL",), 1)]), ("wed 08:59", [(("both@ALL",), 1)])],
)
def test_all_of_its_hosts_receive_guests(start: str, found: Amounts) -> None:
    assert amounts(EDITION, {"both": start}) == found


def test_hosts_that_say_nothing_are_not_looked_at() -> None:
    setting = Setting(EDITION)

    assert list(EDITION.rules["host"].cases(setting)) == [("both@ALL",), VISIT]
    assert EDITION.rules["host"].windows(setting, setting.occurrences["firm@ALL"]) is None


def test_hours_are_by_the_clock_where_the_activity_is() -> None:
    away = two_cities(
        activity("visit", "CERAMICS", hosts=("OFFICE",)), hosts=[OFFICE], rules=[HostAvailable(id="host")]
    )

    assert amounts(away, {"visit": "wed 07:30"}) == []
    assert amounts(away, {"visit": "wed 07:29"}) == [(VISIT, 1)]


@pytest.mark.parametrize(
    ("starts", "sentence"),
    [
        (
            {"visit": "wed 11:30"},
            "“Visit” stands on Wed 25 Jul, 11:30–12:30, but Office receives guests then only 07:30–12:00 and 13:00–16:00.",
        ),
        (
            {"both": "wed 10:30"},
            "“Both” stands on Wed 25 Jul, 10:30–11:30, but Mornings receives guests then only 09:00–11:00.",
        ),
        (
            {"visit": "tue 09:00"},
            "“Visit” stands on Tue 24 Jul, 09:00–10:00, but Office receives nobody on Tue 24 Jul (inspection).",
        ),
        (
            {"visit": "sun 09:00"},
            "“Visit” stands on Sun 29 Jul, 09:00–10:00, but Office receives nobody on Sun 29 Jul.",
        ),
    ],
)
def test_the_sentence(starts: dict[str, str], sentence: str) -> None:
    (breach,) = breaches(EDITION, starts)

    assert said(EDITION, breach) == sentence
