"""Why something is not scheduled is told wherever it is listed, in the language of the screen; before Plan all is calm."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from gui.conftest import Open, planned_sample
from gui.test_desk import label, press
from lawatan.domain import Plan, Table, with_plan
from lawatan.gui.desk import Desk
from lawatan.gui.panels.to_fix import ROLE, WHERE
from lawatan.jobs.files import read_edition
from lawatan.resources import sample
from lawatan.rules import Edition

VISIT = "matoa@ALL"


def without(item: str) -> Edition:
    edition = planned_sample("jakarta-bandung-2018")
    assert item in edition.plan.placements
    kept = Table(placement for placement in edition.plan.placements.values() if placement.id != item)
    return with_plan(edition, Plan(placements=kept, rides=edition.plan.rides))


def reason(desk: Desk, item: str) -> str:
    assert desk.state.programme is not None
    return desk.state.programme.reasons.get(item, "")


def sentences(desk: Desk) -> list[Any]:
    found = desk.findChild(QListWidget, "to-fix")
    assert isinstance(found, QListWidget)
    return [found.item(n) for n in range(found.count())]


def test_a_reopened_edition_says_why_something_is_not_scheduled(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(without(VISIT))
    qtbot.waitUntil(lambda: bool(reason(desk, VISIT)))
    told = reason(desk, VISIT)

    assert [item.data(WHERE) for item in sentences(desk) if "Matoa" in item.text()] == [told]
    press(qtbot, desk, "go-waiting")
    assert told in [part.text() for part in desk.panels["waiting"].findChildren(QLabel)]


def test_reasons_follow_the_language(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(without(VISIT))
    qtbot.waitUntil(lambda: bool(reason(desk, VISIT)))
    english = reason(desk, VISIT)

    press(qtbot, desk, "language-id")

    qtbot.waitUntil(lambda: reason(desk, VISIT) not in ("", english))


def test_before_the_first_plan_nothing_is_called_a_mistake(open_desk: Open) -> None:
    desk = open_desk(read_edition(sample("bali-2016")))

    assert {item.data(ROLE) for item in sentences(desk)} == {"calm"}
    assert desk.sidebar.counts["to_fix"].property("role") == "second"
    assert desk.status.fix.property("role") == "flat"
    desk.state.open([])
    desk.open_editions([without(VISIT)])
    desk.state.go(1)
    assert desk.sidebar.counts["to_fix"].property("role") == "alarm"


def test_what_is_to_fix_about_the_selection_comes_first(open_desk: Open) -> None:
    desk = open_desk(without(VISIT))

    desk.state.select(VISIT)

    texts = [part.text() for part in desk.panels["inspector"].findChildren(QLabel)]
    assert label(desk, "inspector-to-fix") == "To fix: 1 must fix"
    assert texts.index(label(desk, "inspector-to-fix")) < texts.index("Duration")
