"""Who reads a paper, and which entries, trips and drives of the programme are on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lawatan.domain import AnyEdition, members
from lawatan.output.drive import Drive, drives
from lawatan.output.format import AUDIENCES, Audience, Outgoing, ReaderKind
from lawatan.output.lodging import Lodging, lodgings
from lawatan.output.pick_up import PickUp, pick_ups
from lawatan.output.rest import Rest, rests
from lawatan.output.trip import Trip, trips
from lawatan.schedule import Crossing, Entry, Occurrence, View, leaf_groups
from lawatan.schedule.readers import is_there, may_come, named_by, people_by_leaf


@dataclass(frozen=True)
class Reader:
    """One for whom a paper is written: all who go along, the committee, a leaf group, a host, a person or a vehicle.

    ``leaves`` are the leaf groups with which the reader goes along. ``institution`` is the short name of a person's, for
    the name of the file.
    """

    kind: ReaderKind
    id: str
    name: str
    leaves: tuple[str, ...]
    institution: str = ""

    @property
    def travels(self) -> bool:
        """Whether the reader goes along, and so needs transfers, hotels, dress and the like."""
        return bool(self.leaves)

    @property
    def is_committee(self) -> bool:
        """Whether the paper stays with the committee: it says what is only assumed, others are not troubled with it."""
        return self.kind == "committee"

    @property
    def is_whole(self) -> bool:
        """Whether the paper is of the whole programme."""
        return self.kind in ("all", "committee")

    def concerns(self, entry: Entry | Occurrence | Crossing) -> bool:
        """Say whether an entry, or what is still to be placed, is for this reader."""
        if self.is_whole:
            return True
        occurrence = entry.occurrence if isinstance(entry, Entry) else entry
        leaves = (entry.leaf,) if isinstance(entry, Crossing) else entry.leaves
        if self.kind == "group":
            return self.id in leaves
        if not isinstance(occurrence, Occurrence):
            return not set(self.leaves).isdisjoint(leaves)
        if self.kind == "host":
            return self.id in occurrence.activity.hosts
        if self.kind == "vehicle":
            return False
        return self.id in named_by(occurrence.activity) or may_come(occurrence, self.id, self.leaves)

    def slots(self, view: View) -> tuple[Entry, ...]:
        """The placed activities of this reader, by start; of a person without those from which it is called away."""
        mine = [e for e in self._perhaps(view) if e.occurrence is not None and self.concerns(e)]
        if self.kind == "person" and view.edition.persons[self.id].absences:
            mine = [e for e in mine if self.is_named_by(e) or is_there(view, e, self.id)]
        return tuple(sorted(mine, key=lambda e: (e.start, e.end, e.id)))

    def _perhaps(self, view: View) -> Iterable[Entry]:
        """The entries among which this reader's are: of one person, not those of all thousand."""
        if self.is_whole:
            return view.entries.values()
        named = view.once("who is named", lambda: _named(view)).get((self.kind, self.id), ())
        return {e.id: e for e in (*named, *(e for leaf in self.leaves for e in view.of_leaf(leaf)))}.values()

    def is_named_by(self, entry: Entry) -> bool:
        """Whether an activity names this person, or this host, and so does not only come along with a group."""
        if entry.occurrence is None or self.kind not in ("person", "host"):
            return False
        activity = entry.occurrence.activity
        return self.id in (activity.hosts if self.kind == "host" else named_by(activity))

    def trips(self, view: View) -> tuple[Trip, ...]:
        """The transfers and ride sections of this reader, by start; none for one who does not go along."""
        return view.once(("trips", self.leaves), lambda: trips(view, self.leaves)) if self.travels else ()

    def rests(self, view: View) -> tuple[Rest, ...]:
        """Lunch and Friday breaks of this reader, by start; none for one who does not go along."""
        return view.once(("rests", self.leaves), lambda: rests(view, self.leaves)) if self.travels else ()

    def lodgings(self, view: View) -> tuple[Lodging, ...]:
        """Check-outs and check-ins of this reader, by time; none for one who does not go along."""
        return view.once(("lodgings", self.leaves), lambda: lodgings(view, self.leaves)) if self.travels else ()

    def pick_ups(self, view: View) -> tuple[PickUp, ...]:
        """The arrival and departure runs of this reader, by time: those that carry a member of the group, or the person."""
        if self.kind in ("host", "vehicle") or not view.plan.shuttles:
            return ()
        runs = view.once("pick-ups", lambda: pick_ups(view))
        if self.is_whole:
            return runs
        persons = (self.id,) if self.kind == "person" else members(view.edition, self.id)
        return tuple(run.with_only(persons) for run in runs if run.carries(persons))

    def drives(self, view: View) -> tuple[Drive, ...]:
        """The ways of this vehicle, or of this driver or guide, by time; none for anybody else."""
        if self.kind not in ("vehicle", "person"):
            return ()
        every = view.once("drives", lambda: drives(view))
        if self.kind == "vehicle":
            return tuple(drive for drive in every if drive.vehicle == self.id)
        return tuple(drive for drive in every if self.id in (drive.driver, *drive.guides))

    def leads(self, edition: AnyEdition, person_id: str | None) -> bool:
        """Say whether a step led by a person is this reader's own: that person, or its institution's."""
        if self.kind == "host":
            return person_id is not None and edition.persons[person_id].host == self.id
        return self.kind == "person" and person_id == self.id

    def has_something(self, view: View) -> bool:
        """Whether anything is planned for this reader."""
        return bool(self.slots(view) or self.trips(view) or self.pick_ups(view) or self.drives(view))


def named(edition: AnyEdition, person_id: str, language: str) -> str:
    """A person's name and position: ``P21 – Committee, Jakarta``."""
    person = edition.persons[person_id]
    return " – ".join(part for part in (person.name, person.position.in_language(language)) if part)


def readers(view: View, audience: Audience, language: str) -> tuple[Reader, ...]:
    """Return who gets a paper of their own, in display order: those for whom something is planned."""
    return tuple(r for r in _candidates(view, audience, language) if r.has_something(view))


def receivers(out: Outgoing, audience: Audience) -> tuple[Reader, ...]:
    """Return who gets a paper of what leaves the office, in display order; see ``receives``."""
    return tuple(r for r in _candidates(out.view, audience, out.language) if receives(out, r))


def receives(out: Outgoing, reader: Reader) -> bool:
    """Whether a reader gets a paper: something is planned for it, or it is told that something is not any more."""
    return reader.has_something(out.view) or out.is_new_for(reader)


def as_of(view: View, reader: Reader) -> Reader | None:
    """The same reader as another version of the programme has it; None where it is not in it."""
    audience: Audience = reader.kind if reader.kind in ("all", "committee") else f"{reader.kind}s"  # type: ignore[assignment]
    known = view.once(("readers", audience), lambda: {each.id: each for each in _candidates(view, audience, "en")})
    return known.get(reader.id)


def candidates(view: View, language: str) -> tuple[Reader, ...]:
    """Everybody for whom a paper of their own can be asked for, in display order, whether or not anything is planned."""
    audiences = (audience for audience in AUDIENCES if audience not in ("all", "committee", "officials"))
    return tuple(each for audience in audiences for each in _candidates(view, audience, language))


def readers_named(view: View, ids: Iterable[str], language: str) -> tuple[tuple[Reader, ...], tuple[str, ...]]:
    """The readers with these ids or names, whether or not anything is planned for them, and the ids that nobody has.

    ``host:A`` is the host alone where a group has the id ``A`` too.
    """
    every = candidates(view, language)
    found: list[Reader] = []
    unknown = []
    for wanted in ids:
        folded = wanted.casefold()
        its = (
            [each for each in every if wanted in (each.id, f"{each.kind}:{each.id}")]
            or [each for each in every if folded in _names(view.edition, each)]
            or [each for each in every if folded == each.id.casefold()]
        )
        found += its
        if not its:
            unknown.append(wanted)
    return tuple(dict.fromkeys(found)), tuple(unknown)


def _names(edition: AnyEdition, reader: Reader) -> tuple[str, ...]:
    record = getattr(edition, f"{reader.kind}s")[reader.id]
    name = record.name
    texts = (name,) if isinstance(name, str) else (name.in_language("en"), name.in_language("id"))
    return tuple(text.casefold() for text in (*texts, getattr(record, "short", "")) if text)


def _candidates(view: View, audience: Audience, language: str) -> Iterator[Reader]:
    edition = view.edition
    every = leaf_groups(edition)
    if audience in ("all", "committee"):
        kind: ReaderKind = "all" if audience == "all" else "committee"
        yield Reader(kind, "", edition.name.in_language(language), every)
    elif audience == "groups":
        for leaf in every:
            yield Reader("group", leaf, edition.groups[leaf].name.in_language(language), (leaf,))
    elif audience == "hosts":
        for host in edition.hosts.values():
            yield Reader("host", host.id, host.name.in_language(language), ())
    elif audience == "vehicles":
        for vehicle in edition.vehicles.values():
            yield Reader("vehicle", vehicle.id, vehicle.name.in_language(language) or vehicle.id, ())
    else:
        leaves = view.once("leaves of persons", lambda: _leaves(edition, every))
        for person in edition.persons.values():
            if audience == "persons" or person.role == "official":
                short = edition.hosts[person.host].short if person.host else ""
                mine = leaves.get(person.id, ())
                yield Reader("person", person.id, named(edition, person.id, language), mine, short)


def _named(view: View) -> dict[tuple[str, str], list[Entry]]:
    """The entries that name a host or a person, or in which a person has enrolled."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in view.entries.values():
        if entry.occurrence is not None:
            activity = entry.occurrence.activity
            enrolled = activity.opt_in.enrolled if activity.opt_in is not None else ()
            for person in dict.fromkeys((*named_by(activity), *enrolled)):
                found.setdefault(("person", person), []).append(entry)
            for host in dict.fromkeys(activity.hosts):
                found.setdefault(("host", host), []).append(entry)
    return found


def _leaves(edition: AnyEdition, every: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The leaf groups of each person who goes along."""
    people = people_by_leaf(edition)
    found: dict[str, tuple[str, ...]] = {}
    for leaf in every:
        for person in people(leaf):
            found[person] = (*found.get(person, ()), leaf)
    return found


__all__ = ["Reader", "as_of", "candidates", "named", "readers", "readers_named", "receivers", "receives"]
