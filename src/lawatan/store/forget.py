"""Taking a person out of a document: out of its editions and out of what its log remembers of them.

The person's record stays as one without a name, under another id, so that what refers to it (a group's members, a
visit's guide) holds together in every state that the log tells of.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import TypeAdapter

from lawatan.domain import HEADING, PLAN_TABLES, Heading, Plan, Record, references
from lawatan.rules import Edition
from lawatan.store.bodies import text_of
from lawatan.store.rows import parsed
from lawatan.store.versions import Body

NOBODY = "—"
"""What stands in the place of a name."""

TELLING = ("name", "own_script", "phone", "email")
"""The fields of a person that are looked for in other records' texts too."""


def forget(connection: sqlite3.Connection, path: Path, person: str) -> str:
    """Take a person out of every body and label, within the open transaction; return the id that is left instead.

    Other records lose what names the person beyond doubt: a name of several words, a name in another script, a telephone
    number, an address. A name of one word is left in them, as it may mean a street or another person; out of the labels
    of edits it is taken too. KeyError where there never was such a person.
    """
    bodies = list(_bodies(connection, path))
    own = [body for *_, kind, record_id, _, body in bodies if (kind, record_id) == ("persons", person)]
    if not own:
        raise KeyError(person)
    others = {record_id for *_, kind, record_id, _, _ in bodies if kind == "persons"}
    stand_in = next(name for n in range(1, len(others) + 2) if (name := f"forgotten-{n}") not in others)
    said = {str(body[field]).strip() for body in own for field in TELLING if body.get(field)}
    everywhere, in_texts = _pattern(said), _pattern(word for word in said if _beyond_doubt(word))
    for table, column, kind, record_id, old, body in bodies:
        if (kind, record_id) == ("persons", person):
            new: Body = {"name": NOBODY, **{name: body[name] for name in ("role",) if name in body}}
        else:
            new = _without(kind, record_id, body, person, stand_in, in_texts)
        if new != body:
            connection.execute(
                f"UPDATE {table} SET {column} = ? WHERE (kind, id, {column}) = (?, ?, ?)",
                (text_of(new), kind, record_id, old),
            )
    for table in ("record", "change"):
        connection.execute(f"UPDATE {table} SET id = ? WHERE (kind, id) = ('persons', ?)", (stand_in, person))
    called = {int(number): str(name) for number, name in connection.execute("SELECT edition, name FROM alternative")}
    for number, name in list(called.items()):
        if everywhere is None or everywhere.sub(NOBODY, name) == name:
            continue
        blank = everywhere.sub(NOBODY, name)
        numbered = (blank if n == 1 else f"{blank} ({n})" for n in range(1, len(called) + 2))
        called[number] = next(each for each in numbered if each not in called.values())
        connection.execute("UPDATE alternative SET name = ? WHERE edition = ?", (called[number], number))
    whose = (f"persons/{stand_in}", f"persons/{person}")
    connection.execute("UPDATE outbox SET reader = ? WHERE reader = ?", whose)
    for edit, label in connection.execute("SELECT id, label FROM edit").fetchall():
        if everywhere is not None:
            connection.execute("UPDATE edit SET label = ? WHERE id = ?", (everywhere.sub(NOBODY, label), edit))
    return stand_in


def _bodies(connection: sqlite3.Connection, path: Path) -> Iterator[tuple[str, str, str, str, str, Body]]:
    """Every body, each once: its table, column, kind and id, its text, and what that says."""
    for table, column in (("record", "body"), ("change", "before"), ("change", "after")):
        for kind, record_id, text in connection.execute(
            f"SELECT DISTINCT kind, id, {column} FROM {table} WHERE {column} IS NOT NULL"
        ).fetchall():
            yield table, column, kind, record_id, text, parsed(path, kind, record_id, text)


def _without(kind: str, record_id: str, body: Body, person: str, stand_in: str, named: re.Pattern[str] | None) -> Body:
    """A body that refers to ``stand_in`` in the place of ``person``, and does not name the person in its texts."""
    record = _shape(kind).validate_json(json.dumps({**body, "id": record_id} if kind != HEADING[0] else body))
    refers = {place for place, _, _ in references(record)}
    people = {place for place, table, found in references(record) if (table, found) == ("persons", person)}
    skip = kind == "persons"  # another person of that name keeps it

    def walk(value: Any, place: tuple[str | int, ...]) -> Any:
        if isinstance(value, dict):
            return {name: walk(inner, (*place, name)) for name, inner in value.items()}
        if isinstance(value, list):
            return [walk(inner, (*place, position)) for position, inner in enumerate(value)]
        if place in people:
            return stand_in
        if isinstance(value, str) and named is not None and not skip and place not in refers:
            return named.sub(NOBODY, value)
        return value

    done: Body = walk(body, ())
    return done


@cache
def _shape(kind: str) -> TypeAdapter[Record]:
    """What validates a record of a kind."""
    if kind == HEADING[0]:
        return TypeAdapter(Heading)
    fields = (Plan if kind in PLAN_TABLES else Edition).model_fields
    return TypeAdapter(get_args(fields[kind].annotation)[0])


def _beyond_doubt(said: str) -> bool:
    """Say whether a text means the person wherever it stands: several words, a number, an address, another script."""
    return len(said) > 4 and (bool(re.search(r"[\s@\d]", said)) or not said.isascii())


def _pattern(said: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of some texts as whole words, the longest first; None for no text."""
    longest_first = sorted(said, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest_first)) if longest_first else None
