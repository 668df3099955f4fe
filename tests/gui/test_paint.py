"""A ride's block: its sections as a chain of stops, whose lengths give way where there is no room."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from builders import planned, two_cities
from lawatan.gui.board.ink import Ink
from lawatan.gui.board.layout import Block
from lawatan.gui.board.ride_lines import fitting, section_lines
from lawatan.gui.board.text import balanced, lines, whole
from lawatan.gui.programme import Programme
from lawatan.gui.tokens import LIGHT
from lawatan.words import words


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
    told = section_lines("Flight GA462 2\u00a0h\u00a05\u00a0min", wide, lengths)

    assert tuple(line.replace("\u00a0", " ") for line in told) == said


@pytest.mark.parametrize(
    ("title", "wide", "pixels"),
    [
        ("Kunjungan IKM", 70, 13),
        ("Kunjungan IKM", 64, 12),
        ("Kunjungan IKM", 58, 11),
        ("Kunjungan ke Kementerian", 66, 12),
        ("Kementerian", 20, 13),
    ],
)
def test_a_title_is_smaller_rather_than_cut_in_a_word(qtbot: QtBot, title: str, wide: int, pixels: int) -> None:
    assert whole(title, True, wide, 13, 12, 11) == pixels
    assert ("…" in lines(title, pixels, True, wide, 3)[0]) == (wide < 58)


def test_no_word_of_a_centred_text_is_left_alone_below(qtbot: QtBot) -> None:
    text = "Jeda Jumat: salat dan makan siang"

    assert lines(text, 11, False, 160, 3)[-1] == "siang"
    assert balanced(text, 11, 160, 3) == ("Jeda Jumat: salat", "dan makan siang")
    assert balanced(text, 11, 300, 3) == (text,)
    assert balanced(text, 11, 60, 2) == lines(text, 11, False, 60, 2)


@pytest.mark.parametrize("room", range(1, 16))
def test_where_a_ride_has_little_room_no_hour_stands_alone(qtbot: QtBot, room: int) -> None:
    edition = planned(two_cities(), {}, {"to-bali@A": ("flight", "wed 22:00")})
    programme = Programme(edition)
    block = Block("to-bali@A", "ride", 0, 0, 1, 1070, 1440, ("A",), programme.view.entries["to-bali@A"])

    shown = fitting(block, 110, 0, Ink(programme, words("en"), LIGHT, "", "", {}), room)

    assert 0 < len(shown) <= room
    assert not shown[-1].stop, "a start is followed by what begins then"
    assert any(line.text.startswith("Airport") for line in shown) == (room >= 14), "waits give way before the last stop"
