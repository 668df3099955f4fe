"""Small parts of which the screens are built: labels by role, elided lines, segments, a scrolling column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from lawatan.gui.tokens import STEP


def label(text: str = "", role: str = "", wrap: bool = False, name: str = "") -> QLabel:
    """A label in one of the roles of the style sheet; its text is plain and can be copied."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if wrap:
        made.setMinimumWidth(1)
    if name:
        made.setObjectName(name)
    return made


def frame(role: str, name: str = "") -> QFrame:
    """A frame in one of the roles of the style sheet."""
    made = QFrame()
    made.setProperty("role", role)
    if name:
        made.setObjectName(name)
    return made


def rule() -> QFrame:
    """A thin line across."""
    return frame("rule")


def button(role: str = "", name: str = "", press: Callable[[], object] | None = None) -> QPushButton:
    """A button in one of the roles of the style sheet."""
    made = QPushButton()
    made.setProperty("role", role)
    made.setObjectName(name)
    if press is not None:
        made.clicked.connect(lambda _checked=False: press())
    return made


def row(
    *parts: QWidget | int | None, space: int = 2 * STEP, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Parts beside each other; None is a stretch, a number a gap in pixels."""
    return _filled(QHBoxLayout(), parts, space, margins)


def column(
    *parts: QWidget | QLayout | int | None, space: int = 2 * STEP, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Parts below each other; None is a stretch, a number a gap in pixels."""
    return _filled(QVBoxLayout(), parts, space, margins)


def _filled(box, parts: Iterable[QWidget | QLayout | int | None], space: int, margins: tuple[int, int, int, int]):
    box.setContentsMargins(*margins)
    box.setSpacing(space)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)
    return box


def together(text: str) -> str:
    """A text whose numbers stay in one line with what they count: 45 min, 22 people."""
    return re.sub(r"(?<=\d) (?=[^\W\d])", "\u00a0", text)


def restyle(widget: QWidget, role: str) -> None:
    """Give a widget another role; Qt looks at properties only when told to."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.updateGeometry()
        widget.update()


def take_turns(shown: QWidget, *others: QWidget) -> None:
    """Show one of several parts that take turns in one place; the keyboard goes along where it was in one of the others."""
    led = any(each.hasFocus() for each in others)
    shown.show()
    if led:
        shown.setFocus()
    for each in others:
        each.hide()


class Card(QPushButton):
    """A button as large as what is laid out in it."""

    def __init__(self, role: str, name: str, *parts: QWidget | int | None, margins: tuple[int, int, int, int]) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setObjectName(name)
        for part in parts:
            if isinstance(part, QWidget):
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.inside = column(*parts, space=2, margins=margins)
        self.setLayout(self.inside)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self.inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.inside.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.inside.totalHeightForWidth(width)


class Elided(QLabel):
    """A line that ends with an ellipsis where it is too narrow; the tool tip then has all of it."""

    def __init__(self, role: str = "", name: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        self.ensurePolished()  # in the bold of its role
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class Choice(QComboBox):
    """A choice that ends with an ellipsis where it is too narrow; the tool tip then has all of it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def offer(self, choices: Mapping[str, str]) -> None:
        """Offer choices by key, always the same ones; what is chosen stays."""
        if self.count() == 0:
            for key, text in choices.items():
                self.addItem(text, key)
        for key, text in choices.items():
            self.setItemText(self.findData(key), text)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, part, self).width() - 4
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        self.setToolTip(self.currentText() if text != self.currentText() else "")
        option.currentText = text
        painter = QStylePainter(self)
        painter.drawComplexControl(control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class Joined(QPushButton):
    """One of joined buttons: wide enough for its text in the bold of the chosen one, so that nothing is cut or moves."""

    def __init__(self, name: str, press: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        if press is not None:
            self.clicked.connect(lambda _checked=False: press())

    def sizeHint(self) -> QSize:
        hint, bold = super().sizeHint(), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(more, 0), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


ROOMY = 6
"""Joined buttons beyond so many stand closer: seven tables with Indonesian names fit beside the form."""


class Segments(QWidget):
    """Buttons joined into one, of which one is chosen."""

    chosen = Signal(int)

    def __init__(self, names: Iterable[str], role: str = "") -> None:
        super().__init__()
        layout = row(space=0)
        self.setLayout(layout)
        self.group = QButtonGroup(self)
        buttons = [Joined(name) for name in names]
        for n, part in enumerate(buttons):
            part.setProperty("role", role)
            part.setCheckable(True)
            if not role:
                part.setProperty("join", "first" if n == 0 else "last" if n == len(buttons) - 1 else "mid")
                part.setProperty("tight", len(buttons) > ROOMY)
            self.group.addButton(part, n)
            layout.addWidget(part)
        self.group.idClicked.connect(self.chosen)

    def buttons(self) -> list[QAbstractButton]:
        """The buttons, in order."""
        return self.group.buttons()

    def set_texts(self, *texts: str) -> None:
        """Name the buttons."""
        for part, text in zip(self.buttons(), texts, strict=True):
            part.setText(text)

    def choose(self, index: int) -> None:
        """Show one as chosen, without saying so."""
        self.buttons()[index].setChecked(True)


class Scroll(QScrollArea):
    """A column of parts that scrolls down and is as wide as its place: ``clear``, ``add`` what there is, ``settle``.

    The new column is built aside and put in whole: parts that are added to a visible one are shown only later, and
    measured in the wrong font until then.
    """

    def __init__(
        self, margins: tuple[int, int, int, int] = (16, 16, 16, 16), space: int = 2 * STEP, widest: int = 0
    ) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._margins, self._space, self._widest = margins, space, widest
        self.clear()

    def clear(self) -> None:
        """Begin a new column; the old one stays until the new one is settled."""
        self._inside = QWidget()
        self._inside.setProperty("role", "panel")
        if self._widest:
            self._inside.setMaximumWidth(self._widest)
        self._column = column(space=self._space, margins=self._margins)
        self._inside.setLayout(self._column)

    def add(self, *parts: QWidget | QLayout | int | None) -> None:
        """Add parts below those that are there."""
        for part in parts:
            if part is None:
                self._column.addStretch(1)
            elif isinstance(part, int):
                self._column.addSpacing(part)
            elif isinstance(part, QLayout):
                self._column.addLayout(part)
            else:
                self._column.addWidget(part)

    def settle(self, at: int = 0) -> None:
        """Put the new column in the place of the old one, scrolled down by ``at`` pixels."""
        for part in self._inside.findChildren(QWidget):
            part.ensurePolished()
        old = self.takeWidget()
        self.setWidget(self._inside)
        self._inside.show()
        self.verticalScrollBar().setValue(at)
        if old is not None:
            old.hide()
            old.deleteLater()  # later: the click that led here may come from a part of it


class Lasting(Scroll):
    """A scrolling column whose parts stay and change: ``fit`` gives it its height at once, before it is painted."""

    def fit(self) -> None:
        """Lay out what has changed, the parts of parts first: else wrapped texts are as high as they were before."""
        for part in reversed(self._inside.findChildren(QWidget)):
            if (inner := part.layout()) is not None:
                inner.activate()
        layout = self._inside.layout()
        assert layout is not None
        layout.invalidate()
        layout.activate()
        self._grow()

    def _grow(self) -> None:
        """Be as high as the parts are at this width: Qt may have measured them while they were narrower."""
        layout, width = self._inside.layout(), self.viewport().width()
        assert layout is not None
        self._inside.resize(width, max(self.viewport().height(), layout.totalHeightForWidth(width)))
        layout.activate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return done


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while item := layout.takeAt(0):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
