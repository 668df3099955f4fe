"""Document versions: a file of each opens as it should, and migrations bring files up without losing anything."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from lawatan.jobs.files import read_edition
from lawatan.store import Document, Refused, backups_of
from lawatan.store.versions import MIGRATIONS, SCHEMA, VERSION, Body, migrated

GOLDEN = Path(__file__).parent / "golden"
EVERY = pytest.mark.parametrize("version", range(1, VERSION + 1))


@pytest.fixture(autouse=True)
def backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LAWATAN_BACKUPS", str(tmp_path / "backups"))
    return tmp_path / "backups"


def golden(version: int, folder: Path) -> Path:
    return Path(shutil.copy(GOLDEN / f"version-{version}.lawatan", folder))


@EVERY
@pytest.mark.parametrize("read_only", [True, False], ids=["read", "write"])
def test_a_document_of_each_version_opens_with_all_that_it_held(version: int, read_only: bool, tmp_path: Path) -> None:
    with Document.open(golden(version, tmp_path), read_only) as document:
        assert document.edition == read_edition(GOLDEN / f"version-{version}.json")
        assert dict(document.alternatives) == {"Rain": read_edition(GOLDEN / f"version-{version}.rain.json")}
        told = [(edit.label, edit.who, edit.at.hour, edit.alternative) for edit in document.history()]

    assert told == [
        ("If it rains", "Sari", 5, "Rain"),
        ("Step 2", "Budi", 4, None),
        ("Step 1", "Budi", 3, None),
        ("Typed in", "Sari", 2, None),
    ]


def test_the_newest_version_has_a_file_with_the_tables_that_are_made_today() -> None:
    """Tables that change without a new version would make documents that yesterday's program cannot open."""
    connection = sqlite3.connect(f"{(GOLDEN / f'version-{VERSION}.lawatan').as_uri()}?mode=ro", uri=True)
    found = {row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()

    assert (version, found) == (VERSION, set(SCHEMA))


def test_the_plain_notes_of_version_1_become_texts_in_records_and_log_and_stay_said(tmp_path: Path) -> None:
    path = golden(1, tmp_path)
    assert notes(path) == {"as on the list"}

    with Document.open(path) as document:
        assert document.edition.persons["P01"].facts["name"].note.in_language("id") == "as on the list"

    assert notes(path) == {'{"en": "as on the list"}'}
    Document.open(path).close()
    (copy,) = backups_of(path)
    assert copy.name.endswith("-before-version-2.lawatan")


def notes(path: Path) -> set[str]:
    """What is noted on the name of the person of the golden file, wherever it stands."""
    connection = sqlite3.connect(path)
    bodies = connection.execute(
        "SELECT body FROM record WHERE (kind, id) = ('persons', 'P01') "
        "UNION ALL SELECT after FROM change WHERE (kind, id) = ('persons', 'P01')"
    ).fetchall()
    connection.close()
    assert len(bodies) > 2
    found = [json.loads(body)["facts"]["name"]["note"] for (body,) in bodies]
    return {note if isinstance(note, str) else json.dumps(note) for note in found}


@pytest.mark.parametrize("body", [{}, {"facts": 5}, {"facts": {"name": 5}}, {"facts": {"name": {"note": 5}}}])
def test_what_no_program_wrote_is_brought_up_as_it_is(body: Body) -> None:
    """What is wrong with it is said when it is read."""
    assert migrated("persons", body, 1) == body


# ---- the mechanism, with migrations that a later version might have


def twice(kind: str, body: Body) -> Body:
    """A later version that plans with ten minutes more for everything."""
    return {**body, "duration_minutes": body["duration_minutes"] + 10} if kind == "activities" else body


def renamed(kind: str, body: Body) -> Body:
    """And one after it that writes the batch another way."""
    return {**body, "batch": body["batch"] * 2} if kind == "edition" and "batch" in body else body


LATER = (*MIGRATIONS, twice, renamed)


def expected(path: Path) -> object:
    with Document.open(path, read_only=True) as document:
        edition = document.edition
    return {item: activity.duration_minutes + 10 for item, activity in edition.activities.items()}, edition.batch


def found(document: Document) -> object:
    return {a: r.duration_minutes for a, r in document.edition.activities.items()}, (document.edition.batch or 0) // 2


def test_an_older_document_is_brought_up_after_a_backup(tmp_path: Path) -> None:
    path = golden(1, tmp_path)
    old, want = path.read_bytes(), expected(path)

    with Document.open(path, migrations=LATER) as document:
        assert found(document) == want
        (alternative,) = document.alternatives.values()
        assert alternative.activities["visit"].duration_minutes == 70

    (copy,) = backups_of(path)
    assert copy.name.endswith(f"-before-version-{1 + len(LATER)}.lawatan")
    with Document.open(copy) as before, Document.open(golden(1, tmp_path / "backups"), read_only=True) as first:
        assert (before.edition, before.history()) == (first.edition, first.history())
    assert path.read_bytes() != old
    with Document.open(path, migrations=LATER) as document:
        assert found(document) == want  # once, and not again
    assert backups_of(path) == (copy,)


def test_the_log_is_brought_up_with_it(tmp_path: Path) -> None:
    path = golden(1, tmp_path)
    before = log(path)

    Document.open(path, migrations=LATER).close()

    def up(kind: str, text: str | None) -> object:
        return text and migrated(kind, json.loads(text), 1, LATER)

    after = [(*row[:4], *(text and json.loads(text) for text in row[4:])) for row in log(path)]
    assert after == [(*row[:4], up(row[2], row[4]), up(row[2], row[5])) for row in before]
    assert after != [(*row[:4], *(text and json.loads(text) for text in row[4:])) for row in before]


def log(path: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT * FROM change ORDER BY edit, edition, kind, id").fetchall()
    connection.close()
    return rows


def test_reading_an_older_document_leaves_it_as_it_is(tmp_path: Path) -> None:
    path = golden(1, tmp_path)
    old, want = path.read_bytes(), expected(path)

    with Document.open(path, read_only=True, migrations=LATER) as document:
        assert found(document) == want

    assert path.read_bytes() == old
    assert backups_of(path) == ()


def test_a_document_is_not_brought_up_where_no_backup_can_be_made(tmp_path: Path, backups: Path) -> None:
    path = golden(1, tmp_path)
    old = path.read_bytes()
    backups.write_text("a file")

    with pytest.raises(Refused, match="cannot be written"):
        Document.open(path, migrations=LATER)

    assert path.read_bytes() == old


def test_a_document_that_was_brought_up_is_too_new_for_the_program_before(tmp_path: Path) -> None:
    path = golden(1, tmp_path)
    Document.open(path, migrations=LATER).close()

    with pytest.raises(Refused, match=f"its version is {1 + len(LATER)}, this Lawatan reads up to {len(LATER)}"):
        Document.open(path, migrations=LATER[:-1])
