"""How long the real editions take to plan: ``.venv/bin/uv run python tests/benchmarks/first_light.py [runs]``.

Prints, for each sample and seed, the seconds of solving to the first complete plan and to the end, those of the whole
command, and the minutes of travel with their bound. Nothing here fails on time. Seconds from the command to the first
plan are its whole time less what solving took after that plan.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Run the command on each sample with so many seeds and print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, commit {commit.stdout.strip()}"
    )
    print(
        f"{'sample':22} {'seed':>4} {'first':>7} {'from cmd':>8} {'solving':>8} {'command':>8} {'travel':>7} {'bound':>6}"
    )
    for path in sorted((ROOT / "samples").glob("*.json")):
        rows = [plan(path, seed) for seed in range(runs)]
        for seed, row in enumerate(rows):
            print(line(path.stem, str(seed), row))
        print(line(path.stem, "med", tuple(statistics.median(column) for column in zip(*rows, strict=True))))


def plan(path: Path, seed: int) -> tuple[float, ...]:
    """First complete plan, the same from the command, solving, command (seconds); travel, bound (minutes)."""
    started = time.monotonic()
    command = [sys.executable, "-m", "lawatan.cli", "plan", str(path), "--json", "--seed", str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    whole = time.monotonic() - started
    told = json.loads(done.stdout)
    first, solving = told["first_complete_seconds"], told["seconds"]
    return first, whole - (solving - first), solving, whole, told["travel_minutes"], told["bound"]


def line(sample: str, seed: str, row: tuple[float, ...]) -> str:
    """One line of the table."""
    first, from_command, solving, whole, travel, bound = row
    return f"{sample:22} {seed:>4} {first:6.2f}s {from_command:7.2f}s {solving:7.2f}s {whole:7.2f}s {travel:7.0f} {bound:6.0f}"


if __name__ == "__main__":
    main()
