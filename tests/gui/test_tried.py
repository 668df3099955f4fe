"""The table of the orders of the cities that planning tried, and what taking one of them does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.test_desk import label, press
from lawatan.domain import Plan
from lawatan.gui.desk import Desk
from lawatan.gui.parts import Elided
from lawatan.gui.proposing import Proposal
from lawatan.gui.tried import MOST, Tried
from lawatan.jobs.compare import compare
from lawatan.jobs.orders import orders
from lawatan.jobs.plan import Outcome
from lawatan.jobs.plan_orders import Look
from lawatan.jobs.plan_orders import Tried as Orders
from lawatan.rules import Edition
from lawatan.rules.worth import Worth
from lawatan.schedule import Setting
from lawatan.words import words
from three_cities import star

QUICKER = {"JB": 600, "BD": 600}
"""With these ways Denpasar comes better first."""


def looked_at(edition: Edition) -> Orders:
    found = orders(edition)
    assert found is not None
    best, *rest = reversed(found.possible)
    looks = [Look(best, Plan(), Worth(0, 0, 0, 200), 190, 10), *(Look(order, None, None) for order in rest)]
    return Orders(found, best, tuple(looks))


def texts(table: Tried) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for n in range(table.grid.count()):
        row, *_ = table.grid.getItemPosition(n)
        widget = table.grid.itemAt(n).widget()
        assert isinstance(widget, QLabel)
        found.setdefault(row, []).append(widget.text())
    return [found[row] for row in sorted(found)]


@pytest.fixture
def table(qtbot: QtBot) -> Tried:
    made = Tried()
    qtbot.addWidget(made)
    return made


def test_row_an_order_and_why_one_was_not_planned(table: Tried) -> None:
    edition = star(free="BD")

    table.show_tried(edition, looked_at(edition), words("en"))

    assert not table.isHidden()
    assert texts(table) == [
        ["Order of the cities", "Left out", "Rules broken", "On the road", "Price, as time"],
        ["City J → City D → City B", "0", "0", "3 h 10 min", "10 min"],
        ["City J → City B → City D (as now)", "There was no time to look at it."],
    ]


def test_the_order_taken_is_whole_in_its_bold(open_desk: Open) -> None:
    """Where no other row makes the column wider."""
    desk = open_desk(star(free="BD"))
    edition = star("JBDY", free="BDY")
    orders = looked_at(edition)
    desk.comparing.orders.show_tried(edition, replace(orders, looks=orders.looks[:1]), words("en"))
    desk.comparing.show()
    QApplication.processEvents()

    (line,) = desk.comparing.orders.findChildren(Elided, "order")
    assert line.font().weight() == QFont.Weight.DemiBold
    assert line.width() >= line.sizeHint().width()


def test_of_many_orders_the_first_are_shown_and_the_others_counted(table: Tried) -> None:
    edition = star("JBDYK", free="BDYK")

    table.show_tried(edition, looked_at(edition), words("en"))

    shown = texts(table)
    assert len(shown) == 1 + MOST + 1
    assert shown[-1] == ["18 further orders came out no better or cannot be."]


def test_nothing_is_shown_where_the_order_is_fixed(table: Tried) -> None:
    edition = star(free="BD")
    table.show_tried(edition, looked_at(edition), words("en"))

    table.show_tried(edition, None, words("en"))

    assert table.isHidden()
    assert texts(table) == []


def chain(desk: Desk) -> tuple[str, ...]:
    assert desk.state.programme is not None
    return Setting(desk.state.programme.edition).cities("ALL")


@pytest.mark.deep
def test_order_taken_is_an_edit_that_can_be_undone(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(star(free="BD", minutes=QUICKER))
    desk.planning.seconds = 0.5
    told: list[str] = []
    desk.planning.progressed.connect(lambda _: told.append(desk.progressing.hint.text()))

    with qtbot.waitSignal(desk.planning.ended, timeout=40_000):
        press(qtbot, desk, "plan")

    assert told[0] == "Order 1 of 2, City J → City B → City D"
    programme = desk.state.programme
    assert programme is not None
    assert programme.proposal is not None
    assert label(desk, "comparing-head") == "On the board: the new schedule."
    assert programme.setting.cities("ALL") == ("J", "D", "B")
    assert chain(desk) == ("J", "B", "D")
    assert texts(desk.comparing.orders)[1][0] == "City J → City D → City B"

    press(qtbot, desk, "comparing-turn")
    assert desk.state.programme is not None
    assert desk.state.programme.setting.cities("ALL") == ("J", "B", "D")
    press(qtbot, desk, "comparing-turn")
    press(qtbot, desk, "comparing-accept")

    assert chain(desk) == ("J", "D", "B")
    assert desk.state.programme.must_fix == 0
    assert list(desk.state.programme.edition.plan.rides) == ["d-b@ALL", "j-d@ALL"]
    assert desk.menus.undo.text() == "&Undo: Plan: City J → City D → City B"
    desk.menus.undo.trigger()
    assert chain(desk) == ("J", "B", "D")
    assert desk.state.programme.edition.plan == Plan()


def test_keeping_the_old_one_leaves_the_order_as_it_was(qtbot: QtBot, open_desk: Open) -> None:
    edition = star(free="BD")
    desk = open_desk(edition)
    assert desk.state.programme is not None
    outcome = Outcome("complete", Plan(), (), None, 1.0, None, False, tried=looked_at(edition))
    comparison = compare(edition, Plan())
    desk.state.put(0, desk.state.programme.proposing(Proposal(edition, outcome, comparison, "en")))
    assert desk.state.programme.setting.cities("ALL") == ("J", "D", "B")

    press(qtbot, desk, "comparing-refuse")

    assert desk.state.programme.edition == edition
    assert desk.state.programme.setting.cities("ALL") == ("J", "B", "D")
    assert not desk.menus.undo.isEnabled()
