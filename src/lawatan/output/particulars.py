"""Particulars of a time slot in a line each: who may choose, where else, who is absent, the letter, the vehicles.

The committee's papers and the inspector say the same words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from lawatan.domain import Activity, AnyEdition, Duty, Placement
from lawatan.output.expected import expected
from lawatan.schedule import Entry, View, leaves
from lawatan.words import Words

_CODE = re.compile(r"P\d+")


def choice(activity: Activity, say: Words) -> str:
    """What those who may come are told of an activity for which one has to enrol; empty for any other."""
    if activity.opt_in is None:
        return ""
    if activity.opt_in.deadline is None:
        return say("optional")
    return say("optional, tell us by {date}", date=say.date(activity.opt_in.deadline))


def enrolment(activity: Activity, say: Words) -> str:
    """How many can come, until when they may say so, and how many have; empty where nobody has to enrol."""
    opt_in = activity.opt_in
    if opt_in is None:
        return ""
    bounds = say("at least {least}", least=opt_in.minimum)
    if opt_in.maximum is not None:
        bounds = say("{least} to {most} people", least=opt_in.minimum, most=opt_in.maximum)
    told = [bounds, say.plural("{n} enrolled", "{n} enrolled", len(set(opt_in.enrolled)))]
    if opt_in.deadline is not None:
        told.append(say("to be told by {date}", date=say.date(opt_in.deadline)))
    return ", ".join(told)


def elsewhere(edition: AnyEdition, activity: Activity, say: Words) -> tuple[str, str]:
    """The names of the venues where it could be held instead, and of the one for rain."""
    names = [edition.venues[venue].name.in_language(say.language) or venue for venue in activity.alternatives]
    rain = edition.venues[activity.rain_venue].name.in_language(say.language) if activity.rain_venue else ""
    return "; ".join(names), rain


def letter(placement: Placement, say: Words) -> str:
    """The letter that asks for a slot or confirms it, with its date."""
    if placement.letter and placement.letter_date:
        return say("{letter} of {date}", letter=placement.letter, date=say.date(placement.letter_date))
    return placement.letter or (say.date(placement.letter_date) if placement.letter_date else "")


def next_action(edition: AnyEdition, placement: Placement, say: Words) -> str:
    """What is to be done next about a slot, until when, and by whom."""
    due = say("by {date}", date=say.date(placement.next_due)) if placement.next_due else ""
    owner = edition.persons[placement.owner].name if placement.owner else ""
    return ", ".join(part for part in (placement.next_action, due, owner) if part)


def absent(view: View, entry: Entry, say: Words, only: str | None = None) -> str:
    """Who of a slot's persons is called away from it, and where each makes up for it; ``only`` one person if given."""
    assert entry.occurrence is not None
    edition, clock = view.edition, view.setting.clock
    told = []
    for person_id in dict.fromkeys((*expected(view, entry), *entry.occurrence.activity.persons)):
        person = edition.persons[person_id]
        for absence in person.absences:
            if only not in (None, person_id) or not _overlaps(
                entry, clock.minute(absence.begins), clock.minute(absence.ends)
            ):
                continue
            text = f"{person.name} ({absence.why})" if absence.why else person.name
            if absence.make_up is not None:
                session = edition.activities[absence.make_up].name.in_language(say.language)
                text = say("{person}, made up in {session}", person=text, session=session)
            told.append(text)
    return "; ".join(told)


def _overlaps(entry: Entry, begins: int, ends: int) -> bool:
    return begins < entry.end and entry.start < ends


def duties(view: View, date: dt.date, say: Words, only: Iterable[str] | None = None) -> Iterator[str]:
    """The vehicles of a day, a line each: name and plate, hours, groups, driver, guide; ``only`` those of leaf groups."""
    edition = view.edition
    wanted = None if only is None else set(only)
    for duty in view.plan.duties.values():
        mine = {leaf for group in duty.groups for leaf in leaves(edition, group)}
        if duty.date == date and (wanted is None or not wanted.isdisjoint(mine)):
            yield _duty(edition, duty, say)


def _duty(edition: AnyEdition, duty: Duty, say: Words) -> str:
    vehicle, language = edition.vehicles[duty.vehicle], say.language
    name = vehicle.name.in_language(language) or vehicle.id
    driver, guide = duty.driver or vehicle.driver, duty.guide
    every = {leaf for group in edition.groups for leaf in leaves(edition, group)}
    mine = {leaf for group in duty.groups for leaf in leaves(edition, group)}
    groups = say.list(edition.groups[g].name.in_language(language) for g in duty.groups) if mine != every else ""
    hours = ""
    if duty.begins is not None and duty.ends is not None:
        hours = say.times(duty.begins, duty.ends)
    elif duty.begins is not None:
        hours = say("from {time}", time=say.time(duty.begins))
    elif duty.ends is not None:
        hours = say("until {time}", time=say.time(duty.ends))
    parts = [
        f"{name} ({vehicle.plate})" if vehicle.plate else name,
        hours,
        groups,
        say("driver {name}", name=reached(edition, driver, language)) if driver else "",
        say("guide {name}", name=reached(edition, guide, language)) if guide else "",
    ]
    return ", ".join(part for part in parts if part)


def called(edition: AnyEdition, person_id: str, language: str) -> str:
    """A person's name; the position alone where the name is only a code."""
    person = edition.persons[person_id]
    return (person.position.in_language(language) if is_code(person.name) else "") or person.name


def reached(edition: AnyEdition, person_id: str, language: str, between: str = " ") -> str:
    """A person with the phone number, as every paper tells whom to call: ``Budi 0812``."""
    told = (called(edition, person_id, language), edition.persons[person_id].phone)
    return between.join(part for part in told if part)


_TITLES = {
    "en": re.compile(r"(mr|mrs|ms|miss|mx|dr|prof|professor|sir|pak|bapak|bu|ibu)\b", re.IGNORECASE),
    "id": re.compile(r"(pak|bapak|bu|ibu|mr|mrs|ms)\b", re.IGNORECASE),
}
"""How names begin that have a title already, with which nobody sets another before them."""


def with_title(name: str, say: Words) -> str:
    """A person's name as one writes to somebody: ``Bapak/Ibu Sri``; ``Pak Asep``, as it is on record, has a title already."""
    return name if _TITLES[say.language].match(name) else say("Mr/Ms {name}", name=name)


def is_code(name: str) -> bool:
    """Say whether a name is only a code, of one whom no source names (see ``lawatan.domain.Person``)."""
    return _CODE.fullmatch(name) is not None


__all__ = [
    "absent",
    "called",
    "choice",
    "duties",
    "elsewhere",
    "enrolment",
    "is_code",
    "letter",
    "next_action",
    "reached",
    "with_title",
]
