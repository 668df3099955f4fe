"""Find a word anywhere in an edition: in every text of every record, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lawatan.domain import Text, Value
from lawatan.domain.edit import records
from lawatan.domain.fields import record_fields
from lawatan.domain.tables import PROMISED, Key
from lawatan.jobs.naming import Names

MOST = 200
"""More hits say that the word is too short."""


@dataclass(frozen=True)
class Hit:
    """A record that has the word, the title of the field where it stands, and the text there."""

    key: Key
    field: str
    text: str


def find(names: Names, sought: str) -> tuple[Hit, ...]:
    """The records that hold all the words of ``sought``, names first; at most ``MOST``."""
    words = sought.casefold().split()
    if not words:
        return ()
    named, others, first = [], [], names.say.language
    for key, record in records(names.edition).items():
        if key[0] in PROMISED:
            continue
        called = names.name(key[0], record)
        if all(word in called.casefold() or word == record.id.casefold() for word in words):
            named.append(Hit(key, "", called))
            continue
        for title, text in texts(record, first=first):
            if all(word in text.casefold() for word in words):
                others.append(Hit(key, title, text))
                break
    return tuple((named + others)[:MOST])


def texts(record: Value, title: str = "", first: str = "en") -> Iterator[tuple[str, str]]:
    """Every text of a record with the title of its field; of two languages the ``first`` one before the other."""
    for field in record_fields(type(record)):
        yield from _texts(getattr(record, field.name), title or field.title, first)


def _texts(value: Any, title: str, first: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Text):
        both = (value.id, value.en) if first == "id" else (value.en, value.id)
        yield from ((title, text) for text in both if text)
    elif isinstance(value, str):
        if value:
            yield title, value
    elif isinstance(value, Value):
        yield from texts(value, title, first)
    elif isinstance(value, tuple):
        for entry in value:
            yield from _texts(entry, title, first)
