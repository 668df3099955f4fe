"""A block in words: for its tool tip, and for readers of the screen, who do not see its signs."""

from __future__ import annotations

from lawatan.gui import names
from lawatan.gui.board.layout import Block
from lawatan.gui.programme import Programme
from lawatan.gui.tokens import CONFIRMATIONS
from lawatan.words import Words


def describe(programme: Programme, block: Block, say: Words) -> str:
    """What a block says in full, line by line: its name, times and place; of a way where it leads."""
    setting = programme.setting
    if block.leg is not None:
        leg = block.leg
        return say(
            "{start} to {end}, {times} ({length})",
            start=names.venue(setting, leg.from_venue, say),
            end=names.venue(setting, leg.to_venue, say),
            times=names.leg_times(setting, leg, say),
            length=say.duration(leg.minutes),
        )
    assert block.entry is not None
    parts = [names.entry_title(setting, block.entry, say), names.times(programme.view, block.entry, say)]
    if block.entry.occurrence is not None:
        parts.append(names.place(setting, block.entry.occurrence, say))
    return "\n".join(parts)


def describe_fully(programme: Programme, block: Block, several: int, say: Words) -> str:
    """The same with what the eye sees beside it: day, confirmation, lock, how many are selected, what is to fix."""
    parts, entry = [describe(programme, block, say)], block.entry
    if entry is None:
        return parts[0]
    parts.append(say.date(programme.view.date(entry)))
    if entry.placement is not None:
        parts.append(say(CONFIRMATIONS[entry.placement.confirmation]))
    if entry.locked:
        parts.append(say("Locked"))
    if several > 1:
        parts.append(say("{n} selected", n=several))
    if found := programme.about(entry.id):
        from lawatan.rules import sentence  # the rules come with pydantic: after the first paint

        parts.append(sentence(programme.setting, found[0], say.language))
    return "\n".join(parts)
