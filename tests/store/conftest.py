"""A document with a small edition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lawatan.store import Document
from store.documents import NOON, edition


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Document.create(tmp_path / "a.lawatan", edition(), "Imported", "Sari", NOON):
        pass
    return tmp_path / "a.lawatan"


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    with Document.open(path) as opened:
        yield opened
