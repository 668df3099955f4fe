"""Printing: the pages that come out of a printer, read by Poppler from what a printer of PDF files made."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel
from pytestqt.qtbot import QtBot

from lawatan.gui.printing import PRINT_DPI, a4_printer, cuts, print_dialog, print_pages
from lawatan.gui.qt_words import PRINTING, qt_speaks
from lawatan.output import Outgoing
from lawatan.output.print.schedule import SCHEDULE
from lawatan.output.reader import readers
from lawatan.words import Words
from output.two_groups import NOW, view

INK_MM = {1: 40, 2: 100, 3: 160}
"""How far from the left each page has its bar, by page."""


def page(number: int) -> bytes:
    """A page of A4 as a PNG file, with a bar by which one knows it."""
    image = QImage(round(210 / 25.4 * 100), round(297 / 25.4 * 100), QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(round(INK_MM[number] / 25.4 * 100), 100, 40, 900, QColor("black"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return buffer.data().data()


def printer(path: Path) -> QPrinter:
    made = a4_printer("a test")
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    return made


def printed(path: Path) -> list[int]:
    """Which pages stand in a printed file, in order; each has to have its ink where it was."""
    subprocess.run(["pdftoppm", "-r", "50", "-png", str(path), str(path.with_suffix(""))], check=True, timeout=60)
    found = []
    for picture in sorted(path.parent.glob("*.png"), key=lambda p: int(re.findall(r"\d+", p.stem)[-1])):
        image = QImage(str(picture))
        dark = [x for x in range(image.width()) if image.pixelColor(x, image.height() // 3).lightness() < 128]
        assert dark
        found += [n for n, mm in INK_MM.items() if abs(dark[0] / image.width() * 210 - mm) < 3]
        assert 8 < (dark[-1] - dark[0]) / image.width() * 210 < 13
        picture.unlink()
    return found


pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def pages() -> list[bytes]:
    """Three pages of which each has its bar at another place."""
    return [page(number) for number in INK_MM]


def test_all_pages_come_out_in_order_where_they_stand_on_the_paper(
    qtbot: QtBot, pages: list[bytes], tmp_path: Path
) -> None:
    assert print_pages(printer(tmp_path / "all.pdf"), pages)

    assert printed(tmp_path / "all.pdf") == [1, 2, 3]


def test_only_the_chosen_pages_come_out(qtbot: QtBot, pages: list[bytes], tmp_path: Path) -> None:
    chosen = printer(tmp_path / "some.pdf")
    chosen.setFromTo(2, 3)

    assert print_pages(chosen, pages)

    assert printed(tmp_path / "some.pdf") == [2, 3]


def test_the_last_page_comes_first_where_the_printer_is_set_so(
    qtbot: QtBot, pages: list[bytes], tmp_path: Path
) -> None:
    turned = printer(tmp_path / "turned.pdf")
    turned.setPageOrder(QPrinter.PageOrder.LastPageFirst)

    assert print_pages(turned, pages)

    assert printed(tmp_path / "turned.pdf") == [3, 2, 1]


def test_on_other_paper_the_page_is_made_to_fit(qtbot: QtBot, pages: list[bytes], tmp_path: Path) -> None:
    small = printer(tmp_path / "small.pdf")
    small.setPageSize(QPageSize(QPageSize.PageSizeId.A5))

    assert print_pages(small, pages[:1])

    assert printed(tmp_path / "small.pdf") == [1]


@pytest.mark.qt_log_ignore("QPdfEngine::begin|QPainter::begin")
def test_a_printer_that_does_not_take_it_is_told(qtbot: QtBot, pages: list[bytes], tmp_path: Path) -> None:
    assert not print_pages(printer(tmp_path / "no" / "such" / "folder.pdf"), pages)


def test_what_is_printed_is_the_page_itself(qtbot: QtBot, tmp_path: Path) -> None:
    """As a reader shows it, in its strips: all its ink, where it was."""
    seen = view()
    (reader,) = readers(seen, "all", "en")
    paper = SCHEDULE.pages(Outgoing(seen, "en", NOW), reader, PRINT_DPI / 72)
    original = QImage.fromData(paper[0]).convertToFormat(QImage.Format.Format_RGB32)

    assert print_pages(printer(tmp_path / "paper.pdf"), paper[:1])

    assert len(cuts(original)) > 10
    command = ["pdftoppm", "-r", "100", "-png", str(tmp_path / "paper.pdf"), str(tmp_path / "seen")]
    subprocess.run(command, check=True, timeout=60)
    (picture,) = tmp_path.glob("seen*.png")
    shown, wanted = (
        image.scaled(400, 566, mode=Qt.TransformationMode.SmoothTransformation).convertToFormat(
            QImage.Format.Format_RGB32
        )
        for image in (QImage(str(picture)), original)
    )
    off = [
        max(
            0, abs(shown.pixelColor(x, y).lightness() - wanted.pixelColor(x, y).lightness()) - 1
        )  # Poppler: white is 254
        for x in range(400)
        for y in range(566)
    ]
    assert sum(255 - wanted.pixelColor(x, y).lightness() for x in range(400) for y in range(566)) > 1_000_000  # ink
    assert sorted(off)[int(len(off) * 0.999)] < 60
    assert sum(off) / len(off) < 2


def test_a_page_is_cut_between_its_lines_only() -> None:
    page = QImage(300, 1000, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    painter = QPainter(page)
    for top in range(20, 1000, 50):  # lines of text with 20 rows between them
        for x in range(0, 300, 7):
            painter.drawLine(x, top, (x + top) % 300, top + 30)
    painter.end()

    found = cuts(page)

    assert (found[0], found[-1]) == (0, 1000)
    assert len(found) > 4
    assert all((row - 20) % 50 > 30 for row in found[1:-1])


def test_letters_are_sharp_at_the_resolution_of_what_is_printed() -> None:
    assert PRINT_DPI >= 300


class Tongue(Words):
    """A language of which every sentence can be told."""

    def __call__(self, message: str, /, **fields: object) -> str:
        return f"‹{super().__call__(message, **fields)}›"


def test_the_dialog_speaks_the_language_of_the_screen(qtbot: QtBot) -> None:
    chosen = printer(Path("unused.pdf"))
    chosen.setOutputFormat(QPrinter.OutputFormat.NativeFormat)
    with qt_speaks(Tongue("id"), PRINTING):
        dialog = print_dialog(chosen, None, Tongue("id"), 9)
        qtbot.addWidget(dialog)
        parts = (*dialog.findChildren(QAbstractButton), *dialog.findChildren(QLabel), *dialog.findChildren(QGroupBox))
        told = {part.title() if isinstance(part, QGroupBox) else part.text() for part in parts}
    words_told = {text for text in told if re.search("[A-Za-z]", text)}
    assert len(words_told) > 15
    assert {text for text in words_told if not text.startswith("‹")} == set()
    assert QCoreApplication.translate("QPrintDialog", "&Print") == "&Print", "only while it is asked"
