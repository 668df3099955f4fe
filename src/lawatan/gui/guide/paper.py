"""The sheet on which a page of the guide is read: Markdown in the desk's type and colours, at a size of one's choice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QImage,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from lawatan.gui.guide.contents import Page, target
from lawatan.gui.look import font
from lawatan.gui.tokens import LIGHT, TEXT_PX, Tokens
from lawatan.resources import folder

HEADINGS_PX = {1: 24, 2: 17, 3: 14}
WIDEST, PAD = 720, 32
"""A line is read with ease up to some ninety letters; wider windows get wider margins."""
LINE_PER_CENT = 145
VEIL = QColor(0, 0, 0, 56)
QUOTE, FENCE, CODE_LANGUAGE = (
    QTextFormat.Property.BlockQuoteLevel,
    QTextFormat.Property.BlockCodeFence,
    QTextFormat.Property.BlockCodeLanguage,
)


class Paper(QTextBrowser):
    """Shows one page; says which page a link leads to. Nothing is ever fetched."""

    led = Signal(str)
    """A link was followed that leads to the page of this name."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guide-page")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.page = Page("", "", "", Path())
        self.anchorClicked.connect(self._follow)

    def show_page(self, page: Page, tokens: Tokens, zoom: float, sought: str = "") -> None:
        """Show a page from its top, with the words that were searched for marked."""
        self.page, self._tokens, self._zoom = page, tokens, zoom
        self.setAccessibleName(page.title)
        self.document().setMarkdown(page.text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        dress(self.document(), tokens, zoom)
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(0)
        self._mark(sought, tokens)

    _tokens, _zoom = LIGHT, 1.0

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Only pictures of the guide are ever loaded, no wider than the page."""
        path = name.path() if isinstance(name, QUrl) else name
        file = (self.page.file.parent / path).resolve()
        inside = (folder("resources") / "guide").resolve() in file.parents and file.is_file()
        if kind != QTextDocument.ResourceType.ImageResource.value or not inside:
            return None
        image, wide = QImage(str(file)), int(min(WIDEST - 2 * PAD, 640) * self._zoom)
        if image.width() > wide:
            ratio = self.devicePixelRatioF()
            size = QSize(int(wide * ratio), 10**6)
            image = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        if self._tokens.dark:  # pictures are light ones: a veil, so that they do not glare
            painter.fillRect(QRectF(QPointF(), image.deviceIndependentSize()), VEIL)
        painter.setPen(QColor(self._tokens.line))
        painter.drawRect(QRectF(QPointF(), image.deviceIndependentSize()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = self.width() - WIDEST * self._zoom
        side = int(max(PAD, min(room / 2, 2 * PAD)))
        self.setViewportMargins(side, 8, int(max(side, room - side)), 0)  # text runs to the edge: there is more below
        super().resizeEvent(event)

    def _mark(self, sought: str, tokens: Tokens) -> None:
        """Mark every place of the words that were searched for, and bring the first in sight."""
        marks: list[QTextEdit.ExtraSelection] = []
        for word in sought.split():
            cursor = self.document().find(word)
            while not cursor.isNull():
                one = QTextEdit.ExtraSelection()
                one.cursor = cursor
                one.format.setBackground(QColor(tokens.warning_fill))
                one.format.setForeground(QColor(tokens.warning))
                marks.append(one)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marks)
        if marks:
            first = min(marks, key=lambda m: m.cursor.position()).cursor
            first.clearSelection()
            self.setTextCursor(first)
            self.ensureCursorVisible()

    def _follow(self, url: QUrl) -> None:
        self.led.emit(target(self.page.name, url.toString()))


def dress(document: QTextDocument, tokens: Tokens, zoom: float) -> None:
    """Give a document that came from Markdown the desk's type, colours and spacing."""
    document.setDefaultFont(font(_px(TEXT_PX + 1, zoom)))
    document.setDocumentMargin(0)
    document.setIndentWidth(22 * zoom)
    edit = QTextCursor(document)
    edit.beginEditBlock()  # the page is laid out once, at the end
    tables = list(_tables(document.rootFrame()))
    cells = {n for table in tables for n in range(table.firstPosition(), table.lastPosition() + 1)}
    block = document.begin()
    while block.isValid():
        _dress_block(block, tokens, zoom, block.position() in cells)
        block = block.next()
    for table in tables:
        _dress_table(table, tokens, zoom)
    edit.endEditBlock()


def _px(pixels: float, zoom: float) -> int:
    return max(1, round(pixels * zoom))


def _dress_block(block: QTextBlock, tokens: Tokens, zoom: float, in_table: bool) -> None:
    shape = QTextBlockFormat(block.blockFormat())
    level, listed = shape.headingLevel(), block.textList() is not None
    quoted = bool(shape.property(QUOTE))
    code = shape.hasProperty(FENCE) or shape.hasProperty(CODE_LANGUAGE)
    pieces = _pieces(block)
    pictured = any(letters.isImageFormat() for _, _, letters in pieces)
    height = 100 if pictured else 130 if code else 120 if in_table else LINE_PER_CENT
    shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if in_table:
        shape.setTopMargin(0)
        shape.setBottomMargin(0)
    elif level:
        shape.setTopMargin({1: 12, 2: 22}.get(level, 16) * zoom)
        shape.setBottomMargin({1: 10, 2: 6}.get(level, 4) * zoom)
    elif code:
        shape.setBackground(QColor(tokens.window if not tokens.dark else tokens.chosen))
        shape.setTopMargin(0)
        shape.setBottomMargin(0)
    else:
        shape.setTopMargin(0)
        goes_on = listed and block.next().isValid() and block.next().textList() is not None
        shape.setBottomMargin((4 if goes_on else 10) * zoom)
    if quoted:
        shape.setLeftMargin(0)
        shape.setRightMargin(0)
        shape.setBottomMargin(14 * zoom)
    cursor = QTextCursor(block)
    cursor.setBlockFormat(shape)
    cursor.setBlockCharFormat(_type(QTextCharFormat(block.charFormat()), tokens, zoom, level, code, quoted))
    for position, length, letters in pieces:
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_type(letters, tokens, zoom, level, code, quoted))


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """The pieces of a block that have one format each: where they begin, their length, their format."""
    found, step = [], block.begin()
    while not step.atEnd():
        piece = step.fragment()
        found.append((piece.position(), piece.length(), QTextCharFormat(piece.charFormat())))
        step += 1
    return found


def _type(
    letters: QTextCharFormat, tokens: Tokens, zoom: float, level: int, code: bool, quoted: bool
) -> QTextCharFormat:
    """The type of a piece of text: a heading, code, a link, strong or plain."""
    if letters.isImageFormat():
        return letters
    letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    fixed = code or letters.fontFixedPitch()
    strong = bool(level) or letters.fontWeight() >= QFont.Weight.DemiBold.value
    size = HEADINGS_PX.get(level, TEXT_PX + 1)
    if fixed:
        family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        letters.setFontFamilies([family])
        letters.setProperty(QTextFormat.Property.FontPixelSize, _px(size - 1, zoom))
        letters.setForeground(QColor(tokens.text))
        if not code:
            letters.setBackground(QColor(tokens.chosen))
        return letters
    slanted = letters.fontItalic()
    made = font(_px(size, zoom), strong)
    letters.setFont(made, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
    letters.setFontItalic(slanted)
    colour = tokens.second if quoted else tokens.text
    if letters.isAnchor() and ":" not in letters.anchorHref():
        colour = tokens.accent
        letters.setFontUnderline(True)
    elif letters.isAnchor():  # nothing outside is ever opened: such an address is text
        letters.setAnchor(False)
        letters.setAnchorHref("")
        letters.setFontUnderline(False)
    letters.setForeground(QBrush(QColor(colour)))
    return letters


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            yield child
        yield from _tables(child)


def _dress_table(table: QTextTable, tokens: Tokens, zoom: float) -> None:
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(QColor(tokens.line)))
    shape.setBorderCollapse(True)
    shape.setCellSpacing(0)
    shape.setCellPadding(6 * zoom)
    shape.setTopMargin(4 * zoom)
    shape.setBottomMargin(14 * zoom)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        letters = cell.format().toTableCellFormat()
        letters.setBackground(QColor(tokens.window if not tokens.dark else tokens.chosen))
        cell.setFormat(letters)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        cursor.mergeCharFormat(strong)
