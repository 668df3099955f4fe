"""Sheets: the pages of a paper below each other, white on the window's colour whatever the appearance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

A4_POINTS = (595.276, 841.89)
"""Width and height of a page (ISO 216: 210 × 297 mm)."""
SCREEN_DPI = 96
"""What 100 % is: a paper as large as on a desk whose screen has 96 logical pixels to an inch."""
FIT = 0
"""The zoom at which a page is as wide as its place."""
MARGIN_PX = 20
NEAR = 2
"""So many pages before and after the one on show stay ready."""


class Sheet(QWidget):
    """One page."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._file = b""
        self._image: QImage | None = None

    @property
    def image(self) -> QImage:
        """The page as a picture, read from its file when it is first looked at."""
        if self._image is None:
            self._image = QImage.fromData(self._file)
        return self._image

    @property
    def unpacked(self) -> bool:
        """Whether its picture is in memory, where it takes 4 bytes a pixel."""
        return self._image is not None

    def put(self, file: bytes) -> None:
        """Show another page: the bytes of a PNG file."""
        self._file = file
        self.pack()
        self.update()

    def pack(self) -> None:
        """Keep the file alone until the page is looked at again."""
        self._image = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))  # paper is white in the dark too
        ratio = self.devicePixelRatioF()
        if abs(self.image.width() - self.width() * ratio) < 2:
            self.image.setDevicePixelRatio(ratio)  # pixel on pixel: nothing is blurred
            painter.drawImage(0, 0, self.image)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self.image)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))  # wholly inside the paper at any scale


class Sheets(QScrollArea):
    """The pages as they are scrolled and turned."""

    turned = Signal()
    """Another page is on show, or there are others."""
    wants = Signal()
    """The pages are now shown larger or smaller than they were made for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview-sheets")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: whether it is would else hang on the width of the pages, and that on whether it is there.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.zoom = FIT
        self.sheets: list[Sheet] = []
        self._inside = QWidget()
        self._inside.setBackgroundRole(QPalette.ColorRole.Window)
        self._inside.setAutoFillBackground(True)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        self._column.setSpacing(MARGIN_PX)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._inside)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._page = 0

    @property
    def scale(self) -> float:
        """Logical pixels to a point of the paper."""
        if self.zoom != FIT:
            return self.zoom / 100 * SCREEN_DPI / 72
        return max(160, self.viewport().width() - 2 * MARGIN_PX) / A4_POINTS[0]

    @property
    def page(self) -> int:
        """The page on show, from 0: the one under the upper third of the window."""
        line = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max(0, min((line - MARGIN_PX) // self._step, len(self.sheets) - 1))

    def show_pages(self, files: Sequence[bytes], names: Sequence[str]) -> None:
        """Show these pages, PNG files, called by these names; the place to which one has scrolled stays."""
        if len(files) != len(self.sheets):
            for old in self.sheets:
                self._column.removeWidget(old)
                old.deleteLater()
            self.sheets = [Sheet(name) for name in names]
            for sheet in self.sheets:
                self._column.addWidget(sheet)
                sheet.show()  # Qt would do so later, and whoever waits for the pages look too early
        for sheet, file, name in zip(self.sheets, files, names, strict=True):
            sheet.put(file)
            sheet.setAccessibleName(name)
        self._fit()
        self.turned.emit()

    def set_zoom(self, zoom: int) -> None:
        """Show the pages at a size in per cent, or ``FIT``; the page on show stays on show."""
        page, self.zoom = self.page, zoom
        self._fit()
        self.turn(page)
        self.wants.emit()

    def turn(self, page: int) -> None:
        """Bring the beginning of a page to the top."""
        if self.sheets:
            self.verticalScrollBar().setValue(max(0, min(page, len(self.sheets) - 1)) * self._step)

    @property
    def _step(self) -> int:
        """From the top of a page to that of the next, in pixels; reckoned, as Qt lays pages out only later."""
        return int(A4_POINTS[1] * self.scale) + MARGIN_PX

    def _fit(self) -> None:
        scale = self.scale
        for sheet in self.sheets:
            sheet.setFixedSize(QSize(*(int(points * scale) for points in A4_POINTS)))
        self._column.activate()
        self._inside.adjustSize()  # the scroll bar knows how far it goes before a page is turned

    def _scrolled(self) -> None:
        if self.page != self._page:
            self._page = self.page
            self._pack()
            self.turned.emit()

    def _pack(self) -> None:
        """Keep the pictures of the pages near the one on show only: those of 80 pages would take half a gigabyte."""
        for n, sheet in enumerate(self.sheets):
            if abs(n - self._page) > NEAR:
                sheet.pack()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.zoom == FIT and event.size().width() != event.oldSize().width():
            self._fit()
            self.wants.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.sheets) - 1}
        if event.key() in ends:
            self.turn(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
