"""Who is needed at an activity by name, and who takes part in it; for the rules about persons."""

from __future__ import annotations

from collections.abc import Iterable

from lawatan.domain import Activity, members
from lawatan.rules.order import MOST_NAMED
from lawatan.schedule import Crossing, Occurrence, Setting
from lawatan.words import Words


def needed_at(activity: Activity) -> tuple[str, ...]:
    """The persons whom an activity names: resource persons, officials, its PIC and those of its steps; each once."""
    pic = (activity.pic,) if activity.pic else ()
    return tuple(dict.fromkeys((*activity.persons, *pic, *(step.person for step in activity.steps if step.person))))


def needed(setting: Setting) -> dict[str, tuple[Occurrence, ...]]:
    """By person, the occurrences that name that person, in display order."""
    found: dict[str, list[Occurrence]] = {}
    for occurrence in setting.occurrences.values():
        for person in needed_at(occurrence.activity):
            found.setdefault(person, []).append(occurrence)
    return {person: tuple(occurrences) for person, occurrences in found.items()}


def chosen(setting: Setting, persons: tuple[str, ...], role: str) -> tuple[str, ...]:
    """Those persons, or where none are named all of a role."""
    return persons or tuple(p.id for p in setting.edition.persons.values() if p.role == role)


def takers(setting: Setting, item: Occurrence | Crossing) -> tuple[str, ...]:
    """The persons who take part in an activity or a ride: members of its groups; of a choice those who chose it."""
    if isinstance(item, Crossing):
        return members(setting.edition, item.leaf)
    activity = item.activity
    everybody = tuple(dict.fromkeys(person for group in item.groups for person in members(setting.edition, group)))
    if activity.opt_in is None or not activity.opt_in.enrolled:
        return everybody
    enrolled = tuple(dict.fromkeys(activity.opt_in.enrolled))
    return tuple(p for p in enrolled if p in everybody) if activity.apart and everybody else enrolled


def people(setting: Setting, persons: Iterable[str], say: Words) -> str:
    """Persons by name, in a sentence; of many the first ones, and how many more."""
    names = [setting.edition.persons[person].name for person in persons]
    shown = len(names) if len(names) <= MOST_NAMED else MOST_NAMED - 1
    return say.list([*names[:shown], say("{n} others", n=len(names) - shown)] if shown < len(names) else names)
