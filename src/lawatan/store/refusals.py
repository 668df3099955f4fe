"""Why a document is not opened or an edit not kept, as sentences for a coordinator."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from pydantic_core import ErrorDetails

from lawatan.words import Message, Words, mark, words


class Refused(Exception):
    """The store does not do what was asked, and the file is as it was; ``told`` says why in a language."""

    def __init__(self, path: Path, text: str, **fields: object) -> None:
        super().__init__()
        self.path, self.text, self.fields = path, text, fields

    @property
    def message(self) -> Message:
        """The sentence, to be said in any language."""
        return Message(self.text, {"file": self.path, **self.fields})

    def told(self, say: Words) -> str:
        """One sentence: what, where, and what to do."""
        return say(self.text, file=self.path, **self.fields)

    def __str__(self) -> str:
        return self.told(words("en"))


class InUse(Refused):
    """Another program has the document open for writing; it can be opened to read."""

    def __init__(self, path: Path, who: str, host: str) -> None:
        if who:
            text = mark("{file}: {who} has this document open on {host}. Open it to read, or close it there first.")
        else:
            text = mark("{file}: another program has this document open. Open it to read, or close it there first.")
        super().__init__(path, text, who=who, host=host)


class Damaged(Refused):
    """The file does not hold together; where its records are at fault, ``faults`` names them as pydantic does."""

    def __init__(self, path: Path, why: str, faults: Sequence[ErrorDetails] = ()) -> None:
        super().__init__(
            path,
            mark(
                "{file}: this document is damaged ({why}). It was left as it is; open the newest of its backup copies."
            ),
            why=why,
        )
        self.faults = tuple(faults)


class NotKept(Refused):
    """An edit did not reach the disk; the document is as before it, and keeping again writes all that is missing."""


def cannot_write(path: Path, fault: Exception) -> Refused:
    """The refusal for a document that cannot be written where it lies."""
    return Refused(
        path,
        mark("{file}: it cannot be written here ({why}). Open it to read, or save a copy in another folder."),
        why=reason(fault),
    )


def cannot_read(path: Path, fault: Exception) -> Refused:
    """The refusal for a file that cannot be read."""
    return Refused(path, mark("{file}: the file cannot be read ({why})."), why=reason(fault))


def not_kept(path: Path, fault: Exception) -> NotKept:
    """The refusal for an edit that the disk did not take."""
    if error_code(fault) == "SQLITE_FULL" or getattr(fault, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
        text = mark("{file}: the disk is full, so the last change is not kept. Make room, then change something again.")
    else:
        text = mark("{file}: the last change is not kept ({why}). Save a copy in another place.")
    return NotKept(path, text, why=reason(fault))


def of_sqlite(path: Path, fault: sqlite3.Error | ValueError) -> Refused:
    """The refusal for what SQLite, or what it reads, comes to when a document is opened or read."""
    code = error_code(fault)
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_PERM")):
        return cannot_write(path, fault)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return InUse(path, "", "")
    if code.startswith(("SQLITE_IOERR", "SQLITE_NOMEM")):
        return cannot_read(path, fault)
    return Damaged(path, " ".join(str(fault).split()))


def reason(fault: Exception) -> str:
    """What the system or SQLite says, in few words."""
    if isinstance(fault, OSError):
        return fault.strerror or str(fault)
    known = {"SQLITE_READONLY": errno.EACCES, "SQLITE_FULL": errno.ENOSPC, "SQLITE_CANTOPEN": errno.EACCES}
    for code, number in known.items():
        if error_code(fault).startswith(code):
            return os.strerror(number)
    return str(fault)


def error_code(fault: Exception) -> str:
    """SQLite's name of an error, as SQLITE_FULL; empty for what is no error of SQLite's."""
    return getattr(fault, "sqlite_errorname", None) or ""
