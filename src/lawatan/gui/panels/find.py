"""Find: a word anywhere in the programme, in both languages; a hit leads to its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import column, label, row
from lawatan.gui.state import State
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.domain.tables import Key

KEY = Qt.ItemDataRole.UserRole
WIDEST = 840
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
            item = QListWidgetItem(f"{told}   –   {where}".replace("\n", " "))
            item.setData(KEY, hit.key)
            self.list.addItem(item)
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
