"""The daybook: a reader's days in order, with what papers of any format say of them: places, cities, hotels, the heading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from lawatan.domain import Activity
from lawatan.output.account import Account
from lawatan.output.appointments import ChangeKind
from lawatan.output.drive import Drive
from lawatan.output.format import News, Outgoing
from lawatan.output.lodging import Lodging
from lawatan.output.news_of_ways import news_of_ways
from lawatan.output.pick_up import PickUp
from lawatan.output.reader import Reader
from lawatan.output.rest import RESTS, Rest
from lawatan.output.trip import Trip
from lawatan.schedule import Entry, Occurrence, View
from lawatan.words import mark, zone_name

CHANGES: dict[ChangeKind, str] = {
    "new": mark("New"),
    "gone": mark("Cancelled"),
    "moved": mark("New time"),
    "elsewhere": mark("New place"),
    "otherwise": mark("Changed"),
}
"""What every paper calls a change, in a word or two."""
STAR = "\u00a0*"
"""Marks what is only assumed."""


@dataclass(frozen=True)
class Item:
    """A line of a day: a time slot, a trip, a rest, a check-in, a check-out or a run, with its local times."""

    start: dt.datetime
    end: dt.datetime
    zone: str
    end_zone: str
    entry: Entry | None = None
    trip: Trip | None = None
    rest: Rest | None = None
    lodging: Lodging | None = None
    run: PickUp | None = None
    drive: Drive | None = None

    @property
    def occurrence(self) -> Occurrence:
        """What a time slot is for."""
        found = self.entry.occurrence if self.entry else None
        assert found is not None  # asked of a time slot only
        return found

    @property
    def activity(self) -> Activity:
        """The activity of a time slot."""
        return self.occurrence.activity


@dataclass(frozen=True)
class Day:
    """A date of the programme, where the reader's groups are on it, and what they do in order."""

    date: dt.date
    items: tuple[Item, ...]


class Daybook:
    """One reader's part of a view, told in one language."""

    @classmethod
    def of(cls, out: Outgoing, reader: Reader) -> Daybook:
        """The daybook of a reader of what leaves the office, with what is new for it."""
        return cls(out.view, reader, out.language, out.news(reader), news_of_ways(out, reader))

    def __init__(
        self, view: View, reader: Reader, language: str, news: Iterable[News] = (), ways: Iterable[News] = ()
    ) -> None:
        self.view, self.reader, self.edition = view, reader, view.edition
        self.news = tuple(news)
        """What is new for the reader since the version compared with; transfers that are otherwise are marked alone."""
        self._ways = {each.item: each for each in ways}
        self._news: dict[tuple[str, bool], News] = {}
        for each in self.news:
            if each.kind != "gone":  # what is gone has no line; another party of it may have one
                self._news.setdefault((each.item, each.about == "run"), each)
        self.account = Account(view, language)
        self.say, self.language = self.account.say, language
        self.items = self._all_items()
        """The reader's time slots, trips, rests, check-ins, check-outs and runs by start."""
        zones = [zone for item in self.items for zone in (item.zone, item.end_zone)]
        self.zones = tuple(dict.fromkeys(zones or [city.zone for city in view.edition.cities.values()]))

    # ------------------------------------------------------------------------------------------------------- days

    def _all_items(self) -> tuple[Item, ...]:
        setting = self.view.setting
        slots = [
            Item(
                self.view.starts(e),
                self.view.ends(e),
                setting.zone(e.from_city),
                setting.zone(e.to_city),
                entry=e,
            )
            for e in self.reader.slots(self.view)
        ]
        trips = [
            Item(
                t.start,
                t.end,
                setting.zone(setting.travel.city_of(t.from_venue)),
                setting.zone(setting.travel.city_of(t.to_venue)),
                trip=t,
            )
            for t in self.reader.trips(self.view)
        ]
        rests = [Item(r.start, r.end, r.zone, r.zone, rest=r) for r in self.reader.rests(self.view)]
        beds = [Item(each.at, each.at, each.zone, each.zone, lodging=each) for each in self.reader.lodgings(self.view)]
        runs = [Item(r.start, r.end, r.zone, r.end_zone, run=r) for r in self.reader.pick_ups(self.view)]
        drives = [Item(d.start, d.end, d.zone, d.end_zone, drive=d) for d in self.reader.drives(self.view)]
        return tuple(
            sorted([*slots, *trips, *rests, *beds, *runs, *drives], key=lambda i: (i.start, i.end, i.entry is None))
        )

    def days(self, empty: bool) -> tuple[Day, ...]:
        """The days with something on them; with ``empty`` every day of the edition."""
        by_date: dict[dt.date, list[Item]] = {}
        if empty:
            for n in range((self.edition.last_day - self.edition.first_day).days + 1):
                by_date[self.edition.first_day + dt.timedelta(days=n)] = []
        for item in self.items:
            by_date.setdefault(item.start.date(), []).append(item)
        return tuple(Day(date, tuple(items)) for date, items in sorted(by_date.items()))

    def cities(self, date: dt.date) -> str:
        """Where the reader's groups are on a date: ``Jakarta → Bandung`` on the day of a ride."""
        found: dict[str, list[str]] = {}
        for leaf in self.reader.leaves:
            names = [self.account.text(self.edition.cities[c].name) for c in self._stops(leaf, date)]
            found.setdefault(" → ".join(names), []).append(leaf)
        if len(found) == 1:
            return next(iter(found))
        return "; ".join(f"{self.account.groups(leaves)}: {where}" for where, leaves in found.items() if where)

    def _stops(self, leaf: str, date: dt.date) -> tuple[str, ...]:
        """The cities of a leaf group on a date: that to which its last ride before went, and those of its rides."""
        stops = list(self.view.setting.cities(leaf)[:1])
        for entry in self.view.of_leaf(leaf):
            if entry.ride is not None and self.view.date(entry) <= date:
                stops = [*(stops if self.view.date(entry) == date else []), entry.to_city]
        return tuple(dict.fromkeys(stops))

    def hotels(self, date: dt.date) -> str:
        """Where the reader's groups sleep after a date; empty where that is not known, or after the last day."""
        found: dict[str, list[str]] = {}
        for leaf in self.reader.leaves:
            for stay in self.view.stays(leaf):
                if stay.venue and stay.arrives <= date < stay.leaves:
                    venue = self.edition.venues[stay.venue]
                    name = self.account.venue(venue.id) + self.star(venue.assumed("name"))
                    if stay.late and date == stay.arrives and stay.check_in is not None:
                        time = self.say.time_by_clock(stay.check_in, self.view.setting.zone(stay.city))
                        name = self.say("{hotel}, from {time}", hotel=name, time=time)
                    found.setdefault(name, []).append(leaf)
        if len(found) == 1:
            return next(iter(found))
        return "\n".join(f"{self.account.groups(leaves)}: {name}" for name, leaves in found.items())

    def clocks(self, day: Day) -> tuple[str, ...]:
        """The zones by which a day's items go, where there are several and each time is to name its clock."""
        zones = tuple(dict.fromkeys(zone for item in day.items for zone in (item.zone, item.end_zone)))
        return zones if len(zones) > 1 else ()

    def zone_names(self, items: Iterable[Item]) -> str:
        """The names of the clocks that items go by: ``WIB``, ``WIB, WITA``."""
        names = [zone_name(m, z) for i in items for m, z in ((i.start, i.zone), (i.end, i.end_zone))]
        return ", ".join(dict.fromkeys(names))

    def new(self, item: Item) -> News | None:
        """What is new about a line of a day since the version compared with; None where nothing is."""
        if item.run is not None:
            return self._news.get((item.run.run.id, True))
        about = item.entry.id if item.entry is not None else item.drive.item if item.drive is not None else ""
        if item.trip is not None:
            if not item.trip.ride:
                return self._ways.get(item.trip.id)
            about = item.trip.ride
        return self._news.get((about, False))

    # ------------------------------------------------------------------------------------------------------- words

    def time_title(self) -> str:
        """The title of a time column: it names the clock where there is one only."""
        if len(self.zones) == 1:
            noon = dt.datetime.combine(self.edition.first_day, dt.time(12), dt.UTC)
            return self.say("Time ({zone})", zone=zone_name(noon, self.zones[0]))
        return self.say("Local time")

    def whose(self, leaves: tuple[str, ...]) -> str:
        """Which groups are meant, where this paper has to say so."""
        return self.account.whose(self.reader, leaves)

    def beside(self, item: Item) -> str:
        """What is no time slot in a line, with whose it is where the party is split; empty for a time slot."""
        if item.run is not None:
            return self.pick_up(item.run)
        if item.drive is not None:
            return self.account.drive(item.drive)
        if item.lodging is not None:
            return self.account.lodging(item.lodging) + self.whose(item.lodging.leaves)
        if item.trip is not None:
            return self.account.trip(item.trip) + self.whose(item.trip.leaves)
        return self.say(RESTS[item.rest.kind]) + self.whose(item.rest.leaves) if item.rest is not None else ""

    def pick_up(self, each: PickUp) -> str:
        """An arrival or departure run with the names of its passengers, where they are not the reader's own."""
        if self.reader.kind == "person":
            return self.account.pick_up(each)
        names = ", ".join(passenger.name for passenger in each.passengers)
        return f"{self.account.pick_up(each)} ({names})" if names else self.account.pick_up(each)

    def place(self, occurrence: Occurrence, address: bool = False) -> str:
        """Room and venue, with a star where they are assumed."""
        activity, venue = occurrence.activity, self.edition.venues[occurrence.venue]
        star = activity.assumed("venue") or activity.assumed("room") or venue.assumed("name")
        place = self.account.location(venue, occurrence) if address else self.account.place(occurrence)
        return place + self.star(star or (address and venue.assumed("address")))

    def party(self, day: Day) -> int | None:
        """How many people all of a day is for; None where that changes in its course."""
        found = {(i.trip.leaves, i.trip.people) for i in day.items if i.trip is not None}
        found |= {(i.occurrence.leaves, i.occurrence.head_count) for i in day.items if i.entry is not None}
        return next(iter(found))[1] if len(found) == 1 else None

    def marked(self, activity: Activity, field: str, text: str) -> str:
        """The text of a field, with a star where it is assumed."""
        return text + self.star(bool(text) and activity.assumed(field))

    def star(self, assumed: bool) -> str:
        """The star of what is only assumed, in the committee's papers; others are not troubled with it."""
        return STAR if assumed and self.reader.is_committee else ""

    # ---------------------------------------------------------------------------------------------------- heading

    def heading(self) -> tuple[str, ...]:
        """The lines under a sheet's title: the programme, its theme, which group's paper it is, dates and place."""
        text, edition = self.account.text, self.edition
        batch = self.say("batch {n}", n=edition.batch) if edition.batch else ""
        programme = ", ".join(part for part in (text(edition.name), batch) if part)
        when = self.say.dates(edition.first_day, edition.last_day)
        whose = self.reader.name if self.reader.travels and not self.reader.is_whole else ""
        where = " · ".join(part for part in (whose, when, text(edition.place)) if part)
        return programme, text(edition.theme), where

    def reader_line(self) -> str:
        """What stands at the right above each page."""
        if self.reader.is_whole:
            return self.say.dates(self.edition.first_day, self.edition.last_day)
        return self.reader.name

    def foot(self) -> str:
        """What the star means, where there can be one."""
        return self.say("* unconfirmed: assumed, not from a source") if self.reader.is_committee else ""
