"""Find: a word anywhere in the programme, in both languages; a hit leads to its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lawatan.gui.board.text import metrics as metrics_of
from lawatan.gui.look import font
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import column, label, row
from lawatan.gui.state import State
from lawatan.gui.tokens import TEXT_PX
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.domain.tables import Key

KEY = Qt.ItemDataRole.UserRole
TOLD, WHERE = KEY + 1, KEY + 2
WIDEST, EDGE, APART, LINE_PX = 840, 20, 28, 30
SOON_MS = 80
"""The list follows as soon as a person pauses in typing."""


class Sought(QLineEdit):
    """What is sought; Down goes into the list."""

    def __init__(self, panel: Find) -> None:
        super().__init__()
        self._panel = panel
        self.setObjectName("sought")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._panel.enter()
        else:
            super().keyPressEvent(event)


class Hit(QStyledItemDelegate):
    """What was found, and in a column of its own, quieter, where."""

    def __init__(self, state: State, parent: QListWidget) -> None:
        super().__init__(parent)
        self.state = state
        self.column = 0.0
        """Where the second column begins, in pixels from the left."""

    def measure(self, told: list[str]) -> None:
        """Set where the second column begins: behind the longest that was found, but before two thirds of the line."""
        metrics = metrics_of(TEXT_PX, False)
        self.column = min(max(map(metrics.horizontalAdvance, told), default=0), WIDEST * 2 / 3) + EDGE + APART

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, LINE_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)  # the ground and the line below; the item shows no text of its own
        tokens, metrics = self.state.tokens, metrics_of(TEXT_PX, False)
        begin, box = self.column, QRectF(option.rect)
        painter.setFont(font(TEXT_PX))
        for text, left, right, colour in (
            (index.data(TOLD), EDGE, begin - APART, tokens.text),
            (index.data(WHERE), begin, box.width() - EDGE, tokens.second),
        ):
            painter.setPen(QColor(colour))
            place = QRectF(box.left() + left, box.top(), right - left, box.height() - 1)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, right - left + 1)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


class Find(QWidget):
    """A line to type in, and the records that have the words."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("find-panel")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.state = state
        self.title, self.summary = label(role="title"), label(role="quiet", name="find-summary")
        self.sought = Sought(self)
        self.sought.setMaximumWidth(WIDEST)
        self.list = QListWidget()
        self.list.setObjectName("hits")
        self.list.setProperty("role", "hits")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hit = Hit(state, self.list)
        self.list.setItemDelegate(self.hit)
        self.hint = label(role="quiet", wrap=True)
        empty = QWidget()
        empty.setLayout(column(self.hint, None, margins=(20, 12, 20, 12)))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(empty)
        head = row(self.title, self.summary, None, space=12, margins=(20, 14, 20, 10))
        line = row(space=0, margins=(20, 0, 20, 10))
        line.addWidget(self.sought, 1)
        line.addStretch(0)
        self.setLayout(column(head, line, self.pages, space=0))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self.sought.textChanged.connect(lambda _text: self._soon.start())
        self.sought.returnPressed.connect(self._first)
        self.list.itemActivated.connect(self._lead)
        self.list.itemClicked.connect(self._lead)
        self.setFocusProxy(self.sought)
        for signal in (state.shown, state.worded):
            signal.connect(self.refresh)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self.sought.selectAll()

    def refresh(self) -> None:
        """Look again, where it can be seen."""
        say, programme = self.state.say, self.state.programme
        self.title.setText(say("Find"))
        self.sought.setPlaceholderText(say("A name, a place, a number…"))
        self.sought.setAccessibleName(say("Find"))
        self.list.setAccessibleName(say("Found"))
        if programme is None or not self.isVisible():
            return
        from lawatan.jobs.finding import MOST, find  # pydantic and the records: after the first paint
        from lawatan.jobs.naming import Names, table_title

        names, text = Names(programme.edition, say), self.sought.text()
        hits = find(names, text)
        self.list.clear()
        for hit in hits:
            table = table_title(programme.edition, hit.key[0])
            where = f"{say(table)} · {names.of(*hit.key)}" if hit.field else say(table)
            told = f"{say(hit.field)}: {hit.text}" if hit.field else hit.text
            told, where = told.replace("\n", " "), where.replace("\n", " ")
            item = QListWidgetItem()
            for role, value in ((KEY, hit.key), (TOLD, told), (WHERE, where)):
                item.setData(role, value)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{told} – {where}")
            self.list.addItem(item)
        self.hit.measure([self.list.item(n).data(TOLD) for n in range(self.list.count())])
        self.pages.setCurrentIndex(0 if hits else 1)
        found = say.plural("{n} record", "{n} records", len(hits)) if len(hits) < MOST else say("more than {n}", n=MOST)
        self.summary.setText(found if text.strip() else "")
        nothing = say("Nothing has these words. Try fewer, or a part of one.")
        told = say("Type a word: every text of the programme is searched, in both languages.")
        self.hint.setText(nothing if text.strip() else told)

    def enter(self) -> None:
        """Go into the list."""
        if self.list.count():
            self.list.setCurrentRow(max(self.list.currentRow(), 0))
            self.list.setFocus()

    def _first(self) -> None:
        self._soon.stop()
        self.refresh()
        if self.list.count():
            self._lead(self.list.item(max(self.list.currentRow(), 0)))

    def _lead(self, item: QListWidgetItem) -> None:
        key: Key = tuple(item.data(KEY))
        self.state.led.emit(key)


PANEL = Panel("find", mark("Find"), "find", "middle", Find, guide="records")
