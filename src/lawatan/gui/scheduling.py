"""What can be done by hand to the schedule on show, each a single step of undo with its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from lawatan.gui import names
from lawatan.gui.board import moves
from lawatan.gui.programme import Programme
from lawatan.gui.state import State
from lawatan.gui.tokens import CONFIRMATIONS
from lawatan.words import Message, Words, mark

if TYPE_CHECKING:
    from lawatan.domain import Record
    from lawatan.rules.moving import Fit
    from lawatan.schedule import Decision, Entry

Said = Callable[[Words], str]


def refusal(programme: Programme, items: Iterable[str]) -> Message | None:
    """Why these cannot be moved by hand now; None where they can."""
    if (closed := shut(programme)) is not None:
        return closed
    locked = [item for item in items if (entry := programme.current.entries.get(item)) is not None and entry.locked]
    if locked:
        return Message(
            mark("{what} is locked: unlock it (L) before you move it."), {"what": _title(programme, locked[0])}
        )
    return None


def shut(programme: Programme) -> Message | None:
    """Why nothing can be edited on the board now; None where it can."""
    if programme.plan is None:
        return None
    if programme.proposal is not None:
        return Message(mark("The board shows a new schedule: take it, or keep the old one, then edit."))
    return Message(
        mark("The board shows a schedule that is still being planned. Wait for its end, or cancel, then edit.")
    )


def decide(state: State, decisions: Mapping[str, Decision | None], label: Message | None = None) -> None:
    """Put some decisions into the plan; without a label it says that they are moved, or newly scheduled."""
    programme = state.programme
    if programme is None or not decisions or shut(programme) is not None:
        return
    changes: dict[tuple[str, str], Record | None] = {}
    for item, decision in decisions.items():
        changes["placements" if item in programme.current.setting.occurrences else "rides", item] = decision
    state.edit(label or _moved(programme, decisions), changes)


def shift(state: State, minutes: int) -> Message | None:
    """Move what is selected by so many minutes; says why where that cannot be."""
    programme, entries = _entries(state)
    if programme is None or not entries:
        return None
    items = tuple(entry.id for entry in entries)
    if (why := refusal(programme, items)) is not None:
        return why
    decisions = moves.shifted(programme.current, items, minutes)
    if decisions is None:
        return Message(mark("There is no departure that way."))
    decide(state, decisions)
    return None


def stretch(state: State, minutes: int) -> Message | None:
    """Make the selected activity longer or shorter at its end; says why where that cannot be."""
    programme, entries = _entries(state)
    if programme is None or len(entries) != 1 or entries[0].occurrence is None:
        return None
    entry = entries[0]
    if (why := refusal(programme, (entry.id,))) is not None:
        return why
    length = moves.stretched(programme.current, entry.id, "bottom", entry.end + minutes)
    if length.minutes == entry.minutes:
        return bounds(programme, entry.id)
    resize(state, entry.id, length)
    return None


def resize(state: State, item: str, length: moves.Length) -> None:
    """Give an activity's slot another length."""
    programme = state.programme
    if programme is None:
        return
    slot = moves.placed(programme.current, item, length.start, length.minutes)
    decide(state, {item: slot}, resized(programme, item, length.minutes))


def resized(programme: Programme, item: str, minutes: int) -> Message:
    """The name of the step that gives an activity another length."""
    text = mark("Make {what} {length} long")
    return Message(text, {"what": _title(programme, item), "length": lambda say: say.duration(minutes)})


def bounds(programme: Programme, item: str) -> Message:
    """How short and how long an activity can be, and where that is said."""
    activity = programme.current.setting.occurrences[item].activity
    least, most = activity.least_minutes, activity.most_minutes
    if least == most:
        return Message(
            mark("It always takes {length}: give the activity a shortest and a longest duration to change that here."),
            {"length": lambda say: say.duration(most)},
        )
    return Message(
        mark("It takes {least} at least and {most} at most."),
        {"least": lambda say: say.duration(least), "most": lambda say: say.duration(most)},
    )


def lock(state: State) -> None:
    """Lock what is selected; unlock it where all of it is locked."""
    from lawatan.domain import changed

    programme, entries = _entries(state)
    if programme is None or not entries:
        return
    to = not all(entry.locked for entry in entries)
    decisions = {e.id: changed(_decision(e), locked=to) for e in entries if e.locked != to}
    one, many = (
        (mark("Lock {what}"), mark("Lock {n} time slots"))
        if to
        else (mark("Unlock {what}"), mark("Unlock {n} time slots"))
    )
    decide(state, decisions, _named(programme, one, many, decisions))


def confirm(state: State, confirmation: str) -> None:
    """Say how far what is selected is confirmed; rides have no such state."""
    from lawatan.domain import changed

    programme, entries = _entries(state)
    slots = [e.placement for e in entries if e.placement is not None and e.placement.confirmation != confirmation]
    if programme is None or not slots:
        return
    decisions = {slot.id: changed(slot, confirmation=confirmation) for slot in slots}
    state_of = CONFIRMATIONS[confirmation]
    one, many = mark("{what}: {state}"), mark("{n} time slots: {state}")
    decide(state, decisions, _named(programme, one, many, decisions, state=lambda say: say(state_of)))


def withdraw(state: State) -> Message | None:
    """Take what is selected off the schedule; says why where that cannot be."""
    programme, entries = _entries(state)
    if programme is None or not entries:
        return None
    if (why := refusal(programme, [entry.id for entry in entries])) is not None:
        return why
    decisions: dict[str, Decision | None] = dict.fromkeys(entry.id for entry in entries)
    one, many = mark("Take {what} off the schedule"), mark("Take {n} time slots off the schedule")
    decide(state, decisions, _named(programme, one, many, decisions))
    return None


def travel_by(state: State, option: str) -> None:
    """Give the selected ride another way, with the departure that is nearest to its own."""
    programme, entries = _entries(state)
    if programme is None or len(entries) != 1 or entries[0].crossing is None:
        return
    entry = entries[0]
    runs = [run for run in programme.current.setting.runs(entries[0].crossing) if run.option == option]
    run = min(runs, key=lambda run: abs(run.start - entry.start), default=None)
    if run is not None and refusal(programme, (entry.id,)) is None:
        decide(state, {entry.id: moves.ride_of(programme.current, entry.id, run)})


def hold_in(state: State, room: str) -> None:
    """Hold the selected activity in another room of the venue where it is."""
    from lawatan.domain import held_in

    programme, entries = _entries(state)
    if programme is None or len(entries) != 1 or entries[0].occurrence is None or entries[0].placement is None:
        return
    entry, one, slot = entries[0], entries[0].occurrence, entries[0].placement
    usual = one.activity.room if one.venue == one.activity.venue else None
    place = programme.current.edition.venues[one.venue].room(room)
    if place is not None and room != one.room and refusal(programme, (entry.id,)) is None:
        fields = {"what": _title(programme, entry.id), "room": lambda say: place.name.in_language(say.language)}
        label = Message(mark("Hold {what} in {room}"), fields)
        decide(state, {entry.id: held_in(slot, None if room == usual else room)}, label)


def slot_for(programme: Programme, item: str) -> tuple[dict[str, Decision], Fit | None]:
    """Where something not scheduled fits first, or breaks the least; nothing for a ride without any departure."""
    from lawatan.rules import active_rules
    from lawatan.rules.moving import first_fit, first_ride

    setting, view = programme.current.setting, programme.current
    rules = active_rules(setting)
    if item in setting.occurrences:
        fit = first_fit(view, setting.occurrences[item], rules)
        return {item: moves.placed(view, item, fit.start)}, fit
    found = first_ride(view, setting.crossings[item], rules)
    if found is None:
        return {}, None
    run, fit = found
    return {item: moves.ride_of(view, item, run)}, fit


def _entries(state: State) -> tuple[Programme | None, list[Entry]]:
    """What is selected and stands on the board."""
    programme = state.programme
    if programme is None:
        return None, []
    found = [programme.current.entries.get(item) for item in state.selected_ids]
    return programme, [entry for entry in found if entry is not None]


def _decision(entry: Entry) -> Decision:
    found = entry.placement or entry.decision
    assert found is not None
    return found


def _title(programme: Programme, item: str) -> Said:
    return lambda say: names.item_title(programme.current.setting, item, say)


def _named(programme: Programme, one: str, many: str, decisions: Mapping[str, object], **fields: object) -> Message:
    """A label for one thing by its name, for several by their number."""
    if len(decisions) == 1:
        return Message(one, {"what": _title(programme, next(iter(decisions))), **fields})
    return Message(many, {"n": len(decisions), **fields})


def _moved(programme: Programme, decisions: Mapping[str, Decision | None]) -> Message:
    after = programme.current.deciding(decisions)
    first = next(iter(decisions))
    entry = after.entries[first]
    when: Said = lambda say: f"{say.date(after.date(entry))}, {names.times(after, entry, say)}"  # noqa: E731
    if programme.current.entries.get(first) is None:
        one, many = mark("Schedule {what} on {when}"), mark("Schedule {n} activities")
    else:
        one, many = mark("Move {what} to {when}"), mark("Move {n} time slots")
    return _named(programme, one, many, decisions, **({"when": when} if len(decisions) == 1 else {}))
