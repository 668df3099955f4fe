"""A reader's calendar as it is published: a name that stays, a title, and each entry by itself.

A server that keeps one entry a resource (CalDAV, RFC 4791, section 4.1) gets each with its time zones and without METHOD;
a file that is subscribed to holds them all. What was cancelled is in neither: it is taken away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lawatan.domain import AnyEdition
from lawatan.output.account import Account
from lawatan.output.calendars.events import parts
from lawatan.output.files import edition_key, plain, short_digest
from lawatan.output.format import Outgoing, ReaderKind
from lawatan.output.ics import calendar, calendar_name, component, cover, whole
from lawatan.output.reader import Reader

_LONGEST = 120
_DIGEST = re.compile(r"-[0-9a-f]{8}")


@dataclass(frozen=True)
class Resource:
    """One entry of a calendar by its UID; ``event`` is its component, without the calendar around it."""

    uid: str
    event: bytes


def resources(out: Outgoing, reader: Reader) -> tuple[Resource, ...]:
    """The entries of a reader's calendar, by time."""
    view = out.view
    return tuple(Resource(each.uid, component(out, view, reader, each)) for each in parts(view, reader))


def in_a_calendar(out: Outgoing, event: bytes) -> bytes:
    """An entry as a calendar server takes it: alone in a calendar that says no METHOD."""
    return out.once(("resource", event), lambda: whole(out, cover(), (event,)))


def in_a_file(out: Outgoing, reader: Reader) -> bytes:
    """A reader's whole calendar as a file to be subscribed to."""
    stamp = replace(out.stamp, before=None)
    return calendar(replace(out, stamp=stamp, alone=False), reader)


def title(out: Outgoing, reader: Reader) -> str:
    """What the calendar of a reader is called where it is shown; the same as in its file."""
    return calendar_name(Account(out.view, out.language), reader)


def published_name(edition: AnyEdition, kind: ReaderKind, reader_id: str) -> str:
    """The name of a reader's published calendar, in plain letters: no other's, and the same as long as the id is.

    Who has subscribed to it has it by this name, so nothing of it depends on names, on dates or on who else is published.
    """
    begins = _name_of(edition, kind)
    if kind in ("all", "committee"):
        return begins
    name, lower = f"{begins}-{plain(reader_id)}", reader_id.lower()
    alike = min((each for each in getattr(edition, f"{kind}s") if each.lower() == lower), default=reader_id)
    if plain(reader_id) != lower or alike != reader_id:  # else two ids could come to the same letters
        name += f"-{short_digest(reader_id)}"
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 9]}-{short_digest(reader_id)}"


def published_names_begin(edition: AnyEdition, kind: ReaderKind) -> str:
    """How the names of all published calendars of a kind of reader begin."""
    return _name_of(edition, kind)


def _name_of(edition: AnyEdition, whose: str) -> str:
    key = edition_key(edition)
    return "-".join(("lawatan", plain(key), *((short_digest(key),) if plain(key) != key.lower() else ()), whose))


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


__all__ = [
    "Resource",
    "in_a_calendar",
    "in_a_file",
    "is_calendar_of",
    "is_of",
    "published_name",
    "published_names_begin",
    "resources",
    "title",
]
