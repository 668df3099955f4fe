"""The planner's process breaks while the desk is open: it says so plainly, keeps what there was, and plans again."""

from __future__ import annotations

import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from duties import bus
from gui.conftest import Open
from gui.record_hands import bar, deciding, now, open_table, wait_for
from gui.record_hands import press as press_in
from gui.test_comparing import badly_planned
from gui.test_desk import label, press
from gui.two_lanes import two_lanes
from lawatan.domain import Table, replace, unplanned
from lawatan.gui.desk import Desk
from lawatan.jobs import plan as jobs_plan
from lawatan.jobs.files import read_edition
from lawatan.resources import sample
from lawatan.rules import Edition
from sabotage import peace, sabotage

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals in the manner of POSIX")

WAIT = 60_000
KILLED = "the system ended it, as it does when memory runs out"


def plan(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.planning.ended, timeout=WAIT):
        press(qtbot, desk, "plan")
    assert desk.progressing.isHidden() and desk.top.plan.isEnabled() and not desk.menus.cancel.isEnabled()


def edition_of(desk: Desk) -> Edition:
    assert desk.state.programme is not None
    return desk.state.programme.edition


@pytest.mark.deep
def test_before_a_plan_the_schedule_stays_and_the_next_planning_works(
    qtbot: QtBot, open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = badly_planned()
    desk = open_desk(before)
    sabotage(monkeypatch, "1 SIGKILL")
    plan(qtbot, desk)

    assert label(desk, "notice-text") == f"Planning broke down: {KILLED}. The schedule is as it was."
    assert edition_of(desk) == before and desk.state.to_undo is None and desk.comparing.isHidden()
    press(qtbot, desk, "language-id")
    assert label(desk, "notice-text").startswith("Penyusunan terhenti: sistem menghentikannya, seperti yang")

    peace(monkeypatch)
    plan(qtbot, desk)
    assert desk.comparing.isVisible()


@pytest.mark.deep
def test_a_planner_that_hangs_is_ended_and_the_best_plan_is_offered(
    qtbot: QtBot, open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_plan, "GRACE_SECONDS", 0.0)
    before = badly_planned()
    desk = open_desk(before)
    sabotage(monkeypatch, "end hang")
    plan(qtbot, desk)

    said = (
        "The planner broke down: it had not ended after 2 s and was stopped. The best plan that it had found is kept."
    )
    assert label(desk, "comparing-text") == f"{said} 2 time slots move."
    assert edition_of(desk) == before
    press(qtbot, desk, "comparing-accept")
    assert edition_of(desk).plan != before.plan


@pytest.mark.deep
def test_a_first_schedule_is_taken_though_its_planner_broke(
    qtbot: QtBot, open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(read_edition(sample("jakarta-bandung-2018")))
    sabotage(monkeypatch, "end SIGSEGV")
    plan(qtbot, desk)

    said = "it stopped on an error: Segmentation fault"
    assert label(desk, "notice-text") == f"The planner broke down: {said}. The best plan that it had found is kept."
    assert edition_of(desk).plan.placements and desk.state.to_undo is not None


def test_cancel_answers_at_once_while_it_hangs(qtbot: QtBot, open_desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = open_desk(unplanned(badly_planned()))
    sabotage(monkeypatch, "first hang")
    press(qtbot, desk, "plan")
    qtbot.waitUntil(lambda: desk.planning._job is not None and desk.planning._job._child is not None)

    with qtbot.waitSignal(desk.planning.ended, timeout=2_000):
        press(qtbot, desk, "cancel")

    assert label(desk, "notice-text") == "Cancelled before there was a plan: nothing has changed."


@pytest.mark.deep
def test_vehicles_that_cannot_be_chosen_leave_everything_as_it_was(
    qtbot: QtBot, open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(replace(two_lanes(), vehicles=Table([bus(seats=60)])))
    page = open_table(qtbot, desk, "duties")
    made, before = deciding(page, "first-choose-vehicles"), now(desk)
    sabotage(monkeypatch, "0 SIGKILL")

    press_in(qtbot, page, "first-choose-vehicles")
    wait_for(qtbot, made)

    assert bar(page) == f"No vehicles could be chosen: {KILLED}. Nothing was changed."
    assert (now(desk), made.isEnabled()) == (before, True)


def test_the_window_closes_while_vehicles_are_chosen_by_what_hangs(
    qtbot: QtBot, open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(replace(two_lanes(), vehicles=Table([bus(seats=60)])))
    page = open_table(qtbot, desk, "duties")
    sabotage(monkeypatch, "first hang")
    press_in(qtbot, page, "first-choose-vehicles")

    desk.close()

    assert [thread.name for thread in threading.enumerate() if thread.name == "lawatan-task"] == []
