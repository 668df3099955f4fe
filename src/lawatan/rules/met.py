"""Those who arrive are fetched, those who depart are brought: in time, and without a long wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.domain import AnyEdition
from lawatan.rules.kerb import Kerb, Role, kerbs
from lawatan.rules.persons import people
from lawatan.rules.rule import Breach, Scope
from lawatan.rules.vehicles import JOINT, VehicleRule, clock_time, day, departs_in
from lawatan.schedule import Setting, View, Way
from lawatan.words import Words, mark

USUAL_ROLES: tuple[Role, ...] = ("participant", "companion", "resource")


class Met(VehicleRule):
    """Each one whose flight or train is known rides in one run, which leaves when it can and is there in time.

    That nobody waits longer than an hour is assumed: no source tells how long participants were kept at an airport.
    """

    title: ClassVar[str] = mark("Fetched and brought")
    help: ClassVar[str] = mark(
        "Those whose flight or train is known are fetched from the airport or station, and brought there: each in one run, "
        "which leaves when all its passengers stand at the kerb and is there in time for all, and for which nobody waits "
        "longer than so many minutes. When they stand at the kerb, and when they have to be there, the rules on arrivals "
        "and departures say. “Group pick-ups” makes the runs."
    )
    demands: ClassVar[bool] = True

    kind: Literal["met"] = "met"
    roles: tuple[Role, ...] = Field(
        USUAL_ROLES,
        title="Whom",
        description="None: nobody.",
        json_schema_extra={"choices": {"resource": "Resource person"}},
    )
    wait_minutes: int = Field(
        60,
        ge=10,
        le=24 * 60,
        title="Longest wait",
        description="At the airport or station, for others.",
        json_schema_extra={"unit": "min"},
    )

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every arrival and every departure of which airport or station is known."""
        yield from ((each.person, each.direction) for each in kerbs(setting, self.roles))

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each day whose people no run carries; one for each run and what is wrong with it.

        The amount is how many nobody carries; else the minutes by which the worst off is too early, late or waits too long.
        """
        runs = self.fleet_of(view).shuttles()
        alone: dict[tuple[str, str, str], list[Kerb]] = {}
        wrong: dict[tuple[str, str], tuple[Way, list[tuple[Kerb, int]]]] = {}
        for each in kerbs(view.setting, self.roles):
            mine = [(run, way) for run, way in runs if run.kind == each.direction and each.person in way.passengers]
            if not mine:
                zone = view.setting.zone(view.setting.travel.city_of(each.station))
                iso = view.setting.clock.date(each.bound, zone).isoformat()
                alone.setdefault((iso, each.direction, each.station), []).append(each)
            for run, way in mine:
                for what, amount in self._faults(each, run.station, way, len(mine)):
                    wrong.setdefault((what, run.id), (way, []))[1].append((each, amount))
        for (iso, direction, place), some in alone.items():
            cases = tuple((each.person, each.direction) for each in some)
            named = JOINT.join(each.person for each in some)
            yield self.breach((), len(some), cases, what="alone", persons=named, day=iso, way=direction, place=place)
        for (what, run_id), (way, worse) in wrong.items():
            cases = tuple((each.person, each.direction) for each, _ in worse)
            worst, amount = max(worse, key=lambda one: one[1])
            yield self.breach(
                (),
                amount,
                cases,
                what=what,
                persons=JOINT.join(each.person for each, _ in worse),
                day=way.date.isoformat(),
                start=way.start,
                zone=departs_in(view.setting, way),
                place=way.from_venue,
                bound=worst.bound,
                bound_in=view.setting.zone(view.setting.travel.city_of(worst.station)),
                way=worst.direction,
                shuttle=run_id,
            )

    def _faults(self, kerb: Kerb, station: str, way: Way, runs: int) -> Iterator[tuple[str, int]]:
        """What is wrong with a run for one of its passengers, and by how much."""
        if runs > 1:
            yield "twice", runs - 1
        if station != kerb.station:
            yield "elsewhere", 1
            return
        wait = way.start - kerb.bound if kerb.coming else kerb.bound - way.end
        if wait < 0:
            yield "missed", -wait
        elif wait > self.wait_minutes:
            yield "wait", wait - self.wait_minutes

    def numbers(self, setting: Setting, say: Words) -> str:
        """The longest wait."""
        return say("{length} of waiting at most", length=say.duration(self.wait_minutes))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who is not carried, or for whom a run is wrong, and by how much."""
        fields = breach.fields
        who = str(fields["persons"]).split(JOINT)
        coming, what = fields["way"] == "arrival", str(fields["what"])
        told = {
            "people": people(setting, who, say),
            "date": day(breach, say),
            "place": setting.edition.venues[str(fields["place"])].name.in_language(say.language),
        }
        if what == "alone":
            if coming:
                return say("No run fetches {people} from {place} on {date}.", **told)
            return say("No run brings {people} to {place} on {date}.", **told)
        told["time"] = clock_time(setting, fields["start"], fields["zone"], say)
        if what == "twice":
            return say("{people} would ride in several runs; one leaves {place} at {time} on {date}.", **told)
        if what == "elsewhere":
            if coming:
                return say(
                    "The run that leaves {place} at {time} on {date} is to fetch {people} from the wrong place.", **told
                )
            return say(
                "The run that leaves {place} at {time} on {date} is to bring {people} to the wrong place.", **told
            )
        told["bound"] = clock_time(setting, fields["bound"], fields["bound_in"], say)
        told["length"] = say.duration(breach.amount + (self.wait_minutes if what == "wait" else 0))
        told["most"] = say.duration(self.wait_minutes)
        if what == "wait":
            if coming:
                return say(
                    "The run that leaves {place} at {time} on {date} lets {people} wait {length}; {most} at most are "
                    "allowed.",
                    **told,
                )
            return say(
                "The run that leaves {place} at {time} on {date} brings {people} {length} too early; {most} at most are "
                "allowed.",
                **told,
            )
        if coming:
            return say(
                "The run leaves {place} at {time} on {date}, but {people} cannot be at the kerb before {bound}.", **told
            )
        return say(
            "The run that leaves {place} at {time} on {date} brings {people} {length} too late: they have to be there by "
            "{bound}.",
            **told,
        )


def requirement(edition: AnyEdition) -> Met:
    """The edition's rule on who is fetched and brought, the first that is switched on; else one that begins anew."""
    active = [rule for rule in edition.rules.values() if isinstance(rule, Met) and rule.active]
    return active[0] if active else Met(id="met")


__all__ = ["USUAL_ROLES", "Met", "requirement"]
