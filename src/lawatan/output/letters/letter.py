"""The letter to a host institution, a resource person or an official: request, confirmation, change or cancellation.

What is said stands here, how it looks in ``resources/letters/letter-*.docx``; all fields of that template are in ``Letter``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from lawatan.output.account import is_code
from lawatan.output.answerable import contacts
from lawatan.output.calendars.address import organises
from lawatan.output.daybook import Daybook
from lawatan.output.format import News, Outgoing
from lawatan.output.letters.address import OPEN, Address
from lawatan.output.letters.own_wish import not_available
from lawatan.output.letters.slots import Role, Row, agreed, role, row
from lawatan.output.letters.wording import CHANGED, NOT_AVAILABLE, SUBJECTS, Matter, introduction, request
from lawatan.output.particulars import called
from lawatan.output.reader import Reader
from lawatan.output.visitors import receives
from lawatan.schedule import Entry


@dataclass(frozen=True)
class Letter:
    """The fields of the letter's template, by their names in it; an empty one is left out."""

    letterhead: tuple[str, ...]
    organiser: str
    others: str
    place: str
    date: str
    attachment: str
    subject: str
    addressee: tuple[str, ...]
    name: str
    background: str
    changed: str
    changes: tuple[str, ...]
    introduction: str
    rows: tuple[Row, ...]
    request: str
    conditions: str
    names: str
    contact: str
    regrets: str
    copies: tuple[str, ...]
    programme: str
    theme: str
    framework: str
    dates: str
    stamp: str


def is_written_to(reader: Reader, out: Outgoing) -> bool:
    """Whether somebody gets letters: hosts but for who writes; resource persons, officials and guests who stay."""
    if reader.kind == "host":
        return not organises(out.view, reader)
    roles = ("resource", "official", "guest")
    return reader.kind == "person" and not reader.travels and out.view.edition.persons[reader.id].role in roles


def letter(out: Outgoing, reader: Reader) -> Letter | None:
    """The letter to one reader; None where there is nothing to write about."""
    slots, news = reader.slots(out.view), out.news(reader)
    if not slots and not news:
        return None
    return _Writer(out, reader, slots, news).letter()


class _Writer:
    """Puts one letter into words."""

    def __init__(self, out: Outgoing, reader: Reader, slots: tuple[Entry, ...], news: tuple[News, ...]) -> None:
        self.out, self.reader, self.slots, self.news = out, reader, slots, news
        self.daybook = Daybook(out.view, reader, out.language, news)
        self.account, self.say, self.edition = self.daybook.account, out.say, out.view.edition
        self.address = Address(self.account, reader)
        then = out.stamp.before
        self.before = reader.slots(then) if then is not None and self._was_there() else ()
        self.matter: Matter = self._matter()
        view = then if then is not None and not slots else out.view
        self.role: Role = role(view.edition, reader, slots or self.before)

    def _was_there(self) -> bool:
        """Whether the version compared with knows the reader, which may be newer."""
        before = self.out.stamp.before
        return before is not None and self.reader.id in getattr(before.edition, f"{self.reader.kind}s")

    def _matter(self) -> Matter:
        if not self.slots:
            return "cancellation"
        if self.news and self.before:
            return "move" if any(each.kind == "moved" for each in self.news) else "change"
        return "confirmation" if agreed(self.slots) else "request"

    def letter(self) -> Letter:
        say, text, edition = self.say, self.account.text, self.edition
        address = self.address
        programme, theme, _ = self.daybook.heading()
        names = self.matter != "cancellation" and self._is_visited()
        leads, asks = (
            introduction(self.matter, self.role, self.address.to_host),
            request(self.matter, self.role, self.address.to_host),
        )
        return Letter(
            letterhead=address.letterhead,
            organiser=address.organiser,
            others=say.list(address.organisers[1:]),
            place=address.place(),
            date=say.dates(self._today(), self._today()),
            attachment=say("List of names") if names else "–",
            subject=self._subject(),
            addressee=address.lines(),
            name=address.name(),
            background=" ".join(self._background(programme, theme)),
            changed=self._changed(),
            changes=tuple(each.text for each in self.news) if self.matter in CHANGED else (),
            introduction=say(leads, host=address.institution()),
            rows=tuple(row(self.account, self.reader, entry) for entry in self.slots),
            request=say(asks),
            conditions=self._conditions(),
            names=self._names() if names else "",
            contact=self._contact(),
            regrets=say("We apologise for any inconvenience that this causes you.") if self._regrets() else "",
            copies=address.copies(),
            programme=programme,
            theme=theme,
            framework=text(edition.framework),
            dates=say.dates(edition.first_day, edition.last_day),
            stamp=self.out.stamped(),
        )

    def _is_visited(self) -> bool:
        """Whether an institution is written to that has the groups at its own place."""
        occurrences = (entry.occurrence for entry in self.slots if entry.occurrence is not None)
        return any(receives(self.edition, self.reader, occurrence) for occurrence in occurrences)

    @cached_property
    def _unavailable(self) -> str | None:
        """Why the reader itself cannot be had at the times told before; None where that is not the cause."""
        then, items = self.out.stamp.before, [each.item for each in self.news if each.kind in ("moved", "gone")]
        if then is None or not self._was_there() or self.matter not in ("move", "cancellation"):
            return None
        return not_available(self.out.view, then, self.reader, items, self.out.language)

    def _changed(self) -> str:
        """What leads to the list of changes; empty where there are none."""
        if self.matter in ("move", "cancellation") and self._unavailable is not None:
            return self.say(NOT_AVAILABLE[self.matter, bool(self._unavailable)], why=self._unavailable)
        return self.say(CHANGED[self.matter]) if self.matter in CHANGED else ""

    def _regrets(self) -> bool:
        if self._unavailable is not None:
            return False
        return self.matter in ("move", "cancellation") or (
            self.matter == "change" and any(each.kind != "new" for each in self.news)
        )

    # ------------------------------------------------------------------------------------------------------- the head

    def _today(self) -> dt.date:
        zone = next((city.zone for city in self.edition.cities.values()), "UTC")
        return self.out.now.astimezone(ZoneInfo(zone)).date()

    def _subject(self) -> str:
        dates = sorted({self.out.view.starts(entry).date() for entry in self.slots})
        dates = dates or sorted({each.before.date() for each in self.news if each.before is not None})
        when = self.say.dates(dates[0], dates[-1]) if dates else ""
        return self.say(SUBJECTS[self.matter, self.role], dates=when)

    # ------------------------------------------------------------------------------------------------------- the text

    def _background(self, programme: str, theme: str) -> Iterator[str]:
        """Who we are and which programme it is."""
        say, edition, organisers = self.say, self.edition, self.address.organisers
        told = {"organiser": self.address.organiser, "programme": programme}
        told["dates"] = say.dates(edition.first_day, edition.last_day)
        if len(organisers) > 1:
            others = say.list(organisers[1:])
            yield say(
                "We have the honour to inform you of the {programme} ({dates}), which is held by {organiser} "
                "together with {others}.",
                others=others,
                **told,
            )
        else:
            yield say(
                "We have the honour to inform you of the {programme} ({dates}), which is held by {organiser}.", **told
            )
        framework = self.account.text(edition.framework)
        if theme:
            yield say("Its theme is “{theme}”.", theme=theme)
        if framework:
            yield say("It is part of {framework}.", framework=framework)

    def _conditions(self) -> str:
        """The host's own conditions, which the group will keep."""
        host = self.address.host()
        if host is None or self.matter == "cancellation" or not self._is_visited():
            return ""
        said = [text for condition in host.conditions if (text := self.account.text(condition))]
        told = " ".join(text if text.endswith(".") else f"{text}." for text in said)
        return self.say("Our guests will observe your conditions: {conditions}", conditions=told) if told else ""

    def _names(self) -> str:
        """When the host gets the list of names."""
        host = self.address.host()
        attached = self.say("The list of those who come is attached.")
        if host is None or host.names_days is None:
            return attached
        due = self.out.view.starts(self.slots[0]).date() - dt.timedelta(days=host.names_days)
        if due <= self._today():
            return attached
        return f"{attached} {self.say('Its last version will reach you by {date}.', date=self.say.long_date(due))}"

    def _contact(self) -> str:
        """Whom of the committee to call; lines to fill in where nobody is known, or no number."""
        told = []
        for person_id in contacts(self.account, self.slots or self.before):
            person = self.edition.persons.get(person_id)
            if person is not None:
                position = self.account.text(person.position)
                parts = called(self.edition, person_id, self.account.language), "" if is_code(person.name) else position
                told.append(", ".join(part for part in (*parts, person.phone or OPEN) if part))
        whom = "; ".join(told) or OPEN
        return self.say("For all further information please contact {contact}.", contact=whom)


__all__ = ["Letter", "is_written_to", "letter"]
