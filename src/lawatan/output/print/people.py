"""The participants by name, as the papers of those who go along list them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lawatan.domain import Person
from lawatan.output.account import is_code
from lawatan.output.daybook import Daybook
from lawatan.output.print.front import broken
from lawatan.schedule.readers import people_by_leaf


def people(daybook: Daybook) -> dict[str, Any]:
    """Title, columns and rows of the participants whom the reader may read of; no rows while they are codes only."""
    reader = daybook.reader
    whose = "whole" if reader.is_whole else reader.leaves
    return daybook.view.once(("participants", whose, daybook.language), lambda: _people(daybook))


def _people(daybook: Daybook) -> dict[str, Any]:
    say, text = daybook.say, daybook.account.text
    found = [p for p in _participants(daybook) if not is_code(p.name)]
    countries = {p.id: daybook.account.country(p.id) for p in found}
    groups = _groups(daybook)
    told: Sequence[tuple[str, dict[str, str]]] = (
        (say("Position"), {p.id: text(p.position) or _companion(daybook, p) for p in found}),
        (say("Country"), countries),
        (say("Group"), {p.id: say.list(groups.get(p.id, ())) for p in found} if len(daybook.reader.leaves) > 1 else {}),
    )
    shown = [(title, by_person) for title, by_person in told if any(by_person.values())]
    return {
        "title": say("Participants"),
        "columns": ["", say("Name"), *(title for title, _ in shown)],
        "rows": [
            [str(n), broken(_name(p)), *(broken(by_person[p.id]) for _, by_person in shown)]
            for n, p in enumerate(found, 1)
        ],
    }


def _name(person: Person) -> str:
    """The name, and as the person writes it where that is known."""
    return f"{person.name}  {person.own_script}" if person.own_script else person.name


def _companion(daybook: Daybook, person: Person) -> str:
    """With whom a companion comes; empty for anybody else."""
    with_whom = daybook.edition.persons.get(person.companion_of or "")
    if person.role != "companion":
        return ""
    return daybook.say("with {name}", name=with_whom.name) if with_whom is not None else daybook.say("Companion")


def _participants(daybook: Daybook) -> tuple[Person, ...]:
    """All of them on the papers of the whole programme, else those of the groups with which the reader goes along."""
    found = tuple(p for p in daybook.edition.persons.values() if p.role in ("participant", "companion"))
    if daybook.reader.is_whole:
        return found
    theirs = _groups(daybook)
    return tuple(p for p in found if p.id in theirs)


def _groups(daybook: Daybook) -> dict[str, list[str]]:
    """The names of the reader's groups to which each person belongs."""
    of_leaf = daybook.view.once("people by leaf", lambda: people_by_leaf(daybook.edition))
    found: dict[str, list[str]] = {}
    for leaf in daybook.reader.leaves:
        name = daybook.account.text(daybook.edition.groups[leaf].name)
        for person in of_leaf(leaf):
            found.setdefault(person, []).append(name)
    return found


__all__ = ["people"]
