"""The report on arrival and departure runs: a line a run, who is aboard, and what does not hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from lawatan.jobs.shuttles import left_out
from lawatan.output.account import Account
from lawatan.output.pick_up import PickUp, pick_ups
from lawatan.rules import Breach, Edition, Rule, active_rules
from lawatan.rules.kerb import Role
from lawatan.rules.met import Met, requirement
from lawatan.schedule import Setting, View
from lawatan.words import Words


class ShuttleReport:
    """The runs of an edition, and what the rules about vehicles say of them.

    Where the edition has no rule on who is fetched and brought, they are judged by what the job was asked for.
    """

    def __init__(
        self, edition: Edition, say: Words, roles: Sequence[Role] | None = None, wait_minutes: int | None = None
    ) -> None:
        self.view, self.say = View(Setting(edition)), say
        self.account = Account(self.view, say.language)
        self.runs = pick_ups(self.view)
        self.left_out = left_out(edition, say, roles)
        rules: list[Rule] = [rule for rule in active_rules(self.view.setting) if rule.fleet]
        if not any(isinstance(rule, Met) for rule in rules):
            usual = requirement(edition)
            wait = usual.wait_minutes if wait_minutes is None else wait_minutes
            rules.append(Met(id="met", roles=usual.roles if roles is None else tuple(roles), wait_minutes=wait))
        self.breaches: tuple[tuple[Rule, Breach], ...] = tuple(
            (rule, breach) for rule in rules for breach in rule.breaches(self.view)
        )

    @property
    def fails(self) -> bool:
        """Whether something that must hold does not, or a run has no vehicle yet."""
        return any(breach.hard for _, breach in self.breaches) or any(each.run.vehicle is None for each in self.runs)

    @property
    def faults(self) -> tuple[str, ...]:
        """What does not hold, and who is left out, a sentence each."""
        told = [rule.sentence(self.view.setting, breach, self.say) for rule, breach in self.breaches]
        return (*told, *self.left_out)

    def lines(self) -> Iterator[str]:
        """For people, two lines a run: when, from where to where and in what; then who is aboard, and the longest wait."""
        say = self.say
        for each in self.runs:
            waits = [passenger.wait_minutes for passenger in each.passengers if passenger.wait_minutes is not None]
            times = say.times_by_clocks(each.start, each.end, each.zone, each.end_zone)
            aboard = ", ".join(self.account.aboard(passenger) for passenger in each.passengers)
            wait = say("waits {length} at most", length=say.duration(max(waits))) if max(waits, default=0) > 0 else ""
            yield f"{say.date(each.start.date())} {times}  {self.account.pick_up(each)}; {self.account.vehicle_of(each)}"
            yield f"  {'; '.join(part for part in (aboard, wait) if part)}"

    def summary(self) -> str:
        """How many people ride in how many runs."""
        people = {(each.run.kind, passenger.person) for each in self.runs for passenger in each.passengers}
        say = self.say
        return say(
            "{people} in {runs}",
            people=say.plural("{n} journey", "{n} journeys", len(people)),
            runs=say.plural("{n} run", "{n} runs", len(self.runs)),
        )

    def as_object(self) -> dict[str, Any]:
        """The object of ``--json``."""
        return {
            "runs": [_run(each) for each in self.runs],
            "breaches": [
                {
                    "rule": breach.rule,
                    "sentence": rule.sentence(self.view.setting, breach, self.say),
                    "amount": breach.amount,
                    "hard": breach.hard,
                }
                for rule, breach in self.breaches
            ],
            "left_out": list(self.left_out),
        }


def _run(each: PickUp) -> dict[str, Any]:
    return {
        "id": each.run.id,
        "kind": each.run.kind,
        "from": each.run.from_venue,
        "to": each.run.to_venue,
        "leaves": _iso(each.start),
        "arrives": _iso(each.end),
        "vehicle": each.run.vehicle,
        "seats_needed": len(each.passengers),
        "luggage": each.luggage,
        "locked": each.run.locked,
        "passengers": [
            {
                "person": passenger.person,
                "name": passenger.name,
                "number": passenger.journey.number if passenger.journey is not None else "",
                "terminal": passenger.journey.terminal if passenger.journey is not None else "",
                "at": _iso(passenger.at),
                "luggage": passenger.luggage,
                "wait_minutes": passenger.wait_minutes,
            }
            for passenger in each.passengers
        ],
    }


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment is not None else None


__all__ = ["ShuttleReport"]
