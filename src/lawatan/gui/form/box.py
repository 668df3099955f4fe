"""The boxes that people type in: one line, with a unit or a sign at its end; or a few lines that grow with the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QStyle, QStyleOptionFrame

from lawatan.gui import icons
from lawatan.gui.parts import label

HEIGHT = 30
MOST_LINES = 8


class Box(QLineEdit):
    """One line; Ctrl+Z belongs to it only while there is typing to take back, Escape brings back what stood there."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFixedHeight(HEIGHT)  # a style sheet's height counts only once the box is on show
        self.kept = ""
        """What stands in the record, as text."""
        self.step: Callable[[int], None] | None = None
        """Takes the value a step up or down, if there is such a thing."""
        self.open: Callable[[], None] | None = None
        """Opens the list or calendar that belongs to the box."""
        self._tail, self._sign, self._colour = "", "", ""

    def end_with(self, tail: str, sign: str, colour: str) -> None:
        """Show a unit or an icon at the end."""
        self._tail, self._sign, self._colour = tail, sign, colour
        width = self.fontMetrics().horizontalAdvance(tail) + 6 if tail else 18 if sign else 0
        self.setTextMargins(0, 0, width, 0)
        self.update()

    @property
    def pending(self) -> bool:
        """Whether something is typed that the record does not have."""
        return self.text() != self.kept

    def keep(self, text: str, whatever: bool) -> None:
        """Show what stands in the record; a half-typed text stays, unless ``whatever``."""
        typed = self.pending and not whatever
        self.kept = text
        if not typed and (self.text() != text or self.isUndoAvailable()):
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(at if self.hasFocus() else 0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            if undo or (event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.pending:
            self.setText(self.kept)
            self.textEdited.emit(self.kept)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.step is not None:
            self.step(1 if key == Qt.Key.Key_Up else -1)
        elif key == Qt.Key.Key_Down and self.open is not None:
            self.open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.open is not None and event.position().x() > self.width() - 26:
            self.setFocus()
            self.open()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.open is not None and event.position().x() > self.width() - 26
        self.setCursor(Qt.CursorShape.ArrowCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.hasFocus() or not self._paint_cut(painter):
            painter.end()
            super().paintEvent(event)
            painter.begin(self)
        if self._tail:
            painter.setPen(QColor(self._colour))
            where = self.rect().adjusted(0, 0, -9, 0)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._tail)
        elif self._sign:
            icons.draw(painter, self._sign, self._colour, QRectF(self.width() - 21, (self.height() - 13) / 2, 13, 13))
        painter.end()

    def _paint_cut(self, painter: QPainter) -> bool:
        """Draw a text that is longer than the box with an ellipsis at its end; say whether it is."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        style, margins = self.style(), self.textMargins()
        where = style.subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        where = where.marginsRemoved(margins).adjusted(2, 0, -2, 0)
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, where.width())
        if cut == self.text():
            return False
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().text().color())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        return True


class Lines(QPlainTextEdit):
    """A box for a text that grows with it; Enter finishes, Shift+Enter begins a new line."""

    finished = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.kept = ""
        self._tag = label(role="small")
        self._tag.setParent(self)
        self._tag.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(8, 6, 26, 4)
        self.textChanged.connect(self._grow)
        self._high = HEIGHT
        self.setFixedHeight(HEIGHT)

    def end_with(self, tail: str) -> None:
        """Show the language at the end of the first line."""
        self._tag.setText(tail)
        self._place()

    def _place(self) -> None:
        self._tag.adjustSize()
        self._tag.move(self.width() - self._tag.width() - 9, (HEIGHT - self._tag.height()) // 2)

    @property
    def pending(self) -> bool:
        """Whether something is typed that the record does not have."""
        return self.toPlainText() != self.kept

    def keep(self, text: str, whatever: bool) -> None:
        """Show what stands in the record; a half-typed text stays, unless ``whatever``."""
        typed = self.pending and not whatever
        self.kept = text
        if not typed and (self.toPlainText() != text or self.document().isUndoAvailable()):
            at = min(self.textCursor().position(), len(text))
            self.setPlainText(text)
            if self.hasFocus():
                cursor = self.textCursor()
                cursor.setPosition(at)
                self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        return QSize(120, self._high)

    def _grow(self) -> None:
        lines = max(1, min(self._count(), MOST_LINES))
        high = HEIGHT + (lines - 1) * self.fontMetrics().lineSpacing()
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bar.ScrollBarAsNeeded if lines == MOST_LINES else bar.ScrollBarAlwaysOff)
        if high != self._high:
            self._high = high
            self.setFixedHeight(high)
            QTimer.singleShot(0, self, self.updateGeometry)  # a layout that is just being made does not hear of it

    def _count(self) -> int:
        """Lines on screen; the document counts them once it is laid out."""
        size = self.document().documentLayout().documentSize().height()
        return round(size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._grow()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            if undo or (event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape and self.pending:
            self.setPlainText(self.kept)
        elif enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            cursor = self.textCursor()
            cursor.clearSelection()  # else it looks as though typing still went here
            self.setTextCursor(cursor)
            self.finished.emit()
