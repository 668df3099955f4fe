"""A person at the desk: with mouse and keys, or with the keys alone; nothing is done but through events of theirs.

What is used has to be seen: visible, enabled, under the point that is clicked, or reached by Tab.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QWidget,
)

from gui.hands import days_right, drag, middle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lawatan.gui.desk import Desk

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 30_000
"""So long a person waits for something to show on a busy machine."""
MOST_STEPS = 70
"""So many times Tab is pressed for one thing before a person gives up."""


class Person(ABC):
    """Types into whatever has the keyboard; how things are reached is told by ``WithMouse`` and ``WithKeys``."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.steps = 0
        """How often Tab was pressed."""
        with qtbot.waitActive(desk):
            desk.activateWindow()

    # ---- keys

    def focus(self) -> QWidget:
        """What the keys go to."""
        window = self.window()
        popup = QApplication.activePopupWidget()
        return (popup.focusWidget() or popup) if popup is not None else (window.focusWidget() or window)

    def window(self) -> QWidget:
        """The window in use; offscreen no other one becomes that when a list shuts, as it does on every screen."""
        found = QApplication.activeWindow()
        if found is None or not found.isVisible():
            with self.qtbot.waitActive(self.desk):
                self.desk.activateWindow()
            return self.desk
        return found

    def keys(self, *sequences: str) -> None:
        """Press keys one after the other, as they are written in the menus."""
        for sequence in sequences:
            combined = QKeySequence(sequence)[0]
            QTest.keyClick(self.focus(), combined.key(), combined.keyboardModifiers())
            QApplication.processEvents()  # a person is slow

    def type(self, text: str) -> None:
        """Type into what is in use, over what stands there."""
        assert isinstance(self.focus(), (QLineEdit, QPlainTextEdit)), f"{name_of(self.focus())} takes no text"
        self.keys("Ctrl+A")
        for letter in text:
            QTest.keyClicks(self.focus(), letter)
            QApplication.processEvents()

    def seen(self, name: str) -> QWidget:
        """What a person sees of that name in the window in use; one thing alone."""

        def in_sight() -> list[QWidget]:
            return [part for part in self.window().findChildren(QWidget, name) if part.isVisible()]

        self.qtbot.waitUntil(lambda: len(in_sight()) == 1, timeout=PATIENCE_MS)
        (found,) = in_sight()
        assert found.isEnabled(), f"{name} cannot be used"
        return found

    # ---- what both do

    @abstractmethod
    def reach(self, name: str) -> QWidget:
        """Bring a field into use."""

    @abstractmethod
    def press(self, name: str) -> None:
        """Press a button."""

    @abstractmethod
    def do(self, button: str, key: str) -> None:
        """Do what a button does, or the key that stands for it in the menus."""

    @abstractmethod
    def menu(self, menu: str, text: str) -> None:
        """Choose from a menu, by the beginning of the text without the marks of the letters."""

    @abstractmethod
    def select(self, item: str) -> None:
        """Select a block on the board."""

    @abstractmethod
    def bring(self, item: str, onto: str) -> int:
        """Move a block on the board to the start of another one; says in how many steps."""

    def entry(self, menu: QMenu | QMenuBar, text: str) -> QAction:
        """An entry of a menu that is seen."""
        found = [a for a in menu.actions() if a.isVisible() and a.text().replace("&", "").startswith(text)]
        assert len(found) == 1 and found[0].isEnabled(), text
        return found[0]

    def fill(self, name: str, text: str) -> None:
        """Type into a field, and finish with Enter, which leaves the field in use."""
        self.reach(name)
        self.type(text)
        self.keys("Return")
        assert self.focus() is self.seen(name), f"Enter in {name} led to {name_of(self.focus())}"

    def choose(self, name: str, text: str) -> None:
        """Choose from a list, by its text."""
        box = self.reach(name)
        assert isinstance(box, QComboBox)
        self.choose_in(box, box.findText(text))
        assert box.currentText() == text

    def choose_in(self, box: QComboBox, at: int) -> None:
        """Choose an entry of a list that is in use, by its place."""
        self.keys(*["Down" if at > box.currentIndex() else "Up"] * abs(at - box.currentIndex()))


class WithMouse(Person):
    """Clicks on what is used, and types."""

    def click(self, part: QWidget, at: QPoint | None = None) -> None:
        """Click on a point of a part, in its middle unless told; it has to lie open there."""
        self.qtbot.waitUntil(lambda: self.lies_open(part, at or part.rect().center()), timeout=PATIENCE_MS)
        self.qtbot.mouseClick(part, LEFT, pos=at or part.rect().center())

    def lies_open(self, part: QWidget, spot: QPoint) -> bool:
        """Whether nothing lies over a point of a part."""
        under = part.window().childAt(part.mapTo(part.window(), spot))
        return under is not None and (under is part or part.isAncestorOf(under))

    def reach(self, name: str) -> QWidget:
        part = self.seen(name)
        self.click(part, QPoint(14, 14))
        return part

    def choose(self, name: str, text: str) -> None:
        """A click opens the list; a click on an entry takes it."""
        box = self.reach(name)
        assert isinstance(box, QComboBox)
        entries = box.view()
        self.qtbot.waitUntil(entries.isVisible)
        at = box.findText(text)
        self.keys(*["Down" if at > box.currentIndex() else "Up"] * abs(at - box.currentIndex()), "Return")
        assert box.currentText() == text and not entries.isVisible()

    def press(self, name: str) -> None:
        part = self.seen(name)
        self.click(part)

    def do(self, button: str, key: str) -> None:
        self.press(button)

    def menu(self, menu: str, text: str) -> None:
        bar = self.desk.menuBar()
        self.qtbot.mouseClick(bar, LEFT, pos=bar.actionGeometry(self.entry(bar, menu)).center())
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu)
        self.qtbot.mouseClick(opened, LEFT, pos=opened.actionGeometry(self.entry(opened, text)).center())

    def select(self, item: str) -> None:
        canvas = self.desk.board.canvas
        self.qtbot.mouseClick(canvas.viewport(), LEFT, pos=middle(canvas, item))
        assert self.desk.state.selection == item

    def bring(self, item: str, onto: str) -> int:
        canvas = self.desk.board.canvas
        assert canvas.sheet is not None
        at = middle(canvas, item)
        box, there = (canvas.box(canvas.sheet.of(i)[0]) for i in (item, onto))
        days = canvas.sheet.of(onto)[0].column - canvas.sheet.of(item)[0].column
        drag(self.qtbot, canvas, at, days_right(canvas, item, days), round(there.top() - box.top()))
        return 1


class WithKeys(Person):
    """Never touches the mouse: Tab, arrows and the keys of the menus."""

    def reach(self, name: str) -> QWidget:
        part = self.seen(name)
        way: list[str] = []
        for _ in range(MOST_STEPS):
            if self.focus() is part:
                return part
            way.append(name_of(self.focus()))
            self.keys("Tab")
            self.steps += 1
        raise AssertionError(f"{name} is not reached by Tab: {', '.join(way)}")

    def press(self, name: str) -> None:
        part = self.seen(name)
        if isinstance(part, QAbstractButton) and (group := part.group()) is not None and group.exclusive():
            self.reach_one_of(part)
            return
        self.reach(name)
        self.keys("Space")

    def reach_one_of(self, part: QAbstractButton) -> None:
        """Choose one of some buttons, of which one is always chosen, with the arrow keys."""
        others = part.group().buttons()
        chosen = part.group().checkedButton()
        self.reach((chosen or others[0]).objectName())
        steps = others.index(part) - others.index(chosen or others[0])
        self.keys(*["Right" if steps > 0 else "Left"] * abs(steps))
        assert part.isChecked()

    def do(self, button: str, key: str) -> None:
        self.keys(key)

    def menu(self, menu: str, text: str) -> None:
        bar = self.desk.menuBar()
        letter = QKeySequence.mnemonic(self.entry(bar, menu).text())
        self.keys(letter.toString())
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu)
        wanted = self.entry(opened, text)
        for _ in range(len(opened.actions())):
            if opened.activeAction() is wanted:
                break
            self.keys("Down")
        assert opened.activeAction() is wanted
        self.keys("Return")

    def select(self, item: str) -> None:
        board = self.desk.board.canvas
        self.reach(board.objectName())
        for _ in range(40):
            if self.desk.state.selection == item:
                return
            self.keys("Down")
        raise AssertionError(f"{item} is not reached with the arrow keys")

    def bring(self, item: str, onto: str) -> int:
        self.select(item)
        assert self.desk.state.programme is not None
        view = self.desk.state.programme.view
        here, there = (view.starts(view.entries[i]) for i in (item, onto))
        days = (there.date() - here.date()).days
        hours, minutes = divmod(abs(there.hour * 60 + there.minute - here.hour * 60 - here.minute), 60)
        earlier = there.time() < here.time()
        self.keys(*["Alt+Right" if days > 0 else "Alt+Left"] * abs(days))
        self.keys(*["Alt+PgUp" if earlier else "Alt+PgDown"] * hours)
        self.keys(*["Alt+Up" if earlier else "Alt+Down"] * (minutes // 5))
        return abs(days) + hours + minutes // 5


def name_of(part: QWidget | None) -> str:
    """What a part is called in the code, for a failure's text."""
    return f"{type(part).__name__} {part.objectName()}".strip() if part is not None else "nothing"
