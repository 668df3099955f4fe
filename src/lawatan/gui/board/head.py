"""Draws the frame of the board: the days with their cities above, the hours at the left."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from lawatan.gui import names
from lawatan.gui.board.layout import Column, Scale, Sheet
from lawatan.gui.board.text import metrics
from lawatan.gui.look import font
from lawatan.gui.programme import Programme
from lawatan.gui.state import State
from lawatan.gui.tokens import SECOND_PX, SMALL_PX, TEXT_PX
from lawatan.words import zone_name

HEAD_PX = 46
LANES_PX = 18


def axis_width(sheet: Sheet | None) -> int:
    """Width of the column of hours; two clocks need more."""
    return 52 if sheet is None or len(sheet.zones) == 1 else 26 + 34 * len(sheet.zones)


def head_height(sheet: Sheet | None) -> int:
    """Height of the row of days; lanes need a line for their groups."""
    return HEAD_PX if sheet is None or len(sheet.lanes) == 1 else HEAD_PX + LANES_PX


def draw_axis(
    painter: QPainter, sheet: Sheet, programme: Programme, scale: Scale, top: float, whole: QRectF, state: State
) -> None:
    """Draw the hours at the left, by every clock shown."""
    tokens, head, width = state.tokens, head_height(sheet), axis_width(sheet)
    painter.save()
    painter.setClipRect(QRectF(whole.left(), whole.top() + head, width, whole.height() - head))
    painter.fillRect(QRectF(whole.left(), whole.top(), width, whole.height()), QColor(tokens.panel))
    painter.setFont(font(SECOND_PX))
    painter.setPen(QColor(tokens.second))
    for minute in range(sheet.begins, sheet.ends + 1, 60):
        y = top + scale.y(minute)
        if y < whole.top() + head + 6:
            continue  # half a label under the days says nothing
        label = hours(sheet, programme, minute, ":" if state.language == "en" else ".")
        painter.drawText(
            QRectF(0, y - 9, width - 8, 18), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label
        )
    painter.restore()
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.drawLine(QPointF(width + 0.5, whole.top()), QPointF(width + 0.5, whole.bottom()))


def hours(sheet: Sheet, programme: Programme, minute: int, mark: str = ":") -> str:
    """The label of an hour: ``08:00``, or ``08 / 09`` where two clocks are shown."""
    if len(sheet.zones) == 1:
        return f"{minute // 60:02d}{mark}00"
    clock = programme.setting.clock
    date = sheet.columns[0].date
    shifts = [clock.midnight(date, sheet.zones[0]) - clock.midnight(date, zone) for zone in sheet.zones]
    return " / ".join(f"{(minute + shift) // 60 % 24:02d}" for shift in shifts)


def clocks(sheet: Sheet) -> str:
    """The names of the clocks shown: ``WIB``, ``WIB / WITA``."""
    noon = dt.datetime.combine(sheet.columns[0].date, dt.time(12), dt.UTC)
    return " / ".join(zone_name(noon, zone) for zone in sheet.zones)


def draw_head(
    painter: QPainter, sheet: Sheet, programme: Programme, scale: Scale, left: float, whole: QRectF, state: State
) -> None:
    """Draw the days above, each with its cities, and the groups of its lanes."""
    tokens, head, width = state.tokens, head_height(sheet), axis_width(sheet)
    bar = QRectF(whole.left(), whole.top(), whole.width(), head)
    painter.fillRect(bar, QColor(tokens.panel))
    painter.save()
    painter.setClipRect(bar.adjusted(width, 0, 0, 0))
    for n, column in enumerate(sheet.columns):
        box = QRectF(left + scale.x(n), whole.top(), scale.width(n), head)
        if column.weekend or not column.inside:
            painter.fillRect(box, QColor(tokens.weekend))
        text = box.adjusted(9, 6, -6, 0)
        text.setLeft(min(max(text.left(), whole.left() + width + 9), max(text.right() - 70, text.left())))
        _day(painter, column, text, programme, state)
        if len(sheet.lanes) > 1:
            _lanes(painter, sheet, column, box, programme, state)
        painter.setPen(QPen(QColor(tokens.line), 1))
        x = int(box.left()) + 0.5
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
    x = int(left + scale.x(len(sheet.columns))) + 0.5
    painter.drawLine(QPointF(x, bar.top()), QPointF(x, bar.bottom()))
    painter.restore()
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.drawLine(QPointF(whole.left(), head - 0.5), QPointF(whole.right(), head - 0.5))
    painter.drawLine(QPointF(width + 0.5, bar.top()), QPointF(width + 0.5, bar.bottom()))
    painter.setFont(font(SMALL_PX))
    painter.setPen(QColor(tokens.second))
    if programme.edition.cities:  # before there is a city there is no clock to name
        painter.drawText(QRectF(0, 0, width, HEAD_PX), Qt.AlignmentFlag.AlignCenter, clocks(sheet))


def _day(painter: QPainter, column: Column, box: QRectF, programme: Programme, state: State) -> None:
    tokens, say = state.tokens, state.say
    weekday = say.weekday(column.date)
    line = QRectF(box.left(), box.top(), box.width(), 18)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font(TEXT_PX, True))
    painter.setPen(QColor(tokens.second if column.weekend else tokens.text))
    painter.drawText(line, middle, weekday)
    wide = metrics(TEXT_PX, True).horizontalAdvance(weekday + " ")
    painter.setFont(font(TEXT_PX))
    painter.drawText(line.adjusted(wide, 0, 0, 0), middle, say.day_month(column.date))
    if len(set(column.cities)) == 1:
        cities = [names.city(programme.setting, city, say) for city in column.cities[0]]
        text = " → ".join(cities)
        if len(cities) > 1 and metrics(SECOND_PX, False).horizontalAdvance(text) > line.width():
            text = f"→ {cities[-1]}"  # where they woke stands above the day before
        if not column.inside:
            text = say("outside the programme")
        _second(painter, line.translated(0, 17), text, state)


def _lanes(painter: QPainter, sheet: Sheet, column: Column, box: QRectF, programme: Programme, state: State) -> None:
    say = state.say
    apart = len(set(column.cities)) > 1
    wide = box.width() / len(sheet.lanes)
    for n, leaf in enumerate(sheet.lanes):
        line = QRectF(box.left() + n * wide + 9, box.bottom() - LANES_PX - 3, wide - 12, 16)
        _second(painter, line, names.group(programme.setting, leaf, say), state)
        if apart:
            cities = " → ".join(names.city(programme.setting, city, say) for city in column.cities[n])
            _second(painter, line.translated(0, -17), cities, state)


def _second(painter: QPainter, line: QRectF, text: str, state: State) -> None:
    painter.setFont(font(SECOND_PX))
    painter.setPen(QColor(state.tokens.second))
    cut = metrics(SECOND_PX, False).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)
