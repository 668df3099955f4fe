"""Planning again as a job: near to what people were told, with who has to be told what.

What people were told is ``promised``; where nothing was, it is the plan itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from copy import copy
from dataclasses import replace as replaced
from typing import Any

from lawatan.child import Child
from lawatan.domain import Placement, Plan, Ride, Shuttle, Table, apply, changed, replace, with_plan
from lawatan.jobs.changes import Changes
from lawatan.jobs.plan import Outcome, PlanJob, Progress
from lawatan.jobs.question import Question
from lawatan.jobs.shuttles import NotGrouped, grouping
from lawatan.rules import Edition
from lawatan.schedule import Setting, View
from lawatan.schedule.promise import Promise
from lawatan.words import Words, words


def promised(edition: Edition) -> Plan:
    """What people were told: ``promised`` where there is anything, else the plan; with the duties and runs of the plan."""
    plan = edition.plan
    if not edition.promised and not edition.promised_rides:
        return plan
    return Plan(placements=edition.promised, rides=edition.promised_rides, duties=plan.duties, shuttles=plan.shuttles)


def promising(edition: Edition, told: Plan, now: dt.datetime | None = None) -> Edition:
    """The edition with what people were told, as far as it still holds what that is about, and with *Now* where given."""
    slots = [
        _still(edition, slot) for slot in told.placements.values() if slot.id.partition("@")[0] in edition.activities
    ]
    rides = [ride for ride in told.rides.values() if _rides(edition, ride)]
    return replace(edition, promised=Table(slots), promised_rides=Table(rides), now=now or edition.now)


def told_now(edition: Edition) -> Edition:
    """The edition whose plan, as it stands, is what people know."""
    return replace(edition, promised=edition.plan.placements, promised_rides=edition.plan.rides)


def _to_meet(edition: Edition) -> tuple[object, ...]:
    """What runs are made for: who arrives and departs when, and where they sleep."""
    return [(person.id, person.arrival, person.departure) for person in edition.persons.values()], edition.cities


def _still(edition: Edition, slot: Placement) -> Placement:
    """A time slot without what the edition no longer holds."""
    venue = slot.venue if slot.venue in edition.venues else None
    activity = edition.activities[slot.id.partition("@")[0]]
    rooms = {room.id for room in edition.venues[venue or activity.venue].rooms}
    room = slot.room if slot.room in rooms and venue == slot.venue else None
    owner = slot.owner if slot.owner in edition.persons else None
    return changed(slot, venue=venue, room=room, owner=owner)


def _rides(edition: Edition, ride: Ride) -> bool:
    return ride.id.partition("@")[0] in edition.city_changes and ride.option in edition.ride_options


class ReplanJob(PlanJob):
    """Plans an edition again, as near as can be to what people were told. ``against``: the edition that they know.

    Without it, what the edition itself says. ``now``: what has begun by then stays. The rest as ``PlanJob``.
    """

    def __init__(
        self,
        edition: Edition,
        against: Edition | None = None,
        now: dt.datetime | None = None,
        time_limit: float = 10.0,
        seed: int = 0,
        workers: int | None = None,
        language: str = "en",
        child: Child | None = None,
        spare_cores: int = 0,
    ) -> None:
        self.asked, self.known = edition, edition if against is None else against
        told = promising(edition, promised(self.known), now)
        super().__init__(told, time_limit, seed, workers, language, child, spare_cores)
        self._grouping = Question()

    def run(self) -> Iterator[Progress]:
        """As ``PlanJob``; where journeys or hotels are otherwise than people know, the runs are grouped anew at the end."""
        yield from super().run()
        grouped = any(run.grouped for run in self.asked.plan.shuttles.values())
        if not grouped or self.outcome is None or self._cancelled.is_set():
            return
        if _to_meet(self.asked) != _to_meet(self.known):
            with suppress(NotGrouped):  # the runs stay as they were, and the checker says what is wrong with them
                plan = self.planned.plan.model_copy(update={"shuttles": self._regrouped()})
                self.outcome = replaced(self.outcome, plan=plan)

    def cancel(self) -> None:
        """See ``PlanJob``; also where the runs are being grouped."""
        super().cancel()
        self._grouping.stop()

    def _regrouped(self) -> Table[Shuttle]:
        """The runs that meet the journeys as they are now; those that have left stay as they were."""
        planned = self.planned
        now = self.edition.now
        runs = planned.plan.shuttles
        left = {key: run for key, run in runs.items() if now is not None and run.start < now}
        held = apply(planned, {("shuttles", key): changed(run, locked=True) for key, run in left.items()})
        changes = grouping(held, words(self._language), question=self._grouping)
        return runs.changed({key: run for (_, key), run in changes.items() if isinstance(run, Shuttle | None)})

    @property
    def planned(self) -> Edition:
        """The edition as it was given, with the outcome's plan; only after ``run`` has ended."""
        assert self.outcome is not None
        return with_plan(self.asked, self.outcome.plan)

    @property
    def changes(self) -> tuple[View, View]:
        """What people know, and what the outcome's plan makes of it; only after ``run`` has ended."""
        assert self.outcome is not None
        before = View(Setting(with_plan(self.known, promised(self.known))))
        return before, View(Setting(with_plan(self.edition, self.outcome.plan)))

    @property
    def least_change(self) -> int | None:
        """No plan that leaves out as little changes less, by ``Promise.price``; None where that is not known."""
        found = self._end.get("least_change") if self._end is not None else None
        return found if isinstance(found, int) else None

    def _message(self) -> dict[str, Any]:
        return {**super()._message(), "again": True}


class ReplanReport:
    """What planning again changes, whether less would do, and who has to be told."""

    def __init__(self, job: ReplanJob, say: Words) -> None:
        assert job.outcome is not None
        self.say = say
        self.outcome: Outcome = job.outcome
        self.promise = Promise(Setting(job.edition))
        self.price = self.promise.price(job.outcome.plan)
        self.least = job.least_change
        self.changes = Changes(*job.changes, say)

    def said(self, say: Words) -> ReplanReport:
        """The same in another language."""
        made = copy(self)
        made.say, made.changes = say, self.changes.said(say)
        return made

    @property
    def moved(self) -> tuple[str, ...]:
        """The items of which people know something else than what is so now: moved, elsewhere, longer, or gone."""
        known = self.changes.before.entries
        return tuple(item for item in self.changes.items if item in known)

    @property
    def proven(self) -> bool:
        """Whether no plan that fits changes less."""
        return self.least is not None and self.price <= self.least

    def headline(self) -> str:
        """How much changes, and whether that is the least."""
        say, n, total = self.say, len(self.moved), len(self.changes.before.entries)
        if not n:
            return say("Nothing changes of what people were told.")
        told = say.plural(
            "{n} of {total} that people were told of changes",
            "{n} of {total} that people were told of change",
            n,
            total=total,
        )
        if self.proven:
            return say("{told}; no plan that fits changes less.", told=told)
        return say("{told}; whether less would do is not proven.", told=told)

    def lines(self) -> Iterator[str]:
        """For people: the headline, then each reader with what there is to tell."""
        yield self.headline()
        yield from self.changes.text()

    def as_object(self) -> dict[str, Any]:
        """What ``--json`` says beside the report of the plan."""
        return {
            "moved": list(self.moved),
            "price_of_change": self.price,
            "least_price_of_change": self.least,
            "to_tell": self.changes.as_object(),
        }


__all__ = ["ReplanJob", "ReplanReport", "promised", "promising", "told_now"]
