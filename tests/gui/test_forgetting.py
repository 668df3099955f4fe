"""A person is forgotten from the desk: out of the programme, its document and what could be undone."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from builders import activity, one_city
from gui.conftest import Open
from gui.test_desk import label, press
from gui.test_documents import kept
from lawatan.domain import changed
from lawatan.jobs.recent import recent_files
from lawatan.words import Message, mark

EDITION = one_city(activity("udjo", "UDJO", 90, resource_persons=("EXPERT",)))
NAME = "Siti Rahmawati Unforgettable"


def test_a_person_is_forgotten_for_good(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(EDITION)
    expert = EDITION.persons["EXPERT"]
    desk.state.edit(Message(mark("Rename")), {("persons", "EXPERT"): changed(expert, name=NAME)})
    kept(qtbot, desk)
    (draft,) = recent_files()
    assert NAME.encode() in draft.read_bytes()
    assert not desk.menus.forget.isEnabled()

    desk.state.look_at(("persons", "EXPERT"))
    desk.menus.forget.trigger()
    assert NAME in label(desk, "notice-text") and NAME.encode() in draft.read_bytes()
    press(qtbot, desk, "notice-act")

    edition = desk.state.programmes[0].edition
    assert "EXPERT" not in edition.persons and len(edition.persons) == len(EDITION.persons)
    assert all(person.name != NAME for person in edition.persons.values())
    assert NAME.encode() not in draft.read_bytes()
    assert not desk.menus.undo.isEnabled() and not desk.menus.redo.isEnabled()
