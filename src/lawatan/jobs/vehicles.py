"""Choosing vehicles as a job: the solver in a child process, and what comes of it as an edit and as a report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from lawatan.domain import Changes, Duty, Record, Text, Vehicle, apply, changed
from lawatan.jobs.question import NoAnswer, Question
from lawatan.output.particulars import duties
from lawatan.rules import Breach, Edition, active_rules, sentence
from lawatan.schedule import Setting, View
from lawatan.words import Words


class NotChosen(Exception):
    """No vehicles could be chosen; the text is a sentence."""


def choosing(edition: Edition, say: Words, question: Question | None = None) -> Changes:
    """The edit that chooses vehicles for every way by road of the plan; duties made by hand are none of it.

    ``question`` may be stopped from any thread.

    Empty where they are chosen already. NotChosen where there is no vehicle, or the solver's process broke down. It
    takes a second or two, most of it to load the solver.
    """
    if not edition.vehicles:
        raise NotChosen(say("There are no vehicles to choose from yet: add one first, with its seats."))
    try:
        plan = (question or Question()).ask(edition, vehicles=True)
    except NoAnswer as failed:
        why = say.message(failed.reason)
        raise NotChosen(say("No vehicles could be chosen: {why}. Nothing was changed.", why=why)) from None
    before: dict[str, Duty] = dict(edition.plan.duties)
    changes: dict[tuple[str, str], Record | None] = {("duties", key): None for key in before if key not in plan.duties}
    changes |= {("duties", key): duty for key, duty in plan.duties.items() if before.get(key) != duty}
    return changes


def one_more_like(edition: Edition, vehicle: Vehicle) -> Vehicle:
    """Another vehicle of the same kind under an id of its own, with a number behind its name; nobody drives it yet."""
    made = next(key for n in count(2) if (key := f"{vehicle.id}-{n}") not in edition.vehicles)
    number = made.rpartition("-")[2]
    named = Text(**{language: f"{name} ({number})" if name else "" for language, name in vehicle.name})
    return changed(vehicle, id=made, name=named, plate="", driver=None)


def with_vehicles(edition: Edition, say: Words) -> Edition:
    """The edition with its vehicles chosen; NotChosen as ``choosing``."""
    return apply(edition, choosing(edition, say))


class VehicleReport:
    """The duties of an edition, and what the rules about vehicles say of them."""

    def __init__(self, edition: Edition, say: Words) -> None:
        self.view, self.say = View(Setting(edition)), say
        rules = [rule for rule in active_rules(self.view.setting) if rule.fleet]
        self.breaches: tuple[Breach, ...] = tuple(breach for rule in rules for breach in rule.breaches(self.view))

    @property
    def fails(self) -> bool:
        """Whether something that must hold does not."""
        return any(breach.hard for breach in self.breaches)

    @property
    def faults(self) -> tuple[str, ...]:
        """What does not hold, a sentence each."""
        return tuple(sentence(self.view.setting, breach, self.say.language) for breach in self.breaches)

    def lines(self) -> Iterator[str]:
        """For people: a line a day and duty."""
        for date in sorted({duty.date for duty in self.view.plan.duties.values()}):
            yield from (f"{self.say.date(date)}: {line}" for line in duties(self.view, date, self.say))

    def as_object(self) -> dict[str, Any]:
        """The object of ``--json``."""
        return {
            "duties": {
                key: duty.model_dump(mode="json", exclude={"id"}, exclude_defaults=True)
                for key, duty in self.view.plan.duties.items()
            },
            "breaches": [
                {"rule": breach.rule, "sentence": told, "amount": breach.amount, "hard": breach.hard}
                for breach, told in zip(self.breaches, self.faults, strict=True)
            ],
        }
