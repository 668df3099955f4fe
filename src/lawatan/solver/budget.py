"""How long planning may take, and the solvers that it may use for it."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

from ortools.sat.python import cp_model

LEAST_SECONDS = 0.3
"""What any long solve gets, and what must be left to begin another one."""


@dataclass(frozen=True)
class Options:
    """How to plan: seconds in all (deterministic ones with one worker), the seed, the number of workers.

    ``workers`` 0: one a core, but for ``spare_cores``, which are left to others. ``look_seconds`` make it a mere look: no
    more than so many once all is placed that fits, and waiting and lateness are left as they are.
    """

    time_limit: float = 10.0
    seed: int = 0
    workers: int = 0
    spare_cores: int = 0
    look_seconds: float | None = None

    @property
    def repeatable(self) -> bool:
        """One worker that was asked for counts deterministic seconds, so that the same input gives the same plan."""
        return self.workers == 1


class OutOfTime(Exception):
    """The time is up while a model is made."""


class Budget:
    """What is left of the time: the clock's, or the deterministic seconds that the solves have used."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._limit = options.time_limit
        self._started = time.monotonic()
        self._used = 0.0

    @property
    def left(self) -> float:
        """Seconds, of the kind that the options count."""
        return max(0.0, self._limit - self.spent)

    @property
    def spent(self) -> float:
        """Seconds used, of the same kind."""
        return self._used if self._options.repeatable else time.monotonic() - self._started

    def cut(self, seconds: float) -> None:
        """Leave so many seconds at most from now on."""
        self._limit = min(self._limit, self.spent + seconds)

    def go_on(self) -> None:
        """Raise OutOfTime if there is none left; deterministic seconds pass in solves alone."""
        if not self._options.repeatable and self.left < LEAST_SECONDS:
            raise OutOfTime

    def spend(self, solver: cp_model.CpSolver) -> None:
        """Take note of what a solve has used."""
        self._used += solver.response_proto.deterministic_time

    @property
    def workers(self) -> int:
        """How many workers a search may have."""
        return self._options.workers or max(1, (os.cpu_count() or 1) - self._options.spare_cores)

    @property
    def few(self) -> int:
        """Half as many, for searches that end with their first good plan: two workers find it no sooner than one."""
        return max(1, self.workers // 2)

    def solver(self, seconds: float, workers: int | None = None, seed: int = 0) -> cp_model.CpSolver:
        """A solver for so many seconds of the kind that the options count; ``seed`` is added to theirs."""
        solver, options = cp_model.CpSolver(), self._options
        parameters = solver.parameters
        parameters.cp_model_presolve = False  # decisive for this form of model (SOLVER.md)
        parameters.random_seed = options.seed + seed
        parameters.num_workers = workers or self.workers
        if options.repeatable:
            parameters.max_deterministic_time = seconds
        else:
            parameters.max_time_in_seconds = seconds
        return solver
