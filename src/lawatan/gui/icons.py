"""The one-line icons of ``resources/icons``, in any colour and sharp at any screen's density."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lawatan.resources import folder

DENSITY = 2.0


@cache
def _drawing(name: str, colour: str) -> QSvgRenderer:
    text = (folder("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))


@cache
def picture(name: str, colour: str, size: int = 16) -> QPixmap:
    """Return the icon ``name`` in a colour (``#rrggbb``), ``size`` pixels high."""
    pixmap = QPixmap(QSize(size, size) * DENSITY)
    pixmap.setDevicePixelRatio(DENSITY)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _drawing(name, colour).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def icon(name: str, colour: str, disabled: str | None = None) -> QIcon:
    """Return the icon ``name`` for a button, in ``disabled`` colour where the button is."""
    found = QIcon(picture(name, colour))
    if disabled:
        found.addPixmap(picture(name, disabled), QIcon.Mode.Disabled)
    return found


def draw(painter: QPainter, name: str, colour: str, where: QRectF) -> None:
    """Draw the icon ``name`` into a rectangle."""
    _drawing(name, colour).render(painter, where)
