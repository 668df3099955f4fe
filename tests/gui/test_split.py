"""Room: the side can be narrowed and hidden, small windows show a whole week, clashing blocks can be read."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.conftest import Open, planned_sample
from gui.test_desk import label, press
from gui.two_lanes import two_lanes
from lawatan.domain import Placement, Plan, Table, with_plan
from lawatan.gui.app import make_desk
from lawatan.gui.board.layout import CLASH_PX, EDGE_PX, Scale, day_widths, lay_out
from lawatan.gui.board.table import KIND, VENUE
from lawatan.gui.board.text import lines
from lawatan.gui.desk import Desk
from lawatan.gui.names import chain
from lawatan.gui.programme import Programme
from lawatan.gui.split import SIDE_MIN_PX
from lawatan.words import words


def clashing(count: int) -> Programme:
    """So many activities of everyone at the same time."""
    edition = two_lanes()
    together = [o.id for o in Programme(edition).setting.occurrences.values()][:count]
    start = edition.plan.placements["access@ALL"].start
    placements = Table(Placement(id=item, start=start) for item in together)
    return Programme(with_plan(edition, Plan(placements=placements)))


def test_the_side_is_hidden_and_shown_again(qtbot: QtBot, lanes: Desk) -> None:
    lanes.split.restore(240, True)
    assert lanes.split.side.width() == 240

    press(qtbot, lanes, "side")
    assert not lanes.split.side.isVisible()
    assert not lanes.menus.side.isChecked()
    lanes.sending.show_export()
    assert lanes.panels["export"].isVisible(), "what is asked for is shown"
    lanes.show_inspector()
    assert not lanes.split.side.isVisible()
    lanes.menus.side.trigger()

    assert lanes.split.side.width() == 240
    assert lanes.top.side.isChecked()


def test_the_side_is_remembered(qtbot: QtBot, lanes: Desk) -> None:
    lanes.split.restore(260, True)
    lanes.menus.side.trigger()

    second = make_desk("en", "light")
    qtbot.addWidget(second)

    assert (second.split.wide, second.split.shown) == (260, False)
    lanes.split.restore(308, False)
    lanes.menus.side.trigger()


def test_a_small_window_shows_a_whole_week_and_the_kind_and_venue(open_desk: Open) -> None:
    desk = open_desk(planned_sample("jakarta-bandung-2018"))
    desk.resize(1000, 640)

    canvas, table = desk.board.canvas, desk.board.table
    assert canvas.sheet is not None
    assert len(canvas.sheet.columns) == 5
    assert canvas.horizontalScrollBar().maximum() == 0
    assert canvas.scale_.width(0) >= 90
    assert desk.split.side.width() >= SIDE_MIN_PX
    desk.menus.table.trigger()
    for column in (KIND, VENUE):
        right = table.columnViewportPosition(column) + table.columnWidth(column)
        assert table.columnWidth(column) >= 90
        assert right <= table.viewport().width()


def test_all_days_fit_where_each_has_room_else_they_scroll(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(planned_sample("jakarta-bandung-2018"))
    press(qtbot, desk, "page-all")
    canvas = desk.board.canvas
    qtbot.waitUntil(canvas.horizontalScrollBar().isVisible)

    press(qtbot, desk, "side")

    qtbot.waitUntil(lambda: not canvas.horizontalScrollBar().isVisible())
    assert canvas.scale_.width(0) >= 90


@pytest.mark.parametrize("count", [2, 3, 5, 8])
def test_clashing_blocks_are_wide_enough_to_read(count: int) -> None:
    programme = clashing(count)
    sheet = lay_out(programme.view, programme.days())
    widths = day_widths(sheet, 900, 90, 300, 110)
    scale = Scale(90, 58, sheet.begins, len(sheet.lanes), widths)

    boxes = [scale.box(block) for block in sheet.blocks if block.share > 1]

    assert boxes
    assert min(width for _, _, width, _ in boxes) >= CLASH_PX - 2 * EDGE_PX
    column = next(block.column for block in sheet.blocks if block.share > 1)
    for left, _, width, _ in boxes:
        assert scale.x(column) <= left
        assert left + width <= scale.x(column + 1)
    assert len({round(left) for left, *_ in boxes}) == len(boxes), "each is set off from the last"


def test_days_are_alike_where_nothing_clashes() -> None:
    programme = Programme(two_lanes())
    sheet = lay_out(programme.view, programme.days())

    assert set(day_widths(sheet, 7 * 240, 90, 300, 110)) == {240}
    assert set(day_widths(sheet, 100, 90, 300, 110)) == {220}
    assert set(day_widths(sheet, 9000, 90, 300, 110)) == {300}


def test_titles_end_after_a_whole_word(open_desk: Open) -> None:
    open_desk()

    (cut,) = lines("Indonesian Aerospace production line", 13, True, 180, 1)

    assert cut == "Indonesian Aerospace …"


def test_a_ride_says_when_to_be_there() -> None:
    """The coach leaves ten minutes after the ride begins: boarding."""
    edition = planned_sample("jakarta-bandung-2018")
    (taken,) = edition.plan.rides.values()
    by_coach = Table([taken.model_copy(update={"option": "coach"})])
    programme = Programme(with_plan(edition, Plan(placements=edition.plan.placements, rides=by_coach)))
    ride = next(entry for entry in programme.view.entries.values() if entry.ride is not None)

    told = chain(programme.setting, ride, words("en"))

    assert told[0] == (words("en").time(programme.view.starts(ride)), "Be there")
    assert "Coach" in told[1][1]


def test_about_says_the_version(qtbot: QtBot, lanes: Desk) -> None:
    from lawatan import __version__

    lanes.menus.about.trigger()

    assert label(lanes, "about-version") == f"Version {__version__}"
    about = lanes.findChild(QLabel, "about-version").window()
    press(qtbot, about, "about-close")
    assert not about.isVisible()
