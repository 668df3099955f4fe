"""Pictures of every panel: one command makes all of a combination, and something is to be seen on each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from lawatan.gui.panels import PANELS
from lawatan.gui.panels.records import PLACES, tables_of
from lawatan.gui.pictures import COMBINATIONS, GUIDE
from lawatan.gui.scenes import SCENES

EVERY = 7
"""Every so many pixels across and down are looked at."""
FEWEST_COLOURS = 12


def colours(path: Path) -> int:
    """How many colours a picture has, among the pixels looked at."""
    image = QImage(str(path))
    return len({image.pixel(x, y) for x in range(0, image.width(), EVERY) for y in range(0, image.height(), EVERY)})


def test_every_panel_and_every_table_has_its_scene() -> None:
    shown = {name.replace("_", "-") for name in SCENES}
    others = {"inspector": "board-edit"}

    wanted = {others.get(panel.name, panel.name).replace("_", "-") for panel in PANELS}
    wanted |= {table.replace("_", "-") for place in PLACES for table in tables_of(place)[1:]}

    assert wanted <= shown


def test_the_combinations_are_both_languages_light_and_dark_and_two_scales() -> None:
    assert len(COMBINATIONS) == 2 * 2 * 2
    assert {"en-light-100", "id-dark-200"} <= set(COMBINATIONS)
    taken = {f"{scene.replace('_', '-')}-{combination}.png" for scene in SCENES for combination in COMBINATIONS}
    assert set(GUIDE.values()) <= taken


@pytest.mark.deep
def test_one_command_takes_every_scene_of_a_combination(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lawatan.gui.pictures", str(tmp_path), "--only", "id-dark-200", "--seconds", "2"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    told = [Path(line) for line in ended.stdout.splitlines()]
    assert [path.name for path in told] == [f"{name.replace('_', '-')}-id-dark-200.png" for name in SCENES]
    assert {path for path in told if colours(path) < FEWEST_COLOURS} == set()
    board = QImage(str(tmp_path / "board-id-dark-200.png"))
    assert (board.width(), board.height()) == (2 * 1440, 2 * 900)
