"""A reader's calendar as it is published: a title, and each entry by itself; what it is called there stands in ``names``.

A server that keeps one entry a resource (CalDAV, RFC 4791, section 4.1) gets each with its time zones and without METHOD;
a file that is subscribed to holds them all. What was cancelled is in neither: it is taken away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lawatan.output.account import Account
from lawatan.output.calendars.components import parts
from lawatan.output.format import Outgoing
from lawatan.output.ics import calendar, calendar_name, component, cover, whole
from lawatan.output.reader import Reader


@dataclass(frozen=True)
class Resource:
    """One entry of a calendar by its UID; ``component`` is it, without the calendar around it."""

    uid: str
    component: bytes


def resources(out: Outgoing, reader: Reader) -> tuple[Resource, ...]:
    """The entries of a reader's calendar, by time."""
    view = out.view
    return tuple(Resource(each.uid, component(out, view, reader, each)) for each in parts(view, reader))


def in_a_calendar(out: Outgoing, component: bytes) -> bytes:
    """An entry as a calendar server takes it: alone in a calendar that says no METHOD."""
    return out.once(("resource", component), lambda: whole(out, cover(), (component,)))


def in_a_file(out: Outgoing, reader: Reader) -> bytes:
    """A reader's whole calendar as a file to be subscribed to."""
    stamp = replace(out.stamp, before=None)
    return calendar(replace(out, stamp=stamp, alone=False), reader)


def title(out: Outgoing, reader: Reader) -> str:
    """What the calendar of a reader is called where it is shown; the same as in its file."""
    return calendar_name(Account(out.view, out.language), reader)


__all__ = ["Resource", "in_a_calendar", "in_a_file", "resources", "title"]
