"""Alternatives beside the current edition: how they follow its facts, what they do otherwise, and how one is adopted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import ValidationError

from lawatan.domain import (
    HEADING,
    PLAN_TABLES,
    PROMISED,
    WEEKDAYS,
    Plan,
    Record,
    apply,
    changed,
    difference,
    records,
    with_plan,
)
from lawatan.domain.fields import record_fields
from lawatan.jobs.cells import shown
from lawatan.jobs.changes import Changes
from lawatan.jobs.fixes import Fix
from lawatan.jobs.fixing import MOVE
from lawatan.jobs.naming import Names
from lawatan.jobs.removing import removal
from lawatan.jobs.replan import promised, promising
from lawatan.rules import Edition, Rule
from lawatan.schedule import Setting, View, settled
from lawatan.words import Words

FEW = 3
"""So many entries of a field are told one by one."""


def following(before: Edition, after: Edition, alternatives: Mapping[str, Edition]) -> Mapping[str, Edition]:
    """The alternatives, each with the facts that changed from ``before`` to ``after``, where it does not say otherwise.

    So a host who cancels is away in every alternative. What was decided in an alternative stays, but for what lost its
    ground. One with which a change does not hold together stays as it is.
    """
    facts = {key: pair for key, pair in difference(before, after).items() if key[0] not in PLAN_TABLES}
    if not facts:
        return alternatives
    made: dict[str, Edition] = {}
    for name, each in alternatives.items():
        theirs = records(each)
        try:
            changes = {key: _followed(theirs.get(key), was, now) for key, (was, now) in facts.items()}
            gone = [key for key, now in changes.items() if now is None and key in theirs]
            decided = {key: record for key, record in removal(each, *gone).changes.items() if key[0] in PLAN_TABLES}
            new = apply(each, {**decided, **changes})
            further = settled(each, new, changes)
            made[name] = apply(new, further) if further else new
        except ValidationError:
            made[name] = each
    return made


def unused(name: str, taken: Iterable[str]) -> str:
    """The name, with a number where there is an alternative of that name."""
    known = set(taken)
    numbered = (name if n == 1 else f"{name} ({n})" for n in range(1, len(known) + 2))
    return next(each for each in numbered if each not in known)


def adopted(current: Edition, alternative: Edition) -> Edition:
    """What the current edition becomes with an alternative: all that it is, and still what people were told.

    As far as the alternative still holds what that is about.
    """
    told = Plan(placements=current.promised, rides=current.promised_rides)
    return promising(alternative, told, alternative.now)


def as_fix(current: Edition, name: str, alternative: Edition, say: Words) -> Fix:
    """An alternative as a fix: to be compared with the current edition on the board, and adopted as one step."""
    after = adopted(current, alternative)
    changes = {key: now for key, (_, now) in difference(current, after).items()}
    view = View(Setting(after))
    to_tell = Changes(View(Setting(with_plan(current, promised(current)))), view, say)
    return Fix(MOVE, f"{name}.", changes, after, to_tell, view.travel_minutes, alternative=name)


def otherwise(current: Edition, alternative: Edition, say: Words) -> tuple[str, ...]:
    """What an alternative's facts are otherwise than the current ones: a line for each record."""
    ours, theirs = Names(current, say), Names(alternative, say)
    found = []
    for (table, key), (was, now) in difference(current, alternative).items():
        if table in PLAN_TABLES or table in PROMISED:
            continue
        if now is None:
            found.append(say("Without {what}", what=ours.of(table, key)))
        elif was is None:
            found.append(say("With {what}", what=_added(now, theirs, table)))
        else:
            called = "" if (table, key) == HEADING else theirs.of(table, key)
            told = "; ".join(_fields(now, theirs, was))
            found.append(" – ".join(part for part in (called, told) if part))
    return tuple(found)


def _followed(theirs: Record | None, was: Record | None, now: Record | None) -> Record | None:
    """What becomes of a record of an alternative: field by field what changed, where it had it as it was."""
    if theirs == was:
        return now
    if theirs is None or was is None or now is None or not type(theirs) is type(was) is type(now):
        return theirs
    values = {name: getattr(now, name) for name in type(now).model_fields if getattr(was, name) != getattr(now, name)}
    return changed(theirs, **{name: new for name, new in values.items() if getattr(theirs, name) == getattr(was, name)})


def _added(record: Record, names: Names, table: str) -> str:
    """A record that the current edition has not: a rule with what it says, all else by name."""
    if not isinstance(record, Rule):
        return names.of(table, record.id)
    return f"{names.say(record.title)} – {'; '.join(_fields(record, names))}"


def _fields(now: Record, names: Names, was: Record | None = None) -> Iterator[str]:
    """The fields that are otherwise than ``was``, or than they usually are, with what they are now."""
    say, named = names.say, names.about(now)
    for field in record_fields(type(now)):
        value = getattr(now, field.name)
        kept = type(now).model_fields[field.name]
        usual = kept.get_default(call_default_factory=True) if was is None else getattr(was, field.name)
        if field.name == "id" or value == usual:
            continue
        more = 0
        if isinstance(value, tuple) and len(value) > FEW and field.shape.of and field.shape.of.choices != WEEKDAYS:
            value, more = value[: FEW - 1], len(value) - FEW + 1
        told = shown(value, field, named) or "–"
        if more:
            told = say.plural("{names} and {n} more", "{names} and {n} more", more, names=told)
        yield f"{say(field.title)}: {told}"
