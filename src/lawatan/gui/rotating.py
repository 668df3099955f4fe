"""What To fix offers where more people come than fit: groups that take turns, as one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawatan.gui.scheduling import shut
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.gui.desk import Desk

SPLIT = mark("Split into groups that take turns")


def split_groups(desk: Desk) -> None:
    """Split the groups of the programme on show so that everybody fits; say what was done, or why it was not."""
    from lawatan.jobs.rotating import crowded, no_help, rotation
    from lawatan.schedule import Setting

    programme = desk.state.programme
    if programme is None:
        return
    if (why := shut(programme)) is not None:
        desk.notice.say(why.text, "warning", programme.number, None, **why.fields)
        return
    edition = programme.edition
    setting = Setting(edition)
    found = rotation(setting)
    if found is None:
        left = crowded(setting)
        desk.notice.say("{text}", "warning", programme.number, text=lambda say: no_help(edition, left, say))
        return
    desk.state.edit(Message(SPLIT), found.changes)
    now = desk.state.programme
    if now is not None and now.edition is not edition:  # it is where the programme is open to read only
        plan = (mark("Plan"), desk.plan)
        desk.notice.say(found.message.text, "good", programme.number, plan, **found.message.fields)
