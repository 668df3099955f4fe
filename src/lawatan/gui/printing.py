"""Printing: a paper's pages, as pictures, on a printer that a person chooses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from lawatan.words import Words

PRINT_DPI = 300
"""Pixels to an inch of what is printed: letters of 7 points stay sharp, a page takes 35 MB while it is drawn."""


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
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(say("Print"))
    dialog.setMinMax(1, pages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    chosen = dialog.exec()
    dialog.deleteLater()
    return printer if chosen else None


def print_pages(printer: QPrinter, pages: Sequence[bytes]) -> bool:
    """Print the chosen ones of the pages, PNG files, as large as the paper allows; say whether the printer took them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    first = True
    for page in _chosen(printer, pages):
        if not first and not printer.newPage():
            painter.end()
            return False
        first = False
        image = QImage.fromData(page).convertToFormat(QImage.Format.Format_RGB32)  # one at a time: they are large
        paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        size = image.size().toSizeF()
        size.scale(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(0, 0, paper.width(), paper.height()).center())
        painter.drawImage(target, image)
    return painter.end()


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
