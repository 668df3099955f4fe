"""Work beside the window for what is on show: only the newest answer is told, and one thing is worked out at a time."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from lawatan.gui.work import Latest


class Works:
    """Works that wait to be let go, with what came of them."""

    def __init__(self, latest: Latest) -> None:
        self.begun: list[str] = []
        self.gates: dict[str, threading.Event] = {}
        self.came: list[object] = []
        self.failed: list[str] = []
        self.latest = latest
        latest.came.connect(self.came.append)
        latest.failed.connect(lambda fault: self.failed.append(str(fault)))

    def ask(self, name: str, fails: bool = False) -> None:
        gate = self.gates[name] = threading.Event()

        def work() -> str:
            self.begun.append(name)
            gate.wait(10)
            if fails:
                raise ValueError(name)
            return name

        self.latest.ask(work)


def test_what_was_asked_last_is_told_and_what_came_between_is_never_begun(qtbot: QtBot) -> None:
    works = Works(latest := Latest())
    for name in ("first", "between", "last"):
        works.ask(name)
    assert not latest.idle
    works.gates["first"].set()
    works.gates["last"].set()
    qtbot.waitUntil(lambda: latest.idle, timeout=10_000)
    assert (works.begun, works.came) == (["first", "last"], ["last"])


def test_what_is_forgotten_is_not_told_and_the_next_one_is(qtbot: QtBot) -> None:
    works = Works(latest := Latest())
    works.ask("first")
    latest.forget()
    assert latest.idle
    works.ask("second")
    works.gates["first"].set()
    works.gates["second"].set()
    qtbot.waitUntil(lambda: latest.idle, timeout=10_000)
    assert works.came == ["second"]


def test_what_fails_is_told_and_does_not_stop_the_next(qtbot: QtBot) -> None:
    works = Works(latest := Latest())
    works.ask("bad", fails=True)
    works.gates["bad"].set()
    qtbot.waitUntil(lambda: latest.idle, timeout=10_000)
    works.ask("good")
    works.gates["good"].set()
    qtbot.waitUntil(lambda: latest.idle, timeout=10_000)
    assert (works.failed, works.came) == (["bad"], ["good"])
