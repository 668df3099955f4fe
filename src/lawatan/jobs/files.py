"""Editions as JSON text: read with plain words for what is wrong, written whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lawatan.jobs.faults import misplaced, told
from lawatan.rules import Edition
from lawatan.words import words

LARGEST_BYTES = 64 * 1024**2
"""A file above this is not an edition: the largest that were tried take under 2 MB."""


class Unreadable(Exception):
    """A file that cannot be used; its text is one line that says what, where, and what to do."""


def read_edition(path: Path | str, language: str = "en") -> Edition:
    """Read an edition from a JSON file; Unreadable, with file, record and field, where that fails."""
    say = words(language)
    try:
        if os.path.getsize(path) > LARGEST_BYTES:
            raise Unreadable(say("{file}: the file is too large to be a programme.", file=path))
        if os.path.exists(path) and not os.path.isdir(path) and not os.path.isfile(path):
            raise Unreadable(say("{file}: this is no ordinary file.", file=path))
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Unreadable(say("{file}: there is no such file.", file=path)) from None
    except IsADirectoryError:
        raise Unreadable(say("{file}: this is a folder; name the file in it.", file=path)) from None
    except UnicodeDecodeError:
        raise Unreadable(say("{file}: this is not text in UTF-8, so it is no programme.", file=path)) from None
    except OSError as error:
        raise Unreadable(say("{file}: the file cannot be read ({why}).", file=path, why=error.strerror)) from None
    try:
        data = json.loads(text, object_pairs_hook=_no_doubles)
    except json.JSONDecodeError as error:
        raise Unreadable(
            say(
                "{file}, line {line}, column {column}: this is not JSON; look for a comma, quotation mark or bracket that is "
                "missing or too many there or just before.",
                file=path,
                line=error.lineno,
                column=error.colno,
            )
        ) from None
    except _Double as error:
        raise Unreadable(
            say("{file}: {key} is there twice; give one of them another id.", file=path, key=error)
        ) from None
    except ValueError:
        raise Unreadable(say("{file}: a number in it is too large.", file=path)) from None
    except RecursionError:
        raise Unreadable(say("{file}: this is nested too deeply to be a programme.", file=path)) from None
    try:
        edition = Edition.model_validate_json(json.dumps(data))
    except ValidationError as error:
        faults = told(error.errors(include_url=False), say)
        raise Unreadable(say("{file}: {faults}", file=path, faults=faults)) from None
    if fault := misplaced(edition, say):
        raise Unreadable(say("{file}: {faults}", file=path, faults=fault))
    return edition


def write_edition(edition: Edition, path: Path | str) -> None:
    """Write an edition as JSON; the old file stays as it was until the new one is complete (OSError if it cannot be)."""
    path = Path(path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(edition_text(edition))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode(path))
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def edition_text(edition: Edition) -> str:
    """The edition as JSON: fields in their order, records by id, defaults left out but for the numbers it plans with."""
    body = edition.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    body.setdefault("boarding_minutes", edition.boarding_minutes)
    body = {name: body[name] for name in type(edition).model_fields if name in body}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def edition_schema() -> dict[str, Any]:
    """The JSON Schema of an edition's file (draft 2020-12); records stand under their ids."""
    body = Edition.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **body,
        "title": "Lawatan: one edition of a training programme",
    }


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


class _Double(Exception):
    pass


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Double(next(repr(key) for key in keys if keys.count(key) > 1))
    return found
