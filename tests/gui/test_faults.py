"""What goes wrong in the program is told and logged, wherever it happens, and the document is safe."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders import activity, one_city
from gui.conftest import Open
from gui.test_desk import label
from gui.test_leaving import edit
from lawatan.gui.desk import Desk
from lawatan.gui.faults import Watch
from lawatan.jobs.files import read_edition
from lawatan.jobs.recent import recent_files


@pytest.fixture
def watched(qtbot: QtBot, open_desk: Open) -> Iterator[tuple[Desk, Watch]]:
    """A desk whose faults are watched as the program does it."""
    desk = open_desk(one_city(activity("udjo", "UDJO", 90)))
    with qtbot.captureExceptions():
        watch = Watch(desk)
        yield desk, watch
        watch.end()


def test_a_fault_in_a_slot_is_told_and_logged_and_what_was_done_is_kept(
    qtbot: QtBot, watched: tuple[Desk, Watch], own_folders: Path
) -> None:
    desk, _ = watched

    def broken() -> None:
        raise ValueError("the wheel came off")

    desk.state.shown.connect(broken)
    edit(desk, 0)
    number = desk.state.programmes[0].number
    qtbot.waitUntil(lambda: desk.state.keeping.standing(number) == "kept", timeout=20_000)
    edited = desk.state.programmes[0].edition

    log = own_folders / "lawatan.log"
    assert label(desk, "notice-text") == (
        "Something went wrong in the program: ValueError: the wheel came off. "
        f"What you did is kept; details are in {log}."
    )
    assert "Traceback" in log.read_text() and "the wheel came off" in log.read_text()
    desk.state.shown.disconnect(broken)
    (draft,) = recent_files()
    desk.state.keeping.flush(20)
    assert read_edition(draft) == edited


def test_a_fault_in_a_thread_is_told_too(qtbot: QtBot, watched: tuple[Desk, Watch]) -> None:
    desk, _ = watched

    def broken() -> None:
        raise RuntimeError("no road")

    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()

    qtbot.waitUntil(desk.notice.isVisible)
    assert "RuntimeError: no road" in label(desk, "notice-text")


def test_a_folder_that_takes_no_log_is_no_reason_not_to_work(
    qtbot: QtBot, open_desk: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LAWATAN_LOG", str(tmp_path / "file" / "lawatan.log"))
    desk = open_desk(one_city())
    before = sys.excepthook

    watch = Watch(desk)
    watch.faults(ValueError, ValueError("the wheel came off"), None)
    watch.end()

    assert label(desk, "notice-text").endswith("the wheel came off. What you did is kept.")
    assert sys.excepthook is before
