"""Who writes and who is written to: letterhead, place, address, salutation and the list of copies of a letter."""

from __future__ import annotations

from collections.abc import Iterator

from lawatan.domain import Host
from lawatan.output.account import Account, is_code
from lawatan.output.calendars.address import same
from lawatan.output.particulars import with_title
from lawatan.output.reader import Reader

OPEN = "…………………"
"""What somebody still has to fill in by hand."""
_ONE_LINE = 60
"""Characters of a name that fit on one line of the letterhead."""


class Address:
    """The organisers, and the host or person to whom they write."""

    def __init__(self, account: Account, reader: Reader) -> None:
        self.account, self.say, self.edition, self.reader = account, account.say, account.edition, reader
        self.organisers = tuple(account.text(each.name) for each in self.edition.organisers.values())
        """Their names, by rank."""

    @property
    def to_host(self) -> bool:
        """Whether an institution is written to."""
        return self.reader.kind == "host"

    @property
    def organiser(self) -> str:
        """The first organiser, who writes; to be filled in where there is none."""
        return self.organisers[0] if self.organisers else OPEN

    @property
    def letterhead(self) -> tuple[str, ...]:
        """The first organiser's name; a long one in two lines, parted after the last comma as directorate and ministry."""
        first, comma, last = self.organiser.rpartition(", ")
        return (f"{first},", last) if comma and len(self.organiser) > _ONE_LINE else (self.organiser,)

    def place(self) -> str:
        """The city of the first organiser, where it is among the hosts with a venue; else it is left open."""
        first = next(iter(self.edition.organisers.values()), None)
        for host in self.edition.hosts.values():
            if first is not None and host.venue and same(first, host):
                return self.account.text(self.edition.cities[self.edition.venues[host.venue].city].name)
        return OPEN

    def host(self) -> Host | None:
        """The institution that is written to, or the one of the person."""
        if self.to_host:
            return self.edition.hosts.get(self.reader.id)
        person = self.edition.persons[self.reader.id]
        return self.edition.hosts[person.host] if person.host else None

    def institution(self) -> str:
        """The name of the institution; empty where there is none."""
        host = self.host()
        return (self.account.text(host.name) or host.id) if host is not None else ""

    def lines(self) -> tuple[str, ...]:
        """The lines of the address that say something."""
        return tuple(line for line in self._lines() if line)

    def _lines(self) -> Iterator[str]:
        """The lines of the address: office or name, institution where that does not say it, street or city."""
        say, host, institution = self.say, self.host(), self.institution()
        if self.to_host:
            assert host is not None
            office = self.account.text(host.addressee)
            yield office or say("The Head")
            yield institution if institution not in office else ""
        else:
            person = self.edition.persons[self.reader.id]
            position = self.account.text(person.position)
            named = with_title(person.name, say) if not is_code(person.name) else ""
            yield named or position or person.name
            yield position if not is_code(person.name) else ""
            its_names = [part for part in (institution, *institution.split(", ")) if part]
            yield institution if not any(part in position for part in its_names) else ""
        venue = self.edition.venues[host.venue] if host is not None and host.venue else None
        if venue is not None:
            yield venue.address or say("in {city}", city=self.account.text(self.edition.cities[venue.city].name))

    def name(self) -> str:
        """The name of a person who is written to; empty for an institution, and while only a code is known."""
        name = "" if self.to_host else self.edition.persons[self.reader.id].name
        return "" if is_code(name) else name

    def copies(self) -> tuple[str, ...]:
        """The other organisers by rank, and first a person's institution; without who writes and who is written to."""
        host, organisers = self.host(), tuple(self.edition.organisers.values())
        others = [each for each in organisers[1:] if not self.to_host or host is None or not same(each, host)]
        names = [self.account.text(each.name) for each in others]
        if host is not None and not self.to_host and not any(same(each, host) for each in organisers):
            names.insert(0, self.institution())
        return tuple(dict.fromkeys(names))


__all__ = ["OPEN", "Address"]
