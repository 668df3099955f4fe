"""Names of the files that are written, and writing them so that a reader never finds half of one."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
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


def file_names(edition: AnyEdition, readers: Sequence[Reader]) -> tuple[str, ...]:
    """Return a file name without suffix for each reader: ASCII, readable, stable, no two alike, case not counted."""
    found: dict[str, None] = {}
    for reader in readers:
        parts = [plain(edition_key(edition))]
        if reader.kind != "all":
            parts.append(reader.kind)
        if reader.id:
            parts.append(plain_id(edition, reader.kind, reader.id))
        institution = plain(reader.institution)
        if len(institution) <= _LONGEST_INSTITUTION and not _begins_another(edition, reader):
            parts.append(institution)
        stem = "-".join(part for part in parts if part)
        if _RESERVED.fullmatch(stem):
            stem = f"lawatan-{stem}"
        if len(stem) > _LONGEST:
            stem = f"{stem[: _LONGEST - 9]}-{short_digest(stem)}"
        found[stem] = None
    assert len(found) == len(readers), "two readers have one name"
    return tuple(found)


def _begins_another(edition: AnyEdition, reader: Reader) -> bool:
    """Whether another id goes on where this one ends, as an institution behind it would."""
    begin = f"{plain(reader.id)}-"
    return reader.kind == "person" and any(
        plain(each).startswith(begin) for each in edition.persons if each != reader.id
    )


def plain_id(edition: AnyEdition, kind: str, record_id: str) -> str:
    """A reader's id in plain letters: no other's of that kind in the edition, whoever else is written for.

    Where the letters are not the id itself, or an id that comes before it differs in case alone, a digest follows.
    """
    letters, lower = plain(record_id), record_id.lower()
    alike = min((each for each in getattr(edition, f"{kind}s") if each.lower() == lower), default=record_id)
    return letters if letters == lower and alike == record_id else f"{letters}-{short_digest(record_id)}".lstrip("-")


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
    except OSError as fault:
        if fault.filename == str(unfinished):
            fault.filename = str(path)  # people know it by that name
        raise
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def short_digest(text: str) -> str:
    """Eight letters and digits that stand for a text."""
    return blake2b(text.encode(), digest_size=4).hexdigest()
