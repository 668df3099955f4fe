"""New programmes, files that are opened, and every edit in its document: kept is said after it is on the disk."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from builders import activity, one_city, text
from gui.conftest import Open
from gui.test_desk import label, press
from gui.test_leaving import edit
from lawatan.gui.desk import Desk
from lawatan.jobs.drafts import drafts_folder
from lawatan.jobs.files import read_edition, write_edition
from lawatan.jobs.recent import recent_files
from lawatan.rules import Edition
from lawatan.store import Document, backups_of

EDITION = one_city(activity("udjo", "UDJO", 90))


def opened(qtbot: QtBot, desk: Desk, path: Path) -> None:
    with qtbot.waitSignal(desk.state.opened):
        desk.open_paths([path])


def kept(qtbot: QtBot, desk: Desk, index: int = 0) -> None:
    number = desk.state.programmes[index].number
    qtbot.waitUntil(lambda: desk.state.keeping.standing(number) == "kept", timeout=20_000)


def edition(desk: Desk) -> Edition:
    assert desk.state.programme is not None
    return desk.state.programme.edition


def test_kept_is_said_when_the_edit_is_in_the_document(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    path = tmp_path / "tiny.lawatan"
    Document.create(path, EDITION).close()
    desk = open_desk()
    opened(qtbot, desk, path)

    edit(desk, 0, "First")
    assert desk.status.kept.text() == "Keeping…"
    kept(qtbot, desk)
    desk.state.undo()
    kept(qtbot, desk)
    edit(desk, 0, "Second")
    kept(qtbot, desk)

    assert desk.status.kept.text() == "✓ Kept"
    desk.close()
    with Document.open(path) as document:
        assert document.edition == edition(desk)
        assert [entry.label for entry in document.history()[:3]] == ["Rename", "Undo: Rename", "Rename"]


def test_json_text_stays_as_it_is_and_what_is_done_to_it_is_kept_in_a_draft(
    qtbot: QtBot, open_desk: Open, tmp_path: Path
) -> None:
    path = tmp_path / "tiny.json"
    write_edition(EDITION, path)
    before = path.read_bytes()
    desk = open_desk()
    opened(qtbot, desk, path)
    assert desk.status.kept.isHidden() and not drafts_folder().exists()

    edit(desk, 0)
    kept(qtbot, desk)

    (draft,) = drafts_folder().glob("*.lawatan")
    assert read_edition(draft) == edition(desk)
    assert path.read_bytes() == before
    assert recent_files() == (draft, path)
    assert desk.status.save.text() == "Save as…"


def test_a_draft_that_is_saved_goes_on_in_its_file_with_its_log(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    desk = open_desk(EDITION)
    edit(desk, 0, "First")
    kept(qtbot, desk)
    path = tmp_path / "named.lawatan"
    desk.ask_copy = lambda *_: str(path)

    desk.menus.copy.trigger()
    edit(desk, 0, "Second")
    kept(qtbot, desk)

    assert list(drafts_folder().glob("*.lawatan")) == []
    assert recent_files() == (path,)
    assert desk.status.save.isHidden()
    desk.menus.save.trigger()
    assert label(desk, "notice-text") == f"Everything you do is kept in {path} at once."
    desk.close()
    with Document.open(path) as document:
        assert document.edition == edition(desk)
        assert len(document.history()) == 3


def test_what_was_never_edited_can_be_saved_too(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    desk = open_desk(EDITION)
    desk.ask_copy = lambda *_: str(tmp_path / "tiny.lawatan")

    desk.menus.copy.trigger()

    desk.close()
    assert read_edition(tmp_path / "tiny.lawatan") == EDITION


def test_a_document_that_is_replaced_has_a_backup_copy(
    open_desk: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAWATAN_BACKUPS", str(tmp_path / "backups"))
    path, old = tmp_path / "tiny.lawatan", one_city(name=text("Old"))
    Document.create(path, old).close()
    desk = open_desk(EDITION)
    desk.ask_copy = lambda *_: str(path)

    desk.menus.copy.trigger()

    assert read_edition(path) == EDITION
    assert [read_edition(copy) for copy in backups_of(path)] == [old]


def test_what_could_not_be_kept_is_saved_elsewhere_with_log_and_alternatives(
    qtbot: QtBot, open_desk: Open, tmp_path: Path
) -> None:
    path, other = tmp_path / "tiny.lawatan", tmp_path / "other.lawatan"
    with Document.create(path, EDITION) as document:
        document.add_alternative("Rain", EDITION, "Rain")
    desk = open_desk()
    opened(qtbot, desk, path)
    number = desk.state.programmes[0].number
    path.unlink()
    edit(desk, 0)
    qtbot.waitUntil(lambda: desk.state.keeping.standing(number) == "failed", timeout=20_000)

    desk.ask_copy = lambda *_: str(path)
    desk.menus.copy.trigger()
    assert "choose another name" in label(desk, "notice-text")
    assert desk.state.keeping.standing(number) == "failed"
    desk.ask_copy = lambda *_: str(other)
    desk.menus.copy.trigger()

    assert desk.status.kept.text() == "✓ Kept"
    desk.close()
    with Document.open(other) as document:
        assert document.edition == edition(desk) and list(document.alternatives) == ["Rain"]
        assert [entry.label for entry in document.history()][:2] == ["Rename", "Rain"]


def test_a_draft_is_known_as_one_where_its_folder_is_reached_by_a_link(
    qtbot: QtBot, open_desk: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    monkeypatch.setenv("LAWATAN_DRAFTS", str(tmp_path / "link"))
    desk = open_desk(EDITION)

    edit(desk, 0)
    kept(qtbot, desk)

    assert desk.status.save.text() == "Save as…" and not desk.status.save.isHidden()


def test_a_copy_as_json_text_is_for_others(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    desk = open_desk(EDITION)
    edit(desk, 0)
    desk.ask_copy = lambda *_: str(tmp_path / "copy.json")

    desk.menus.copy.trigger()
    copied = edition(desk)
    edit(desk, 0, "Later")
    kept(qtbot, desk)

    assert read_edition(tmp_path / "copy.json") == copied != edition(desk)


def test_a_document_that_another_program_has_open_is_told_and_can_be_read(
    qtbot: QtBot, open_desk: Open, tmp_path: Path
) -> None:
    path = tmp_path / "tiny.lawatan"
    other = Document.create(path, EDITION)
    desk = open_desk()

    opened(qtbot, desk, path)
    assert "open in another program; here it is open to read" in label(desk, "notice-text")
    assert desk.status.kept.text() == "Open to read"
    edit(desk, 0)

    assert edition(desk) == EDITION and desk.state.to_undo is None
    assert "This programme is open to read" in label(desk, "notice-text")
    other.close()


def test_what_cannot_be_kept_is_said_and_tried_again(qtbot: QtBot, open_desk: Open, own_folders: Path) -> None:
    (own_folders / "drafts").write_text("")
    desk = open_desk(EDITION)

    edit(desk, 0)
    number = desk.state.programmes[0].number
    qtbot.waitUntil(lambda: desk.state.keeping.standing(number) == "failed", timeout=20_000)
    assert desk.status.kept.text() == "Not kept"
    (own_folders / "drafts").unlink()
    press(qtbot, desk, "status-save")
    kept(qtbot, desk)

    (draft,) = drafts_folder().glob("*.lawatan")
    desk.close()
    assert read_edition(draft) == edition(desk)


def test_a_bad_file_is_told_and_nothing_changes(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    path = tmp_path / "bad.lawatan"
    path.write_bytes(b"SQLite format 3\x00" + bytes(4000))
    desk = open_desk(EDITION)

    desk.open_paths([path])
    qtbot.waitUntil(lambda: desk.notice.isVisible())

    assert str(path) in label(desk, "notice-text")
    assert len(desk.state.programmes) == 1
    assert path.read_bytes() == b"SQLite format 3\x00" + bytes(4000)


def test_a_document_whose_records_are_at_fault_is_told_by_its_fields(
    qtbot: QtBot, open_desk: Open, tmp_path: Path
) -> None:
    path = tmp_path / "faulty.lawatan"
    Document.create(path, EDITION).close()
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE record SET body = json_set(body, '$.duration_minutes', 'long') WHERE id = 'udjo'")
    desk = open_desk()

    desk.open_paths([path])
    qtbot.waitUntil(lambda: desk.notice.isVisible())

    assert "activities.udjo.duration_minutes: a whole number is expected here" in label(desk, "notice-text")


def test_a_bad_file_among_others_does_not_keep_them_away(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.lawatan", tmp_path / "bad.json"
    Document.create(good, EDITION).close()
    bad.write_text("{")
    desk = open_desk()

    desk.open_paths([bad, good])
    qtbot.waitUntil(lambda: desk.notice.isVisible())

    assert edition(desk) == EDITION
    assert str(bad) in label(desk, "notice-text")


def test_a_file_that_is_asked_for_twice_while_it_is_read_opens_once(
    qtbot: QtBot, open_desk: Open, tmp_path: Path
) -> None:
    path, other = tmp_path / "tiny.lawatan", tmp_path / "other.lawatan"
    Document.create(path, EDITION).close()
    Document.create(other, EDITION).close()
    desk = open_desk()

    desk.open_paths([path])
    desk.open_paths([path, path, other])
    qtbot.waitUntil(lambda: len(desk.state.programmes) > 1)

    assert sorted(programme.path for programme in desk.state.programmes if programme.path) == [other, path]
    assert desk.notice.isHidden()


def test_opening_a_file_again_shows_the_programme_that_is_open(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    path = tmp_path / "tiny.lawatan"
    Document.create(path, EDITION).close()
    desk = open_desk(EDITION)
    opened(qtbot, desk, path)
    edit(desk, 1)
    desk.state.go(0)

    opened(qtbot, desk, path)

    assert len(desk.state.programmes) == 2 and desk.state.index == 1
    assert edition(desk) != EDITION


def test_a_new_programme_has_a_group_the_usual_rules_and_its_dates(open_desk: Open) -> None:
    desk = open_desk()

    desk.menus.new.trigger()

    made = edition(desk)
    assert list(made.groups) == ["ALL"] and len(made.rules) == 12
    assert made.first_day.weekday() == 0 and made.last_day - made.first_day == dt.timedelta(days=4)
    assert made.first_day > dt.datetime.now().astimezone().date()


def test_the_start_page_lists_what_was_opened_last(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:
    path = tmp_path / "tiny.lawatan"
    Document.create(path, one_city(name=text("Found again"))).close()
    desk = open_desk()
    opened(qtbot, desk, path)
    desk.close_programme()

    with qtbot.waitSignal(desk.state.opened):
        press(qtbot, desk, "start-recent")

    assert edition(desk).name == text("Found again")
    desk.menus.recent.aboutToShow.emit()
    assert [action.text() for action in desk.menus.recent.actions()] == ["tiny.lawatan"]


def test_a_draft_is_offered_by_the_name_of_its_programme(qtbot: QtBot, open_desk: Open) -> None:
    desk = open_desk()
    qtbot.waitUntil(lambda: desk.start.samples is not None)
    desk.open_editions((EDITION,))
    edit(desk, 0)
    kept(qtbot, desk)
    name = edition(desk).name.en
    desk.close_programme()

    desk.menus.recent.aboutToShow.emit()

    assert [action.text() for action in desk.menus.recent.actions()] == [name]
    (line,) = desk.findChildren(QPushButton, "start-recent")
    assert line.text() == name
