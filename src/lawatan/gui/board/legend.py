"""The legend below the board: the kinds of activity by colour, the confirmations by disc, travel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lawatan.gui.board.ink import hatch
from lawatan.gui.board.paint import draw_disc
from lawatan.gui.board.text import metrics
from lawatan.gui.look import font
from lawatan.gui.state import State
from lawatan.gui.tokens import CONFIRMATIONS, KINDS, SECOND_PX

LINE_PX = 24
MARGIN = 14
SIGN_PX = 15
"""From the left of a sign to its words."""


class Legend(QWidget):
    """Names the colours and signs that the board uses; takes a second line where one is too short."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self.setObjectName("legend")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        state.worded.connect(self.refresh)
        state.shown.connect(self.refresh)

    def refresh(self) -> None:
        """Take other words, or the kinds of another programme."""
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleName(", ".join(text for _, _, text in self._parts()))
        self.update()

    def _parts(self) -> list[tuple[str, str, str]]:
        """What is to be named: (sort, name of it, words)."""
        say, programme = self.state.say, self.state.programme
        if programme is None:
            return []
        present: set[str] = {activity.kind for activity in programme.edition.activities.values()}
        found: list[tuple[str, str, str]] = [
            ("kind", kind, say(text)) for kind, text in KINDS.items() if kind in present
        ]
        found += [("disc", name, say(CONFIRMATIONS[name])) for name in ("requested", "held", "confirmed")]
        return [*found, ("travel", "", say("Travel"))]

    def _places(self) -> list[tuple[tuple[str, str, str], float, int]]:
        """Each part with its x and its line; close together where that saves a line."""
        wide, close = self._spread(16), self._spread(8)
        return close if close and close[-1][2] < wide[-1][2] else wide

    def _spread(self, gap: int) -> list[tuple[tuple[str, str, str], float, int]]:
        x, line, places = float(MARGIN), 0, []
        for part in self._parts():
            wide = SIGN_PX + metrics(SECOND_PX, False).horizontalAdvance(part[2]) + gap
            if x + wide > self.width() - MARGIN + gap and x > MARGIN:
                x, line = float(MARGIN), line + 1
            places.append((part, x, line))
            x += wide
        return places

    def sizeHint(self) -> QSize:
        lines = max((line for _, _, line in self._places()), default=0) + 1
        return QSize(200, lines * LINE_PX + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self.state.tokens
        painter.fillRect(self.rect(), QColor(tokens.panel))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(0, 0, self.width(), 0)
        painter.setFont(font(SECOND_PX))
        for (sort, name, text), x, line in self._places():
            middle = 4 + line * LINE_PX + LINE_PX / 2
            sign = QRectF(x, middle - 5, 10, 10)
            painter.setPen(Qt.PenStyle.NoPen)
            if sort == "kind":
                painter.setBrush(QColor(tokens.kinds[name].bar))
                painter.drawRoundedRect(sign, 3, 3)
            elif sort == "disc":
                draw_disc(painter, sign, name, tokens.second)
            else:
                painter.setBrush(hatch(tokens, strong=True))
                painter.drawRoundedRect(sign, 2, 2)
            painter.setPen(QColor(tokens.second))
            painter.drawText(
                QRectF(x + SIGN_PX, middle - 9, 400, 18),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                text,
            )
