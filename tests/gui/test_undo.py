"""Every edit can be taken back and done again, by its name; what does not hold together changes nothing."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders import activity, one_city, text
from gui.conftest import Open
from lawatan.domain import changed
from lawatan.gui.desk import Desk
from lawatan.rules import Edition
from lawatan.words import Message, mark

EDITION = one_city(activity("udjo", "UDJO", 90))
RENAME = Message(mark("Rename"))


def edition(desk: Desk) -> Edition:
    assert desk.state.programme is not None
    return desk.state.programme.edition


def rename(desk: Desk, name: str) -> None:
    venue = edition(desk).venues["UDJO"]
    desk.state.edit(RENAME, {("venues", "UDJO"): changed(venue, name=text(name))})


def test_an_edit_is_shown_told_and_taken_back_by_the_keys(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(EDITION)
    told: list[tuple[Edition, Edition]] = []
    desk.state.changed.connect(lambda before, after: told.append((before, after)))

    rename(desk, "Angklung")
    renamed = edition(desk)
    with qtbot.waitActive(desk):
        desk.activateWindow()
    desk.board.canvas.setFocus()
    with qtbot.waitSignal(desk.state.changed):
        qtbot.keyClick(desk.board.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert renamed.venues["UDJO"].name == text("Angklung")
    assert edition(desk) == EDITION
    assert told == [(EDITION, renamed), (renamed, EDITION)]


def test_undo_and_redo_say_what_they_do(open_desk: Open) -> None:
    desk = open_desk(EDITION)
    assert not desk.menus.undo.isEnabled() and not desk.menus.redo.isEnabled()

    rename(desk, "Angklung")
    assert desk.menus.undo.text() == "&Undo: Rename"
    desk.menus.undo.trigger()
    assert desk.menus.redo.text() == "&Redo: Rename" and not desk.menus.undo.isEnabled()
    desk.menus.redo.trigger()

    assert edition(desk).venues["UDJO"].name == text("Angklung")


def test_an_edit_that_does_not_hold_together_changes_nothing(open_desk: Open) -> None:
    desk = open_desk(EDITION)

    with pytest.raises(ValidationError):
        desk.state.edit(RENAME, {("venues", "UDJO"): None})

    assert edition(desk) is EDITION and not desk.menus.undo.isEnabled()


def test_each_programme_has_its_own_undo(open_desk: Open) -> None:
    other = one_city(activity("museum", "MUSEUM"))
    desk = open_desk(EDITION, other)

    rename(desk, "Angklung")
    desk.state.go(1)
    assert not desk.menus.undo.isEnabled()
    desk.state.go(0)
    desk.menus.undo.trigger()

    assert edition(desk) == EDITION
