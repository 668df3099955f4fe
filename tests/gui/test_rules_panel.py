"""The rules panel: switched, weighed, added and removed as a person does; what is broken is counted."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from builders import activity, one_city, planned
from gui.conftest import Open
from gui.hands import retype
from lawatan.gui.desk import Desk
from lawatan.gui.panels.rules import RulesPanel
from lawatan.jobs.files import read_edition
from lawatan.resources import sample
from lawatan.rules import RULES
from lawatan.rules.avoid_peak import AvoidPeak
from lawatan.rules.before import Before
from lawatan.rules.day_limits import DayLimits
from lawatan.rules.fixed_start import FixedStart
from lawatan.rules.lunch import Lunch
from lawatan.rules.one_place import OnePlace
from lawatan.rules.prayers import Prayers
from lawatan.rules.preferred_starts import PreferredStarts
from lawatan.rules.road_hours import RoadHours
from lawatan.rules.spread import Spread
from lawatan.rules.staff_one_place import StaffOnePlace
from lawatan.rules.tea import Tea


@pytest.fixture
def desk(open_desk: Open) -> Desk:
    rules = [Lunch(id="lunch"), DayLimits(id="day"), OnePlace(id="place")]
    edition = one_city(activity("udjo", "UDJO", 90), rules=rules)
    desk = open_desk(planned(edition, {"udjo": "wed 19:00"}))
    desk.go("rules")
    return desk


def panel(desk: Desk) -> RulesPanel:
    found = desk.panels["rules"]
    assert isinstance(found, RulesPanel)
    return found


def rules(desk: Desk) -> Any:
    assert desk.state.programme is not None
    return desk.state.programme.edition.rules


def test_rules_stand_in_the_order_of_their_kinds_with_what_is_broken(desk: Desk) -> None:
    assert list(panel(desk).rows) == ["day", "place", "lunch"]
    broken = {key: made.broken.text() for key, made in panel(desk).rows.items() if made.broken.isVisible()}
    assert broken == {"day": "broken 1×"}
    assert panel(desk).summary.text() == "3 must hold"


def test_a_rule_is_switched_off_and_on_again(qtbot: QtBot, desk: Desk) -> None:
    switch = desk.findChild(QCheckBox, "active-day")
    assert isinstance(switch, QCheckBox)

    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert rules(desk)["day"].active is False
    assert not panel(desk).rows["day"].broken.isVisible()
    desk.menus.undo.trigger()
    assert switch.isChecked()


def test_a_rule_becomes_a_preference_with_a_weight(qtbot: QtBot, desk: Desk) -> None:
    row = panel(desk).rows["lunch"]
    row.strength.setFocus()
    qtbot.keyClick(row.strength, Qt.Key.Key_Down)
    assert rules(desk)["lunch"].weight == 30

    retype(qtbot, row.weight, "45")
    assert rules(desk)["lunch"].weight == 45
    assert panel(desk).summary.text() == "2 must hold, 1 preference"


def test_a_weight_that_does_not_fit_is_told(qtbot: QtBot, desk: Desk) -> None:
    row = panel(desk).rows["lunch"]
    panel(desk).change(row.rule, weight=20)

    retype(qtbot, row.weight, "5000")

    assert panel(desk).bar.text.text() == "It can be 1000 at most."
    assert (rules(desk)["lunch"].weight, row.weight.text()) == (20, "5000")


def test_what_always_has_to_hold_cannot_be_a_preference(desk: Desk) -> None:
    strength = desk.findChild(QComboBox, "strength-place")
    assert isinstance(strength, QComboBox)
    assert not strength.isEnabled()


def test_the_form_of_the_chosen_rule_stands_at_the_right_with_its_help(qtbot: QtBot, desk: Desk) -> None:
    row = panel(desk).rows["lunch"]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    help_ = desk.findChild(QLabel, "rule-help")
    assert isinstance(help_, QLabel) and help_.text() == Lunch.help
    field = desk.findChild(QLineEdit, "field-minutes")
    assert isinstance(field, QLineEdit)
    retype(qtbot, field, "90")

    assert rules(desk)["lunch"].minutes == 90
    guide = desk.findChild(QPushButton, "rule-guide")
    assert isinstance(guide, QPushButton)
    with qtbot.waitSignal(desk.state.guided) as asked:
        qtbot.mouseClick(guide, Qt.MouseButton.LeftButton)
    assert asked.args == ["rules/lunch"]


@pytest.mark.deep
def test_a_rule_of_every_kind_is_added(desk: Desk) -> None:
    for kind in RULES:
        name = kind.model_fields["kind"].default
        menu = panel(desk).kinds()
        offered = [action for family in menu.findChildren(QMenu) for action in family.actions()]
        (action,) = [a for a in offered if a.data() == name]
        before = set(rules(desk))

        action.trigger()

        (new,) = set(rules(desk)) - before
        assert type(rules(desk)[new]) is kind
        assert desk.state.record == ("rules", new)
        desk.menus.undo.trigger()
        assert set(rules(desk)) == before
        menu.deleteLater()


def test_a_new_rule_stands_in_sight_as_a_whole(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(read_edition(sample("jakarta-bandung-2018")))
    desk.go("rules")

    for kind in (StaffOnePlace, RoadHours, Tea, Spread):
        panel(desk).add_rule(kind)
        QApplication.processEvents()
        row = panel(desk).rows[panel(desk).chosen]
        assert isinstance(row.rule, kind)
        assert row.visibleRegion().boundingRect() == row.rect(), kind.title


def test_what_is_best_as_a_preference_begins_as_one(desk: Desk) -> None:
    for kind, weight in ((PreferredStarts, 30), (AvoidPeak, 30), (Prayers, 30), (RoadHours, None)):
        panel(desk).add_rule(kind)

        assert rules(desk)[panel(desk).chosen].weight == weight, kind.title


@pytest.mark.parametrize("language", ["en", "id"])
def test_kinds_of_activity_are_wide_enough_for_their_names_when_chosen(desk: Desk, language: str) -> None:
    desk.state.speak(language)
    panel(desk).add_rule(Spread)
    QApplication.processEvents()
    found = [b for b in desk.findChildren(QPushButton) if b.objectName().startswith("field-kinds-") and b.isVisible()]

    for part in found:
        part.setChecked(True)  # it is bold then
        part.ensurePolished()
        assert part.fontMetrics().horizontalAdvance(part.text()) + 12 <= part.width(), part.text()
    assert len(found) == 8


def test_rules_stand_under_the_heading_of_their_family(desk: Desk) -> None:
    heads = panel(desk).heads

    assert [head.text() for head in heads.values()] == ["What has to be there", "One thing at a time", "Breaks"]
    desk.state.speak("id")
    assert heads["Breaks"].text() == "Jeda"


def test_a_rule_is_duplicated_and_removed_by_key(qtbot: QtBot, desk: Desk) -> None:
    row = panel(desk).rows["day"]
    row.setFocus()

    qtbot.keyClick(row, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert rules(desk)["day-2"].begins == rules(desk)["day"].begins
    qtbot.keyClick(panel(desk).rows["day"], Qt.Key.Key_Delete)
    assert "day" not in rules(desk)
    desk.menus.undo.trigger()
    assert "day" in rules(desk)


def test_the_chosen_rule_is_brought_into_sight(qtbot: QtBot, open_desk: Open) -> None:
    rules = [Lunch(id="lunch"), *(DayLimits(id=f"day{n}") for n in range(20))]
    desk = open_desk(planned(one_city(activity("udjo", "UDJO", 90), rules=rules), {}))
    desk.go("rules")
    row = panel(desk).rows["lunch"]
    assert row.visibleRegion().isEmpty()

    desk.state.look_at(("rules", "lunch"))

    assert row.visibleRegion().boundingRect() == row.rect()


def test_what_the_name_says_already_is_not_said_again(open_desk: Open) -> None:
    day = dt.date(2018, 7, 25)
    fixed = FixedStart(id="fixed", activity="udjo", date=day)
    before = Before(id="before", activity="udjo", others=("museum",))
    edition = one_city(activity("udjo", "UDJO", 90), activity("museum", "MUSEUM", 60), rules=[fixed, before])
    desk = open_desk(planned(edition, {}))
    desk.go("rules")

    rows = panel(desk).rows
    assert rows["fixed"].name.text().endswith("Wed 25 Jul")
    assert rows["fixed"].numbers.text() == FixedStart.help
    assert rows["before"].numbers.text().startswith("earlier than “")


def test_weights_stand_before_the_strengths_which_stand_in_one_line(qtbot: QtBot, desk: Desk) -> None:
    rows = panel(desk).rows
    panel(desk).change(rows["lunch"].rule, weight=20)
    qtbot.waitUntil(lambda: rows["lunch"].weight.isVisible() and rows["lunch"].weight.x() > 0)

    assert len({row.strength.geometry().right() for row in rows.values()}) == 1
    assert rows["lunch"].weight.geometry().right() < rows["lunch"].strength.x()
    assert rows["lunch"].width() - rows["lunch"].strength.geometry().right() < 16
