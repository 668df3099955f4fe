"""Drafts: documents that have no name yet. What is typed is kept in one from the first edit on.

``LAWATAN_DRAFTS`` names another folder for them.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path

from lawatan.jobs.files import SUFFIX
from lawatan.store import programme_name
from lawatan.words import Words


def drafts_folder() -> Path:
    """The folder of the drafts; it may not be there yet."""
    if told := os.environ.get("LAWATAN_DRAFTS"):
        return Path(told)
    from platformdirs import user_data_path  # asks the system for its folders, where they are needed

    return user_data_path("lawatan", appauthor=False) / "drafts"


def draft_path(name: str, now: dt.datetime) -> Path:
    """A file for a new draft, named after its programme and the minute; its folder is made. OSError where it cannot be."""
    folder = drafts_folder()
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{re.sub(r'[^A-Za-z0-9_-]+', '-', name).strip('-')[:40] or 'programme'}-{now:%Y-%m-%d-%H%M}"
    n = 1
    while (path := folder / f"{stem}{f'-{n}' if n > 1 else ''}{SUFFIX}").exists():
        n += 1
    return path


def is_draft(path: Path) -> bool:
    """Say whether a document is a draft."""
    return os.path.realpath(path.parent) == os.path.realpath(drafts_folder())


def called(path: Path, say: Words) -> tuple[str, str]:
    """What a file is called in a list, and where it is: nobody has named a draft, so it goes by its programme."""
    if is_draft(path) and (name := programme_name(path).in_language(say.language)):
        return name, say("Not saved under a name yet")
    return path.name, str(path.parent)
