"""What has to be placed: occurrences (activity × the groups that attend together) and crossings (change × group)."""

from __future__ import annotations

from dataclasses import dataclass

from lawatan.domain import Activity, AnyEdition, CityChange


@dataclass(frozen=True)
class Occurrence:
    """An activity together with the groups that attend it; its id is the activity's ``@`` its groups, sorted."""

    id: str
    activity: Activity
    groups: tuple[str, ...]
    leaves: tuple[str, ...]
    head_count: int
    city: str

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.activity.duration_minutes

    @property
    def resources(self) -> tuple[str, ...]:
        """What can be in one place only at a time: ``group/…``, ``person/…``, ``host/…``, ``room/venue/…``."""
        activity = self.activity
        room = (f"room/{activity.venue}/{activity.room}",) if activity.room else ()
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


def head_count(edition: AnyEdition, group: str) -> int:
    """People in a group, staff counted: its own number, else that of its parts."""
    own = edition.groups[group].head_count
    if own:
        return own
    return sum(head_count(edition, g.id) for g in edition.groups.values() if g.parent == group)


def _part_of_any(edition: AnyEdition, group: str, others: tuple[str, ...]) -> bool:
    parent = edition.groups[group].parent
    return parent is not None and (parent in others or _part_of_any(edition, parent, others))


def occurrences(edition: AnyEdition) -> tuple[Occurrence, ...]:
    """Everything that is to be placed, in the display order of the activities."""
    found = []
    for activity in edition.activities.values():
        groups = tuple(dict.fromkeys(activity.groups))
        parties = [(g,) for g in groups] if activity.apart else [groups]
        for party in parties:
            ids = tuple(sorted(party))
            members = tuple(dict.fromkeys(leaf for g in ids for leaf in leaves(edition, g)))
            found.append(
                Occurrence(
                    id=f"{activity.id}@{'+'.join(ids)}",
                    activity=activity,
                    groups=ids,
                    leaves=members,
                    head_count=sum(head_count(edition, g) for g in ids if not _part_of_any(edition, g, ids)),
                    city=edition.venues[activity.venue].city,
                )
            )
    return tuple(found)


def crossings(edition: AnyEdition) -> tuple[Crossing, ...]:
    """Every change of city of every leaf group, in the order in which the group makes them."""
    return tuple(
        Crossing(f"{change.id}@{leaf}", change, leaf, head_count(edition, leaf))
        for change in edition.city_changes.values()
        for leaf in dict.fromkeys(leaf for g in change.groups for leaf in leaves(edition, g))
    )
