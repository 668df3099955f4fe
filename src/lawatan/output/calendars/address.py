"""Names with their e-mail addresses: in whose name calendars and mails are sent, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawatan.domain import Host, Organiser
from lawatan.output.files import edition_key
from lawatan.schedule import View

if TYPE_CHECKING:
    import icalendar

    from lawatan.output.reader import Reader

NO_ADDRESS = "invalid:nomail"
"""The address of one who has none on record: calendars show the name and write to nobody."""


@dataclass(frozen=True)
class Address:
    """Whom a mail or an invitation names: ``email`` is empty where none is on record."""

    name: str
    email: str = ""

    @property
    def uri(self) -> str:
        """The calendar address (RFC 5545, section 3.3.3)."""
        return f"mailto:{self.email}" if self.email else NO_ADDRESS

    def as_property(self) -> icalendar.vCalAddress:
        """As the value of ORGANIZER or ATTENDEE, with the name."""
        import icalendar

        made = icalendar.vCalAddress(self.uri)
        made.params["CN"] = icalendar.vText(" ".join(self.name.split()))
        return made


def same(organiser: Organiser, host: Host) -> bool:
    """Whether an organiser and a host are one institution: by id, or by name."""
    return organiser.id == host.id or organiser.name == host.name


def organises(view: View, reader: Reader) -> bool:
    """Whether a reader is the one in whose name all is sent: nobody invites itself, or writes itself letters."""
    first = next(iter(view.edition.organisers.values()), None)
    hosts = view.edition.hosts
    return first is not None and reader.kind == "host" and reader.id in hosts and same(first, hosts[reader.id])


def organiser(view: View, language: str) -> Address:
    """In whose name it is sent: the first organiser, at the address of its first contact that has one."""
    first = next(iter(view.edition.organisers.values()), None)
    if first is None:
        return Address(view.edition.name.in_language(language) or edition_key(view.edition))
    email = next((contact.email for contact in first.contacts if contact.email), "")
    return Address(first.name.in_language(language) or first.short or first.id, email)


__all__ = ["NO_ADDRESS", "Address", "organiser", "organises", "same"]
