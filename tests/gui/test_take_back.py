"""Planning anew keeps what stood before; messages about another tab say which; the focus stays where it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from builders import activity, one_city
from gui.conftest import Open
from gui.test_desk import label, press
from gui.two_lanes import two_lanes
from lawatan.domain import Placement, Plan, Table, with_plan
from lawatan.gui.desk import Desk
from lawatan.gui.programme import Programme
from lawatan.rules import Edition


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


def test_what_stood_before_planning_can_be_taken_back_and_forth(qtbot: QtBot, open_desk: Open) -> None:
    before = badly_planned().plan
    desk = open_desk(badly_planned())
    assert not desk.menus.back.isEnabled()
    plan(qtbot, desk)
    after = schedule(desk)
    assert after != before

    press(qtbot, desk, "notice-act")
    assert schedule(desk) == before
    assert not desk.state.programmes[0].unsaved
    assert label(desk, "notice-text") == "The schedule from before planning is back."

    press(qtbot, desk, "notice-act")
    assert schedule(desk) == after
    assert desk.state.programmes[0].unsaved

    desk.menus.back.trigger()
    assert schedule(desk) == before
    assert desk.menus.back.text() == "Take the &new schedule again"


def test_the_first_plan_has_nothing_to_take_back(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(with_plan(badly_planned(), Plan()))

    plan(qtbot, desk)

    assert not desk.notice.act.isVisible()
    assert not desk.menus.back.isEnabled()


def test_what_was_written_over_is_not_saved_any_more_when_taken_back() -> None:
    path = Path("programme.json")
    before = Programme(badly_planned(), path)
    programme = replace(before, edition=two_lanes(), unsaved=True, previous=before).saved(path)

    assert not programme.unsaved
    assert programme.back().unsaved


def test_a_message_about_another_tab_names_its_programme(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(badly_planned(), two_lanes())
    desk.planning.seconds = 0.5
    press(qtbot, desk, "plan")
    desk.state.go(1)
    name = desk.tabs.tabText(0)
    assert label(desk, "progress-stage").startswith(f"{name}: ")

    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        pass

    assert label(desk, "notice-text") == f"{name}: Planned: everything has its time slot."
    before = desk.state.programmes[1]
    press(qtbot, desk, "notice-act")
    assert desk.state.programmes[0].edition.plan == badly_planned().plan
    assert desk.state.programmes[1] is before


def test_the_focus_comes_back_to_plan(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(badly_planned())
    desk.top.plan.setFocus()
    desk.planning.seconds = 0.5

    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        press(qtbot, desk, "plan")
        assert desk.focusWidget() is desk.progressing.cancel
        assert desk.progressing.cancel.toolTip() == "Cancel keeps the best schedule so far."

    assert desk.focusWidget() is desk.top.plan
