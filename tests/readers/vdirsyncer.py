"""vdirsyncer, which brings the calendars of a server into folders that other programs read (vdir)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from readers.radicale import User


class Vdirsyncer:
    """One that keeps some calendars of a user on a server in folders."""

    def __init__(self, folder: Path, user: User, *calendars: str) -> None:
        self._folders = folder / "synchronised"
        for each in calendars:
            (self._folders / each).mkdir(parents=True)
        self._configuration = folder / "vdirsyncer.conf"
        self._configuration.write_text(
            f"""\
[general]
status_path = {json.dumps(str(folder / "status"))}
[pair both]
a = "there"
b = "here"
collections = {json.dumps(calendars)}
[storage there]
type = "caldav"
url = {json.dumps(user.home)}
username = {json.dumps(user.name)}
password = {json.dumps(user.password)}
[storage here]
type = "filesystem"
path = {json.dumps(str(self._folders))}
fileext = ".ics"
"""
        )

    def folder(self, calendar: str) -> Path:
        """Where a calendar lies."""
        return self._folders / calendar

    def synchronise(self) -> None:
        """Bring over all that is otherwise on either side."""
        if not self._configuration.with_name("status").exists():
            self._run("discover")
        self._run("sync")

    def _run(self, command: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "vdirsyncer", "-c", str(self._configuration), command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
