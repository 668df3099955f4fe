"""khal, a calendar for the terminal, with folders of its own: what it shows of a vdir, and of a file given to it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

CONFIGURATION = """\
[calendars]
[[shown]]
path = {vdir}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = UTC
local_timezone = UTC
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = shown
"""


class Shown(NamedTuple):
    """An entry as khal lists it, in UTC."""

    uid: str
    start: dt.datetime
    end: dt.datetime
    status: str
    title: str


class Khal:
    """One that shows a folder of entries (a vdir), its own unless said."""

    def __init__(self, folder: Path, vdir: Path | None = None) -> None:
        self.vdir = vdir or folder / "vdir"
        self.vdir.mkdir(parents=True, exist_ok=True)
        self._configuration = folder / "khal.conf"
        self._configuration.write_text(CONFIGURATION.format(folder=folder, vdir=self.vdir))

    def take(self, content: bytes) -> None:
        """Give it a file as ``khal import`` takes it, without being asked."""
        file = self._configuration.with_name("given.ics")
        file.write_bytes(content)
        self._run("import", "--batch", "-a", "shown", str(file))

    def shows(self, first: dt.date, last: dt.date) -> list[Shown]:
        """What it lists from a day to another, each entry once."""
        form = "{uid}|{start-long}|{end-long}|{status}|{title}"
        lines = self._run("list", "--once", "-df", "", "--format", form, str(first), str(last)).splitlines()
        found = []
        for line in lines:
            uid, start, end, status, title = line.split("|", 4)
            found.append(Shown(uid, _utc(start), _utc(end), status.strip(), title))
        return found

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "khal", "-c", str(self._configuration), *arguments],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def _utc(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=dt.UTC)
