"""What has to be placed: occurrences (activity × the groups that attend together) and crossings (change × group)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lawatan.domain import Activity, AnyEdition, CityChange, Placement, head_count, members, upward


@dataclass(frozen=True)
class Occurrence:
    """An activity together with the groups that attend it; its id is the activity's ``@`` its groups, sorted.

    Length, venue and room are those chosen for its time slot, else the activity's usual ones: a choice made by hand is
    taken as given, by rules and solver alike. Where planning chooses the room there is none yet, but ``rooms``: so it is
    for the solver alone (``Setting.choosing_rooms``); what is judged has its room, or none at all.
    """

    id: str
    activity: Activity
    groups: tuple[str, ...]
    leaves: tuple[str, ...]
    head_count: int
    city: str
    minutes: int
    venue: str
    room: str | None
    base: str
    """The city from which the groups come and to which they go back: its own, but for a day trip."""
    rooms: tuple[str, ...] = ()
    """The rooms of its venue one of which planning chooses; empty where the room is given."""

    @property
    def lacks_room(self) -> bool:
        """Whether it has to be in one of several rooms, and none is chosen."""
        return bool(self.activity.rooms) and self.room is None and self.venue == self.activity.venue

    @property
    def in_each_room(self) -> tuple[Occurrence, ...]:
        """The occurrence in each room that planning may choose; as it is where its room is given."""
        return tuple(replace(self, room=room, rooms=()) for room in self.rooms) or (self,)

    @property
    def resources(self) -> tuple[str, ...]:
        """What can be in one place only at a time: ``group/…``, ``person/…``, ``host/…``, ``room/venue/…``."""
        activity = self.activity
        room = (f"room/{self.venue}/{self.room}",) if self.room else ()
        return (
            *(f"group/{leaf}" for leaf in self.leaves),
            *(f"person/{person}" for person in activity.persons),
            *(f"host/{host}" for host in dict.fromkeys(activity.hosts)),
            *room,
        )


@dataclass(frozen=True)
class Crossing:
    """One leaf group's change of city, for which a ride has to be chosen; its id is the change's ``@`` the group."""

    id: str
    change: CityChange
    leaf: str
    head_count: int

    @property
    def resources(self) -> tuple[str, ...]:
        """What is in one place only at a time: the group."""
        return (f"group/{self.leaf}",)


def leaves(edition: AnyEdition, group: str) -> tuple[str, ...]:
    """The groups without parts of their own that make up ``group``, in display order."""
    parts = [g.id for g in edition.groups.values() if g.parent == group]
    return tuple(leaf for part in parts for leaf in leaves(edition, part)) if parts else (group,)


def leaf_groups(edition: AnyEdition) -> tuple[str, ...]:
    """All groups without parts of their own, in display order."""
    parents = {g.parent for g in edition.groups.values()}
    return tuple(g for g in edition.groups if g not in parents)


def _part_of_any(edition: AnyEdition, group: str, others: tuple[str, ...]) -> bool:
    return any(above in others for above in upward(edition, group)[1:])


def occurrences(edition: AnyEdition) -> tuple[Occurrence, ...]:
    """Everything that is to be placed, in the display order of the activities."""
    people = {group: head_count(edition, group) for group in edition.groups}
    found = []
    for activity in edition.activities.values():
        for party in parties(activity):
            members = tuple(dict.fromkeys(leaf for g in party for leaf in leaves(edition, g)))
            usual = Occurrence(
                id=occurrence_id(activity, party),
                activity=activity,
                groups=party,
                leaves=members,
                head_count=enrolled(edition, activity, party)
                or sum(people[g] for g in party if not _part_of_any(edition, g, party)),
                city=edition.venues[activity.venue].city,
                minutes=activity.duration_minutes,
                venue=activity.venue,
                room=activity.room,
                base=edition.venues[activity.venue].city,
            )
            slot = edition.plan.placements.get(usual.id)
            found.append(usual if slot is None else chosen_as(edition, usual, slot))
    return tuple(found)


def enrolled(edition: AnyEdition, activity: Activity, party: tuple[str, ...]) -> int:
    """The people of a party who want to take part; 0 where all of it does, or nobody has said so yet."""
    if activity.opt_in is None:
        return 0
    enrolled = dict.fromkeys(activity.opt_in.enrolled)
    named = {person for group in party for person in members(edition, group)}
    return sum(person in named for person in enrolled) if activity.apart and named else len(enrolled)


def chosen_as(edition: AnyEdition, occurrence: Occurrence, slot: Placement | None) -> Occurrence:
    """The occurrence with length, venue and room as its time slot chooses them; the usual ones where it does not."""
    activity = occurrence.activity
    venue = venue_of(activity, slot)
    minutes = slot.minutes if slot is not None and slot.minutes else activity.duration_minutes
    room = _room(activity, slot)
    if (minutes, venue, room, ()) == (occurrence.minutes, occurrence.venue, occurrence.room, occurrence.rooms):
        return occurrence
    city = edition.venues[venue].city
    return replace(occurrence, minutes=minutes, venue=venue, room=room, rooms=(), city=city, base=city)


def choosing_room(occurrence: Occurrence, slot: Placement | None) -> Occurrence:
    """The occurrence with its room left to planning, where that may choose it.

    A locked slot keeps the room that it has, and so does one that was put by hand into a room that its activity does not
    name, or at another venue.
    """
    rooms, locked = occurrence.activity.room_choices, slot is not None and slot.locked
    if not rooms or occurrence.venue != occurrence.activity.venue:
        return occurrence
    if occurrence.room is not None and (locked or occurrence.room not in rooms):
        return occurrence
    return replace(occurrence, room=None, rooms=rooms)


def parties(activity: Activity) -> tuple[tuple[str, ...], ...]:
    """The groups of an activity as they attend it: each by itself, or all together, sorted."""
    groups = tuple(dict.fromkeys(activity.groups))
    return tuple((g,) for g in groups) if activity.apart else (tuple(sorted(groups)),)


def occurrence_id(activity: Activity, party: tuple[str, ...]) -> str:
    """The id of an activity for the groups that attend it together."""
    return f"{activity.id}@{'+'.join(party)}"


def venue_of(activity: Activity, chosen: Placement | None) -> str:
    """Where it is held: the venue chosen for its slot, else its usual one."""
    return chosen.venue if chosen is not None and chosen.venue else activity.venue


def _room(activity: Activity, chosen: Placement | None) -> str | None:
    """The room chosen for the slot, else the activity's own where it is held at its usual venue."""
    if chosen is not None and chosen.room:
        return chosen.room
    return activity.room if venue_of(activity, chosen) == activity.venue else None


def crossings(edition: AnyEdition) -> tuple[Crossing, ...]:
    """Every change of city of every leaf group, in the order in which the group makes them."""
    return tuple(
        Crossing(f"{change.id}@{leaf}", change, leaf, head_count(edition, leaf))
        for change in edition.city_changes.values()
        for leaf in dict.fromkeys(leaf for g in change.groups for leaf in leaves(edition, g))
    )
