"""The document: what is kept comes back, the log tells how, and what is no document is refused and left alone."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import activity, one_city, plan, text
from lawatan.domain import HEADING, Key, Record, apply, changed, records, with_plan
from lawatan.rules import Edition, Lunch
from lawatan.store import Damaged, Document, InUse, NotKept, Refused
from lawatan.store.versions import VERSION

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


def edition() -> Edition:
    made = one_city(activity("udjo", "UDJO", 90), activity("museum", "MUSEUM"), rules=[Lunch(id="lunch")])
    return with_plan(made, plan(made, {"udjo": "wed 15:30"}))


def with_minutes(before: Edition, minutes: int) -> Edition:
    return apply(before, {("activities", "udjo"): changed(before.activities["udjo"], duration_minutes=minutes)})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Document.create(tmp_path / "a.lawatan", edition(), "Imported", "Sari", NOON):
        pass
    return tmp_path / "a.lawatan"


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    with Document.open(path) as opened:
        yield opened


def test_what_was_kept_is_there_when_the_document_is_opened_again(path: Path) -> None:
    with Document.open(path) as document:
        kept = with_minutes(document.edition, 120)
        assert document.keep(kept, "Longer visit") == 2
        assert document.edition == kept

    with Document.open(path) as document:
        assert document.edition == kept != edition()


def test_the_file_says_what_it_is(path: Path) -> None:
    head = path.read_bytes()[:100]

    assert head[:16] == b"SQLite format 3\x00"
    assert (head[60:64], head[68:72]) == (VERSION.to_bytes(4, "big"), b"LWT1")
    with Document.open(path) as document:
        assert document._connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert document._connection.execute("PRAGMA synchronous").fetchone() == (3,)  # EXTRA, which is FULL and more


def test_nothing_lies_beside_a_closed_document(path: Path) -> None:
    with Document.open(path) as document:
        document.keep(with_minutes(document.edition, 120), "Longer visit")
        assert sorted(os.listdir(path.parent)) == ["a.lawatan", "a.lawatan-lock"]

    assert os.listdir(path.parent) == ["a.lawatan"]


def test_an_edit_writes_the_records_that_it_changed_and_no_other(document: Document) -> None:
    after = apply(
        with_minutes(document.edition, 120),
        {("placements", "udjo@ALL"): None, HEADING: changed(document.edition.heading, batch=4)},
    )

    document.keep(after, "Several things", "Budi", NOON)

    newest, first = document.history()
    assert (newest.id, newest.at, newest.who, newest.label, newest.alternative) == (
        2,
        NOON,
        "Budi",
        "Several things",
        None,
    )
    assert set(newest.keys) == {HEADING, ("activities", "udjo"), ("placements", "udjo@ALL")}
    assert (first.id, first.label, set(first.keys)) == (1, "Imported", set(records(edition())))


def test_what_changes_nothing_is_no_edit(document: Document) -> None:
    before = document.path.stat().st_mtime_ns

    assert document.keep(edition(), "Nothing") is None

    assert document.path.stat().st_mtime_ns == before
    assert [edit.id for edit in document.history()] == [1]


def test_undo_is_a_further_edit(document: Document) -> None:
    before = document.edition
    document.keep(with_minutes(before, 120), "Longer visit")

    document.keep(before, "Undo: Longer visit")

    assert document.edition == before
    assert [edit.label for edit in document.history()] == ["Undo: Longer visit", "Longer visit", "Imported"]


def test_alternatives_are_editions_of_their_own(path: Path) -> None:
    with Document.open(path) as document:
        document.add_alternative("Without Udjo", edition(), "Variant")
        document.keep(with_minutes(edition(), 45), "Shorter", alternative="Without Udjo")
        document.keep(with_minutes(edition(), 120), "Longer")

    with Document.open(path) as document:
        assert {name: e.activities["udjo"].duration_minutes for name, e in document.alternatives.items()} == {
            "Without Udjo": 45
        }
        assert document.edition.activities["udjo"].duration_minutes == 120
        assert [edit.alternative for edit in document.history()] == [None, "Without Udjo", "Without Udjo", None]


def test_an_alternative_that_is_dropped_stays_in_the_log_alone(path: Path) -> None:
    with Document.open(path) as document:
        document.add_alternative("Rain", edition(), "Variant")
        document.drop_alternative("Rain", "No rain")
        document.add_alternative("Sun", with_minutes(edition(), 60), "Another")

    with Document.open(path) as document:
        assert dict(document.alternatives) == {"Sun": with_minutes(edition(), 60)}
        assert [edit.alternative for edit in document.history()] == ["Sun", "", "", None]


def test_an_alternative_needs_a_name_of_its_own(document: Document) -> None:
    document.add_alternative("Rain", edition(), "Variant")

    for name in ("Rain", ""):
        with pytest.raises(ValueError, match="name of its own"):
            document.add_alternative(name, edition(), "Again")
    with pytest.raises(KeyError):
        document.keep(edition(), "Where?", alternative="Snow")


def test_a_document_is_not_made_over_a_file(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(Refused, match="there is such a file already; choose another name"):
        Document.create(path, edition())

    assert path.read_bytes() == before
    assert os.listdir(path.parent) == ["a.lawatan"]


def test_a_copy_holds_all_of_the_document(path: Path, tmp_path: Path) -> None:
    with Document.open(path) as document:
        document.add_alternative("Rain", edition(), "Variant")
        document.copy(tmp_path / "b.lawatan")
        document.keep(with_minutes(edition(), 120), "After the copy")
        with pytest.raises(Refused, match="the document itself"):
            document.copy(path, overwrite=True)
        with pytest.raises(Refused, match="already"):
            document.copy(tmp_path / "b.lawatan")

    with Document.open(tmp_path / "b.lawatan") as copied:
        assert (copied.edition, list(copied.alternatives)) == (edition(), ["Rain"])
        assert [edit.label for edit in copied.history()] == ["Variant", "Imported"]


def test_a_journal_that_a_crash_left_is_not_played_into_the_file_that_replaces_its_own(tmp_path: Path) -> None:
    path, journal = crashed(tmp_path)
    assert journal.exists()

    Document.create(path, with_minutes(edition(), 30), overwrite=True).close()

    with Document.open(path) as document:
        assert document.edition == with_minutes(edition(), 30)


# ---- two at a time


def test_the_second_program_is_told_who_has_it_and_may_read(path: Path) -> None:
    script = (
        "import sys\nfrom lawatan.store import Document\n"
        "document = Document.open(sys.argv[1])\nprint('open', flush=True)\nsys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"

    with pytest.raises(InUse, match=r"has this document open on .*\. Open it to read"):
        Document.open(path)
    with Document.open(path, read_only=True) as reading:
        assert reading.edition == edition()
        with pytest.raises(NotKept, match="open to read"):
            reading.keep(with_minutes(edition(), 120), "No")
    other.kill()
    other.communicate()

    with Document.open(path) as document:  # the lock of one that was killed holds nobody out
        assert document.keep(with_minutes(edition(), 120), "Mine") == 2


def test_the_same_program_opens_a_document_once_to_write(document: Document) -> None:
    with pytest.raises(InUse):
        Document.open(document.path)
    Document.open(document.path, read_only=True).close()

    with pytest.raises(InUse):
        Document.open(document.path)
    assert document.keep(with_minutes(edition(), 120), "Still mine") == 2


def test_a_link_is_the_document_that_it_leads_to(document: Document, tmp_path: Path) -> None:
    link = tmp_path / "link.lawatan"
    link.symlink_to(document.path)

    with pytest.raises(InUse):
        Document.open(link)


def test_reading_sees_what_was_committed_when_it_was_opened(document: Document) -> None:
    document.keep(with_minutes(edition(), 120), "Longer")

    with Document.open(document.path, read_only=True) as reading:
        assert reading.edition == document.edition
        document.keep(edition(), "Undo")
        assert reading.edition != document.edition


def test_keeping_goes_on_in_one_thread_while_another_closes(path: Path) -> None:
    document = Document.open(path)
    kept: list[int] = []
    begun = threading.Event()

    def work() -> None:
        for minutes in range(30, 1000, 5):
            try:
                kept.append(document.keep(with_minutes(document.edition, minutes), str(minutes)) or 0)
            except Refused:
                return
            begun.set()

    worker = threading.Thread(target=work)
    worker.start()
    assert begun.wait(30)
    document.close()
    worker.join(30)

    with Document.open(path) as again:
        assert again.last_edit == max(kept)
        assert again.edition.activities["udjo"].duration_minutes == 30 + 5 * (len(kept) - 1)


# ---- what is refused


def untouched(path: Path) -> tuple[object, ...]:
    """All that a refusal must leave as it was."""
    content = path.read_bytes() if path.is_file() else None
    return content, path.stat().st_mtime_ns, sorted(os.listdir(path.parent))


def refused(path: Path, read_only: bool = False) -> Refused:
    """What opening says, after a look at whether the file is as it was."""
    before = untouched(path)
    with pytest.raises(Refused) as caught:
        Document.open(path, read_only)
    assert untouched(path) == before
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    return caught.value


def rewritten(path: Path, at: int, content: bytes) -> None:
    body = bytearray(path.read_bytes())
    body[at : at + len(content)] = content
    path.write_bytes(body)


def sql(path: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement, values)
    connection.commit()
    connection.close()


BOTH = pytest.mark.parametrize("read_only", [False, True], ids=["write", "read"])


@BOTH
@pytest.mark.parametrize("content", [b"", b"{}", b"SQLite format 3\x00", b"PK\x03\x04" * 1000])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes, read_only: bool) -> None:
    path = tmp_path / "a.lawatan"
    path.write_bytes(content)

    said = str(refused(path, read_only))

    assert "no document of Lawatan" in said or (content[:6] == b"SQLite" and "damaged" in said)


@BOTH
def test_the_database_of_another_program_is_refused(tmp_path: Path, read_only: bool) -> None:
    sql(tmp_path / "a.lawatan", "CREATE TABLE recipe (name TEXT)")

    assert "database of another program" in str(refused(tmp_path / "a.lawatan", read_only))


@BOTH
def test_a_newer_document_is_refused(path: Path, read_only: bool) -> None:
    sql(path, f"PRAGMA user_version = {VERSION + 1}")

    assert f"its version is {VERSION + 1}, this Lawatan reads up to {VERSION}" in str(refused(path, read_only))


@BOTH
def test_a_field_that_is_not_known_is_a_newer_lawatans(path: Path, read_only: bool) -> None:
    sql(path, """UPDATE record SET body = json_set(body, '$.scent', 3) WHERE id = 'UDJO'""")

    said = str(refused(path, read_only))

    assert "a newer Lawatan wrote this document: it holds venues.UDJO.scent, which this one does not know" in said


@BOTH
@pytest.mark.parametrize("part", [0.3, 0.6, 0.99])
def test_a_truncated_document_is_refused(path: Path, part: float, read_only: bool) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])

    assert isinstance(refused(path, read_only), Damaged)


@BOTH
def test_a_record_that_does_not_hold_together_is_named(path: Path, read_only: bool) -> None:
    sql(path, "UPDATE record SET body = json_set(body, '$.latitude', 123) WHERE id = 'UDJO'")

    fault = refused(path, read_only)

    assert isinstance(fault, Damaged)
    assert [entry["loc"] for entry in fault.faults] == [("venues", "UDJO", "latitude")]
    assert "this document is damaged (venues.UDJO.latitude)" in str(fault)


@pytest.mark.parametrize("body", ["", "{", "3", "[]", "null", '{"a":}', "[" * 100_000, b"\xff\xfe"])
def test_a_body_that_is_no_record_is_named(path: Path, body: str | bytes) -> None:
    sql(path, "UPDATE record SET body = ? WHERE id = 'UDJO'", body)

    assert "(venues.UDJO)" in str(refused(path))


def test_a_missing_record_is_told_where_it_is_missed(path: Path) -> None:
    sql(path, "DELETE FROM record WHERE id = 'UDJO'")

    fault = refused(path)

    assert isinstance(fault, Damaged)
    assert ("activities", "udjo", "venue") in [entry["loc"] for entry in fault.faults]


def test_other_tables_than_a_documents_are_refused(path: Path) -> None:
    sql(path, "CREATE TRIGGER more AFTER INSERT ON edit BEGIN DELETE FROM change; END")

    assert "its tables are not those of a document" in str(refused(path))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), read_only=st.booleans())
def test_a_flipped_bit_is_refused_or_changes_a_letter(path: Path, place: float, bit: int, read_only: bool) -> None:
    """Never another exception, and never a change of the file."""
    sound = path.read_bytes()
    at = int(place * len(sound))
    rewritten(path, at, bytes([sound[at] ^ 1 << bit]))
    before, said = untouched(path), ""
    try:
        with Document.open(path, read_only) as document:
            document.history()
    except Refused as fault:
        said = str(fault)
    finally:
        assert untouched(path) == before
        path.write_bytes(sound)
    assert said.startswith(f"{path}: ") or not said


@BOTH
def test_a_folder_and_nothing_are_refused(tmp_path: Path, read_only: bool) -> None:
    assert "this is a folder" in str(refused(tmp_path, read_only))
    with pytest.raises(Refused, match="there is no such file"):
        Document.open(tmp_path / "none.lawatan", read_only)
    assert os.listdir(tmp_path) == []


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.lawatan")

    with pytest.raises(Refused, match="no ordinary file"):
        Document.open(tmp_path / "pipe.lawatan")


# ---- crashes, full disks, folders that cannot be written

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


# ---- laws

KEYS = sorted(key for key in records(edition()) if key[0] in ("venues", "activities", "persons", "rules", "placements"))
EDITS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(KEYS), st.integers(-3, 3)),
        st.tuples(st.just(("placements", "museum@ALL")), st.none()),
        st.tuples(st.just(("placements", "udjo@ALL")), st.none()),
        st.tuples(st.just(HEADING), st.integers(1, 9)),
    ),
    max_size=8,
)


def edited(before: Edition, key: Key, value: int | None) -> Edition:
    """The edition with a record changed, taken away, or brought back."""
    record: Record | None = records(before).get(key) or records(edition()).get(key)
    if value is None or record is None:
        return apply(before, {key: None})
    return apply(before, {key: changed(record, **({"batch": value} if key == HEADING else {"order": value}))})


@settings(max_examples=40)
@given(EDITS)
def test_reopening_gives_the_last_edition_and_the_log_every_one_before_it(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[Key, int | None]]
) -> None:
    path = tmp_path_factory.mktemp("law") / "a.lawatan"
    states = [edition()]
    with Document.create(path, states[0]) as document:
        for key, value in edits:
            after = edited(states[-1], key, value)
            if document.keep(after, str(key)) is not None:
                states.append(after)

    with Document.open(path) as document:
        assert document.edition == states[-1]
        assert document.last_edit == len(states)
    assert replayed(path) == [written(state) for state in states]


def replayed(path: Path) -> list[dict[Key, object]]:
    """Each state as the log alone tells it, forwards; each change must find what it says was there before."""
    state: dict[Key, object] = {}
    states = []
    connection = sqlite3.connect(path)
    changes = connection.execute("SELECT edit, kind, id, before, after FROM change ORDER BY edit").fetchall()
    connection.close()
    for edit in range(1, 1 + max(row[0] for row in changes)):
        for _, kind, record_id, before, after in (row for row in changes if row[0] == edit):
            assert state.pop((kind, record_id), None) == (before and json.loads(before))
            if after is not None:
                state[kind, record_id] = json.loads(after)
        states.append(dict(state))
    return states


def written(state: Edition) -> dict[Key, object]:
    """The bodies of an edition, through the JSON that files have."""
    from lawatan.jobs.files import edition_text

    whole = json.loads(edition_text(state))
    found: dict[Key, object] = {}
    for table in [name for name, value in whole.items() if isinstance(value, dict) and name not in TEXTS]:
        tables = whole.pop(table)
        for kind, bodies in tables.items() if table == "plan" else [(table, tables)]:
            found |= {(kind, record_id): body for record_id, body in bodies.items()}
    return {HEADING: whole, **found}


TEXTS = ("name", "theme", "framework", "place", "output", "note", "facts")
