"""Reasons and fixes on the desk: from a sentence to what cures it, on the board, and taken as one step."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from builders import activity, one_city, planned, span, standing_rules, with_fields
from gui.conftest import Open
from gui.test_desk import label, press
from lawatan.domain import Hours
from lawatan.gui.desk import Desk
from lawatan.gui.panels.to_fix import ToFix
from lawatan.rules import Edition, judge
from lawatan.rules.venue_open import VenueOpen
from lawatan.schedule import Setting, View


def clash() -> Edition:
    """A talk and a visit at the same time, and another talk on its own."""
    made = one_city(activity("visit", "UDJO", 90), activity("talk"), activity("other"), rules=standing_rules())
    return planned(made, {"visit": "tue 09:00", "talk": "tue 09:30", "other": "thu 09:00"})


def impossible() -> Edition:
    """A visit of ninety minutes where they receive for an hour."""
    made = one_city(activity("visit", "UDJO", 90), rules=[*standing_rules(), VenueOpen(id="opens")])
    return with_fields(made, "venues", "UDJO", hours=(Hours(weekdays=("wed",), open=(span("10:00-11:00"),)),))


def to_fix(desk: Desk) -> ToFix:
    found = desk.panels["to_fix"]
    assert isinstance(found, ToFix)
    return found


def now(desk: Desk) -> Edition:
    assert desk.state.programme is not None
    return desk.state.programme.edition


def said(desk: Desk) -> list[str]:
    """What the panel says, line by line."""
    return [one.text() for one in desk.bad_day.cures.answer.widget().findChildren(QLabel)]


def found(qtbot: QtBot, desk: Desk) -> None:
    """The search has ended."""
    qtbot.waitUntil(lambda: desk.bad_day.cures.stop.isHidden(), timeout=60_000)


def test_a_sentence_is_cured_by_what_is_shown_on_the_board_and_taken(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(clash())
    desk.go("to_fix")
    to_fix(desk).list.setCurrentRow(0)
    press(qtbot, desk, "suggest-fixes")
    found(qtbot, desk)

    assert label(desk, "cures-subject") == to_fix(desk).list.item(0).text()
    assert "fix" in label(desk, "cures-standing")
    fix = desk.bad_day.cures.fixes[0]
    assert fix.says.startswith("Move “")
    assert {"What would cure it", fix.says} <= set(said(desk))

    before = now(desk)
    press(qtbot, desk, "fix-show-0")
    assert desk.middle.currentWidget() is desk.board
    assert now(desk) is before, "nothing is taken before the answer"
    assert fix.says in label(desk, "comparing-text")
    press(qtbot, desk, "comparing-accept")
    assert not any(breach.hard for breach in judge(View(Setting(now(desk)))))
    undo = desk.state.to_undo
    assert undo is not None and desk.state.say.message(undo) == f"Fix: {fix.says}"
    desk.state.undo()
    assert now(desk) == before


@pytest.mark.deep
def test_what_changes_facts_is_one_step_too_and_the_reason_is_told(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(impossible())
    desk.menus.cures.trigger()
    found(qtbot, desk)

    assert "By the rule “Venue open” (Udjo), “Visit” can never begin." in " ".join(said(desk))
    asked = next(fix for fix in desk.bad_day.cures.fixes if fix.says == "Ask Udjo to stay open 30 min longer.")
    desk.bad_day.cures.chosen.emit(asked)
    press(qtbot, desk, "comparing-accept")
    assert str(now(desk).venues["UDJO"].hours[0].open[0].ends) == "11:30:00"
    assert "visit@ALL" in now(desk).plan.placements
    desk.state.undo()
    assert now(desk) == impossible()


@pytest.mark.deep
def test_in_another_language_it_is_asked_again_and_after_a_change_it_may_be(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(clash())
    desk.go("to_fix")
    press(qtbot, desk, "suggest-fixes")
    found(qtbot, desk)
    desk.state.speak("id")
    found(qtbot, desk)
    assert desk.bad_day.cures.fixes
    assert desk.bad_day.cures.fixes[0].says.startswith(("Pindahkan ", "Susun ulang"))

    desk.state.speak("en")
    found(qtbot, desk)
    desk.state.select("other@ALL")
    desk.board.actions_.lock.trigger()
    assert label(desk, "cures-standing") == "The programme has changed since: this may no longer hold."
    assert desk.bad_day.cures.fixes == []
    qtbot.waitUntil(lambda: desk.state.programme is not None and desk.state.programme.fresh)
    desk.right.setCurrentWidget(desk.bad_day.cures)
    press(qtbot, desk, "cures-again")
    found(qtbot, desk)
    assert desk.bad_day.cures.fixes


def test_why_here_from_the_board(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(clash())
    desk.state.select("other@ALL")
    assert desk.board.actions_.why_here.isEnabled()
    assert not desk.board.actions_.cure.isEnabled()
    desk.board.actions_.why_here.trigger()
    assert said(desk)[0] == "“Other” stands on Thu 26 Jul, 09:00–10:00."
    assert "As the rest stands, it could also begin:" in said(desk)
    press(qtbot, desk, "cures-close")
    assert desk.right.currentWidget() is desk.panels["inspector"]

    desk.state.select("talk@ALL")
    desk.board.actions_.cure.trigger()
    found(qtbot, desk)
    assert desk.bad_day.cures.fixes


def test_before_anything_was_asked_it_says_how(open_desk: Open) -> None:
    desk = open_desk(clash())
    desk.right.setCurrentWidget(desk.bad_day.cures)

    assert label(desk, "cures-standing").startswith("Choose Suggest fixes in To fix")
    assert not to_fix(desk).cure.isHidden()


@pytest.mark.deep
def test_another_question_is_not_answered_by_the_one_before(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(clash())
    desk.go("to_fix")
    press(qtbot, desk, "suggest-fixes")
    desk.bad_day.why_here("other@ALL")
    qtbot.wait(500)

    assert desk.bad_day.cures.fixes == []
    assert said(desk)[0] == "“Other” stands on Thu 26 Jul, 09:00–10:00."


def test_where_nothing_is_wrong_it_says_so(open_desk: Open) -> None:
    made = one_city(activity("talk"), rules=standing_rules())
    desk = open_desk(planned(made, {"talk": "tue 09:00"}))
    desk.menus.cures.trigger()

    assert label(desk, "cures-standing") == "Nothing has to be fixed."


@pytest.mark.deep
def test_processes_are_loaded_while_the_list_is_read_and_ended_with_the_window(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(clash())
    curing = desk.bad_day.cures.curing
    curing.early = True
    desk.go("to_fix")
    ready = curing._ready
    assert ready is not None and all(child.waiting for child in ready)
    desk.go("board")
    desk.go("to_fix")
    assert curing._ready is ready, "no more of them than one search needs"

    to_fix(desk).list.setCurrentRow(0)
    press(qtbot, desk, "suggest-fixes")
    assert curing._ready is None and curing._job is not None and curing._job._children == list(ready)
    found(qtbot, desk)
    assert desk.bad_day.cures.fixes and not any(child.waiting for child in ready)

    curing.get_ready()
    again = curing._ready
    assert again is not None
    desk.bad_day.end()
    assert not any(child.waiting for child in again)
