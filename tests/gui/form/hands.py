"""What a person does with a form, and what it tells: typing, pressing, reading faults."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.form.conftest import Sent


def box(sent: Sent, name: str, kind: type[QWidget] = QLineEdit) -> Any:
    found = sent.form.findChild(kind, name)
    assert found is not None, name
    return found


def type_into(qtbot: QtBot, field: Any, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)


def enter(qtbot: QtBot, field: Any, text: str) -> None:
    type_into(qtbot, field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def press(qtbot: QtBot, sent: Sent, name: str) -> None:
    found = box(sent, name, QPushButton)
    assert found.isVisible(), name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(8, found.height() // 2))


def fault(sent: Sent) -> str:
    shown = [
        part.text() for part in sent.form.findChildren(QLabel) if part.property("role") == "fault" and part.isVisible()
    ]
    return " ".join(shown)
