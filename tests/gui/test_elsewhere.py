"""Where else, on the desk: the days of an activity from its menu, and a press that moves it there as one step."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from builders import activity, one_city, planned, standing_rules
from gui.conftest import Open
from gui.test_desk import label
from lawatan.domain import HEADING, apply, changed
from lawatan.gui.desk import Desk
from lawatan.gui.panels.elsewhere import Elsewhere
from lawatan.rules import Edition, judge
from lawatan.rules.preferred_starts import PreferredStarts
from lawatan.rules.venue_open import VenueOpen
from lawatan.schedule import Setting, View

JAKARTA = dt.timezone(dt.timedelta(hours=7))
EDITION = planned(
    one_city(activity("visit", "UDJO", 90), activity("talk"), rules=[*standing_rules(), VenueOpen(id="opens")]),
    {"visit": "wed 09:00", "talk": "thu 09:00"},
)


def asked(qtbot: QtBot, desk: Desk, item: str = "visit@ALL") -> Elsewhere:
    desk.state.select(item)
    desk.board.actions_.where_else.trigger()
    found = desk.bad_day.elsewhere
    qtbot.waitUntil(lambda: found.report is not None, timeout=20_000)
    return found


def buttons(panel: Elsewhere) -> list[QPushButton]:
    return panel.answer.widget().findChildren(QPushButton)


def said(panel: Elsewhere) -> list[str]:
    return [one.text() for one in panel.answer.widget().findChildren(QLabel)]


def now(desk: Desk) -> Edition:
    assert desk.state.programme is not None
    return desk.state.programme.edition


def test_a_press_moves_it_there_and_the_days_stay_beside_it(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(EDITION)
    panel = asked(qtbot, desk)
    assert desk.right.currentWidget() is panel
    assert "Now Wed 25 Jul 09:00–10:30" in label(desk, "elsewhere-standing")
    assert panel.report is not None
    days = [day for day, found in panel.report.days.items() if any(one.verdict == "fits" for one in found)]
    assert days and all(desk.state.say.date(day) in said(panel) for day in days)

    first = buttons(panel)[0]
    stretch = next(one for one in panel.report.days[days[0]] if one.verdict == "fits")
    assert first.text() == desk.state.say.times(stretch.first, stretch.last)
    first.click()

    assert now(desk).plan.placements["visit@ALL"].start == stretch.first
    assert not any(breach.hard for breach in judge(View(Setting(now(desk)))))
    assert desk.right.currentWidget() is panel and desk.state.selection == "visit@ALL"
    qtbot.waitUntil(lambda: panel.report is not None, timeout=20_000)
    assert desk.state.say.time(stretch.first) in label(desk, "elsewhere-standing")
    desk.state.undo()
    assert now(desk) == EDITION


def test_days_on_which_it_fits_nowhere_say_why_and_what_is_past_is_past(qtbot: QtBot, open_desk: Open) -> None:
    noon = dt.datetime.combine(EDITION.first_day + dt.timedelta(days=1), dt.time(12), JAKARTA)
    later = apply(EDITION, {HEADING: changed(EDITION.heading, now=noon)})
    desk = open_desk(later)
    panel = asked(qtbot, desk, "talk@ALL")
    assert panel.report is not None
    begins = [one.first for found in panel.report.days.values() for one in found if one.verdict == "fits"]
    assert begins and min(begins) >= noon
    assert "It is past." in said(panel) and "Nowhere on these days" in said(panel)


def test_what_is_locked_says_so_and_cannot_be_pressed(qtbot: QtBot, open_desk: Open) -> None:
    placements = EDITION.plan.placements
    locked = apply(EDITION, {("placements", "visit@ALL"): changed(placements["visit@ALL"], locked=True)})
    desk = open_desk(locked)
    panel = asked(qtbot, desk)
    assert "is locked" in label(desk, "elsewhere-standing")
    assert buttons(panel) and not any(each.isEnabled() for each in buttons(panel))


def test_a_price_is_told_with_what_is_given_up(qtbot: QtBot, open_desk: Open) -> None:
    wish = PreferredStarts(id="early", activities=("visit",), times=(dt.time(9),), weight=30)
    desk = open_desk(apply(EDITION, {("rules", "early"): wish}))
    panel = asked(qtbot, desk)
    assert any(text.startswith("at a price of 30 min") for text in said(panel))


def test_what_is_not_scheduled_can_be_put_somewhere(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(apply(EDITION, {("placements", "visit@ALL"): None}))
    panel = asked(qtbot, desk)
    assert "stands nowhere yet" in label(desk, "elsewhere-standing")
    buttons(panel)[0].click()
    assert "visit@ALL" in now(desk).plan.placements


def test_what_is_gone_is_asked_about_no_more(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(EDITION)
    panel = asked(qtbot, desk)
    desk.remove(desk.state.programmes[0])
    assert panel.item == "" and not buttons(panel)
