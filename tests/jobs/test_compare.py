"""A new schedule compared with the one that there is, on plans whose difference is known."""

from __future__ import annotations

from builders import activity, one_city, plan
from lawatan.domain import with_plan
from lawatan.jobs.compare import Comparison, compare
from lawatan.rules import Edition
from lawatan.rules.one_place import OnePlace
from lawatan.schedule import Setting, View
from two_rooms import session, standing, two_rooms

EDITION = one_city(
    activity("udjo", "UDJO", 90), activity("museum", "MUSEUM"), activity("talk"), rules=[OnePlace(id="one-place")]
)
CLASH = with_plan(EDITION, plan(EDITION, {"udjo": "wed 10:00", "museum": "wed 10:30"}))


def road(edition: Edition) -> int:
    return View(Setting(edition)).travel_minutes


def test_the_same_schedule_changes_nothing() -> None:
    same = compare(CLASH, CLASH.plan)

    assert (same.moved, same.rides, same.added, same.gone) == (0, 0, 0, 0)
    assert same.travel_minutes[0] == same.travel_minutes[1] and same.breaches == (1, 1)


def test_what_moves_comes_and_goes_is_counted_and_both_are_judged() -> None:
    new = plan(EDITION, {"udjo": "wed 10:00", "museum": "thu 10:00"})
    less = plan(EDITION, {"talk": "wed 10:00"})

    assert compare(CLASH, new) == Comparison(
        moved=1, rides=0, added=0, gone=0, travel_minutes=(road(CLASH), road(with_plan(EDITION, new))), breaches=(1, 0)
    )
    assert [getattr(compare(CLASH, less), name) for name in ("moved", "added", "gone")] == [0, 1, 2]
    assert compare(CLASH, less).travel_minutes[1] == 0  # the talk is at the hotel


def test_other_rooms_are_counted_where_the_time_stays() -> None:
    made = two_rooms(session("one", "A"), session("two", "B"), session("three", "C"))
    old = standing(made, {"one": ("mon 09:00", "LARGE"), "two": ("mon 09:00", "SMALL")})
    new = standing(
        made, {"one": ("mon 09:00", "SMALL"), "two": ("mon 10:00", "LARGE"), "three": ("mon 12:00", "SMALL")}
    )

    found = compare(old, new.plan)

    assert (found.moved, found.rooms, found.added) == (1, 1, 1)
