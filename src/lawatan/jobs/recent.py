"""The files that were opened last, for the menu and the start page; kept with the user's settings.

``LAWATAN_RECENT`` names another file for the list.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from lawatan.output.files import write_whole

MOST = 10
"""How many are remembered."""


def recent_files() -> tuple[Path, ...]:
    """The files that were opened last and are still there, newest first."""
    return tuple(path for path in _listed() if path.is_file())


def opened(path: Path) -> None:
    """Note that a file was opened; OSError where the list cannot be written."""
    path = Path(os.path.abspath(path))
    _write([path, *(other for other in _listed() if other != path)][:MOST])


def dropped(path: Path) -> None:
    """Take a file off the list; OSError where the list cannot be written."""
    path = Path(os.path.abspath(path))
    _write(other for other in _listed() if other != path)


def _write(paths: Iterable[Path]) -> None:
    text = json.dumps([os.fspath(path) for path in paths], ensure_ascii=False, indent=1)
    write_whole(_file(), text.encode("utf-8", "surrogateescape"))


def _listed() -> tuple[Path, ...]:
    """The paths in the list; none where there is no list, or one that is no longer readable."""
    try:
        found = json.loads(_file().read_bytes().decode("utf-8", "surrogateescape"))
    except (OSError, ValueError, RecursionError):
        return ()
    return tuple(Path(entry) for entry in found if isinstance(entry, str)) if isinstance(found, list) else ()


def _file() -> Path:
    if told := os.environ.get("LAWATAN_RECENT"):
        return Path(told)
    from platformdirs import user_config_path  # asks the system for its folders, where they are needed

    return user_config_path("lawatan", appauthor=False) / "recent.json"
