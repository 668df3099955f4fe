"""Sending an edit of records to the programme, and telling in the bar of the page what is in its way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lawatan.gui.records.bar import Answer, Bar
from lawatan.gui.state import State
from lawatan.words import Message

if TYPE_CHECKING:
    from pydantic import ValidationError

    from lawatan.domain import Changes
    from lawatan.jobs.blank import Missing


def send(state: State, bar: Bar, message: Message, changes: Changes) -> bool:
    """Send an edit; say whether it was taken and has the records there. What does not hold together is told."""
    from pydantic import ValidationError

    try:
        state.edit(message, changes)
    except ValidationError as fault:
        tell_fault(state, bar, fault)
        return False
    return all(record is None or state.has(key) for key, record in changes.items())


def tell_fault(state: State, bar: Bar, fault: ValidationError) -> None:
    """Tell what does not hold together."""
    from lawatan.gui.form.faults import sentences

    bar.tell("note-must", " ".join(told for _, told in sentences(fault, state.say)), [])


def tell_missing(state: State, bar: Bar, missing: Missing, close: Callable[[], object]) -> None:
    """Tell what a new record needs first, and offer to go to the table where that is added."""
    table = missing.table
    answers: list[Answer] = [
        (state.say("Go there"), "", lambda: state.led.emit((table, ""))),
        (state.say("Close"), "link", close),
    ]
    bar.tell("note-warning", str(missing), answers)
