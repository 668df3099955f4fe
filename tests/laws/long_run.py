"""The agreement law in a long run: ``.venv/bin/uv run python tests/laws/long_run.py [PLANS] [--kinds KIND …] [--mutants]``.

Tries so many plans (1,000 unless told) for each kind of rule, held and preferred, and with ``--mutants`` plants every mistake
(0 plans: that alone); prints a line a kind and writes the counts into ``resources/laws.json``, which ``lawatan rules --json``
tells. Kinds that are not run keep their counts. No seconds are in it: the same run writes the same file. Ends with 1 if
anything disagreed or was missed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from laws import test_fleet
from laws.agreement import KINDS, WEIGHABLE, Verdict, agree, agree_on_cost
from laws.test_agreement import COST_MUTANTS, MUTANTS

ALL = (*KINDS, *test_fleet.KINDS)
COUNTS = Path(__file__).parents[2] / "resources" / "laws.json"
ENOUGH, ENOUGH_OF_COST = 800, 400
"""Plans within which a planted mistake has to be caught, as in the tests."""


def main() -> int:
    """Run, print and write; 0 where all agreed and every mistake was caught."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("plans", type=int, nargs="?", default=1000)
    asked.add_argument("--kinds", nargs="*", choices=ALL, default=ALL)
    asked.add_argument("--mutants", action="store_true")
    given = asked.parse_args()
    counts: dict[str, Any] = json.loads(COUNTS.read_text(encoding="utf-8")) if COUNTS.is_file() else {}
    fine = True
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        jobs = [(kind, given.plans, given.mutants) for kind in given.kinds]
        for kind, found in zip(given.kinds, pool.map(_counted, jobs), strict=True):
            counts[kind] = {**counts.get(kind, {}), **found}
            fine = fine and not found.get("disagreements") and found.get("caught", 0) == found.get("mutants", 0)
            print(f"{kind:20} {json.dumps(found)}", flush=True)
            ordered = {one: counts[one] for one in ALL if one in counts}
            COUNTS.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")
    return 0 if fine else 1


def _counted(job: tuple[str, int, bool]) -> dict[str, Any]:
    kind, plans, mutants = job
    of_fleet = kind in test_fleet.KINDS
    found = (_of_fleet if of_fleet else _of_slots)(kind, plans) if plans else {}
    if mutants:
        tried = _fleet_tried(kind) if of_fleet else _slots_tried(kind)
        found |= {"mutants": len(tried), "caught": sum(tried)}
    return found


def _of_slots(kind: str, plans: int) -> dict[str, Any]:
    held = agree(kind, plans)
    found: dict[str, Any] = {
        "plans": held.plans,
        "feasible_percent": round(100 * held.share),
        "disagreements": len(held.disagreements),
    }
    if kind in WEIGHABLE:
        preferred = agree_on_cost(kind, plans)
        found |= {
            "plans_of_cost": preferred.plans,
            "costing_percent": round(100 - 100 * preferred.share),
            "disagreements": len(held.disagreements) + len(preferred.disagreements),
        }
    return found


def _of_fleet(kind: str, plans: int) -> dict[str, Any]:
    """Of rules about vehicles, which a judge of another make judges instead of the solver."""
    trials = [test_fleet.trial(kind, seed) for seed in range(plans)]
    apart = sum(test_fleet.broken(view.edition.rules["rule"], view) != cases for view, cases in trials)
    kept = sum(not cases for _, cases in trials)
    return {"plans": plans, "feasible_percent": round(100 * kept / plans), "disagreements": apart}


def _slots_tried(kind: str) -> list[bool]:
    return [*_tried(kind, MUTANTS, agree, ENOUGH), *_tried(kind, COST_MUTANTS, agree_on_cost, ENOUGH_OF_COST)]


def _fleet_tried(kind: str) -> list[bool]:
    """Which of the mistakes planted into a rule about vehicles are caught."""
    planted = [wrong for one, _, wrong in test_fleet.MUTANTS if one == kind]
    trials = [test_fleet.trial(kind, seed) for seed in range(300)]
    return [
        any(test_fleet.broken(wrong(v.edition.rules["rule"]), v) != cases for v, cases in trials) for wrong in planted
    ]


def _tried(kind: str, planted: list[tuple[str, str, Any]], law: Callable[..., Verdict], plans: int) -> list[bool]:
    return [bool(law(kind, plans, wrong, stop=True).disagreements) for one, _, wrong in planted if one == kind]


if __name__ == "__main__":
    raise SystemExit(main())
