"""What stands in the tables of a document: editions read out of them, edits written into them. SQL is here alone."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lawatan.domain import Difference, Key, records
from lawatan.rules import Edition
from lawatan.store.bodies import body_of, edition_of, text_of
from lawatan.store.refusals import Damaged, Refused
from lawatan.store.versions import Body, Migration, migrated
from lawatan.words import mark

CURRENT = 0
"""The number of the edition that is worked on."""


Sequences = Mapping[str, int]
"""How often what stands in calendars was changed, by its item: the SEQUENCE of RFC 5545, the same for every reader."""


@dataclass(frozen=True)
class Release:
    """A version that was sent: its number from 1 on, when, and the sequences of what it told."""

    number: int
    at: dt.datetime
    sequences: Sequences


@dataclass(frozen=True)
class Edit:
    """One line of the log: when, who, what it was called, and the records that it changed.

    ``alternative`` is the name of the alternative that was edited, None for the current edition, and empty for an
    alternative that is there no more.
    """

    id: int
    at: dt.datetime
    who: str
    label: str
    alternative: str | None
    keys: tuple[Key, ...]


def write_edit(
    connection: sqlite3.Connection,
    changes: Mapping[int, Difference],
    label: str,
    who: str,
    at: dt.datetime | None,
) -> int:
    """Write what changed, by the number of its edition, and the log of it, into the open transaction; the edit's number."""
    moment = (at or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
    edit = newest_edit(connection) + 1
    told = (edit, moment.isoformat(timespec="milliseconds"), who, label)
    connection.execute("INSERT INTO edit (id, at, who, label) VALUES (?, ?, ?, ?)", told)
    everything = (((number, *key), pair) for number, found in changes.items() for key, pair in found.items())
    for key, (before, after) in everything:
        was, now = (None if record is None else body_of(record) for record in (before, after))
        connection.execute("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)", (edit, *key, was, now))
        if now is None:
            connection.execute("DELETE FROM record WHERE (edition, kind, id) = (?, ?, ?)", key)
        else:
            connection.execute("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", (*key, now))
    return edit


def write_records(connection: sqlite3.Connection, number: int, edition: Edition) -> None:
    """Write an edition under a number of its own, into the open transaction; the log does not tell of it."""
    rows = ((number, kind, record_id, body_of(record)) for (kind, record_id), record in records(edition).items())
    connection.executemany("INSERT INTO record VALUES (?, ?, ?, ?)", rows)


def write_release(connection: sqlite3.Connection, edition: int, sequences: Sequences, at: dt.datetime) -> int:
    """Note that an edition, by its number, was sent; the number of the release."""
    (number,) = connection.execute("SELECT 1 + coalesce(max(number), 0) FROM release").fetchone()
    moment = at.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    told = json.dumps(sequences, ensure_ascii=False, sort_keys=True)
    connection.execute("INSERT INTO release VALUES (?, ?, ?, ?)", (number, moment, edition, told))
    return int(number)


def releases(connection: sqlite3.Connection, path: Path) -> Iterator[Release]:
    """What was sent, oldest first; Damaged where it cannot be read."""
    for number, at, told in connection.execute("SELECT number, at, sequences FROM release ORDER BY number").fetchall():
        sequences = _one_for_all(parsed(path, "release", str(number), told))
        if not all(type(n) is int for n in sequences.values()):
            raise Damaged(path, f"release.{number}")
        yield Release(int(number), dt.datetime.fromisoformat(at), sequences)


def _one_for_all(told: Body) -> Body:
    """Sequences as they are now, from those that were kept by reader until November 2026: the highest of each item."""
    by_reader = [of for of in told.values() if isinstance(of, dict)]
    found = {key: n for key, n in told.items() if not isinstance(n, dict)}
    for item, n in (pair for of in by_reader for pair in of.items()):
        found[item] = max(found.get(item, 0), n)
    return found


def released(
    connection: sqlite3.Connection, path: Path, number: int, version: int, migrations: tuple[Migration, ...]
) -> Edition | None:
    """The edition that a release froze; None where there is no such release. Damaged as in ``editions``."""
    rows = connection.execute(
        "SELECT kind, id, body FROM record WHERE edition = (SELECT edition FROM release WHERE number = ?)", (number,)
    ).fetchall()
    if not rows:
        return None
    bodies = [
        (kind, rid, migrated(kind, parsed(path, kind, rid, text), version, migrations)) for kind, rid, text in rows
    ]
    try:
        return edition_of(bodies)
    except ValidationError as fault:
        raise _refusal(path, fault.errors(include_url=False)) from None


def all_new(edition: Edition) -> Difference:
    """The difference from nothing to an edition."""
    return {key: (None, record) for key, record in records(edition).items()}


def all_gone(edition: Edition) -> Difference:
    """The difference from an edition to nothing."""
    return {key: (record, None) for key, record in records(edition).items()}


def heading_text(connection: sqlite3.Connection) -> str:
    """The body of the current edition's own fields as it stands there; empty where there is none."""
    found = connection.execute("SELECT body FROM record WHERE (edition, kind, id) = (?, 'edition', '')", (CURRENT,))
    return "".join(str(text) for (text,) in found)


def newest_edit(connection: sqlite3.Connection) -> int:
    """The number of the newest edit; 0 where there is none."""
    (newest,) = connection.execute("SELECT coalesce(max(id), 0) FROM edit").fetchone()
    return int(newest)


def unused_number(connection: sqlite3.Connection) -> int:
    """A number for another edition, which neither the tables nor the log have had."""
    (number,) = connection.execute(
        "SELECT 1 + max((SELECT coalesce(max(edition), 0) FROM record), (SELECT coalesce(max(edition), 0) FROM change))"
    ).fetchone()
    return int(number)


def numbers_by_name(connection: sqlite3.Connection) -> dict[str, int]:
    """The numbers of the alternatives by name, oldest first."""
    found = connection.execute("SELECT name, edition FROM alternative ORDER BY edition")
    return {str(name): int(number) for name, number in found}


def edits(connection: sqlite3.Connection) -> Iterator[Edit]:
    """Every edit, newest first."""
    names: dict[int, str | None] = {number: name for name, number in numbers_by_name(connection).items()}
    names[CURRENT] = None
    keys: dict[int, list[Key]] = {}
    numbers: dict[int, int] = {}
    for edit, number, kind, record_id in connection.execute(
        "SELECT edit, edition, kind, id FROM change ORDER BY edit, edition"
    ):
        if numbers.setdefault(edit, number) == number:  # of several editions the current one
            keys.setdefault(edit, []).append((kind, record_id))
    for edit, at, who, label in connection.execute("SELECT id, at, who, label FROM edit ORDER BY id DESC").fetchall():
        alternative = names.get(numbers.get(edit, CURRENT), "")
        yield Edit(edit, dt.datetime.fromisoformat(at), who, label, alternative, tuple(keys.get(edit, ())))


def editions(
    connection: sqlite3.Connection, path: Path, version: int, migrations: tuple[Migration, ...]
) -> dict[int, Edition]:
    """The current edition and the alternatives by number, as the newest version has them.

    Damaged where a body is no JSON or an edition does not hold together, with the record and field at fault; Refused
    where it has nothing but fields and tables that are not known here: a newer program wrote it.
    """
    rows: dict[int, list[tuple[str, str, Body]]] = {}
    for number, kind, record_id, text in connection.execute("SELECT edition, kind, id, body FROM record"):
        body = migrated(kind, parsed(path, kind, record_id, text), version, migrations)
        rows.setdefault(number, []).append((kind, record_id, body))
    found: dict[int, Edition] = {}
    for number in (CURRENT, *numbers_by_name(connection).values()):
        try:
            found[number] = edition_of(rows.get(number, ()))
        except ValidationError as fault:
            raise _refusal(path, fault.errors(include_url=False)) from None
    return found


def bring_up(connection: sqlite3.Connection, path: Path, version: int, migrations: tuple[Migration, ...]) -> None:
    """Write every body of the tables and of the log as the newest version has it, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for number, kind, record_id, text in connection.execute("SELECT edition, kind, id, body FROM record").fetchall():
        body = text_of(migrated(kind, parsed(path, kind, record_id, text), version, migrations))
        key = (number, kind, record_id)
        connection.execute("UPDATE record SET body = ? WHERE (edition, kind, id) = (?, ?, ?)", (body, *key))
    for row in connection.execute("SELECT edit, edition, kind, id, before, after FROM change").fetchall():
        key, kind, record_id = row[:4], row[2], row[3]
        was, now = (
            None if text is None else text_of(migrated(kind, parsed(path, kind, record_id, text), version, migrations))
            for text in row[4:]
        )
        connection.execute(
            "UPDATE change SET before = ?, after = ? WHERE (edit, edition, kind, id) = (?, ?, ?, ?)", (was, now, *key)
        )
    connection.execute(f"PRAGMA user_version = {1 + len(migrations)}")
    connection.execute("COMMIT")


def parsed(path: Path, kind: str, record_id: str, text: str) -> Body:
    """A body as JSON; Damaged, with the record's name, where it is none."""
    try:
        body = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise Damaged(path, ".".join(part for part in (kind, record_id) if part))
    return body


def _refusal(path: Path, faults: list[ErrorDetails]) -> Refused:
    unknown = sorted({".".join(map(str, fault["loc"])) for fault in faults if fault["type"] == "extra_forbidden"})
    if len(unknown) == len(faults):
        text = mark(
            "{file}: a newer Lawatan wrote this document: it holds {fields}, which this one does not know. It was left as "
            "it is; open it with that one."
        )
        return Refused(path, text, fields=", ".join(unknown[:3]))
    return Damaged(path, ".".join(map(str, faults[0]["loc"])) or "edition", faults)
