"""Drafts get names of their own in a folder that is made for them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lawatan.jobs.drafts import draft_path, drafts_folder, is_draft

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
