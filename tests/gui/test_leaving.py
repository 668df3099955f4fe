"""Nothing is lost silently: closing a programme or the window asks about a schedule that is not saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.test_desk import label, press
from gui.two_lanes import two_lanes, unplanned
from lawatan.gui.desk import Desk
from lawatan.jobs.files import read_edition, write_edition
from lawatan.resources import sample


def unsaved(desk: Desk, *indexes: int) -> None:
    """As planning leaves a programme: with a schedule that is in no file."""
    for index in indexes:
        desk.state.put(index, replace(desk.state.programmes[index], unsaved=True))


def close_tab(qtbot: QtBot, desk: Desk, index: int) -> None:
    mark = desk.tabs.tabButton(index, QTabBar.ButtonPosition.RightSide)
    assert isinstance(mark, QPushButton)
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)


def test_what_is_saved_closes_without_a_question(lanes: Desk) -> None:
    lanes.menus.quit.trigger()

    assert not lanes.isVisible()


def test_the_window_asks_and_stays(qtbot: QtBot, lanes: Desk) -> None:
    unsaved(lanes, 0)

    lanes.menus.quit.trigger()

    assert lanes.isVisible()
    assert label(lanes, "leaving-text").endswith("is not saved.")
    press(qtbot, lanes, "leaving-stay")
    assert not lanes.leaving.isVisible()
    assert lanes.isVisible()
    assert len(lanes.state.programmes) == 1


def test_escape_stays(qtbot: QtBot, lanes: Desk) -> None:
    unsaved(lanes, 0)
    lanes.close()

    qtbot.keyClick(lanes.leaving.save, Qt.Key.Key_Escape)

    assert not lanes.leaving.isVisible()
    assert lanes.isVisible()


def test_the_window_closes_when_the_schedule_is_given_up(qtbot: QtBot, lanes: Desk) -> None:
    unsaved(lanes, 0)
    lanes.close()

    press(qtbot, lanes, "leaving-discard")

    assert not lanes.isVisible()


def test_the_window_closes_when_the_schedule_is_saved(qtbot: QtBot, lanes: Desk, tmp_path: Path) -> None:
    unsaved(lanes, 0)
    lanes.close()
    lanes.ask_copy = lambda *_: ""
    press(qtbot, lanes, "leaving-save")
    assert lanes.leaving.isVisible(), "no file was chosen"

    lanes.ask_copy = lambda *_: str(tmp_path / "kept.json")
    press(qtbot, lanes, "leaving-save")

    assert read_edition(tmp_path / "kept.json") == two_lanes()
    assert not lanes.isVisible()


def test_every_tab_is_asked_about_before_the_window_closes(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(two_lanes(), unplanned(), two_lanes())
    unsaved(desk, 0, 2)
    desk.state.go(1)

    desk.close()
    assert desk.state.index == 0
    press(qtbot, desk, "leaving-discard")
    assert desk.state.index == 2
    press(qtbot, desk, "leaving-stay")

    assert desk.isVisible()
    assert len(desk.state.programmes) == 3, "who stays keeps what was given up before, too"
    desk.close()
    assert desk.state.index == 0
    press(qtbot, desk, "leaving-discard")
    press(qtbot, desk, "leaving-discard")
    assert not desk.isVisible()


def test_a_tab_is_closed_by_its_mark_and_asks(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(two_lanes(), unplanned(), two_lanes())
    unsaved(desk, 2)

    close_tab(qtbot, desk, 1)
    assert len(desk.state.programmes) == 2
    close_tab(qtbot, desk, 1)
    assert desk.leaving.isVisible()
    assert desk.state.index == 1
    press(qtbot, desk, "leaving-discard")

    assert len(desk.state.programmes) == 1
    assert not desk.leaving.isVisible()
    assert desk.isVisible()


def test_closing_while_planning_asks(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(unplanned(), two_lanes())
    press(qtbot, desk, "plan")

    desk.close()
    assert "still being planned" in label(desk, "leaving-text")
    press(qtbot, desk, "leaving-discard")

    assert not desk.isVisible()
    assert not desk.planning.running


def test_closing_a_tab_while_it_is_planned_can_save_the_best(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    desk = open_desk(read_edition(sample("bali-2016")), two_lanes())
    with qtbot.waitSignal(desk.planning.progressed, timeout=40_000):
        press(qtbot, desk, "plan")
    desk.menus.close.trigger()
    desk.ask_copy = lambda *_: str(tmp_path / "best.json")

    press(qtbot, desk, "leaving-save")
    qtbot.waitUntil(lambda: len(desk.state.programmes) == 1, timeout=10_000)

    assert read_edition(tmp_path / "best.json").plan.placements
    assert desk.isVisible()


def test_another_tab_can_be_closed_while_one_is_planned(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(two_lanes(), read_edition(sample("bali-2016")))
    desk.state.go(1)
    press(qtbot, desk, "plan")
    desk.state.go(0)
    desk.menus.close.trigger()

    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        pass

    assert desk.state.programme is not None
    assert desk.state.programme.edition.plan.placements
    assert desk.state.programme.unsaved


def test_opening_the_same_file_again_keeps_what_is_not_saved(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    path = tmp_path / "lanes.json"
    write_edition(unplanned(), path)
    desk = open_desk()
    with qtbot.waitSignal(desk.state.opened):
        desk.open_paths([path])
    desk.state.put(0, replace(desk.state.programmes[0], edition=two_lanes(), unsaved=True, base=None))

    with qtbot.waitSignal(desk.state.opened):
        desk.open_paths([path])

    (programme,) = desk.state.programmes
    assert programme.edition.plan.placements
