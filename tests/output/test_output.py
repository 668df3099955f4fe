"""Every output that there is: what it says of itself, and that all it says is translated."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import lawatan
from lawatan.jobs.export import NothingToExport, readers_for, write
from lawatan.output import AUDIENCES, OUTPUTS, Outgoing, Output, Paper
from lawatan.output.reader import readers
from lawatan.resources import folder
from lawatan.words import words
from output.driven import driven, since
from output.hosted import hosted
from output.read_out import read_out
from output.two_groups import NOW, at, moved, view

SOURCES = Path(lawatan.__file__).parent / "output"
PAPERS = [
    pytest.param(output, paper, id=f"{output.name}-{paper.name}") for output in OUTPUTS for paper in output.papers
]


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda o: o.name)
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", ["en", "id"])
def test_every_output_is_written_for_every_audience_that_it_is_for(
    output: Output, audience: str, language: str, tmp_path: Path
) -> None:
    out = Outgoing(view(driven()), language, NOW)
    found = readers_for(out, audience)

    made = [
        part for reader in found for paper in [output.usual(out, reader)] if paper for part in paper.make(out, reader)
    ]
    if not made:
        with pytest.raises(NothingToExport):
            write(out, output, found, tmp_path)
        return
    files = write(out, output, found, tmp_path)

    assert all(path.suffix == output.suffix and path.stat().st_size > 100 for path in files)
    assert len({path.name.lower() for path in files}) == len(files) >= 1


@pytest.mark.parametrize(("output", "paper"), PAPERS)
def test_every_paper_is_made_for_somebody_when_something_is_new(output: Output, paper: Paper) -> None:
    out = since(driven(), driven(moved("lecture@ALL", at(20, 14))))
    made = [
        part
        for audience in AUDIENCES
        for reader in readers(out.view, audience, out.language)
        if reader.kind in paper.kinds
        for part in paper.make(out, reader)
    ]

    assert made


@pytest.mark.parametrize(
    ("person", "paper"),
    [
        ("ana", "schedule"),
        ("minister", "host"),
        ("speaker", "host"),
        ("asep", "driver"),
        ("budi", "driver"),
        ("PIC", "schedule"),
    ],
)
def test_who_asks_for_no_paper_by_name_gets_the_one_that_is_for_it(person: str, paper: str, tmp_path: Path) -> None:
    out = Outgoing(view(hosted() if person == "PIC" else driven()), "en", NOW)
    (reader,) = (each for each in readers(out.view, "persons", "en") if each.id == person)
    pdf = next(each for each in OUTPUTS if each.name == "pdf")

    usual = pdf.usual(out, reader)
    assert usual is not None and usual.name == paper
    (written,) = write(out, pdf, [reader], tmp_path)
    assert paper not in written.name
    (mail,) = (each for each in OUTPUTS if each.name == "eml")
    attached = "".join(read_out(part.content, ".eml") for part in mail.papers[0].make(out, reader))
    assert {"host": "Information for", "driver": "sheet:", "schedule": "chedule"}[paper] in attached


def test_names_and_suffixes_are_unlike() -> None:
    assert len({o.name for o in OUTPUTS}) == len({o.suffix for o in OUTPUTS}) == len(OUTPUTS)
    assert all(len({paper.name for paper in o.papers}) == len(o.papers) >= 1 for o in OUTPUTS)


def test_all_that_outputs_say_is_translated() -> None:
    with (folder("resources") / "locale" / "id.po").open("rb") as file:
        catalogue = read_po(file, locale="id")
    keywords = {"say": None, "mark": None, "plural": (1, 2)}
    said = {
        entry[2] if isinstance(entry[2], str) else entry[2][0]
        for entry in extract_from_dir(SOURCES, method_map=[("**.py", "python")], keywords=keywords)
    }

    assert said >= {"Resource persons", "{n} person"}
    missing = [message for message in sorted(said) if not (catalogue.get(message) and catalogue.get(message).string)]
    assert missing == []
    assert words("id")("Resource persons") == "Narasumber"
