"""Find: type a word, go to the record that has it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.record_hands import edition
from lawatan.gui.desk import Desk
from lawatan.gui.panels.find import Find


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


def test_where_a_hit_stands_is_a_quieter_column_of_its_own(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(edition())
    line, hits = opened(qtbot, desk)

    qtbot.keyClicks(line, "museum")
    qtbot.waitUntil(lambda: hits.count() > 1)
    picture = hits.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)

    panel = desk.panels["find"]
    assert isinstance(panel, Find)
    begins, ratio = panel.hit.column, picture.devicePixelRatio()
    for n in range(hits.count()):
        box = hits.visualItemRect(hits.item(n))
        rows = range(int(box.top() * ratio), int((box.bottom() - 2) * ratio))

        def darkest(left: float, right: float, rows: range = rows) -> int:
            across = range(int(left * ratio), int(right * ratio))
            return min(picture.pixelColor(x, y).value() for x in across for y in rows)

        told, where, between = darkest(20, begins - 10), darkest(begins, box.right()), darkest(begins - 10, begins - 1)
        assert told < where < between, hits.item(n).data(Qt.ItemDataRole.AccessibleTextRole)
