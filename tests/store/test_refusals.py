"""What is no document, or none that is sound, is refused with the reason and left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawatan.store import Damaged, Document, Refused
from lawatan.store.versions import VERSION
from store.documents import BOTH, refused, sql, untouched


def rewritten(path: Path, at: int, content: bytes) -> None:
    body = bytearray(path.read_bytes())
    body[at : at + len(content)] = content
    path.write_bytes(body)


@BOTH
@pytest.mark.parametrize("content", [b"", b"{}", b"SQLite format 3\x00", b"PK\x03\x04" * 1000])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes, read_only: bool) -> None:
    path = tmp_path / "a.lawatan"
    path.write_bytes(content)

    said = str(refused(path, read_only))

    assert "no document of Lawatan" in said or (content[:6] == b"SQLite" and "damaged" in said)


@BOTH
def test_the_database_of_another_program_is_refused(tmp_path: Path, read_only: bool) -> None:
    sql(tmp_path / "a.lawatan", "CREATE TABLE recipe (name TEXT)")

    assert "database of another program" in str(refused(tmp_path / "a.lawatan", read_only))


@BOTH
def test_a_newer_document_is_refused(path: Path, read_only: bool) -> None:
    sql(path, f"PRAGMA user_version = {VERSION + 1}")

    assert f"its version is {VERSION + 1}, this Lawatan reads up to {VERSION}" in str(refused(path, read_only))


@BOTH
def test_a_field_that_is_not_known_is_a_newer_lawatans(path: Path, read_only: bool) -> None:
    sql(path, """UPDATE record SET body = json_set(body, '$.scent', 3) WHERE id = 'UDJO'""")

    said = str(refused(path, read_only))

    assert "a newer Lawatan wrote this document: it holds venues.UDJO.scent, which this one does not know" in said


@BOTH
@pytest.mark.parametrize("part", [0.3, 0.6, 0.99])
def test_a_truncated_document_is_refused(path: Path, part: float, read_only: bool) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])

    assert isinstance(refused(path, read_only), Damaged)


@BOTH
def test_a_record_that_does_not_hold_together_is_named(path: Path, read_only: bool) -> None:
    sql(path, "UPDATE record SET body = json_set(body, '$.latitude', 123) WHERE id = 'UDJO'")

    fault = refused(path, read_only)

    assert isinstance(fault, Damaged)
    assert [entry["loc"] for entry in fault.faults] == [("venues", "UDJO", "latitude")]
    assert "this document is damaged (venues.UDJO.latitude)" in str(fault)


@pytest.mark.parametrize("body", ["", "{", "3", "[]", "null", '{"a":}', "[" * 100_000, b"\xff\xfe"])
def test_a_body_that_is_no_record_is_named(path: Path, body: str | bytes) -> None:
    sql(path, "UPDATE record SET body = ? WHERE id = 'UDJO'", body)

    assert "(venues.UDJO)" in str(refused(path))


def test_a_missing_record_is_told_where_it_is_missed(path: Path) -> None:
    sql(path, "DELETE FROM record WHERE id = 'UDJO'")

    fault = refused(path)

    assert isinstance(fault, Damaged)
    assert ("activities", "udjo", "venue") in [entry["loc"] for entry in fault.faults]


def test_other_tables_than_a_documents_are_refused(path: Path) -> None:
    sql(path, "CREATE TRIGGER more AFTER INSERT ON edit BEGIN DELETE FROM change; END")

    assert "its tables are not those of a document" in str(refused(path))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), read_only=st.booleans())
def test_a_flipped_bit_is_refused_or_changes_a_letter(path: Path, place: float, bit: int, read_only: bool) -> None:
    """Never another exception, and never a change of the file."""
    sound = path.read_bytes()
    at = int(place * len(sound))
    rewritten(path, at, bytes([sound[at] ^ 1 << bit]))
    before, said = untouched(path), ""
    try:
        with Document.open(path, read_only) as document:
            document.history()
    except Refused as fault:
        said = str(fault)
    finally:
        assert untouched(path) == before
        path.write_bytes(sound)
    assert said.startswith(f"{path}: ") or not said


@BOTH
def test_a_folder_and_nothing_are_refused(tmp_path: Path, read_only: bool) -> None:
    assert "this is a folder" in str(refused(tmp_path, read_only))
    with pytest.raises(Refused, match="there is no such file"):
        Document.open(tmp_path / "none.lawatan", read_only)
    assert os.listdir(tmp_path) == []


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.lawatan")

    with pytest.raises(Refused, match="no ordinary file"):
        Document.open(tmp_path / "pipe.lawatan")
