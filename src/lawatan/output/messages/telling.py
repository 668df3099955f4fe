"""What a message says of a time slot, a way, a rest, a check-in, a run or a drive, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from lawatan.output.daybook import CHANGES, Day, Daybook, Item
from lawatan.output.drive import Drive
from lawatan.output.format import News
from lawatan.output.maps import map_link
from lawatan.output.messages.marks import bold, plain
from lawatan.output.particulars import absent, choice
from lawatan.output.pick_up import PickUp, pick_ups
from lawatan.output.trip import Trip
from lawatan.output.visitors import Visitors, receives
from lawatan.schedule import Entry
from lawatan.words import Words, days_later, zone_name


def entries_of(daybook: Daybook, day: Day) -> tuple[Entry, ...]:
    """The time slots of a day; for a driver those of the groups that are driven, who has no time slot."""
    own = tuple(item.entry for item in day.items if item.entry is not None)
    aboard = {leaf for item in day.items if item.drive is not None for leaf in item.drive.leaves}
    if own or not aboard:
        return own
    view = daybook.view
    every = sorted(view.entries.values(), key=lambda entry: (entry.start, entry.end, entry.id))
    return tuple(e for e in every if view.starts(e).date() == day.date and not aboard.isdisjoint(e.leaves))


def changed(say: Words, new: News) -> str:
    """What is new, the word in bold capitals, as messages have it; what is cancelled says so itself."""
    word = bold(say(CHANGES[new.kind]).upper())
    if new.kind == "gone":
        return plain(new.text)
    return word if new.kind == "new" else f"{word}: {plain(new.text)}"


class Telling:
    """Tells of the items of a day; ``clocks``: each time names its clock; ``open_said``: that all is open is said already."""

    def __init__(self, daybook: Daybook, clocks: bool, open_said: bool = False) -> None:
        self.daybook, self.clocks, self.open_said = daybook, clocks, open_said
        self.say, self.account, self.reader = daybook.say, daybook.account, daybook.reader
        self._linked: set[str] = set()
        self._news: set[News] = set()

    def lines(self, item: Item) -> Iterator[str]:
        """The lines of an item: time and what it is, then what one has to know; what is new, where that is told first."""
        yield f"{self._time(item)} {self._what(item)}"
        if item.entry is not None:
            yield plain(self.say("Place: {place}", place=self.daybook.place(item.occurrence, address=True)))
        yield from self._maps(item)
        yield from (plain(line) for line in self._told(item) if line)
        new = self.daybook.new(item)
        if new is None or new in self._news:
            return
        self._news.add(new)
        yield changed(self.say, new)

    def _time(self, item: Item) -> str:
        say = self.say
        if item.lodging is not None:
            return say.time_by_clock(item.start, item.zone) if self.clocks else say.time(item.start)
        if item.zone != item.end_zone:
            return say.times_by_clocks(item.start, item.end, item.zone, item.end_zone)
        clock = f" {zone_name(item.start, item.zone)}" if self.clocks else ""
        return f"{say.times(item.start, item.end)}{days_later(item.start, item.end)}{clock}"

    def _what(self, item: Item) -> str:
        account, daybook = self.account, self.daybook
        if told := daybook.beside(item):
            return bold(told) if item.drive is not None else plain(told)
        star = daybook.star(item.activity.assumed("name"))
        whose = daybook.whose(item.occurrence.leaves) if self.reader.travels else ""
        return bold(account.name(item.occurrence)) + star + plain(whose)

    def _told(self, item: Item) -> Iterator[str]:
        if item.run is not None:
            yield from self._of_run(item.run)
        elif item.trip is not None:
            yield from self._of_trip(item.trip)
        elif item.drive is not None:
            yield from self._of_drive(item.drive)
        elif item.entry is not None:
            yield from self._of_slot(item, item.entry)

    def _of_slot(self, item: Item, entry: Entry) -> Iterator[str]:
        say, account, activity, reader = self.say, self.account, item.activity, self.reader
        optional = choice(activity, say)
        yield f"({optional})" if optional else ""
        part = account.own_steps(reader, item.occurrence, item.start)
        yield say("Your part: {text}", text=part) if part else ""
        away = absent(self.daybook.view, entry, say, reader.id) if reader.kind == "person" else ""
        yield say("You are absent: {text}", text=away) if away else ""
        if receives(account.edition, reader, item.occurrence):
            coming = Visitors(account, entry).arriving()
            yield say("Arrival of the guests: {when}", when=coming) if coming else ""
        if not reader.travels or reader.is_committee:
            yield say("Who comes: {party}", party=account.party(item.occurrence))
        dress = self.daybook.marked(activity, "dress", account.text(activity.dress))
        bring = self.daybook.marked(activity, "bring", account.text(activity.bring))
        yield say("Dress: {text}", text=dress) if dress else ""
        yield say("What to bring: {text}", text=bring) if bring else ""
        if reader.is_committee:
            people = "; ".join(account.speakers(activity))
            yield say("With: {people}", people=people) if people else ""
            steps = account.steps(item.occurrence, item.start)
            yield say("Steps: {text}", text=steps) if steps else ""
            yield say("Confirmation: {text}", text=account.confirmation(entry))
            yield say("PIC: {name}", name=account.reached(activity.pic)) if activity.pic else ""
            told = account.contacts(activity)
            yield say("Contact: {text}", text=told) if told else ""
        elif not self.open_said and account.is_open(entry):
            yield say("Subject to confirmation.")

    def _of_trip(self, trip: Trip) -> Iterator[str]:
        if trip.be_there:
            yield self.say("Be there at {time}.", time=self.say.time(trip.be_there))

    def _of_run(self, run: PickUp) -> Iterator[str]:
        say, driver = self.say, self.account.driver_of(run)
        yield say("Vehicle: {text}", text=self.account.vehicle_of(run))
        yield say("Driver: {text}", text=driver) if driver else ""

    def _of_drive(self, drive: Drive) -> Iterator[str]:
        """What driver and guide have to know: how many, how much luggage, which groups or whom by name, and of one another."""
        say = self.say
        pieces = say.plural("{n} piece of luggage", "{n} pieces of luggage", drive.luggage) if drive.luggage else ""
        yield ", ".join(part for part in (self.account.people(drive.people), pieces) if part)
        yield self.account.groups(drive.leaves) if drive.leaves else ""
        yield from self._aboard(drive)
        if self.reader.kind == "person" and drive.driver and drive.driver != self.reader.id:
            yield say("Driver: {text}", text=self.account.reached(drive.driver))
        for guide in drive.guides:
            if guide != self.reader.id:
                yield say("Guide: {text}", text=self.account.reached(guide))

    def _aboard(self, drive: Drive) -> Iterator[str]:
        """Those who are fetched or brought, a line each, with flight or train, its time, and the phone."""
        view = self.daybook.view
        for run in view.once("pick-ups", lambda: pick_ups(view)):
            if run.run.id == drive.run:
                for passenger in run.passengers:
                    at = self.say.time(passenger.at) if passenger.at is not None else ""
                    phone = view.edition.persons[passenger.person].phone
                    yield "- " + ", ".join(part for part in (self.account.aboard(passenger), at, phone) if part)

    def _maps(self, item: Item) -> Iterator[str]:
        """A link to the map for a place to which one has to find the way, the first time that it comes in the message."""
        for venue_id in self._places(item):
            if venue_id not in self._linked:
                self._linked.add(venue_id)
                yield map_link(self.daybook.edition.venues[venue_id])

    def _places(self, item: Item) -> tuple[str, ...]:
        if item.entry is not None:
            return (item.occurrence.venue,)
        if item.lodging is not None:
            return (item.lodging.venue,) if item.lodging.arriving else ()
        if item.run is not None:
            return (item.run.run.from_venue,)
        if item.drive is not None:
            return (item.drive.from_venue, item.drive.to_venue)
        return (item.trip.from_venue,) if item.trip is not None and item.trip.be_there else ()


__all__ = ["Telling", "entries_of"]
