"""“Choose vehicles” at the table of duties: beside the window, and one edit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from duties import bus
from gui.conftest import Open
from gui.record_hands import bar, deciding, now, open_table, press, wait_for
from gui.two_lanes import two_lanes
from lawatan.domain import Table, changed, replace
from lawatan.words import Message


@pytest.mark.deep
def test_vehicles_are_chosen_by_one_press_and_taken_back_by_one_step(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(replace(two_lanes(), vehicles=Table([bus(seats=60)])))
    page = open_table(qtbot, desk, "duties")
    first = deciding(page, "first-choose-vehicles")
    before = now(desk)

    press(qtbot, page, "first-choose-vehicles")
    assert (first.isEnabled(), first.text()) == (False, "Choosing…")
    wait_for(qtbot, first)

    assert {duty.vehicle for duty in now(desk).plan.duties.values()} == {"bus"}
    assert (first.isEnabled(), bar(page)) == (True, "")
    press(qtbot, page, "choose-vehicles")
    wait_for(qtbot, deciding(page, "choose-vehicles"))
    assert bar(page) == "The vehicles are chosen already: nothing would be better."
    desk.state.undo()
    assert now(desk) == before


def test_what_is_in_the_way_is_told(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(replace(two_lanes(), vehicles=Table()))
    page = open_table(qtbot, desk, "duties")

    qtbot.mouseClick(deciding(page, "first-choose-vehicles"), Qt.MouseButton.LeftButton)
    wait_for(qtbot, deciding(page, "first-choose-vehicles"))

    assert bar(page) == "There are no vehicles to choose from yet: add one first, with its seats."


@pytest.mark.deep
def test_a_programme_that_was_changed_meanwhile_keeps_its_change(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(replace(two_lanes(), vehicles=Table([bus(seats=60)])))
    page = open_table(qtbot, desk, "duties")
    made = deciding(page, "first-choose-vehicles")
    made.begin()

    larger = changed(now(desk).vehicles["bus"], seats=61)
    desk.state.edit(Message("Larger"), {("vehicles", "bus"): larger})
    wait_for(qtbot, made)

    assert now(desk).vehicles["bus"].seats == 61 and not now(desk).plan.duties
    assert bar(page).startswith("The programme was changed while vehicles were chosen")
