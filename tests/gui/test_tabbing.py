"""Tab, Shift+Tab and F6 lead through the window as it is seen, and nothing holds them fast."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from builders import activity, one_city
from gui.conftest import Open
from gui.two_lanes import two_lanes
from lawatan.gui.desk import Desk
from lawatan.gui.tabbing import stops
from lawatan.jobs.new import new_edition
from lawatan.rules import Edition
from lawatan.words import LANGUAGES

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def active(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitActive(desk):
        desk.activateWindow()


def now() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> str:
    QTest.keyClick(now(), key, held)
    return now().objectName()


def round_of(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> list[QWidget]:
    """Where a key leads until it comes back to where it began."""
    begin, way = now(), []
    for _ in range(200):
        press(key, held)
        way.append(now())
        if now() is begin:
            return way
    raise AssertionError(f"no way back: {[part.objectName() for part in way[-5:]]}")


@pytest.fixture
def udjo() -> Edition:
    return one_city(activity("udjo", "UDJO", 90))


@pytest.mark.parametrize(
    "panel", ["board", "programme", "activities", "venues", "people", "travel", "to_fix", "waiting"]
)
@pytest.mark.parametrize("filled", [True, False])
def test_tab_goes_round_the_whole_window_and_back(qtbot: QtBot, open_desk: Open, panel: str, filled: bool) -> None:
    import datetime as dt

    desk = open_desk(two_lanes() if filled else new_edition(dt.date(2026, 11, 22)))
    active(qtbot, desk)
    desk.go(panel)
    desk.top.plan.setFocus()

    forward, back = round_of(Qt.Key.Key_Tab), round_of(Qt.Key.Key_Tab, SHIFT)

    assert forward == [*back[-2::-1], back[-1]]
    assert all(part.isVisible() and part.isEnabled() for part in forward)
    names = {part.objectName() for part in forward}
    assert {"plan", "export", "side"} <= names, "the top"
    assert names & {f"go-{name}" for name in desk.sidebar.buttons}, "the list of where to go"
    assert names & {f"language-{code}" for code in LANGUAGES}, "the bottom"
    assert filled is False or len(forward) > 6
    assert any(desk.middle.isAncestorOf(part) for part in forward) or panel in ("to_fix", "waiting")


def test_what_a_form_adds_later_comes_where_it_is_seen(qtbot: QtBot, open_desk: Open, udjo: Edition) -> None:
    desk = open_desk(udjo)
    active(qtbot, desk)
    desk.go("activities")
    QTest.keyClick(now(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    name = desk.findChild(QPlainTextEdit, "field-name-en")
    assert isinstance(name, QPlainTextEdit)
    name.setFocus()
    assert [press(Qt.Key.Key_Tab) for _ in range(2)] == ["field-name-id", "field-kind"]

    desk.panels["inspector"].edit("room")
    sections = [part for part in stops(desk.right) if part.objectName() == "section-What happens"]
    sections[0].setFocus()
    press(Qt.Key.Key_Space)

    assert [press(Qt.Key.Key_Tab) for _ in range(2)] == ["add-steps", "add-tours"]


def test_of_buttons_of_which_one_is_chosen_tab_leads_to_that(qtbot: QtBot, open_desk: Open, udjo: Edition) -> None:
    desk = open_desk(udjo)
    active(qtbot, desk)
    desk.go("venues")

    ways = [part.objectName() for part in stops(desk.sidebar) if part.objectName().startswith("go-")]

    assert ways == ["go-venues"]


def test_f6_goes_from_part_to_part_and_remembers_where_one_was(qtbot: QtBot, open_desk: Open, udjo: Edition) -> None:
    desk = open_desk(udjo)
    active(qtbot, desk)
    desk.go("activities")
    cells = now()
    assert cells.objectName() == "table-activities"
    qtbot.waitUntil(lambda: desk.state.record == ("activities", "udjo"))

    seen = [press(Qt.Key.Key_F6) for _ in range(5)]

    assert seen == ["field-name-en", "status-fix", "export", "go-activities", "table-activities"]
    press(Qt.Key.Key_F6, SHIFT)
    assert desk.sidebar.isAncestorOf(now())


def test_arrows_lead_on_among_the_panels(qtbot: QtBot, open_desk: Open, udjo: Edition) -> None:
    desk = open_desk(udjo)
    active(qtbot, desk)
    desk.sidebar.buttons["board"].setFocus()

    assert press(Qt.Key.Key_Down) == "go-programme"
    assert press(Qt.Key.Key_Down) == "go-activities"

    assert desk.panels["activities"].isVisible()
