"""Bali 2016 with more people: the country reports are held by two groups at once, in two rooms of the resort."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from builders import text, with_fields, with_records
from lawatan.domain import Group, Room
from lawatan.jobs.export import export
from lawatan.jobs.files import read_edition
from lawatan.jobs.plan import Outcome, PlanJob
from lawatan.resources import sample
from lawatan.rules import Edition, SameStart, judge
from lawatan.schedule import Setting, View

pytestmark = [pytest.mark.slow, pytest.mark.deep]


def parallel(**groups: int) -> Edition:
    """The groups, with so many people, each give their country reports by themselves, all at one time."""
    made = read_edition(sample("bali-2016"))
    parts = [Group(id=name, name=text(f"Group {name}"), parent="ALL", participants=n) for name, n in groups.items()]
    made = with_records(made, "groups", *parts)
    rooms = (
        *made.venues["RAMADA"].rooms,
        Room(id="WEST", name=text("West room"), capacity=20),
        Room(id="EAST", name=text("East room"), capacity=30),
    )
    made = with_fields(made, "venues", "RAMADA", rooms=rooms)
    fields = {"groups": tuple(groups), "apart": True, "room": None, "rooms": ("WEST", "EAST")}
    made = with_fields(made, "activities", "country_reports", **fields)
    return with_records(made, "rules", SameStart(id="reports-at-once", activities=("country_reports",)))


def read(path: Path) -> str:
    return (
        path.read_text()
        if path.suffix == ".ics"
        else " ".join(
            str(cell)
            for sheet in load_workbook(path).worksheets
            for row in sheet.values
            for cell in row
            if cell is not None
        )
    )


def planned(edition: Edition, language: str = "en") -> tuple[Edition, Outcome]:
    job = PlanJob(edition, 1.0, language=language)
    for _ in job.run():
        pass
    assert job.outcome is not None
    return job.planned, job.outcome


def test_25_and_18_report_at_once_in_the_rooms_that_hold_them(tmp_path: Path) -> None:
    edition, outcome = planned(parallel(A=25, B=18))

    slots = edition.plan.placements
    assert (outcome.status, judge(View(Setting(edition)))) == ("complete", ())
    assert (slots["country_reports@A"].room, slots["country_reports@B"].room) == ("EAST", "WEST")
    assert slots["country_reports@A"].start == slots["country_reports@B"].start

    papers = [
        path
        for name, audience in (("ics", "groups"), ("xlsx", "groups"))
        for path in export(edition, name, tmp_path, audience)
    ]
    rooms = {path.name: [room for room in ("East room", "West room") if room in read(path)] for path in papers}
    assert rooms == {
        "bali-2016-group-a.ics": ["East room"],
        "bali-2016-group-b.ics": ["West room"],
        "bali-2016-group-a.xlsx": ["East room"],
        "bali-2016-group-b.xlsx": ["West room"],
    }


def test_three_at_once_cannot_be_in_two_rooms() -> None:
    _, outcome = planned(parallel(A=25, B=18, C=10))

    (left,) = outcome.unplaced
    assert outcome.status == "impossible"
    assert left.occurrence.startswith("country_reports@")
    assert "none of its rooms can be had. “Country report presentations” (Group" in left.why
    assert "East room of Ramada Bintang Bali Resort" in left.why and "West room of Ramada" in left.why
