"""The command ``outbox``: who waits, what is noted by hand, what publishing notes of itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from jobs.test_releasing import EN, NOON, moved, programme
from lawatan.cli import app
from lawatan.cli.refused import Refused
from lawatan.domain import apply
from lawatan.jobs.releasing import release
from lawatan.store import Document

Run = Callable[..., str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.lawatan"
    with Document.create(path, programme()) as document:
        release(document, EN, NOON)
    return path


@pytest.fixture
def run(file: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in this process: what it prints."""

    def call(command: str, *options: str) -> str:
        app([command, str(file), *options], standalone_mode=False)
        return capsys.readouterr().out

    return call


def test_who_is_told_is_noted_by_name_and_can_be_taken_back(run: Run) -> None:
    assert run("outbox").splitlines() == [
        "Version 1: 3 readers of 3 still have to be told.",
        "  Firm: not yet told of version 1",
        "  Expert: not yet told of version 1",
        "  All: not yet told of version 1",
    ]
    told = run("outbox", "--told", "firm", "--told", "EXPERT").splitlines()
    assert told[:2] == ["Version 1: 1 reader of 3 still has to be told.", "  All: not yet told of version 1"]
    found = json.loads(run("outbox", "--waiting", "Firm", "--json"))["readers"]
    assert [(each["reader"], each["how"]) for each in found] == [
        ("hosts/FIRM", None),
        ("persons/EXPERT", "told"),
        ("groups/ALL", None),
    ]
    assert run("outbox", "--language", "id").startswith("Versi 1: 2 dari 3 pembaca belum diberi tahu.")
    with pytest.raises(Refused, match="Nobody called “Nobody”"):
        run("outbox", "--told", "Nobody")


def test_publishing_a_version_notes_it_and_a_draft_notes_nothing(run: Run, file: Path, tmp_path: Path) -> None:
    run("publish", "--to", str(tmp_path / "www"), "--for", "hosts")
    assert "Firm: not yet" in run("outbox"), "a preview sends nothing"
    run("publish", "--to", str(tmp_path / "www"), "--for", "hosts", "--send")
    assert "Firm: calendar published" in run("outbox")

    with Document.open(file) as document:
        document.take_back([("hosts", "FIRM")], 1)
        moved(document, visit="wed 13:30")
    assert "1 changed" in run("publish", "--to", str(tmp_path / "www"), "--for", "hosts"), "it can be looked at"
    with pytest.raises(Refused, match="This is a draft after the last version"):
        run("publish", "--to", str(tmp_path / "www"), "--for", "hosts", "--send")
    assert "Firm: not yet" in run("outbox")


def test_mails_of_a_version_are_noted_for_those_alone_for_whom_they_were_written(run: Run, tmp_path: Path) -> None:
    app(
        ["export", "eml", str(tmp_path / "a.lawatan"), "-o", str(tmp_path / "mails"), "--for", "hosts"],
        standalone_mode=False,
    )
    app(["export", "ics", str(tmp_path / "a.lawatan"), "-o", str(tmp_path), "--for", "persons"], standalone_mode=False)

    told = run("outbox").splitlines()

    assert [line.partition(":")[0].strip() for line in told if "e-mail written" in line] == ["Firm"]
    assert sum("not yet told" in line for line in told) == 2


def test_a_document_that_is_not_there_is_called_so(tmp_path: Path) -> None:
    for command in ("release", "changes", "outbox"):
        with pytest.raises(Refused, match="no such file"):
            app([command, str(tmp_path / "none.lawatan")], standalone_mode=False)


def test_a_version_of_a_programme_with_something_to_fix_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = programme()
    without = apply(whole, {("placements", "visit@ALL"): None})
    for name, edition, warned in (("whole", whole, False), ("broken", without, True)):
        path = tmp_path / f"{name}.lawatan"
        Document.create(path, edition).close()
        app(["release", str(path)], standalone_mode=False)
        said = capsys.readouterr()
        assert said.out.startswith("Version 1: ")
        assert ("something that must happen is left out" in said.err) is warned


def test_calendars_that_were_left_as_somebody_elses_are_not_noted_and_the_others_are(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "www"
    run("publish", "--to", str(place), "--for", "FIRM,EXPERT")
    place.mkdir(exist_ok=True)
    (place / f"{_name_of(run, tmp_path)}.ics").write_text(
        "BEGIN:VCALENDAR\r\nPRODID:-//Somebody//EN\r\nEND:VCALENDAR\r\n"
    )

    with pytest.raises(Refused, match="something else lies there"):
        run("publish", "--to", str(place), "--for", "FIRM,EXPERT", "--send")

    told = run("outbox")
    assert "Firm: not yet" in told and "Expert: calendar published" in told


def _name_of(run: Run, tmp_path: Path) -> str:
    """What the firm's calendar is called where it is published."""
    run("publish", "--to", str(tmp_path / "other"), "--for", "FIRM", "--send")
    (file,) = (tmp_path / "other").glob("*.ics")
    with Document.open(tmp_path / "a.lawatan") as document:
        document.take_back([("hosts", "FIRM")], 1)
    return file.stem
