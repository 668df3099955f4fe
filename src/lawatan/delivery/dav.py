"""What is said to a CalDAV server and what it answers (RFC 4918, RFC 4791): XML with few words."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any
from xml.sax.saxutils import escape

D, C = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
DISPLAY_NAME, TAG, PRINCIPAL, KIND = f"{D}displayname", f"{D}getetag", f"{D}current-user-principal", f"{D}resourcetype"
HOME, CALENDAR_DATA, CALENDAR = f"{C}calendar-home-set", f"{C}calendar-data", f"{C}calendar"
CALENDAR_TYPE = "text/calendar; charset=utf-8"

DONE = (HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT, HTTPStatus.MULTI_STATUS)
NO_SUCH_METHOD = (HTTPStatus.OK, HTTPStatus.BAD_REQUEST, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED)
"""How what is no such server answers a question that only such a server understands."""

_SPACES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'


def _document(name: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{name} {_SPACES}>{inside}</{name}>'


WHO_AND_WHERE = _document(
    "D:propfind", "<D:prop><D:resourcetype/><D:current-user-principal/><C:calendar-home-set/></D:prop>"
)
"""Whose address it is, and where that one's calendars are."""

WHICH_CALENDARS = _document("D:propfind", "<D:prop><D:resourcetype/><D:displayname/></D:prop>")
"""What lies in a home."""

ENTRIES = _document(
    "C:calendar-query",
    "<D:prop><D:getetag/><C:calendar-data/></D:prop>"
    '<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter>',
)
"""Every entry of a calendar, with its tag."""


def make_calendar(title: str) -> str:
    """Make a calendar for entries that are called so."""
    return _document(
        "C:mkcalendar",
        f"<D:set><D:prop><D:displayname>{escape(title)}</D:displayname>"
        '<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>'
        "</D:prop></D:set>",
    )


def rename(title: str) -> str:
    """Call a calendar so."""
    return _document(
        "D:propertyupdate", f"<D:set><D:prop><D:displayname>{escape(title)}</D:displayname></D:prop></D:set>"
    )


def answers(tree: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each address that an answer speaks of, with its properties that could be given, by name."""
    for response in tree.iter(f"{D}response") if tree is not None else ():
        given = {
            found.tag: found
            for part in response.findall(f"{D}propstat")
            if f" {HTTPStatus.OK.value} " in f"{part.findtext(f'{D}status', '')} "
            for found in part.find(f"{D}prop")
        }
        yield response.findtext(f"{D}href", "").strip(), given


def text(properties: dict[str, Any], name: str) -> str:
    """The text of a property; empty where it was not given."""
    found = properties.get(name)
    return (found.text or "") if found is not None else ""


def link(properties: dict[str, Any], name: str) -> str:
    """The address in a property; empty where it was not given."""
    found = properties.get(name)
    return (found.findtext(f"{D}href") or "").strip() if found is not None else ""


def is_calendar(properties: dict[str, Any]) -> bool:
    """Say whether these are the properties of a calendar."""
    kind = properties.get(KIND)
    return kind is not None and kind.find(CALENDAR) is not None
