"""Nobody reads what is not theirs, in any paper of any format: secrets are planted, and every file is read through.

A format or paper that is new is tried by itself; of a new format ``read_out`` has to be told how it is read.
"""

from __future__ import annotations

import datetime as dt
import shutil
from functools import cache
from typing import get_args

import pytest

from lawatan.domain import Plan, replace
from lawatan.jobs.outgoing import Sent, outgoing
from lawatan.jobs.releasing import Version
from lawatan.output import OUTPUTS, Outgoing, Output, Paper
from lawatan.output.format import Audience
from lawatan.output.reader import Reader, readers
from output.planted import Planted
from output.read_out import bare, read_out
from output.two_groups import NOW, at

PICTURES = (".png",)
"""Formats without words; they are made from the same data as papers that have them."""
READ = [(output, paper) for output in OUTPUTS if output.suffix not in PICTURES for paper in output.papers]
PUBLIC = ("Opening", "Lecture", "Aircraft tour", "Closing", "Anna Adams", "Bela Bartok", "Two groups", "Venue bdg_firm")
"""Of these words every paper has some."""
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler-utils")


def _marks(output: Output) -> list[pytest.MarkDecorator]:
    return [pytest.mark.office, needs_poppler] if output.suffix in (".pdf", ".eml") else []


@cache
def planted() -> Planted:
    """The edition with its secrets, made once."""
    return Planted()


@cache
def out() -> Outgoing:
    """What leaves the office: a version in which a slot is moved, another one gone, and one new."""
    edition = planted().edition
    placements = edition.plan.placements
    before = placements.with_record(placements["lecture@ALL"].model_copy(update={"start": at(19, 15)})).without(
        "tour@A"
    )
    gone = placements["opening@ALL"].model_copy(update={"id": "spare@ALL", "start": at(20, 16)})
    plan = edition.plan
    then = Plan(placements=before.with_record(gone), rides=plan.rides, duties=plan.duties, shuttles=plan.shuttles)
    version = Version(1, NOW - dt.timedelta(days=2), replace(edition, plan=then), {})  # type: ignore[arg-type]
    return outgoing(edition, "en", Sent(version), NOW, reminders=(30,))  # type: ignore[arg-type]


@cache
def everybody() -> tuple[Reader, ...]:
    """Each reader once: whoever may be called an official is one of the persons."""
    found = [each for audience in get_args(Audience) for each in readers(out().view, audience, "en")]
    return tuple(dict.fromkeys(found))


@cache
def said(output: Output, paper: Paper, reader: Reader) -> str:
    """All that a reader's paper says, its files' names too, in letters and digits alone."""
    if reader.kind not in paper.kinds:
        return ""
    return bare(
        "\n".join(f"{part.name}\n{read_out(part.content, output.suffix)}" for part in paper.make(out(), reader))
    )


def _shown(words: tuple[str, ...], text: str) -> bool:
    return any(bare(word) in text for word in words)


def test_there_is_a_reader_of_every_sort_and_a_secret_for_each() -> None:
    kinds = {reader.kind for reader in everybody()}

    assert kinds == {"all", "committee", "group", "host", "person", "vehicle"}
    assert {reader.id for reader in everybody()} >= {
        "A",
        "B",
        "firm",
        "ministry",
        "anna",
        "bela",
        "minister",
        "speaker",
    }
    assert {reader.id for reader in everybody()} >= {"bus", "van", "busdriver", "vandriver", "staff1"}
    assert len(planted().secrets) > 50
    for secret in planted().secrets:
        assert any(not secret.readers(reader) for reader in everybody())


@pytest.mark.parametrize(
    ("output", "paper"), [pytest.param(o, p, id=f"{o.name}-{p.name}", marks=_marks(o)) for o, p in READ]
)
def test_no_paper_shows_a_secret_to_a_reader_who_may_not_have_it(output: Output, paper: Paper) -> None:
    made = {reader: said(output, paper, reader) for reader in everybody()}

    leaks = [
        f"{secret.what} to {reader.kind} {reader.id}"
        for reader, text in made.items()
        for secret in planted().secrets
        if not secret.readers(reader) and _shown(secret.words, text)
    ]
    assert leaks == []
    assert [reader.id for reader, text in made.items() if text and not _shown(PUBLIC, text)] == []  # it was read
    assert any(made.values()), "nobody gets this paper: it was not tried"


@needs_poppler
@pytest.mark.office
def test_the_committee_does_read_what_it_works_with() -> None:
    (committee,) = [reader for reader in everybody() if reader.is_committee]
    papers = [said(output, paper, committee) for output, paper in READ]

    hidden = [s.what for s in planted().secrets if s.told and not any(_shown(s.words, text) for text in papers)]
    assert hidden == []


@pytest.mark.parametrize(
    ("kind", "reader", "secret"),
    [
        ("group", "A", "phone of a driver"),
        ("group", "A", "phone of a guide"),
        ("all", "", "condition of firm"),
        ("host", "firm", "contact's phone of firm"),
        ("person", "vandriver", "phone of anna"),
        ("person", "anna", "phone of another driver"),
    ],
)
def test_who_may_have_it_can_find_it_on_the_page_for_phones(kind: str, reader: str, secret: str) -> None:
    (html,) = [output for output in OUTPUTS if output.name == "html"]
    (whose,) = [each for each in everybody() if (each.kind, each.id) == (kind, reader)]
    (known,) = [each for each in planted().secrets if each.what == secret]

    assert _shown(known.words, said(html, html.papers[0], whose))
