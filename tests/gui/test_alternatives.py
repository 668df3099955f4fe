"""Alternatives on the desk: made, named, planned side by side, compared, adopted as one step, kept in the document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from builders import activity, one_city, planned, standing_rules
from gui.conftest import Open
from gui.test_desk import label, press
from gui.test_documents import kept, opened
from lawatan.domain import changed, unplanned
from lawatan.gui.desk import Desk
from lawatan.gui.panels.alternatives import Alternatives
from lawatan.gui.programme import Programme
from lawatan.rules import judge
from lawatan.schedule import Setting, View
from lawatan.store import Document
from lawatan.words import Message, mark

STARTS = {"visit": "wed 09:00", "talk": "thu 09:00"}
EDITION = planned(one_city(activity("visit", "UDJO", 90), activity("talk"), rules=standing_rules()), STARTS)


def panel(desk: Desk) -> Alternatives:
    desk.go("alternatives")
    return desk.bad_day.alternatives


def programme(desk: Desk) -> Programme:
    assert desk.state.programme is not None
    return desk.state.programme


def cells(desk: Desk, row: int) -> list[str]:
    rows = desk.bad_day.alternatives.table.rows
    return [rows.data(rows.index(row, column)) for column in range(rows.columnCount())]


def known(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.bad_day.alternatives.weighing.idle, timeout=20_000)


def test_they_are_suggested_compared_and_taken_back(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(EDITION)
    shown = panel(desk)
    assert shown.table.isHidden() and shown.card.isHidden() and shown.go.isHidden()

    press(qtbot, desk, "alternatives-suggest")
    known(qtbot, desk)

    assert shown.names == ("Without Fri", "A day less")
    assert desk.sidebar.counts["alternatives"].text() == "2"
    assert cells(desk, 0)[:4] == ["As it is", "2 of 2", "0", "0"]
    assert cells(desk, 1)[:2] == ["Without Fri", "2 of 2"]
    shown.pick("A day less")
    assert shown.name.text() == "A day less"
    lines = [shown.facts.itemAt(n).widget().text() for n in range(shown.facts.count())]  # type: ignore[union-attr]
    last = EDITION.last_day - dt.timedelta(days=1)
    assert lines == [f"Last day: {desk.state.say.day(last)}"]
    desk.state.undo()
    assert shown.names == () and shown.table.isHidden()
    desk.state.redo()
    assert shown.names == ("Without Fri", "A day less")


def test_the_present_one_is_kept_named_and_deleted_by_the_keyboard(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(EDITION)
    shown = panel(desk)
    press(qtbot, desk, "alternatives-add")
    (menu,) = [each for each in shown.findChildren(QMenu) if each.isVisible()]
    menu.actions()[0].trigger()
    menu.close()
    (name,) = shown.names
    assert name.startswith("As it was on ") and programme(desk).alternatives[name] == EDITION

    shown.pick(name)
    shown.name.setFocus()
    shown.name.selectAll()
    qtbot.keyClicks(shown.name, "Two days")
    qtbot.keyClick(shown.name, Qt.Key.Key_Return)
    assert shown.names == ("Two days",) and shown.picked == "Two days"
    undo = desk.state.to_undo
    assert undo is not None and desk.state.say.message(undo) == "Alternative: Two days"

    shown.table.setFocus()
    qtbot.keyClick(shown.table, Qt.Key.Key_Delete)
    assert shown.names == ()


def test_a_name_that_is_taken_is_not_given_twice(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(EDITION)
    shown = panel(desk)
    shown.make({"A": EDITION})
    shown.make({"A": EDITION})
    assert shown.names == ("A", "A (2)")
    shown.pick("A (2)")
    shown.name.setText("A")
    shown.name.editingFinished.emit()
    assert shown.names == ("A", "A (2)") and shown.name.text() == "A (2)"


def test_all_are_planned_and_one_is_adopted_as_one_step(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(EDITION)
    shown = panel(desk)
    empty = unplanned(EDITION)
    shown.make({"Anew": empty, "Friday": planned(EDITION, {**STARTS, "visit": "fri 13:30"})})
    shown.varying.seconds = 2.0
    press(qtbot, desk, "alternatives-plan")
    assert not shown.stop.isHidden() and shown.go.isHidden() and not shown.add.isEnabled()
    qtbot.waitUntil(lambda: shown.stop.isHidden(), timeout=60_000)
    known(qtbot, desk)

    assert len(programme(desk).alternatives["Anew"].plan.placements) == 2
    assert not any(breach.hard for breach in judge(View(Setting(programme(desk).alternatives["Anew"]))))
    assert cells(desk, 1)[:3] == ["Anew", "2 of 2", "0"]

    desk.state.undo()
    assert programme(desk).alternatives["Anew"] == empty
    shown.pick("Friday")
    press(qtbot, desk, "alternative-show")
    qtbot.waitUntil(lambda: programme(desk).proposal is not None, timeout=20_000)
    assert desk.middle.currentWidget() is desk.board and programme(desk).edition is EDITION
    assert "Friday." in label(desk, "comparing-text")
    press(qtbot, desk, "comparing-accept")
    assert programme(desk).edition.plan == programme(desk).alternatives["Friday"].plan
    undo = desk.state.to_undo
    assert undo is not None and desk.state.say.message(undo) == "Adopted: Friday"
    desk.state.undo()
    assert programme(desk).edition == EDITION


def test_facts_follow_and_undo_takes_them_back_everywhere(open_desk: Open) -> None:
    desk = open_desk(EDITION)
    panel(desk).make({"Same": EDITION})
    longer = changed(EDITION.activities["talk"], duration_minutes=90)
    desk.state.edit(Message(mark("Plan")), {("activities", "talk"): longer})
    assert programme(desk).alternatives["Same"].activities["talk"] == longer
    desk.state.undo()
    assert programme(desk).alternatives["Same"] == EDITION == programme(desk).edition


def test_they_are_in_the_document_and_come_back_with_it(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    path, copy = tmp_path / "tiny.lawatan", tmp_path / "copy.lawatan"
    Document.create(path, EDITION).close()
    desk = open_desk()
    opened(qtbot, desk, path)
    shown = panel(desk)
    shown.make({"One": EDITION, "Two": EDITION})
    shown.pick("One")
    shown.delete()
    kept(qtbot, desk)
    desk.ask_copy = lambda *_: str(copy)
    desk.documents.save_as()
    desk.close_programme()

    for file in (path, copy):
        with Document.open(file) as document:
            assert dict(document.alternatives) == {"Two": EDITION}
    opened(qtbot, desk, copy)
    assert dict(programme(desk).alternatives) == {"Two": EDITION}


def test_a_programme_without_a_document_keeps_them_in_its_draft(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(EDITION)
    panel(desk).make({"One": EDITION})
    kept(qtbot, desk)
    document = desk.state.keeping.document(programme(desk).number)
    assert document is not None and dict(document.alternatives) == {"One": EDITION}


def test_a_person_is_forgotten_in_them_too(qtbot: QtBot, open_desk: Open) -> None:
    edition = planned(one_city(activity("visit", "UDJO", 90, resource_persons=("EXPERT",)), rules=standing_rules()), {})
    desk = open_desk(edition)
    panel(desk).make({"One": edition})
    kept(qtbot, desk)
    desk.state.look_at(("persons", "EXPERT"))
    desk.menus.forget.trigger()
    press(qtbot, desk, "notice-act")
    assert "EXPERT" not in programme(desk).alternatives["One"].persons


def test_what_is_open_to_read_gets_none(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    path = tmp_path / "tiny.lawatan"
    Document.create(path, EDITION).close()
    desk = open_desk()
    opened(qtbot, desk, path)
    desk.state.keeping._stand(programme(desk).number, "reading")
    panel(desk).make({"One": EDITION})
    assert not programme(desk).alternatives and "open to read" in label(desk, "notice-text")


def test_in_indonesian_nothing_is_left_in_english(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(EDITION, language="id")
    shown = panel(desk)
    press(qtbot, desk, "alternatives-suggest")
    known(qtbot, desk)
    shown.pick("Tanpa Jum")
    assert cells(desk, 0)[0] == "Seperti sekarang"
    assert (shown.drop.text(), shown.go.text()) == ("Hapus", "Susun semuanya")


def test_another_programme_shows_nothing_of_one_that_is_planned(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(EDITION)
    shown = panel(desk)
    shown.make({"Anew": unplanned(EDITION)})
    shown.varying.seconds = 30.0
    shown.plan()
    desk.open_editions([EDITION])
    desk.go("alternatives")
    shown.make({"Anew": EDITION})
    assert shown.stop.isHidden() and shown.add.isEnabled()
    assert not shown.go.isEnabled() and "another programme" in label(desk, "alternatives-standing")
    known(qtbot, desk)
    assert cells(desk, 1)[:2] == ["Anew", "2 of 2"]
    desk.remove(desk.state.programmes[0])
    qtbot.waitUntil(lambda: shown.go.isEnabled(), timeout=10_000)
