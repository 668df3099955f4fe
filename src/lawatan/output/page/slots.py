"""What the page says of a time slot below its name and place, by who reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawatan.output.account import is_code
from lawatan.output.daybook import Daybook, Item
from lawatan.output.page.pieces import Bit, Line, call, line
from lawatan.output.particulars import absent, choice, elsewhere, enrolment, letter, next_action
from lawatan.schedule import Entry


class Slots:
    """Tells of the time slots of one reader."""

    def __init__(self, daybook: Daybook) -> None:
        self.daybook, self.reader = daybook, daybook.reader
        self.say, self.account, self.edition = daybook.say, daybook.account, daybook.edition

    def told(self, item: Item) -> Iterator[Line]:
        """The lines of a time slot; nothing is said of what is not known."""
        entry = item.entry
        assert entry is not None
        yield from self._to_party(item, entry) if self.reader.travels else self._to_host(item, entry)
        if self.reader.is_committee:
            yield from self._to_committee(item, entry)
        elif self.account.is_open(entry):
            yield from line("", self.say("Subject to confirmation."))

    def names(self, person_id: str | None) -> bool:
        """Whether a person is named on this page: codes of unknown people are of no use to those who go along."""
        if person_id is None:
            return False
        return not self.reader.travels or self.reader.is_committee or not is_code(self.edition.persons[person_id].name)

    def _to_party(self, item: Item, entry: Entry) -> Iterator[Line]:
        say, account, activity, text = self.say, self.account, item.activity, self.account.text
        if self.reader.kind == "person":
            yield from line(say("You are absent"), absent(account.view, entry, say, self.reader.id))
        yield from line(say("For those who want to"), choice(activity, say))
        yield from self._attire(item)
        yield from line(account.hosts_title(item.occurrence), account.hosts(activity))
        yield from self._speakers(item)
        yield from line(say("Tours"), account.tours(activity))
        yield from line(say("Conditions"), account.conditions(activity))
        yield from line(say("Access"), text(self.edition.venues[item.occurrence.venue].access))
        yield from line(say("Note"), text(activity.note))

    def _to_host(self, item: Item, entry: Entry) -> Iterator[Line]:
        say, account, activity = self.say, self.account, item.activity
        if self.reader.kind == "person":
            yield from line(say("You are absent"), absent(account.view, entry, say, self.reader.id))
        yield from line(say("Who comes"), account.party(item.occurrence))
        yield from self._pic(item)
        yield from self._speakers(item)
        yield from line(say("Tours"), account.tours(activity))
        yield from self._attire(item)

    def _to_committee(self, item: Item, entry: Entry) -> Iterator[Line]:
        say, account, activity, placement = self.say, self.account, item.activity, entry.placement
        yield from line(say("Who comes"), account.party(item.occurrence))
        yield from self._pic(item)
        yield from line(say("Absent"), absent(account.view, entry, say))
        yield from line(say("Enrolment"), enrolment(activity, say))
        instead, rain = elsewhere(self.edition, activity, say)
        yield from line(say("Where else"), instead)
        yield from line(say("When it rains"), rain)
        yield from line(say("Confirmation"), account.confirmation(entry))
        if placement is not None:
            yield from line(say("Letter"), letter(placement, say))
            yield from line(say("Next action"), next_action(self.edition, placement, say))
        yield from line(say("Unconfirmed"), ", ".join(account.unconfirmed(activity)))

    def _attire(self, item: Item) -> Iterator[Line]:
        activity, text = item.activity, self.account.text
        yield from line(self.say("Dress"), self.daybook.marked(activity, "dress", text(activity.dress)))
        yield from line(self.say("What to bring"), self.daybook.marked(activity, "bring", text(activity.bring)))

    def _pic(self, item: Item) -> Iterator[Line]:
        """Who of the committee answers for it, with the phone."""
        pic = item.activity.pic
        if pic is not None:
            phone = call(self.edition.persons[pic].phone)
            yield Line(self.say("Committee PIC"), (Bit(self.account.person(pic)), *phone))

    def _speakers(self, item: Item) -> Iterator[Line]:
        activity, text = item.activity, self.account.text
        yield from line(self.say("Resource persons"), *self._persons(activity.resource_persons))
        yield from line(self.say("Officials"), *self._persons(activity.officials))
        yield from line(self.say("Guests"), *(text(guest) for guest in activity.guests))

    def _persons(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.account.person(each) for each in ids if self.names(each))
