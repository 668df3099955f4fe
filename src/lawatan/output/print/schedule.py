"""What stands on a printed schedule: the participants' one for who goes along, its own slots for who receives them."""

from __future__ import annotations

from typing import Any

from lawatan.output.daybook import Daybook
from lawatan.output.format import Outgoing
from lawatan.output.print import driver, host_pack
from lawatan.output.print.changes import Changed
from lawatan.output.print.days import days
from lawatan.output.print.front import front
from lawatan.output.print.people import people
from lawatan.output.print.printed import Printed
from lawatan.output.reader import Reader


def schedule(out: Outgoing, daybook: Daybook) -> dict[str, Any]:
    """Return the data of ``resources/print/schedule.typ``."""
    say, reader = daybook.say, daybook.reader
    title = say("Participants' schedule") if reader.travels else say("Schedule for {reader}", reader=reader.name)
    if reader.is_committee:
        title = say("Committee's schedule")
    changed = Changed(out, daybook)
    nobody = {"title": "", "columns": [], "rows": []}
    return {
        **front(daybook, title, out.stamped(), reader.name if reader.kind == "group" else title),
        **days(daybook, changed, daybook.days(empty=reader.travels)),
        "changes": changed.all(),
        "people": people(daybook) if reader.is_whole or reader.kind == "group" else nobody,
    }


def content(out: Outgoing, reader: Reader) -> dict[str, Any]:
    """What stands on the schedule of a reader."""
    return schedule(out, Daybook.of(out, reader))


def suits(out: Outgoing, reader: Reader) -> bool:
    """Whether there is no paper that tells more: a host pack for who comes to speak, a driver sheet for who drives."""
    return reader.travels or not (host_pack.suits(out, reader) or driver.suits(out, reader))


SCHEDULE = Printed("schedule", content, suits)
