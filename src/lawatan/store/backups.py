"""Backup copies of a document, thinned by age. Their folder lies with the user's data, not beside the document.

``LAWATAN_BACKUPS`` names another folder for them.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from lawatan.store.database import connect, in_place_of
from lawatan.store.refusals import Refused, reason
from lawatan.store.rows import newest_edit
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.store.document import Document

EVERY = dt.timedelta(hours=1)
"""While a document is worked on, a copy is made no more often than this."""

ALL_FOR = dt.timedelta(hours=24)
DAILY_FOR = dt.timedelta(days=14)
WEEKLY_FOR = dt.timedelta(days=91)
ALWAYS = 3
"""The newest copies, which stay whatever their age: a document may rest for a year."""

_NAME = re.compile(r"(\d{8}T\d{6})Z-(\d+)(-before-version-\d+)?\.lawatan")


def thinned(times: Iterable[dt.datetime], now: dt.datetime) -> set[dt.datetime]:
    """Which of the copies of these times are kept at ``now``.

    All of the last 24 hours (and what a wrong clock dates later), the newest of each day for two weeks and of each week
    for a quarter (UTC), and the three newest whatever their age.
    """
    newest_first = sorted(set(times), reverse=True)
    kept = set(newest_first[:ALWAYS])
    seen: set[object] = set()
    for time in newest_first:
        age = now - time
        if age <= ALL_FOR:
            kept.add(time)
        elif age <= WEEKLY_FOR:
            day, today = time.astimezone(dt.UTC).date(), now.astimezone(dt.UTC).date()
            # By whole days: half a day's copies would else be of a week that has its newest in the other half.
            span: object = day if today - day <= DAILY_FOR else day.isocalendar()[:2]
            if span not in seen:
                seen.add(span)
                kept.add(time)
    return kept


def folder_for(path: Path) -> Path:
    """The folder of the backup copies of the document at ``path``."""
    path = Path(os.path.realpath(path))
    return _backups() / f"{path.stem}-{blake2b(os.fsencode(path), digest_size=4).hexdigest()}"


def backups_of(path: Path) -> tuple[Path, ...]:
    """The backup copies of the document at ``path``, newest first."""
    found = [entry for entry in _entries(folder_for(path)) if _NAME.fullmatch(entry.name)]
    return tuple(sorted(found, key=lambda entry: entry.name, reverse=True))


def back_up(document: Document, now: dt.datetime | None = None, always: bool = False) -> Path | None:
    """Copy a document to its backups if it has changed since the newest of them, which is an hour old at least.

    Then thin them by age. Returns the copy, None where none was due; Refused where it cannot be written. ``always``:
    also within the hour, as before it is replaced.
    """
    now = now or dt.datetime.now(dt.UTC)
    newest = next(iter(backups_of(document.path)), None)
    if newest is not None and not always and (made(newest) > now - EVERY or _edit(newest) == document.last_edit):
        return None
    copy = _folder_made(document.path) / _name(now, document.last_edit)
    document.copy(copy, overwrite=True)
    thin(document.path, now)
    return copy


def thin(path: Path, now: dt.datetime) -> None:
    """Take away the backup copies of the document at ``path`` that ``thinned`` does not keep."""
    copies = backups_of(path)
    kept = thinned(map(made, copies), now)
    for copy in copies:
        if made(copy) not in kept:
            copy.unlink(missing_ok=True)


def discard(path: Path) -> None:
    """Take all backup copies of the document at ``path`` away: they hold what was to be forgotten."""
    for copy in backups_of(path):
        copy.unlink(missing_ok=True)


def before_version(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copy a document as it is, before it is brought to ``version``; Refused where that fails."""
    copy = _folder_made(path) / _name(dt.datetime.now(dt.UTC), newest_edit(connection), f"-before-version-{version}")
    with in_place_of(copy, overwrite=True) as unfinished, contextlib.closing(connect(unfinished, "rw")) as copied:
        connection.backup(copied)
    return copy


def made(copy: Path) -> dt.datetime:
    """When a backup copy was made, from its name."""
    found = _NAME.fullmatch(copy.name)
    assert found is not None
    return dt.datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=dt.UTC)


def _folder_made(path: Path) -> Path:
    folder = folder_for(path)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # people's names lie there: for the user alone
    except OSError as fault:
        raise Refused(folder, mark("{file}: cannot be written ({why})."), why=reason(fault)) from None
    return folder


def _edit(copy: Path) -> int:
    found = _NAME.fullmatch(copy.name)
    assert found is not None
    return int(found[2])


def _name(now: dt.datetime, edit: int, end: str = "") -> str:
    return f"{now.astimezone(dt.UTC):%Y%m%dT%H%M%S}Z-{edit}{end}.lawatan"


def _entries(folder: Path) -> Iterable[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return ()


def _backups() -> Path:
    if told := os.environ.get("LAWATAN_BACKUPS"):
        return Path(told)
    from platformdirs import user_data_path  # asks the system for its folders, where they are needed

    return user_data_path("lawatan", appauthor=False) / "backups"


__all__ = ["back_up", "backups_of", "discard", "folder_for", "thin", "thinned"]
