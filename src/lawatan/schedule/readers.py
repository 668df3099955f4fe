"""Whose schedule says what: the readers of a programme, whom an activity names, who goes along with a group.

A reader is a record that has a schedule of its own: a host institution, a person (resource person, official, one of the
committee, driver, participant), a leaf group, or a vehicle of which nobody says who drives it. What changes in their
schedules from one plan to another is told by ``lawatan.output.appointments``.
"""

from __future__ import annotations

from collections.abc import Callable

from lawatan.domain import Activity, AnyEdition, members
from lawatan.schedule.entry import Entry
from lawatan.schedule.occurrence import Occurrence
from lawatan.schedule.view import View

Reader = tuple[str, str]
"""The table and the id of the record whose schedule it is."""


def readers(edition: AnyEdition) -> tuple[Reader, ...]:
    """Every record that can have a schedule of its own: hosts, persons, groups and vehicles, in display order."""
    return tuple(
        (table, record) for table in ("hosts", "persons", "groups", "vehicles") for record in getattr(edition, table)
    )


def named_by(activity: Activity) -> tuple[str, ...]:
    """Whom an activity names: who speaks, who opens it, who leads a step, the committee's PIC; ids, each once."""
    steps = (step.person for step in activity.steps)
    return tuple(dict.fromkeys(filter(None, (*activity.persons, activity.pic, *steps))))


def people_by_leaf(edition: AnyEdition) -> Callable[[str], tuple[str, ...]]:
    """The people of a leaf group, each group asked once; companions go with their person."""
    known: dict[str, tuple[str, ...]] = {}
    companions: dict[str, list[str]] = {}
    for person in edition.persons.values():
        if person.companion_of:
            companions.setdefault(person.companion_of, []).append(person.id)

    def people(leaf: str) -> tuple[str, ...]:
        if leaf not in known:
            named = members(edition, leaf)
            known[leaf] = tuple(dict.fromkeys(p for one in named for p in (one, *companions.get(one, ()))))
        return known[leaf]

    return people


def may_come(occurrence: Occurrence, person: str, leaves: tuple[str, ...]) -> bool:
    """Whether somebody who goes along with leaf groups attends it: with a group, or enrolled where one has to be."""
    opt_in = occurrence.activity.opt_in
    with_group = not set(leaves).isdisjoint(occurrence.leaves)
    if opt_in is None or not opt_in.enrolled:
        return with_group
    return person in opt_in.enrolled and (with_group or not occurrence.activity.apart)


def is_there(view: View, entry: Entry, person: str) -> bool:
    """Whether nothing calls a person away for the whole of an entry."""
    clock = view.setting.clock
    return not any(
        clock.minute(away.begins) <= entry.start and entry.end <= clock.minute(away.ends)
        for away in view.edition.persons[person].absences
    )


__all__ = ["Reader", "is_there", "may_come", "named_by", "people_by_leaf", "readers"]
