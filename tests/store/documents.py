"""What the tests of documents share: a small edition, and a look at what is refused."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from pathlib import Path

import pytest

from builders import activity, one_city, plan
from lawatan.domain import apply, changed, with_plan
from lawatan.rules import Edition, Lunch
from lawatan.store import Document, Refused

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
BOTH = pytest.mark.parametrize("read_only", [False, True], ids=["write", "read"])


def edition() -> Edition:
    made = one_city(activity("udjo", "UDJO", 90), activity("museum", "MUSEUM"), rules=[Lunch(id="lunch")])
    return with_plan(made, plan(made, {"udjo": "wed 15:30"}))


def with_minutes(before: Edition, minutes: int) -> Edition:
    return apply(before, {("activities", "udjo"): changed(before.activities["udjo"], duration_minutes=minutes)})


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


def sql(path: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement, values)
    connection.commit()
    connection.close()
