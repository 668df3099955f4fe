"""Groups: people who move together, as a tree; who belongs to each, and how many they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Field

from lawatan.domain.people import Availability, CountryId, PersonId
from lawatan.domain.record import Id, Record, Refers, Text
from lawatan.words import mark

if TYPE_CHECKING:
    from lawatan.domain.edition import Edition

GroupId = Annotated[Id, Refers("groups")]


class Away(Availability):
    """A stretch of time that a group has no time for the programme."""

    why: Text = Field(default_factory=Text, title="Why")


class Group(Record):
    """People who move together; a group with a parent is a part of it."""

    sections: ClassVar[Mapping[str, tuple[str, ...]]] = {
        mark("A split for a while"): ("by", "countries", "capacity"),
    }

    name: Text = Field(title="Name")
    parent: Annotated[Id | None, Refers("groups")] = Field(None, title="Part of")
    by: Literal["list", "country", "capacity"] = Field(
        "list",
        title="Made up by",
        description="A list of names; countries; or an even share of the rest, up to a capacity.",
    )
    members: tuple[PersonId, ...] = Field((), title="Members", description="Where it is made up by a list.")
    countries: tuple[CountryId, ...] = Field((), title="Countries", description="Where it is made up by country.")
    capacity: int | None = Field(
        None,
        ge=1,
        title="Capacity",
        description="Where it is made up by capacity.",
        json_schema_extra={"unit": "people"},
    )
    participants: int = Field(
        0,
        ge=0,
        title="Participants",
        description="0: as many as its members, companions counted.",
        json_schema_extra={"unit": "people"},
    )
    staff: int = Field(0, ge=0, title="Staff who go along", json_schema_extra={"unit": "people"})
    away: tuple[Away, ...] = Field(
        (), title="Not available", description="Hours that are taken: prayer, an audience, a reception."
    )
    leader: Annotated[Id | None, Refers("persons")] = Field(None, title="Group leader")
    city: Annotated[Id | None, Refers("cities")] = Field(
        None, title="First city", description="Where the group is before its first ride; empty: as its parent."
    )
    note: Text = Field(default_factory=Text, title="Note")

    @property
    def head_count(self) -> int:
        """The people that it tells by number, staff counted; 0 where it tells none."""
        return self.participants + self.staff


def parts(edition: Edition[Any], group: str) -> tuple[Group, ...]:
    """The groups that ``group`` is split into, in display order."""
    return tuple(g for g in edition.groups.values() if g.parent == group)


def upward(edition: Edition[Any], group: str) -> tuple[str, ...]:
    """A group and the groups of which it is a part, the nearest first."""
    parent = edition.groups[group].parent
    return (group,) if parent is None else (group, *upward(edition, parent))


def members(edition: Edition[Any], group: str) -> tuple[str, ...]:
    """The ids of the persons of a group, each once.

    By list: those named, else those of its parts. By country: those of its parent who come from there. By capacity:
    an even share of those of its parent whom no list or country claims. Companions go with their person.
    """
    record = edition.groups[group]
    if record.by == "list":
        named = record.members or tuple(p for part in parts(edition, group) for p in members_listed(edition, part))
        return tuple(dict.fromkeys(named))
    if record.parent is None:
        everybody = tuple(p.id for p in edition.persons.values() if p.role in ("participant", "companion"))
    else:
        everybody = members(edition, record.parent)
    if record.by == "country":
        return tuple(p for p in everybody if _country(edition, p) in record.countries)
    return _shares(edition, record, everybody)


def members_listed(edition: Edition[Any], part: Group) -> tuple[str, ...]:
    """The members of a part that does not ask its parent who they are: one made up by a list."""
    return members(edition, part.id) if part.by == "list" else ()


def head_count(edition: Edition[Any], group: str) -> int:
    """People in a group, staff counted: its own numbers, else its members or its share, else the sum of its parts."""
    record = edition.groups[group]
    if record.participants:
        return record.head_count
    named = len(members(edition, group))
    if named:
        return named + record.staff
    if record.by == "capacity" and record.parent is not None:
        return _share_of(edition, record, edition.groups[record.parent].participants) + record.staff
    return record.staff + sum(head_count(edition, part.id) for part in parts(edition, group))


def _country(edition: Edition[Any], person: str) -> str | None:
    """The country of a person; a companion's is that of the person with whom it comes."""
    record = edition.persons[person]
    with_whom = edition.persons.get(record.companion_of) if record.companion_of else None
    return with_whom.country if with_whom is not None else record.country


def _rivals(edition: Edition[Any], group: Group) -> tuple[Group, ...]:
    """The parts of the same parent that share what lists and countries leave."""
    if group.parent is None:
        return (group,)
    return tuple(part for part in parts(edition, group.parent) if part.by == "capacity")


def _shares(edition: Edition[Any], group: Group, everybody: tuple[str, ...]) -> tuple[str, ...]:
    claimed: set[str] = set()
    if group.parent is not None:
        for part in parts(edition, group.parent):
            if part.by != "capacity":
                claimed.update(members(edition, part.id))
    left = [p for p in everybody if p not in claimed]
    at = 0
    for part, size in zip(_rivals(edition, group), _sizes(_rivals(edition, group), len(left)), strict=True):
        if part.id == group.id:
            return tuple(left[at : at + size])
        at += size
    return ()


def _share_of(edition: Edition[Any], group: Group, people: int) -> int:
    """The share of a group in people who are not named one by one."""
    assert group.parent is not None
    told = sum(head_count(edition, part.id) for part in parts(edition, group.parent) if part.by != "capacity")
    rivals = _rivals(edition, group)
    sizes = _sizes(rivals, max(0, people - told))
    return next(size for part, size in zip(rivals, sizes, strict=True) if part.id == group.id)


def _sizes(rivals: tuple[Group, ...], people: int) -> list[int]:
    """Even shares, none above its capacity while another has room; the last takes what fits nowhere."""
    sizes = [0] * len(rivals)
    for _ in range(people):
        free = [n for n, part in enumerate(rivals) if part.capacity is None or sizes[n] < part.capacity]
        sizes[min(free, key=lambda n: (sizes[n], n)) if free else -1] += 1
    return sizes


__all__ = ["Away", "Group", "GroupId", "head_count", "members", "parts", "upward"]
