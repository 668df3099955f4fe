"""Papers printed and saved from the print preview, and what its foot says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lawatan.gui.desk import Desk
from lawatan.gui.preview import Preview
from lawatan.gui.printing import a4_printer

LONG_MS = 20_000


@pytest.fixture
def preview(qtbot: QtBot, lanes: Desk) -> Preview:
    """The preview of a programme of two groups, with its pages."""
    lanes.menus.print.trigger()
    assert lanes.sending.preview is not None
    with qtbot.waitSignal(lanes.sending.preview.made, timeout=LONG_MS):
        pass
    return lanes.sending.preview


def choose(qtbot: QtBot, preview: Preview, reader: str) -> None:
    """Choose a reader as a click on it does, and wait for the pages."""
    at = preview.choice.reader.findData(reader)
    assert at >= 0
    preview.choice.reader.setCurrentIndex(at)
    with qtbot.waitSignal(preview.made, timeout=LONG_MS):
        preview.choice.reader.activated.emit(at)


def test_it_prints_on_the_printer_that_is_chosen(qtbot: QtBot, preview: Preview, tmp_path: Path) -> None:
    asked = []

    def ask(_parent: QWidget, _say: object, name: str, pages: int) -> QPrinter:
        asked.append((name, pages))
        printer = a4_printer(name)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    preview.out.ask_printer = ask
    with qtbot.waitSignal(preview.out.ended, timeout=LONG_MS) as ended:
        qtbot.mouseClick(preview.go, Qt.MouseButton.LeftButton)

    assert ended.args == [True]
    assert asked == [("lanes Demonstration: Jakarta, then Bali", len(preview.sheets.sheets))]
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")
    assert preview.out.answer.text() == "Sent to the printer."

    preview.state.speak("id")

    assert preview.out.answer.text() == "Sudah dikirim ke pencetak."


def test_who_thinks_better_of_printing_goes_on(qtbot: QtBot, preview: Preview) -> None:
    preview.out.ask_printer = lambda *_asked: None

    qtbot.mouseClick(preview.go, Qt.MouseButton.LeftButton)

    assert not preview.out.answer.isVisible()
    assert preview.go.isEnabled()


def test_it_saves_the_paper_on_show(qtbot: QtBot, preview: Preview, tmp_path: Path) -> None:
    choose(qtbot, preview, "group:A")
    proposed: list[Path] = []

    def ask(_parent: QWidget, _say: object, path: Path) -> str:
        proposed.append(path)
        return str(tmp_path / path.name)

    preview.out.ask_pdf = ask
    with qtbot.waitSignal(preview.out.ended, timeout=LONG_MS) as ended:
        qtbot.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert ended.args == [True]
    assert [path.name for path in proposed] == ["lanes-group-a.pdf"]
    assert (tmp_path / "lanes-group-a.pdf").read_bytes().startswith(b"%PDF-")
    assert preview.out.answer.text() == f"Saved as {tmp_path / 'lanes-group-a.pdf'}."
    choose(qtbot, preview, "all")
    assert not preview.out.answer.isVisible()


def test_a_place_that_cannot_be_written_says_why(qtbot: QtBot, preview: Preview, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    preview.out.ask_pdf = lambda *_asked: str(tmp_path / "file" / "paper.pdf")

    with qtbot.waitSignal(preview.out.ended, timeout=LONG_MS) as ended:
        qtbot.mouseClick(preview.save, Qt.MouseButton.LeftButton)

    assert ended.args == [False]
    assert "cannot be written" in preview.out.answer.text()
    assert preview.save.isEnabled()
    assert QApplication.activeModalWidget() is None
