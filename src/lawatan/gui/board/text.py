"""Words into a box: wraps a text into at most so many lines and ends what is cut with an ellipsis."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from lawatan.gui.look import font


@lru_cache(maxsize=64)
def metrics(pixels: int, strong: bool) -> QFontMetricsF:
    """The measures of a font of the desk."""
    return QFontMetricsF(font(pixels, strong))


@lru_cache(maxsize=8192)
def whole(text: str, strong: bool, width: int, *sizes: int) -> int:
    """Of some sizes the one in which the fewest words of ``text`` are wider than ``width`` pixels; the first of such."""
    words = re.split(r"(?<=-)|\s+", text)
    return min(sizes, key=lambda pixels: sum(metrics(pixels, strong).horizontalAdvance(word) > width for word in words))


@lru_cache(maxsize=8192)
def lines(text: str, pixels: int, strong: bool, width: int, most: int) -> tuple[str, ...]:
    """The lines of ``text`` in ``width`` pixels, at most ``most`` of them, the last one elided."""
    if most <= 0 or width <= 0 or not text:
        return ()
    measures = metrics(pixels, strong)
    layout = QTextLayout(text, font(pixels, strong))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        begins, length = line.textStart(), line.textLength()
        if len(found) == most - 1:
            found.append(_cut(text[begins:].strip(), measures, width))
            break
        part = text[begins : begins + length].strip()
        found.append(measures.elidedText(part, Qt.TextElideMode.ElideRight, width))
    layout.endLayout()
    return tuple(found)


@lru_cache(maxsize=1024)
def balanced(text: str, pixels: int, width: int, most: int) -> tuple[str, ...]:
    """The same lines for a centred text, about equally long: no word is left alone below."""
    found = lines(text, pixels, False, width, most)
    if len(found) < 2 or "…" in found[-1]:
        return found
    for narrower in range(width - 4, width // len(found), -4):
        closer = lines(text, pixels, False, narrower, len(found))
        if any("…" in line for line in closer):
            break
        found = closer
    return found


def _cut(text: str, measures: QFontMetricsF, width: int) -> str:
    """A text that ends with an ellipsis where it is too long: after a whole word, if that leaves no more than half empty."""
    if measures.horizontalAdvance(text) <= width:
        return text
    words = text.split()
    for n in range(len(words) - 1, 0, -1):
        shorter = " ".join(words[:n]).rstrip(",.;:–-(") + " …"
        length = measures.horizontalAdvance(shorter)
        if length <= width:
            if length < width / 2:
                break
            return shorter
    return measures.elidedText(text, Qt.TextElideMode.ElideRight, width)
