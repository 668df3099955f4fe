"""Planning again after a host cancels: ``uv run python tests/benchmarks/replan.py [--seeds N] [--sizes …]``.

The witness of each generated edition is what people were told; a host that is drawn by the seed cancels the day of its visit.
*Solver*: from its call to the proof and the shortest ways. *As a job*: in the child process that has loaded before. The last
columns tell what changes and whether it is proven that nothing less would do.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.engine import Peak, machine
from benchmarks.generator import SIZES, generate
from lawatan.child import planner
from lawatan.domain import with_plan
from lawatan.jobs.accidents import away
from lawatan.jobs.replan import ReplanJob, ReplanReport, promised, promising, told_now
from lawatan.rules import Edition
from lawatan.schedule import Setting, View
from lawatan.solver.budget import Options
from lawatan.solver.replanning import Replanner
from lawatan.words import words

AIMS = {31: 2.0, 55: 2.0}


def cancelled(size: int, seed: int) -> tuple[Edition, Edition, str]:
    """An edition after a host has cancelled, what people know, and the visit that it was about."""
    days, k = SIZES[size]
    made = generate(days, k, 1, seed)
    known = told_now(with_plan(made.edition, made.witness))
    view = View(Setting(known))
    visits = sorted(e.id for e in view.entries.values() if e.occurrence and e.occurrence.activity.hosts)
    visit = view.entries[random.Random(seed).choice(visits)]
    assert visit.occurrence is not None
    day = view.starts(visit).replace(hour=0, minute=0)
    hit = away(known, ("hosts", visit.occurrence.activity.hosts[0]), day, day + dt.timedelta(days=1))
    return hit, known, visit.id


def as_job(hit: Edition, known: Edition) -> tuple[float, ReplanReport]:
    """Seconds of a whole run in a loaded process, and its report."""
    child = planner()
    peak = Peak(child.pid)
    peak.wait_until_loaded()
    peak.end()
    began = time.monotonic()
    job = ReplanJob(hit, known, child=child)
    for _ in job.run():
        pass
    return time.monotonic() - began, ReplanReport(job, words("en"))


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, default=5)
    asked.add_argument("--sizes", type=int, nargs="*", default=list(AIMS), choices=list(SIZES))
    given = asked.parse_args()
    print(f"{machine()}; seeds 0 to {given.seeds - 1}")
    print("| activities | seed | aim s | solver s | as a job s | who cancels | change | proven least |")
    print("|---|---|---|---|---|---|---|---|")
    for size in given.sizes:
        times = []
        for seed in range(given.seeds):
            hit, known, visit = cancelled(size, seed)
            began = time.monotonic()
            Replanner(promising(hit, promised(known)), Options(10.0), lambda *_: None).run()
            alone = time.monotonic() - began
            job, report = as_job(hit, known)
            times.append(job)
            told = f"{len(report.moved)} of {len(report.promise.kept)}"
            aim = f"{AIMS[size]:g}" if size in AIMS else ""
            print(
                f"| {size} | {seed} | {aim} | {alone:.2f} | {job:.2f} | {visit} | {told} | {report.proven} |",
                flush=True,
            )
        print(f"| {size} | median | | | {statistics.median(times):.2f} | | | |", flush=True)


if __name__ == "__main__":
    main()
