"""Room nights under “People”: to be read, followed as the programme changes, in both languages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.record_hands import now
from gui.test_desk import label, press
from gui.two_lanes import two_lanes
from lawatan.domain import changed
from lawatan.gui.desk import Desk
from lawatan.gui.panels.records import RecordsPanel
from lawatan.gui.read_table import ReadTable
from lawatan.gui.records.nights import Nights
from lawatan.jobs.nights import NightReport
from lawatan.words import Message

Horizontal = Qt.Orientation.Horizontal


def shown(desk: Desk) -> Nights:
    """The view, come to as a person does."""
    press_panel(desk)
    found = desk.findChild(Nights)
    assert found is not None and found.isVisible()
    return found


def press_panel(desk: Desk) -> None:
    desk.go("people")
    panel = desk.panels["people"]
    assert isinstance(panel, RecordsPanel) and panel.segments is not None
    panel.segments.buttons()[2].click()


def rows(table: ReadTable) -> list[tuple[str, ...]]:
    model = table.rows
    return [
        tuple(str(model.index(row, at).data()) for at in range(model.columnCount())) for row in range(model.rowCount())
    ]


def test_it_shows_what_was_counted(open_desk: Open) -> None:
    desk = open_desk(two_lanes())
    found = shown(desk)
    assert desk.state.programme is not None
    report = NightReport(desk.state.programme.current, desk.state.say)

    assert rows(found.by_night) == list(report.nights())
    assert rows(found.by_stay) == list(report.stay_rows())
    assert label(desk, "room-nights-about") == report.headline
    assert "room nights for" in report.headline


def test_it_follows_an_edit_and_the_language(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(two_lanes())
    found = shown(desk)
    before = rows(found.by_night)

    shared = changed(now(desk).heading, persons_a_room=2)
    desk.state.edit(Message("Share"), {("edition", ""): shared})

    assert rows(found.by_night) != before
    assert any("double" in str(found.by_night.rows.headerData(n, Horizontal)) for n in range(1, 5))
    desk.state.undo()
    assert rows(found.by_night) == before
    press(qtbot, desk, "language-id")
    assert found.by_night.rows.headerData(0, Horizontal) == "Malam"


def test_it_is_read_by_keyboard_and_edits_nothing(open_desk: Open) -> None:
    desk = open_desk(two_lanes())
    found = shown(desk)
    panel = desk.panels["people"]
    assert isinstance(panel, RecordsPanel)

    panel.begin()

    assert desk.focusWidget() is found.by_night
    assert panel.page is None
    assert found.by_night.accessibleName() == "Rooms by night and hotel"
    assert found.by_night.isColumnHidden(found.by_night.rows.columnCount() - 1)  # nobody is away
