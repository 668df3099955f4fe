"""The schedule by keyboard alone, and several blocks at once: each act one step of undo with its name."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from builders import activity, one_city, planned
from gui.conftest import Open
from gui.hands import LEFT, drag, middle, minutes_down, take
from gui.test_comparing import badly_planned, plan
from gui.test_desk import label, press
from gui.test_drag import card, slot, slots, two_visits
from large import large
from lawatan.gui import scheduling
from lawatan.gui.desk import Desk
from lawatan.gui.tokens import CONFIRMATIONS
from lawatan.rules.day_limits import DayLimits
from lawatan.words import words


@pytest.fixture
def visits(qtbot: QtBot, open_desk: Open) -> Desk:
    desk = open_desk(two_visits())
    active(qtbot, desk)
    return desk


def active(qtbot: QtBot, desk: Desk) -> None:
    """The window takes the keys."""
    with qtbot.waitActive(desk):
        desk.activateWindow()
    desk.board.canvas.setFocus()


def keys(desk: Desk, *sequences: str, on: QWidget | None = None) -> None:
    """Press keys one after the other, as they are written in the menus."""
    for sequence in sequences:
        combined = QKeySequence(sequence)[0]
        QTest.keyClick(on or desk.board.canvas, combined.key(), combined.keyboardModifiers())


def undo_name(desk: Desk) -> str:
    """What Undo would take back, in English."""
    return words("en").message(desk.state.to_undo) if desk.state.to_undo else ""


# One block.


@pytest.mark.parametrize(
    ("sequence", "then"),
    [
        ("Alt+Up", "Wed 08:55"),
        ("Alt+Down", "Wed 09:05"),
        ("Alt+PgUp", "Wed 08:00"),
        ("Alt+PgDown", "Wed 10:00"),
        ("Alt+Left", "Tue 09:00"),
        ("Alt+Right", "Thu 09:00"),
    ],
)
def test_keys_move_what_is_selected(visits: Desk, sequence: str, then: str) -> None:
    visits.state.select("udjo@ALL")

    keys(visits, sequence)

    assert slots(visits)["udjo@ALL"] == then
    assert visits.state.selection == "udjo@ALL"
    assert undo_name(visits).startswith("Move ")


def test_keys_make_it_longer_and_shorter_within_its_bounds(visits: Desk) -> None:
    visits.state.select("museum@ALL")

    keys(visits, "Alt+Shift+Down")
    longer = slot(visits, "museum@ALL").minutes
    keys(visits, *["Alt+Shift+Up"] * 6)

    assert longer == 65
    assert slot(visits, "museum@ALL").minutes == 45
    assert visits.notice.isVisible()
    assert visits.notice.text.text() == "It takes 45 min at least and 2 h at most."


def test_l_locks_and_what_is_locked_stays(visits: Desk) -> None:
    visits.state.select("udjo@ALL")

    keys(visits, "L", "Alt+Down", "Del")

    assert slot(visits, "udjo@ALL").locked
    assert slots(visits)["udjo@ALL"] == "Wed 09:00"
    assert "is locked: unlock it (L) before you move it." in visits.notice.text.text()
    keys(visits, "L")
    assert not slot(visits, "udjo@ALL").locked
    assert undo_name(visits).startswith("Unlock ")


@pytest.mark.parametrize(("key", "confirmation"), list(enumerate(CONFIRMATIONS, 1)))
def test_keys_say_how_far_it_is_confirmed(visits: Desk, key: int, confirmation: str) -> None:
    visits.state.select("udjo@ALL")
    scheduling.confirm(visits.state, "held" if confirmation != "held" else "idea")

    keys(visits, f"Alt+{key}")

    assert slot(visits, "udjo@ALL").confirmation == confirmation
    assert [a.data() for a in visits.board.actions_.confirmed.actions() if a.isChecked()] == [confirmation]


def test_delete_takes_it_off_and_p_puts_it_back(visits: Desk) -> None:
    visits.state.select("udjo@ALL")

    keys(visits, "Del")
    assert "udjo@ALL" not in slots(visits)
    assert card(visits, "udjo@ALL").isChecked()
    keys(visits, "P")

    assert "udjo@ALL" in slots(visits)
    assert undo_name(visits).startswith("Schedule ")
    keys(visits, "Ctrl+Z", "Ctrl+Z")
    assert slots(visits)["udjo@ALL"] == "Wed 09:00"


def test_enter_goes_into_the_inspector(visits: Desk) -> None:
    visits.state.select("udjo@ALL")

    keys(visits, "Return")

    focus = visits.focusWidget()
    assert focus is not None and visits.panels["inspector"].isAncestorOf(focus)


def test_keys_of_the_board_leave_other_panels_alone(visits: Desk) -> None:
    visits.state.select("udjo@ALL")
    visits.go("to_fix")
    visits.panels["to_fix"].setFocus()

    keys(visits, "Del", "L", on=visits.focusWidget())

    assert visits.state.to_undo is None


def test_the_table_takes_the_same_keys(visits: Desk) -> None:
    visits.board.show_form(1)
    visits.state.select("udjo@ALL")
    visits.board.table.setFocus()

    keys(visits, "Alt+Down", on=visits.board.table)

    assert slots(visits)["udjo@ALL"] == "Wed 09:05"
    assert [line.texts[1] for line in visits.board.table.lines.lines if line.item == "udjo@ALL"] == ["09:05–10:05"]


def test_who_reads_with_the_ears_is_told_where_it_went_and_what_that_breaks(visits: Desk) -> None:
    visits.state.select("udjo@ALL")

    keys(visits, "Alt+PgDown", "Alt+PgDown")

    said = visits.board.canvas.accessibleDescription()
    assert "11:00–12:00" in said and "Wed 25 Jul" in said
    assert "need All at the same time" in said


def test_the_lock_of_the_inspector_locks(qtbot: QtBot, visits: Desk) -> None:
    lock = visits.findChild(QPushButton, "inspector-lock")
    assert isinstance(lock, QPushButton)
    visits.state.select("lecture@ALL")
    assert not lock.isVisible()  # there is no time slot to lock
    visits.state.select("udjo@ALL")

    qtbot.mouseClick(lock, LEFT)

    assert slot(visits, "udjo@ALL").locked and lock.isChecked()


def test_several_rows_of_the_table_are_dealt_with_together(qtbot: QtBot, visits: Desk) -> None:
    visits.board.show_form(1)
    table = visits.board.table
    rows = {line.item: n for n, line in enumerate(table.lines.lines)}
    for item, modifier in (("udjo@ALL", "NoModifier"), ("museum@ALL", "ControlModifier")):
        pos = table.visualRect(table.lines.index(rows[item], 3)).center()
        qtbot.mouseClick(table.viewport(), LEFT, Qt.KeyboardModifier[modifier], pos=pos)
    assert visits.state.selected_ids == ("udjo@ALL", "museum@ALL")

    keys(visits, "L", on=table)

    assert slot(visits, "udjo@ALL").locked and slot(visits, "museum@ALL").locked
    assert {table.lines.lines[index.row()].item for index in table.selectionModel().selectedRows()} == set(rows) & {
        "udjo@ALL",
        "museum@ALL",
    }


def test_a_sentence_to_fix_leads_to_its_block_by_keyboard(visits: Desk) -> None:
    visits.state.select("udjo@ALL")
    keys(visits, "Alt+PgDown", "Alt+PgDown", "Escape")
    visits.menus.panels.actions()[[a.data() for a in visits.menus.panels.actions()].index("to_fix")].trigger()
    to_fix = visits.panels["to_fix"]
    to_fix.setFocus()

    keys(visits, "Down", "Home", "Return", on=visits.focusWidget())

    assert visits.middle.currentWidget() is visits.board
    assert visits.state.selection in ("udjo@ALL", "museum@ALL", "lecture@ALL")


# Something not scheduled.


def test_enter_on_a_card_puts_it_where_it_fits_first(visits: Desk) -> None:
    waiting = card(visits, "lecture@ALL")
    waiting.setFocus()

    keys(visits, "Return", on=waiting)

    assert visits.state.programme is not None
    assert visits.state.programme.about("lecture@ALL") == ()
    assert visits.state.selection == "lecture@ALL"


def test_what_fits_nowhere_says_why_and_offers_the_least_bad_place(qtbot: QtBot, open_desk: Open) -> None:
    edition = planned(
        one_city(activity("long", "UDJO", 11 * 60), activity("udjo", "UDJO", 60), rules=[DayLimits(id="limits")]),
        {"udjo": "wed 09:00"},
    )
    desk = open_desk(edition)
    active(qtbot, desk)
    desk.state.select("long@ALL")

    keys(desk, "P")
    said = desk.notice.text.text()
    assert said.startswith("No start breaks nothing. The least bad one is ") and "does not fit into the day" in said
    assert "long@ALL" not in slots(desk)
    act = desk.findChild(QPushButton, "notice-act")
    assert isinstance(act, QPushButton) and act.text() == "Place it there"
    qtbot.mouseClick(act, LEFT)

    assert "long@ALL" in slots(desk)
    assert not desk.notice.isVisible()


# Several at once.


def test_several_are_chosen_with_the_keys_of_the_pointer(qtbot: QtBot, lanes: Desk) -> None:
    canvas, port = lanes.board.canvas, lanes.board.canvas.viewport()
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

    qtbot.mouseClick(port, LEFT, pos=middle(canvas, "access@ALL"))
    qtbot.mouseClick(port, LEFT, control, pos=middle(canvas, "recap@ALL"))
    both = lanes.state.selected_ids
    qtbot.mouseClick(port, LEFT, control, pos=middle(canvas, "access@ALL"))
    one = lanes.state.selected_ids
    qtbot.mouseClick(port, LEFT, pos=middle(canvas, "access@ALL"))
    qtbot.mouseClick(port, LEFT, shift, pos=middle(canvas, "packaging@A"))

    assert both == ("access@ALL", "recap@ALL")
    assert one == ("recap@ALL",)
    assert set(lanes.state.selected_ids) >= {"access@ALL", "finance@ALL", "packaging@A"}
    assert lanes.state.selection == "access@ALL"


def test_several_move_together_as_one_step(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas
    visits.state.select_all(["udjo@ALL", "museum@ALL"])

    drag(qtbot, canvas, middle(canvas, "museum@ALL"), 0, minutes_down(canvas, 61))

    assert slots(visits) == {"udjo@ALL": "Wed 10:00", "museum@ALL": "Wed 12:00"}
    assert visits.state.selected_ids == ("udjo@ALL", "museum@ALL")
    assert undo_name(visits) == "Move 2 time slots"
    keys(visits, "Ctrl+Z")
    assert slots(visits) == {"udjo@ALL": "Wed 09:00", "museum@ALL": "Wed 11:00"}


def test_all_are_locked_confirmed_and_withdrawn_as_one_step_each(visits: Desk) -> None:
    keys(visits, "Ctrl+A", "L")
    assert undo_name(visits) == "Lock 2 time slots"
    keys(visits, "Ctrl+A", "Alt+4")
    assert undo_name(visits) == "2 time slots: Confirmed"
    keys(visits, "L", "Del")

    assert slots(visits) == {}
    assert undo_name(visits) == "Take 2 time slots off the schedule"


def test_one_locked_among_several_holds_them_all(visits: Desk) -> None:
    visits.state.select("udjo@ALL")
    keys(visits, "L", "Ctrl+A", "Alt+Down")

    assert slots(visits) == {"udjo@ALL": "Wed 09:00", "museum@ALL": "Wed 11:00"}


def test_shift_and_arrows_choose_more(visits: Desk) -> None:
    keys(visits, "Down", "Shift+Down")

    assert set(visits.state.selected_ids) == {"udjo@ALL", "museum@ALL"}


def test_a_click_on_one_of_several_chooses_that_one(qtbot: QtBot, visits: Desk) -> None:
    canvas = visits.board.canvas
    visits.state.select_all(["udjo@ALL", "museum@ALL"])

    qtbot.mouseClick(canvas.viewport(), LEFT, pos=middle(canvas, "museum@ALL"))

    assert visits.state.selected_ids == ("museum@ALL",)


# Rides.


def test_keys_take_a_ride_to_its_next_departure(qtbot: QtBot, lanes: Desk) -> None:
    active(qtbot, lanes)
    assert lanes.state.programme is not None
    before = lanes.state.programme.edition.plan.rides["to-bali@B"]
    lanes.state.select("to-bali@B")

    keys(lanes, "Alt+Left")

    after = lanes.state.programme.edition.plan.rides["to-bali@B"]
    assert (after.option, (before.departure - after.departure).days) == (before.option, 1)


def test_a_ride_can_go_another_way(lanes: Desk) -> None:
    lanes.state.select("to-bali@B")
    ways = {act.text(): act for act in lanes.board.actions_.ways.actions()}
    assert [act.isChecked() for act in ways.values()].count(True) == 1

    next(act for act in ways.values() if not act.isChecked()).trigger()

    assert lanes.state.programme is not None
    assert lanes.state.programme.edition.plan.rides["to-bali@B"].option != "flight"


# The menu of the right button.


def test_the_right_button_offers_what_makes_sense(qtbot: QtBot, lanes: Desk) -> None:
    def offered(item: str) -> list[str]:
        lanes.board.canvas.bring(item)
        lanes.state.select(item)
        lanes.state.asked.emit(lanes.board.mapToGlobal(QPoint(400, 300)))
        menu = lanes.findChild(QMenu, "board-menu")
        assert isinstance(menu, QMenu)
        texts = [act.text().replace("&", "") for act in menu.actions() if act.text()]
        menu.close()
        qtbot.waitUntil(lambda: lanes.findChild(QMenu, "board-menu") is None)
        return texts

    assert offered("coffee@A") == [
        "Move",
        "Length",
        "Lock",
        "Confirmation",
        "Why here",
        "Where else",
        "It is late…",
        "Take off the schedule",
        "Select all",
    ]
    assert offered("to-bali@B") == ["Move", "Travel by", "Lock", "It is late…", "Take off the schedule", "Select all"]
    assert offered("walk@ALL") == ["Place on the board", "Where else", "Select all"]


def test_the_menu_key_opens_it_at_the_block(qtbot: QtBot, visits: Desk) -> None:
    from PySide6.QtGui import QContextMenuEvent

    canvas = visits.board.canvas
    visits.state.select("udjo@ALL")
    asked: list[QPoint] = []
    visits.state.asked.connect(partial(asked.append))

    canvas.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))

    assert canvas.sheet is not None
    assert canvas.at(canvas.viewport().mapFromGlobal(asked[0]).toPointF()) == canvas.sheet.of("udjo@ALL")[0]
    menu = visits.findChild(QMenu, "board-menu")
    assert isinstance(menu, QMenu)
    menu.close()


# A large programme, of which the board shows what was until all of it is worked out again.


def test_quick_keys_build_on_each_other_though_the_board_is_a_step_behind(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(large(160, 10, groups=4, days=10))
    active(qtbot, desk)
    canvas = desk.board.canvas
    qtbot.waitUntil(lambda: canvas.sheet is not None and bool(canvas.sheet.order))
    assert canvas.sheet is not None and desk.state.programme is not None
    item = canvas.sheet.order[0]
    before = slot(desk, item).start
    desk.state.select(item)

    keys(desk, "L", "L", "Alt+3", "Alt+Down", "Alt+Down", "Alt+Right", "L")

    after = slot(desk, item)
    assert (after.start - before, after.locked) == (dt.timedelta(days=1, minutes=10), True)
    keys(desk, *["Ctrl+Z"] * 7)
    assert slot(desk, item).start == before and desk.state.to_undo is None


def test_a_drag_goes_on_when_more_is_known_of_the_same_schedule(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(large(160, 10, groups=4, days=10))
    canvas = desk.board.canvas
    qtbot.waitUntil(lambda: canvas.sheet is not None and bool(canvas.sheet.order))
    assert canvas.sheet is not None
    first, second = canvas.sheet.order[:2]
    drag(qtbot, canvas, middle(canvas, first), 0, minutes_down(canvas, 61))
    moved = slot(desk, first).start

    there = take(qtbot, canvas, middle(canvas, second), 0, minutes_down(canvas, 121))
    qtbot.waitUntil(lambda: desk.state.programme is not None and desk.state.programme.fresh)
    assert canvas.hands.dragging is not None
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=there)

    assert slot(desk, first).start == moved
    assert undo_name(desk).startswith("Move ")
    desk.state.undo()
    assert slot(desk, first).start == moved and desk.state.to_undo is not None


def test_a_schedule_that_waits_for_an_answer_is_not_edited(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(badly_planned())
    plan(qtbot, desk)
    desk.state.select("first@ALL")

    desk.board.actions_.told.emit(scheduling.shut(desk.state.programmes[0]), None)

    assert label(desk, "notice-text").startswith("The board shows a new schedule: take it, or keep the old one")
    press(qtbot, desk, "comparing-refuse")
    assert scheduling.shut(desk.state.programmes[0]) is None
