"""Document versions: the tables of the file, and what turns the bodies of an older version into those of the next.

A new field with a default needs no version. A field that changes its name, meaning or form does, as an older program could
not read it: raise the version by adding a function to ``MIGRATIONS``, and keep a file of the version before it in
``tests/store/golden``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

APPLICATION_ID = 0x4C575431
"""``LWT1``: what tells a document from other SQLite databases (https://www.sqlite.org/pragma.html#pragma_application_id)."""

Body = dict[str, Any]
Migration = Callable[[str, Body], Body]
"""From the kind and the JSON of a record in one version to its JSON in the next; pure. The log's bodies pass it too."""


def _notes_in_two_languages(_kind: str, body: Body) -> Body:
    """Version 2: what is noted on where a field comes from is a text of two languages, no longer a plain string."""
    facts = body.get("facts")
    if not isinstance(facts, dict):
        return body
    told = {
        field: {**fact, "note": {"en": fact["note"]}}
        if isinstance(fact, dict) and isinstance(fact.get("note"), str)
        else fact
        for field, fact in facts.items()
    }
    return {**body, "facts": told}


MIGRATIONS: tuple[Migration, ...] = (_notes_in_two_languages,)
"""The first leads from version 1 to version 2."""

VERSION = 1 + len(MIGRATIONS)
"""The document version that is written."""

SCHEMA = (
    # Edition 0 is the one that is worked on; others belong to an alternative or a release. The kind is the table's
    # name in the edition, and "edition" with an empty id the edition's own fields. Bodies are JSON.
    "CREATE TABLE record (edition INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, "
    "PRIMARY KEY (edition, kind, id)) WITHOUT ROWID",
    "CREATE TABLE alternative (edition INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    # The log: what each edit changed, with the body before (null: there was none) and after it (null: taken away).
    "CREATE TABLE edit (id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, label TEXT NOT NULL)",
    "CREATE TABLE change (edit INTEGER NOT NULL REFERENCES edit, edition INTEGER NOT NULL, kind TEXT NOT NULL, "
    "id TEXT NOT NULL, before TEXT, after TEXT, PRIMARY KEY (edit, edition, kind, id)) WITHOUT ROWID",
    # What was sent: sequences is JSON, by item of a calendar; the outbox says what became of each reader's copy.
    "CREATE TABLE release (number INTEGER PRIMARY KEY, at TEXT NOT NULL, edition INTEGER NOT NULL UNIQUE, "
    "sequences TEXT NOT NULL)",
    "CREATE TABLE outbox (release INTEGER NOT NULL REFERENCES release, reader TEXT NOT NULL, state TEXT NOT NULL, "
    "PRIMARY KEY (release, reader)) WITHOUT ROWID",
)
"""The tables of a document."""


def migrated(kind: str, body: Body, version: int, migrations: tuple[Migration, ...] = MIGRATIONS) -> Body:
    """Return a record's JSON as the newest version has it, from that of ``version``."""
    for migration in migrations[version - 1 :]:
        body = migration(kind, body)
    return body
