"""The document: an edition, its alternatives and the log of every edit, in one SQLite file.

What the file looks like is in ``versions`` and ``rows``; how it is found sound, opened and replaced in ``database``; its
backup copies in ``backups``; taking a person out of it in ``forget``.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from lawatan.domain import difference
from lawatan.rules import Edition
from lawatan.store import lock, outbox, rows
from lawatan.store.backups import before_version
from lawatan.store.database import connect, connected, in_place_of, inspect, lay_out, look
from lawatan.store.forget import forget
from lawatan.store.lock import open_here
from lawatan.store.outbox import HandedOut, How
from lawatan.store.refusals import NotKept, Refused, cannot_read, not_kept, of_sqlite
from lawatan.store.rows import CURRENT, Edit, Release, Sequences
from lawatan.store.versions import MIGRATIONS, VERSION, Migration
from lawatan.words import mark


class Document:
    """A programme in a file, with its alternatives and everything that was ever changed in it.

    Any thread may call any method: a lock of the document's own lets in one at a time, and a ``keep`` that has begun
    ends before ``close`` does. Editions and what methods return are values, which threads can share.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, held: lock.Lock | None) -> None:
        self.path = path
        self.read_only = held is None
        self._connection, self._held = connection, held
        self._file = open_here.enter(path)
        self._closed = False
        self._editions: dict[int, Edition] = {}
        self._names: dict[str, int] = {}
        self._last_edit = 0
        self._in_doubt = False
        self._version, self._migrations = VERSION, MIGRATIONS
        self._guard = threading.RLock()

    # ---- opening and closing

    @classmethod
    def create(
        cls,
        path: Path | str,
        edition: Edition,
        label: str = "",
        who: str = "",
        at: dt.datetime | None = None,
        *,
        overwrite: bool = False,
    ) -> Document:
        """Make a document of an edition and open it for writing; the edition is the first edit of its log.

        Refused (InUse) where ``path`` is there already (or open in another program) or cannot be written. With
        ``overwrite`` the file that is there is replaced by the finished document, or left as it was.
        """
        path = _real(path)
        with in_place_of(path, overwrite) as unfinished, contextlib.closing(connect(unfinished, "rw")) as connection:
            connection.execute("BEGIN IMMEDIATE")
            lay_out(connection)
            rows.write_edit(connection, {CURRENT: rows.all_new(edition)}, label, who, at)
            connection.execute("COMMIT")
        return cls.open(path)

    @classmethod
    def open(
        cls, path: Path | str, read_only: bool = False, migrations: tuple[Migration, ...] = MIGRATIONS
    ) -> Document:
        """Open a document, for writing or to read.

        Refused, with the file as it was, where it is no sound document of a version that is known; InUse where another
        program has it open for writing. Reading shows what is committed at that moment and needs no right to write.
        A document of an older version is brought to the newest: on the disk, after a backup copy, when it is opened for
        writing, in memory when it is opened to read.
        """
        path = _real(path)
        if path not in open_here:
            look(path, migrations)
        held = None if read_only else lock.take(path)
        document: Document | None = None
        try:
            document = cls(path, connected(path, read_only), held)
            document._load(migrations)
        except BaseException as fault:
            if document is not None:
                document.close()
            elif held is not None:
                held.release()
            if isinstance(fault, (sqlite3.Error, UnicodeError)):
                raise of_sqlite(path, fault) from None
            if isinstance(fault, OSError):
                raise cannot_read(path, fault) from None
            raise
        return document

    def _load(self, migrations: tuple[Migration, ...]) -> None:
        connection = self._connection
        if not self.read_only:
            connection.execute("PRAGMA journal_mode = DELETE")
            # Changes nothing, and is refused where the file cannot be written: SQLite had opened it to read alone then.
            connection.execute("DELETE FROM record WHERE false")
        connection.execute("BEGIN")
        inspect(connection, self.path)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        self._read(version, migrations)
        connection.execute("ROLLBACK")
        if version <= len(migrations) and not self.read_only:
            before_version(connection, self.path, 1 + len(migrations))
            rows.bring_up(connection, self.path, version, migrations)
            self._version = 1 + len(migrations)

    def _read(self, version: int, migrations: tuple[Migration, ...]) -> None:
        """Take what the file holds for what is kept."""
        self._version, self._migrations = version, migrations
        self._editions = rows.editions(self._connection, self.path, version, migrations)
        self._names = rows.numbers_by_name(self._connection)
        self._last_edit = rows.newest_edit(self._connection)

    def close(self) -> None:
        """Let go of the file. Closing twice does nothing."""
        with self._guard:
            if self._closed:
                return
            self._closed = True
            self._connection.close()
            open_here.leave(self._file)
            if self._held is not None:
                self._held.release()

    def __enter__(self) -> Document:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---- what it holds

    @property
    def edition(self) -> Edition:
        """The current edition, as it is kept."""
        return self._editions[CURRENT]

    @property
    def alternatives(self) -> Mapping[str, Edition]:
        """The alternatives by name, oldest first, as they are kept."""
        with self._guard:
            return MappingProxyType({name: self._editions[number] for name, number in self._names.items()})

    @property
    def last_edit(self) -> int:
        """The number of the newest edit."""
        return self._last_edit

    def history(self) -> tuple[Edit, ...]:
        """Every edit, newest first, with the keys of the records that it changed."""
        with self._reading() as connection:
            return tuple(rows.edits(connection))

    def releases(self) -> tuple[Release, ...]:
        """The versions that were sent, oldest first."""
        with self._reading() as connection:
            return tuple(rows.releases(connection, self.path))

    def released(self, number: int) -> Edition:
        """The edition as it was sent; KeyError where there is no version of that number."""
        with self._reading() as connection:
            found = rows.released(connection, self.path, number, self._version, self._migrations)
        if found is None:
            raise KeyError(number)
        return found

    def handed_out(self) -> Mapping[tuple[int, str, str], HandedOut]:
        """How copies of versions left, by version and reader (table and id)."""
        with self._reading() as connection:
            return outbox.read(connection, self.path)

    # ---- edits

    def hand_out(
        self, number: int, readers: Iterable[tuple[str, str]], how: How, at: dt.datetime | None = None
    ) -> None:
        """Note how some readers' copies of a version left; it is no edit, and nothing of it is undone. NotKept as ``keep``."""
        with self._guard:
            self._settle()
            with self._writing() as connection:
                outbox.note(connection, number, readers, how, at or dt.datetime.now(dt.UTC))

    def take_back(self, readers: Iterable[tuple[str, str]], since: int) -> None:
        """Note that nothing of version ``since`` or a later one has left for some readers after all. NotKept as ``keep``."""
        with self._guard:
            self._settle()
            with self._writing() as connection:
                outbox.take_back(connection, readers, since)

    def release(
        self,
        edition: Edition,
        alternatives: Mapping[str, Edition],
        sequences: Sequences,
        label: str,
        who: str = "",
        at: dt.datetime | None = None,
    ) -> int:
        """Keep an edition as the current one, and freeze it as the next version sent; its number.

        Of the ``alternatives`` those that there are are kept too. One transaction, one edit; what was sent is never
        undone. NotKept as in ``keep``.
        """
        moment = at or dt.datetime.now(dt.UTC)
        with self._guard:
            self._settle()
            kept = {CURRENT: edition} | {self._names[n]: each for n, each in alternatives.items() if n in self._names}
            changes = {number: difference(self._editions[number], each) for number, each in kept.items()}
            with self._writing() as connection:
                frozen = rows.unused_number(connection)
                edit = rows.write_edit(connection, changes, label, who, moment)
                rows.write_records(connection, frozen, edition)
                number = rows.write_release(connection, frozen, sequences, moment)
            self._editions |= kept
            self._last_edit = edit
            return number

    def keep(
        self,
        edition: Edition,
        label: str,
        who: str = "",
        at: dt.datetime | None = None,
        alternative: str | None = None,
    ) -> int | None:
        """Keep an edition in the place of the current one (or of an alternative), and return the number of the edit.

        One transaction holds what changed since the last ``keep``, in the tables and in the log; None, and nothing is
        written, where nothing did. When this returns the edit is on the disk. NotKept where it is not: the file is as
        it was before, and the next ``keep`` writes what this one should have. KeyError for an alternative that there
        is not. ``at`` is now unless told.
        """
        with self._guard:
            self._settle()
            number = CURRENT if alternative is None else self._names[alternative]
            changes = difference(self._editions[number], edition)
            if not changes:
                return None
            with self._writing() as connection:
                edit = rows.write_edit(connection, {number: changes}, label, who, at)
            self._editions[number], self._last_edit = edition, edit
            return edit

    def keep_all(self, edition: Edition, alternatives: Mapping[str, Edition], label: str, who: str = "") -> int | None:
        """Keep an edition as the current one, and exactly these alternatives, as one edit; NotKept as in ``keep``.

        Its number; None, and nothing is written, where all that is so already. The log tells it of the current edition
        where that changed, else of the alternative.
        """
        with self._guard:
            self._settle()
            gone = {name: number for name, number in self._names.items() if name not in alternatives}
            new = [name for name in alternatives if name not in self._names]
            kept = {CURRENT: edition} | {n: alternatives[name] for name, n in self._names.items() if name not in gone}
            changes = {number: difference(self._editions[number], each) for number, each in kept.items()}
            if not gone and not new and not any(changes.values()):
                return None
            with self._writing() as connection:
                first = rows.unused_number(connection)
                made = {name: first + n for n, name in enumerate(new)}
                connection.executemany("DELETE FROM alternative WHERE edition = ?", [(n,) for n in gone.values()])
                connection.executemany("INSERT INTO alternative VALUES (?, ?)", [(n, name) for name, n in made.items()])
                changes |= {number: rows.all_gone(self._editions[number]) for number in gone.values()}
                changes |= {number: rows.all_new(alternatives[name]) for name, number in made.items()}
                edit = rows.write_edit(connection, changes, label, who, None)
            self._names = {name: n for name, n in (self._names | made).items() if name not in gone}
            self._editions = {**kept, **{number: alternatives[name] for name, number in made.items()}}
            self._last_edit = edit
            return edit

    def add_alternative(
        self, name: str, edition: Edition, label: str, who: str = "", at: dt.datetime | None = None
    ) -> int:
        """Keep an edition as a new alternative; the number of the edit. NotKept as in ``keep``; ValueError: name taken."""
        with self._guard:
            self._settle()
            if name in self._names or not name:
                raise ValueError(f"an alternative needs a name of its own, not {name!r}")
            with self._writing() as connection:
                number = rows.unused_number(connection)
                connection.execute("INSERT INTO alternative VALUES (?, ?)", (number, name))
                edit = rows.write_edit(connection, {number: rows.all_new(edition)}, label, who, at)
            self._names[name], self._editions[number], self._last_edit = number, edition, edit
            return edit

    def drop_alternative(self, name: str, label: str, who: str = "", at: dt.datetime | None = None) -> int:
        """Take an alternative away; the log keeps what it was. NotKept as in ``keep``; KeyError: no such alternative."""
        with self._guard:
            self._settle()
            number = self._names[name]
            with self._writing() as connection:
                connection.execute("DELETE FROM alternative WHERE edition = ?", (number,))
                edit = rows.write_edit(connection, {number: rows.all_gone(self._editions[number])}, label, who, at)
            del self._names[name], self._editions[number]
            self._last_edit = edit
            return edit

    def forget(self, person: str, label: str, who: str = "", at: dt.datetime | None = None) -> str:
        """Take a person out of all editions and out of the log, so that no byte of the file tells of them any more.

        Returns the id of the nameless record that stands in their place (``store.forget`` says what else is rewritten).
        The log gets a line called ``label``, which must not name the person. NotKept as in ``keep``; KeyError where
        there never was such a person. Backup copies, papers and what is open on a desk are not touched.
        """
        with self._guard:
            self._settle()
            with self._writing() as connection:
                stand_in = forget(connection, self.path, person)
                edit = rows.write_edit(connection, {}, label, who, at)
                found = rows.editions(connection, self.path, VERSION, MIGRATIONS)
                names = rows.numbers_by_name(connection)
            self._editions, self._names, self._last_edit = found, names, edit
            try:
                self._connection.execute("VACUUM")  # pages that were let go of hold old bodies until then
            except sqlite3.Error as fault:
                raise not_kept(self.path, fault) from None
            return stand_in

    def copy(self, path: Path | str, overwrite: bool = False) -> None:
        """Write the whole document, with its log, to another file through SQLite's own backup; Refused as ``create`` is."""
        target = _real(path)
        if target == self.path:
            raise Refused(target, mark("{file}: this is the document itself; choose another name."))
        with (
            self._reading() as connection,
            in_place_of(target, overwrite) as unfinished,
            contextlib.closing(connect(unfinished, "rw")) as copied,
        ):
            connection.backup(copied)

    # ---- within

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._guard:
            try:
                yield self._connection
            except (sqlite3.Error, ValueError) as fault:  # ValueError: letters or times that are none
                raise of_sqlite(self.path, fault) from None

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction, committed at the end of the block; NotKept, and nothing has changed, where that fails."""
        with self._guard:
            if self.read_only:
                raise NotKept(self.path, mark("{file}: this document is open to read; nothing is kept in it."))
            connection = self._connection
            self._must_be_ours()
            try:
                connection.execute("BEGIN IMMEDIATE")
                if rows.newest_edit(connection) != self._last_edit:
                    raise NotKept(self.path, _CHANGED_ELSEWHERE)
                yield connection
                connection.execute("COMMIT")
                self._must_be_ours()
            except BaseException as fault:
                self._in_doubt = True
                with contextlib.suppress(sqlite3.Error):
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                if isinstance(fault, sqlite3.Error):
                    raise not_kept(self.path, fault) from None
                raise

    def _settle(self) -> None:
        """After an edit that failed: look what the file holds, since a disk that fails may have taken it all the same."""
        if not self._in_doubt:
            return
        try:
            if rows.newest_edit(self._connection) == self._last_edit + 1:
                self._read(VERSION, MIGRATIONS)
        except sqlite3.Error as fault:
            raise not_kept(self.path, fault) from None
        self._in_doubt = False

    def _must_be_ours(self) -> None:
        """NotKept where another program moved, replaced or deleted the file: what is written into it would be lost."""
        try:
            found = os.stat(self.path)
        except OSError:
            raise NotKept(self.path, _GONE) from None
        if (found.st_dev, found.st_ino) != self._file:
            raise NotKept(self.path, _GONE)


_GONE = mark(
    "{file}: another program moved, replaced or deleted this document, so the last change is not kept. Save a copy "
    "under another name."
)
_CHANGED_ELSEWHERE = mark(
    "{file}: another program wrote into this document, so the last change is not kept. Save a copy under another name."
)


def _real(path: Path | str) -> Path:
    """The file itself, where ``path`` leads to it by a link: its lock and journal lie beside it."""
    return Path(os.path.realpath(path))


__all__ = ["CURRENT", "Document", "Edit"]
