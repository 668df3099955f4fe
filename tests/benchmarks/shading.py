"""How long it takes to tell of every start whether it fits: ``uv run python tests/benchmarks/shading.py [--seeds N]``.

An activity of a generated edition of 55 over 27 days is dragged: *week* tries every fifth minute of seven days in the hours
that the board shows, *all* of all days; *pointer* is one judgement of the slot under the pointer, with its reasons. Medians
over five activities a seed, and the longest.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.engine import machine
from benchmarks.generator import SIZES, generate
from lawatan.domain import with_plan
from lawatan.jobs.where import Where
from lawatan.rules import judge
from lawatan.rules.moving import slot_at
from lawatan.schedule import Setting, View

AIMS = {"week": 60.0, "all": 250.0, "pointer": 16.0}
"""Milliseconds."""
HOURS = 7, 21
ACTIVITIES = 5


def measured(view: View, item: str) -> dict[str, float]:
    """Milliseconds for one activity."""
    tried = Where(view, item)
    days = list(tried.days())
    around = days.index(view.date(view.entries[item])) // 7 * 7
    found = {}
    for name, some in (("week", days[around : around + 7]), ("all", days)):
        tried = Where(view, item)  # as a drag begins
        began = time.perf_counter()
        for day in some:
            first, *_ = tried.starts(day)
            for start in range(first + HOURS[0] * 60, first + HOURS[1] * 60, 5):
                tried.at(start)
        found[name] = 1000 * (time.perf_counter() - began)
    pointer = []
    for day in days:
        first, *_ = tried.starts(day)
        start = first + 10 * 60
        began = time.perf_counter()
        tried.breaches({item: slot_at(view, tried.occurrence, start)})
        pointer.append(1000 * (time.perf_counter() - began))
    found["pointer"] = statistics.median(pointer)
    return found


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, default=5)
    given = asked.parse_args()
    print(f"{machine()}; seeds 0 to {given.seeds - 1}")
    days, k = SIZES[55]
    times: dict[str, list[float]] = {name: [] for name in AIMS}
    for seed in range(given.seeds):
        made = generate(days, k, 1, seed)
        view = View(Setting(with_plan(made.edition, made.witness)))
        judge(view)
        for item in random.Random(seed).sample(sorted(view.setting.occurrences), ACTIVITIES):
            for name, took in measured(view, item).items():
                times[name].append(took)
    print("| what | aim ms | median ms | longest ms |\n|---|---|---|---|")
    for name, took in times.items():
        print(f"| {name} | {AIMS[name]:g} | {statistics.median(took):.1f} | {max(took):.1f} |")


if __name__ == "__main__":
    main()
