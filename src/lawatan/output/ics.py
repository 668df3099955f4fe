"""Calendars (iCalendar, RFC 5545): one PUBLISH file a reader, with transfers for those who travel along.

Nobody is invited by these files, so they name an organiser but no attendee (RFC 5546, section 3.2.1); invitations are
files of their own, ``lawatan.output.calendars.invitations``. What the reader was told before and is not to come any more
stands in the calendar as cancelled. Where only what changed is wanted the rest is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lawatan import __version__
from lawatan.output.account import Account
from lawatan.output.calendars.components import Appointed, parts, text, vevent
from lawatan.output.calendars.names import subscription
from lawatan.output.files import edition_key, plain_id
from lawatan.output.format import Outgoing, Part
from lawatan.output.reader import Reader, as_of
from lawatan.output.trip import Trip
from lawatan.schedule import Entry, View

if TYPE_CHECKING:
    import icalendar

REFRESH = dt.timedelta(hours=6)
"""How often a calendar that is subscribed to is looked at again."""
_TZID = re.compile(rb"^(?:DTSTART|DTEND);TZID=([^:;\r\n]+)", re.MULTILINE)
"""The zone of a beginning or an end; what people wrote may say TZID= as well."""


def make(out: Outgoing, reader: Reader) -> Iterator[Part]:
    """The calendar of one reader (``lawatan.output.format.Make``)."""
    content = calendar(out, reader)
    if content:
        yield Part(content)


def calendar(out: Outgoing, reader: Reader, wanted: Callable[[Appointed], bool] = lambda _part: True) -> bytes:
    """Return the calendar of one reader as the bytes of its file; empty where only changes are wanted and there are none.

    ``wanted`` says which of its parts are to stand in it.
    """
    import icalendar

    found = tuple(_components(out, reader, wanted))
    if out.alone and not found:
        return b""
    head = cover("PUBLISH")
    account = Account(out.view, out.language)
    title = calendar_name(account, reader)
    whose = f"{reader.kind}-{plain_id(out.view.edition, reader.kind, reader.id)}" if reader.id else reader.kind
    head.add("uid", f"{whose}.{edition_key(out.view.edition)}@lawatan")
    head.add("name", text(title))  # RFC 7986; the other one is what Outlook, Google and Apple read
    head.add("x-wr-calname", text(title))
    head.add("description", text(out.stamped()))
    head.add("last-modified", (out.stamp.at or out.now).astimezone(dt.UTC).replace(microsecond=0))
    head.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", icalendar.vDuration(REFRESH), encode=False)
    if address := subscription(out.view.edition, reader):
        head.add("source", address, parameters={"VALUE": "URI"})
    return whole(out, head, found)


def cover(method: str = "") -> icalendar.Calendar:
    """A calendar with nothing in it; METHOD belongs to it, not to its components (RFC 5546, section 3).

    What lies on a calendar server has none (RFC 4791, section 4.1).
    """
    import icalendar  # 0.15 s to import: only where a calendar is written

    made = icalendar.Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//Lawatan//Lawatan {__version__}//EN")
    made.add("calscale", "GREGORIAN")
    if method:
        made.add("method", method)
    return made


def whole(out: Outgoing, head: icalendar.Calendar, components: tuple[bytes, ...]) -> bytes:
    """The bytes of a calendar: its head, the zones of the programme by name, and components that are bytes already."""
    first, _, last = head.to_ical().rpartition(b"END:VCALENDAR")
    return b"".join((first, *_zones(out, components), *components, b"END:VCALENDAR", last))


def _components(out: Outgoing, reader: Reader, wanted: Callable[[Appointed], bool]) -> Iterator[bytes]:
    """The components, by time; those that are cancelled last."""
    before = out.stamp.before
    then = as_of(before, reader) if before is not None else None
    once = parts(before, then) if before is not None and then is not None else ()
    was = {part.uid: part for part in once if wanted(part)}
    now = [part for part in parts(out.view, reader) if wanted(part)]
    for each in now:
        made = component(out, out.view, reader, each)
        known = was.get(each.uid) if out.alone else None
        if known is None or before is None or then is None or component(out, before, then, known) != made:
            yield made
    there = {each.uid for each in now}
    if before is not None and then is not None:
        for uid, each in was.items():
            if uid not in there:
                yield vevent(out, before, then, each, cancelled=True).to_ical()


def component(out: Outgoing, view: View, reader: Reader, each: Appointed) -> bytes:
    """A component as bytes; that of a slot or a trip is made once for all who go along with the same groups."""

    def work() -> bytes:
        made: bytes = vevent(out, view, reader, each).to_ical()
        return made

    if not reader.travels or not isinstance(each.subject, Entry | Trip):
        return work()
    return out.once(("vevent", id(view), each.uid, reader.leaves, reader.is_whole, reader.is_committee), work)


def _zones(out: Outgoing, components: tuple[bytes, ...]) -> Iterator[bytes]:
    """Define every zone used, as RFC 5545 asks, from the year before the edition to the one after it, by name."""
    names = {name for each in components for name in _TZID.findall(each.replace(b"\r\n ", b""))}
    for name in sorted(names):
        yield out.once(("vtimezone", name), lambda name=name: _zone(out.view, name.decode()))  # type: ignore[misc]


def _zone(view: View, name: str) -> bytes:
    import icalendar

    first = dt.date(view.edition.first_day.year - 1, 1, 1)
    last = dt.date(view.edition.last_day.year + 1, 12, 31)
    made: bytes = icalendar.Timezone.from_tzid(name, first_date=first, last_date=last).to_ical()
    return made


def calendar_name(account: Account, reader: Reader) -> str:
    """What a reader's calendar is called where it is shown."""
    programme = account.text(account.edition.name)
    if reader.is_whole:
        return programme
    return account.say("{programme}: {reader}", programme=programme, reader=reader.name)
