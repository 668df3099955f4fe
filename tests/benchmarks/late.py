"""A late bus: ``uv run python tests/benchmarks/late.py [--seeds N] [--sizes …]``.

The witness of each generated edition is what people know; the bus to the first thing of the day with most visits leaves 75
minutes late. *As a job*: in the child process that has loaded before, from the delay to the day that is arranged anew and
judged. With ``--shortest`` each visit may be cut to two thirds.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.engine import machine
from benchmarks.explain import loaded
from benchmarks.generator import SIZES, generate
from lawatan.domain import Table, changed, replace, with_plan
from lawatan.jobs.delay import DelayJob, NotLate
from lawatan.jobs.delay_report import DelayReport
from lawatan.jobs.question import Question
from lawatan.jobs.replan import told_now
from lawatan.rules import Edition
from lawatan.schedule import Setting, View
from lawatan.words import words

AIM, LATE_MINUTES = 2.0, 75


def known(size: int, seed: int, shortest: bool) -> Edition:
    """What people know of a generated edition; with ``shortest`` its visits may be cut to two thirds."""
    days, k = SIZES[size]
    made = generate(days, k, 1, seed)
    edition = told_now(with_plan(made.edition, made.witness))
    if not shortest:
        return edition
    activities = [
        changed(each, shortest_minutes=max(5, each.duration_minutes * 2 // 3 // 5 * 5)) if each.hosts else each
        for each in edition.activities.values()
    ]
    return replace(edition, activities=Table(activities))


def job_of(edition: Edition) -> DelayJob:
    """The delay at the first departure of the day with most visits."""
    view = View(Setting(edition))
    (leaf,) = view.setting.leaves
    for _, entries in sorted(view.days(leaf).items(), key=lambda day: -len(day[1])):
        try:
            return DelayJob(edition, entries[0].id, LATE_MINUTES, words("en"), on_the_way=True)
        except NotLate:
            continue
    raise ValueError("no day begins with a way by road")


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, default=5)
    asked.add_argument("--sizes", type=int, nargs="*", default=[31, 55], choices=list(SIZES))
    asked.add_argument("--shortest", action="store_true")
    given = asked.parse_args()
    print(f"{machine()}; seeds 0 to {given.seeds - 1}{', with shortest durations' if given.shortest else ''}")
    print("| activities | seed | things on the day | as a job s, aim 2 | give way | holds |")
    print("|---|---|---|---|---|---|")
    for size in given.sizes:
        times = []
        for seed in range(given.seeds):
            edition, child = known(size, seed, given.shortest), loaded()
            began = time.monotonic()
            job = job_of(edition)
            job.run(Question(child))
            report = DelayReport(job)
            gives_way = report.gives_way()
            times.append(time.monotonic() - began)
            view = job.before
            on_day = sum(view.date(entry) == job.late.day for entry in view.entries.values())
            print(
                f"| {size} | {seed} | {on_day} | {times[-1]:.2f} | {len(gives_way)} | {not report.fails} |", flush=True
            )
        print(f"| {size} | median | | {statistics.median(times):.2f} | | |", flush=True)


if __name__ == "__main__":
    main()
