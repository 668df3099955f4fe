"""How long keeping takes in a large edition: ``uv run python tests/benchmarks/keeping.py [activities] [people] [folder]``.

Prints medians and maxima in milliseconds. Most of an edit is the disk's answer to five fsyncs: name a folder on the disk
that is meant (the default is the folder for temporary files, which may be memory).
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.timing import timed, told
from large import large
from lawatan.domain import apply, changed
from lawatan.store import Document, back_up


def main() -> None:
    """Print the table."""
    activities, people = (int(a) for a in (*sys.argv[1:3], "500", "1000")[:2])
    with tempfile.TemporaryDirectory(dir=next(iter(sys.argv[3:]), None)) as folder:
        os.environ["LAWATAN_BACKUPS"] = str(Path(folder, "backups"))
        path = Path(folder, "large.lawatan")
        print(f"{activities} activities, {people} people: median, maximum in ms")
        edition = large(activities, people)
        print("  create:", told(timed(1, lambda _: Document.create(path, edition).close())))
        document = Document.open(path)
        chosen = list(edition.activities.values())
        states = [apply(edition, {("activities", a.id): changed(a, order=7)}) for a in chosen[:200]]
        print("  keep, a change in activities:", told(timed(200, lambda n: document.keep(states[n], "Order"))))
        moved = list(edition.plan.placements.values())
        replanned = apply(edition, {("placements", p.id): changed(p, locked=True) for p in moved})
        print(f"  keep, a plan of {len(moved)} time slots:", told(timed(1, lambda _: document.keep(replanned, "Plan"))))
        print("  history:", told(timed(5, lambda _: document.history())))
        print("  backup copy:", told(timed(1, lambda _: back_up(document))))
        document.close()
        print("  open:", told(timed(5, lambda _: Document.open(path).close())))
        print(f"  file: {path.stat().st_size / 1e6:.1f} MB after 202 edits")


if __name__ == "__main__":
    main()
