"""Every output that there is: what it says of itself, and that all it says is translated."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import lawatan
from lawatan.output import AUDIENCES, OUTPUTS, Output
from lawatan.resources import folder
from lawatan.words import words
from output.two_groups import NOW, view

SOURCES = Path(lawatan.__file__).parent / "output"


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda o: o.name)
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", ["en", "id"])
def test_every_output_is_written_for_every_audience(
    output: Output, audience: str, language: str, tmp_path: Path
) -> None:
    files = output.write(view(), tmp_path, audience, language, now=NOW)  # type: ignore[arg-type]

    assert files
    assert all(path.suffix == output.suffix and path.stat().st_size > 500 for path in files)


def test_names_and_suffixes_are_unlike() -> None:
    assert len({o.name for o in OUTPUTS}) == len({o.suffix for o in OUTPUTS}) == len(OUTPUTS)


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
