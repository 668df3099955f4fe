"""Draws a gesture: where the block would stand, faintly where it was, and at the pointer what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from lawatan.gui import names, scheduling
from lawatan.gui.board.dragging import Dragging
from lawatan.gui.board.ink import Ink
from lawatan.gui.board.layout import Block, Sheet, blocks_of
from lawatan.gui.board.paint import draw_block
from lawatan.gui.board.text import lines, metrics
from lawatan.gui.look import font
from lawatan.gui.tokens import CONFIRMATIONS, CORNER, SECOND_PX, TEXT_PX, Tokens
from lawatan.words import Words, mark, zone_name

if TYPE_CHECKING:
    from lawatan.schedule import Entry

VERDICTS = {"fits": mark("Fits"), "warns": mark("Fits, with a warning"), "fails": mark("Does not fit")}
WIDE, PAD, LINE, GAP = 340, 10, 17, 5
APART = QPointF(16, 18)


@dataclass(frozen=True)
class Hint:
    """What the card at the pointer says: a heading with its role, then lines, the quiet ones first."""

    heading: str
    role: str
    quiet: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, for readers of the screen."""
        return ". ".join(part for part in (self.heading, *self.quiet, *self.lines) if part)


def ghosts(dragging: Dragging, sheet: Sheet) -> tuple[Block, ...]:
    """The blocks of what is dragged where it would stand, those on the days shown."""
    entries = (dragging.after.entries.get(item) for item in dragging.decisions)
    return tuple(block for entry in entries if entry is not None for block in blocks_of(dragging.after, sheet, entry))


def draw_band(painter: QPainter, box: QRectF, verdict: str, joined: bool, tokens: Tokens) -> None:
    """Shade a stretch of a day: a green or amber edge and tint where it would fit, slanted lines where it would not."""
    if verdict == "fails":
        painter.fillRect(box, refused(tokens.must, tokens.dark))
        return
    colour, fill = (tokens.good, tokens.good_fill) if verdict == "fits" else (tokens.warning, tokens.warning_fill)
    painter.setOpacity(0.75)
    painter.fillRect(box, QColor(fill))
    painter.setOpacity(1)
    if not joined:
        painter.fillRect(QRectF(box.left() + 1, box.top(), 3, box.height()), QColor(colour))


@cache
def refused(colour: str, dark: bool) -> QBrush:
    """The slanted lines of where something does not fit."""
    tile = QPixmap(20, 20)
    tile.setDevicePixelRatio(2)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(colour)
    ink.setAlpha(34 if dark else 30)
    painter.setPen(QPen(ink, 2.6))
    for offset in (-10, 0, 10):
        painter.drawLine(QPointF(offset - 1, 11), QPointF(offset + 11, -1))
    painter.end()
    return QBrush(tile)


def draw_ghosts(painter: QPainter, blocks: list[tuple[Block, QRectF]], verdict: str, ink: Ink) -> None:
    """Draw them, translucent, with an edge that says how it fits."""
    edge = QColor(role_colour(verdict, ink.tokens))
    plain = replace(ink, selection="", hovered="", marks={})
    for block, box in blocks:
        for spread, strength in ((5, 10), (3, 14), (1, 20)):  # a soft shadow: it lies above the rest
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, strength))
            painter.drawRoundedRect(box.adjusted(-spread, -spread + 2, spread, spread + 2), CORNER + 3, CORNER + 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.tokens.panel))
        painter.setOpacity(0.75)  # what lies below shows through, but its words do not get between those above
        painter.drawRoundedRect(box, CORNER, CORNER)
        painter.setOpacity(0.9)
        draw_block(painter, block, box, plain)
        painter.setOpacity(1)
        painter.setPen(QPen(edge, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), CORNER + 1, CORNER + 1)


def role_colour(role: str, tokens: Tokens) -> str:
    """The colour of a verdict."""
    return {"fits": tokens.good, "warns": tokens.warning, "fails": tokens.must}.get(role, tokens.accent)


def hint(dragging: Dragging, sheet: Sheet, say: Words, near: int | None = None) -> Hint:
    """What is to be said of a gesture where it now is; ``near`` is the nearest start that fits, where that is known."""
    programme = dragging.programme
    if dragging.refusal is not None:
        return Hint("", "fails", (), (say.message(dragging.refusal),))
    entry = dragging.after.entries.get(dragging.lead)
    quiet: list[str] = []
    if entry is not None and dragging.decisions:
        quiet.append(f"{say.date(dragging.after.date(entry))}, {when(dragging, entry, sheet, say)}")
        if entry.ride is not None:
            quiet.append(programme.edition.ride_options[entry.ride.option].name.in_language(say.language))
    if dragging.edge is not None and entry is not None:
        quiet[-1] += f" · {say.duration(entry.minutes)}"
    told: list[str] = [say("It is past.")] if dragging.past else []
    if dragging.bound:
        told.append(say.message(scheduling.bounds(programme, dragging.lead)))
    if dragging.breaches:
        from lawatan.rules import sentence

        told.append(sentence(dragging.after.setting, dragging.breaches[0], say.language))
        if len(dragging.breaches) > 1:
            told.append(say.plural("and {n} more", "and {n} more", len(dragging.breaches) - 1))
    if near is not None:
        setting = dragging.view.setting
        moment = setting.clock.moment(near, setting.zone_of(setting.occurrences[dragging.lead]))
        told.append(say("Nearest that fits: {when}.", when=f"{say.date(moment.date())}, {say.time(moment)}"))
    if (lost := _agreed(dragging)) and not dragging.bound:
        told.append(say("{state} for another time: becomes an idea again.", state=say(CONFIRMATIONS[lost])))
    heading = say(VERDICTS[dragging.verdict]) if dragging.verdict in VERDICTS and dragging.moves else ""
    return Hint(heading, dragging.verdict, tuple(quiet), tuple(told))


def when(dragging: Dragging, entry: Entry, sheet: Sheet, say: Words) -> str:
    """The time of an entry, by its own clock, and by that of the axis where it is another one."""
    times, view = names.times(dragging.after, entry, say), dragging.after
    here, axis = view.zone(entry), sheet.zones[0]
    if len(sheet.zones) == 1 or entry.crossing is not None:
        return times
    own = f"{times} {zone_name(view.starts(entry), here)}"
    if here == axis:
        return own
    clock = view.setting.clock
    begins, ends = clock.moment(entry.start, axis), clock.moment(entry.end, axis)
    return f"{own} ({say.times_by_clocks(begins, ends, axis, axis)} {zone_name(begins, axis)})"


def _agreed(dragging: Dragging) -> str:
    """How far the item under the pointer was confirmed, if that is lost by the move."""
    old, new = dragging.view.plan.placements.get(dragging.lead), dragging.decisions.get(dragging.lead)
    if old is None or old.confirmation == "idea" or getattr(new, "confirmation", "") != "idea":
        return ""
    return old.confirmation


def draw_hint(painter: QPainter, said: Hint, at: QPointF, inside: QRectF, tokens: Tokens, clear: list[QRectF]) -> None:
    """Draw the card beside the pointer, within ``inside``, not over what has to stay ``clear`` where that can be."""
    room = WIDE - 2 * PAD
    written = [(line, TEXT_PX, True, role_colour(said.role, tokens)) for line in (said.heading,) if line]
    for text in said.quiet:
        written += [(line, SECOND_PX, False, tokens.second) for line in lines(text, SECOND_PX, False, room, 2)]
    parted = set()  # lines that begin a sentence of their own: a gap stands before each
    for text in said.lines:
        if written:
            parted.add(len(written))
        written += [(line, TEXT_PX, False, tokens.text) for line in lines(text, TEXT_PX, False, room, 5)]
    if not written:
        return
    wide = max(metrics(pixels, strong).horizontalAdvance(line) for line, pixels, strong, _ in written) + 2 * PAD + 4
    high = LINE * len(written) + GAP * len(parted) + 2 * PAD - 4
    box = _beside(at, wide, high, inside, clear)
    painter.setPen(Qt.PenStyle.NoPen)
    for spread, strength in ((5, 8), (3, 12)):
        painter.setBrush(QColor(0, 0, 0, strength))
        painter.drawRoundedRect(box.adjusted(-spread, -spread + 3, spread, spread + 3), CORNER + 3, CORNER + 3)
    painter.setPen(QPen(QColor(role_colour(said.role, tokens)), 1))
    painter.setBrush(QColor(tokens.panel))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
    top = box.top() + PAD - 2
    for n, (line, pixels, strong, colour) in enumerate(written):
        top += GAP if n in parted else 0
        painter.setFont(font(pixels, strong))
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(box.left() + PAD, top, wide, LINE), Qt.AlignmentFlag.AlignVCenter, line)
        top += LINE


def _beside(at: QPointF, wide: float, high: float, inside: QRectF, clear: list[QRectF]) -> QRectF:
    """The first place for a card that lies inside and covers nothing that is to be seen."""
    places = [QRectF(at + APART, at + APART + QPointF(wide, high))]
    for block in clear:
        places += [
            QRectF(block.right() + 10, block.top(), wide, high),
            QRectF(block.left() - wide - 10, block.top(), wide, high),
            QRectF(block.left(), block.bottom() + 10, wide, high),
            QRectF(block.left(), block.top() - high - 10, wide, high),
        ]
    for place in places:
        if inside.contains(place) and not any(place.intersects(block) for block in clear):
            return place
    found = places[0]
    found.moveLeft(max(min(found.left(), inside.right() - wide - 4), inside.left()))
    found.moveTop(max(min(found.top(), inside.bottom() - high - 4), inside.top()))
    return found
