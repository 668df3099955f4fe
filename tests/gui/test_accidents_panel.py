"""What came in between, on the desk: written down as one step, then planned again, moving little."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from builders import activity, moment, one_city, planned, standing_rules, text, with_fields
from gui.conftest import Open
from gui.test_desk import label, press
from lawatan.domain import Journey, Person, Room, apply
from lawatan.gui.desk import Desk
from lawatan.gui.panels.accidents import FIELDS, KINDS, Accidents
from lawatan.jobs.replan import told_now
from lawatan.rules import Edition


def programme() -> Edition:
    """A visit to a host and a talk, as people know them; a person on a flight."""
    made = one_city(
        activity("visit", "UDJO", 60, hosts=("FIRM",)),
        activity("talk", "HOTEL", 60, room="BALLROOM"),
        rules=standing_rules(),
    )
    rooms = (*made.venues["HOTEL"].rooms, Room(id="SALON", name=text("Salon")))
    made = with_fields(made, "venues", "HOTEL", rooms=rooms)
    lands = Journey(time=moment(made, "mon 08:00", "BDG"), number="GA 123")
    made = apply(made, {("persons", "P1"): Person(id="P1", name="P1", role="participant", arrival=lands)})
    return told_now(planned(made, {"visit": "tue 09:00", "talk": "tue 14:00"}))


def now(desk: Desk) -> Edition:
    assert desk.state.programme is not None
    return desk.state.programme.edition


def form(desk: Desk, kind: str) -> Accidents:
    """The form for a kind of accident, opened from the menu."""
    desk.menus.accidents[kind].trigger()
    return desk.bad_day.accidents


def planned_again(qtbot: QtBot, desk: Desk) -> None:
    desk.planning.seconds = 3.0
    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        press(qtbot, desk, "accident-go")


def test_a_host_that_cancels_is_written_down_and_planned_around(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(programme())
    asked = form(desk, "hosts")
    asked.who.setCurrentIndex(asked.who.findData("FIRM"))
    asked.begins.setText("2018-07-24")
    asked.why.setText("Audit")
    planned_again(qtbot, desk)

    (closure,) = now(desk).hosts["FIRM"].closures
    assert (closure.begins, closure.why.en) == (dt.date(2018, 7, 24), "Audit")
    assert label(desk, "accident-answer") == "Written down: Firm not available"
    assert "1 of 2 that people were told of changes" in label(desk, "comparing-text")
    press(qtbot, desk, "comparing-accept")
    assert now(desk).plan.placements["visit@ALL"].start.date() != dt.date(2018, 7, 24)
    desk.state.undo()
    undo = desk.state.to_undo
    assert undo is not None and desk.state.say.message(undo) == "Written down: Firm not available"
    desk.state.undo()
    assert now(desk) == programme()


def test_what_cannot_be_read_is_said_and_nothing_changes(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(programme())
    asked = form(desk, "venues")
    asked.begins.setText("some day")
    press(qtbot, desk, "accident-go")
    assert label(desk, "accident-answer").startswith("some day: ")
    asked.begins.setText("2018-07-24 15:00")
    asked.ends.setText("2018-07-24 14:00")
    press(qtbot, desk, "accident-go")
    assert label(desk, "accident-answer") == "It must end after it begins."
    asked = form(desk, "flight")
    asked.number.setText("SQ 9")
    press(qtbot, desk, "accident-go")
    assert label(desk, "accident-answer") == "No flight or train is known for SQ 9: fill it in first."
    asked.minutes.setText("soon")
    asked.number.setText("GA 123")
    press(qtbot, desk, "accident-go")
    assert label(desk, "accident-answer") == "Give a whole number from 1 to 1440."
    assert now(desk) == programme()


@pytest.mark.deep
def test_each_kind_shows_its_own_fields_and_writes_its_own_fact(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(programme())
    for kind in KINDS:
        asked = form(desk, kind)
        assert {name for name, box in asked.boxes.items() if not box.isHidden()} == set(FIELDS[kind])

    asked = form(desk, "room")
    asked.who.setCurrentIndex(asked.who.findData("talk"))
    asked.room.setCurrentIndex(asked.room.findData("SALON"))
    planned_again(qtbot, desk)
    assert now(desk).activities["talk"].room == "SALON"
    assert desk.comparing.telling.isVisible(), "those who sit in it have to be told"
    desk.proposing.refuse()

    asked = form(desk, "flight")
    asked.number.setText("ga123")
    asked.minutes.set_value(90)
    planned_again(qtbot, desk)
    arrival = now(desk).persons["P1"].arrival
    assert arrival is not None and arrival.time == moment(programme(), "mon 09:30", "BDG")

    asked = form(desk, "grew")
    (group,) = now(desk).groups
    assert asked.people.value == now(desk).groups[group].participants
    asked.people.set_value(24)
    planned_again(qtbot, desk)
    assert now(desk).groups[group].participants == 24


@pytest.mark.deep
def test_something_on_the_board_is_late_and_the_day_is_taken_as_one_step(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(programme())
    desk.state.select("visit@ALL")
    desk.board.actions_.late.trigger()
    asked = desk.bad_day.accidents
    assert (asked.kind.currentData(), asked.who.currentData()) == ("late", "visit@ALL")
    asked.minutes.set_value(30)
    asked.bus.setChecked(True)
    with qtbot.waitSignal(asked.late, timeout=40_000):
        press(qtbot, desk, "accident-go")

    assert label(desk, "accident-answer").startswith("The bus to “Visit” leaves at ")
    before = now(desk)
    press(qtbot, desk, "comparing-accept")
    after = now(desk).plan.placements["visit@ALL"].start
    assert after > before.plan.placements["visit@ALL"].start
    assert now(desk).now is not None
    desk.state.undo()
    assert now(desk) == before


def test_in_the_other_language_what_was_typed_stays(open_desk: Open) -> None:
    desk = open_desk(programme())
    asked = form(desk, "persons")
    asked.begins.setText("2018-07-24")
    desk.state.speak("id")

    assert asked.kind.currentData() == "persons"
    assert asked.begins.text() == "2018-07-24"
    assert asked.go.text() != "Write it down and plan again"
