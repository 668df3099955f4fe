"""Who comes to a time slot, as every paper tells its host: how many from where, by name, when they arrive, in what."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from lawatan.domain import AnyEdition, Person, head_count
from lawatan.output.account import PERSON_ROLES, Account, is_code
from lawatan.output.arrival import arrivals, break_before, host_receives, host_speaks
from lawatan.output.counts import people
from lawatan.output.drive import Drive, drives
from lawatan.output.expected import expected
from lawatan.output.reader import Reader
from lawatan.schedule import Entry, Occurrence, leaf_groups
from lawatan.schedule.readers import is_there
from lawatan.words import mark

_PAUSES = {
    "lunch": mark("{when}; before it begins they have lunch, {times}"),
    "friday_break": mark("{when}; before it begins they have the Friday break for prayer and lunch, {times}"),
}
"""What is said of a break between arrival and beginning: who receives them ought to know of it."""


class Visitors:
    """Those who come to one time slot."""

    def __init__(self, account: Account, entry: Entry) -> None:
        assert entry.occurrence is not None
        self.account, self.entry, self.occurrence = account, entry, entry.occurrence
        self.view, self.edition, self.say = account.view, account.edition, account.say
        self.expected = expected(self.view, entry)
        """The ids of those who would come with the groups and are on record one by one."""
        self.people = tuple(person for person in self.expected if is_there(self.view, entry, person))
        """The same without those whom something calls away."""

    def counted(self) -> str:
        """How many come, and how many of them are staff."""
        occurrence = self.occurrence
        whole = self.account.party(occurrence)
        leaves, groups = occurrence.leaves, self.edition.groups
        staff = sum(groups[leaf].staff for leaf in leaves)
        if not staff or occurrence.head_count != sum(head_count(self.edition, leaf) for leaf in leaves):
            return whole
        return self.say.plural(
            "{whole}, {n} of them of the staff", "{whole}, {n} of them of the staff", staff, whole=whole
        )

    def origins(self) -> dict[str, int]:
        """The countries they come from by name, with how many, most first; 0 where only the programme's are known."""
        known = (self.account.country(person) for person in self.people)
        found = Counter(country for country in known if country)
        if found:
            return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))
        if set(self.occurrence.leaves) != set(leaf_groups(self.edition)):
            return {}
        return dict.fromkeys(
            sorted(self.account.text(each.name) or each.id for each in self.edition.countries.values()), 0
        )

    def countries(self) -> str:
        """How many come from which country; the countries alone where only the programme's are known."""
        told = [f"{name}\u00a0{n}" if n else name for name, n in self.origins().items()]
        if not told:
            return ""
        listed = ", ".join(told)
        return self.say.plural("from {n} country: {listed}", "from {n} countries: {listed}", len(told), listed=listed)

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """The ids of its resource persons and officials who do not come with the groups, and come."""
        named = (person for person in self.occurrence.activity.persons if person not in self.expected)
        return tuple(person for person in dict.fromkeys(named) if is_there(self.view, self.entry, person))

    @cached_property
    def counted_by_name(self) -> frozenset[str]:
        """The ids of those whom the head-count counts and who are on record: of the staff also who speaks."""
        persons = self.occurrence.activity.persons
        return frozenset((*self.expected, *(p for p in persons if self.edition.persons[p].role == "staff")))

    @property
    def nameless(self) -> int:
        """How many the head-count counts who are not on record."""
        return max(0, self.occurrence.head_count - len(self.counted_by_name))

    @property
    def enrols(self) -> bool:
        """Whether those come who have said so, and not the groups as they are."""
        opt_in = self.occurrence.activity.opt_in
        return opt_in is not None and bool(opt_in.enrolled)

    def named(self) -> tuple[str, ...]:
        """The ids of those of them whose names are known."""
        return tuple(p for p in self.people if not is_code(self.edition.persons[p].name))

    def arrivals(self) -> tuple[dt.datetime, ...]:
        """When their groups arrive, in order; empty where any of them is at the place before."""
        return arrivals(self.view, self.entry)

    def arriving(self) -> str:
        """When they arrive, in words, and the break that they have there before it begins."""
        when, pause = self._when(), break_before(self.view, self.entry)
        if not when or pause is None:
            return when
        zone, moment = self.view.zone(self.entry), self.view.setting.clock.moment
        times = self.say.times(moment(pause.start, zone), moment(pause.end, zone))
        return self.say(_PAUSES[pause.kind], when=when, times=times)

    def _when(self) -> str:
        """At the beginning, at about a time, or from the first group to the last."""
        times = self.arrivals()
        if not times:
            return ""
        first, last = self.say.time(times[0]), self.say.time(times[-1])
        if first != last:
            return self.say("between {first} and {last}", first=first, last=last)
        if times == (self.view.starts(self.entry),):
            return self.say("at {time}", time=first)
        return self.say("at about {time}", time=first)

    def vehicles(self) -> tuple[str, ...]:
        """The vehicles that bring them, for the gate: name, plate, seats."""
        entry = self.entry
        every: Iterable[Drive] = self.view.once("drives", lambda: drives(self.view))
        mine = [
            d.vehicle
            for d in every
            if entry.id in d.items and d.to_venue == entry.from_venue and d.end <= self.view.starts(entry)
        ]
        return tuple(self._vehicle(each) for each in dict.fromkeys(mine))

    def _vehicle(self, vehicle_id: str) -> str:
        vehicle = self.edition.vehicles[vehicle_id]
        seats = self.say.plural("{n} seat", "{n} seats", vehicle.seats)
        return ", ".join(part for part in (self.account.text(vehicle.name) or vehicle.id, vehicle.plate, seats) if part)


def receives(edition: AnyEdition, reader: Reader, occurrence: Occurrence) -> bool:
    """Whether a host has the groups at its own place in a time slot; never of a person."""
    return reader.kind == "host" and host_receives(edition, reader.id, occurrence)


def speaks(edition: AnyEdition, reader: Reader, occurrence: Occurrence) -> bool:
    """Whether the reader, or one of a host's people, is a resource person of the time slot."""
    if reader.kind == "person":
        return reader.id in occurrence.activity.resource_persons
    return host_speaks(edition, reader.id, occurrence)


def at_the_gate(visits: Iterable[Visitors], host: str) -> tuple[str, ...]:
    """Who comes to a host's own time slots, ids, each once: with the groups, the PIC, others to speak; none of its own."""
    found: dict[str, Person] = {}
    for each in visits:
        pic = each.occurrence.activity.pic
        for person in (*each.people, *((pic,) if pic else ()), *each.beside):
            found[person] = each.edition.persons[person]
    return tuple(person for person, record in found.items() if record.host != host)


def nameless(visits: Iterable[Visitors]) -> int:
    """How many more come to some time slots than are on record by name."""
    whole = [each for each in visits if not each.enrols]
    if not whole:
        return 0
    view = whole[0].view
    leaves = {leaf for each in whole for leaf in each.occurrence.leaves}
    counted = {person for each in whole for person in each.counted_by_name}
    pics = {each.occurrence.activity.pic for each in whole}
    counted |= {pic for pic in pics if pic and view.edition.persons[pic].role == "staff"}
    return max(0, people(view, tuple(leaf for leaf in view.setting.leaves if leaf in leaves)) - len(counted))


def role_of(account: Account, person_id: str) -> str:
    """A person's position; the role where none is on record."""
    person = account.edition.persons[person_id]
    return account.text(person.position) or account.say(PERSON_ROLES[person.role])


__all__ = ["Visitors", "at_the_gate", "nameless", "receives", "role_of", "speaks"]
