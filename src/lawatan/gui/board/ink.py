"""With what the blocks of the board are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from lawatan.gui.programme import Programme
from lawatan.gui.tokens import Tokens
from lawatan.words import Words


@dataclass(frozen=True)
class Ink:
    """What a block is drawn with: programme, language, colours, the selected and the hovered id, marks by id."""

    programme: Programme
    say: Words
    tokens: Tokens
    selection: str
    hovered: str
    marks: dict[str, str]
    """``must`` or ``warning`` for each entry that there is something to fix about."""
    others: frozenset[str] = frozenset()
    """What else is selected, to be dealt with together."""
    changed: frozenset[str] = frozenset()
    """What a proposal puts elsewhere than it is."""
    taken: list[QRectF] = field(default_factory=list)
    """Where activities, rides and words stand; no other words are written over them."""

    @cached_property
    def hatched(self) -> dict[bool, QBrush]:
        """The slanted lines of what moves, by whether they are strong: made once for all blocks that are drawn."""
        return {strong: hatch(self.tokens, strong) for strong in (False, True)}

    def take(self, where: QRectF) -> bool:
        """Take a place for words, if it is free; say whether it was."""
        core = where.adjusted(2, 3, -2, -3)
        free = not any(core.intersects(other) for other in self.taken)
        if free:
            self.taken.append(where)
        return free


def hatch(tokens: Tokens, strong: bool = False) -> QBrush:
    """The slanted lines of everything that moves."""
    tile = QPixmap(16, 16)
    tile.setDevicePixelRatio(2)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.third if strong else tokens.hatch), 2.4))
    for offset in (-8, 0, 8):
        painter.drawLine(QPointF(offset - 1, 9), QPointF(offset + 9, -1))
    painter.end()
    return QBrush(tile)
