"""Editing in a cell: a search box for references, a list for choices, a line for all else."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from lawatan.gui.form.choice import ChoiceField, Still
from lawatan.gui.form.context import Context
from lawatan.gui.form.reference import Search
from lawatan.gui.records.model import Records
from lawatan.gui.state import State
from lawatan.gui.tokens import ROW_PX

Index = QModelIndex | QPersistentModelIndex


class Cell(QStyledItemDelegate):
    """Makes the editors of the cells, and takes what they say."""

    def __init__(self, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        self.state = state

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + 16, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        if isinstance(view, QTableView) and view.currentIndex().row() == index.row():
            # here, not as the option's brush: an item with a style sheet ignores that
            painter.fillRect(option.rect, QColor(self.state.tokens.chosen))
        super().paint(painter, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = cast(Records, index.model())
        named = model.fields[index.column()]
        names = model.names.about(model.record(index.row())) if named.shape.of_venue else model.names
        context = Context(self.state.say, self.state.tokens, names)
        if named.shape.sort == "choice":
            field = ChoiceField(context, named, named.shape)
            box = field.box
            box.setParent(parent)
            field.deleteLater()
            box.activated.connect(lambda _index, box=box: self._done(box))
            QTimer.singleShot(0, box, box.showPopup)
            return box
        if named.shape.sort in ("reference", "room"):
            search = Search("cell", context, named.shape.table)
            search.setParent(parent)
            search.found.connect(lambda _name, box=search: self._done(box))
            return search
        line = QLineEdit(parent)
        line.setObjectName("cell")
        return line

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, Still):
            editor.setCurrentIndex(max(editor.findText(text), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.currentText() if isinstance(editor, Still) else cast(QLineEdit, editor).text()
        if text == "–":
            text = ""
        if text != str(index.data(Qt.ItemDataRole.EditRole) or ""):
            model.setData(cast(QModelIndex, index), text, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)
