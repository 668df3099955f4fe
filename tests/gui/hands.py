"""What a hand does: types into a box; on the board, in pixels of the canvas, takes hold of a block, drags it, lets go."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lawatan.gui.board.canvas import Canvas

LEFT = Qt.MouseButton.LeftButton


def middle(canvas: Canvas, item: str, part: float = 0.5) -> QPoint:
    """A point in an entry's first block, brought in sight: so far down of its height."""
    assert canvas.sheet is not None
    canvas.bring(item)
    box = canvas.box(canvas.sheet.of(item)[0])
    return QPointF(box.center().x(), box.top() + part * box.height()).toPoint()


def edge(canvas: Canvas, item: str, which: str) -> QPoint:
    """A point on the upper or lower edge of an entry's block."""
    assert canvas.sheet is not None
    canvas.bring(item)
    box = canvas.box(canvas.sheet.of(item)[0])
    return QPointF(box.center().x(), box.top() + 2 if which == "top" else box.bottom() - 2).toPoint()


def minutes_down(canvas: Canvas, minutes: float) -> int:
    """So many minutes in pixels."""
    return round(minutes * canvas.scale_.hour_height / 60)


def days_right(canvas: Canvas, item: str, days: int) -> int:
    """From the day of an entry's block to the same place of another day, in pixels."""
    assert canvas.sheet is not None
    column = canvas.sheet.of(item)[0].column
    return round(canvas.scale_.x(column + days) - canvas.scale_.x(column))


def retype(qtbot: QtBot, box: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Type over what stands in a box, and finish with Enter."""
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def take(qtbot: QtBot, canvas: Canvas, at: QPoint, across: int, down: int) -> QPoint:
    """Press, and drag so far; the button stays down. Gives where the pointer then is."""
    port, there = canvas.viewport(), at + QPoint(across, down)
    qtbot.mousePress(port, LEFT, pos=at)
    qtbot.mouseMove(port, pos=at + QPoint(across // 2, down // 2))
    qtbot.mouseMove(port, pos=there)
    return there


def drag(qtbot: QtBot, canvas: Canvas, at: QPoint, across: int, down: int) -> None:
    """Press, drag so far and let go."""
    there = take(qtbot, canvas, at, across, down)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=there)


def carry(qtbot: QtBot, card: QWidget, canvas: Canvas, to: QPoint, drop: bool = True) -> None:
    """Take a card of the list and bring it over a point of the canvas, which may be on another screen's side."""
    there = card.mapFromGlobal(canvas.viewport().mapToGlobal(to))
    qtbot.mousePress(card, LEFT, pos=card.rect().center())
    qtbot.mouseMove(card, pos=card.rect().center() + QPoint(20, 20))
    qtbot.mouseMove(card, pos=there)
    if drop:
        qtbot.mouseRelease(card, LEFT, pos=there)
