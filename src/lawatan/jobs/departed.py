"""Those whose record was deleted after a version: they are written to once more, to read that nothing is left for them.

Their papers are made of the programme as it is with these records in it again, named by nothing; nobody else's are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from lawatan.domain import apply, table_of
from lawatan.output import Audience, Outgoing
from lawatan.output.reader import Reader, receivers
from lawatan.rules import Edition
from lawatan.schedule import Setting, View

_TABLES: dict[str, tuple[Audience, ...]] = {
    "hosts": ("hosts",),
    "persons": ("persons", "officials"),
    "vehicles": ("vehicles",),
}
"""Whose records have readers, and in which audiences."""
_POINTERS = {
    "venue": "venues",
    "country": "countries",
    "host": "hosts",
    "companion_of": "persons",
    "driver": "persons",
    "city": "cities",
}
"""Fields that point to a record, and its table."""
_EMPTY: dict[str, Any] = {"arrival": None, "departure": None, "absences": (), "available": ()}
"""What nobody has to know of them any more, as it points elsewhere."""


@dataclass(frozen=True)
class Departed:
    """What leaves the office for ``readers``, who are in the programme no more; by audience in ``of``."""

    out: Outgoing
    of: dict[Audience, tuple[Reader, ...]]

    @property
    def readers(self) -> tuple[Reader, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys(each for found in self.of.values() for each in found))


def departed(out: Outgoing) -> Departed | None:
    """Those of the version compared with who are told something though their record is gone; None where nobody is."""
    edition: Edition = out.view.edition
    told = [key for key in out.stamp.news if key[0] in _TABLES and key[1] not in table_of(edition, key[0])]
    if not told or out.stamp.before is None:
        return None
    again, whole = set(), edition
    for table, record_id in told:
        record = table_of(out.stamp.before.edition, table).get(record_id)
        if record is None:
            continue
        try:
            whole = apply(whole, {(table, record_id): _alone(record, edition)})
        except ValidationError:  # a companion whose partner is gone too: there is nobody with whom it would be
            continue
        again.add((table, record_id))
    made = replace(out, view=View(Setting(whole)))
    found = {
        audience: tuple(each for each in receivers(made, audience) if (table, each.id) in again)
        for table, audiences in _TABLES.items()
        for audience in audiences
    }
    return Departed(made, found) if any(found.values()) else None


def _alone(record: Any, edition: Edition) -> Any:
    """A record that points to nothing that is not there any more."""
    fields = type(record).model_fields
    lost = {
        name: None
        for name, table in _POINTERS.items()
        if name in fields and getattr(record, name) not in table_of(edition, table)
    }
    return record.model_copy(update={**lost, **{name: empty for name, empty in _EMPTY.items() if name in fields}})


__all__ = ["Departed", "departed"]
