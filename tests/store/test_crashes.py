"""Crashes, full disks, folders that cannot be written: what was kept stays, and what is not kept is told."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import text
from lawatan.domain import HEADING, apply, changed
from lawatan.store import Document, NotKept, Refused
from store.documents import BOTH, edition, refused, sql, untouched, with_minutes

CRASH = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN")
connection.execute("UPDATE record SET body = 'half'")
connection.executemany("INSERT INTO edit (at, who, label) VALUES (?, '', '')", [("x" * 3000,)] * 300)
os._exit(1)
"""


def crashed(folder: Path) -> tuple[Path, Path]:
    """A document whose writer ended in the middle of a transaction that had reached the file, and its journal."""
    path = folder / "a.lawatan"
    Document.create(path, edition()).close()
    subprocess.run([sys.executable, "-c", CRASH, str(path)], check=False, timeout=60)
    return path, path.with_name("a.lawatan-journal")


@BOTH
def test_what_a_crash_left_half_done_is_rolled_back(tmp_path: Path, read_only: bool) -> None:
    path, journal = crashed(tmp_path)
    assert b"xxx" in path.read_bytes() and journal.stat().st_size > 512

    with Document.open(path, read_only) as document:
        assert document.edition == edition()
    assert os.listdir(tmp_path) == ["a.lawatan"]


def test_a_journal_that_a_crash_left_is_not_played_into_the_file_that_replaces_its_own(tmp_path: Path) -> None:
    path, journal = crashed(tmp_path)
    assert journal.exists()

    Document.create(path, with_minutes(edition(), 30), overwrite=True).close()

    with Document.open(path) as document:
        assert document.edition == with_minutes(edition(), 30)


@pytest.fixture
def nobody() -> Iterator[None]:
    """This process without the rights of root, to which no folder is closed."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def closed_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that anybody may enter and nobody may write."""
    folder = tmp_path_factory.mktemp("closed")
    base = tmp_path_factory.getbasetemp()
    for above in (folder, base, base.parent, base.parent.parent):  # one more where tests run side by side
        if above.owner() == folder.owner() and above != Path(tempfile.gettempdir()):
            above.chmod(0o755)
    yield folder
    folder.chmod(0o755)


def test_a_folder_that_cannot_be_written_is_told_and_its_document_read(
    closed_folder: Path, request: pytest.FixtureRequest
) -> None:
    path = closed_folder / "a.lawatan"
    Document.create(path, edition()).close()
    path.chmod(0o444)
    closed_folder.chmod(0o555)
    request.getfixturevalue("nobody")

    assert f"it cannot be written here ({os.strerror(errno.EACCES)})" in str(refused(path))
    with Document.open(path, read_only=True) as document:
        assert document.edition == edition()
    with pytest.raises(Refused, match=r"b.lawatan: cannot be written|b.lawatan: it cannot be written here"):
        Document.create(closed_folder / "b.lawatan", edition())


def test_a_document_that_may_not_be_written_is_told(closed_folder: Path, request: pytest.FixtureRequest) -> None:
    path = closed_folder / "a.lawatan"
    Document.create(path, edition()).close()
    path.chmod(0o444)
    closed_folder.chmod(0o777)
    request.getfixturevalue("nobody")

    assert f"it cannot be written here ({os.strerror(errno.EACCES)})" in str(refused(path))


def test_what_a_crash_left_is_read_where_nothing_can_be_written(
    closed_folder: Path, request: pytest.FixtureRequest
) -> None:
    path, journal = crashed(closed_folder)
    for file in (path, journal):
        file.chmod(0o444)
    closed_folder.chmod(0o555)
    request.getfixturevalue("nobody")
    before = untouched(path)

    with Document.open(path, read_only=True) as document:
        assert document.edition == edition()
        assert [edit.id for edit in document.history()] == [1]

    assert untouched(path) == before


def test_a_full_disk_is_told_and_the_next_edit_carries_what_is_missing(document: Document) -> None:
    (pages,) = document._connection.execute("PRAGMA page_count").fetchone()
    document._connection.execute(f"PRAGMA max_page_count = {pages}")
    long = changed(document.edition.activities["udjo"], name=text("long " * 4000))
    lost = apply(document.edition, {("activities", "udjo"): long})

    with pytest.raises(NotKept, match="the disk is full, so the last change is not kept"):
        document.keep(lost, "Long name")
    assert document.edition == edition()
    document._connection.execute("PRAGMA max_page_count = 100000")
    document.keep(apply(lost, {HEADING: changed(lost.heading, batch=4)}), "Batch")

    newest = document.history()[0]
    assert (newest.id, set(newest.keys)) == (2, {HEADING, ("activities", "udjo")})


LIMITED = """
import resource, sys
from lawatan.domain import HEADING, apply, changed
from lawatan.store import Document, NotKept
document = Document.open(sys.argv[1])
size = document.path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
name = type(document.edition.name)(en="x" * 100_000)
try:
    document.keep(apply(document.edition, {HEADING: changed(document.edition.heading, name=name)}), "too long")
except NotKept as fault:
    print(fault)
"""


def test_a_write_that_the_system_refuses_is_told_and_nothing_is_half_done(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.stdout.startswith(f"{path}: the last change is not kept ("), done
    with Document.open(path) as document:
        assert (document.edition, document.last_edit) == (edition(), 1)


def test_a_document_that_is_moved_or_replaced_under_the_desk_keeps_nothing(document: Document) -> None:
    away = document.path.with_name("moved.lawatan")
    document.path.rename(away)

    with pytest.raises(NotKept, match="moved, replaced or deleted"):
        document.keep(with_minutes(edition(), 120), "Lost?")
    shutil.copy(away, document.path)
    with pytest.raises(NotKept, match="moved, replaced or deleted"):
        document.keep(with_minutes(edition(), 120), "Lost?")

    assert document.last_edit == 1


def test_another_writer_that_heeds_no_lock_is_noticed(document: Document) -> None:
    sql(document.path, "INSERT INTO edit VALUES (2, '2026-11-22T12:00:00+00:00', '', 'By hand')")

    with pytest.raises(NotKept, match="another program wrote into this document"):
        document.keep(with_minutes(edition(), 120), "Mine")
