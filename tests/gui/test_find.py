"""Find: type a word, go to the record that has it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.test_records import edition
from lawatan.gui.desk import Desk


def opened(qtbot: QtBot, desk: Desk) -> tuple[QLineEdit, QListWidget]:
    desk.menus.find.trigger()
    line, hits = desk.findChild(QLineEdit, "sought"), desk.findChild(QListWidget, "hits")
    assert isinstance(line, QLineEdit) and isinstance(hits, QListWidget)
    qtbot.waitUntil(line.hasFocus)
    return line, hits


def test_a_word_leads_to_the_record_that_has_it(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(edition())
    line, hits = opened(qtbot, desk)

    qtbot.keyClicks(line, "museum kota")
    qtbot.waitUntil(lambda: hits.count() == 1)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(hits, Qt.Key.Key_Return)

    assert desk.panels["activities"].isVisible()
    qtbot.waitUntil(lambda: desk.state.record == ("activities", "museum"))


def test_enter_leads_to_the_first_hit(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(edition())
    line, _ = opened(qtbot, desk)

    qtbot.keyClicks(line, "bandung")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert desk.panels["programme"].isVisible()
    qtbot.waitUntil(lambda: desk.state.record == ("cities", "BDG"))


def test_what_nobody_has_is_told(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(edition(), language="id")
    line, hits = opened(qtbot, desk)

    qtbot.keyClicks(line, "xyzzy")
    qtbot.waitUntil(lambda: hits.count() == 0)

    shown = [part.text() for part in desk.panels["find"].findChildren(QLabel) if part.isVisible()]
    qtbot.waitUntil(lambda: "Tidak ada" in " ".join(p.text() for p in desk.panels["find"].findChildren(QLabel)))
    assert shown
