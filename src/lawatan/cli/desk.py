"""Opens the desk from the command line, or says what is missing for it on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lawatan.cli.refused import Refused

if TYPE_CHECKING:
    from lawatan.rules import Edition

_INSTALL = (
    "On Debian or Ubuntu: apt-get install libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0 "
    "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-randr0 libxcb-shape0 libxcb-xkb1 libxcb-sync1 "
    "libxcb-xfixes0 libx11-xcb1"
)


def no_screen() -> str:
    """Why no window can be shown here; empty if one can."""
    if os.environ.get("CI") == "true":
        return "this is a CI run (CI=true), which has no screen."
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return ""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return "there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    return ""


def missing_libraries() -> str:
    """What to install where Qt cannot be loaded; empty if it can."""
    try:
        import lawatan.gui.app  # noqa: F401 - to see whether Qt's system libraries are here
    except ImportError as error:
        return f"The desk needs system libraries of Qt that are missing here ({error}). {_INSTALL}"
    return _desk_fails()


def _desk_fails() -> str:
    """What Qt says where it cannot open a window, tried in a process of its own: it would end ours."""
    tried = subprocess.run(
        [sys.executable, "-P", "-m", "lawatan.gui.probe"], capture_output=True, text=True, timeout=60, check=False
    )
    if tried.returncode == 0:
        return ""
    said = " ".join(tried.stderr.split())[:300]
    return f"Qt cannot open a window here ({said}). {_INSTALL}"


def open_desk(paths: list[Path], editions: list[Edition] | None = None) -> int:
    """Open the desk with some files and editions; the exit code when it is closed. Refused where it cannot be opened."""
    if reason := no_screen() or missing_libraries():
        raise Refused(f"the desk cannot open: {reason}")
    from lawatan.gui.app import run

    return run(paths, editions or [])
