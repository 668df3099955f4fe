"""Between one group and the next a venue has the time that it needs."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, said, text, two_cities, venue, view
from lawatan.domain import Room
from lawatan.rules import TurnTime
from lawatan.rules.moving import Moving
from lawatan.rules.rule import Rule
from lawatan.schedule import Setting

ROOMS = (Room(id="EAST", name=text("East")), Room(id="WEST", name=text("West")))


def edition(*activities, turn: int = 15, rules: tuple[Rule, ...] = (TurnTime(id="turn"),)):
    turning = venue("OFFICE", "JKT", -6.2361, 106.8248, kind="office", turn_minutes=turn, rooms=ROOMS)
    return two_cities(*activities, rules=rules, venues=two_cities().venues.with_record(turning))


TOUR = edition(activity("tour", "OFFICE", groups=("A", "B"), apart=True))
A_FIRST, B_FIRST = ("tour@A", "tour@B"), ("tour@B", "tour@A")


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("mon 09:00", "mon 10:15", []),
        ("mon 09:00", "mon 10:14", [(A_FIRST, 1)]),
        ("mon 10:14", "mon 09:00", [(B_FIRST, 1)]),
        ("mon 09:00", "mon 10:00", [(A_FIRST, 15)]),
        ("mon 09:00", "mon 09:00", [(A_FIRST, 75)]),
        ("mon 09:00", "tue 09:00", []),
    ],
)
def test_the_next_group_waits_for_the_turn(a: str, b: str, found: Amounts) -> None:
    assert amounts(TOUR, {"tour@A": a, "tour@B": b}) == found


def test_what_is_not_scheduled_waits_for_nothing() -> None:
    assert amounts(TOUR, {"tour@A": "mon 09:00"}) == []


@pytest.mark.parametrize(
    ("first", "second", "cases"),
    [
        ({"groups": ("A",)}, {"groups": ("B",)}, [("one@A", "two@B")]),
        ({"groups": ("A",)}, {"groups": ("A",)}, []),
        ({"groups": ("A",)}, {"groups": ("ALL",)}, []),
        ({"groups": ("A",), "room": "EAST"}, {"groups": ("B",), "room": "WEST"}, []),
        ({"groups": ("A",), "room": "EAST"}, {"groups": ("B",), "room": "EAST"}, [("one@A", "two@B")]),
        ({"groups": ("A",), "room": "EAST"}, {"groups": ("B",)}, [("one@A", "two@B")]),
    ],
)
def test_it_is_between_different_groups_unless_each_has_a_room(first, second, cases) -> None:
    made = edition(activity("one", "OFFICE", **first), activity("two", "OFFICE", **second))

    assert list(made.rules["turn"].cases(Setting(made))) == cases


def test_a_venue_without_turn_time_and_another_venue_are_free() -> None:
    free = edition(activity("tour", "OFFICE", groups=("A", "B"), apart=True), turn=0)
    elsewhere = edition(activity("one", "OFFICE", groups=("A",)), activity("two", "HOTEL", groups=("B",)))

    assert list(free.rules["turn"].cases(Setting(free))) == []
    assert list(elsewhere.rules["turn"].cases(Setting(elsewhere))) == []


def test_the_sentence() -> None:
    (near,) = breaches(TOUR, {"tour@A": "mon 09:00", "tour@B": "mon 10:05"})
    (touching,) = breaches(TOUR, {"tour@A": "mon 09:00", "tour@B": "mon 10:00"})

    assert said(TOUR, near) == (
        "Office needs 15 min between one group and the next; between “Tour” (Group A) and “Tour” (Group B) lie 5 min."
    )
    assert said(TOUR, touching).endswith("(Group B) there are none.")


def test_a_move_sees_the_other_group() -> None:
    here = view(TOUR, {"tour@A": "mon 09:00", "tour@B": "mon 11:00"})
    slot = view(TOUR, {"tour@A": "mon 10:00"}).plan.placements["tour@A"]

    found = Moving(here, ("tour@A",), (TOUR.rules["turn"],)).breaches({"tour@A": slot})

    assert [breach.about for breach in found] == [A_FIRST]
