"""A ride's block: its sections as a chain of stops, whose lengths give way where there is no room."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from lawatan.gui.board.paint import _section_lines


@pytest.mark.parametrize(
    ("wide", "lengths", "said"),
    [
        (400, True, ("Flight GA462 2 h 5 min",)),
        (60, True, ("Flight", "GA462", "2 h 5 min")),
        (60, False, ("Flight", "GA462")),
        (40, True, ("Flight", "GA4…", "2 h 5", "min")),
    ],
)
def test_a_section_keeps_its_length_together(qtbot: QtBot, wide: int, lengths: bool, said: tuple[str, ...]) -> None:
    told = _section_lines("Flight GA462 2\u00a0h\u00a05\u00a0min", wide, lengths)

    assert tuple(line.replace("\u00a0", " ") for line in told) == said
