"""How long an edit takes in a large edition: ``uv run python tests/benchmarks/edits.py [activities] [people]``.

Prints medians and maxima in milliseconds over 200 edits of each kind, and what must be derived after one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.timing import timed, told
from large import large
from lawatan.domain import Changes, apply, changed, difference
from lawatan.rules import Edition, judge
from lawatan.schedule import Setting, View


def main() -> None:
    """Print the table."""
    activities, people = (int(a) for a in (*sys.argv[1:], "500", "1000")[:2])
    edition = large(activities, people)
    ids = {table: list(getattr(edition, table)) for table in ("activities", "persons", "venues", "groups")}

    def edit(table: str) -> Callable[[int], Changes]:
        def make(n: int) -> Changes:
            record = getattr(edition, table)[ids[table][n % len(ids[table])]]
            return {(table, record.id): changed(record, order=n)}

        return make

    print(f"{activities} activities, {people} people: median, maximum in ms")
    for table in ids:
        make = edit(table)
        print(f"  apply, a change in {table}: {told(timed(200, lambda n, make=make: apply(edition, make(n))))}")
    placed = list(edition.plan.placements.values())
    lock = timed(200, lambda n: apply(edition, {("placements", placed[n].id): changed(placed[n], locked=True)}))
    print(f"  apply, a lock: {told(lock)}")
    after: Edition = apply(edition, edit("activities")(7))
    print(f"  difference: {told(timed(50, lambda _: difference(edition, after)))}")
    print(f"  Setting: {told(timed(5, lambda _: Setting(edition)))}")
    setting = Setting(edition)
    print(f"  View: {told(timed(5, lambda _: View(setting)))}")
    print(f"  judge: {told(timed(3, lambda _: judge(View(setting))))}")


if __name__ == "__main__":
    main()
