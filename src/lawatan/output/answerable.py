"""Whom of the committee a reader calls about some time slots, by name: for letters, messages and the sheet of a day.

Everybody whom a reader may call stands in ``lawatan.output.contacts``.
"""

from __future__ import annotations

from collections.abc import Iterable

from lawatan.output.account import Account
from lawatan.schedule import Entry


def contacts(account: Account, entries: Iterable[Entry], most: int = 1) -> tuple[str, ...]:
    """The committee's PICs of some time slots, ids, each once; where none is named, the first of the staff with a phone.

    ``most`` says how many of the staff.
    """
    persons = account.edition.persons
    named = [e.occurrence.activity.pic for e in entries if e.occurrence is not None and e.occurrence.activity.pic]
    staff = [person.id for person in persons.values() if person.role == "staff" and person.phone]
    return tuple(dict.fromkeys(named)) or tuple(staff[:most])


__all__ = ["contacts"]
