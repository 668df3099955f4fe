"""The commands ``release`` and ``changes``: versions in a document, and what is otherwise since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import activity, one_city, planned, standing_rules
from lawatan.jobs.files import write_edition
from lawatan.rules import Edition
from lawatan.store import Document
from test_cli import lawatan

STARTS = {"visit": "wed 09:00", "talk": "thu 09:00"}


def programme(**starts: str) -> Edition:
    made = one_city(activity("visit", "UDJO", 90, hosts=("FIRM",)), activity("talk"), rules=standing_rules())
    return planned(made, {**STARTS, **starts} if starts != {"none": ""} else {})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.lawatan"
    Document.create(path, programme()).close()
    return path


@pytest.mark.deep
def test_a_version_is_sent_and_the_next_tells_just_what_changed(file: Path) -> None:
    first = lawatan("release", str(file))
    assert (first.returncode, first.stdout.splitlines()[0]) == (0, "Version 1: 2 readers get their schedules.")
    again = lawatan("release", str(file))
    assert again.stdout == "Nothing has changed since the last version: none is sent.\n"
    assert json.loads(lawatan("release", str(file), "--json").stdout) == {"version": None}
    with Document.open(file) as document:
        document.keep(document.edition.model_copy(update={"plan": programme(visit="wed 14:00").plan}), "Moved")

    since = lawatan("changes", str(file))
    assert since.stdout.splitlines()[1:3] == ["  Firm", "    “Visit”: Wed 25 Jul, 09:00–10:30 → 14:00–15:30."]
    one = json.loads(lawatan("changes", str(file), "--for", "FIRM", "--json").stdout)
    assert one["since"] == 1 and {each["reader"]["id"] for each in one["changes"]} == {"FIRM"}
    second = json.loads(lawatan("release", str(file), "--json").stdout)
    assert (second["version"], second["since"]) == (2, 1)
    nothing = lawatan("changes", str(file), "--language", "id").stdout
    assert "versi 2" in nothing
    assert (
        "Jadwal 2 pembaca berbeda dari versi 1"
        in lawatan("changes", str(file), "--since", "1", "--language", "id").stdout
    )


def test_what_cannot_be_is_refused_in_a_sentence(file: Path, tmp_path: Path) -> None:
    text, empty = tmp_path / "a.json", tmp_path / "empty.lawatan"
    write_edition(programme(), text)
    Document.create(empty, programme(none="")).close()
    for arguments, why in (
        (("changes", str(text)), "versions are kept in a document"),
        (("changes", str(file)), "no version was sent yet"),
        (("release", str(empty)), "nothing is scheduled yet"),
    ):
        ended = lawatan(*arguments)
        assert (ended.returncode, ended.stdout) == (2, "") and why in ended.stderr, arguments
    lawatan("release", str(file))
    ended = lawatan("changes", str(file), "--since", "4")
    assert ended.returncode == 2 and "there is no version 4; there are: 1." in ended.stderr
    with Document.open(file):
        assert lawatan("release", str(file)).returncode == 2, "it is open for writing elsewhere"
