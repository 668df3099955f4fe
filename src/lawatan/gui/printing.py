"""Printing: a paper's pages, as pictures, on a printer that a person chooses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from lawatan.gui.qt_words import PRINTING, qt_speaks
from lawatan.words import Words

PRINT_DPI = 300
"""Pixels to an inch of what is printed: letters of 7 points stay sharp, a page takes 35 MB while it is drawn."""


STRIP_ROWS, ALIKE_ROWS = 160, 12
"""Rows of pixels that a strip for the printer has at least; and those around a cut that are all alike (1 mm)."""


def a4_printer(name: str) -> QPrinter:
    """A printer set to the paper that the pages are made for; ``name`` is what its queue calls the job."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)  # the pages bring their own margins
    printer.setDocName(name)
    printer.setCreator("Lawatan")
    return printer


def ask_printer(parent: QWidget, say: Words, name: str, pages: int) -> QPrinter | None:
    """Ask which printer, which pages and how many copies; None where the person thinks better of it."""
    printer = a4_printer(name)
    with qt_speaks(say, PRINTING):
        dialog = print_dialog(printer, parent, say, pages)
        chosen = dialog.exec()
        dialog.deleteLater()
    return printer if chosen else None


def print_dialog(printer: QPrinter, parent: QWidget | None, say: Words, pages: int) -> QPrintDialog:
    """Qt's own dialog, or that of the system, for a paper of so many pages."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(say("Print"))
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    return dialog


def print_pages(printer: QPrinter, pages: Sequence[bytes]) -> bool:
    """Print the chosen ones of the pages, PNG files, as large as the paper allows; say whether the printer took them.

    It may run beside the window: Qt allows painting on a printer in any thread.
    """
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # else letters are smeared, and it takes longer
    first = True
    for page in _chosen(printer, pages):
        if not first and not printer.newPage():
            painter.end()
            return False
        first = False
        image = QImage.fromData(page).convertToFormat(QImage.Format.Format_RGB32)  # one at a time: they are large
        _draw(painter, image, QRectF(printer.pageLayout().fullRectPixels(printer.resolution())))
    return painter.end()


def _draw(painter: QPainter, page: QImage, paper: QRectF) -> None:
    """Draw a page as large as the paper allows, in its middle, strip by strip.

    Qt keeps Python's lock while it packs a picture for the printer, 0.3 s for a whole page: the window would stand still.
    """
    size = page.size().toSizeF()
    size.scale(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (paper.width() - size.width()) / 2, (paper.height() - size.height()) / 2
    pixel = size.height() / page.height()
    for first, end in pairwise(cuts(page)):
        painter.drawImage(
            QRectF(left, top + first * pixel, size.width(), (end - first) * pixel),
            page.copy(0, first, page.width(), end - first),
        )


def cuts(page: QImage) -> tuple[int, ...]:
    """The rows at which a page can be cut into strips without a trace: 0, its height, and between lines of text.

    Programs that show what was printed put a strip on their own pixels, up to one off. So it is cut only where all is the
    same for some rows above and below, as on blank paper or a table's ground.
    """
    line, bits = page.bytesPerLine(), page.constBits()
    found, alike, before = [0], 0, b""
    for row in range(page.height()):
        now = bytes(bits[row * line : (row + 1) * line])
        alike = alike + 1 if now == before else 0
        before = now
        if alike >= ALIKE_ROWS and row - ALIKE_ROWS // 2 - found[-1] >= STRIP_ROWS:
            found.append(row - ALIKE_ROWS // 2)
    return (*found, page.height())


def _chosen(printer: QPrinter, pages: Sequence[bytes]) -> Iterable[bytes]:
    """The pages in the order in which they are to come out, with copies where the printer makes none itself."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    wanted = list(pages[first - 1 : last])
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        wanted.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return wanted * copies
    return [page for page in wanted for _ in range(copies)]
