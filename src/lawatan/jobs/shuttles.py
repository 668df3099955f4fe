"""Grouping arrivals and departures as a job: the solver in a child process, and what comes of it as an edit.

The report on the runs stands in ``shuttle_report``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lawatan.domain import Changes, Record, Shuttle, apply
from lawatan.jobs.question import NoAnswer, Question
from lawatan.rules import Edition
from lawatan.rules.kerb import Direction, Role, kerbs
from lawatan.rules.met import requirement
from lawatan.schedule import Setting
from lawatan.words import Words, mark

NAMED = 6
"""So many people are named in a sentence; of more only the number is told."""


class NotGrouped(Exception):
    """No runs could be made; the text is a sentence."""


def grouping(
    edition: Edition,
    say: Words,
    roles: Sequence[Role] | None = None,
    wait_minutes: int | None = None,
    question: Question | None = None,
) -> Changes:
    """The edit that groups the arrivals and departures into runs; those locked or made by hand are none of it.

    Whom it is about, and how long they may wait, are the rule's unless given. Empty where they are grouped already.
    NotGrouped where no flight or train is known, or the solver's process broke down. It takes a second or two, most of
    it to load the solver. ``question`` may be stopped from any thread.
    """
    rule = requirement(edition)
    roles = rule.roles if roles is None else tuple(roles)
    wait_minutes = rule.wait_minutes if wait_minutes is None else wait_minutes
    known = list(kerbs(Setting(edition), roles))
    if not known and not edition.plan.shuttles:
        raise NotGrouped(
            say(
                "Nobody’s flight or train is known yet: fill in arrival and departure of the people, with the airport "
                "or station."
            )
        )
    try:
        asked = {"roles": list(roles), "wait_minutes": wait_minutes}
        plan = (question or Question()).ask(edition, shuttles=asked)
    except NoAnswer as failed:
        why = say.message(failed.reason)
        raise NotGrouped(say("No runs could be made: {why}. Nothing was changed.", why=why)) from None
    before: dict[str, Shuttle] = dict(edition.plan.shuttles)
    changes: dict[tuple[str, str], Record | None] = {
        ("shuttles", key): None for key in before if key not in plan.shuttles
    }
    changes |= {("shuttles", key): run for key, run in plan.shuttles.items() if before.get(key) != run}
    return changes


def with_shuttles(
    edition: Edition, say: Words, roles: Sequence[Role] | None = None, wait_minutes: int | None = None
) -> Edition:
    """The edition with its runs grouped; NotGrouped as ``grouping``."""
    return apply(edition, grouping(edition, say, roles, wait_minutes))


TRAVELLERS: tuple[Role, ...] = ("participant", "companion")
"""Who comes from abroad, so that an arrival which is not told is a gap; a resource person may well live here."""

UNKNOWN: Mapping[Direction, tuple[str, str, str]] = {
    "arrival": (
        mark("No arrival is known of {people}."),
        mark("No airport or station is known for the arrival of {people}."),
        mark("No hotel is known for the night after the arrival of {people}."),
    ),
    "departure": (
        mark("No departure is known of {people}."),
        mark("No airport or station is known for the departure of {people}."),
        mark("No hotel is known for the night before the departure of {people}."),
    ),
}
"""What keeps somebody from being carried: no journey, no airport, no hotel."""


def left_out(edition: Edition, say: Words, roles: Sequence[Role] | None = None) -> tuple[str, ...]:
    """Whom no run can carry since something is not known, a sentence for each reason."""
    setting = Setting(edition)
    roles = requirement(edition).roles if roles is None else tuple(roles)
    known = {(each.person, each.direction): each for each in kerbs(setting, roles)}
    told = []
    for direction, sentences in UNKNOWN.items():
        missing: tuple[list[str], ...] = ([], [], [])
        for person in edition.persons.values():
            found = known.get((person.id, direction))
            if person.role not in roles or (found is not None and found.hotel is not None):
                continue
            journey = person.arrival if direction == "arrival" else person.departure
            if journey is None and person.role not in TRAVELLERS:
                continue
            missing[0 if journey is None else 1 if found is None else 2].append(person.name)
        told += [say(text, people=_named(who, say)) for text, who in zip(sentences, missing, strict=True) if who]
    return tuple(told)


def _named(names: Sequence[str], say: Words) -> str:
    shown = len(names) if len(names) <= NAMED else NAMED - 1
    return say.list([*names[:shown], say("{n} others", n=len(names) - shown)] if shown < len(names) else names)


__all__ = ["NotGrouped", "grouping", "left_out", "with_shuttles"]
