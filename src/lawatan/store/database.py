"""The file as SQLite sees it: telling a document from other files, connections, new files put in their place whole.

What stands in the tables is ``document``'s.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import stat
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lawatan.store import lock
from lawatan.store.lock import open_here
from lawatan.store.modes import mode_for
from lawatan.store.refusals import Damaged, Refused, cannot_read, error_code, reason
from lawatan.store.versions import APPLICATION_ID, MIGRATIONS, SCHEMA, VERSION, Migration
from lawatan.words import mark

MAGIC = b"SQLite format 3\x00"
BUSY_SECONDS = 5.0
"""How long another program that is just reading or writing is waited for."""


def is_database(path: Path) -> bool:
    """Say whether a file's content is that of an SQLite database, whatever its name; False where it cannot be read."""
    if path in open_here:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def look(path: Path, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Refused where a file is no document of a version that is known; SQLite does not touch it for that."""
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise Refused(path, mark("{file}: this is a folder; name the file in it."))
        if not stat.S_ISREG(mode):
            raise Refused(path, mark("{file}: this is no ordinary file."))
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise Refused(path, mark("{file}: there is no such file.")) from None
    except OSError as fault:
        raise cannot_read(path, fault) from None
    if head[: len(MAGIC)] != MAGIC:
        raise Refused(path, mark("{file}: this is no document of Lawatan."))
    if len(head) < 100:
        raise Damaged(path, "truncated")
    # https://www.sqlite.org/fileformat2.html, 1.3: the user version stands at 60, the application id at 68.
    (version,), (application,) = struct.unpack(">i", head[60:64]), struct.unpack(">I", head[68:72])
    if application != APPLICATION_ID:
        raise Refused(path, mark("{file}: this is the database of another program, no document of Lawatan."))
    if version > 1 + len(migrations):
        raise Refused(
            path,
            mark(
                "{file}: a newer Lawatan wrote this document (its version is {version}, this Lawatan reads up to {known}). "
                "It was left as it is; open it with that one."
            ),
            version=version,
            known=1 + len(migrations),
        )
    if version < 1:
        raise Damaged(path, f"user_version {version}")


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open a database (``ro``, ``rw``, ``rwc``) with each transaction begun and ended by hand."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,  # a Document has a lock of its own
        timeout=BUSY_SECONDS,
    )
    try:
        connection.execute("PRAGMA trusted_schema = OFF")  # a file that comes by mail must not call functions
        connection.execute("PRAGMA cell_size_check = ON")
        # EXTRA, not FULL: FULL leaves the removal of the journal to the system, and a power cut soon after the commit
        # would bring the journal, and with it the state before, back (https://www.sqlite.org/pragma.html#pragma_synchronous).
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA fullfsync = ON")  # macOS: fsync alone leaves data in the drive's cache
        connection.execute("PRAGMA secure_delete = ON")  # what is taken away is overwritten
        connection.execute("PRAGMA temp_store = MEMORY")  # and leaves no copy in the folder for temporary files
    except BaseException:
        connection.close()
        raise
    return connection


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables of a new document, inside the transaction that is open."""
    for statement in SCHEMA:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def inspect(connection: sqlite3.Connection, path: Path) -> None:
    """Damaged where SQLite finds the file broken or its tables are not those of a document."""
    wrong = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
    if wrong != ["ok"]:
        raise Damaged(path, " ".join(str(wrong[0]).split()))
    name = next(file for _, schema, file in connection.execute("PRAGMA database_list") if schema == "main")
    (pages,), (size,) = (connection.execute(f"PRAGMA {what}").fetchone() for what in ("page_count", "page_size"))
    if name and os.stat(name).st_size != pages * size:
        raise Damaged(path, "truncated")
    tables = {row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    if tables != set(SCHEMA):
        raise Damaged(path, "its tables are not those of a document")


@contextlib.contextmanager
def in_place_of(path: Path, overwrite: bool) -> Iterator[Path]:
    """Give the path of an unfinished file in the same folder; put it in the place of ``path`` if all goes well.

    Another program sees what was there before or the whole new file, also after a power cut. Refused where ``path`` is
    there and may not be replaced, where the folder cannot be written, and (InUse) where another program has it open.
    """
    if path.is_dir():
        raise Refused(path, mark("{file}: this is a folder; name the file in it."))
    if not path.parent.is_dir():
        raise Refused(path, mark("{file}: there is no such folder."))
    held = lock.take(path)
    try:
        if path.exists() and not overwrite:
            raise Refused(path, mark("{file}: there is such a file already; choose another name."))
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        os.close(handle)
        unfinished = Path(name)
        try:
            yield unfinished
            with contextlib.suppress(OSError):
                os.chmod(unfinished, mode_for(path))
            _drop_journal(path)
            os.replace(unfinished, path)
            _settle(path.parent)
        except Refused as fault:
            if fault.path == unfinished:
                fault.path = path  # the name that the reader of the sentence knows
            raise
        finally:
            for suffix in ("", "-journal"):
                unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as fault:
        raise Refused(path, mark("{file}: cannot be written ({why})."), why=reason(fault)) from None
    finally:
        held.release()


def _drop_journal(path: Path) -> None:
    """Take away the journal that a crash left beside a file that is replaced: SQLite would play it into the new one."""
    journal = path.with_name(path.name + "-journal")
    if not journal.exists():
        return
    with contextlib.suppress(sqlite3.Error), contextlib.closing(connect(path, "rw")) as old:
        old.execute(
            "SELECT count(*) FROM sqlite_master"
        )  # rolls back, so that a crash right now leaves the old one whole
    journal.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Have the folder's entries on the disk."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def connected(path: Path, read_only: bool) -> sqlite3.Connection:
    """A connection to the file; what a crash left half done is rolled back by SQLite as it is first read."""
    if not read_only:
        return connect(path, "rw")
    for mode in ("ro", "rw"):
        # Reading alone may not roll back: then once for writing, with nothing of ours to write.
        try:
            with contextlib.closing(connect(path, mode)) as tried:
                tried.execute("SELECT count(*) FROM sqlite_master")
            return connect(path, "ro")
        except sqlite3.OperationalError as fault:
            if not error_code(fault).startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
                raise
    return _rolled_back_elsewhere(path)


def _rolled_back_elsewhere(path: Path) -> sqlite3.Connection:
    """The document in memory, rolled back in a copy, where its own folder cannot be written."""
    with tempfile.TemporaryDirectory(prefix="lawatan-") as folder:
        for suffix in ("", "-journal"):
            shutil.copyfile(path.with_name(path.name + suffix), Path(folder, path.name + suffix))
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        with contextlib.closing(connect(Path(folder, path.name), "rw")) as copied:
            copied.backup(memory)
    return memory
