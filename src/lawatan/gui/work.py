"""Work beside the window: threads whose news arrive as signals at objects of the window's own thread.

A signal that crosses threads is connected here only, to a method of its own object, which passes it on in the window's
thread: a plain function would be called in the working thread, and what was queued for a receiver that has gone since
would crash (PySide 6.11).
No thread is a daemon: one that is cut off inside an import or a Qt call as the interpreter ends aborts the program.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)


class Task(QObject):
    """Runs one function beside the window; what it returns or raises arrives as a signal.

    ``stop`` makes it come to its end soon, where there is such a way. A task belongs to no window: a part of a window that
    goes while the working thread emits would take its signals with it, and crash. It is kept until its news has arrived.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    """How much of how much a ``Stoppable`` has done."""
    _came = Signal(object, object)
    _ahead = Signal(object)

    def __init__(self, work: Callable[[], Any], stop: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._work = work
        self._stop = stop
        self._came.connect(self._pass_on)
        self._ahead.connect(self._pass_on_ahead)
        self._thread = threading.Thread(target=self._run, name="lawatan-task")

    def start(self) -> Task:
        """Begin; connect first."""
        _KEPT.add(self)
        self._thread.start()
        return self

    def join(self, seconds: float) -> None:
        """Wait for the end of what has begun."""
        if self._thread.ident is not None:
            self._thread.join(seconds)

    def stop(self) -> None:
        """Have it come to its end soon, where there is a way to."""
        if self._stop is not None and self._thread.is_alive():
            self._stop()

    def end(self) -> None:
        """Stop it, as nobody waits for it any more."""
        if self._stop is not None:
            self.stop()
            self.join(2)

    def _run(self) -> None:
        try:
            outcome = self._work()
        except Exception as fault:
            tell(self, self._came, None, fault)
        else:
            tell(self, self._came, outcome, None)

    def _pass_on_ahead(self, news: object) -> None:
        self.progressed.emit(news)

    def _pass_on(self, outcome: Any, fault: Exception | None) -> None:
        _KEPT.discard(self)
        if fault is None:
            self.done.emit(outcome)
        else:
            self.failed.emit(fault)


_KEPT: set[Task] = set()
"""The tasks whose news has not arrived."""


def end_tasks(seconds: float = 2) -> None:
    """End what is still worked out, as the window closes and nobody waits for it any more: all of it at once."""
    tasks = tuple(_KEPT)
    for task in tasks:
        task.stop()
    deadline = time.monotonic() + seconds
    for task in tasks:
        task.join(max(0, deadline - time.monotonic()))


Go = Callable[[int, int], bool]
"""Told how much of how much is done; answers whether to go on."""


class Stoppable(Task):
    """A task that tells how much of how much is done, and asks at each such step whether to go on."""

    def __init__(self, work: Callable[[Go], Any]) -> None:
        super().__init__(partial(work, self._go_on), self._no_more)
        self._stopped = threading.Event()

    @property
    def stopped(self) -> bool:
        """Whether it was asked to stop."""
        return self._stopped.is_set()

    def _no_more(self) -> None:
        self._stopped.set()

    def _go_on(self, done: int, of: int) -> bool:
        tell(self, self._ahead, (done, of))
        return not self.stopped


class Latest(QObject):
    """Works something out beside the window for what is on show: one thing at a time, and only the newest is told.

    What was asked before is not stopped, but its answer is dropped; then comes what was asked last.
    """

    came = Signal(object)
    """What the newest work returned."""
    failed = Signal(object)
    """What it raised; it is logged."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: Callable[[], Any] | None = None
        self._on: Callable[[], Any] | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing that is wanted is still worked out."""
        return self._wanted is None

    def ask(self, work: Callable[[], Any]) -> None:
        """Work this out, whatever was asked before."""
        self._wanted = work
        if self._on is None:
            self._start(work)

    def forget(self) -> None:
        """Nobody wants to know any more what was asked."""
        self._wanted = None

    def _start(self, work: Callable[[], Any]) -> None:
        self._on = work
        task = Task(work)
        task.done.connect(self._done)
        task.failed.connect(self._broken)
        task.start()

    def _done(self, outcome: Any) -> None:
        if self._newest():
            self.came.emit(outcome)

    def _broken(self, fault: Exception) -> None:
        log.error("work beside the window failed", exc_info=fault)
        if self._newest():
            self.failed.emit(fault)

    def _newest(self) -> bool:
        """Whether what has ended is what is wanted; else that is begun."""
        ended, self._on = self._on, None
        if self._wanted is None:
            return False
        if self._wanted is ended:
            self._wanted = None
            return True
        self._start(self._wanted)
        return False


class Beside(QObject):
    """A long job beside the window, one at a time, that can be cancelled; what follows says how it runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seconds = 10.0
        """How long the solver may take."""
        self._job: Any = None
        self._thread: threading.Thread | None = None
        self._cancelled = threading.Event()

    @property
    def running(self) -> bool:
        """Whether it goes on at this moment."""
        return self._thread is not None and self._thread.is_alive()

    def cancel(self) -> None:
        """End soon; the best that was found is kept."""
        self._cancelled.set()
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Cancel and wait for the end (killing the planner's process took 0.06 s)."""
        if self.running:
            self.cancel()
            assert self._thread is not None
            self._thread.join(5)

    def _begin(self, run: Callable[[], None], name: str) -> None:
        """Run this in a thread; nothing where it is running."""
        if self.running:
            return
        self._cancelled.clear()
        self._job = None
        self._thread = threading.Thread(target=run, name=name)
        self._thread.start()

    def _hold(self, job: Any) -> None:
        """That is what ``cancel`` ends; it may have been asked for by now."""
        self._job = job
        if self._cancelled.is_set():
            job.cancel()


def tell(sender: QObject, signal: Any, *news: object) -> None:
    """Emit from a working thread, unless the window has gone meanwhile."""
    try:
        if shiboken6.isValid(sender):
            signal.emit(*news)
    except RuntimeError:
        log.debug("nobody is left to tell", exc_info=True)
