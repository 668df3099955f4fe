"""Nothing is lost silently: closing a programme or the window asks where something is not on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from builders import text
from gui.conftest import Open
from gui.test_desk import label, press
from gui.two_lanes import two_lanes, unplanned
from lawatan.domain import changed
from lawatan.gui.desk import Desk
from lawatan.jobs.files import read_edition
from lawatan.jobs.recent import recent_files
from lawatan.resources import sample
from lawatan.words import Message, mark


def edit(desk: Desk, index: int, name: str = "Renamed") -> None:
    programme = desk.state.programmes[index]
    venue = next(iter(programme.edition.venues.values()))
    change = {("venues", venue.id): changed(venue, name=text(name))}
    desk.state.edit_of(programme.number, Message(mark("Rename")), change)


@pytest.fixture
def no_disk(own_folders: Path) -> None:
    """A folder of drafts in which nothing can be written: a file lies where it should be."""
    (own_folders / "drafts").write_text("")


def close_tab(qtbot: QtBot, desk: Desk, index: int) -> None:
    there = desk.tabs.tabButton(index, QTabBar.ButtonPosition.RightSide)
    assert isinstance(there, QPushButton)
    qtbot.mouseClick(there, Qt.MouseButton.LeftButton)


def test_what_was_not_touched_closes_without_a_question_and_leaves_nothing(lanes: Desk) -> None:
    lanes.menus.quit.trigger()

    assert not lanes.isVisible()
    assert recent_files() == ()


def test_what_is_kept_closes_without_a_question(lanes: Desk) -> None:
    edit(lanes, 0)
    edited = lanes.state.programmes[0].edition

    lanes.menus.quit.trigger()

    assert not lanes.isVisible()
    (draft,) = recent_files()
    assert read_edition(draft) == edited


@pytest.mark.usefixtures("no_disk")
def test_the_window_asks_and_stays(qtbot: QtBot, lanes: Desk) -> None:
    edit(lanes, 0)

    lanes.menus.quit.trigger()

    assert lanes.isVisible()
    assert label(lanes, "leaving-text").endswith("is not on the disk.")
    press(qtbot, lanes, "leaving-stay")
    assert not lanes.leaving.isVisible()
    assert lanes.isVisible()
    assert len(lanes.state.programmes) == 1


def test_text_that_does_not_fit_is_asked_about(qtbot: QtBot, lanes: Desk) -> None:
    lanes.go("programme")
    field = lanes.panels["programme"].findChild(QLineEdit, "field-boarding_minutes")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "ten")

    lanes.close()
    assert lanes.isVisible()
    assert label(lanes, "leaving-text").endswith("does not fit its field and is not kept.")
    assert lanes.leaving.save.isHidden(), "a copy would not have it either"
    press(qtbot, lanes, "leaving-stay")
    assert field.text() == "ten"

    field.selectAll()
    qtbot.keyClicks(field, "10")
    lanes.close()
    assert not lanes.isVisible()


@pytest.mark.usefixtures("no_disk")
def test_escape_stays(qtbot: QtBot, lanes: Desk) -> None:
    edit(lanes, 0)
    lanes.close()

    qtbot.keyClick(lanes.leaving.save, Qt.Key.Key_Escape)

    assert not lanes.leaving.isVisible()
    assert lanes.isVisible()


@pytest.mark.usefixtures("no_disk")
def test_the_window_closes_when_it_is_given_up(qtbot: QtBot, lanes: Desk) -> None:
    edit(lanes, 0)
    lanes.close()

    press(qtbot, lanes, "leaving-discard")

    assert not lanes.isVisible()


@pytest.mark.usefixtures("no_disk")
def test_the_window_closes_when_it_is_saved_elsewhere(qtbot: QtBot, lanes: Desk, tmp_path: Path) -> None:
    edit(lanes, 0)
    edited = lanes.state.programmes[0].edition
    lanes.close()
    lanes.ask_copy = lambda *_: ""
    press(qtbot, lanes, "leaving-save")
    assert lanes.leaving.isVisible(), "no file was chosen"

    lanes.ask_copy = lambda *_: str(tmp_path / "kept.lawatan")
    press(qtbot, lanes, "leaving-save")

    assert not lanes.isVisible()
    assert read_edition(tmp_path / "kept.lawatan") == edited


@pytest.mark.usefixtures("no_disk")
def test_every_tab_is_asked_about_before_the_window_closes(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(two_lanes(), unplanned(), two_lanes())
    edit(desk, 0)
    edit(desk, 2)
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


@pytest.mark.usefixtures("no_disk")
def test_a_tab_is_closed_by_its_mark_and_asks(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(two_lanes(), unplanned(), two_lanes())
    edit(desk, 2)

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
    assert not desk.leaving.save.isVisible()
    press(qtbot, desk, "leaving-discard")

    assert not desk.isVisible()
    assert not desk.planning.running


@pytest.mark.deep
def test_the_question_goes_when_planning_ends(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(unplanned(), two_lanes())
    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        press(qtbot, desk, "plan")
        desk.menus.close.trigger()
        assert desk.leaving.isVisible()

    assert not desk.leaving.isVisible()
    assert len(desk.state.programmes) == 2


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
