"""The inspector's form: a block of the board is edited, what is decided about it and what it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.hands import retype
from gui.two_lanes import two_lanes
from lawatan.gui.desk import Desk
from lawatan.gui.parts import together


def selected(qtbot: QtBot, open_desk: Open, item: str, language: str = "en") -> Desk:
    desk = open_desk(two_lanes(), language=language)
    desk.state.select(item, seek=True)
    way = desk.findChild(QPushButton, "inspector-edit")
    assert isinstance(way, QPushButton)
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    return desk


def enter(qtbot: QtBot, desk: Desk, name: str, text: str) -> None:
    (field,) = [part for part in desk.findChildren(QLineEdit, name) if part.isVisible()]
    retype(qtbot, field, text)


def test_a_time_slot_is_moved_and_confirmed_in_its_form(qtbot: QtBot, open_desk: Open) -> None:
    desk = selected(qtbot, open_desk, "museum@B")

    enter(qtbot, desk, "field-start-time", "14.30")
    (choice,) = [part for part in desk.findChildren(QComboBox, "field-confirmation") if part.isVisible()]
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_End)

    assert desk.state.programme is not None
    placement = desk.state.programme.edition.plan.placements["museum@B"]
    assert placement.start.isoformat() == "2018-07-27T14:30:00+07:00"
    assert placement.confirmation == "announced"
    assert desk.state.selection == "museum@B"


def test_the_activity_is_edited_below_its_time_slot(qtbot: QtBot, open_desk: Open) -> None:
    desk = selected(qtbot, open_desk, "museum@B")

    enter(qtbot, desk, "field-duration_minutes", "45")

    assert desk.state.programme is not None
    assert desk.state.programme.edition.activities["museum"].duration_minutes == 45


def test_what_does_not_hold_together_is_told_in_the_language_of_the_screen(qtbot: QtBot, open_desk: Open) -> None:
    desk = selected(qtbot, open_desk, "museum@B", language="id")

    enter(qtbot, desk, "field-shortest_minutes", "90")

    told = [p.text() for p in desk.findChildren(QLabel) if p.property("role") == "fault" and p.isVisible()]
    assert told == ["Durasi biasa harus berada di antara yang terpendek dan yang terpanjang."]


def test_a_ride_has_its_form_on_the_clock_of_where_it_leaves(qtbot: QtBot, open_desk: Open) -> None:
    desk = selected(qtbot, open_desk, "to-bali@B")

    (time,) = [part for part in desk.findChildren(QLineEdit, "field-departure-time") if part.isVisible()]
    assert time.text() == "22:00"


def test_a_number_stays_in_one_line_with_what_it_counts() -> None:
    assert together("11 people, 45 min") == "11\u00a0people, 45\u00a0min"
    assert together("1 h 30 min, at 08:30 – 2018") == "1\u00a0h 30\u00a0min, at 08:30 – 2018"
