"""The difference of two editions by record, and three editions merged into one."""

from __future__ import annotations

from typing import Any, TypeVar

from lawatan.domain.consistency import table_of
from lawatan.domain.edit import apply
from lawatan.domain.edition import Edition
from lawatan.domain.record import Record
from lawatan.domain.tables import HEADING, PLAN_TABLES, PROMISED, TABLES, Key

E = TypeVar("E", bound=Edition[Any])

Difference = dict[Key, tuple[Record | None, Record | None]]
"""What changed: by key the record before and the one after; None where there was or is none."""


def difference(before: Edition[Any], after: Edition[Any]) -> Difference:
    """Return what changed from one edition to another, in display order of the tables, by id within them.

    Tables and records that are the same object are passed over at once: after an edit that is nearly all of them.
    """
    found: Difference = {}
    if (heads := (before.heading, after.heading))[0] != heads[1]:
        found[HEADING] = heads
    for table in (*TABLES, *PLAN_TABLES, *PROMISED):
        was, now = table_of(before, table), table_of(after, table)
        if was is now:
            continue
        for record_id in sorted({*was, *now}):
            a, b = was.get(record_id), now.get(record_id)
            if a is not b and a != b:
                found[table, record_id] = (a, b)
    return found


def merge(base: E, mine: E, theirs: E) -> tuple[E, tuple[Key, ...]]:
    """Return ``mine`` with what ``theirs`` changed since ``base``, and the keys that both changed to different things.

    Where both changed a record, mine stays. ValidationError where the two do not hold together: one refers to what
    the other took away.
    """
    ours, other = difference(base, mine), difference(base, theirs)
    conflicts = tuple(key for key in other if key in ours and ours[key][1] != other[key][1])
    return apply(mine, {key: after for key, (_, after) in other.items() if key not in ours}), conflicts
