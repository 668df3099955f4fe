"""Invitations, changes and cancellations of meetings (iTIP, RFC 5546): one meeting a file, REQUEST or CANCEL.

They are for those whom an activity names: its host institutions, and its resource persons, officials and the like who do
not go along; the organiser itself gets none. Each file names its reader as the only attendee, so that nobody learns
another's address; a cancellation repeats every field as it was. A meeting keeps its UID for ever, and its SEQUENCE rises
with each version that changes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lawatan.output.calendars.address import Address, organises
from lawatan.output.calendars.components import Appointed, parts, vevent
from lawatan.output.files import plain, short_digest
from lawatan.output.format import Outgoing, Part
from lawatan.output.ics import cover, whole
from lawatan.output.reader import Reader, as_of
from lawatan.schedule import Entry, View

Method = Literal["REQUEST", "CANCEL"]
State = Literal["new", "changed", "as before", "cancelled"]
"""What a meeting is for its reader, beside the version with which the programme is compared."""


@dataclass(frozen=True)
class Invitation:
    """One meeting's message: what it is, what it is for the reader, and the bytes of its calendar.

    ``view`` is that of the ``entry``: of a cancellation the programme as it was.
    """

    method: Method
    state: State
    name: str
    view: View
    entry: Entry
    content: bytes


def make(out: Outgoing, reader: Reader) -> Iterator[Part]:
    """The invitations of one reader (``lawatan.output.format.Make``)."""
    for each in invitations(out, reader):
        yield Part(each.content, each.name)


def invitations(out: Outgoing, reader: Reader) -> Iterator[Invitation]:
    """What a reader has to be sent, by time: each meeting, or where only changes are wanted those that changed.

    What was to be and is no more is cancelled, also for one whom a meeting no longer names.
    """
    before = out.stamp.before
    if organises(out.view, reader):
        return
    then = as_of(before, reader) if before is not None else None
    was = dict(_meetings(before, then)) if before is not None and then is not None else {}
    now = dict(_meetings(out.view, reader))
    changed = {each.item for each in out.news(reader)}
    for uid, (part, entry) in now.items():
        if not out.alone or entry.id in changed:
            content = _message(out, out.view, reader, part, "REQUEST")
            state: State = "new" if uid not in was else "changed" if entry.id in changed else "as before"
            yield Invitation("REQUEST", state, _name(entry), out.view, entry, content)
    if before is not None and then is not None:
        for uid, (part, entry) in was.items():
            if uid not in now:
                content = _message(out, before, then, part, "CANCEL")
                yield Invitation("CANCEL", "cancelled", _name(entry), before, entry, content)


def addresses(view: View, reader: Reader) -> tuple[Address, ...]:
    """Whom to write to: of a host institution its contacts, else the institution itself; else the person or the group."""
    if reader.kind == "host":
        contacts = view.edition.hosts[reader.id].contacts
        return tuple(Address(c.name, c.email) for c in contacts if c.email) or (Address(reader.name),)
    if reader.kind == "person":
        person = view.edition.persons[reader.id]
        return (Address(person.name, person.email),)
    return (Address(reader.name),)


def is_meeting(reader: Reader, part: Appointed) -> bool:
    """Say whether a part of a reader's calendar is sent as an invitation."""
    return isinstance(part.subject, Entry) and reader.is_named_by(part.subject)


def _meetings(view: View, reader: Reader) -> Iterator[tuple[str, tuple[Appointed, Entry]]]:
    for part in parts(view, reader):
        if is_meeting(reader, part) and isinstance(part.subject, Entry):
            yield part.uid, (part, part.subject)


def _message(out: Outgoing, view: View, reader: Reader, part: Appointed, method: Method) -> bytes:
    made = vevent(out, view, reader, part, cancelled=method == "CANCEL")
    for address in addresses(view, reader):
        attendee = address.as_property()
        for name, value in (
            ("CUTYPE", "INDIVIDUAL"),
            ("ROLE", "REQ-PARTICIPANT"),
            ("PARTSTAT", "NEEDS-ACTION"),
            ("RSVP", "TRUE"),
        ):
            attendee.params[name] = value
        made.add("attendee", attendee, encode=False)
    return whole(out, cover(method), (made.to_ical(),))


def _name(entry: Entry) -> str:
    """What the file of a meeting is called: the same in each version, and no other's."""
    return f"{plain(entry.id)[:60]}-{short_digest(entry.id)}"


__all__ = ["Invitation", "Method", "State", "addresses", "invitations", "is_meeting", "make"]
