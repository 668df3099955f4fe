"""Alternatives side by side: each planned in a process of its own, all of them compared in one table."""

from __future__ import annotations

import datetime as dt
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Queue
from typing import Any

from lawatan.domain import with_plan
from lawatan.jobs.changes import Changes
from lawatan.jobs.plan import PlanJob, Progress
from lawatan.jobs.replan import ReplanJob, promised
from lawatan.jobs.vehicles import NotChosen, with_vehicles
from lawatan.output.nights import RoomNights
from lawatan.rules import Edition, judge
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark, words

HEADS = (
    "",
    mark("Scheduled"),
    mark("Left out"),
    mark("Must fix"),
    mark("On the road"),
    mark("Longest day on the road"),
    mark("Latest evening"),
    mark("Room nights"),
    mark("Vehicle days"),
    mark("To tell"),
)
"""What ``cells`` tells, the name of the alternative first."""


@dataclass(frozen=True)
class Figures:
    """What an alternative comes to; minutes on the road are summed over the leaf groups.

    ``longest_road``: of one group on one day. ``latest``: the latest time of day at which a group is back, with its day.
    ``vehicle_days``: vehicles by day, as chosen or ordered. ``to_tell``: how many readers have something else than what
    people know; None where people know nothing.
    """

    name: str
    placed: int
    total: int
    must_fix: int
    travel_minutes: int
    longest_road: int
    latest: dt.datetime | None
    room_nights: int
    vehicle_days: int
    to_tell: int | None

    @property
    def left_out(self) -> int:
        """What has no place."""
        return self.total - self.placed


def figures(name: str, edition: Edition, known: View | None, say: Words) -> Figures:
    """What the plan of an alternative comes to, against what people know."""
    view = View(Setting(edition))
    setting = view.setting
    days = [(leaf, day) for leaf in setting.leaves for day in view.days(leaf)]
    legs = {key: view.legs_of_day(*key) for key in days}
    ends = [_end(view, *key) for key in days]
    return Figures(
        name,
        len(view.entries),
        len(setting.occurrences) + len(setting.crossings),
        sum(breach.hard for breach in judge(view)),
        view.travel_minutes,
        max((sum(leg.minutes for leg in found) for found in legs.values()), default=0),
        max(ends, key=lambda end: (end.time(), end), default=None),
        RoomNights(view).room_nights,
        len({(duty.vehicle, duty.date) for duty in view.plan.duties.values()}),
        len(Changes(known, view, say).by_name) if known is not None else None,
    )


def _end(view: View, leaf: str, day: dt.date) -> dt.datetime:
    """When a group is back on a day: at the end of its last way, or of the last thing that it does; by the clock there."""
    last = max(view.days(leaf)[day], key=lambda entry: entry.end)
    minute = max([last.end, *(leg.end for leg in view.legs_of_day(leaf, day))])
    return view.setting.clock.moment(minute, view.setting.zone(last.to_city))


def known_of(edition: Edition) -> View | None:
    """What people know of the current edition: what they were told; None where they were told nothing."""
    if not edition.promised and not edition.promised_rides:
        return None
    return View(Setting(with_plan(edition, promised(edition))))


class SideBySide:
    """Plans several editions at once, each in a process of its own that has its share of the cores; ``cancel`` any time.

    One of which people were told a schedule keeps as near to that as it can.
    """

    def __init__(self, editions: Mapping[str, Edition], time_limit: float = 10.0, seed: int = 0, language: str = "en"):
        self.editions = dict(editions)
        workers = max(1, ((os.cpu_count() or 1) - 1) // max(1, len(self.editions)))
        # one worker that is asked for counts deterministic seconds: where there is but one, the other cores are spared
        many, spare = (workers, 0) if workers > 1 else (None, (os.cpu_count() or 1) - 1)
        self._jobs = {
            name: _job(edition)(
                edition, time_limit=time_limit, seed=seed, workers=many, language=language, spare_cores=spare
            )
            for name, edition in editions.items()
        }
        self.faults: dict[str, Exception] = {}
        self._language, self._cancelled = language, False
        self._with_vehicles: dict[str, Edition] = {}

    def run(self) -> Iterator[tuple[str, Progress]]:
        """Yield the better plans of all, each with the name of its alternative, as they come."""
        news: Queue[tuple[str, Progress] | None] = Queue()
        threads = [threading.Thread(target=self._plan, args=(name, news.put)) for name in self._jobs]
        for thread in threads:
            thread.start()
        try:
            running = len(threads)
            while running:
                found = news.get()
                if found is None:
                    running -= 1
                else:
                    yield found
        finally:
            self.cancel()
            for thread in threads:
                thread.join()

    def cancel(self) -> None:
        """End all of them soon; the best plans so far are kept."""
        self._cancelled = True
        for job in self._jobs.values():
            if job.outcome is None:
                job.cancel()

    @property
    def planned(self) -> dict[str, Edition]:
        """The editions with their plans, and with their vehicles where there are any; one whose planner broke as it was."""
        planned = {name: job.planned if job.outcome else self.editions[name] for name, job in self._jobs.items()}
        return planned | self._with_vehicles

    def _plan(self, name: str, tell: Callable[[tuple[str, Progress] | None], None]) -> None:
        try:
            job = self._jobs[name]
            for progress in job.run():
                tell((name, progress))
            if self.editions[name].vehicles and not self._cancelled:
                with suppress(NotChosen):
                    self._with_vehicles[name] = with_vehicles(job.planned, words(self._language))
        except Exception as fault:  # told by whoever runs it; the others go on
            self.faults[name] = fault
        finally:
            tell(None)


def _job(edition: Edition) -> type[PlanJob]:
    """How an edition is planned: anew, or near to what people were told."""
    return ReplanJob if edition.promised or edition.promised_rides else PlanJob


def cells(found: Figures, say: Words) -> tuple[str, ...]:
    """What there is to tell of an alternative, in the order of ``HEADS``."""
    latest = f"{say.time(found.latest)}, {say.date(found.latest.date())}" if found.latest is not None else "–"
    return (
        found.name,
        say("{placed} of {total}", placed=found.placed, total=found.total),
        str(found.left_out),
        str(found.must_fix),
        say.duration(found.travel_minutes),
        say.duration(found.longest_road),
        latest,
        str(found.room_nights),
        str(found.vehicle_days),
        "–" if found.to_tell is None else str(found.to_tell),
    )


def best(found: Sequence[Figures | None]) -> set[tuple[int, int]]:
    """The cells, by row and column of ``HEADS``, that are better than in another row; what is not known is None."""
    strong: set[tuple[int, int]] = set()
    for column, of in _WORTH.items():
        worths = {at: of(figures) for at, figures in enumerate(found) if figures is not None}
        known = {at: worth for at, worth in worths.items() if worth is not None}
        if len(set(known.values())) > 1:
            strong |= {(at, column) for at, worth in known.items() if worth == min(known.values())}
    return strong


_WORTH: dict[int, Callable[[Figures], Any]] = {
    2: lambda found: found.left_out,
    3: lambda found: found.must_fix,
    4: lambda found: found.travel_minutes,
    5: lambda found: found.longest_road,
    6: lambda found: found.latest.time() if found.latest is not None else None,
    7: lambda found: found.room_nights,
    8: lambda found: found.vehicle_days,
    9: lambda found: found.to_tell,
}
"""By column of ``HEADS`` what is the better the less it is."""


def as_object(found: Figures) -> dict[str, Any]:
    """One alternative of ``--json``."""
    return {
        "name": found.name,
        "placed": found.placed,
        "total": found.total,
        "left_out": found.left_out,
        "must_fix": found.must_fix,
        "travel_minutes": found.travel_minutes,
        "longest_road_minutes": found.longest_road,
        "latest_evening": found.latest.isoformat(timespec="minutes") if found.latest is not None else None,
        "room_nights": found.room_nights,
        "vehicle_days": found.vehicle_days,
        "to_tell": found.to_tell,
    }
