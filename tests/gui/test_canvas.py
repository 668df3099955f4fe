"""The board's surface: a person clicks, points, scrolls and uses the keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.two_lanes import two_lanes
from lawatan.gui.board.canvas import Canvas
from lawatan.gui.desk import Desk
from lawatan.gui.tokens import DAY_SCROLLED_PX
from lawatan.jobs.files import read_edition
from lawatan.resources import sample


def middle(canvas: Canvas, item: str) -> QPoint:
    """The middle of an entry's first block, brought in sight."""
    assert canvas.sheet is not None
    canvas.bring(item)
    return canvas.box(canvas.sheet.of(item)[0]).center().toPoint()


def click(qtbot: QtBot, canvas: Canvas, item: str) -> None:
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle(canvas, item))


def text_of(desk: Desk, name: str) -> str:
    from PySide6.QtWidgets import QLabel

    found = desk.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def test_a_click_selects_the_block_and_shows_what_is_known_of_it(qtbot: QtBot, lanes: Desk) -> None:
    click(qtbot, lanes.board.canvas, "finance@ALL")

    assert lanes.state.selection == "finance@ALL"
    assert text_of(lanes, "inspector-title") == "SMI finance"


def test_a_click_beside_the_blocks_selects_nothing(qtbot: QtBot, lanes: Desk) -> None:
    canvas = lanes.board.canvas
    click(qtbot, canvas, "finance@ALL")

    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(canvas.axis + 3, canvas.head + 3))

    assert lanes.state.selection == ""
    assert text_of(lanes, "inspector-title") == "Demonstration: Jakarta, then Bali"


def test_a_click_on_a_way_tells_about_it(qtbot: QtBot, lanes: Desk) -> None:
    canvas = lanes.board.canvas
    assert canvas.sheet is not None
    way = next(b for b in canvas.sheet.blocks if b.leg is not None and b.ends - b.begins >= 30)

    click(qtbot, canvas, way.id)

    assert text_of(lanes, "inspector-title") == "To Office, 40 min"


def test_keys_walk_through_the_day_and_across_days(qtbot: QtBot, lanes: Desk) -> None:
    canvas = lanes.board.canvas
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up):
        qtbot.keyClick(canvas, key)
        walked.append(lanes.state.selection)

    assert walked == ["access@ALL", "finance@ALL", "recap@ALL", "access@ALL", "access@ALL"]

    qtbot.keyClick(canvas, Qt.Key.Key_Escape)

    assert lanes.state.selection == ""


def test_who_reads_with_the_ears_is_told_what_is_selected(qtbot: QtBot, lanes: Desk) -> None:
    click(qtbot, lanes.board.canvas, "coffee@A")

    assert lanes.board.canvas.accessibleDescription() == "\n".join(
        ("Coffee processing", "10:00–12:00", "Ceramics", "Sat 28 Jul", "Requested")
    )


def test_what_is_brought_in_sight_lies_in_sight(lanes: Desk) -> None:
    canvas = lanes.board.canvas
    assert canvas.sheet is not None
    for item in canvas.sheet.order:
        canvas.bring(item)
        box = canvas.box(canvas.sheet.of(item)[0])
        whole = canvas.viewport().rect()
        assert box.left() >= canvas.axis
        assert box.top() >= canvas.head
        assert box.top() < whole.bottom()
        assert box.left() < whole.right()


def test_zoom_keeps_the_hour_and_is_bounded(qtbot: QtBot, lanes: Desk) -> None:
    canvas = lanes.board.canvas
    before = canvas.scale_.y(600)
    for _ in range(9):
        lanes.menus.larger.trigger()
    assert canvas.zoom == 200
    assert canvas.scale_.y(600) == 2 * before
    for _ in range(9):
        lanes.menus.smaller.trigger()
    assert canvas.zoom == 50


def test_the_table_says_what_the_board_says(lanes: Desk) -> None:
    board = lanes.board
    assert board.canvas.sheet is not None
    on_board = {b.id for b in board.canvas.sheet.blocks if b.entry or b.leg}

    board.show_form(1)

    assert {line.item for line in board.table.lines.lines} == on_board
    lines = {line.item: line.texts for line in board.table.lines.lines}
    assert lines["coffee@A"] == (
        "Sat 28 Jul", "10:00–12:00", "WITA", "Coffee processing", "Site visit", "Ceramics", "Group A", "Requested", "",
    )  # fmt: skip
    assert lines["to-bali@A"][1] == "12:50 WIB – 19:45 WITA"


def test_a_row_of_the_table_selects_the_same_thing(qtbot: QtBot, lanes: Desk) -> None:
    lanes.menus.table.trigger()
    table = lanes.board.table
    row = next(n for n, line in enumerate(table.lines.lines) if line.item == "museum@B")
    index = table.lines.index(row, 3)
    table.scrollTo(index)

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())

    assert lanes.state.selection == "museum@B"
    lanes.menus.table.trigger()
    assert lanes.board.forms.currentWidget() is lanes.board.canvas


def test_both_appearances_and_languages_paint(open_desk: Open) -> None:
    """Every block is painted in every look; the two looks differ."""
    seen = set()
    for appearance, language in (("light", "en"), ("dark", "id")):
        desk = open_desk(two_lanes(), appearance=appearance, language=language)
        picture = desk.grab().toImage()
        seen.add(picture.pixelColor(400, 700).name())
        desk.close()
    assert len(seen) == 2


def test_days_that_have_to_be_scrolled_are_wide_enough_for_their_words(open_desk: Open) -> None:
    desk = open_desk(read_edition(sample("jakarta-bandung-2018")))
    board = desk.board
    canvas = board.canvas
    a_week = canvas.scale_.widths

    board.turn_all()

    room = canvas.viewport().width() - canvas.axis
    assert sum(a_week) <= room + 1
    assert sum(canvas.scale_.widths) > room
    assert min(canvas.scale_.widths) >= DAY_SCROLLED_PX
