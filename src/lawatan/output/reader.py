"""Who reads a paper, and which entries and trips of the programme are on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lawatan.domain import Activity, AnyEdition, members
from lawatan.output.format import Audience
from lawatan.output.lodging import Lodging, lodgings
from lawatan.output.pick_up import PickUp, pick_ups
from lawatan.output.rest import Rest, rests
from lawatan.output.trip import Trip, trips
from lawatan.schedule import Crossing, Entry, Occurrence, View, leaf_groups


@dataclass(frozen=True)
class Reader:
    """One for whom a paper is written: the whole programme, a leaf group, a host institution or a person.

    ``institution`` is the short name of a person's, for the name of the file.
    """

    kind: Literal["all", "group", "host", "person"]
    id: str
    name: str
    leaves: tuple[str, ...]
    institution: str = ""

    @property
    def travels(self) -> bool:
        """Whether the reader goes along, and so needs transfers, hotels, dress and the like."""
        return self.kind in ("all", "group")

    @property
    def is_committee(self) -> bool:
        """Whether the paper stays with the committee: it says what is only assumed, others are not troubled with it."""
        return self.kind == "all"

    def concerns(self, entry: Entry | Occurrence | Crossing) -> bool:
        """Say whether an entry, or what is still to be placed, is for this reader."""
        if self.kind == "all":
            return True
        occurrence = entry.occurrence if isinstance(entry, Entry) else entry
        if self.kind == "group":
            leaves = (entry.leaf,) if isinstance(entry, Crossing) else entry.leaves
            return self.id in leaves
        if not isinstance(occurrence, Occurrence):
            return False
        if self.kind == "host":
            return self.id in occurrence.activity.hosts
        return self.id in people_of(occurrence.activity)

    def slots(self, view: View) -> tuple[Entry, ...]:
        """The placed activities of this reader, by start."""
        mine = [e for e in view.entries.values() if e.occurrence is not None and self.concerns(e)]
        return tuple(sorted(mine, key=lambda e: (e.start, e.end, e.id)))

    def trips(self, view: View) -> tuple[Trip, ...]:
        """The transfers and ride sections of this reader, by start; none for one who does not go along."""
        return trips(view, self.leaves) if self.travels else ()

    def rests(self, view: View) -> tuple[Rest, ...]:
        """Lunch and Friday breaks of this reader, by start; none for one who does not go along."""
        return rests(view, self.leaves) if self.travels else ()

    def lodgings(self, view: View) -> tuple[Lodging, ...]:
        """Check-outs and check-ins of this reader, by time; none for one who does not go along."""
        return lodgings(view, self.leaves) if self.travels else ()

    def pick_ups(self, view: View) -> tuple[PickUp, ...]:
        """The arrival and departure runs of this reader, by time: those that carry a member of the group, or the person."""
        if self.kind == "host" or not view.plan.shuttles:
            return ()
        runs = pick_ups(view)
        if self.kind == "all":
            return runs
        persons = (self.id,) if self.kind == "person" else members(view.edition, self.id)
        return tuple(run.with_only(persons) for run in runs if run.carries(persons))

    def leads(self, edition: AnyEdition, person_id: str | None) -> bool:
        """Say whether a step led by a person is this reader's own: that person, or its institution's."""
        if self.kind == "host":
            return person_id is not None and edition.persons[person_id].host == self.id
        return self.kind == "person" and person_id == self.id


def people_of(activity: Activity) -> tuple[str, ...]:
    """Who has to be there by name: resource persons, officials, and those who lead a step; ids, each once."""
    return tuple(dict.fromkeys((*activity.persons, *(s.person for s in activity.steps if s.person))))


def named(edition: AnyEdition, person_id: str, language: str) -> str:
    """A person's name and position: ``P21 – Committee, Jakarta``."""
    person = edition.persons[person_id]
    return " – ".join(part for part in (person.name, person.position.in_language(language)) if part)


def readers(view: View, audience: Audience, language: str) -> tuple[Reader, ...]:
    """Return who gets a paper of their own, in display order: those for whom something is planned."""
    return tuple(r for r in _candidates(view, audience, language) if r.slots(view) or r.trips(view) or r.pick_ups(view))


def _candidates(view: View, audience: Audience, language: str) -> Iterator[Reader]:
    edition = view.edition
    every = leaf_groups(edition)
    if audience == "all":
        yield Reader("all", "", edition.name.in_language(language), every)
    elif audience == "groups":
        for leaf in every:
            yield Reader("group", leaf, edition.groups[leaf].name.in_language(language), (leaf,))
    elif audience == "hosts":
        for host in edition.hosts.values():
            yield Reader("host", host.id, host.name.in_language(language), ())
    else:
        wanted = {p for e in view.entries.values() if e.occurrence for p in people_of(e.occurrence.activity)}
        for person in edition.persons.values():
            if person.id in wanted and person.role != "participant":
                short = edition.hosts[person.host].short if person.host else ""
                yield Reader("person", person.id, named(edition, person.id, language), (), short)
