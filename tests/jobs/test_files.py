"""Editions as files: what is written reads back equal, and what cannot be read is told in one line."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lawatan.jobs.files import Unreadable, edition_schema, edition_text, read_edition, write_edition
from lawatan.resources import sample, samples


@pytest.mark.parametrize("path", samples(), ids=lambda p: p.stem)
def test_written_edition_reads_back_equal(path: Path, tmp_path: Path) -> None:
    edition = read_edition(path)

    write_edition(edition, tmp_path / "copy.json")

    assert read_edition(tmp_path / "copy.json") == edition


def test_writing_leaves_nothing_else_behind(tmp_path: Path) -> None:
    edition = read_edition(sample("bali-2016"))

    write_edition(edition, tmp_path / "a.json")
    write_edition(edition, tmp_path / "a.json")

    assert os.listdir(tmp_path) == ["a.json"]


def test_failed_writing_leaves_the_old_file(tmp_path: Path) -> None:
    edition = read_edition(sample("bali-2016"))
    (tmp_path / "folder").mkdir()

    with pytest.raises(OSError):
        write_edition(edition, tmp_path / "folder")

    assert os.listdir(tmp_path) == ["folder"]


def spoiled(tmp_path: Path, change: Any) -> Path:
    body = json.loads(sample("bali-2016").read_text(encoding="utf-8"))
    change(body)
    path = tmp_path / "spoiled.json"
    path.write_text(json.dumps(body), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda e: e["venues"]["BCIC"].update(latitude=123),
            "venues.BCIC.latitude: it can be 90 at most.",
        ),
        (
            lambda e: e["activities"]["coffee"].update(venue="COFEE"),
            "activities.coffee.venue: there is no “COFEE” among the venues of this edition.",
        ),
        (
            lambda e: e["rules"]["lunch"].update(minutes=0),
            "rules.lunch.minutes: it has to be at least 1.",
        ),
        (lambda e: e.pop("first_day"), "first_day: this field is missing."),
        (
            lambda e: e["cities"]["BALI"].update(zone="Asia/Bali"),
            "cities.BALI.zone: the time zone Asia/Bali is unknown: use an IANA name such as Asia/Jakarta.",
        ),
        (lambda e: e["rules"].update(x={"kind": "siesta"}), None),
        (lambda e: e["rules"].update(x={}), 'rules.x: a rule needs its kind, as in "kind": "lunch".'),
        (lambda e: e.update(durasi=3), "durasi: there is no such field: look at its spelling, or take it out."),
        (
            lambda e: e["venues"]["BCIC"].update(name="BCIC"),
            'venues.BCIC.name: fields in braces are expected here, as in {"en": "…", "id": "…"}.',
        ),
        (
            lambda e: e["groups"]["ALL"].update(members="P01"),
            "groups.ALL.members: a list in square brackets is expected here.",
        ),
        (lambda e: e.update(first_day="24/10/2016"), "first_day: a date is expected here, as in 2018-07-25."),
        (
            lambda e: e["rules"]["lunch"].update(earliest="noon"),
            "rules.lunch.earliest: a time is expected here, as in 08:30.",
        ),
        (lambda e: e["activities"]["coffee"].update(kind="party"), None),
        (lambda e: e["activities"]["coffee"].update(duration_minutes="long"), None),
        (
            lambda e: e.update(plan={"placements": {"spa": {"start": "2016-10-25T09:00+08:00"}}}),
            "plan.placements.spa: there is nothing of this name to place; did you mean spa@ALL?",
        ),
        (
            lambda e: e.update(plan={"placements": {"spa@ALL": {"start": "2016-10-25T09:00"}}}),
            "plan.placements.spa@ALL.start: the time needs its offset, as in 2018-07-19T09:00+07:00.",
        ),
        (lambda e: e["cities"]["BALI"].update(hotel="CGK"), "cities.BALI.hotel: CGK lies in JKT, not in BALI."),
        (
            lambda e: e["activities"].update({"a@b": e["activities"]["spa"]}),
            "activities.a@b: this id cannot have @ or +: they join the ids of activities and groups.",
        ),
        (
            lambda e: [e["venues"][v].update(latitude=99) for v in ("BCIC", "CGK", "DPS", "SPA", "HLP")],
            "venues.BCIC.latitude: it can be 90 at most; venues.CGK.latitude: it can be 90 at most; "
            "venues.DPS.latitude: it can be 90 at most. (2 more faults.)",
        ),
        (lambda e: e["hosts"].update({"a b": {"name": {"en": "x"}}}), None),
    ],
)
def test_bad_field_is_named_with_its_path(change: Any, said: str | None, tmp_path: Path) -> None:
    path = spoiled(tmp_path, change)

    with pytest.raises(Unreadable) as caught:
        read_edition(path)

    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    if said is not None:
        assert str(caught.value) == f"{path}: {said}"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"",
            ", line 1, column 1: this is not JSON; look for a comma, quotation mark or bracket that is missing or too "
            "many there or just before.",
        ),
        (b"\xff\xfe\x00", ": this is not text in UTF-8, so it is no programme."),
        (b'{"id": 1,\n "id": 2}', ": 'id' is there twice; give one of them another id."),
        (b'{"order": ' + b"9" * 5_000 + b"}", ": a number in it is too large."),
        (b"[" * 100_000, ": this is nested too deeply to be a programme."),
    ],
)
def test_file_that_is_no_edition_is_refused(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)

    with pytest.raises(Unreadable) as caught:
        read_edition(path)

    assert str(caught.value) == f"{path}{said}"


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as missing:
        read_edition(tmp_path / "none.json")
    with pytest.raises(Unreadable) as folder:
        read_edition(tmp_path)

    assert str(missing.value) == f"{tmp_path / 'none.json'}: there is no such file."
    assert str(folder.value) == f"{tmp_path}: this is a folder; name the file in it."


def test_text_is_the_same_for_equal_editions() -> None:
    edition = read_edition(sample("bali-2016"))

    assert edition_text(edition) == edition_text(type(edition).model_validate_json(edition_text(edition)))


@pytest.mark.parametrize("path", samples(), ids=lambda p: p.stem)
def test_samples_keep_to_the_published_schema(path: Path) -> None:
    """Judged by jsonschema, which knows nothing of our records."""
    jsonschema.Draft202012Validator.check_schema(edition_schema())
    judge = jsonschema.Draft202012Validator(edition_schema())

    assert [error.message for error in judge.iter_errors(json.loads(path.read_text(encoding="utf-8")))] == []


def test_schema_refuses_what_the_records_refuse(tmp_path: Path) -> None:
    judge = jsonschema.Draft202012Validator(edition_schema())
    body = json.loads(spoiled(tmp_path, lambda e: e["venues"]["BCIC"].update(latitude=123)).read_text())

    assert [list(error.path) for error in judge.iter_errors(body)] == [["venues", "BCIC", "latitude"]]


@pytest.mark.parametrize(("note", "kept"), [("by toll road", True), ({"en": "by toll road"}, True), (5, False)])
def test_the_schema_takes_a_note_in_plain_words_as_the_records_do(note: object, kept: bool, tmp_path: Path) -> None:
    judge = jsonschema.Draft202012Validator(edition_schema())
    path = spoiled(tmp_path, lambda e: e["venues"]["BCIC"]["facts"].update(name={"note": note}))

    assert judge.is_valid(json.loads(path.read_text(encoding="utf-8"))) == kept
    if kept:
        assert read_edition(path).venues["BCIC"].facts["name"].note.in_language("id") == "by toll road"
    else:
        with pytest.raises(Unreadable, match=r"venues\.BCIC\.facts\.name\.note"):
            read_edition(path)


def test_changes_of_city_out_of_order_are_told(tmp_path: Path) -> None:
    body = json.loads(sample("jakarta-bandung-2018").read_text(encoding="utf-8"))
    body["groups"]["ALL"]["city"] = "BDG"
    path = tmp_path / "turned.json"
    path.write_text(json.dumps(body), encoding="utf-8")

    with pytest.raises(Unreadable) as caught:
        read_edition(path)

    assert str(caught.value) == (
        f"{path}: city_changes.to-bandung.from_city: ALL is in BDG by then, not in JKT; look at the order of the changes and "
        "at the first city of the group"
    )
