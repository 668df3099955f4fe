"""Works out beside the window what follows from a large programme; until it is there the board shows what was.

A programme of up to ``LIGHT`` activities takes a few milliseconds and is worked out at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lawatan.gui.work import Task

if TYPE_CHECKING:
    from lawatan.gui.programme import Derived, Programme
    from lawatan.gui.state import State

LIGHT = 120
"""Activities up to which view, ways and breaches are worked out in the window's own thread."""


def heavy(programme: Programme) -> bool:
    """Say whether a programme is too large to be worked out while the window waits."""
    return len(programme.edition.activities) > LIGHT


class Deriving(QObject):
    """One at a time; of several changes in a row only the last is worked out."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._state = state
        self._asked: dict[int, Programme] = {}
        self._task: Task | None = None
        self._about: Programme | None = None

    def ask(self, programme: Programme) -> None:
        """Work out what follows from a programme; the state gets it when it is there."""
        self._asked[programme.number] = programme
        self._next()

    def close(self) -> None:
        """Wait for what is being worked out."""
        self._asked.clear()
        if self._task is not None:
            self._task.join(20)

    def _next(self) -> None:
        if self._task is not None or not self._asked:
            return
        programme = self._about = self._asked.pop(next(iter(self._asked)))
        base = (
            programme.stale.setting
            if programme.stale and programme.stale.setting.edition is programme.on_show
            else None
        )

        def work() -> Derived:
            from lawatan.gui.programme import derive

            return derive(programme.on_show, programme.plan, base)

        self._task = Task(work)
        self._task.done.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.start()

    def _done(self, derived: Derived) -> None:
        programme, self._task, self._about = self._about, None, None
        if programme is not None:
            self._state.settle(programme, derived)
        self._next()

    def _failed(self, fault: Exception) -> None:
        self._task = self._about = None
        self._next()
        raise fault
