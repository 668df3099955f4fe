"""The room of a time slot is taken from the menu: of the rooms of its venue, with how many people each takes."""

from __future__ import annotations

import pytest

from gui.conftest import Open
from gui.test_scheduling import undo_name
from lawatan.gui.desk import Desk
from lawatan.rules.one_place import OnePlace
from two_rooms import session, standing, two_rooms


@pytest.fixture
def desk(open_desk: Open) -> Desk:
    """One and two are in one room at one time; three is not scheduled, and four lies where there are no rooms."""
    sessions = [session("one", "A"), session("two", "B", room="SMALL"), session("three", "C")]
    visit = session("four", "A", venue="UDJO", rooms=())
    edition = two_rooms(*sessions, visit, rules=[OnePlace(id="one")])
    now = {"one": ("mon 09:00", "LARGE"), "two": ("mon 09:00", "LARGE"), "four": ("mon 13:00", None)}
    return open_desk(standing(edition, now, confirmation="confirmed"))


def rooms(desk: Desk, item: str) -> dict[str, bool]:
    """What the menu offers for an item, and which of them it has."""
    desk.state.select(item)
    menu = desk.board.actions_.rooms
    return {act.text(): act.isChecked() for act in menu.actions()} if menu.menuAction().isEnabled() else {}


def test_the_rooms_of_its_venue_are_offered(desk: Desk) -> None:
    assert rooms(desk, "one@A") == {"Small room (20)": False, "Large room (30)": True}
    assert rooms(desk, "four@A") == {}


def test_another_room_is_one_step_and_nobody_has_agreed_to_it(desk: Desk) -> None:
    assert desk.state.programme is not None and desk.state.programme.must_fix == 1
    rooms(desk, "two@B")

    next(act for act in desk.board.actions_.rooms.actions() if not act.isChecked()).trigger()

    slot = desk.state.programme.edition.plan.placements["two@B"]
    assert (slot.room, slot.confirmation, desk.state.programme.must_fix) == (None, "idea", 0)  # its usual one
    assert undo_name(desk) == "Hold Two in Small room"


def test_a_locked_slot_keeps_its_room(desk: Desk) -> None:
    rooms(desk, "one@A")
    desk.board.actions_.lock.trigger()

    assert [act.isEnabled() for act in desk.board.actions_.rooms.actions()] == [False, False]
