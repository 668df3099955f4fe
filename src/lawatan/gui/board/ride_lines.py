"""What the block of a ride says: its title, its times and its sections as a chain of stops, as far as there is room."""

from __future__ import annotations

from dataclasses import dataclass

from lawatan.gui import names
from lawatan.gui.board.ink import Ink
from lawatan.gui.board.layout import Block
from lawatan.gui.board.text import lines, metrics, whole
from lawatan.gui.tokens import SECOND_PX, SMALL_PX, TEXT_PX

STOP_PX = 12
"""Room for the dots of a ride's chain."""
FULL_CHAIN_PX = 200
"""From this width on a ride's sections name their airports and stations."""


@dataclass(frozen=True)
class Line:
    """One line in a ride's block: so far from the left, with a stop of the chain beside it or not."""

    text: str
    pixels: int = SECOND_PX
    strong: bool = False
    colour: str = ""
    indent: float = 0
    stop: bool = False
    beside: str = ""
    """What stands at the left, where the line itself is indented."""


def fitting(block: Block, wide: int, badge: int, ink: Ink, room: int) -> list[Line]:
    """The lines of a ride's block for which there is room: first lengths give way, then waits, then what comes last."""
    for lengths, waits in ((True, True), (False, True), (False, False)):
        written = _ride_lines(block, wide, badge, ink, lengths, waits)
        if len(written) <= room:
            return written
    shown = written[:room]
    if shown[-1].stop and not shown[-1].beside:  # an hour at which nothing would be said to happen
        shown.pop()
    return shown


def _ride_lines(block: Block, wide: int, badge: int, ink: Ink, lengths: bool = True, waits: bool = True) -> list[Line]:
    """What a ride's block says: its title and times, then its sections as a chain of stops.

    With their lengths or not: the next stop's time tells them as well; with the waits between them or not.
    """
    entry, tokens, say, setting = block.entry, ink.tokens, ink.say, ink.programme.setting
    assert entry is not None
    title = names.entry_title(setting, entry, say)
    most = 1 if block.continued else 3
    pixels = whole(title, True, wide - badge, TEXT_PX, SECOND_PX, SMALL_PX)
    written = [Line(text, pixels, True, tokens.text) for text in lines(title, pixels, True, wide - badge, most)]
    times = f"– {names.end(ink.programme.view, entry, say)}" if block.continued else ""
    times = times or names.times(ink.programme.view, entry, say)
    small = whole(times, False, wide, SECOND_PX, SMALL_PX)
    if " " not in times and metrics(small, False).horizontalAdvance(times) > wide:
        times = say.time(ink.programme.view.starts(entry))  # the chain and the axis tell the end
    written += [Line(text, small, colour=tokens.second) for text in lines(times, small, False, wide, most)]
    if block.continued:
        return written
    brief = wide < FULL_CHAIN_PX
    chain = names.chain(setting, entry, say, brief, waits)
    clock = max((metrics(SECOND_PX, False).horizontalAdvance(start) for start, _ in chain), default=0)
    indent = STOP_PX if brief else STOP_PX + clock + 8
    for start, what in chain:
        found = section_lines(what, int(wide - indent), lengths)
        if brief:
            written.append(Line(start, colour=tokens.second, indent=indent, stop=True))
        for n, text in enumerate(found):
            first = n == 0 and not brief
            written.append(Line(text, colour=tokens.text, indent=indent, stop=first, beside=start if first else ""))
    return written


def section_lines(what: str, wide: int, lengths: bool) -> tuple[str, ...]:
    """A section's words; where they take several lines its length, the last of them, has one of its own."""
    found = lines(what, SECOND_PX, False, wide, 2)
    service, _, length = what.rpartition(" ")
    if len(found) == 1 or "\u00a0" not in length:
        return found
    found = lines(service, SECOND_PX, False, wide, 2)
    return (*found, *lines(length.replace("\u00a0", " "), SECOND_PX, False, wide, 2)) if lengths else found
