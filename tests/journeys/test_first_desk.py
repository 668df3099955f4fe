"""A coordinator's first quarter of an hour: open a sample, plan it, look at a visit, give the calendar away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_from_the_start_page_to_the_calendar(qtbot: QtBot, tmp_path: Path) -> None:
    from icalendar import Calendar
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

    from lawatan.gui.app import make_desk
    from lawatan.jobs.files import read_edition
    from lawatan.jobs.recent import recent_files

    desk = make_desk("en", "light")
    desk.planning.seconds = 1.5
    qtbot.addWidget(desk)
    desk.resize(1440, 900)
    desk.show()

    def press(name: str) -> None:
        button = desk.findChild(QPushButton, name)
        assert isinstance(button, QPushButton), name
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: desk.start.samples is not None)
    press("sample-bali-2016")
    assert desk.status.scheduled.text() == "0 of 15 scheduled"

    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        press("plan")
    assert desk.status.scheduled.text() == "15 of 15 scheduled"
    assert desk.status.fix.text() == "✓ Nothing to fix"

    canvas = desk.board.canvas
    assert canvas.sheet is not None
    visit = next(item for item in canvas.sheet.order if item.startswith("bcic"))
    canvas.bring(visit)
    place = canvas.box(canvas.sheet.of(visit)[0]).center().toPoint()
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    title = desk.findChild(QLabel, "inspector-title")
    assert isinstance(title, QLabel)
    name = title.text()
    assert name == "Bali Creative Industry Center"

    press("export")
    folder = desk.findChild(QLineEdit, "export-folder")
    assert isinstance(folder, QLineEdit)
    folder.selectAll()
    qtbot.keyClicks(folder, str(tmp_path))
    with qtbot.waitSignal(desk.panels["export"].written, timeout=20_000):  # type: ignore[attr-defined]
        press("export-go")

    (calendar_file,) = tmp_path.glob("*.ics")
    calendar = Calendar.from_ical(calendar_file.read_bytes())
    programme = desk.state.programme
    assert programme is not None
    start = programme.view.starts(programme.view.entries[visit])
    found = [event for event in calendar.walk("VEVENT") if str(event["SUMMARY"]) == name]
    assert [event.decoded("DTSTART") for event in found] == [start]

    kept = tmp_path / "kept.json"
    desk.ask_copy = lambda *_: str(kept)
    desk.menus.copy.trigger()
    assert read_edition(kept) == programme.edition
    desk.close()
    assert not desk.isVisible()
    (draft,) = recent_files()
    assert read_edition(draft) == programme.edition
