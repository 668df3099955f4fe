"""Which room a time slot gets that is put by hand."""

from __future__ import annotations

import pytest

from builders import moment, span
from lawatan.domain import WEEKDAYS, Hours, changed
from lawatan.rules import active_rules, judge
from lawatan.rules.capacity import Capacity
from lawatan.rules.free_room import free_room
from lawatan.rules.moving import Moving, first_fit, slot_at
from lawatan.rules.one_place import OnePlace
from lawatan.schedule import Setting, View
from two_rooms import session, standing, two_rooms

EDITION = standing(
    two_rooms(session("one", "A"), session("two", "B"), session("three", "C"), rules=[OnePlace(id="one")]),
    {"one": ("mon 09:00", "LARGE")},
)


def room(item: str, when: str, edition=EDITION, minutes: int = 60) -> str | None:
    view = View(Setting(edition))
    start = view.setting.clock.minute(moment(edition, when, "BDG"))
    return free_room(view, view.setting.occurrences[item], start, minutes)


@pytest.mark.parametrize(
    ("when", "minutes", "found"),
    [
        ("mon 08:00", 60, "LARGE"),
        ("mon 08:05", 60, "SMALL"),
        ("mon 08:05", 55, "LARGE"),
        ("mon 09:55", 60, "SMALL"),
        ("mon 10:00", 60, "LARGE"),
    ],
)
def test_the_first_that_nothing_else_is_in_just_then(when: str, minutes: int, found: str) -> None:
    assert room("two@B", when, minutes=minutes) == found


def test_one_that_holds_the_people_though_it_is_taken() -> None:
    crowded = standing(EDITION, {"three": ("mon 09:00", "LARGE")})

    assert room("one@A", "mon 09:00", crowded) == "LARGE"


def test_one_that_is_open() -> None:
    mornings = Hours(weekdays=WEEKDAYS, open=(span("08:00-09:00"),))
    edition = two_rooms(session("two", "B"), hours=(mornings,))

    assert [room("two@B", when, edition) for when in ("mon 08:00", "mon 08:05")] == ["LARGE", "SMALL"]


def test_an_activity_that_names_no_rooms_gets_none() -> None:
    assert room("two@B", "mon 09:00", two_rooms(session("two", "B", rooms=(), room="SMALL"))) is None


def test_what_is_put_down_stands_in_a_free_room() -> None:
    view = View(Setting(EDITION))
    nine = view.setting.clock.minute(moment(EDITION, "mon 09:00", "BDG"))
    usual = two_rooms(session("two", "B", room="SMALL"))

    assert slot_at(view, view.setting.occurrences["two@B"], nine).room == "SMALL"
    assert slot_at(View(Setting(usual)), Setting(usual).occurrences["two@B"], nine).room is None


def test_the_first_fit_is_beside_what_stands_in_the_other_room() -> None:
    edition = two_rooms(session("one", "A"), session("two", "B"), rules=[OnePlace(id="one"), Capacity(id="seats")])
    view = View(Setting(standing(edition, {"one": ("mon 07:00", "LARGE")})))

    fit = first_fit(view, view.setting.occurrences["two@B"], active_rules(view.setting))

    assert (fit.fits, fit.start) == (True, view.setting.clock.minute(moment(edition, "mon 07:00", "BDG")))


def test_a_move_to_when_its_room_is_taken_is_judged_so() -> None:
    edition = standing(EDITION, {"one": ("mon 09:00", "LARGE"), "two": ("mon 11:00", "LARGE")})
    view = View(Setting(edition))
    moving = Moving(view, ("two@B",), active_rules(view.setting))

    def about(when: str) -> list[tuple[str, ...]]:
        there = changed(edition.plan.placements["two@B"], start=moment(edition, when, "BDG"))
        assert [b.about for b in judge(view.deciding({"two@B": there}))] == [
            b.about for b in moving.breaches({"two@B": there})
        ]
        return [breach.about for breach in moving.breaches({"two@B": there})]

    assert (about("mon 10:00"), about("mon 09:55")) == ([], [("one@A", "two@B")])
