"""Draws what lies under the blocks of the board: days and hours as lines, and what to do where nothing stands yet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from lawatan.gui.board.layout import Scale, Sheet
from lawatan.gui.board.text import metrics
from lawatan.gui.look import font
from lawatan.gui.state import State
from lawatan.gui.tokens import CORNER, TEXT_PX, Tokens


def draw_empty(painter: QPainter, room: QRectF, state: State) -> None:
    """Say what to do where nothing stands yet."""
    tokens = state.tokens
    step = state.programme.next_step if state.programme is not None else None
    plan = state.say("Nothing is scheduled yet. Choose Plan to give everything its time slot.")
    text = state.say.message(step.message) if step is not None else plan
    wide = min(metrics(TEXT_PX, False).horizontalAdvance(text) + 40, room.width() - 24)
    middle = QPointF(room.center().x(), room.top() + 64)
    card = QRectF(middle.x() - wide / 2, middle.y() - 20, wide, 40)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.panel))
    painter.drawRoundedRect(card, CORNER, CORNER)
    painter.setFont(font(TEXT_PX))
    painter.setPen(QColor(tokens.text))
    painter.drawText(card, Qt.AlignmentFlag.AlignCenter, text)


def draw_grid(painter: QPainter, sheet: Sheet, scale: Scale, origin: QPointF, whole: QRectF, tokens: Tokens) -> None:
    """Draw the lines of hours, days and lanes, and tint what is a weekend or outside the programme."""
    columns = sheet.columns
    for n, column in enumerate(columns):
        if column.weekend or not column.inside:
            left = origin.x() + scale.x(n)
            painter.fillRect(QRectF(left, whole.top(), scale.width(n), whole.height()), QColor(tokens.weekend))
    right = min(origin.x() + scale.x(len(columns)), whole.right())
    painter.setPen(QPen(QColor(tokens.hour), 1))
    for minute in range(sheet.begins, sheet.ends + 1, 60):
        y = int(origin.y() + scale.y(minute)) + 0.5
        painter.drawLine(QPointF(whole.left(), y), QPointF(right, y))
    for n in range(len(columns) + 1):
        x = int(origin.x() + scale.x(n)) + 0.5
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()))
        painter.setPen(QPen(QColor(tokens.hour), 1))
        for lane in range(1, len(sheet.lanes) if n < len(columns) else 1):
            x = int(origin.x() + scale.x(n, lane)) + 0.5
            painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()))
