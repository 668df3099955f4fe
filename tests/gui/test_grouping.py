"""“Group pick-ups” at the table of runs: beside the window, one edit, and what does not fit is told."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from duties import bus
from gui.conftest import Open
from gui.record_hands import bar, now, open_table, press
from lawatan.domain import changed
from lawatan.gui.records.page import Page
from lawatan.gui.records.shuttles import Grouping
from lawatan.rules import Edition
from lawatan.words import Message
from runs import edition, person

SECONDS = 30_000


def made() -> Edition:
    people = [person("P1", "mon 08:00"), person("P2", "mon 08:45"), person("P3", "tue 08:00")]
    return edition(people, [bus("van", 2)])


def button(page: Page, name: str) -> Grouping:
    found = page.findChild(Grouping, name)
    assert isinstance(found, Grouping)
    return found


def wait(qtbot: QtBot, of: Grouping) -> None:
    qtbot.waitUntil(lambda: of.task is None, timeout=SECONDS)


def test_pick_ups_are_grouped_by_one_press_and_taken_back_by_one_step(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(made())
    page = open_table(qtbot, desk, "shuttles")
    first = button(page, "first-group-runs")
    before = now(desk)

    press(qtbot, page, "first-group-runs")
    assert (first.isEnabled(), first.text()) == (False, "Grouping…")
    wait(qtbot, first)

    assert [run.passengers for run in now(desk).plan.shuttles.values()] == [("P1", "P2"), ("P3",)]
    assert bar(page).splitlines() == ["Grouped: 3 journeys in 2 runs.", "No departure is known of P1, P2 and P3."]
    run = next(iter(now(desk).plan.shuttles.values()))
    locked = changed(run, passengers=("P1",), locked=True)
    desk.state.edit(Message("Locked"), {("shuttles", run.id): locked})

    press(qtbot, page, "group-runs")
    wait(qtbot, button(page, "group-runs"))

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
    wait(qtbot, button(page, "first-group-runs"))

    assert bar(page).startswith("Nobody’s flight or train is known yet")
