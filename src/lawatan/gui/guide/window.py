"""The guide's window: its pages at the left, with a search over their words, and the page that is read at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from lawatan.gui import icons
from lawatan.gui.guide.contents import FIRST, Page, page, sections
from lawatan.gui.guide.paper import Paper
from lawatan.gui.look import font
from lawatan.gui.parts import button, column, frame, label, row
from lawatan.gui.state import State
from lawatan.gui.tokens import SMALL_PX, TEXT_PX
from lawatan.words import Words

SIZE = QSize(1012, 720)
LIST_PX = 296
HEAD_PX = 34
"""Of a heading with the gap above it."""
ZOOMS = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
NAME = Qt.ItemDataRole.UserRole


class Guide(QWidget):
    """A window beside the desk; it follows the desk's language and colours and never holds it up."""

    def __init__(self, parent: QWidget, state: State, keys: Callable[[Words], str]) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("guide")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.state, self._keys = state, keys
        self.zoom = 1.0
        self._been: list[tuple[str, int]] = []
        self._ahead: list[tuple[str, int]] = []
        self._pages: dict[str, Page] = {}
        self.search = QLineEdit()
        self.search.setObjectName("guide-search")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("guide-pages")
        self.list.setProperty("role", "contents")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = label(role="quiet", wrap=True, name="guide-none")
        self.back = button("icon", "guide-back", self.go_back)
        self.on = button("icon", "guide-on", self.go_on)
        self.smaller = button("icon", "guide-smaller", partial(self.zoom_by, -1))
        self.larger = button("icon", "guide-larger", partial(self.zoom_by, 1))
        self.paper = Paper()
        self._lay_out()
        self._connect()
        self.resize(SIZE)
        self._write()
        self.open(FIRST)

    def _lay_out(self) -> None:
        self.side = side = frame("side", "guide-side")
        side.setLayout(column(self.search, self.none, self.list, space=8, margins=(12, 12, 8, 0)))
        for part in (self.back, self.on, self.smaller, self.larger):
            part.setFixedWidth(34)
        tools = row(self.back, self.on, None, self.smaller, self.larger, margins=(12, 12, 12, 0))
        reading = column(tools, self.paper, space=4)
        whole = row(side, space=0)
        whole.addLayout(reading, 1)
        self.setLayout(whole)
        self.setTabOrder(self.search, self.list)
        self.setTabOrder(self.list, self.paper)
        self.setTabOrder(self.paper, self.back)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._take_first)
        self.search.installEventFilter(self)
        self.list.currentItemChanged.connect(self._chosen)
        self.list.itemActivated.connect(lambda _item: self.paper.setFocus())
        self.paper.led.connect(self.open)
        self.state.worded.connect(self._write)
        self.state.looked.connect(self._look)
        for key, does in (
            (QKeySequence.StandardKey.ZoomIn, partial(self.zoom_by, 1)),
            (QKeySequence("Ctrl+="), partial(self.zoom_by, 1)),
            (QKeySequence.StandardKey.ZoomOut, partial(self.zoom_by, -1)),
            (QKeySequence("Ctrl+0"), partial(self.zoom_by, 0)),
            (QKeySequence("Alt+Left"), self.go_back),
            (QKeySequence("Alt+Right"), self.go_on),
            (QKeySequence.StandardKey.Find, self._to_search),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    @property
    def name(self) -> str:
        """The name of the page on show."""
        return self.paper.page.name

    # ---- going

    def open(self, name: str) -> None:
        """Show a page; LookupError if there is none of that name."""
        if name == self.name:
            return
        found = self._page(name)
        if self.name:
            self._been.append((self.name, self._at()))
            self._ahead.clear()
        self._show(found)

    def go_back(self) -> None:
        """Show the page that was read before."""
        self._turn(self._been, self._ahead)

    def go_on(self) -> None:
        """Show again the page from which one went back."""
        self._turn(self._ahead, self._been)

    def _turn(self, from_: list[tuple[str, int]], to: list[tuple[str, int]]) -> None:
        if from_:
            name, at = from_.pop()
            to.append((self.name, self._at()))
            self._show(self._page(name), at)

    def zoom_by(self, step: int) -> None:
        """One size up or down; 0: the usual size."""
        place = ZOOMS.index(self.zoom) + step if step else ZOOMS.index(1.0)
        self.zoom = ZOOMS[min(max(place, 0), len(ZOOMS) - 1)]
        self._fill()
        self._look()

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            self._pages[name] = page(name, self.state.say, self._keys)
        return self._pages[name]

    def _show(self, found: Page, at: int = 0) -> None:
        sought = self.search.text() if found.has(self.search.text()) else ""
        self.paper.show_page(found, self.state.tokens, self.zoom, sought)
        if at:
            self.paper.verticalScrollBar().setValue(at)
        say = self.state.say
        self.setWindowTitle(say("{title} – Guide to Lawatan", title=found.title))
        self.back.setEnabled(bool(self._been))
        self.on.setEnabled(bool(self._ahead))
        self._point()

    def _at(self) -> int:
        return self.paper.verticalScrollBar().value()

    # ---- the list and its search

    @property
    def _list_zoom(self) -> float:
        """The list grows with the page, but leaves it its room."""
        return min(self.zoom, 1.3)

    def _fill(self) -> None:
        """List the pages in which the words stand, by section."""
        self.side.setFixedWidth(round(LIST_PX * self._list_zoom))
        say, sought = self.state.say, self.search.text()
        self.list.blockSignals(True)
        self.list.clear()
        for heading, pages in sections():
            found = [one for one in map(self._page, pages) if one.has(sought)]
            if found:
                head = QListWidgetItem(say.message(heading))
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(font(round(SMALL_PX * self._list_zoom), True))
                head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
                if self.list.count():
                    head.setSizeHint(QSize(0, round(HEAD_PX * self._list_zoom)))
                self.list.addItem(head)
            for one in found:
                item = QListWidgetItem(one.title)
                item.setData(NAME, one.name)
                item.setToolTip(one.title)
                item.setFont(font(round(TEXT_PX * self._list_zoom)))
                self.list.addItem(item)
        self.list.blockSignals(False)
        self.none.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        if self.name:
            self._show(self._page(self.name), self._at())

    def _point(self) -> None:
        """Point in the list to the page on show, if it is listed."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        for item in self._items():
            if item.data(NAME) == self.name:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        return [item for n in range(self.list.count()) if (item := self.list.item(n)).data(NAME)]

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(NAME):
            self.open(item.data(NAME))

    def _take_first(self) -> None:
        """Enter in the search: the first page that was found."""
        items = self._items()
        if items:
            self.open(items[0].data(NAME))
            self.paper.setFocus()

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # ---- language, colours, keys

    def _write(self) -> None:
        """Write all of it anew, in the language of the desk."""
        say = self.state.say
        self._pages.clear()
        self.search.setPlaceholderText(say("Search the guide"))
        self.search.setAccessibleName(say("Search the guide"))
        self.list.setAccessibleName(say("Pages of the guide"))
        self.none.setText(say("No page has these words. Try fewer, or only the beginning of one."))
        for part, text, keys in (
            (self.back, say("Back"), "Alt+←"),
            (self.on, say("Forward"), "Alt+→"),
            (self.smaller, say("Smaller"), "Ctrl+−"),
            (self.larger, say("Larger"), "Ctrl++"),
        ):
            part.setAccessibleName(text)
            part.setToolTip(f"{text} ({keys})")
        self.smaller.setText("A−")
        self.larger.setText("A+")
        self._colour()
        self._fill()

    def _look(self) -> None:
        """The colours or the size changed: show the page anew, where it was."""
        bar = self.paper.verticalScrollBar()
        part = bar.value() / bar.maximum() if bar.maximum() else 0
        self._colour()
        self._show(self._page(self.name))
        bar.setValue(round(part * bar.maximum()))

    def _colour(self) -> None:
        tokens = self.state.tokens
        for part, icon in ((self.back, "left"), (self.on, "right")):
            part.setIcon(icons.icon(icon, tokens.text, tokens.third))
            part.setIconSize(QSize(14, 14))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search, the arrow down leads into the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            items = self._items()
            if items:
                self.list.setFocus()
                self.list.setCurrentItem(items[0])
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
