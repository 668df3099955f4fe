"""What is half typed in a field is taken before the desk does something else: no keystroke is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from builders import activity, one_city
from gui.conftest import Open
from gui.test_documents import EDITION
from lawatan.gui.desk import Desk
from lawatan.jobs.files import read_edition
from lawatan.jobs.recent import recent_files
from lawatan.rules import Edition

OTHER = one_city(activity("other", "UDJO", 30))


@pytest.fixture
def typing(qtbot: QtBot, open_desk: Open) -> Desk:
    """The desk with two programmes; in the first the name of a venue is half typed."""
    desk = open_desk(EDITION, OTHER)
    with qtbot.waitActive(desk):
        desk.activateWindow()
    desk.state.look_at(("venues", "UDJO"), lead=True)
    qtbot.waitUntil(lambda: bool(boxes(desk)))
    (box,) = boxes(desk)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "Angklung")
    assert name(EDITION) == name(desk.state.programmes[0].edition) != "Angklung"
    return desk


def boxes(desk: Desk) -> list[QPlainTextEdit]:
    return [b for b in desk.right.findChildren(QPlainTextEdit, "field-name-en") if b.isVisible()]


def name(edition: Edition) -> str:
    return edition.venues["UDJO"].name.en


@pytest.mark.parametrize(
    "go_on",
    [
        lambda desk: desk.menus.new.trigger(),
        lambda desk: desk.menus.plan.trigger(),
        lambda desk: desk.tabs.setCurrentIndex(1),
        lambda desk: desk.tabs.shut.emit(1),
        lambda desk: desk.open_editions([OTHER]),
        lambda desk: desk.menus.languages.actions()[1].trigger(),
    ],
    ids=["new", "plan", "other tab", "close the other", "opened", "language"],
)
def test_what_is_half_typed_is_not_lost(typing: Desk, go_on: Callable[[Desk], None]) -> None:
    go_on(typing)
    typing.take_typed()

    assert [name(p.edition) for p in typing.state.programmes if "udjo" in p.edition.activities] == ["Angklung"]
    assert all(name(p.edition) == name(OTHER) for p in typing.state.programmes if "other" in p.edition.activities)


@pytest.mark.parametrize("close", [Desk.close, Desk.close_programme], ids=["window", "programme"])
def test_what_is_half_typed_is_kept_before_it_is_closed(typing: Desk, close: Callable[[Desk], None]) -> None:
    close(typing)
    typing.state.keeping.flush(20)

    (draft,) = recent_files()
    assert name(read_edition(draft)) == "Angklung"


def test_what_is_half_typed_is_saved(typing: Desk, tmp_path: Path) -> None:
    typing.ask_copy = lambda *_: str(tmp_path / "saved.lawatan")

    typing.menus.copy.trigger()

    assert name(read_edition(tmp_path / "saved.lawatan")) == "Angklung"
    assert boxes(typing)[0].hasFocus()


def test_undo_takes_back_what_is_half_typed_first(typing: Desk) -> None:
    (box,) = boxes(typing)

    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    typing.take_typed()

    assert box.toPlainText() == name(EDITION)
    assert typing.state.to_undo is None
