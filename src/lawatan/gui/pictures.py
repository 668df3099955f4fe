"""Takes the pictures of the guide: ``python -m lawatan.gui.pictures DIR`` plans the sample of 2018 and grabs the desk.

Every screen in both languages, light and dark; ``desk.png`` is the one in the README, and the guide shows those of
``DESK``. Needs no screen.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lawatan.gui.desk import Desk
    from lawatan.rules import Edition

SIZE = 1440, 900
WAIT_MS = 20_000
DESK = {"en": "desk.png", "id": "desk-id.png"}
"""The pictures that go to ``resources/guide``, by language."""


def take(folder: Path, seconds: float = 6.0) -> Iterator[Path]:
    """Write the pictures into ``folder`` and yield each; planning takes ``seconds``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from lawatan.gui.app import make_desk
    from lawatan.gui.tokens import INSPECTOR_PX
    from lawatan.jobs.files import read_edition
    from lawatan.resources import sample
    from lawatan.words import LANGUAGES

    folder.mkdir(parents=True, exist_ok=True)
    edition = read_edition(sample("jakarta-bandung-2018"))
    planned, bound = _plan(edition, seconds)
    for appearance in ("light", "dark"):
        for language in LANGUAGES:
            desk = make_desk(language, appearance)
            desk.split.restore(INSPECTOR_PX, True)
            desk.resize(*SIZE)
            desk.show()
            for name in _screens(desk, edition, planned, bound):
                path = folder / f"{name}-{appearance}-{language}.png"
                _grab(desk, path)
                yield path
                if (name, appearance) == ("board", "light"):
                    _grab(desk, folder / DESK[language])
                    yield folder / DESK[language]
            desk.helping.open("rules/lunch")
            assert desk.helping.guide is not None
            path = folder / f"guide-{appearance}-{language}.png"
            _grab(desk.helping.guide, path)
            yield path
            desk.helping.guide.close()
            path = folder / f"preview-{appearance}-{language}.png"
            _grab(_preview(desk), path)
            yield path
            desk.close()


def _plan(edition: Edition, seconds: float) -> tuple[Edition, int | None]:
    from lawatan.jobs.plan import PlanJob

    job = PlanJob(edition, time_limit=seconds)
    for _ in job.run():
        pass
    assert job.outcome is not None
    return job.planned, job.outcome.bound


def _screens(desk: Desk, edition: Edition, planned: Edition, bound: int | None) -> Iterator[str]:
    """Bring one screen after another on show; yield its name."""
    from PySide6.QtTest import QTest

    from lawatan.gui.programme import Programme

    for _ in range(WAIT_MS // 20):
        if desk.start.samples is not None:
            break
        QTest.qWait(20)
    yield "start"
    desk.open_editions([edition])
    yield "unplanned"
    desk.go("to_fix")
    yield "to-fix"
    desk.go("waiting")
    yield "not-scheduled"
    desk.state.put(0, Programme(planned, bound=bound))
    desk.go("board")
    yield "first-week"
    desk.board.turn(1)
    programme = desk.state.programme
    assert programme is not None
    setting = programme.setting
    visit = next(o.id for o in setting.occurrences.values() if o.venue == "PTDI" and o.id in programme.view.entries)
    desk.state.select(visit, seek=True)
    yield "board"
    desk.board.show_form(1)
    yield "table"
    desk.board.show_form(0)
    desk.board.turn(-1)
    desk.show_export()
    yield "export"


def _preview(desk: Desk) -> QWidget:
    """The print preview with its pages."""
    from PySide6.QtTest import QTest

    desk.show_preview()
    assert desk.preview is not None
    for _ in range(WAIT_MS // 20):
        if desk.preview.sheets.sheets:
            break
        QTest.qWait(20)
    return desk.preview


def _grab(window: QWidget, path: Path) -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(60)  # what was asked for is laid out and painted
    window.grab().save(str(path))


def main() -> int:
    """The command: where to write."""
    parser = argparse.ArgumentParser(prog="python -m lawatan.gui.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=6.0, help="how long to plan")
    arguments = parser.parse_args()
    for path in take(arguments.folder, arguments.seconds):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
