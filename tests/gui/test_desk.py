"""The window: opening, going, planning, cancelling, languages, looks; as a person does it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.conftest import Open, planned_sample
from gui.two_lanes import two_lanes, unplanned
from lawatan.domain import Placement, Plan, Table, with_plan
from lawatan.gui.desk import Desk
from lawatan.gui.faults import Faults
from lawatan.gui.panels import PANELS
from lawatan.jobs.files import read_edition, write_edition
from lawatan.jobs.new import new_edition
from lawatan.resources import sample
from lawatan.rules import Edition


def press(qtbot: QtBot, desk: QWidget, name: str) -> None:
    found = desk.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    assert found.isVisible(), name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(8, found.height() // 2))


def label(desk: QWidget, name: str) -> str:
    found = desk.findChild(QLabel, name)
    assert isinstance(found, QLabel), name
    return found.text()


def sample_names(desk: Desk) -> list[QAction]:
    desk.menus.samples.aboutToShow.emit()
    return desk.menus.samples.actions()


def broken() -> Edition:
    """Two groups, and a museum in the Friday break."""
    edition = two_lanes()
    late = edition.plan.placements["museum@B"].start.replace(hour=12, minute=0)
    placements = edition.plan.placements.with_record(Placement(id="museum@B", start=late))
    return with_plan(edition, Plan(placements=placements, rides=edition.plan.rides))


def test_the_start_page_offers_the_samples(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk()
    qtbot.waitUntil(lambda: desk.start.samples is not None)

    press(qtbot, desk.start, "sample-jakarta-bandung-2018")

    assert desk.state.programme is not None
    assert desk.state.programme.edition.id == "jakarta-bandung-2018"
    assert desk.board.canvas.isVisible()
    assert [action.text() for action in sample_names(desk)] == [
        "Bali, 24–28 October 2016", "Jakarta – Bali, 8–13 June 2026", "Jakarta – Bandung, 18–30 July 2018"
    ]  # fmt: skip
    assert label(desk, "programme-about").startswith("18–30 July 2018")


def test_a_file_is_opened_through_the_menu(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk()
    desk.ask_file = lambda *_: str(sample("bali-2016"))

    with qtbot.waitSignal(desk.state.opened):
        desk.menus.open.trigger()

    assert desk.state.programme is not None
    assert desk.state.programme.edition.id == "bali-2016"


def test_an_unreadable_file_is_answered_in_one_line(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    desk = open_desk()
    path = tmp_path / "bad.json"
    path.write_text("{", encoding="utf-8")

    desk.open_paths([path])

    qtbot.waitUntil(desk.notice.isVisible)
    assert label(desk, "notice-text").startswith(str(path))
    press(qtbot, desk, "notice-close")
    assert not desk.notice.isVisible()


def test_several_programmes_stand_in_tabs(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(two_lanes(), planned_sample("bali-2016"))
    assert desk.tabs.isVisible()
    assert desk.state.index == 0

    qtbot.mouseClick(desk.tabs, Qt.MouseButton.LeftButton, pos=desk.tabs.tabRect(1).center())

    assert desk.state.programme is not None
    assert desk.state.programme.edition.id == "bali-2016"
    desk.menus.close.trigger()
    assert not desk.tabs.isVisible()
    desk.menus.close.trigger()
    assert desk.start.isVisible()


def test_to_fix_leads_to_the_block(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(broken())
    press(qtbot, desk, "go-to_fix")
    found = desk.findChild(QListWidget, "to-fix")
    assert isinstance(found, QListWidget)
    row = next(n for n in range(found.count()) if "Museum" in found.item(n).text() or "museum" in found.item(n).text())
    place = found.visualItemRect(found.item(row)).center()

    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)

    canvas = desk.board.canvas
    assert desk.middle.currentWidget() is desk.board
    assert desk.state.selection == "museum@B"
    assert canvas.sheet is not None
    box = canvas.box(canvas.sheet.of("museum@B")[0])
    assert canvas.viewport().rect().contains(box.center().toPoint())


def test_of_an_empty_programme_to_fix_says_the_next_step_and_keeps_the_keyboard_near(
    qtbot: QtBot, open_desk: Open
) -> None:
    desk = open_desk(new_edition(dt.date(2026, 11, 18)))
    desk.go("people")
    panel = desk.panels["to_fix"]

    desk.go("to_fix")

    said = [part.text() for part in panel.findChildren(QLabel) if part.isVisible() and part.text()]
    assert said == [
        "To fix",
        "Add the cities in which groups sleep.",
        "What breaks a rule shows here, with the way to it.",
    ]
    assert desk.focusWidget() is desk.sidebar.buttons["to_fix"]

    desk.go("waiting")

    assert desk.focusWidget() is desk.sidebar.buttons["waiting"]
    assert not desk.sidebar.rule.isVisible()


def test_the_counts_say_what_is_to_do(open_desk: Open) -> None:
    desk = open_desk(read_edition(sample("jakarta-bandung-2018")))

    assert label(desk, "count-to_fix") == "22"
    assert label(desk, "count-waiting") == "22"
    assert desk.status.scheduled.text() == "0 of 22 scheduled"
    assert desk.status.fix.text() == "Nothing is scheduled yet"
    assert desk.status.scheduled.toolTip() == "21 activities, 1 ride"


def test_what_is_not_scheduled_tells_about_itself(qtbot: QtBot, lanes: Desk) -> None:
    press(qtbot, lanes.sidebar, "waiting-walk@ALL")

    assert label(lanes, "inspector-title") == "A walk on the beach"


def test_plan_fills_the_board_and_says_how_it_ended(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(read_edition(sample("bali-2016")))
    shown: list[int] = []
    desk.planning.progressed.connect(lambda progress: shown.append(progress.placed))

    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        press(qtbot, desk, "plan")
        assert desk.progressing.isVisible()
        assert not desk.top.plan.isEnabled()
        assert not desk.menus.plan.isEnabled()

    assert shown
    assert label(desk, "notice-text") == "Planned: everything has its time slot."
    assert desk.status.scheduled.text() == "15 of 15 scheduled"
    assert desk.status.fix.text() == "✓ Nothing to fix"
    assert "bound" in desk.status.road.text()
    assert desk.top.plan.isEnabled()
    assert not desk.progressing.isVisible()
    assert desk.state.programme is not None
    assert len(desk.state.programme.edition.plan.placements) == 15


def test_cancel_keeps_the_best_plan(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(read_edition(sample("jakarta-bandung-2018")))
    desk.planning.seconds = 30  # cancelled long before
    with qtbot.waitSignal(desk.planning.progressed, timeout=40_000):
        press(qtbot, desk, "plan")

    with qtbot.waitSignal(desk.planning.ended, timeout=10_000):
        press(qtbot, desk, "cancel")

    assert label(desk, "notice-text") == "Cancelled: the best plan so far is kept."
    programme = desk.state.programme
    assert programme is not None
    assert programme.edition.plan.placements


def test_cancel_before_the_first_plan_changes_nothing(qtbot: QtBot, open_desk: Open) -> None:
    edition = read_edition(sample("jakarta-bandung-2018"))
    desk = open_desk(edition)

    with qtbot.waitSignal(desk.planning.ended, timeout=10_000):
        press(qtbot, desk, "plan")
        press(qtbot, desk, "cancel")

    assert desk.state.programme is not None
    assert desk.state.programme.edition == edition
    assert label(desk, "notice-text") == "Cancelled before there was a plan: nothing has changed."


def test_cancel_is_in_the_menu_too_and_says_that_it_was_heard(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(read_edition(sample("bali-2016")))
    assert not desk.menus.cancel.isEnabled()
    press(qtbot, desk, "plan")

    with qtbot.waitSignal(desk.planning.ended, timeout=10_000):
        desk.menus.cancel.trigger()
        assert label(desk, "progress-stage") == "Cancelling…"

    assert not desk.menus.cancel.isEnabled()


def test_the_language_changes_while_it_runs(qtbot: QtBot, lanes: Desk) -> None:
    press(qtbot, lanes, "language-id")

    assert lanes.top.plan.text() == "Susun jadwal"
    assert lanes.status.scheduled.text() == "13 dari 14 terjadwal"
    lanes.board.show_form(1)
    assert lanes.board.table.lines.lines[0].texts[0] == "Kam 26 Jul"
    assert lanes.menus.export.text() == "&Ekspor…"

    press(qtbot, lanes, "language-en")
    assert lanes.top.plan.text() == "Plan"


def test_the_appearance_follows_the_menu(lanes: Desk) -> None:
    dark = next(action for action in lanes.menus.looks.actions() if action.data() == "dark")

    dark.trigger()

    assert lanes.state.tokens.dark
    assert lanes.palette().window().color().name() == lanes.state.tokens.window.lower()


def test_the_weeks_turn(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(planned_sample("jakarta-bandung-2018"))
    assert [len(page) for page in desk.board.pages] == [5, 8]
    assert not desk.top.back.isEnabled()

    press(qtbot, desk, "page-on")
    assert desk.top.page.text() == "Week 2"
    assert desk.board.canvas.sheet is not None
    assert len(desk.board.canvas.sheet.columns) == 8

    press(qtbot, desk, "page-all")
    assert not any(part.isEnabled() for part in (desk.top.back, desk.top.page, desk.top.on))
    assert len(desk.board.canvas.sheet.columns) == 13
    desk.board.show_form(1)
    assert desk.board.table.lines.rowCount() > 22
    desk.board.show_form(0)
    press(qtbot, desk, "page-all")
    assert desk.top.page.text() == "Week 2"
    assert desk.top.page.isEnabled()


def test_seeking_turns_to_the_week(open_desk: Open) -> None:
    desk = open_desk(planned_sample("jakarta-bandung-2018"))

    desk.state.select("closing@ALL", seek=True)

    assert desk.board.page == 1
    assert desk.board.canvas.sheet is not None
    assert desk.board.canvas.sheet.of("closing@ALL")


def test_a_copy_is_saved_and_read_back(lanes: Desk, tmp_path: Path) -> None:
    path = tmp_path / "copy.json"
    lanes.ask_copy = lambda *_: str(path)

    lanes.menus.copy.trigger()

    assert read_edition(path) == two_lanes()
    assert label(lanes, "notice-text") == f"A copy is in {path}."


def test_a_copy_that_cannot_be_saved_says_why(lanes: Desk, tmp_path: Path) -> None:
    lanes.ask_copy = lambda *_: str(tmp_path / "nowhere" / "copy.json")

    lanes.menus.copy.trigger()

    assert "cannot be written" in label(lanes, "notice-text")


def test_a_file_opened_twice_takes_its_own_place(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    path = tmp_path / "lanes.json"
    write_edition(two_lanes(), path)
    desk = open_desk()
    for _ in range(2):
        with qtbot.waitSignal(desk.state.opened):
            desk.open_paths([path])

    assert len(desk.state.programmes) == 1


def test_a_fault_is_shown(lanes: Desk) -> None:
    faults = Faults(lanes)

    faults(ValueError, ValueError("the wheel came off"), None)

    assert "the wheel came off" in label(lanes, "notice-text")


def test_every_panel_is_shown_in_every_state(qtbot: QtBot, open_desk: Open) -> None:
    """Empty, unplanned, planned: each panel paints, in both languages."""
    desk = open_desk()
    empty = with_plan(unplanned(), Plan())
    desk.open_editions([empty, two_lanes(), broken()])
    for index in range(3):
        desk.state.go(index)
        for language in ("en", "id"):
            desk.state.speak(language)
            for panel in PANELS:
                if panel.place == "middle":
                    desk.go(panel.name)
                else:
                    desk.right.setCurrentWidget(desk.panels[panel.name])
                assert not desk.grab().isNull()


def test_every_thing_can_be_inspected(open_desk: Open) -> None:
    edition = planned_sample("jakarta-bandung-2018")
    desk = open_desk(edition, planned_sample("bali-2016"))
    for index in range(2):
        desk.state.go(index)
        programme = desk.state.programme
        assert programme is not None
        for item in (*programme.setting.occurrences, *programme.setting.crossings, *programme.legs):
            desk.state.select(item)
            assert label(desk, "inspector-title")


def test_an_edition_with_nothing_in_it_is_shown(open_desk: Open) -> None:
    """No activities, no groups, no cities."""
    edition = Edition(id="nothing", name={"en": "Nothing yet"}, first_day="2018-07-18", last_day="2018-07-19")  # type: ignore[arg-type]

    desk = open_desk(edition)

    assert desk.status.scheduled.text() == "0 of 0 scheduled"
    assert not desk.grab().isNull()
    assert Table() == edition.activities
