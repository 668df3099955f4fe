"""Takes pictures of every panel: ``python -m lawatan.gui.pictures DIR``, in both languages, light and dark, 100 and 200 %.

Two samples are planned once; then a child process for each combination brings one scene after another on show and
grabs it (which scenes there are: ``scenes``), as ``board-en-light-100.png``. Needs no screen, no network, and leaves
the settings and drafts of whoever runs it alone. Those of ``GUIDE`` go to ``resources/guide``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from lawatan.words import LANGUAGES

LOOKS = ("light", "dark")
SCALES = (100, 200)
SAMPLES = ("jakarta-bandung-2018", "jakarta-bali")
"""The samples that are planned for the pictures: one of two weeks, and one of two groups across the clock."""

GUIDE = {
    "desk.png": "board-en-light-100.png",
    "desk-id.png": "board-id-light-100.png",
    "edit.png": "activities-en-dark-100.png",
    "edit-id.png": "activities-id-dark-100.png",
}
"""The pictures of the guide and the README, and which of those taken they are."""


@dataclass(frozen=True)
class Combination:
    """A language, an appearance and a scale in per cent."""

    language: str
    look: str
    scale: int

    @property
    def name(self) -> str:
        """As it stands in the names of files."""
        return f"{self.language}-{self.look}-{self.scale}"


COMBINATIONS = {c.name: c for c in (Combination(*parts) for parts in product(LANGUAGES, LOOKS, SCALES))}
"""Every combination, by name."""


def take(folder: Path, combinations: Sequence[str], seconds: float = 6.0) -> Iterator[Path]:
    """Write the pictures of these combinations into ``folder`` and yield each; planning takes ``seconds`` a sample.

    RuntimeError, with what the child said, where a combination cannot be taken.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="lawatan-pictures-") as kept:
        plan(Path(kept), seconds)
        with ThreadPoolExecutor(max_workers=max((os.cpu_count() or 2), 1)) as pool:
            works = [pool.submit(_in_child, folder, Path(kept), COMBINATIONS[name]) for name in combinations]
            for work in as_completed(works):
                yield from work.result()


def plan(kept: Path, seconds: float) -> None:
    """Plan the samples and write them to a folder, for the children."""
    from lawatan.domain import with_plan
    from lawatan.jobs.files import read_edition, write_edition
    from lawatan.jobs.plan import PlanJob
    from lawatan.resources import sample

    for name in SAMPLES:
        edition = read_edition(sample(name))
        job = PlanJob(edition, time_limit=seconds)
        for _ in job.run():
            pass
        assert job.outcome is not None
        write_edition(with_plan(edition, job.outcome.plan), kept / f"{name}.json")


def _in_child(folder: Path, kept: Path, combination: Combination) -> list[Path]:
    """Take one combination in a process of its own: Qt learns its scale only as it starts."""
    own = kept / combination.name
    own.mkdir()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(combination.scale / 100),
        "LAWATAN_DRAFTS": str(own / "drafts"),
        "LAWATAN_BACKUPS": str(own / "backups"),
        "LAWATAN_LETTERS": str(own / "letters"),
        "LAWATAN_RECENT": str(own / "recent.json"),
    }
    command = [sys.executable, "-m", "lawatan.gui.scenes", str(folder), combination.name, str(kept)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"{combination.name}: {ended.stderr.strip()}")
    return [Path(line) for line in ended.stdout.splitlines()]


def main() -> int:
    """The command: where to write, and of which combinations."""
    parser = argparse.ArgumentParser(prog="python -m lawatan.gui.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--only", action="append", choices=sorted(COMBINATIONS), help="one combination; may be repeated"
    )
    parser.add_argument("--seconds", type=float, default=6.0, help="how long to plan each sample")
    arguments = parser.parse_args()
    for path in take(arguments.folder, arguments.only or list(COMBINATIONS), arguments.seconds):
        print(path, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
