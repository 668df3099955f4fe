"""A field that names several records: a list that one adds to by searching."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lawatan.domain.fields import RecordField, Shape
from lawatan.gui import icons
from lawatan.gui.form.boxed import Boxed
from lawatan.gui.form.context import Context
from lawatan.gui.form.editor import redden
from lawatan.gui.form.reference import Search
from lawatan.jobs.cells import read

ROW, MOST_ROWS, CROSS = 28, 7, 26


class Entries(QListWidget):
    """The chosen records in their order; Delete takes one out, Alt with Up and Down moves it."""

    def __init__(self, owner: References) -> None:
        super().__init__()
        self.owner = owner
        self.setProperty("role", "entries")
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setUniformItemSizes(True)
        self._drawing = Entry(owner.context)  # Qt does not keep a delegate alive
        self.setItemDelegate(self._drawing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, key = self.currentRow(), event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and at >= 0:
            self.owner.take_out(at)
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and at >= 0:
            self.owner.move_entry(at, at + (1 if key == Qt.Key.Key_Down else -1))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and event.position().x() > self.viewport().width() - CROSS:
            self.owner.take_out(at.row())
        else:
            super().mouseReleaseEvent(event)


class Entry(QStyledItemDelegate):
    """Draws a name with a cross behind it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens, where = self.context.tokens, option.rect
        painter.save()
        over = bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))
        if over:
            painter.fillRect(where, QColor(tokens.hover))
        painter.setPen(QColor(tokens.text))
        room = where.adjusted(9, 0, -CROSS, 0)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        cross = QRectF(where.right() - 18, where.center().y() - 5, 11, 11)
        icons.draw(painter, "close", tokens.text if over else tokens.third, cross)
        painter.restore()


class References(Boxed):
    """The chosen ones, and a box to find another."""

    wide = True
    box: Search

    def __init__(self, context: Context, field: RecordField, shape: Shape) -> None:
        assert shape.of is not None
        super().__init__(context, field, shape, Search(f"field-{field.name}", context, shape.of.table))
        self._of = shape.of
        self._ids: tuple[str, ...] = ()
        self.list: Entries | None = None
        self.box.found.connect(self._add)
        self._name = ""

    def named(self, name: str, help_: str) -> None:
        super().named(self.context.say("Add to {field}", field=name), help_)
        self.box.setPlaceholderText(self.context.say("Add…"))
        self._name = name
        if self.list is not None:
            self.list.setAccessibleName(name)

    def value(self) -> object:
        if self.box.text():
            found = str(read(self.box.text(), self.field, self.context.names, self._of))
            return (*(i for i in self._ids if i != found), found)
        return self._ids

    def show_value(self, value: object, whatever: bool = False) -> None:
        ids = tuple(value) if isinstance(value, tuple) else ()
        self.box.keep("", whatever)
        self._ids = ids
        if ids and self.list is None:
            self.list = Entries(self)
            self.list.setObjectName(f"entries-{self.field.name}")
            self.list.setAccessibleName(self._name)
            self.body.insertWidget(0, self.list)
        if self.list is None:
            return
        at, names = self.list.currentRow(), self.context.names
        shown = [names.of(self._of.table, i) for i in ids]
        if shown != [self.list.item(n).text() for n in range(self.list.count())]:
            self.list.clear()
            self.list.addItems(shown)
            self.list.setCurrentRow(min(at, len(ids) - 1))
        self.list.setVisible(bool(ids))
        self.list.setFixedHeight(min(len(ids), MOST_ROWS) * ROW + 2)

    def take_out(self, at: int) -> None:
        """Take an entry out of the list."""
        self._put(self._ids[:at] + self._ids[at + 1 :], at)

    def move_entry(self, at: int, to: int) -> None:
        """Give an entry another place."""
        if 0 <= to < len(self._ids):
            others = self._ids[:at] + self._ids[at + 1 :]
            self._put((*others[:to], self._ids[at], *others[to:]), to)

    def _put(self, ids: tuple[str, ...], at: int) -> None:
        before = self._ids
        self._ids = ids
        self.committed.emit()
        if self.faulty:  # the record keeps what it had
            self._ids = before
        elif self.list is not None:
            self.list.setCurrentRow(min(at, len(self._ids) - 1))

    def _add(self, name: str) -> None:
        for key, known in self.box.names().items():
            if known == name:
                self.box.clear()
                self._put((*(i for i in self._ids if i != key), key), len(self._ids))
                return

    def _finished(self) -> None:
        self.box.close_list()
        super()._finished()

    def show_wrong(self, wrong: bool) -> None:
        redden(self.box, wrong)
        if self.list is not None:
            redden(self.list, wrong)
