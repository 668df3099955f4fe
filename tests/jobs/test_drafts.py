"""Drafts get names of their own in a folder that is made for them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from builders import one_city
from lawatan.domain import Text
from lawatan.jobs.drafts import called, draft_path, drafts_folder, is_draft
from lawatan.store import Document
from lawatan.words import words

NOW = dt.datetime(2026, 11, 22, 14, 5, tzinfo=dt.UTC)


def test_a_draft_is_named_after_its_programme_and_the_minute() -> None:
    first = draft_path("bali 2016/x", NOW)
    first.touch()
    second = draft_path("bali 2016/x", NOW)

    assert [p.name for p in (first, second)] == [
        "bali-2016-x-2026-11-22-1405.lawatan",
        "bali-2016-x-2026-11-22-1405-2.lawatan",
    ]
    assert is_draft(first) and not is_draft(Path("elsewhere") / first.name)


def test_a_programme_without_an_id_gets_a_draft_too() -> None:
    assert draft_path("", NOW).name.startswith("programme-")


def test_the_folder_is_that_of_the_users_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAWATAN_DRAFTS")

    assert drafts_folder().parts[-2:] == ("lawatan", "drafts")


@pytest.mark.parametrize(("language", "name"), [("en", "Batik & more"), ("id", "Batik dan lainnya")])
def test_a_draft_goes_by_the_name_of_its_programme(language: str, name: str) -> None:
    path = draft_path("programme-1", NOW)
    Document.create(path, one_city(name=Text(en="Batik & more", id="Batik dan lainnya"))).close()

    told, where = called(path, words(language))

    assert told == name and path.name not in where


def test_what_cannot_be_read_or_was_saved_goes_by_the_name_of_its_file(tmp_path: Path) -> None:
    draft, saved = draft_path("programme-1", NOW), tmp_path / "saved.lawatan"
    draft.write_bytes(b"SQLite format 3\0 and no more")
    Document.create(saved, one_city()).close()

    assert called(draft, words("en")) == (draft.name, str(draft.parent))
    assert called(saved, words("en")) == (saved.name, str(tmp_path))
