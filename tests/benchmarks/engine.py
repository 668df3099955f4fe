"""How the engine does: ``uv run python tests/benchmarks/engine.py [--quick] [--seeds N] [--only TABLE …]``.

Prints every table with machine, load, commit and seeds. A figure is a median over the seeds, with the range behind it.
*First plan* is the time to the first plan in which everything that must happen is placed and ``rules.judge`` finds no
hard breach: *alone*, from the call of the solver on; *as a job*, in the child process that has loaded before, as the
command line starts it while it reads its file. Processor seconds tell what a busy machine hides.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.baseline import SECONDS, Baseline
from benchmarks.generator import SIZES, WHOLE_DAY, generate
from lawatan.child import planner
from lawatan.domain import Plan
from lawatan.jobs.plan import PlanJob
from lawatan.rules import Edition, judge
from lawatan.schedule import Setting, View
from lawatan.solver.budget import Options
from lawatan.solver.layers import Planner

AIMS = {31: 1.0, 55: 2.0, 103: 10.0, 151: 60.0}
"""Seconds in which the first plan is asked for, by the number of activities."""
ROTATED_AIM = 2.0
WHOLE_DAY_AIMS = {31: 3.0, 55: 25.0}
MEMORY_AIM_MB, FASTER_AIM = 500, 20
TRAVEL_SECONDS = 10.0
TABLES = ("first", "whole-day", "rotated", "baseline", "memory")


@dataclass(frozen=True)
class First:
    """When the first plan came that holds: seconds by the clock and of the processors; None where none came."""

    seconds: float | None
    processor: float | None


def holds(setting: Setting, plan: Plan) -> bool:
    """Whether everything that must happen is placed, rides with it, and nothing hard is broken: by the checker alone."""
    view = View(setting, plan)
    return not view.without_ride and not any(breach.hard for breach in judge(view))


def alone(edition: Edition, limit: float) -> First:
    """The first plan of the solver in this process: of the first layer, which ends as soon as nothing is left out.

    The plans are judged when it has ended: what that takes is not the solver's.
    """
    found: list[tuple[Plan, First]] = []
    began, used = time.monotonic(), time.process_time()

    def report(_: str, plan: Plan, __: int | None) -> None:
        found.append((plan, First(time.monotonic() - began, time.process_time() - used)))

    Planner(edition, Options(limit), report).place()
    setting = Setting(edition)
    return next((at for plan, at in found if holds(setting, plan)), First(None, None))


@dataclass(frozen=True)
class AsJob:
    """What a job came to: its first plan that holds, the travel and bound at its end, and the memory of its child."""

    first: float | None
    travel: int | None
    bound: int | None
    placed: int
    megabytes: float


def as_job(edition: Edition, limit: float, until_first: bool = False) -> AsJob:
    """Plan as the program does: in a child process that is loaded when the time begins."""
    child = planner()
    setting = Setting(edition)
    peak = Peak(child.pid)
    peak.wait_until_loaded()
    began = time.monotonic()
    job = PlanJob(edition, limit, child=child)
    first, last = None, None
    for progress in job.run():
        at = time.monotonic() - began
        if first is None and holds(setting, progress.plan):
            first = at
            if until_first:
                job.cancel()
        last = progress if first is not None else None
    megabytes = peak.end()
    bound = job.outcome.bound if job.outcome else None
    if last is None:
        return AsJob(None, None, bound, 0, megabytes)
    return AsJob(first, last.travel_minutes, bound, last.placed, megabytes)


class Peak:
    """Watches the peak of a process's resident memory (Linux), from a thread of its own."""

    LOADED_MB = 100
    """With OR-Tools in it a child takes more; it waits for its request then."""

    def __init__(self, pid: int) -> None:
        self._path, self._most, self._over = Path(f"/proc/{pid}/status"), 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def wait_until_loaded(self) -> None:
        """Until the child has its libraries: its memory is large and grows no more."""
        before = -1
        while self._most < self.LOADED_MB * 1024 or self._most != before:
            before = self._most
            if self._over.wait(0.5) or not self._thread.is_alive():
                return

    def end(self) -> float:
        """Megabytes at the peak."""
        self._over.set()
        self._thread.join()
        return self._most / 1024

    def _watch(self) -> None:
        while not self._over.wait(0.05):
            try:
                lines = self._path.read_text().splitlines()
            except OSError:
                return
            for line in lines:
                if line.startswith("VmHWM:"):
                    self._most = max(self._most, int(line.split()[1]))


@dataclass(frozen=True)
class Plain:
    """What the baseline came to: its first plan that holds, its least travel in one that does, and its bound."""

    first: float
    travel: int | None
    bound: float
    placed: int


def plain(edition: Edition, seconds: float = SECONDS) -> Plain:
    """Run the baseline; unfinished counts as all of its seconds."""
    found: list[tuple[Plan, float]] = []
    bound = Baseline(edition).run(lambda plan, at, _: found.append((plan, at)), seconds)
    setting = Setting(edition)
    good = [(View(setting, plan), at) for plan, at in found if holds(setting, plan)]
    travel, placed = min(((view.travel_minutes, len(view.entries)) for view, _ in good), default=(None, 0))
    return Plain(good[0][1] if good else seconds, travel, bound, placed)


def median(figures: Iterable[float | None]) -> str:
    """The median and the range, where something that never came counts as infinite."""
    known = [float("inf") if f is None else f for f in figures]
    return f"{statistics.median(known):.2f} ({min(known):.2f} to {max(known):.2f})"


def first_table(sizes: Sequence[int], seeds: Sequence[int], whole_day: bool = False) -> None:
    """Times to the first plan that holds."""
    aims = WHOLE_DAY_AIMS if whole_day else AIMS
    print("| activities, days | aim s | alone s | of the processors s | as a job s |\n|---|---|---|---|---|")
    for size in sizes:
        days, k = SIZES[size]
        editions = [generate(days, k, 1, seed, whole_day).edition for seed in seeds]
        _first_row(f"{size}, {days}", aims[size], editions)


def _first_row(name: str, aim: float, editions: Sequence[Edition]) -> None:
    limit = max(30.0, 3 * aim)
    by_itself = [alone(edition, limit) for edition in editions]
    jobs = [as_job(edition, limit, until_first=True) for edition in editions]
    times, used = median(f.seconds for f in by_itself), median(f.processor for f in by_itself)
    print(f"| {name} | {aim:g} | {times} | {used} | {median(j.first for j in jobs)} |", flush=True)


def rotated_table(seeds: Sequence[int]) -> None:
    """Two groups, four visits that each makes by itself."""
    print(
        "| groups, occurrences and rides | aim s | alone s | of the processors s | as a job s |\n|---|---|---|---|---|"
    )
    editions = [generate(14, 1, 2, seed).edition for seed in seeds]
    setting = Setting(editions[0])
    _first_row(f"2, {len(setting.occurrences) + len(setting.crossings)}", ROTATED_AIM, editions)


def baseline_table(
    sizes: Sequence[int], seeds: Sequence[int], seconds: float = SECONDS, travel_seconds: float = TRAVEL_SECONDS
) -> None:
    """The engine and the plain model on the same editions, one after the other."""
    print(f"Baseline for {seconds:g} s; travel of the engine after {travel_seconds:g} s as a job, in minutes")
    print(
        "| activities | seed | first: engine s | baseline s | times faster | travel: engine, its bound | baseline, its bound |"
    )
    print("|---|---|---|---|---|---|---|")
    for size in sizes:
        days, k = SIZES[size]
        ratios = []
        for seed in seeds:
            edition = generate(days, k, 1, seed).edition
            first = alone(edition, 60.0).seconds
            job = as_job(edition, travel_seconds)
            other = plain(edition, seconds)
            ratios.append(other.first / first if first else 0.0)
            alike = "" if job.placed == other.placed or other.travel is None else ", other things placed"
            print(
                f"| {size} | {seed} | {first or 60.0:.2f} | {other.first:.2f} | {ratios[-1]:.1f} | {job.travel}, {job.bound} "
                f"| {other.travel}, {other.bound:.0f}{alike} |",
                flush=True,
            )
        print(f"| {size} | median | | | {median(ratios)}, aim {FASTER_AIM} at 31 | | |", flush=True)


def memory_table(size: int, seeds: Sequence[int]) -> None:
    """The child's memory at its peak, over all layers."""
    days, k = SIZES[size]
    peaks = [as_job(generate(days, k, 1, seed).edition, 20.0).megabytes for seed in seeds]
    print("| activities | aim MB | peak of the solver's process MB |\n|---|---|---|")
    print(f"| {size} | {MEMORY_AIM_MB} | {median(peaks)} |")


def machine() -> str:
    """What it was measured on, and how busy that was."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent,
        check=False,
    ).stdout.strip()
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.processor(),
    )
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"{model}, {os.cpu_count()} cores, load {load}; Python {platform.python_version()}; commit {commit}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the smallest size, one seed, ten seconds of baseline")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), choices=list(SIZES))
    parser.add_argument("--only", nargs="*", default=list(TABLES), choices=TABLES)
    chosen = parser.parse_args()
    seeds = range(1 if chosen.quick else chosen.seeds)
    sizes = chosen.sizes[:1] if chosen.quick else chosen.sizes
    print(f"{machine()}; seeds {', '.join(map(str, seeds))}")
    alone(generate(14, 1).edition, 30.0)  # what is loaded once is loaded before the first time is taken
    for table in chosen.only:
        if table == "first":
            print("\n## First plan that holds")
            first_table(sizes, seeds)
        elif table == "whole-day":
            print(f"\n## With the rules on whole days: {', '.join(rule.title for rule in WHOLE_DAY)}")
            first_table([size for size in sizes if size in WHOLE_DAY_AIMS], seeds, whole_day=True)
        elif table == "rotated":
            print("\n## Rotated visits")
            rotated_table(seeds)
        elif table == "baseline":
            print("\n## Against the plain model")
            baseline_table([s for s in sizes if s <= 55], seeds, 10.0 if chosen.quick else SECONDS)
        elif table == "memory":
            print("\n## Memory")
            memory_table(sizes[0] if chosen.quick else 103, seeds)
    print(f"\n{machine()}")


if __name__ == "__main__":
    main()
