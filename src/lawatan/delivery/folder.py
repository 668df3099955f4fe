"""A folder in which calendars lie as files to be subscribed to (``webcal:``), each written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from lawatan.delivery.undelivered import Undelivered, of_system

SUFFIX = ".ics"


class Folder:
    """A folder on this computer, or one that it can reach; it is made when the first file is written.

    ``write_whole`` writes a file so that who reads it meanwhile finds the old one or the whole new one, and makes its folder.
    """

    def __init__(self, path: Path, write_whole: Callable[[Path, bytes], object]) -> None:
        self.path, self._write_whole = path, write_whole

    @property
    def where(self) -> str:
        """The folder as sentences name it."""
        return str(self.path)

    def names(self) -> tuple[str, ...]:
        """The names of the calendars that lie there, whoever wrote them, sorted; Undelivered where it cannot be looked at."""
        try:
            return tuple(sorted(e.name.removesuffix(SUFFIX) for e in os.scandir(self.path) if e.name.endswith(SUFFIX)))
        except FileNotFoundError:
            return ()
        except OSError as fault:
            raise of_system(self.where, fault) from None

    def read(self, name: str) -> bytes | None:
        """The bytes of a calendar; None where there is none of the name."""
        try:
            return self.file(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise self._refused(name, fault) from None

    def write(self, name: str, content: bytes) -> None:
        """Put a calendar there, in place of the one of the same name."""
        try:
            self._write_whole(self.file(name), content)
        except OSError as fault:
            raise self._refused(name, fault) from None

    def take_away(self, name: str) -> None:
        """Remove a calendar; nothing happens where it is gone already."""
        try:
            self.file(name).unlink(missing_ok=True)
        except OSError as fault:
            raise self._refused(name, fault) from None

    def file(self, name: str) -> Path:
        """The file of a calendar; names are plain letters, which never lead out of the folder."""
        return self.path / f"{name}{SUFFIX}"

    def _refused(self, name: str, fault: OSError) -> Undelivered:
        is_file = isinstance(fault, FileExistsError | NotADirectoryError)
        return of_system(self.where if is_file else str(self.file(name)), fault)
