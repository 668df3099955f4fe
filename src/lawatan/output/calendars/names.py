"""What published calendars are called, where they can be had, and which of those that lie somewhere are ours."""

from __future__ import annotations

import re

from lawatan.domain import AnyEdition
from lawatan.output.files import edition_key, plain, plain_id, short_digest
from lawatan.output.format import ReaderKind
from lawatan.output.reader import Reader

_LONGEST = 120
_DIGEST = re.compile(r"-[0-9a-f]{8}")


def published_name(edition: AnyEdition, kind: ReaderKind, reader_id: str) -> str:
    """The name of a reader's published calendar, in plain letters: no other's, and the same as long as the id is.

    Who has subscribed to it has it by this name, so nothing of it depends on names, on dates or on who else is published.
    """
    begins = _name_of(edition, kind)
    if kind in ("all", "committee"):
        return begins
    name = f"{begins}-{plain_id(edition, kind, reader_id)}"
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 9]}-{short_digest(reader_id)}"


def published_names_begin(edition: AnyEdition, kind: ReaderKind) -> str:
    """How the names of all published calendars of a kind of reader begin."""
    return _name_of(edition, kind)


def _name_of(edition: AnyEdition, whose: str) -> str:
    key = edition_key(edition)
    return "-".join(("lawatan", plain(key), *((short_digest(key),) if plain(key) != key.lower() else ()), whose))


def subscription(edition: AnyEdition, reader: Reader) -> str:
    """The address at which a reader's published calendar can be had; empty where the edition does not say where they lie."""
    base = edition.calendar_address.rstrip("/")
    return f"{base}/{published_name(edition, reader.kind, reader.id)}.ics" if base else ""


def is_of(edition: AnyEdition, uid: str) -> bool:
    """Say whether a UID is one that the calendars of an edition give, to an entry or to a calendar."""
    return uid.endswith(f".{edition_key(edition)}@lawatan")


def is_calendar_of(edition: AnyEdition, name: str, uid: str) -> bool:
    """Say whether a published calendar of a name is the edition's own, by the UID that it bears: no copy, no other's."""
    if not is_of(edition, uid):
        return False
    whose = uid.removesuffix(f".{edition_key(edition)}@lawatan")
    expected = _name_of(edition, whose)
    return name == expected or (_DIGEST.fullmatch(name[-9:]) is not None and expected.startswith(name[:-9]))


__all__ = ["is_calendar_of", "is_of", "published_name", "published_names_begin", "subscription"]
