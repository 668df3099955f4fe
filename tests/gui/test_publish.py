"""Publishing from the desk: looked at first, sent, not sent twice; what cannot be is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.conftest import Open, planned_sample
from gui.two_lanes import unplanned
from lawatan.gui.panels.publish import Publish


@pytest.fixture
def panel(open_desk: Open) -> Publish:
    """The form, opened by the menu, of a planned programme."""
    desk = open_desk(planned_sample("bali-2016"))
    desk.menus.publish.trigger()
    found = desk.panels["publish"]
    assert isinstance(found, Publish) and found.isVisible()
    return found


def press(qtbot: QtBot, panel: Publish, name: str) -> str:
    """Press a button, wait for the answer, and return it."""
    with qtbot.waitSignal(panel.answered, timeout=20_000):
        qtbot.mouseClick(getattr(panel, name), Qt.MouseButton.LeftButton)
    return panel.answer.text()


def listed(panel: Publish) -> list[str]:
    return [part.text() for part in panel.list.findChildren(QLabel)]


def test_it_is_looked_at_then_sent_and_not_sent_twice(qtbot: QtBot, panel: Publish, tmp_path: Path) -> None:
    folder = tmp_path / "calendars"
    panel.place.setText(str(folder))
    assert not panel.user.isVisible() and not panel.send.isVisible()

    assert press(qtbot, panel, "look") == "This is what would be sent; nothing was sent yet."
    assert not folder.exists()
    assert any(" new, 0 changed, 0 taken away, 0 as they are" in line for line in listed(panel))

    assert str(folder) in press(qtbot, panel, "send")
    (file,) = folder.iterdir()
    before = file.stat().st_mtime_ns

    assert press(qtbot, panel, "look") == f"All is there as it should be: nothing is to be sent to {folder}."
    assert not panel.send.isVisible() and file.stat().st_mtime_ns == before


def test_who_is_meant_is_chosen(qtbot: QtBot, panel: Publish, tmp_path: Path) -> None:
    panel.place.setText(str(tmp_path))
    panel.readers.setCurrentIndex(panel.readers.findData("hosts"))
    panel.readers.activated.emit(panel.readers.currentIndex())
    press(qtbot, panel, "look")
    press(qtbot, panel, "send")
    assert len(list(tmp_path.iterdir())) > 1


def test_a_server_asks_for_who_signs_in_and_what_fails_is_said(qtbot: QtBot, panel: Publish, tmp_path: Path) -> None:
    panel.place.setText("http://localhost:9/dav")
    assert panel.user.isVisible() and panel.password.isVisible() and not panel.choose.isVisible()
    panel.user.setText("ani")
    panel.password.setText("secret")

    assert press(qtbot, panel, "look").startswith("http://localhost:9/dav: the server cannot be reached.")
    assert "secret" not in panel.answer.text()

    panel.place.setText("ftp://example.org")
    assert "https:// or http://" in press(qtbot, panel, "look")
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    panel.place.setText(str(file))
    assert "this is a file" in press(qtbot, panel, "look")


def test_what_was_found_is_forgotten_when_something_else_is_chosen(
    qtbot: QtBot, panel: Publish, tmp_path: Path
) -> None:
    panel.place.setText(str(tmp_path))
    press(qtbot, panel, "look")
    assert panel.send.isVisible()
    panel.place.setText(str(tmp_path / "other"))
    assert not panel.send.isVisible() and not panel.answer.isVisible()


def test_where_nothing_is_planned_it_says_so(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    desk = open_desk(unplanned())
    desk.menus.publish.trigger()
    panel = desk.panels["publish"]
    assert isinstance(panel, Publish)
    panel.place.setText(str(tmp_path))
    assert press(qtbot, panel, "look").startswith("Nothing is scheduled yet")
