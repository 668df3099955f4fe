"""What it takes to remove a record: who refers to it, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lawatan.domain import Record
from lawatan.domain.edit import changed, records, referrers
from lawatan.domain.fields import record_fields
from lawatan.domain.tables import PLAN_TABLES, PROMISED, Key


@dataclass
class Removal:
    """An edit that removes a record without leaving a reference to it."""

    changes: dict[Key, Record | None] = field(default_factory=dict)
    """The edit: what is removed is None, what forgets it is as it is then."""
    with_it: list[Key] = field(default_factory=list)
    """Records that cannot be without it and go as well, the plan's left out."""
    forgetting: list[Key] = field(default_factory=list)
    """Records that stay and no longer name it."""


def removal(edition: Any, *keys: Key) -> Removal:
    """Find what removing some records comes to.

    A field that may be empty is emptied, a list loses the entry; a record whose field must be filled goes as well, and
    with it what refers to that one.
    """
    known, found = records(edition), Removal()
    gone = list(dict.fromkeys(keys))
    for key in gone:  # grows while it is walked
        found.changes[key] = None
        for other, _ in referrers(edition, key):
            if other not in gone and not _can_forget(found.changes.get(other) or known[other], gone):
                gone.append(other)
    for key in gone:
        for other, _ in referrers(edition, key):
            if found.changes.get(other, known[other]) is not None:
                found.changes[other] = _forgetting(found.changes.get(other) or known[other], key)
    plan = (*PLAN_TABLES, *PROMISED)
    found.with_it = [key for key in gone if key not in keys and key[0] not in plan]
    found.forgetting = [key for key, record in found.changes.items() if record is not None]
    return found


def _can_forget(record: Record, gone: list[Key]) -> bool:
    forgotten: Record = record
    for key in gone:
        after = _forgetting(forgotten, key)
        if after is None:
            return False
        forgotten = after
    return True


def _forgetting(record: Record, key: Key) -> Record | None:
    """The record without a reference to ``key``; None where it cannot be without it."""
    fields: dict[str, Any] = {}
    for named in record_fields(type(record)):
        value, shape = getattr(record, named.name), named.shape
        after = _without(value, shape, key)
        if after is _IMPOSSIBLE:
            return None
        if after != value:
            fields[named.name] = after
    return changed(record, **fields) if fields else record


_IMPOSSIBLE = object()


def _without(value: Any, shape: Any, key: Key) -> Any:
    """A value without the reference; ``_IMPOSSIBLE`` where it has to stand there."""
    table, record_id = key
    if value is None:
        return None
    if shape.sort == "reference":
        if shape.table != table or value != record_id:
            return value
        return None if shape.optional else _IMPOSSIBLE
    if shape.sort == "many":
        entries = tuple(_without(entry, shape.of, key) for entry in value)
        kept = tuple(entry for entry in entries if entry is not _IMPOSSIBLE)
        return kept if len(kept) >= shape.fewest else _IMPOSSIBLE
    if shape.sort == "value":
        fields = {}
        for named in record_fields(shape.value):
            before = getattr(value, named.name)
            after = _without(before, named.shape, key)
            if after is _IMPOSSIBLE:
                return None if shape.optional else _IMPOSSIBLE
            if after != before:
                fields[named.name] = after
        return type(value).model_validate({**dict(value), **fields}, by_name=True) if fields else value
    return value
