"""The tables of the programme: as a person adds, types, pastes, filters, removes and takes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from builders import one_city, planned
from gui.conftest import Open
from gui.hands import retype
from gui.record_hands import bar, cell, edition, go, now, open_table, press
from lawatan.domain import Person, Table, Text
from lawatan.domain.edit import apply
from lawatan.gui.desk import Desk


@pytest.fixture
def desk(open_desk: Open) -> Desk:
    return open_desk(edition())


def test_a_row_shows_its_form_at_the_right(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "venues")

    go(qtbot, desk, page, "UDJO")

    title = desk.findChild(QLabel, "record-title")
    assert isinstance(title, QLabel) and title.text() == "Udjo"
    used = desk.findChild(QLabel, "record-used")
    assert isinstance(used, QLabel) and "Angklung show" in used.text()


def test_a_cell_is_typed_and_taken_back(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, "udjo", "duration_minutes")

    cell(qtbot, page, "1:45")
    assert now(desk).activities["udjo"].duration_minutes == 105
    assert desk.menus.undo.text() == "&Undo: Change Duration of Angklung show"

    desk.menus.undo.trigger()
    assert now(desk).activities["udjo"].duration_minutes == 90
    assert page.cells.current == "udjo"


def test_a_reference_is_typed_by_a_part_of_its_name(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, "udjo", "venue")

    cell(qtbot, page, "stud")

    assert now(desk).activities["udjo"].venue == "STUDIO"


def test_what_does_not_fit_a_cell_stays_there_and_is_told(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, "udjo", "duration_minutes")

    cell(qtbot, page, "two")

    assert bar(page) == "Duration of Angklung show: “two” is not a number."
    assert page.cells.currentIndex().data() == "two"
    assert now(desk).activities["udjo"].duration_minutes == 90
    cell(qtbot, page, "2000")
    assert bar(page) == "Duration of Angklung show: It can be 1440 at most."
    cell(qtbot, page, "120")
    assert (bar(page), now(desk).activities["udjo"].duration_minutes) == ("", 120)


def test_a_tick_is_set_with_the_mouse(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, "udjo", "must_happen")
    at = page.cells.visualRect(page.cells.currentIndex())

    qtbot.keyClick(page.cells, Qt.Key.Key_Space)

    assert now(desk).activities["udjo"].must_happen is False
    assert at.isValid()


def test_a_new_record_gets_its_name_and_an_id_made_of_it(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "venues")

    qtbot.keyClick(page.cells, Qt.Key.Key_Insert)

    name = desk.findChild(QPlainTextEdit, "field-name-en")
    assert isinstance(name, QPlainTextEdit)
    qtbot.waitUntil(name.hasFocus)
    assert "new-venue" in now(desk).venues
    name.selectAll()
    qtbot.keyClicks(name, "Gedung Sate")
    qtbot.keyClick(name, Qt.Key.Key_Return)

    assert "new-venue" not in now(desk).venues
    assert now(desk).venues["gedung-sate"].name == Text(en="Gedung Sate")
    assert desk.state.record == ("venues", "gedung-sate")
    assert name.isVisible(), "the form goes on"


def test_a_record_is_duplicated(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, "udjo")

    qtbot.keyClick(page.cells, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    copy = now(desk).activities["udjo-2"]
    assert copy.name == Text(en="Angklung show (copy)", id="Pertunjukan angklung (salinan)")
    assert copy.resource_persons == ("EXPERT",)


def test_what_nothing_refers_to_is_removed_at_once_and_comes_back(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, "museum")

    qtbot.keyClick(page.cells, Qt.Key.Key_Delete)

    assert list(now(desk).activities) == ["udjo"]
    desk.menus.undo.trigger()
    assert set(now(desk).activities) == {"udjo", "museum"}


def test_removing_what_is_in_use_says_who_uses_it_and_asks(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "venues")
    go(qtbot, desk, page, "UDJO")

    qtbot.keyClick(page.cells, Qt.Key.Key_Delete)

    assert "“Udjo” is in use." in bar(page)
    assert "Angklung show" in bar(page)
    assert "UDJO" in now(desk).venues
    press(qtbot, page, "bar-0")
    assert (bar(page), "UDJO" in now(desk).venues) == ("", True)
    qtbot.keyClick(page.cells, Qt.Key.Key_Delete)
    press(qtbot, page, "bar-1")
    assert "UDJO" not in now(desk).venues
    assert "udjo" not in now(desk).activities
    desk.menus.undo.trigger()
    assert "udjo" in now(desk).activities


def test_a_filter_finds_in_both_languages(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    page.filter.setFocus()

    qtbot.keyClicks(page.filter, "PERTUNJUKAN")
    assert page.model.rows == ["udjo"]
    assert page.count.text() == "1 of 2"
    page.filter.clear()
    qtbot.keyClicks(page.filter, "museum")
    assert page.model.rows == ["museum"]


def test_a_click_on_a_head_sorts(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    head = page.cells.horizontalHeader()
    column = next(n for n, f in enumerate(page.model.fields) if f.name == "duration_minutes")
    go(qtbot, desk, page, "udjo", "duration_minutes")

    for expected in (["museum", "udjo"], ["udjo", "museum"]):
        place = QPoint(head.sectionViewportPosition(column) + 20, head.height() // 2)
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert page.model.rows == expected
        assert page.cells.current == "udjo"


def test_rows_are_moved_in_display_order(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    first, second = page.model.rows
    go(qtbot, desk, page, second)

    qtbot.keyClick(page.cells, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert list(now(desk).activities) == [second, first]
    assert page.cells.current == second


def test_a_block_is_pasted_over_rows_and_beyond_them_in_one_step(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, page.model.rows[1])
    QGuiApplication.clipboard().setText("Gallery\tCultural visit\nTie-dye\tLokakarya\nBatik\tWorkshop\n")

    qtbot.keyClick(page.cells, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert [a.name.en for a in now(desk).activities.values()][1:] == ["Gallery", "Tie-dye", "Batik"]
    assert bar(page) == "Pasted: 2 added, 1 changed."
    desk.menus.undo.trigger()
    assert len(now(desk).activities) == 2


def test_a_bad_cell_in_a_block_is_told_and_nothing_is_pasted(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, page.model.rows[0], "duration_minutes")
    QGuiApplication.clipboard().setText("45\nlong\n")
    before = now(desk)

    qtbot.keyClick(page.cells, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert now(desk) is before
    assert bar(page) == ("Nothing was pasted. These cells do not fit:\nRow 2, Duration: “long” is not a number.")


def test_cells_are_copied_as_a_spreadsheet_takes_them(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    page.cells.selectAll()

    qtbot.keyClick(page.cells, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    assert lines[page.model.rows.index("udjo")].startswith("Angklung show\tSession\t")


def test_an_empty_table_says_what_it_is_for_and_offers_the_first_step(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "vehicles")
    shown = [part.text() for part in page.findChildren(QLabel) if part.isVisible()]
    assert "Buses and cars that carry the groups." in shown
    assert not page.add.isVisible()  # one way to begin is enough

    press(qtbot, page, "first-vehicles")

    assert list(now(desk).vehicles) == ["new-vehicle"]
    assert page.add.isVisible()


def test_what_a_new_record_needs_first_is_told_with_the_way_there(qtbot: QtBot, open_desk: Open) -> None:
    base = one_city()
    bare = base.model_copy(update={"groups": Table(), "venues": Table(), "hosts": Table(), "cities": Table()})
    desk = open_desk(bare)
    page = open_table(qtbot, desk, "venues")

    qtbot.keyClick(page, Qt.Key.Key_A)
    press(qtbot, page, "first-venues")

    assert bar(page) == "This needs something under “Cities” first, and there is nothing yet."
    press(qtbot, page, "bar-0")
    assert desk.panels["programme"].isVisible()
    assert desk.panels["programme"].page.table == "cities"


def test_tables_and_forms_follow_the_language(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, "udjo", "duration_minutes")

    desk.state.speak("id")

    assert page.model.index(page.model.rows.index("udjo"), 0).data() == "Pertunjukan angklung"
    assert page.add.text() == "Tambah"
    names = [part.text() for part in desk.findChildren(QLabel, "name-duration_minutes") if part.isVisible()]
    assert names == ["Durasi"]


def test_an_edit_elsewhere_changes_only_its_row(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "activities")
    go(qtbot, desk, page, "udjo")
    resets: list[int] = []
    page.model.modelReset.connect(lambda: resets.append(1))

    field = desk.findChild(QLineEdit, "field-duration_minutes")
    assert isinstance(field, QLineEdit)
    retype(qtbot, field, "75")

    column = next(n for n, f in enumerate(page.model.fields) if f.name == "duration_minutes")
    assert page.model.index(page.model.rows.index("udjo"), column).data() == "75"
    assert resets == []
    assert field.hasFocus()


def test_a_thousand_people_are_shown_filtered_and_sorted(qtbot: QtBot, open_desk: Open) -> None:
    people = {("persons", f"p{n}"): Person(id=f"p{n}", name=f"Person {n:04}", order=n) for n in range(1000)}
    desk = open_desk(apply(edition(), people))
    page = open_table(qtbot, desk, "persons")

    assert page.model.rowCount() == 1000 + len(edition().persons)
    page.filter.setText("person 0990")
    assert page.model.rows == ["p990"]
    page.filter.clear()
    page.model.sort(0, Qt.SortOrder.DescendingOrder)
    assert page.model.rows[0] == "p999"


def test_the_next_step_leads_to_its_table(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk()
    desk.documents.new()
    qtbot.waitUntil(lambda: desk.findChild(QPushButton, "next-step") is not None)

    press(qtbot, desk.sidebar, "next-step")

    assert desk.panels["programme"].page.table == "cities"
    assert desk.focusWidget() is desk.panels["programme"].page.first


def test_what_is_scheduled_stands_by_name_in_the_order_of_time(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(planned(edition(), {"udjo": "thu 09:00", "museum": "wed 14:00"}))

    page = open_table(qtbot, desk, "placements")

    assert page.model.headerData(0, Qt.Orientation.Horizontal) == "What"
    assert [page.model.index(row, 0).data() for row in range(2)] == ["City museum", "Angklung show"]
