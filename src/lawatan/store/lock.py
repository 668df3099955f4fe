"""One writer a document: a lock beside the file that the operating system lets go of with the process, however it ends.

The file beside it (``name.lawatan-lock``) is only where the lock hangs and who holds it is written; one that a killed
program left behind holds nobody out.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
import sys
import threading
from pathlib import Path

from lawatan.store.refusals import InUse, cannot_write

SUFFIX = "-lock"

_FAR = 1 << 30
"""Where Windows locks a byte: it would keep others from reading it, so it lies beyond what is written."""


class Lock:
    """The right to write a document, held until ``release`` or the end of the process."""

    def __init__(self, path: Path, handle: int) -> None:
        self._beside, self._handle = beside(path), handle

    def release(self) -> None:
        """Let go, and take the file beside the document away."""
        if self._handle < 0:
            return
        handle, self._handle = self._handle, -1
        if sys.platform == "win32":
            os.close(handle)  # Windows deletes no open file
            with contextlib.suppress(OSError):
                self._beside.unlink()
        else:
            with contextlib.suppress(OSError):
                self._beside.unlink()
            os.close(handle)


def take(path: Path) -> Lock:
    """Take the right to write a document; InUse where another has it, Refused where the folder takes no file."""
    while True:
        try:
            handle = os.open(beside(path), os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as fault:
            raise cannot_write(path, fault) from None
        try:
            _lock(handle)
        except BlockingIOError:
            who, host = _holder(handle)
            os.close(handle)
            raise InUse(path, who, host) from None
        except OSError as fault:
            os.close(handle)
            raise cannot_write(path, fault) from None
        if _still_there(handle, beside(path)):
            break
        os.close(handle)  # its holder took the file away between our opening and our locking
    said = json.dumps({"who": user_name(), "host": socket.gethostname(), "process": os.getpid()}).encode()
    with contextlib.suppress(OSError):  # a full disk: nobody can be named then, and the lock holds all the same
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, said)
    return Lock(path, handle)


def beside(path: Path) -> Path:
    """The file beside a document on which its lock hangs."""
    return path.with_name(path.name + SUFFIX)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            raise BlockingIOError from None
else:
    import fcntl

    def _lock(handle: int) -> None:
        # flock, not lockf: a lock of the latter kind is lost as soon as this process closes any handle of the file.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(handle: int) -> tuple[str, str]:
    """Who wrote the file beside the document, and on which machine; empty where it does not say."""
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        told = json.loads(os.read(handle, 4096))
        return str(told["who"]), str(told["host"])
    except (OSError, ValueError, LookupError, TypeError):
        return "", ""


def _still_there(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except OSError:
        return False


def user_name() -> str:
    """Who works here, as the system calls them; a number where they have no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no name for this user id
        return str(os.getpid())


class OpenHere:
    """The files that this process has open through SQLite.

    POSIX takes every lock of a process on a file away as soon as the process closes any handle of it (SQLite, "How To
    Corrupt An SQLite Database File", 2.2). So what is open here is not opened again beside SQLite, not even to look.
    """

    def __init__(self) -> None:
        self._counts: dict[tuple[int, int], int] = {}
        self._guard = threading.Lock()

    def __contains__(self, path: Path) -> bool:
        try:
            found = os.stat(path)
        except OSError:
            return False
        with self._guard:
            return (found.st_dev, found.st_ino) in self._counts

    def enter(self, path: Path) -> tuple[int, int]:
        """Note a file that is about to be opened, and return what names it, for ``leave``."""
        found = os.stat(path)
        name = (found.st_dev, found.st_ino)
        with self._guard:
            self._counts[name] = self._counts.get(name, 0) + 1
        return name

    def leave(self, name: tuple[int, int]) -> None:
        """Note that it is closed."""
        with self._guard:
            self._counts[name] -= 1
            if not self._counts[name]:
                del self._counts[name]


open_here = OpenHere()
"""What this process has open."""
