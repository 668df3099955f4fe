"""The usual accidents as edits of facts."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from builders import activity, breaches, one_city, planned, said
from lawatan.domain import Closure, Span
from lawatan.jobs.accidents import away
from lawatan.rules import Edition, judge
from lawatan.rules.host_available import HostAvailable
from lawatan.schedule import Setting, View

ZONE = ZoneInfo("Asia/Jakarta")


def at(when: str) -> dt.datetime:
    return dt.datetime.fromisoformat(when).replace(tzinfo=ZONE)


def visit(*rules: HostAvailable) -> Edition:
    made = one_city(
        activity("visit", "UDJO", 90, hosts=("FIRM",), officials=("DIRECTOR",)),
        rules=rules,
    )
    return planned(made, {"visit": "wed 13:00"})


def hit(edition: Edition) -> set[str]:
    """The kinds of rules that are broken."""
    return {breach.kind for breach in judge(View(Setting(edition)))}


WHOLE = Closure(begins=dt.date(2018, 7, 24), ends=dt.date(2018, 7, 26))


@pytest.mark.parametrize(
    ("begins", "ends", "closures"),
    [
        ("2018-07-24 00:00", "2018-07-27 00:00", (WHOLE,)),
        (
            "2018-07-25 13:00",
            "2018-07-25 16:30",
            (
                Closure(
                    begins=dt.date(2018, 7, 25),
                    ends=dt.date(2018, 7, 25),
                    hours=Span(begins=dt.time(13), ends=dt.time(16, 30)),
                ),
            ),
        ),
        (
            "2018-07-23 13:00",
            "2018-07-27 09:00",
            (
                Closure(
                    begins=dt.date(2018, 7, 23),
                    ends=dt.date(2018, 7, 23),
                    hours=Span(begins=dt.time(13), ends=dt.time()),
                ),
                WHOLE,
                Closure(
                    begins=dt.date(2018, 7, 27),
                    ends=dt.date(2018, 7, 27),
                    hours=Span(begins=dt.time(), ends=dt.time(9)),
                ),
            ),
        ),
    ],
)
def test_a_stretch_of_time_becomes_closures(begins: str, ends: str, closures: tuple[Closure, ...]) -> None:
    after = away(visit(), ("hosts", "FIRM"), at(begins), at(ends))
    assert after.hosts["FIRM"].closures == closures


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        (("hosts", "FIRM"), "host_available"),
        (("persons", "DIRECTOR"), "people_available"),
        (("venues", "UDJO"), "venue_open"),
    ],
)
def test_what_is_away_while_it_is_needed_breaks_its_rule(who: tuple[str, str], kind: str) -> None:
    day = at("2018-07-25 00:00"), at("2018-07-26 00:00")
    assert hit(visit()) == set()
    assert hit(away(visit(), who, *day)) == {kind}
    assert hit(away(visit(), who, *day, only=True)) == set()
    other = at("2018-07-26 00:00"), at("2018-07-27 00:00")
    assert hit(away(visit(), who, *other)) == set()
    assert hit(away(visit(), who, *other, only=True)) == {kind}


@pytest.mark.parametrize(("ends", "broken"), [("13:00", False), ("13:05", True)])
def test_hours_count_to_the_minute(ends: str, broken: bool) -> None:
    after = away(visit(), ("hosts", "FIRM"), at("2018-07-25 10:00"), at(f"2018-07-25 {ends}"))
    assert hit(after) == ({"host_available"} if broken else set())


def test_the_reason_and_the_hours_are_told() -> None:
    after = away(visit(), ("hosts", "FIRM"), at("2018-07-25 10:00"), at("2018-07-25 14:00"), why="Audit")
    (breach,) = judge(View(Setting(after)))
    assert said(after, breach) == (
        "“Visit” stands on Wed 25 Jul, 13:00–14:30, but Firm receives nobody on Wed 25 Jul, 10:00–14:00 (Audit)."
    )


def test_a_rule_that_holds_already_is_not_doubled() -> None:
    rule = HostAvailable(id="mine")
    after = away(visit(rule), ("hosts", "FIRM"), at("2018-07-25 00:00"), at("2018-07-26 00:00"))
    assert [r.id for r in after.rules.values()] == ["mine"]


def test_one_that_is_only_wished_gets_one_that_must_hold() -> None:
    rule = HostAvailable(id="host-available", weight=10)
    after = away(visit(rule), ("hosts", "FIRM"), at("2018-07-25 00:00"), at("2018-07-26 00:00"))
    assert {r.id: r.weight for r in after.rules.values()} == {"host-available": 10, "host-available-2": None}


def test_what_is_partly_closed_is_open_the_rest_of_the_day() -> None:
    after = away(visit(), ("venues", "UDJO"), at("2018-07-25 08:00"), at("2018-07-25 13:00"))
    assert breaches(after, {"visit": "wed 13:00"}) == []
    assert len(breaches(after, {"visit": "wed 12:00"})) == 1
