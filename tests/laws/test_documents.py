"""Documents keep what JSON text keeps: whatever edition, and whatever is done to it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from editions import editions
from lawatan.domain import difference
from lawatan.jobs.documents import convert
from lawatan.jobs.files import edition_text, read_edition, write_edition
from lawatan.rules import Edition
from lawatan.store import Document


@settings(max_examples=30)
@given(editions())
def test_an_edition_goes_from_json_text_to_a_document_and_back(edition: Edition) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text, document, back = (Path(folder, name) for name in ("a.json", "a.lawatan", "b.json"))
        write_edition(edition, text)

        convert(text, document, "en", None, False)
        convert(document, back, "en", None, False)

        assert read_edition(document) == edition
        assert back.read_bytes() == text.read_bytes()


@settings(max_examples=20)
@given(st.lists(editions(), min_size=1, max_size=5))
def test_each_of_any_editions_kept_in_turn_is_there_again(chosen: list[Edition]) -> None:
    """From one programme to quite another in one edit: what is gone is gone, what is new is there, and undo leads back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.lawatan")
        Document.create(path, chosen[0]).close()
        for before, after in zip(chosen, [*chosen[1:], chosen[0]], strict=True):
            with Document.open(path) as document:
                assert document.edition == before
                kept = document.keep(after, "Next")
                changed = document.history()[0].keys if kept else ()
                assert set(changed) == set(difference(before, after))
        copy = shutil.copy(path, Path(folder, "b.lawatan"))
        with Document.open(copy, read_only=True) as document:
            assert edition_text(document.edition) == edition_text(chosen[0])
