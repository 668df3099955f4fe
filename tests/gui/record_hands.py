"""A table of records for tests: a small edition, and what a person does with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from builders import activity, one_city, text
from lawatan.gui.desk import Desk
from lawatan.gui.panels.records import PLACES, RecordsPanel, tables_of
from lawatan.gui.records.deciding import Deciding
from lawatan.gui.records.page import Page
from lawatan.rules import Edition


def edition() -> Edition:
    return one_city(
        activity("udjo", "UDJO", 90, name=text("Angklung show", "Pertunjukan angklung"), resource_persons=("EXPERT",)),
        activity("museum", "MUSEUM", 60, name=text("City museum", "Museum kota")),
    )


def open_table(qtbot: QtBot, desk: Desk, table: str) -> Page:
    desk.state.led.emit((table, ""))
    name = next(name for name in PLACES if table in tables_of(name))
    panel = desk.panels[name]
    assert isinstance(panel, RecordsPanel)
    page = panel.page
    assert page is not None and page.table == table
    qtbot.waitUntil(page.isVisible)
    page.cells.setFocus()
    return page


def go(qtbot: QtBot, desk: Desk, page: Page, record: str, field: str = "name") -> None:
    page.cells.go(record, next(n for n, f in enumerate(page.model.fields) if f.name == field))
    page.cells.setFocus()
    qtbot.waitUntil(lambda: desk.state.record == (page.table, record))


def now(desk: Desk) -> Any:
    assert desk.state.programme is not None
    return desk.state.programme.edition


def press(qtbot: QtBot, inside: QWidget, name: str) -> None:
    found = inside.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    assert found.isVisible(), name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(8, found.height() // 2))


def cell(qtbot: QtBot, page: Page, typed: str) -> None:
    """Type into the current cell, as over a spreadsheet's."""
    qtbot.keyClick(page.cells, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit) and page.cells.isAncestorOf(editor)
    editor.selectAll()
    qtbot.keyClicks(editor, typed)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.cells.state() == QAbstractItemView.State.NoState)


def bar(page: Page) -> str:
    return page.bar.text.text() if page.bar.isVisible() else ""


def deciding(page: Page, name: str) -> Deciding:
    """A button that lets a job decide something, by its name."""
    found = page.findChild(Deciding, name)
    assert isinstance(found, Deciding)
    return found


def wait_for(qtbot: QtBot, button: Deciding) -> None:
    """Until its job has ended."""
    qtbot.waitUntil(lambda: button.task is None, timeout=30_000)
