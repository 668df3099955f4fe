"""The form beside a table: what is typed in it stays until it is taken or given up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.hands import retype
from gui.record_hands import cell, edition, go, now, open_table
from gui.two_lanes import two_lanes
from lawatan.gui.desk import Desk


@pytest.fixture
def desk(open_desk: Open) -> Desk:
    return open_desk(edition())


def test_half_typed_text_outlives_another_record_and_another_language(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, "udjo")
    field = desk.findChild(QLineEdit, "field-duration_minutes")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "long")

    go(qtbot, desk, page, "museum")
    go(qtbot, desk, page, "udjo")
    desk.state.speak("id")

    shown = [part.text() for part in desk.findChildren(QLineEdit, "field-duration_minutes") if part.isVisible()]
    assert shown == ["long"]


def test_half_typed_text_outlives_a_look_at_another_programme(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, "udjo")
    field = desk.findChild(QLineEdit, "field-duration_minutes")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "long")
    first = desk.state.programme
    assert first is not None
    before = first.edition
    assert desk.unfinished(first.number)

    desk.open_editions((two_lanes(),))
    second = desk.state.programme
    assert second is not None
    assert second.number != first.number
    assert desk.unfinished(first.number)
    assert not desk.unfinished(second.number)
    desk.state.go(desk.state.find(first.number)[0])
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, "udjo")

    shown = [part.text() for part in desk.findChildren(QLineEdit, "field-duration_minutes") if part.isVisible()]
    assert shown == ["long"]
    assert now(desk) == before


def test_the_programme_itself_has_a_form(qtbot: QtBot, desk: Desk) -> None:
    desk.go("programme")
    name = desk.panels["programme"].findChild(QPlainTextEdit, "field-name-en")
    assert isinstance(name, QPlainTextEdit)
    retype(qtbot, name, "Batch IV")

    assert now(desk).name.en == "Batch IV"
    assert desk.windowTitle() == "Batch IV – Lawatan"


def test_a_new_programme_is_typed_over_and_its_dates_are_taken_once_both_are_there(
    qtbot: QtBot, open_desk: Open
) -> None:
    desk = open_desk()
    desk.documents.new()
    form = desk.panels["programme"]
    name, first, last = (form.findChild(QWidget, f"field-{n}") for n in ("name-en", "first_day", "last_day"))
    assert isinstance(name, QPlainTextEdit) and isinstance(first, QLineEdit) and isinstance(last, QLineEdit)
    assert name.textCursor().selectedText() == "New programme"

    for box, day in ((first, "8 Jul 2030"), (last, "12 Jul 2030")):
        box.selectAll()
        qtbot.keyClicks(box, day)
        qtbot.keyClick(box, Qt.Key.Key_Return)

    assert (str(now(desk).first_day), str(now(desk).last_day)) == ("2030-07-08", "2030-07-12")
    faults = [
        part.text() for part in form.findChildren(QLabel) if part.isVisible() and part.property("role") == "fault"
    ]
    assert faults == []


def test_what_was_only_assumed_is_so_no_more_once_it_is_typed(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "venues")
    qtbot.keyClick(page.cells, Qt.Key.Key_Insert)
    assert now(desk).venues["new-venue"].assumed("latitude")
    page.cells.setFocus()
    go(qtbot, desk, page, "new-venue", "latitude")

    cell(qtbot, page, "-6.5")

    made = now(desk).venues["new-venue"]
    assert (made.latitude, made.assumed("latitude"), made.assumed("longitude")) == (-6.5, False, True)


def test_the_field_in_use_stays_so_in_another_language(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, "udjo", "duration_minutes")
    qtbot.keyClick(page.cells, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    before = desk.focusWidget()
    assert before is not None and before.objectName() == "field-duration_minutes"

    desk.state.speak("id")

    after = desk.focusWidget()
    assert after is not None and after.objectName() == "field-duration_minutes"
    assert after is not before and after.isVisible()


def test_a_look_at_a_block_stays_a_look_though_records_were_edited_before(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, "udjo")
    qtbot.keyClick(page.cells, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    desk.go("board")
    desk.state.select("udjo@ALL")

    title = desk.findChild(QLabel, "inspector-title")
    assert isinstance(title, QLabel) and title.isVisible() and title.text() == "Angklung show"


# What a person looks at.


def test_beside_a_table_with_nothing_in_it_no_form_of_another_table_stays(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(edition())
    go(qtbot, desk, open_table(qtbot, desk, "venues"), "UDJO")

    open_table(qtbot, desk, "vehicles")

    qtbot.waitUntil(lambda: desk.state.record is None)
