"""The planner's process breaks while a command runs: an exit code, one sentence on standard error, nothing lost."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from lawatan.resources import sample
from sabotage import STANDINS
from test_cli import lawatan

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals in the manner of POSIX")

BALI = str(sample("bali-2016"))


def breaking(how: str) -> dict[str, str]:
    """The environment in which planners break."""
    path = os.pathsep.join(filter(None, (str(STANDINS), os.environ.get("PYTHONPATH", ""))))
    return {"PYTHONPATH": path, "SABOTAGE": how}


@pytest.mark.deep
def test_without_a_plan_nothing_is_written(tmp_path: Path) -> None:
    there = tmp_path / "plan.json"
    there.write_text("as it was")

    done = lawatan("plan", BALI, "-o", str(there), "--json", **breaking("1 SIGKILL"))

    assert (done.returncode, done.stdout, there.read_text()) == (2, "", "as it was")
    assert done.stderr == (
        "lawatan: the planner broke down (the system ended it, as it does when memory runs out); nothing was changed. "
        "Try again, or with --workers 1.\n"
    )


@pytest.mark.deep
def test_the_best_plan_is_written_and_judged(tmp_path: Path) -> None:
    there = tmp_path / "plan.json"

    done = lawatan(
        "plan", BALI, "-o", str(there), "--json", "--language", "id", "--time-limit", "1", **breaking("end SIGSEGV")
    )

    assert done.stderr == (
        "lawatan: penyusunan terhenti (terjadi kesalahan: Segmentation fault); jadwal terbaik yang sudah ditemukan tetap "
        "dipakai.\n"
    )
    body = json.loads(done.stdout)
    assert (done.returncode, body["status"], body["unplaced"], body["breaches"]) == (0, "broken", [], [])
    assert len(json.loads(there.read_text())["plan"]["placements"]) == 15


@pytest.mark.deep
def test_vehicles_that_cannot_be_chosen(tmp_path: Path) -> None:
    source, there = tmp_path / "a.json", tmp_path / "vehicles.json"
    body = json.loads(Path(BALI).read_text("utf-8"))
    source.write_text(json.dumps(body | {"vehicles": {"bus": {"name": {"en": "Bus"}, "seats": 45}}}), "utf-8")

    done = lawatan("vehicles", str(source), "-o", str(there), **breaking("0 SIGABRT"))

    assert (done.returncode, done.stdout, there.exists()) == (2, "", False)
    assert done.stderr == (
        "lawatan: No vehicles could be chosen: it stopped on an error: Aborted. Nothing was changed.\n"
    )
