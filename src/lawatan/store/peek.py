"""What a document is called, told without opening it: for lists of files."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from pydantic import ValidationError

from lawatan.domain import Text
from lawatan.store import database, rows
from lawatan.store.refusals import Refused


def programme_name(path: Path) -> Text:
    """The name of the programme in a document; empty where it cannot be read at this moment. Nothing is waited for."""
    try:
        database.look(path)
        with closing(database.connect(path, "ro")) as connection:
            connection.execute("PRAGMA busy_timeout = 0")
            body = json.loads(rows.heading_text(connection))
        return Text.model_validate(body.get("name", {}))
    except (Refused, sqlite3.Error, OSError, ValueError, ValidationError, AttributeError):
        return Text()
