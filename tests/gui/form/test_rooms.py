"""Rooms in a form: chosen by name among those of the venue at which the record is held."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from builders import text
from gui.form.conftest import Make
from gui.form.hands import box, enter, fault
from lawatan.domain import Room
from lawatan.domain.edit import apply, changed
from lawatan.rules import Edition
from two_rooms import session, standing, two_rooms


def edition() -> Edition:
    """A session at HOTEL that can be at UDJO too, where there is a STAGE."""
    made = standing(two_rooms(session("one", "A", alternatives=("UDJO",))), {"one": ("mon 09:00", "LARGE")})
    return apply(
        made, {("venues", "UDJO"): changed(made.venues["UDJO"], rooms=(Room(id="STAGE", name=text("Stage")),))}
    )


def test_a_room_is_chosen_by_name(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "one", of=edition())

    enter(qtbot, box(sent, "field-room"), "small")

    assert (sent.record.room, box(sent, "field-room").text()) == ("SMALL", "Small room")


def test_several_rooms_are_named_and_what_is_none_of_the_venue_is_told(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "one", of=edition())
    sent.form.form.sections["Where else"].open()
    shown = box(sent, "entries-rooms", QListWidget)
    assert [shown.item(n).text() for n in range(shown.count())] == ["Large room", "Small room"]
    sent.form.form.editors["rooms"].take_out(1)  # type: ignore[attr-defined]

    enter(qtbot, box(sent, "field-rooms"), "stage")

    assert sent.record.rooms == ("LARGE",)
    assert fault(sent) == "There is nothing called “stage” to choose here."


def test_a_time_slot_offers_the_rooms_of_the_venue_where_it_is_now(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("placements", "one@A", of=edition())
    sent.form.form.sections["Not as usual"].open()
    assert box(sent, "field-room").text() == "Large room"
    enter(qtbot, box(sent, "field-room"), "")

    enter(qtbot, box(sent, "field-venue"), "udjo")
    enter(qtbot, box(sent, "field-room"), "sta")

    assert (sent.record.venue, sent.record.room) == ("UDJO", "STAGE")
