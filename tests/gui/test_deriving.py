"""A large programme is worked out beside the window: what was is shown until what is is there, and the last change counts."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.test_leaving import edit
from large import large
from lawatan.domain import Placement, Plan, Table
from lawatan.gui.deriving import LIGHT, heavy
from lawatan.gui.desk import Desk
from lawatan.gui.programme import Programme, derive

LARGE = large(activities=LIGHT + 30, people=40, groups=5)


@pytest.fixture
def desk(open_desk: Open) -> Desk:
    """A desk with a programme that is worked out beside the window."""
    return open_desk(LARGE)


def now(desk: Desk) -> Programme:
    assert desk.state.programme is not None
    return desk.state.programme


def test_small_programmes_are_worked_out_at_once(open_desk: Open) -> None:
    assert heavy(Programme(LARGE))
    small = open_desk(large(activities=LIGHT, people=10, groups=5))

    edit(small, 0)

    assert now(small).fresh and now(small).setting.edition is now(small).edition


def test_what_was_is_shown_until_what_is_is_there(qtbot: QtBot, desk: Desk) -> None:
    edit(desk, 0)
    assert not now(desk).fresh and now(desk).setting.edition is LARGE

    qtbot.waitUntil(lambda: now(desk).fresh, timeout=20_000)

    assert now(desk).setting.edition is now(desk).edition
    assert now(desk).breaches == derive(now(desk).edition, None).breaches


def test_of_several_changes_in_a_row_the_last_one_stands(qtbot: QtBot, desk: Desk) -> None:
    for name in ("First", "Second", "Third"):
        edit(desk, 0, name)

    qtbot.waitUntil(lambda: now(desk).fresh, timeout=20_000)

    first = next(iter(now(desk).edition.venues.values()))
    assert first.name.en == "Third" and now(desk).setting.edition is now(desk).edition


def test_an_older_plan_is_shown_while_the_newest_is_worked_out(qtbot: QtBot, desk: Desk) -> None:
    number = now(desk).number
    slots = list(LARGE.plan.placements.values())
    older, newer = (Plan(placements=Table([Placement.model_validate(s) for s in slots[:n]])) for n in (10, 20))
    desk.state.put(0, now(desk).showing(older, None))
    asked = now(desk)
    desk.state.put(0, now(desk).showing(newer, None))

    with qtbot.waitSignal(desk.state.shown):
        desk.state.settle(asked, derive(LARGE, older))

    assert now(desk).number == number and now(desk).plan is newer
    assert len(now(desk).view.entries) == 10 and not now(desk).fresh
