"""The box of one line: a text that is too long for it ends with an ellipsis until one types in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lawatan.gui import look
from lawatan.gui.app import application
from lawatan.gui.form.box import Box
from lawatan.gui.tokens import DARK, LIGHT, Tokens

LONG = "PT Dirgantara Indonesia (Indonesian Aerospace)"


def shown(qtbot: QtBot, text: str) -> Box:
    box = Box("box")
    qtbot.addWidget(box)
    box.end_with("", "down", "#808080")
    box.resize(160, box.height())
    box.keep(text, True)
    box.show()
    return box


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_a_text_that_is_too_long_ends_with_an_ellipsis(qtbot: QtBot, tokens: Tokens) -> None:
    application()
    look.apply(tokens)
    box = shown(qtbot, LONG)
    cuts = [box.fontMetrics().elidedText(LONG, Qt.TextElideMode.ElideRight, wide) for wide in range(100, 140)]
    box.clearFocus()
    drawn = box.grab().toImage()

    same = {cut for cut in cuts if shown(qtbot, cut).grab().toImage() == drawn}

    assert same and all(cut.endswith("…") for cut in same)
    assert box.text() == LONG


def test_who_types_in_it_sees_the_text_itself(qtbot: QtBot) -> None:
    application()
    look.apply(LIGHT)
    box = shown(qtbot, LONG)
    with qtbot.waitActive(box):
        box.activateWindow()
    box.clearFocus()
    cut = box.grab().toImage().copy(100, 0, 36, box.height())
    box.setFocus()
    box.setCursorPosition(0)

    assert box.grab().toImage().copy(100, 0, 36, box.height()) != cut
