"""How long the window is silent while the program works: ``uv run python tests/benchmarks/window.py [activities] [people]``.

A timer is to beat every 10 ms in the window's thread. For each job the longest pause between two beats and the 99th
percentile are printed, in milliseconds; a window that is silent for 100 ms feels stuck.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HOME = Path(tempfile.mkdtemp(prefix="lawatan-window-"))
for name in ("DRAFTS", "BACKUPS", "RECENT"):
    os.environ[f"LAWATAN_{name}"] = str(HOME / name.lower())
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QCoreApplication, QTimer  # noqa: E402

from large import large  # noqa: E402
from lawatan.domain import changed  # noqa: E402
from lawatan.gui.app import make_desk  # noqa: E402
from lawatan.gui.desk import Desk  # noqa: E402
from lawatan.gui.work import Task  # noqa: E402
from lawatan.store import Document  # noqa: E402
from lawatan.words import Message  # noqa: E402

BEAT_MS = 10


class Heart:
    """Beats in the window's thread and notes the pauses."""

    def __init__(self) -> None:
        self.pauses: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.pauses.append((now - self._last) * 1000)
        self._last = now

    def during(self, what: str, begin: Callable[[], object], until: Callable[[], bool], least: float = 0.5) -> None:
        """Do something, let the window live until it is done and a while longer, and print the pauses."""
        settle(0.3)
        self.pauses.clear()
        self._last = began = time.perf_counter()
        begin()
        ended = None
        while ended is None or time.perf_counter() < ended + least:
            if ended is None and until():
                ended = time.perf_counter()
            QCoreApplication.processEvents()
            time.sleep(0.0005)
            if time.perf_counter() - began > 120:
                raise SystemExit(f"{what}: not done after 120 s")
        pauses = sorted(self.pauses)
        ninety_nine = pauses[int(len(pauses) * 0.99)] if pauses else 0.0
        longest = pauses[-1] if pauses else 0.0
        took = time.perf_counter() - began
        print(f"{what:34} {longest:7.0f} ms longest {ninety_nine:7.0f} ms 99 % {took:7.1f} s, {len(pauses)} beats")


def settle(seconds: float) -> None:
    """Let the window live for a while."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QCoreApplication.processEvents()
        time.sleep(0.0005)


def main() -> None:
    """Print the table."""
    activities, people = (int(a) for a in (*sys.argv[1:], "500", "1000")[:2])
    edition = large(activities, people)
    path = HOME / "large.lawatan"
    Document.create(path, edition).close()
    del edition  # the window has no second one in its memory
    desk = make_desk("en", "light")
    desk.show()
    heart = Heart()
    settle(1.0)
    state = desk.state
    print(f"{activities} activities, {people} people")
    heart.during("opening", lambda: desk.open_paths([path]), lambda: bool(state.programmes))
    for panel in [name for name, made in desk.panels.items() if desk.middle.indexOf(made) >= 0]:
        heart.during(f"showing {panel}", lambda panel=panel: desk.go(panel), lambda: True)
    desk.go("board")
    heart.during("an edit of a person", lambda: edit(desk, "persons", "P0500"), lambda: kept(desk))
    heart.during("an edit of an activity", lambda: edit(desk, "activities", "a250"), lambda: kept(desk))
    heart.during("undo", state.undo, lambda: kept(desk))
    from lawatan.jobs.export import export

    for name in ("ics", "xlsx", "pdf"):
        done: list[object] = []

        def begin(name: str = name, done: list[object] = done) -> None:
            task = Task(lambda: export(state.programme.edition, name, HOME / name, "all", "en"))  # type: ignore[union-attr]
            task.done.connect(done.append)
            task.failed.connect(done.append)
            task.start()

        heart.during(f"exporting {name}", begin, lambda done=done: bool(done))
    desk.planning.seconds = 8.0
    ends: list[float] = []
    desk.planning.ended.connect(lambda *_: ends.append(time.perf_counter()))
    # The end is a part of it: two seconds more, in which the new schedule is shown and compared with the old one.
    heart.during("planning, and its end", desk.plan, lambda: bool(ends) and time.perf_counter() - ends[0] > 2)
    desk.remove(state.programmes[0])
    desk.close()


def edit(desk: Desk, table: str, record_id: str) -> None:
    """One edit, as a form makes it."""
    programme = desk.state.programme
    assert programme is not None
    record = getattr(programme.edition, table)[record_id]
    desk.state.edit(Message("Edit"), {(table, record_id): changed(record, order=record.order + 1)})


def kept(desk: Desk) -> bool:
    """Whether everything is on the disk."""
    return desk.state.keeping.standing(desk.state.programmes[0].number) == "kept"


if __name__ == "__main__":
    main()
