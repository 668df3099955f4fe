"""Who reads a paper, and which entries and trips of the programme are on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lawatan.domain import Activity
from lawatan.output.format import Audience
from lawatan.output.trip import Trip, trips
from lawatan.schedule import Crossing, Entry, Occurrence, View, leaf_groups


@dataclass(frozen=True)
class Reader:
    """One for whom a paper is written: the whole programme, a leaf group, a host institution or a person."""

    kind: Literal["all", "group", "host", "person"]
    id: str
    name: str
    leaves: tuple[str, ...]

    @property
    def travels(self) -> bool:
        """Whether the reader goes along, and so needs transfers, hotels, dress and the like."""
        return self.kind in ("all", "group")

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


def people_of(activity: Activity) -> tuple[str, ...]:
    """Who has to be there by name: resource persons, officials, and those who lead a step; ids, each once."""
    return tuple(dict.fromkeys((*activity.persons, *(s.person for s in activity.steps if s.person))))


def readers(view: View, audience: Audience, language: str) -> tuple[Reader, ...]:
    """Return who gets a paper of their own, in display order: those for whom something is planned."""
    return tuple(r for r in _candidates(view, audience, language) if r.slots(view) or r.trips(view))


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
                yield Reader("person", person.id, person.name, ())
