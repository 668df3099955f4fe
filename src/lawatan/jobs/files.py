"""Editions as files: read from either kind with plain words for what is wrong; JSON text written whole or not at all.

What is written into documents is in ``documents``.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lawatan.jobs.faults import misplaced, sentence, told
from lawatan.rules import Edition
from lawatan.store import Document, Refused, is_database, mode_for
from lawatan.words import Words, words

SUFFIX = ".lawatan"
"""What the name of a document ends with."""

LARGEST_BYTES = 64 * 1024**2
"""A file above this is not an edition: the largest that were tried take under 2 MB."""


class Unreadable(Exception):
    """A file that cannot be used; its text is one line that says what, where, and what to do."""


def read_edition(path: Path | str, language: str = "en", alternative: str | None = None) -> Edition:
    """Read an edition: that of a JSON file, or the current one (or an alternative) of a document; its content tells.

    Unreadable, with file, record and field, where that fails.
    """
    say = words(language)
    path = Path(path)
    if is_database(path) or (path.suffix.lower() == SUFFIX and not _is_text(path)):
        edition = _edition_of_document(path, alternative, say)
    elif alternative is not None:
        raise Unreadable(
            say("{file}: this is JSON text of one programme; only a document (.lawatan) has alternatives.", file=path)
        )
    else:
        edition = _edition_of_text(path, say)
    if fault := misplaced(edition, say):
        raise Unreadable(say("{file}: {faults}", file=path, faults=fault))
    return edition


def _edition_of_document(path: Path, alternative: str | None, say: Words) -> Edition:
    try:
        with Document.open(path, read_only=True) as document:
            if alternative is None:
                return document.edition
            if alternative in document.alternatives:
                return document.alternatives[alternative]
            names = ", ".join(document.alternatives)
    except Refused as fault:
        raise Unreadable(sentence(fault, say)) from None
    if not names:
        raise Unreadable(say("{file}: there are no alternatives in this document.", file=path))
    raise Unreadable(
        say("{file}: there is no alternative “{name}”; there are: {names}.", file=path, name=alternative, names=names)
    )


def _edition_of_text(path: Path, say: Words) -> Edition:
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
        return Edition.model_validate_json(json.dumps(data))
    except ValidationError as error:
        faults = told(error.errors(include_url=False), say)
        raise Unreadable(say("{file}: {faults}", file=path, faults=faults)) from None


def _is_text(path: Path) -> bool:
    """Say whether a file begins as JSON text does, whatever its name."""
    try:
        with path.open("rb") as file:
            return file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"
    except OSError:
        return False


def write_edition(edition: Edition, path: Path | str) -> None:
    """Write an edition as JSON; the old file stays as it was until the new one is complete (OSError if it cannot be)."""
    path = Path(path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(edition_text(edition))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode_for(path))
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def edition_text(edition: Edition) -> str:
    """The edition as JSON: fields in their order, records by id, defaults left out but for the numbers it plans with."""
    body = edition.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    body |= edition.model_dump(mode="json", include=set(edition.always_written))
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


class _Double(Exception):
    pass


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Double(next(repr(key) for key in keys if keys.count(key) > 1))
    return found
