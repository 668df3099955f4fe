"""An activity follows directly after another."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import DirectlyAfter
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(
    activity("tour", "UDJO"),
    activity("show", "UDJO"),
    activity("lunch", "MUSEUM"),
    activity("note", "UDJO", 15),
    rules=[DirectlyAfter(id="after", activity="show", other="tour")],
)
FAR = one_city(
    activity("tour", "UDJO"),
    activity("show", "MUSEUM"),
    rules=[DirectlyAfter(id="after", activity="show", other="tour", within_minutes=10)],
)
PAIR = ("tour@ALL", "show@ALL")


@pytest.mark.parametrize(
    ("show", "found"),
    [
        ("mon 10:00", []),
        ("mon 10:30", []),
        ("mon 10:31", [(PAIR, 1)]),
        ("mon 09:59", [(PAIR, 1)]),
        ("mon 08:00", [(PAIR, 120)]),
        ("tue 10:30", [(PAIR, 24 * 60)]),
    ],
)
def test_it_starts_soon_after_the_other_ends(show: str, found: Amounts) -> None:
    assert amounts(EDITION, {"tour": "mon 09:00", "show": show}) == found


@pytest.mark.parametrize(
    ("tour", "show", "found"),
    [
        ("mon 09:00", "mon 10:45", []),  # 35 of way, 10 beyond it
        ("mon 09:00", "mon 10:46", [(PAIR, 1)]),
        ("mon 14:59", "mon 16:44", []),
        ("mon 15:00", "mon 16:55", []),  # 45 at the peak
        ("mon 15:00", "mon 16:56", [(PAIR, 1)]),
    ],
)
def test_the_way_is_not_counted(tour: str, show: str, found: Amounts) -> None:
    assert amounts(FAR, {"tour": tour, "show": show}) == found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("mon 10:00", [((*PAIR, "note@ALL"), 1)]),
        ("mon 09:30", [((*PAIR, "note@ALL"), 1)]),
        ("mon 08:45", []),
        ("mon 10:20", [((*PAIR, "note@ALL"), 1)]),
        ("mon 10:30", [((*PAIR, "note@ALL"), 1)]),  # of equal starts the smaller id is the earlier
        ("mon 10:31", []),
    ],
)
def test_nothing_starts_between(note: str, found: Amounts) -> None:
    assert amounts(EDITION, {"tour": "mon 09:00", "show": "mon 10:30", "note": note}) == found


def test_what_is_absent_breaks_nothing() -> None:
    assert amounts(EDITION, {"tour": "mon 09:00"}) == amounts(EDITION, {"show": "mon 09:00"}) == []


def test_it_is_between_activities_of_one_group_and_so_is_what_lies_between() -> None:
    edition = two_cities(
        activity("tour", "OFFICE", groups=("A", "B"), apart=True),
        activity("show", "OFFICE", groups=("B",)),
        activity("a", "OFFICE", 15, groups=("A",)),
        activity("b", "OFFICE", 15, groups=("B",)),
        rules=[DirectlyAfter(id="after", activity="show", other="tour")],
    )
    (rule,) = edition.rules.values()
    starts = {"tour@A": "mon 08:00", "tour@B": "mon 08:00", "show": "mon 09:20"}

    assert list(rule.cases(Setting(edition))) == [("tour@B", "show@B")]
    assert amounts(edition, {**starts, "a": "mon 09:00"}) == []
    assert amounts(edition, {**starts, "b": "mon 09:00"}) == [(("tour@B", "show@B", "b@B"), 1)]


def test_a_ride_lies_between_as_well() -> None:
    edition = two_cities(
        activity("tour", "HOTEL", groups=("A",)),
        activity("show", "RESORT", groups=("A",)),
        rules=[DirectlyAfter(id="after", activity="show", other="tour", within_minutes=240)],
    )
    starts = {"tour": "mon 09:00", "show": "mon 14:10"}  # 13:10 in Jakarta

    assert amounts(edition, starts) == []
    assert amounts(edition, starts, {"to-bali@A": ("coach", "mon 10:00")}) == [
        (("tour@A", "show@A", "to-bali@A"), 1),
    ]


def test_the_sentences() -> None:
    late, early, between = (
        breaches(EDITION, {"tour": "mon 09:00", **starts})[0]
        for starts in ({"show": "mon 11:00"}, {"show": "mon 09:30"}, {"show": "mon 10:30", "note": "mon 10:05"})
    )

    assert said(EDITION, late) == (
        "“Show” has to follow “Tour” within 30 min beyond the way; it starts 30 min too late."
    )
    assert said(EDITION, early) == "“Show” has to follow directly after “Tour”, and starts before that ends."
    assert said(EDITION, between) == "“Show” has to follow directly after “Tour”, but “Note” lies between."


def test_it_tells_after_what_and_how_soon() -> None:
    (rule,) = FAR.rules.values()

    assert rule.numbers(Setting(FAR), Words("en")) == "after “Tour”, within 10 min"
