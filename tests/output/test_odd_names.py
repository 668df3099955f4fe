"""Odd names come out as they were typed, in every format; and what files are called stays safe, unlike and in its folder."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import icalendar
import pytest

from lawatan.domain import AnyEdition, apply, replace
from lawatan.domain import changed as with_changes
from lawatan.jobs.export import export
from lawatan.output import OUTPUTS, Outgoing, Output, Paper
from lawatan.output.format import AUDIENCES
from lawatan.output.reader import readers
from output.driven import driven
from output.read_out import bare, read_out
from output.two_groups import NOW, text, view

FORMULA, PATH, MARKUP = "=cmd|' /C calc'!A0", "../../x", "<script>alert(1)</script> & “x” #[] $y$ *b* _u_"
LONG = "Wwmi" * 75
ARABIC, EMOJI, BREAK = "مركز التدريب", "Batik 🎨 Komar ✨", "Two\nlines"
EXACT = (".ics", ".html", ".xlsx", ".docx", ".txt", ".eml")
"""Formats in which nothing is put between the letters of a name; papers have soft hyphens where a long one may break."""
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler-utils")
READ = [
    pytest.param(
        output,
        paper,
        id=f"{output.name}-{paper.name}",
        marks=[pytest.mark.office, needs_poppler] if output.suffix in (".pdf", ".eml") else [],
    )
    for output in OUTPUTS
    if output.suffix != ".png"
    for paper in output.papers
]


@cache
def odd() -> AnyEdition:
    """A programme whose activities, venues, hosts, groups and people have odd names."""
    edition = driven()
    return apply(
        replace(edition, id="con"),
        {
            ("activities", "opening"): with_changes(edition.activities["opening"], name=text(FORMULA, FORMULA)),
            ("activities", "lecture"): with_changes(edition.activities["lecture"], name=text(LONG, LONG)),
            ("activities", "tour"): with_changes(edition.activities["tour"], name=text(EMOJI, EMOJI)),
            ("activities", "closing"): with_changes(edition.activities["closing"], name=text(MARKUP, MARKUP)),
            ("hosts", "firm"): with_changes(edition.hosts["firm"], name=text(PATH, PATH), short=PATH),
            ("hosts", "ministry"): with_changes(edition.hosts["ministry"], name=text(ARABIC, ARABIC), short="CON"),
            ("groups", "A"): with_changes(edition.groups["A"], name=text(BREAK, BREAK)),
        },
    )


def all_said(output: Output, paper: Paper) -> str:
    """What all files of a paper say, one reader of each kind."""
    out = Outgoing(view(odd()), "en", NOW)
    told = []
    for audience in AUDIENCES:
        for reader in readers(out.view, audience, "en")[:2]:
            if reader.kind in paper.kinds:
                told += [_said(part.content, output.suffix) for part in paper.make(out, reader)]
    return "\n".join(told)


def _said(content: bytes, suffix: str) -> str:
    if suffix != ".ics":
        return read_out(content, suffix)
    return "\n".join(str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(content).events)


@pytest.mark.parametrize(("output", "paper"), READ)
def test_odd_names_come_out_as_they_were_typed(output: Output, paper: Paper) -> None:
    said = all_said(output, paper)
    plain = " ".join(said.split())
    there = 0
    for name in (FORMULA, LONG, EMOJI, MARKUP):
        exact = output.suffix in EXACT and paper.name not in ("mails", "message")
        found = name in plain if exact else bare(name) in bare(said)
        if found:
            there += 1
        else:
            start = bare(name)[:8]
            assert start not in bare(said), f"{name[:40]} is there, but not as it was typed"
    assert there or paper.name in ("badges", "certificates", "names"), "no activity stands on it"


def test_files_are_safe_unlike_and_in_their_folder(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    files = [path for audience in ("hosts", "groups", "persons") for path in export(odd(), "txt", folder, audience)]  # type: ignore[arg-type]
    assert sorted(path.resolve() for path in tmp_path.rglob("*") if path.is_file()) == sorted({*files})
    names = [path.name for path in files]
    assert len({name.lower() for name in names}) == len(names)
    for name in names:
        assert name.isascii() and len(name) <= 150 and name.split(".")[0].lower() not in ("con", "nul", "prn")
        assert not set(name) & set('<>:"/\\|?*')
