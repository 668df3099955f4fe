"""A month to choose a day from, below the box of a date."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QWidget

from lawatan.gui.form.context import Context
from lawatan.gui.parts import column


class Calendar(QFrame):
    """Opens below a box; a day is chosen with a click or Enter."""

    chosen = Signal(object)
    """A day, as ``datetime.date``."""

    def __init__(self, box: QWidget, context: Context, date: dt.date) -> None:
        super().__init__(box, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._box = box
        self.month = QCalendarWidget()
        self.month.setLocale(QLocale("id_ID" if context.say.language == "id" else "en_GB"))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        head = QTextCharFormat()
        head.setForeground(QColor(context.tokens.second))
        self.month.setHeaderTextFormat(head)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, head)
        self.month.setSelectedDate(QDate(date.year, date.month, date.day))
        self.month.clicked.connect(self._take)
        self.month.activated.connect(self._take)
        self.setLayout(column(self.month, margins=(6, 6, 6, 6)))
        self.setFocusProxy(self.month)

    def popup(self) -> None:
        """Open below the box, within the screen."""
        self.adjustSize()
        where = self._box.mapToGlobal(QPoint(0, self._box.height() + 2))
        screen = self._box.screen().availableGeometry()
        where.setX(max(screen.left(), min(where.x(), screen.right() - self.width())))
        if where.y() + self.height() > screen.bottom():
            where = self._box.mapToGlobal(QPoint(0, -self.height() - 2))
        self.move(where)
        self.show()
        self.month.setFocus()

    def _take(self, day: QDate) -> None:
        self.chosen.emit(dt.date(day.year(), day.month(), day.day()))
        self.close()
