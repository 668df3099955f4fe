"""Draws the blocks of the board: activities, rides, ways and breaks, in the colours of the tokens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from lawatan.gui import icons, names
from lawatan.gui.board.ink import Ink
from lawatan.gui.board.layout import Block
from lawatan.gui.board.ride_lines import STOP_PX, fitting
from lawatan.gui.board.text import balanced, lines, metrics, whole
from lawatan.gui.look import font
from lawatan.gui.tokens import BAR, CORNER, SECOND_PX, SHORT_MINUTES, SMALL_PX, TEXT_PX, Tokens

PAD = 8
LINE = 16


def draw_block(painter: QPainter, block: Block, box: QRectF, ink: Ink) -> None:
    """Draw one block into its box."""
    if block.sort == "activity":
        _activity(painter, block, box, ink)
    elif block.sort == "ride":
        _ride(painter, block, box, ink)
    elif block.sort == "transfer":
        _transfer(painter, block, box, ink)
    else:
        _break(painter, block, box, ink)
    if block.id in ink.changed:
        painter.setPen(QPen(QColor(ink.tokens.accent), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), CORNER, CORNER)
    if block.id in ink.others:
        painter.setPen(QPen(QColor(ink.tokens.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), CORNER, CORNER)
    if block.id == ink.selection:
        ring = box.adjusted(-1, -1, 1, 1)
        painter.setPen(QPen(QColor(ink.tokens.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ring, CORNER + 1, CORNER + 1)


def _activity(painter: QPainter, block: Block, box: QRectF, ink: Ink) -> None:
    entry = block.entry
    assert entry is not None and entry.occurrence is not None and entry.placement is not None
    activity = entry.occurrence.activity
    colours = ink.tokens.kinds[activity.kind]
    shape = QPainterPath()
    shape.addRoundedRect(box, CORNER, CORNER)
    if block.share > 1:  # it may overlap another: an edge keeps them apart
        painter.setPen(QPen(QColor(ink.tokens.panel), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), CORNER + 1, CORNER + 1)
    painter.fillPath(shape, QColor(colours.fill))
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(box.left(), box.top(), BAR, box.height()), QColor(colours.bar))
    painter.restore()
    if block.id == ink.hovered:
        painter.setPen(QPen(QColor(colours.bar), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
    inner = box.adjusted(BAR + PAD - 2, 5, -PAD + 2, -5)
    if entry.placement.confirmation == "requested":
        painter.setPen(QPen(QColor(colours.bar), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
    title = names.occurrence_title(entry.occurrence, ink.say)
    time = names.times(ink.programme.view, entry, ink.say)
    start = ink.say.time(ink.programme.view.starts(entry))
    low = box.height() < 40
    badge = _mark(painter, block, box, ink, at_foot=block.share > 1 and not low)
    at_foot = badge if block.share > 1 and not low else 0  # a title beside others needs all of its line
    badge -= at_foot
    if box.height() < 40:
        only = QRectF(inner.left(), box.top(), inner.width() - badge, box.height())
        signs = _signs(painter, only, entry.placement.confirmation, entry.locked, colours.bar, ink.tokens)
        _one_line(painter, only.adjusted(0, 0, -signs - (4 if signs else 0), 0), title, start, ink.tokens)
        return
    foot = QRectF(inner.left(), inner.bottom() - LINE + 2, inner.width() - at_foot, LINE)
    right = _signs(painter, foot, entry.placement.confirmation, entry.locked, colours.bar, ink.tokens)
    if metrics(SECOND_PX, False).horizontalAdvance(time) > foot.width() - right:
        time = start
    _put(painter, foot.adjusted(0, 0, -right, 0), time, SECOND_PX, False, ink.tokens.second)
    room = int((foot.top() - inner.top()) // LINE)
    place = _under_title(block, ink)
    short = block.minutes < SHORT_MINUTES
    for_title = min(room, 5)
    top = inner.top()
    wide = int(inner.width() - badge)
    pixels = whole(title, True, wide, TEXT_PX, SECOND_PX, SMALL_PX)  # a little smaller, rather than cut in a word
    for line in lines(title, pixels, True, wide, for_title):
        _put(painter, QRectF(inner.left(), top, inner.width() - badge, LINE), line, pixels, True, ink.tokens.text)
        top += LINE
    if not short and not block.continued:
        left = int((foot.top() - top - 3) // (LINE - 1))
        for line in lines(place, SECOND_PX, False, int(inner.width()), min(left, 3)):
            _put(painter, QRectF(inner.left(), top, inner.width(), LINE), line, SECOND_PX, False, ink.tokens.second)
            top += LINE - 1


def _under_title(block: Block, ink: Ink) -> str:
    """Where it is, unless the title says it already."""
    assert block.entry is not None and block.entry.occurrence is not None
    place = names.place(ink.programme.setting, block.entry.occurrence, ink.say)
    return "" if place == names.occurrence_title(block.entry.occurrence, ink.say) else place


def _one_line(painter: QPainter, line: QRectF, title: str, start: str, tokens: Tokens) -> None:
    """Title and start in one line, for what is too low for two."""
    pixels = TEXT_PX if line.height() >= 18 else SMALL_PX
    width = metrics(SECOND_PX, False).horizontalAdvance(start)
    room = line.width()
    if room > width + 60:
        _put(painter, line, start, SECOND_PX, False, tokens.second, Qt.AlignmentFlag.AlignRight)
        room -= width + 6
    if line.height() >= 10:
        for text in lines(title, pixels, True, int(room), 1):
            _put(painter, line.adjusted(0, 0, room - line.width(), 0), text, pixels, True, tokens.text)


def _signs(painter: QPainter, foot: QRectF, confirmation: str, locked: bool, colour: str, tokens: Tokens) -> float:
    """Disc and lock at the right of the foot; returns the width that they take."""
    taken = 0.0
    if foot.height() < 14:
        return taken
    if confirmation != "idea":
        draw_disc(painter, QRectF(foot.right() - 8, foot.center().y() - 5, 10, 10), confirmation, colour)
        taken = 10
    if locked:
        icons.draw(painter, "lock", tokens.second, QRectF(foot.right() - taken - 12, foot.center().y() - 7, 13, 13))
        taken += 14
    return taken


def draw_disc(painter: QPainter, box: QRectF, confirmation: str, colour: str) -> None:
    """The confirmation as a disc: empty requested, half held, full confirmed, ringed announced."""
    painter.setPen(QPen(QColor(colour), 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    disc = box.adjusted(1, 1, -1, -1)
    painter.drawEllipse(disc)
    if confirmation == "held":
        painter.setBrush(QColor(colour))
        painter.drawPie(disc, 90 * 16, 180 * 16)
    elif confirmation == "confirmed":
        painter.setBrush(QColor(colour))
        painter.drawEllipse(disc)
    elif confirmation == "announced":
        painter.setBrush(QColor(colour))
        painter.drawEllipse(disc.adjusted(2, 2, -2, -2))


def _mark(painter: QPainter, block: Block, box: QRectF, ink: Ink, at_foot: bool = False) -> float:
    """The mark of what there is to fix, in the top or bottom right corner; returns the width that it takes."""
    how = ink.marks.get(block.id)
    if how is None:
        return 0
    colour = ink.tokens.must if how == "must" else ink.tokens.warning
    high = min(14.0, box.height() - 2)
    top = box.bottom() - high - 5 if at_foot else box.top() + min(6.0, (box.height() - high) / 2)
    where = QRectF(box.right() - high - 5, top, high, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(where)
    painter.setFont(font(SMALL_PX, True))
    painter.setPen(QColor(ink.tokens.panel))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, "!")
    return high + 3


def _ride(painter: QPainter, block: Block, box: QRectF, ink: Ink) -> None:
    entry, tokens = block.entry, ink.tokens
    assert entry is not None
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.panel))
    painter.drawRoundedRect(box, CORNER, CORNER)
    inner = box.adjusted(BAR + PAD - 2, 6, -PAD + 2, -6)
    badge = 17 if block.id in ink.marks else 0
    room = max(1, int(inner.height() // LINE))
    written = fitting(block, int(inner.width()), badge, ink, room)
    shape = QPainterPath()
    shape.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    below = inner.top() + LINE * len(written) + 6  # words above, the hatching of what moves below and at the left
    painter.fillRect(QRectF(box.left(), below, box.width(), max(box.bottom() - below, 0)), ink.hatched[False])
    painter.fillRect(QRectF(box.left(), box.top(), BAR, box.height()), QColor(tokens.second))
    painter.restore()
    painter.setPen(QPen(QColor(tokens.text if block.id == ink.hovered else tokens.second), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
    top = inner.top() if box.height() > 24 else box.center().y() - LINE / 2
    _stops(painter, [top + LINE * n for n, line in enumerate(written) if line.stop], inner.left() + 3, tokens)
    for line in written:
        if line.beside:
            left = QRectF(inner.left() + STOP_PX, top, line.indent, LINE)
            _put(painter, left, line.beside, SECOND_PX, False, tokens.second)
        where = QRectF(inner.left() + line.indent, top, inner.width() - line.indent, LINE)
        _put(painter, where, line.text, line.pixels, line.strong, line.colour)
        top += LINE
    _mark(painter, block, box, ink)
    if entry.locked and box.height() > 44:
        foot = QRectF(inner.right() - 14, box.bottom() - 20, 15, 15)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(foot.adjusted(-2, -2, 2, 2), 4, 4)
        icons.draw(painter, "lock", tokens.second, foot)


def _stops(painter: QPainter, tops: list[float], x: float, tokens: Tokens) -> None:
    """Draw the chain of a ride: a dot where each section begins, joined by a line."""
    if not tops:
        return
    painter.setPen(QPen(QColor(tokens.third), 1))
    painter.drawLine(QPointF(x, tops[0] + LINE / 2), QPointF(x, tops[-1] + LINE / 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.second))
    for top in tops:
        painter.drawEllipse(QPointF(x, top + LINE / 2), 2.5, 2.5)


def _transfer(painter: QPainter, block: Block, box: QRectF, ink: Ink) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.hatched[block.id == ink.hovered])
    painter.drawRoundedRect(box, 3, 3)
    if block.continued:
        return
    text = short = ink.say.duration(block.minutes)
    if block.after_lunch:
        text = ink.say("Lunch, then {length}", length=text)
    high = metrics(SMALL_PX, False).height()
    if box.height() < 8:
        return
    room = box.width() - 12
    found = lines(text, SMALL_PX, False, int(room), max(1, int(box.height() // high)))
    if not found or "…" in found[-1]:
        found = (short,) if metrics(SMALL_PX, False).horizontalAdvance(short) <= room else ()
    wide = max((metrics(SMALL_PX, False).horizontalAdvance(line) for line in found), default=0) + 8
    top = box.center().y() - high * len(found) / 2
    pill = QRectF(box.center().x() - wide / 2, top, wide, high * len(found))
    if found and not ink.take(pill):
        side = next(
            (x for x in (box.left(), box.right() - wide) if ink.take(pill.translated(x - pill.left(), 0))), None
        )
        if side is None:
            return
        pill.moveLeft(side)
    if found:
        painter.setBrush(QColor(ink.tokens.panel))
        painter.drawRoundedRect(pill, 3, 3)
    for line in found:
        where = QRectF(pill.left(), top, wide, high)
        _put(painter, where, line, SMALL_PX, False, ink.tokens.second, Qt.AlignmentFlag.AlignHCenter)
        top += high


def _break(painter: QPainter, block: Block, box: QRectF, ink: Ink) -> None:
    painter.fillRect(box, QColor(ink.tokens.band))
    if block.label is None:
        return
    text = ink.say("Lunch") if block.sort == "lunch" else ink.say("Friday break: prayer and lunch")
    minute = box.height() / (block.ends - block.begins)
    high, middle = (block.label[1] - block.label[0]) * minute, (sum(block.label) / 2 - block.begins) * minute
    found = balanced(text, SMALL_PX, int(box.width() - 8), int((high + 2) // 14))
    top = box.top() + middle - len(found) * 7
    if not found or not ink.take(QRectF(box.left() + 4, top, box.width() - 8, 14 * len(found))):
        return
    for line in found:
        where = QRectF(box.left() + 4, top, box.width() - 8, 14)
        _put(painter, where, line, SMALL_PX, False, ink.tokens.second, Qt.AlignmentFlag.AlignHCenter)
        top += 14


def _put(
    painter: QPainter,
    box: QRectF,
    text: str,
    pixels: int,
    strong: bool,
    colour: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line, elided to the box."""
    chosen: QFont = font(pixels, strong)
    painter.setFont(chosen)
    painter.setPen(QColor(colour))
    cut = metrics(pixels, strong).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)
