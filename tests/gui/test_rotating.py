"""To fix offers to split groups where more people come than fit: one step of undo, told in a sentence."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from builders import activity, one_city, planned, with_fields
from gui.conftest import Open
from gui.test_desk import label, press
from lawatan.gui.desk import Desk
from lawatan.rules import Capacity, Edition, MustHappen
from lawatan.words import LANGUAGES


def edition(capacity: int) -> Edition:
    """22 people at a museum, planned; it takes so many."""
    made = one_city(
        activity("visit", "MUSEUM", hosts=("FIRM",)), rules=[Capacity(id="capacity"), MustHappen(id="must")]
    )
    return planned(with_fields(made, "venues", "MUSEUM", capacity=capacity), {"visit": "wed 10:00"})


def offer(desk: Desk) -> QPushButton:
    desk.go("to_fix")
    found = desk.findChild(QPushButton, "split-groups")
    assert isinstance(found, QPushButton)
    return found


def test_where_too_many_come_groups_are_split_in_one_step(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(edition(12))
    before = desk.state.programme
    assert before is not None
    assert offer(desk).isVisible()

    press(qtbot, desk, "split-groups")

    after = desk.state.programme
    assert after is not None
    assert set(after.setting.occurrences) == {"visit@A", "visit@B"}
    assert label(desk, "notice-text").startswith("22 people take turns in 2 groups")
    assert not offer(desk).isVisible()
    assert desk.focusWidget() is desk.findChild(QListWidget, "to-fix")  # visit@B, which is not scheduled
    desk.menus.undo.trigger()
    assert desk.state.programme is not None
    assert desk.state.programme.edition == before.edition
    assert offer(desk).isVisible()


def test_where_all_fit_nothing_is_offered(open_desk: Open) -> None:
    assert not offer(open_desk(edition(22))).isVisible()


def test_where_splitting_does_not_help_that_is_said(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(edition(1))
    offer(desk)
    before = desk.state.programme

    press(qtbot, desk, "split-groups")

    assert desk.state.programme is before
    assert label(desk, "notice-text").startswith("Splitting does not help at Visit:")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_offered_in_the_language_of_the_screen(open_desk: Open, language: str) -> None:
    desk = open_desk(edition(12), language=language)

    assert offer(desk).text() == desk.state.say("Split into groups that take turns")
