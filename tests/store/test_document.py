"""The document: what is kept comes back, and the log tells how."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawatan.domain import HEADING, Key, Record, apply, changed, records
from lawatan.rules import Edition
from lawatan.store import Document, InUse, NotKept, Refused
from lawatan.store.versions import VERSION
from store.documents import NOON, edition, with_minutes


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


def test_an_edition_and_its_alternatives_are_kept_as_one_edit(tmp_path: Path) -> None:
    path = tmp_path / "several.lawatan"
    first, second = edition(), with_minutes(edition(), 120)
    with Document.create(path, first) as document:
        document.add_alternative("Old", first, "Old")
        document.add_alternative("Stays", first, "Stays")
        before = document.last_edit
        edit = document.keep_all(second, {"Stays": second, "New": first}, "All")
        assert edit == document.last_edit == before + 1
        assert document.keep_all(second, {"Stays": second, "New": first}, "Again") is None
    with Document.open(path) as document:
        assert document.edition == second
        assert dict(document.alternatives) == {"Stays": second, "New": first}
        newest = document.history()[0]
        assert (newest.label, newest.alternative) == ("All", None)
        document.keep_all(second, {"New": second}, "One")
        assert document.history()[0].alternative in ("New", "")
        document.keep_all(second, {}, "None")
    with Document.open(path) as document:
        assert not document.alternatives and document.edition == second
