"""Reasons and fixes of ten impossible editions: ``uv run python tests/benchmarks/explain.py [--seeds N] [--only …]``.

Editions of 31 activities, each made impossible in another way (``impossible``). *Conflict*: from the call of the solver to a
smallest conflict, confirmed; *as a job*: in the child process that has loaded before. *First fix*: of a job whose processes
have loaded before, to the first fix that was planned and judged; *cold*: the same with the loading. Then how many came, and in
which time.
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
from lawatan.child import Child, planner
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
    child = loaded()
    began = time.monotonic()
    found = explain(edition, most=1, question=Question(child))
    return time.monotonic() - began, found


def loaded() -> Child:
    """A process that has loaded."""
    child = planner()
    peak = Peak(child.pid)
    peak.wait_until_loaded()
    peak.end()
    return child


def fixes(edition: Edition, cold: bool, all_of_them: bool) -> tuple[float | None, int, float]:
    """Seconds to the first fix, how many there are (or were looked for), and seconds to the last."""
    job = FixJob(edition, words("en"), children=None if cold else (loaded(), loaded()))
    first, began = None, time.monotonic()
    for _ in job.run():
        first = first or time.monotonic() - began
        if not all_of_them:
            job.cancel()
    return first, len(job.fixes), time.monotonic() - began


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, default=5)
    asked.add_argument("--only", nargs="*", default=list(BROKEN), choices=list(BROKEN))
    asked.add_argument("--conflicts", action="store_true", help="the conflicts alone")
    asked.add_argument("--first", action="store_true", help="no more than the first fix")
    given = asked.parse_args()
    print(f"{machine()}; seeds 0 to {given.seeds - 1}; medians, and the range behind them")
    print("| what is wrong | conflict s, aim 1 | as a job s | demands | first fix s, aim 3 | cold | fixes | all s |")
    print("|---|---|---|---|---|---|---|---|")
    for name in given.only:
        alone, jobs, sizes, firsts, colds, counts, ends = [], [], [], [], [], [], []
        for seed in range(given.seeds):
            edition = broken(name, seed)
            began = time.monotonic()
            (conflict,) = Explaining(edition, Options(30.0)).run(1).conflicts
            alone.append(time.monotonic() - began)
            assert conflict.minimal
            seconds, found = as_job(edition)
            jobs.append(seconds)
            sizes.append(len(found.conflicts[0].demands))
            if given.conflicts:
                colds, firsts, counts, ends = [0.0], [0.0], [0], [0.0]
                continue
            colds.append(fixes(edition, cold=True, all_of_them=False)[0] or float("inf"))
            first, count, end = fixes(edition, cold=False, all_of_them=not given.first)
            firsts.append(first or float("inf"))
            counts.append(count)
            ends.append(end)
        columns = (told(alone), told(jobs), told(sizes, ""), told(firsts), told(colds), told(counts, ""), told(ends))
        print(f"| {name} | {' | '.join(columns)} |", flush=True)


def told(values: list[float] | list[int], form: str = ".2f") -> str:
    """The median, and the range behind it."""
    return f"{statistics.median(values):{form}} ({min(values):{form}} to {max(values):{form}})"


if __name__ == "__main__":
    main()
