"""Versions sent, on the desk: what the next one tells whom is looked at, then sent, and what was sent stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from builders import activity, one_city, planned, standing_rules
from gui.conftest import Open
from gui.test_desk import label, press
from gui.test_documents import kept, opened
from lawatan.domain import Placement, Table, moved
from lawatan.gui.desk import Desk
from lawatan.gui.panels import versions
from lawatan.gui.panels.versions import Versions
from lawatan.jobs.export import export_several
from lawatan.jobs.releasing import last_version
from lawatan.rules import Edition
from lawatan.store import Document
from lawatan.words import Message, mark

EDITION = planned(
    one_city(activity("visit", "UDJO", 90, hosts=("FIRM",)), activity("talk"), rules=standing_rules()),
    {"visit": "wed 09:00", "talk": "thu 09:00"},
)


def with_tiny(qtbot: QtBot, open_desk: Open, folder: Path) -> tuple[Desk, Path]:
    """A desk that shows the programme out of a document of its own."""
    path = folder / "tiny.lawatan"
    Document.create(path, EDITION).close()
    desk = open_desk()
    opened(qtbot, desk, path)
    return desk, path


def looked(qtbot: QtBot, desk: Desk) -> Versions:
    desk.menus.versions.trigger()
    qtbot.waitUntil(lambda: desk.sending.panel.found is not None, timeout=20_000)
    return desk.sending.panel


def send(qtbot: QtBot, desk: Desk) -> None:
    """Press the button, and wait until the version is sent."""
    qtbot.waitUntil(lambda: desk.sending.panel.send.isEnabled(), timeout=20_000)
    press(qtbot, desk, "versions-send")
    assert desk.sending.task is not None and not desk.sending.panel.send.isEnabled()
    assert label(desk, "versions-standing") == "Sending: this takes a moment …"
    qtbot.waitUntil(lambda: desk.sending.task is None, timeout=20_000)


def now(desk: Desk) -> Edition:
    assert desk.state.programme is not None
    return desk.state.programme.edition


def starts(slots: Table[Placement]) -> dict[str, int]:
    """At which hours time slots start."""
    return {slot.id: slot.start.hour for slot in slots.values()}


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
    desk, path = with_tiny(qtbot, open_desk, tmp_path)
    panel = looked(qtbot, desk)
    assert label(desk, "versions-standing") == "No version was sent yet." and panel.send.text() == "Send version 1"
    assert {"Who gets a schedule", "Firm", "All"} <= set(said(panel))

    send(qtbot, desk)
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
    send(qtbot, desk)
    kept(qtbot, desk)
    desk.state.undo()
    desk.state.undo()
    kept(qtbot, desk)
    desk.close_programme()
    desk.state.keeping.flush(20)  # its document is closed by now

    with Document.open(path) as document:
        sent = last_version(document)
        assert sent is not None and sent.number == 2, "what was sent is never undone"
        assert sent.sequences["visit@ALL"] == 1
        assert document.edition.plan.placements["visit@ALL"].start.hour == 9


def test_a_programme_without_a_document_gets_one_to_hold_the_version(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk(EDITION)
    looked(qtbot, desk)
    send(qtbot, desk)
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


def test_what_was_sent_is_never_undone(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    desk, path = with_tiny(qtbot, open_desk, tmp_path)
    talk = now(desk).activities["talk"]
    added = type(talk).model_validate({**dict(talk), "id": "tea"})
    slot = now(desk).plan.placements["talk@ALL"]
    tea = type(slot).model_validate({**dict(slot), "id": "tea@ALL", "start": slot.start.replace(hour=15)})
    desk.state.edit(Message(mark("Tea")), {("activities", "tea"): added, ("placements", "tea@ALL"): tea})
    later(desk)
    before = desk.state.to_undo
    looked(qtbot, desk)
    send(qtbot, desk)
    told = {"visit@ALL": 14, "talk@ALL": 9, "tea@ALL": 15}
    assert starts(now(desk).promised) == told
    assert desk.state.to_undo == before, "sending is no step of undo"

    desk.state.undo()
    assert starts(now(desk).plan.placements)["visit@ALL"] == 9 and starts(now(desk).promised) == told
    desk.state.undo()
    assert "tea" not in now(desk).activities
    assert starts(now(desk).promised) == {"visit@ALL": 14, "talk@ALL": 9}, "nothing is told of what there is not"
    desk.state.redo()
    desk.state.redo()
    assert starts(now(desk).promised) == told

    later_again = moved(now(desk).plan.placements["talk@ALL"], slot.start.replace(hour=11))
    desk.state.edit(Message(mark("Move")), {("placements", "talk@ALL"): later_again})
    kept(qtbot, desk)
    send(qtbot, desk)
    for _ in range(3):
        desk.state.undo()
    assert starts(now(desk).promised) == {"visit@ALL": 14, "talk@ALL": 11}
    kept(qtbot, desk)
    desk.close_programme()
    desk.state.keeping.flush(20)  # its document is closed by now
    with Document.open(path) as document:
        assert starts(document.edition.promised) == {"visit@ALL": 14, "talk@ALL": 11}


def test_an_edit_while_a_version_is_sent_comes_after_it(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    desk, path = with_tiny(qtbot, open_desk, tmp_path)
    looked(qtbot, desk)
    qtbot.waitUntil(lambda: desk.sending.panel.send.isEnabled(), timeout=20_000)
    assert desk.sending.send() and not desk.sending.send(), "one at a time"
    later(desk)
    qtbot.waitUntil(lambda: desk.sending.task is None, timeout=20_000)
    kept(qtbot, desk)

    assert starts(now(desk).plan.placements)["visit@ALL"] == 14 and starts(now(desk).promised)["visit@ALL"] == 9
    desk.state.undo()
    desk.state.redo()
    kept(qtbot, desk)
    desk.close_programme()
    desk.state.keeping.flush(20)  # its document is closed by now
    with Document.open(path) as document:
        assert document.released(1).plan.placements["visit@ALL"].start.hour == 9
        assert document.edition.plan.placements["visit@ALL"].start.hour == 14
        assert starts(document.edition.promised)["visit@ALL"] == 9


def test_the_keyboard_stays_in_the_panel_and_the_list_is_short(
    qtbot: QtBot, open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "MOST_LINES", 1)
    desk = open_desk(EDITION)
    panel = looked(qtbot, desk)
    assert [text for text in said(panel) if text] == ["Who gets a schedule", "Firm", "… and 1 more"]
    inside = panel.list.widget()
    desk.state.select("visit@ALL")
    desk.sending.show()
    panel.refresh()
    assert panel.list.widget() is inside, "what is the same is not laid out again"
    panel.send.setFocus()
    send(qtbot, desk)
    focus = desk.focusWidget()
    assert focus is not None and panel.isAncestorOf(focus)


def test_who_has_been_told_is_ticked_kept_and_keeps_the_focus(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    desk, path = with_tiny(qtbot, open_desk, tmp_path)
    panel = looked(qtbot, desk)
    send(qtbot, desk)
    qtbot.waitUntil(lambda: panel.outbox is not None, timeout=20_000)
    assert label(desk, "versions-waiting") == "Version 1: 2 readers of 2 still have to be told."

    firm = panel.list.widget().findChild(QCheckBox, "versions-told-hosts-FIRM")
    assert firm is not None and not firm.isChecked()
    firm.setFocus()
    firm.click()
    qtbot.waitUntil(lambda: panel.outbox is not None and len(panel.outbox.waiting) == 1, timeout=20_000)

    again = panel.list.widget().findChild(QCheckBox, "versions-told-hosts-FIRM")
    assert again is not None and again.isChecked() and again is not firm
    assert desk.focusWidget() is again and "told " in again.accessibleDescription()
    kept(qtbot, desk)
    with Document.open(path, read_only=True) as document:
        assert {key: each.how for key, each in document.handed_out().items()} == {(1, "hosts", "FIRM"): "told"}
    again.click()
    qtbot.waitUntil(lambda: panel.outbox is not None and len(panel.outbox.waiting) == 2, timeout=20_000)
    with Document.open(path, read_only=True) as document:
        assert not document.handed_out()


def test_mails_that_were_written_meanwhile_are_seen_when_the_list_is_shown_again(
    qtbot: QtBot, open_desk: Open, tmp_path: Path
) -> None:
    desk, _ = with_tiny(qtbot, open_desk, tmp_path)
    panel = looked(qtbot, desk)
    send(qtbot, desk)
    qtbot.waitUntil(lambda: panel.outbox is not None and len(panel.outbox.waiting) == 2, timeout=20_000)
    desk.sending.show_export()
    assert desk.state.programme is not None
    document = desk.state.keeping.document(desk.state.programme.number)
    assert document is not None
    export_several(now(desk), [("eml", None)], tmp_path / "mails", "hosts", "en", document)

    desk.menus.versions.trigger()

    qtbot.waitUntil(lambda: panel.outbox is not None and len(panel.outbox.waiting) == 1, timeout=20_000)
    assert label(desk, "versions-waiting") == "Version 1: 1 reader of 2 still has to be told."
