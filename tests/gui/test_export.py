"""Export from the window: what is chosen is written, and the answer stands in the form."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.conftest import Open, planned_sample
from gui.two_lanes import unplanned
from lawatan.gui.desk import Desk
from lawatan.gui.panels.export import Export
from lawatan.gui.stage import wait


def form(qtbot: QtBot, desk: Desk) -> Export:
    qtbot.mouseClick(desk.top.export, Qt.MouseButton.LeftButton)
    panel = desk.panels["export"]
    assert isinstance(panel, Export)
    assert panel.isVisible()
    return panel


def tick(qtbot: QtBot, panel: Export, name: str) -> None:
    box = panel.findChild(QCheckBox, name)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))


def write_to(qtbot: QtBot, panel: Export, folder: Path) -> None:
    line = panel.findChild(QLineEdit, "export-folder")
    line.selectAll()
    qtbot.keyClicks(line, str(folder))
    with qtbot.waitSignal(panel.written, timeout=20_000):
        qtbot.mouseClick(panel.findChild(QPushButton, "export-go"), Qt.MouseButton.LeftButton)


def answer(panel: Export) -> str:
    return panel.findChild(QLabel, "export-answer").text()


def test_all_formats_are_written_and_named(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    panel = form(qtbot, open_desk(planned_sample("bali-2016")))

    write_to(qtbot, panel, tmp_path / "papers")

    written = sorted(path.name for path in (tmp_path / "papers").iterdir())
    assert [Path(name).suffix for name in written] == [".ics", ".pdf", ".xlsx"]
    assert answer(panel) == f"3 files written to {tmp_path / 'papers'}."
    assert sorted(panel.findChild(QLabel, "export-files").text().split("\n")) == written


def test_one_format_for_the_hosts_in_indonesian(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    panel = form(qtbot, open_desk(planned_sample("bali-2016")))
    for name in ("export-xlsx", "export-pdf"):
        tick(qtbot, panel, name)
    for name, data in (("export-audience", "hosts"), ("export-language", "id")):
        box = panel.findChild(QComboBox, name)
        box.setCurrentIndex(box.findData(data))
        box.activated.emit(box.currentIndex())

    write_to(qtbot, panel, tmp_path)

    written = list(tmp_path.iterdir())
    assert {path.suffix for path in written} == {".ics"}
    assert len(written) > 1


def test_the_papers_follow_the_language_of_the_screen_until_another_is_chosen(qtbot: QtBot, lanes: Desk) -> None:
    panel = form(qtbot, lanes)
    lanes.state.speak("id")
    assert panel.language.currentData() == "id"

    panel.language.setFocus()
    qtbot.keyClick(panel.language, Qt.Key.Key_Up)

    assert panel.language.currentData() == "en"
    lanes.state.speak("en")
    lanes.state.speak("id")
    assert panel.language.currentData() == "en"


def test_what_is_too_long_for_the_form_ends_with_an_ellipsis_and_is_told_in_full(qtbot: QtBot, lanes: Desk) -> None:
    panel = form(qtbot, lanes)
    panel.audience.addItem("A name that is longer than any form is wide, and longer than that by half again")
    panel.audience.setCurrentIndex(panel.audience.count() - 1)
    lanes.resize(960, 600)

    panel.audience.repaint()

    assert panel.audience.toolTip() == panel.audience.currentText()


def test_the_focus_stays_where_it_was_while_files_are_written(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    panel = form(qtbot, open_desk(planned_sample("bali-2016")))

    write_to(qtbot, panel, tmp_path)

    assert panel.focusWidget() is panel.go


def test_nothing_to_export_is_said_in_the_form(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    panel = form(qtbot, open_desk(unplanned()))

    write_to(qtbot, panel, tmp_path)

    assert answer(panel) == "Nothing is scheduled yet, so there is nothing to export: plan the programme first."
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_says_why(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    panel = form(qtbot, open_desk(planned_sample("bali-2016")))

    write_to(qtbot, panel, tmp_path / "file" / "in")

    assert answer(panel).startswith("Nothing can be written to")


def test_without_a_format_or_a_folder_nothing_can_be_written(qtbot: QtBot, lanes: Desk) -> None:
    panel = form(qtbot, lanes)
    go = panel.findChild(QPushButton, "export-go")
    for name in ("export-ics", "export-xlsx", "export-pdf"):
        tick(qtbot, panel, name)
    assert not go.isEnabled()
    tick(qtbot, panel, "export-ics")
    assert go.isEnabled()
    panel.findChild(QLineEdit, "export-folder").clear()
    assert not go.isEnabled()


def test_the_form_gives_way_to_the_inspector(qtbot: QtBot, lanes: Desk) -> None:
    panel = form(qtbot, lanes)

    qtbot.mouseClick(panel.findChild(QPushButton, "export-close"), Qt.MouseButton.LeftButton)

    assert lanes.panels["inspector"].isVisible()


def pick(panel: Export, name: str, data: object) -> None:
    """Choose in one of the form's lists, as a click does."""
    box = panel.findChild(QComboBox, name)
    at = box.findData(data)
    assert at >= 0, f"{name} does not offer {data}"
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_one_paper_for_one_reader(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    edition = planned_sample("bali-2016")
    panel = form(qtbot, open_desk(edition))
    for name in ("export-xlsx", "export-pdf"):
        tick(qtbot, panel, name)
    host = next(iter(edition.plan.placements.values())).id.partition("@")[0]
    host = next(h for a in edition.activities.values() for h in a.hosts if a.id == host or a.hosts)
    pick(panel, "export-audience", f"host:{host}")
    pick(panel, "export-ics-paper", "invitations")

    write_to(qtbot, panel, tmp_path)

    written = [path.name for path in tmp_path.iterdir()]
    assert written and all("-invitations-" in name and f"-host-{host.lower()}" in name for name in written)


def test_a_paper_that_is_not_made_for_such_readers_is_said_in_the_form(
    qtbot: QtBot, open_desk: Open, tmp_path: Path
) -> None:
    panel = form(qtbot, open_desk(planned_sample("bali-2016")))
    for name in ("export-xlsx", "export-pdf"):
        tick(qtbot, panel, name)
    pick(panel, "export-ics-paper", "invitations")

    write_to(qtbot, panel, tmp_path)

    assert answer(panel) == "This paper is not made for such readers: nothing is written."


def test_once_a_version_was_sent_those_alone_can_be_chosen_who_have_something_new(
    qtbot: QtBot, open_desk: Open, tmp_path: Path
) -> None:
    desk = open_desk(planned_sample("bali-2016"))
    panel = form(qtbot, desk)
    assert not panel.since.isVisible()
    assert desk.sending.send()
    wait(lambda: desk.sending.task is None, "the version")
    wait(lambda: panel.since.isVisible(), "the versions")
    pick(panel, "export-since", 1)

    write_to(qtbot, panel, tmp_path)

    assert answer(panel) == "Nothing has changed for them since version 1: nothing is written."


def test_it_is_stopped_and_what_was_written_stays(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    panel = form(qtbot, open_desk(planned_sample("bali-2016")))
    pick(panel, "export-audience", "persons")
    panel.folder.setText(str(tmp_path))
    with qtbot.waitSignal(panel.written, timeout=20_000):
        panel.export()
        assert panel.stop.isVisible() and not panel.look.isVisible()
        qtbot.waitUntil(lambda: any(tmp_path.iterdir()), timeout=20_000)
        qtbot.mouseClick(panel.stop, Qt.MouseButton.LeftButton)

    assert answer(panel) == "Stopped. What was written stays in the folder."
    assert not panel.stop.isVisible()


def test_what_is_chosen_is_looked_at_first(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(planned_sample("bali-2016"))
    panel = form(qtbot, desk)
    pick(panel, "export-audience", "committee")
    qtbot.mouseClick(panel.look, Qt.MouseButton.LeftButton)
    assert desk.sending.preview is not None
    preview = desk.sending.preview
    wait(lambda: bool(preview.rich.toPlainText()), "the calendar")

    assert preview.choice.paper.currentText() == "Calendar (ICS)"
    assert preview.choice.whom == "committee"
    assert "Opening" in preview.rich.toPlainText()
    assert not preview.go.isVisible(), "a calendar is not printed"


def test_own_templates_of_letters_are_laid_out_and_their_folder_is_opened(
    qtbot: QtBot, open_desk: Open, own_folders: Path
) -> None:
    panel = form(qtbot, open_desk(planned_sample("bali-2016")))
    opened: list[Path] = []
    panel.open_folder = opened.append
    assert not panel.templates.isVisible()
    tick(qtbot, panel, "export-docx")

    qtbot.mouseClick(panel.templates, Qt.MouseButton.LeftButton)

    assert opened == [own_folders / "letters"]
    names = sorted(path.name for path in opened[0].iterdir())
    assert names == ["letter-en.docx", "letter-id.docx", "names-en.docx", "names-id.docx"]


def test_reminders_are_chosen_where_calendars_are_written(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    panel = form(qtbot, open_desk(planned_sample("bali-2016")))
    for name, box in panel.formats.boxes.items():
        box.setChecked(name == "pdf")
    assert not panel.reminder.isVisibleTo(panel)
    panel.formats.boxes["pdf"].setChecked(False)
    panel.formats.boxes["ics"].setChecked(True)
    assert panel.reminder.isVisibleTo(panel)
    pick(panel, "export-reminder", "60")

    write_to(qtbot, panel, tmp_path)

    (calendar,) = tmp_path.glob("*.ics")
    assert calendar.read_bytes().count(b"TRIGGER:-PT1H") > 5
