"""The user's own templates of letters: the folder in which they are looked for, and ours to begin with.

``LAWATAN_LETTERS`` names another folder for them.
"""

from __future__ import annotations

import os
from pathlib import Path

from lawatan.output.files import write_whole
from lawatan.resources import folder


def letters_folder() -> Path:
    """The folder of the user's own templates; it may not be there."""
    if told := os.environ.get("LAWATAN_LETTERS"):
        return Path(told)
    from platformdirs import user_config_path  # asks the system for its folders, where they are needed

    return user_config_path("lawatan", appauthor=False) / "letters"


def lay_out() -> tuple[Path, ...]:
    """Put our templates into the folder of the user's own, to be changed there; return those that were put.

    One that the user has already stays as it is. OSError where they cannot be written.
    """
    put = []
    for template in sorted((folder("resources") / "letters").glob("*.docx")):
        own = letters_folder() / template.name
        if not own.exists():
            put.append(write_whole(own, template.read_bytes()))
    return tuple(put)


__all__ = ["lay_out", "letters_folder"]
