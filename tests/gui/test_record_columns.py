"""How wide the columns of a table of records are."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from builders import planned
from duties import bus, duty
from gui.conftest import Open
from gui.record_hands import edition, open_table
from lawatan.domain import Plan, Table, replace
from lawatan.gui.desk import Desk


@pytest.fixture
def desk(open_desk: Open) -> Desk:
    return open_desk(edition())


def test_the_first_column_takes_the_room_that_the_others_leave(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(planned(edition(), {"udjo": "thu 09:00"}))
    cells = open_table(qtbot, desk, "placements").cells
    shown = [n for n in range(len(cells.records.fields)) if not cells.isColumnHidden(n)]
    others = sum(cells.columnWidth(n) for n in shown[1:])

    assert cells.columnWidth(0) == min(cells.viewport().width() - others, 520) > 260

    cells.setColumnWidth(0, 200)  # as with the mouse: then it stays so
    desk.resize(desk.width() + 60, desk.height())
    qtbot.waitUntil(lambda: cells.viewport().width() > 260 + others)
    assert cells.columnWidth(0) == 200


def test_a_column_of_short_names_leaves_its_room_to_others(qtbot: QtBot, desk: Desk) -> None:
    cells = open_table(qtbot, desk, "venues").cells
    city = next(n for n, f in enumerate(cells.records.fields) if f.name == "city")
    name = str(cells.records.index(0, city).data())

    assert cells.fontMetrics().horizontalAdvance(name) + 20 < cells.columnWidth(city) < 160


def test_a_column_in_which_nothing_stands_takes_no_room_until_it_says_something(qtbot: QtBot, desk: Desk) -> None:
    page = open_table(qtbot, desk, "persons")
    position = next(n for n, f in enumerate(page.model.fields) if f.name == "position")
    narrow = page.cells.columnWidth(position)

    page.type_into(page.model.rows[0], "position", "Director")

    assert page.cells.columnWidth(position) > narrow


def test_dates_are_shown_with_their_year(qtbot: QtBot, open_desk: Open) -> None:
    duties = Table([duty("wed"), duty("thu")])
    desk = open_desk(replace(edition(), vehicles=Table([bus()]), plan=Plan(duties=duties)))
    cells = open_table(qtbot, desk, "duties").cells
    date = next(n for n, f in enumerate(cells.records.fields) if f.name == "date")
    text_ = str(cells.records.index(0, date).data())

    assert text_ == "Thu 26 Jul 2018"
    assert cells.fontMetrics().horizontalAdvance(text_) + 20 < cells.columnWidth(date)
