"""Starting the desk as the command line does."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.conftest import planned_sample
from lawatan.gui.app import make_desk, run
from lawatan.gui.desk import Desk
from lawatan.resources import sample

FIRST_PAINT = """
import sys
from lawatan.gui.app import make_desk
desk = make_desk("en", "light")
desk.show()
assert not desk.grab().isNull()
print(*[name for name in ("pydantic", "ortools", "babel", "openpyxl", "icalendar") if name in sys.modules])
desk.close()
"""


def desks() -> list[Desk]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Desk) and widget.isVisible()]


def test_run_opens_editions_and_files_and_ends_when_the_desk_is_closed(qtbot: QtBot) -> None:
    seen: list[list[str]] = []
    before = sys.excepthook

    def look() -> None:
        (desk,) = desks()
        names = [programme.edition.id for programme in desk.state.programmes]
        if len(names) == 2:
            seen.append(names)
            desk.close()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    code = run([sample("jakarta-bandung-2018")], [planned_sample("bali-2016")], "en")

    assert code == 0
    assert seen == [["bali-2016", "jakarta-bandung-2018"]]
    assert sys.excepthook is before


def test_language_and_appearance_are_remembered(qtbot: QtBot) -> None:
    first = make_desk("en", "light")
    qtbot.addWidget(first)
    first.state.speak("id")
    first.state.look("dark")

    second = make_desk()
    qtbot.addWidget(second)

    assert (second.state.language, second.state.appearance) == ("id", "dark")
    second.state.speak("en")
    second.state.look("light")


def test_what_is_heavy_comes_after_the_first_paint() -> None:
    answer = subprocess.run([sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, timeout=60, check=True)

    assert answer.stdout.strip() == ""
