"""A new schedule is compared with the old one before it is taken; what was edited meanwhile stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders import activity, one_city, text
from gui.conftest import Open
from gui.test_desk import label, press
from gui.two_lanes import two_lanes
from lawatan.domain import Placement, Plan, Table, changed, with_plan
from lawatan.gui.desk import Desk
from lawatan.jobs.files import read_edition
from lawatan.resources import sample
from lawatan.rules import Edition
from lawatan.words import Message, mark


def badly_planned() -> Edition:
    """Two activities at the same time: planning changes that."""
    edition = one_city(activity("first", "HOTEL", 60), activity("second", "HOTEL", 60))
    start = next(iter(two_lanes().plan.placements.values())).start.replace(hour=9, minute=0)
    start = start.replace(year=edition.first_day.year, month=edition.first_day.month, day=edition.first_day.day)
    return with_plan(
        edition, Plan(placements=Table(Placement(id=f"{n}@ALL", start=start) for n in ("first", "second")))
    )


def plan(qtbot: QtBot, desk: Desk) -> None:
    desk.planning.seconds = 0.5
    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        press(qtbot, desk, "plan")


def schedule(desk: Desk) -> Plan:
    assert desk.state.programme is not None
    return desk.state.programme.edition.plan


def test_a_new_schedule_is_on_show_until_it_is_taken(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(badly_planned())
    assert not desk.menus.take.isEnabled()
    plan(qtbot, desk)

    assert schedule(desk) == badly_planned().plan
    programme = desk.state.programme
    assert programme is not None and programme.plan is not None and programme.changed_ids
    assert label(desk, "comparing-head") == "On the board: the new schedule."
    assert label(desk, "comparing-text") == "Planned: everything has its time slot. 2 time slots move."
    assert (desk.comparing.accept.property("role"), desk.top.plan.property("role")) == ("primary", "")
    proposed = programme.plan

    press(qtbot, desk, "comparing-turn")
    assert label(desk, "comparing-head") == "On the board: the schedule as it was."
    assert desk.state.programme is not None and desk.state.programme.plan is None
    press(qtbot, desk, "comparing-turn")
    press(qtbot, desk, "comparing-accept")

    assert schedule(desk) == proposed
    assert not desk.comparing.isVisible()
    assert desk.top.plan.property("role") == "primary"
    desk.menus.undo.trigger()
    assert schedule(desk) == badly_planned().plan


def test_the_old_schedule_is_kept_with_escape(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(badly_planned())
    plan(qtbot, desk)

    qtbot.keyClick(desk.comparing.accept, Qt.Key.Key_Escape)

    assert schedule(desk) == badly_planned().plan
    assert desk.state.programme is not None and desk.state.programme.proposal is None
    assert not desk.comparing.isVisible() and not desk.menus.undo.isEnabled()


def test_a_first_schedule_is_taken_at_once_and_can_be_undone(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(with_plan(badly_planned(), Plan()))

    plan(qtbot, desk)

    assert not desk.comparing.isVisible()
    assert len(schedule(desk).placements) == 2
    assert desk.menus.undo.text() == "&Undo: Plan"
    desk.menus.undo.trigger()
    assert schedule(desk) == Plan()


def test_what_was_edited_while_planning_went_on_stays(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(badly_planned())
    desk.planning.seconds = 0.5
    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        press(qtbot, desk, "plan")
        venue = desk.state.programmes[0].edition.venues["UDJO"]
        desk.state.edit(Message(mark("Rename")), {("venues", "UDJO"): changed(venue, name=text("Angklung"))})

    press(qtbot, desk, "comparing-accept")

    edition = desk.state.programmes[0].edition
    assert edition.venues["UDJO"].name == text("Angklung")
    assert edition.plan != badly_planned().plan


def test_what_was_deleted_while_planning_went_on_is_not_scheduled(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(with_plan(badly_planned(), Plan()))
    desk.planning.seconds = 0.5

    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        press(qtbot, desk, "plan")
        desk.state.edit(Message(mark("Delete")), {("activities", "first"): None})

    assert list(schedule(desk).placements) == ["second@ALL"]


@pytest.mark.deep
def test_a_schedule_that_needs_what_was_deleted_meanwhile_is_not_taken(qtbot: QtBot, open_desk: Open) -> None:
    edition = read_edition(sample("jakarta-bali"))
    desk = open_desk(edition)
    with qtbot.waitSignal(desk.planning.progressed, timeout=40_000):
        press(qtbot, desk, "plan")
    keys = [(t, i) for t in ("ride_options", "city_changes") for i in getattr(edition, t)]

    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        desk.state.edit(Message(mark("Delete")), dict.fromkeys(keys))

    assert label(desk, "notice-text").startswith("The new schedule uses what was deleted")
    assert schedule(desk) == Plan() and desk.menus.plan.isEnabled()
    assert desk.state.programme is not None and desk.state.programme.proposal is None


def test_a_message_about_another_tab_names_its_programme(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(with_plan(badly_planned(), Plan()), two_lanes())
    desk.planning.seconds = 0.5
    press(qtbot, desk, "plan")
    desk.state.go(1)
    name = desk.tabs.tabText(0)
    assert label(desk, "progress-stage").startswith(f"{name}: ")

    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        pass

    assert label(desk, "notice-text") == f"{name}: Planned: everything has its time slot."


def test_the_focus_goes_to_the_answer_and_then_back_to_plan(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(badly_planned())
    desk.top.plan.setFocus()
    desk.planning.seconds = 0.5

    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        press(qtbot, desk, "plan")
        assert desk.focusWidget() is desk.progressing.cancel
        assert desk.progressing.cancel.toolTip() == "Cancel keeps the best schedule so far."

    assert desk.focusWidget() is desk.comparing.accept
    qtbot.keyClick(desk.comparing.accept, Qt.Key.Key_Space)
    assert desk.focusWidget() is desk.top.plan
