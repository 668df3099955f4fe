"""Who comes to a time slot, as its host is told: how many from where, by name, when they arrive, and in which vehicles."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from lawatan.domain import head_count
from lawatan.output.account import PERSON_ROLES, Account, is_code
from lawatan.output.daybook import Item
from lawatan.output.drive import Drive, drives
from lawatan.output.print.slips import country_of
from lawatan.output.trip import legs_of
from lawatan.schedule import View, leaf_groups
from lawatan.schedule.readers import is_there, may_come, people_by_leaf

_GO_ALONG = ("participant", "companion", "staff", "guide")


class Visitors:
    """Those who come to one time slot."""

    def __init__(self, account: Account, item: Item) -> None:
        self.account, self.item = account, item
        self.view, self.edition, self.say = account.view, account.edition, account.say
        self.people = tuple(p for p in _people(self.view, item) if self.edition.persons[p].role in _GO_ALONG)
        """The ids of those who come with the groups and are on record one by one."""

    def counted(self) -> str:
        """How many come, and how many of them are staff."""
        occurrence = self.item.occurrence
        whole = self.account.party(occurrence)
        leaves, groups = occurrence.leaves, self.edition.groups
        staff = sum(groups[leaf].staff for leaf in leaves)
        if not staff or occurrence.head_count != sum(head_count(self.edition, leaf) for leaf in leaves):
            return whole
        return self.say.plural(
            "{whole}, {n} of them of the staff", "{whole}, {n} of them of the staff", staff, whole=whole
        )

    def countries(self) -> str:
        """How many come from which country; the countries alone where only the programme's are known."""
        known = (country_of(self.account, self.edition.persons[p]) for p in self.people)
        found = Counter(country for country in known if country)
        if found:
            told = [f"{name}\u00a0{n}" for name, n in sorted(found.items(), key=lambda one: (-one[1], one[0]))]
        elif set(self.item.occurrence.leaves) == set(leaf_groups(self.edition)):
            told = sorted(self.account.text(country.name) for country in self.edition.countries.values())
        else:
            told = []
        if not told:
            return ""
        listed = ", ".join(told)
        return self.say.plural("from {n} country: {listed}", "from {n} countries: {listed}", len(told), listed=listed)

    def named(self) -> tuple[str, ...]:
        """The ids of those of them whose names are known."""
        return tuple(p for p in self.people if not is_code(self.edition.persons[p].name))

    def arrival(self) -> dt.datetime | None:
        """When the first of them arrive; None where they come from nowhere else."""
        entry, start = self.item.entry, self.item.start
        assert entry is not None
        ends = [
            self.view.setting.clock.moment(leg.end, self.item.zone)
            for leaf in entry.leaves
            for leg in legs_of(self.view, leaf)
            if leg.id.split(">")[1:2] == [entry.id]
        ]
        return min(ends) if ends and min(ends) <= start else None

    def arriving(self) -> str:
        """When they arrive, in words."""
        first, start = self.arrival(), self.item.start
        if first is None:
            return ""
        if first == start:
            return self.say("at {time}", time=self.say.time(start))
        return self.say("between {first} and {last}", first=self.say.time(first), last=self.say.time(start))

    def vehicles(self) -> tuple[str, ...]:
        """The vehicles that bring them, for the gate: name, plate, seats."""
        entry = self.item.entry
        assert entry is not None
        every: Iterable[Drive] = self.view.once("drives", lambda: drives(self.view))
        mine = [
            d.vehicle
            for d in every
            if entry.id in d.items and d.to_venue == entry.from_venue and d.end <= self.item.start
        ]
        return tuple(self._vehicle(each) for each in dict.fromkeys(mine))

    def _vehicle(self, vehicle_id: str) -> str:
        vehicle = self.edition.vehicles[vehicle_id]
        seats = self.say.plural("{n} seat", "{n} seats", vehicle.seats)
        return ", ".join(part for part in (self.account.text(vehicle.name) or vehicle.id, vehicle.plate, seats) if part)


def role_of(account: Account, person_id: str) -> str:
    """A person's position; the role where none is on record."""
    person = account.edition.persons[person_id]
    return account.text(person.position) or account.say(PERSON_ROLES[person.role])


def _people(view: View, item: Item) -> tuple[str, ...]:
    entry = item.entry
    assert entry is not None
    of_leaf = people_by_leaf(view.edition)
    opt_in = item.activity.opt_in
    coming = [person for leaf in entry.leaves for person in of_leaf(leaf)]
    if opt_in is not None and opt_in.enrolled and not item.activity.apart:
        coming = list(opt_in.enrolled)  # whoever they belong to
    return tuple(
        person
        for person in dict.fromkeys(coming)
        if may_come(item.occurrence, person, entry.leaves) and is_there(view, entry, person)
    )


__all__ = ["Visitors", "role_of"]
