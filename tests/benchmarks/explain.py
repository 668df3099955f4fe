"""Reasons and fixes of ten impossible editions: ``uv run python tests/benchmarks/explain.py [--seeds N] [--only …]``.

Editions of 31 activities, each made impossible in another way (``impossible``). *Conflict*: from the call of the solver to a
smallest conflict, confirmed; *as a job*: in the child process that has loaded before. *First fix*: from the call of the job,
its processes loading among it, to the first fix that was planned and judged; then how many came, and in which time.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.engine import Peak, machine
from benchmarks.impossible import BROKEN, broken
from lawatan.child import planner
from lawatan.jobs.explain import explain
from lawatan.jobs.fixes import FixJob
from lawatan.jobs.question import Question
from lawatan.rules import Edition
from lawatan.rules.conflict import Explained
from lawatan.solver.budget import Options
from lawatan.solver.explaining import Explaining
from lawatan.words import words

AIM_CONFLICT, AIM_FIX = 1.0, 3.0


def as_job(edition: Edition) -> tuple[float, Explained]:
    """Seconds of a whole answer of a loaded process, and what it says."""
    child = planner()
    peak = Peak(child.pid)
    peak.wait_until_loaded()
    peak.end()
    began = time.monotonic()
    found = explain(edition, most=1, question=Question(child))
    return time.monotonic() - began, found


def fixes(edition: Edition) -> tuple[float | None, int, float]:
    """Seconds to the first fix, how many there are, and seconds to the last."""
    job, first, began = FixJob(edition, words("en")), None, time.monotonic()
    for _ in job.run():
        first = first or time.monotonic() - began
    return first, len(job.fixes), time.monotonic() - began


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, default=5)
    asked.add_argument("--only", nargs="*", default=list(BROKEN), choices=list(BROKEN))
    given = asked.parse_args()
    print(f"{machine()}; seeds 0 to {given.seeds - 1}; medians, and the range behind them")
    print("| what is wrong | conflict s, aim 1 | as a job s | demands | first fix s, aim 3 | fixes | all s |")
    print("|---|---|---|---|---|---|---|")
    for name in given.only:
        alone, jobs, sizes, firsts, counts, ends = [], [], [], [], [], []
        for seed in range(given.seeds):
            edition = broken(name, seed)
            began = time.monotonic()
            (conflict,) = Explaining(edition, Options(30.0)).run(1).conflicts
            alone.append(time.monotonic() - began)
            assert conflict.minimal
            seconds, found = as_job(edition)
            jobs.append(seconds)
            sizes.append(len(found.conflicts[0].demands))
            first, count, end = fixes(edition)
            firsts.append(first if first is not None else float("inf"))
            counts.append(count)
            ends.append(end)
        columns = (told(alone), told(jobs), told(sizes, ""), told(firsts), told(counts, ""), told(ends))
        print(f"| {name} | {' | '.join(columns)} |", flush=True)


def told(values: list[float] | list[int], form: str = ".2f") -> str:
    """The median, and the range behind it."""
    return f"{statistics.median(values):{form}} ({min(values):{form}} to {max(values):{form}})"


if __name__ == "__main__":
    main()
