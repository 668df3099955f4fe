"""The small parts of the screens: nothing of what they say is cut."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from lawatan.gui.look import apply, tokens_for
from lawatan.gui.parts import Segments


def test_the_chosen_segment_has_room_for_its_bold_text_and_none_moves(qtbot: QtBot) -> None:
    apply(tokens_for("light"))
    segments = Segments(("first", "second"))
    segments.set_texts("Ways between cities", "Perjalanan antarkota")
    qtbot.addWidget(segments)
    segments.show()
    widths = []
    for n, part in enumerate(segments.buttons()):
        segments.choose(n)
        bold = QFont(part.font())
        bold.setWeight(QFont.Weight.DemiBold)
        assert part.width() - QFontMetrics(bold).horizontalAdvance(part.text()) >= 24, "the paddings stay"
        widths.append([other.width() for other in segments.buttons()])
    assert widths[0] == widths[1]
