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

    made = [part for reader in found for paper in [output.usual(reader)] if paper for part in paper.make(out, reader)]
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
