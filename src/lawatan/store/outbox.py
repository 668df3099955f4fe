"""The outbox: what became of each reader's copy of a version that was sent."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from lawatan.store.refusals import Damaged

How = Literal["mail", "calendar", "told"]
"""How a copy left: as a ready e-mail, by a published calendar, or otherwise, as somebody says."""


@dataclass(frozen=True)
class HandedOut:
    """What became of a reader's copy of a version: ``how`` it left, and when."""

    how: How
    at: dt.datetime


def note(
    connection: sqlite3.Connection, number: int, readers: Iterable[tuple[str, str]], how: How, at: dt.datetime
) -> None:
    """Note how some readers' copies of a version left; what somebody has said by hand stays."""
    state = f"{how} {at.astimezone(dt.UTC).isoformat(timespec='milliseconds')}"
    connection.executemany(
        "INSERT INTO outbox VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state "
        "WHERE state NOT LIKE 'told %' OR excluded.state LIKE 'told %'",
        [(number, "/".join(reader), state) for reader in readers],
    )


def take_back(connection: sqlite3.Connection, readers: Iterable[tuple[str, str]], since: int) -> None:
    """Note that nothing of a version or a later one has left for some readers."""
    connection.executemany(
        "DELETE FROM outbox WHERE reader = ? AND release >= ?", [("/".join(reader), since) for reader in readers]
    )


def read(connection: sqlite3.Connection, path: Path) -> dict[tuple[int, str, str], HandedOut]:
    """What became of the copies, by version and reader (table and id); Damaged where it cannot be read."""
    found = {}
    for number, reader, state in connection.execute("SELECT release, reader, state FROM outbox").fetchall():
        how, _, at = state.partition(" ")
        table, _, record = reader.partition("/")
        if how not in get_args(How):
            raise Damaged(path, f"outbox.{number}.{reader}")
        found[int(number), table, record] = HandedOut(how, dt.datetime.fromisoformat(at))
    return found


__all__ = ["HandedOut", "How", "note", "read", "take_back"]
