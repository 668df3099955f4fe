"""Names of the files that are written, and writing them so that a reader never finds half of one."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from lawatan.domain import AnyEdition
from lawatan.output.reader import Reader

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, with any suffix (Microsoft, Naming Files, Paths, and Namespaces)."""
_LONGEST = 120
_LONGEST_INSTITUTION = 32


def edition_key(edition: AnyEdition) -> str:
    """The edition's id; without one, its English name in plain letters."""
    return edition.id or plain(edition.name.in_language("en")) or "programme"


def file_names(edition: AnyEdition, readers: Iterable[Reader]) -> tuple[str, ...]:
    """Return a file name without suffix for each reader: ASCII, readable, stable, no two alike, case not counted."""
    found: dict[str, None] = {}
    for reader in readers:
        parts = [plain(edition_key(edition)), *([reader.kind] if reader.kind != "all" else []), plain(reader.id)]
        institution = plain(reader.institution)
        if len(institution) <= _LONGEST_INSTITUTION:
            parts.append(institution)
        stem = "-".join(part for part in parts if part)
        if _RESERVED.fullmatch(stem):
            stem = f"lawatan-{stem}"
        if len(stem) > _LONGEST:
            stem = f"{stem[: _LONGEST - 9]}-{short_digest(stem)}"
        found[stem if stem not in found else f"{stem}-{short_digest(reader.id)}"] = None
    return tuple(found)


def plain(text: str) -> str:
    """The text in small ASCII letters, digits, ``.``, ``_`` and ``-``."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9._]+", "-", ascii_text).strip("-.")


def write_whole(path: Path, content: bytes) -> Path:
    """Write ``content`` to ``path`` in one step: another program sees the old file or the whole new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def short_digest(text: str) -> str:
    """Eight letters and digits that stand for a text."""
    return blake2b(text.encode(), digest_size=4).hexdigest()
