"""The lines of a day on the page: time slots, ways, rests, check-ins, runs and drives, with what is told of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawatan.output.account import timed_steps
from lawatan.output.daybook import CHANGES, Daybook, Item
from lawatan.output.drive import Drive
from lawatan.output.maps import map_link
from lawatan.output.page.pieces import (
    Bit,
    Line,
    Moment,
    Place,
    Shown,
    Step,
    Times,
    call,
    instant,
    line,
    seconds,
)
from lawatan.output.page.slots import Slots
from lawatan.output.pick_up import Passenger, PickUp, pick_ups
from lawatan.output.rest import RESTS
from lawatan.output.trip import Trip
from lawatan.words import zone_name


class Items:
    """Tells of the lines of one reader's days."""

    def __init__(self, daybook: Daybook) -> None:
        self.daybook = daybook
        self.say, self.account, self.edition = daybook.say, daybook.account, daybook.edition
        self._slots = Slots(daybook)

    def shown(self, item: Item, clocks: bool) -> Shown:
        """A line of a day; ``clocks`` says that times have to name their clock."""
        times, news = self._times(item, clocks), self.daybook.new(item)
        change = self.say(CHANGES[news.kind]) if news is not None else ""
        told = "" if news is None or news.kind == "new" else news.text
        if item.entry is not None:
            return self._slot(item, times, told, change)
        if item.trip is not None:
            return self._trip(item.trip, times, told, change, across=item.zone != item.end_zone)
        if item.run is not None:
            return self._run(item.run, times, told, change)
        if item.drive is not None:
            return self._drive(item.drive, times, told, change)
        if item.rest is not None:
            return Shown("rest", times, self.say(RESTS[item.rest.kind]), False, whose=self._whose(item.rest.leaves))
        assert item.lodging is not None
        title = self.account.lodging(item.lodging)
        places = (self.place(item.lodging.venue, ""),)
        return Shown("lodging", times, title, False, whose=self._whose(item.lodging.leaves), places=places)

    def place(self, venue_id: str, text: str | None = None) -> Place:
        """A venue with its address and the link to its map; ``text`` is what is told of it instead of its name."""
        venue, name = self.edition.venues[venue_id], self.account.venue(venue_id)
        address = venue.address + self.daybook.star(bool(venue.address) and venue.assumed("address"))
        return Place(name if text is None else text, address, name, map_link(venue))

    def _times(self, item: Item, clocks: bool) -> Times:
        say = self.say
        at_once = item.lodging is not None
        later = say.date(item.end.date()) if item.end.date() != item.start.date() else ""
        across = clocks and item.zone != item.end_zone and not at_once
        end_clock = zone_name(item.end, item.end_zone) if clocks and (across or not at_once) else ""
        start_clock = zone_name(item.start, item.zone) if clocks and (across or at_once) else ""
        return Times(
            seconds(item.start),
            seconds(item.end),
            Moment(say.time(item.start), instant(item.start)),
            None if at_once else Moment(say.time(item.end), instant(item.end)),
            start_clock,
            " ".join(part for part in (end_clock, later) if part),
        )

    def _whose(self, leaves: tuple[str, ...]) -> str:
        return self.daybook.whose(leaves).strip()

    # ------------------------------------------------------------------------------------------------- time slots

    def _slot(self, item: Item, times: Times, news: str, change: str) -> Shown:
        account, activity, occurrence = self.account, item.activity, item.occurrence
        return Shown(
            activity.kind,
            times,
            account.name(occurrence) + self.daybook.star(activity.assumed("name")),
            True,
            whose=self._whose(occurrence.leaves),
            sort=account.kind(activity),
            about=self.daybook.marked(activity, "topic", account.text(activity.topic)),
            news=news,
            change=change,
            places=(self.place(occurrence.venue, self.daybook.place(occurrence)),),
            steps=tuple(self._steps(item)),
            lines=tuple(self._slots.told(item)),
        )

    def _steps(self, item: Item) -> Iterator[Step]:
        """The steps of an activity: at their times, where these are told, else with their lengths."""
        timed = timed_steps(item.occurrence)
        for n, step in enumerate(item.activity.steps):
            if timed:
                start, end = (item.start + dt.timedelta(minutes=minutes) for minutes in timed[n])
                time = self.say.times(start, end)
            else:
                time = self.say.duration(step.minutes)
            who = self.account.called(step.person) if self._slots.names(step.person) else ""
            text = " – ".join(part for part in (self.account.text(step.name), who) if part)
            yield Step(time, text, self.daybook.reader.leads(self.edition, step.person))

    # ------------------------------------------------------------------------------------------- ways, runs, drives

    def _trip(self, trip: Trip, times: Times, news: str, change: str, across: bool) -> Shown:
        say, account, committee = self.say, self.account, self.daybook.reader.is_committee
        ends = (account.venue(trip.from_venue), account.venue(trip.to_venue))
        told = [say("be there at {time}", time=say.time(trip.be_there))] if trip.be_there else []
        if across or trip.ride or committee:
            told.append(say.duration(trip.minutes) + self.daybook.star(trip.assumed))
        if committee:
            told += [account.traffic(trip), account.people(trip.people)]
        places = (self.place(trip.from_venue),) if trip.be_there else ()
        return Shown(
            "trip",
            times,
            account.by(trip),
            False,
            ways=ends,
            whose=self._whose(trip.leaves),
            news=news,
            change=change,
            about=" · ".join(filter(None, told)),
            places=places,
        )

    def _run(self, run: PickUp, times: Times, news: str, change: str) -> Shown:
        """An arrival or departure run, as those see it who ride in it, or the committee."""
        say, account = self.say, self.account
        vehicle = self.edition.vehicles[run.run.vehicle] if run.run.vehicle is not None else None
        driver = run.run.driver or (vehicle.driver if vehicle is not None else None)
        lines = [*line(say("Vehicle"), account.vehicle_of(run))]
        lines += self._reached(say("Driver"), driver)
        if self.daybook.reader.kind != "person":
            names = [account.aboard(passenger) for passenger in run.passengers]
            lines += line(say("Passengers"), *names)
        else:
            lines += line(say("Flight or train"), *(self._journey(each) for each in run.passengers))
        lines += line(say("Note"), account.text(run.run.note))
        title = say("Arrival run") if run.arriving else say("Departure run")
        return Shown(
            "trip",
            times,
            title,
            True,
            ways=(account.venue(run.run.from_venue), account.venue(run.run.to_venue)),
            news=news,
            change=change,
            places=(self.place(run.run.from_venue),),
            lines=tuple(lines),
        )

    def _drive(self, drive: Drive, times: Times, news: str, change: str) -> Shown:
        """A way as its driver and guide have to know it: how many, whom, with how much luggage, and each other."""
        say, account = self.say, self.account
        ends = (account.venue(drive.from_venue), account.venue(drive.to_venue))
        lines = [*line(say("People"), account.people(drive.people))]
        lines += line(say("Groups"), account.groups(drive.leaves) if drive.leaves else "")
        lines += line(say("Luggage"), say.plural("{n} piece", "{n} pieces", drive.luggage) if drive.luggage else "")
        lines += [each for passenger in self._aboard(drive) for each in self._fetched(passenger)]
        aboard = (*((say("Guide"), guide) for guide in drive.guides), (say("Driver"), drive.driver))
        for label, person in aboard:
            if person != self.daybook.reader.id:
                lines += self._reached(label, person)
        vehicle = self.edition.vehicles[drive.vehicle]
        title = " ".join(part for part in (account.text(vehicle.name) or vehicle.id, vehicle.plate) if part)
        places = tuple(self.place(venue) for venue in (drive.from_venue, drive.to_venue))
        return Shown("trip", times, title, True, ways=ends, news=news, change=change, places=places, lines=tuple(lines))

    def _aboard(self, drive: Drive) -> tuple[Passenger, ...]:
        view = self.daybook.view
        runs = view.once("pick-ups", lambda: pick_ups(view)) if drive.run else ()
        return next((run.passengers for run in runs if run.run.id == drive.run), ())

    def _fetched(self, passenger: Passenger) -> tuple[Line, ...]:
        """One who is fetched or brought: the name, flight or train with its time, and the phone."""
        phone = call(self.edition.persons[passenger.person].phone)
        journey = self._journey(passenger)
        bits = (Bit(passenger.name), *((Bit(journey),) if journey else ()), *phone)
        return (Line(self.say("Passenger"), bits),)

    def _journey(self, passenger: Passenger) -> str:
        """The flight or train of a passenger with its time: ``GA 123, 14:05``."""
        number = passenger.journey.number if passenger.journey is not None else ""
        time = self.say.time(passenger.at) if passenger.at is not None else ""
        return ", ".join(part for part in (number, time) if part)

    def _reached(self, label: str, person_id: str | None) -> tuple[Line, ...]:
        """A driver or guide with the phone."""
        if person_id is None:
            return ()
        return (Line(label, (Bit(self.account.called(person_id)), *call(self.edition.persons[person_id].phone))),)
