"""A party fits into its venue and room, or goes round in tours that do."""

from __future__ import annotations

from typing import Any

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, text, with_fields
from lawatan.domain import Room, Step, Tour
from lawatan.rules import Capacity, Edition
from lawatan.schedule import Setting

VISIT = ("visit@ALL",)


def edition(venue: int | None = None, room: int | None = None, minutes: int = 120, **fields: Any) -> Edition:
    """A visit of all 22 to the museum, which takes so many, in a hall that takes so many."""
    hall = Room(id="HALL", name=text("Hall"), capacity=room)
    made = one_city(activity("visit", "MUSEUM", minutes, **fields), rules=[Capacity(id="capacity")])
    return with_fields(made, "venues", "MUSEUM", capacity=venue, rooms=(hall,))


def tours(*parties: tuple[int, int]) -> tuple[Tour, ...]:
    """Tours of (people, minutes)."""
    return tuple(Tour(name=text(f"Tour {n}"), people=p, minutes=m) for n, (p, m) in enumerate(parties, 1))


BRIEFING = (Step(name=text("Briefing"), minutes=30),)


@pytest.mark.parametrize(
    ("venue", "hall", "used", "found"),
    [
        (None, None, None, []),
        (22, None, None, []),
        (21, None, None, [(VISIT, 1)]),
        (22, 10, None, []),  # the hall is not what is used
        (22, 22, "HALL", []),
        (22, 21, "HALL", [(VISIT, 1)]),
        (20, 21, "HALL", [(VISIT, 2)]),
        (None, 12, "HALL", [(VISIT, 10)]),
        (None, None, "HALL", []),
    ],
)
def test_all_fit_in_staff_counted(venue: int | None, hall: int | None, used: str | None, found: Amounts) -> None:
    made = with_fields(edition(venue, hall), "activities", "visit", room=used)

    assert amounts(made, {"visit": "wed 10:00"}) == found


@pytest.mark.parametrize(
    ("parties", "minutes", "found"),
    [
        (((11, 45), (11, 45)), 120, []),
        (((11, 45), (11, 45)), 119, [(VISIT, 1)]),  # with the briefing 120
        (((20, 45), (2, 45)), 120, []),
        (((21, 45), (1, 45)), 120, [(VISIT, 1)]),  # a tour too large
        (((11, 45), (10, 45)), 120, [(VISIT, 1)]),  # one too many come
        (((11, 45), (11, 60)), 120, [(VISIT, 15)]),
    ],
)
def test_tours_fit_hold_all_and_last_no_longer(parties: Any, minutes: int, found: Amounts) -> None:
    made = edition(venue=20, minutes=minutes, tours=tours(*parties), steps=BRIEFING)

    assert amounts(made, {"visit": "wed 10:00"}) == found


def test_without_a_capacity_tours_still_hold_all() -> None:
    assert amounts(edition(tours=tours((50, 10))), {"visit": "wed 10:00"}) == []
    assert amounts(edition(tours=tours((20, 10))), {"visit": "wed 10:00"}) == [(VISIT, 2)]


def test_what_is_not_placed_is_no_breach() -> None:
    assert amounts(edition(venue=10)) == []


def test_cases_are_where_there_is_something_to_fit() -> None:
    made = [edition(), edition(venue=30), edition(tours=tours((30, 10)))]

    assert [list(e.rules["capacity"].cases(Setting(e))) for e in made] == [[], [VISIT], [VISIT]]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"venue": 20},
            "“Visit” has 22 people, staff counted; Museum takes 20 at a time. Declare tours, or choose another place.",
        ),
        ({"venue": 20, "tours": tours((22, 45))}, "A tour of “Visit” has 22 people; Museum takes 20 at a time."),
        ({"tours": tours((10, 45), (10, 45))}, "The tours of “Visit” hold 20 people; 22 come, staff counted."),
        (
            {"tours": tours((11, 45), (11, 45)), "steps": BRIEFING, "minutes": 90},
            "The tours and steps of “Visit” take 2 h; it lasts 1 h 30 min.",
        ),
    ],
)
def test_the_sentence(fields: dict[str, Any], sentence: str) -> None:
    made = edition(**fields)

    (breach,) = breaches(made, {"visit": "wed 10:00"})

    assert said(made, breach) == sentence
