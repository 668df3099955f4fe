"""ical.js, by which Thunderbird and many web pages read calendars; run by node.

It lies in the folder that LAWATAN_READERS names, in which ``.ci/run`` installs it, or where node finds it by itself.
``needs_ical_js`` marks what needs it: left out where it is not on the machine, but failed in CI, where it has to be.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

PROGRAM = """
import fs from "fs";
const { default: ICAL } = await import(MODULE);
const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const found = {};
for (const each of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(each);
  if (event.uid in found) throw new Error("twice: " + event.uid);
  found[event.uid] = [event.startDate.toUnixTime(), event.endDate.toUnixTime(), event.summary];
}
process.stdout.write(JSON.stringify(found));
"""


@cache
def module() -> str | None:
    """What node imports; None where there is no node or no ical.js."""
    if shutil.which("node") is None:
        return None
    folder = os.environ.get("LAWATAN_READERS")
    found = "ical.js" if folder is None else str(Path(folder, "node_modules", "ical.js", "dist", "ical.js").absolute())
    tried = subprocess.run(_node(f"await import({json.dumps(found)})"), capture_output=True, timeout=60, check=False)
    return found if tried.returncode == 0 else None


def _node(program: str) -> list[str]:
    return ["node", "--input-type=module", "-e", program]


needs_ical_js = pytest.mark.usefixtures("ical_js")


def instants(content: bytes) -> dict[str, tuple[dt.datetime, dt.datetime]]:
    """When each entry of a calendar begins and ends, by UID, by the zones that the calendar itself defines; in UTC."""
    found = module()
    assert found is not None
    program = PROGRAM.replace("MODULE", json.dumps(found))
    done = subprocess.run(_node(program), input=content, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return {
        uid: (dt.datetime.fromtimestamp(start, dt.UTC), dt.datetime.fromtimestamp(end, dt.UTC))
        for uid, (start, end, _) in json.loads(done.stdout).items()
    }
