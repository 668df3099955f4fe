"""How the benchmarks take the time of something, and say it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def timed(times: int, work: Callable[[int], object]) -> tuple[float, float]:
    """The median and the maximum of the milliseconds that ``work`` takes."""
    took = []
    for n in range(times):
        began = time.perf_counter()
        work(n)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took), max(took)


def told(figures: tuple[float, float]) -> str:
    """The median and the maximum, as a row of a table has them."""
    return f"{figures[0]:.2f}, {figures[1]:.2f}"
