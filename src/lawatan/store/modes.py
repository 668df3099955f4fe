"""Who may read and write a file that takes the place of another, or is new."""

from __future__ import annotations

import os
from pathlib import Path

# POSIX tells the mask only by setting it. That is done once, before there is much to write, and to a strict one: a file
# that another thread makes in this very moment is its owner's alone rather than everybody's.
_MASK = os.umask(0o077)
os.umask(_MASK)


def mode_for(path: Path) -> int:
    """The mode of the file that is there; without one, that of any new file of this person."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_MASK
