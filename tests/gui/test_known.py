"""Known ways between the programme's cities: chosen from a menu, added with one edit."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from gui.conftest import Open
from gui.record_hands import bar, now, open_table
from lawatan import resources
from lawatan.domain import replace
from lawatan.gui.records.known import known_menu
from lawatan.rules import Edition


def bandung(**fields: object) -> Edition:
    text = resources.sample("jakarta-bandung-2018").read_text("utf-8")
    return replace(Edition.model_validate_json(text), **fields)


def offered(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_a_known_way_is_chosen_added_and_taken_back(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(bandung(first_day=dt.date(2026, 6, 1), last_day=dt.date(2026, 6, 9)))
    page = open_table(qtbot, desk, "ride_options")
    before = set(now(desk).ride_options)

    menu = known_menu(page)
    (whoosh,) = (action for action in menu.actions() if action.text() == "Whoosh to Tegalluar")
    assert "assumed: Service" in whoosh.toolTip() and "2023" in whoosh.toolTip()
    assert offered(menu)[0] == "Jakarta → Bandung" and "Bandung → Jakarta" in offered(menu)
    whoosh.trigger()

    (added,) = set(now(desk).ride_options) - before
    assert (added, page.cells.current, bar(page)) == ("jakarta-bandung-whoosh-tegalluar", added, "")
    assert "Whoosh to Tegalluar" not in offered(known_menu(page))
    assert now(desk).city_changes["to-bandung"].options == ("coach", "train", added)
    desk.state.undo()
    assert set(now(desk).ride_options) == before


def test_what_is_lacking_is_told(open_desk: Open, qtbot: QtBot) -> None:
    cities = {city.id: city.model_copy(update={"hotel": None}) for city in bandung().cities.values()}
    desk = open_desk(bandung(cities=cities, ride_options={}, city_changes={}))
    page = open_table(qtbot, desk, "ride_options")
    assert [part.isVisible() for part in page.findChildren(QPushButton) if "known" in part.objectName()] == [
        False,
        True,
    ]

    next(action for action in known_menu(page).actions() if action.text().startswith("Coach")).trigger()

    assert bar(page) == "This way begins or ends at the hotel in Jakarta: choose one first."
    assert not now(desk).ride_options


def test_where_no_way_is_known_it_says_so(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(bandung(first_day=dt.date(1999, 6, 1), last_day=dt.date(1999, 6, 9)))
    page = open_table(qtbot, desk, "ride_options")

    (only,) = known_menu(page).actions()

    assert (only.text(), only.isEnabled()) == ("None is known between these cities on these days", False)
