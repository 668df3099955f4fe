"""Those who speak and those who open are there while the activity lasts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import ClassVar, Literal

from lawatan.domain import Availability, Person
from lawatan.rules.hours import starts_clear, starts_within
from lawatan.rules.phrases import minute, name, sentence_case, stretch, when, zone
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Occurrence, Setting, Window, contains, intersect
from lawatan.words import Words, mark

MOST_TOLD = 3
"""So many stretches of a person's time are told: those nearest to where the activity stands."""


class PeopleAvailable(WindowRule):
    """An activity lies where each of its resource persons and officials is there."""

    title: ClassVar[str] = mark("Speakers and officials there")
    help: ClassVar[str] = mark(
        "Each resource person and each official of an activity is there from its beginning to its end: within a stretch "
        "in which the person is available, where such are told, and outside absences. Absences of participants do not "
        "count here."
    )
    each: ClassVar[bool] = True

    kind: Literal["people_available"] = "people_available"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence with a resource person or official who is not always there."""
        yield from ((o.id,) for o in setting.occurrences.values() if _people(setting, o))

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """The starts from which all of them are there to the end."""
        people = _people(setting, occurrence)
        return (
            reduce(intersect, (_starts(setting, person, occurrence.minutes) for person in people)) if people else None
        )

    def rests_on(self, setting: Setting, item: str, say: Words) -> tuple[str, ...]:
        """Its resource persons and officials who are not always there."""
        return tuple(person.name for person in _people(setting, setting.occurrences[item]))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who is away then and why, or when the first who is not there is."""
        (item,) = breach.about
        start, end = minute(breach.fields["start"]), minute(breach.fields["end"])
        occurrence = setting.occurrences[item]
        people = _people(setting, occurrence)
        person = next(p for p in people if not contains(_starts(setting, p, occurrence.minutes), start))
        told = {
            "what": sentence_case(name(setting, item, say)),
            "when": when(setting, item, start, end, say),
            "person": person.name,
        }
        for absence in person.absences:
            begins, ends = _minutes(setting, absence)
            if start < ends and begins < end:
                away = stretch(setting, zone(setting, item), begins, ends, say)
                if absence.why:
                    away = say("{stretch}: {why}", stretch=away, why=absence.why)
                return say("{what} stands on {when}, but {person} is away then ({away}).", **told, away=away)
        spans = [_minutes(setting, span) for span in person.available]
        near = sorted(sorted(spans, key=lambda s: max(s[0] - end, start - s[1]))[:MOST_TOLD])
        there = say.list(stretch(setting, zone(setting, item), begins, ends, say) for begins, ends in near)
        return say("{what} stands on {when}, but {person} is there only {stretches}.", **told, stretches=there)


def _people(setting: Setting, occurrence: Occurrence) -> tuple[Person, ...]:
    """The resource persons and officials who are not always there."""
    people = (setting.edition.persons[person] for person in occurrence.activity.persons)
    return tuple(person for person in people if person.available or person.absences)


def _starts(setting: Setting, person: Person, minutes: int) -> tuple[Window, ...]:
    """The starts from which the person is there to the end."""
    clear = starts_clear(setting, (_minutes(setting, absence) for absence in person.absences), minutes)
    if not person.available:
        return clear
    return intersect(starts_within([_minutes(setting, span) for span in person.available], minutes), clear)


def _minutes(setting: Setting, stretch: Availability) -> Window:
    return setting.clock.minute(stretch.begins), setting.clock.minute(stretch.ends)
