"""“Group pick-ups” at the table of runs: beside the window, one edit, and what does not fit is told."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from duties import bus
from gui.conftest import Open
from gui.record_hands import bar, deciding, now, open_table, press, wait_for
from lawatan.domain import Plan, Shuttle, Table, changed, with_plan
from lawatan.gui.panels.records import RecordsPanel
from lawatan.rules import Edition
from lawatan.rules.met import Met
from lawatan.words import Message
from runs import at, edition, person


def made() -> Edition:
    people = [person("P1", "mon 08:00"), person("P2", "mon 08:45"), person("P3", "tue 08:00")]
    return edition(people, [bus("van", 2)])


@pytest.mark.deep
def test_pick_ups_are_grouped_by_one_press_and_taken_back_by_one_step(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(made())
    page = open_table(qtbot, desk, "shuttles")
    first = deciding(page, "first-group-runs")
    before = now(desk)

    press(qtbot, page, "first-group-runs")
    assert (first.isEnabled(), first.text()) == (False, "Grouping…")
    wait_for(qtbot, first)

    assert [run.passengers for run in now(desk).plan.shuttles.values()] == [("P1", "P2"), ("P3",)]
    assert bar(page).splitlines() == ["Grouped: 3 journeys in 2 runs.", "No departure is known of P1, P2 and P3."]
    run = next(iter(now(desk).plan.shuttles.values()))
    locked = changed(run, passengers=("P1",), locked=True)
    desk.state.edit(Message("Locked"), {("shuttles", run.id): locked})

    press(qtbot, page, "group-runs")
    wait_for(qtbot, deciding(page, "group-runs"))

    runs = now(desk).plan.shuttles
    assert runs[run.id] == locked
    assert sorted(each.passengers for each in runs.values()) == [("P1",), ("P2",), ("P3",)]
    for _ in range(3):
        desk.state.undo()
    assert now(desk) == before


def test_what_is_in_the_way_is_told(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(edition([person("P1")], [bus("van", 2)]))
    page = open_table(qtbot, desk, "shuttles")

    press(qtbot, page, "first-group-runs")
    wait_for(qtbot, deciding(page, "first-group-runs"))

    assert bar(page).startswith("Nobody’s flight or train is known yet")


def test_a_sentence_to_fix_leads_to_the_run_that_it_is_about(open_desk: Open, qtbot: QtBot) -> None:
    late = Shuttle(
        id="mine", start=at("mon 12:00"), station="AIRPORT", hotel="HOTEL", passengers=("P1",), vehicle="van"
    )
    of = edition([person("P1", "mon 08:00"), person("P2", "mon 08:00")], [bus("van", 2)], rules=[Met(id="met")])
    desk = open_desk(with_plan(of, Plan(shuttles=Table([late]))))
    desk.go("to_fix")
    found = desk.findChild(QListWidget, "to-fix")
    assert isinstance(found, QListWidget)
    alone, waits = found.item(0), found.item(1)
    assert (alone.text()[:17], waits.text()[:12]) == ("No run fetches P2", "The run that")

    found.itemActivated.emit(waits)
    qtbot.waitUntil(lambda: desk.state.record == ("shuttles", "mine"))
    desk.go("to_fix")
    found.itemActivated.emit(alone)

    panel = desk.panels["travel"]
    assert isinstance(panel, RecordsPanel) and panel.isVisible()
    assert panel.page is not None and panel.page.table == "shuttles"
