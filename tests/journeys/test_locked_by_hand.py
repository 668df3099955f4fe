"""What a coordinator locks in by hand against a rule of the 2018 edition: it stays, and ``check`` says why it cannot be.

Locking is always allowed: the coordinator may know more than the programme does. What it breaks is told in a sentence.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lawatan.domain import Changes, Journey, Placement, apply, changed
from lawatan.jobs.files import edition_text, read_edition
from lawatan.jobs.plan import PlanJob
from lawatan.resources import sample
from lawatan.rules import Departures, Edition

pytestmark = [pytest.mark.slow, pytest.mark.deep]

WIB = ZoneInfo("Asia/Jakarta")
ENOUGH_SECONDS = 20.0


def july(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A time of July 2018 in Jakarta and Bandung."""
    return dt.datetime(2018, 7, day, hour, minute, tzinfo=WIB)


@pytest.fixture(scope="module")
def planned() -> Edition:
    """The 2018 edition with its first complete plan."""
    job = PlanJob(read_edition(sample("jakarta-bandung-2018")), time_limit=ENOUGH_SECONDS)
    for progress in job.run():
        if progress.placed == progress.total:
            job.cancel()
    return job.planned


def flying_home(edition: Edition) -> Edition:
    """All participants leave Jakarta at 14:00 on the last day, and nothing may end after they have to go."""
    home = Journey(time=july(30, 14), venue="CGK")
    changes: Changes = {
        ("persons", person.id): changed(person, departure=home)
        for person in edition.persons.values()
        if person.role == "participant"
    }
    return apply(edition, {**changes, ("rules", "departures"): Departures(id="departures")})


def locked(edition: Edition, item: str, start: dt.datetime) -> Edition:
    """The edition after somebody put a time slot somewhere and locked it."""
    return apply(edition, {("placements", item): Placement(id=item, start=start, locked=True)})


def checked(edition: Edition, folder: Path, language: str) -> tuple[int, str]:
    """What ``lawatan check`` exits with, and what it says."""
    path = folder / "edition.json"
    path.write_text(edition_text(edition), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "lawatan.cli", "check", str(path), "--language", language],
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        env={**os.environ, "COLUMNS": "400"},
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


CASES = {
    "a museum on a Monday": (
        "mkaa@ALL",
        july(23, 10),
        "“Asian-African Conference Museum” stands on Mon 23 Jul, 10:00–11:00, but Asian-African Conference Museum is "
        "closed on Mon 23 Jul.",
        "“Kunjungan budaya Museum Konferensi Asia Afrika” dijadwalkan pada Sen 23 Jul pukul 10.00–11.00, tetapi Museum "
        "Konferensi Asia Afrika tutup pada Sen 23 Jul.",
    ),
    "a lecture into the Friday break": (
        "lec_setneg@ALL",
        july(20, 11, 45),
        "“Lecture by the Ministry of State Secretariat” stands on Fri 20 Jul, 11:45–13:15 and reaches into the Friday "
        "break 11:30–13:30 (prayer and lunch).",
        "“Sesi kelas narasumber Kementerian Sekretariat Negara” dijadwalkan pada Jum 20 Jul pukul 11.45–13.15 dan bentrok "
        "dengan jeda Jumat pukul 11.30–13.30 (salat dan makan siang).",
    ),
    "Batik Komar on a Sunday": (
        "komar@ALL",
        july(29, 10),
        "“Batik Komar” stands on Sun 29 Jul, 10:00–12:00, but Batik Komar is closed on Sun 29 Jul.",
        "“Kunjungan IKM Batik Komar” dijadwalkan pada Min 29 Jul pukul 10.00–12.00, tetapi Rumah Batik Komar tutup pada "
        "Min 29 Jul.",
    ),
    "the closing in Bandung before a flight from Jakarta": (
        "closing@ALL",
        july(30, 10, 30),
        "“Closing ceremony and certificates” stands on Mon 30 Jul, 10:30–12:00, but P01, P02, P03 and 17 others have to "
        "leave for the journey home; it may last until Mon 30 Jul, 06:45.",
        "“Penutupan dan penyerahan sertifikat” dijadwalkan pada Sen 30 Jul pukul 10.30–12.00, tetapi P01, P02, P03, dan "
        "17 lainnya harus berangkat pulang; paling lambat selesai Sen 30 Jul pukul 06.45.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_may_be_locked_and_check_says_why_it_cannot_be(case: str, planned: Edition, tmp_path: Path) -> None:
    item, start, english, indonesian = CASES[case]
    edition = flying_home(planned) if item == "closing@ALL" else planned

    edition = locked(edition, item, start)

    slot = edition.plan.placements[item]
    assert (slot.start, slot.locked) == (start, True)
    for language, sentence in (("en", english), ("id", indonesian)):
        code, told = checked(edition, tmp_path, language)
        assert code == 1, told
        assert sentence in " ".join(told.split())


@pytest.mark.parametrize("case", CASES)
def test_planning_leaves_it_where_it_is_locked(case: str, planned: Edition) -> None:
    item, start, *_ = CASES[case]

    job = PlanJob(locked(planned, item, start), time_limit=1.0)
    for _ in job.run():
        pass

    slot = job.planned.plan.placements[item]
    assert (slot.start, slot.locked) == (start, True)


def test_what_is_checked_breaks_nothing_before_it_is_locked(planned: Edition, tmp_path: Path) -> None:
    assert checked(planned, tmp_path, "en")[0] == 0
