"""Versions sent, on the desk: what the next one tells whom is looked at, then sent, and what was sent stays."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from builders import activity, one_city, planned, standing_rules
from gui.conftest import Open
from gui.test_desk import label, press
from gui.test_documents import kept, opened
from lawatan.domain import moved
from lawatan.gui.desk import Desk
from lawatan.gui.panels.versions import Versions
from lawatan.jobs.releasing import last_version
from lawatan.rules import Edition
from lawatan.store import Document
from lawatan.words import Message, mark

EDITION = planned(
    one_city(activity("visit", "UDJO", 90, hosts=("FIRM",)), activity("talk"), rules=standing_rules()),
    {"visit": "wed 09:00", "talk": "thu 09:00"},
)


def looked(qtbot: QtBot, desk: Desk) -> Versions:
    desk.menus.versions.trigger()
    qtbot.waitUntil(lambda: desk.sending.panel.found is not None, timeout=20_000)
    return desk.sending.panel


def said(panel: Versions) -> list[str]:
    return [one.text() for one in panel.list.widget().findChildren(QLabel)]


def later(desk: Desk) -> None:
    """The visit two hours later."""
    assert desk.state.programme is not None
    edition: Edition = desk.state.programme.edition
    slot = edition.plan.placements["visit@ALL"]
    new = moved(slot, slot.start.replace(hour=slot.start.hour + 5))
    desk.state.edit(Message(mark("Move")), {("placements", "visit@ALL"): new})


def test_the_first_version_then_just_what_changed(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    path = tmp_path / "tiny.lawatan"
    Document.create(path, EDITION).close()
    desk = open_desk()
    opened(qtbot, desk, path)
    panel = looked(qtbot, desk)
    assert label(desk, "versions-standing") == "No version was sent yet." and panel.send.text() == "Send version 1"
    assert {"Who gets a schedule", "Firm", "All"} <= set(said(panel))

    press(qtbot, desk, "versions-send")
    kept(qtbot, desk)
    assert "Version 1" in label(desk, "notice-text")
    qtbot.waitUntil(lambda: panel.found is not None and panel.found.last is not None, timeout=20_000)
    assert "Nothing is otherwise than in version 1" in label(desk, "versions-standing")
    assert not panel.send.isEnabled()
    assert desk.state.programme is not None
    assert desk.state.programme.edition.promised == EDITION.plan.placements

    later(desk)
    qtbot.waitUntil(lambda: panel.found is not None and bool(panel.found.changes.told), timeout=20_000)
    assert "2 readers have something else than in version 1" in label(desk, "versions-standing")
    assert "“Visit”: Wed 25 Jul, 09:00–10:30 → 14:00–15:30." in said(panel)
    kept(qtbot, desk)
    press(qtbot, desk, "versions-send")
    kept(qtbot, desk)
    desk.state.undo()
    desk.state.undo()
    kept(qtbot, desk)
    desk.close_programme()

    with Document.open(path) as document:
        sent = last_version(document)
        assert sent is not None and sent.number == 2, "what was sent is never undone"
        assert sent.sequences["visit@ALL"] == 1
        assert document.edition.plan.placements["visit@ALL"].start.hour == 9


def test_a_programme_without_a_document_gets_one_to_hold_the_version(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(EDITION)
    looked(qtbot, desk)
    press(qtbot, desk, "versions-send")
    assert desk.state.programme is not None
    document = desk.state.keeping.document(desk.state.programme.number)
    assert document is not None and len(document.releases()) == 1


def test_nothing_scheduled_is_not_sent(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(planned(EDITION, {}))
    assert not looked(qtbot, desk).send.isEnabled()


def test_what_is_open_to_read_is_not_sent(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    path = tmp_path / "tiny.lawatan"
    with Document.create(path, EDITION):
        desk = open_desk()
        desk.state.keeping.open(0, Document.open(path, read_only=True))
        opened(qtbot, desk, path)
        looked(qtbot, desk)
        number = desk.state.programmes[0].number
        desk.state.keeping._standing[number] = "reading"
        press(qtbot, desk, "versions-send")
    assert "not kept yet cannot be sent" in label(desk, "notice-text")
