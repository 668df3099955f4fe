"""The participants by name, as the papers of those who go along list them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from lawatan.domain import Person
from lawatan.output.account import is_code
from lawatan.output.daybook import Daybook
from lawatan.output.print.front import broken
from lawatan.schedule.readers import people_by_leaf

_MOST = 120
"""So many names stand in everybody's booklet; of more it has those of the reader's country, and where the others come from."""


def people(daybook: Daybook) -> dict[str, Any]:
    """Title, columns and rows of the participants whom the reader may read of; no rows while they are codes only."""
    return daybook.view.once(
        ("participants", _whose(daybook), daybook.language), lambda: _table(daybook, _named(daybook))
    )


def people_in_short(daybook: Daybook) -> dict[str, Any]:
    """The same for a paper that each of them gets: where they are many, those of the reader's country, and what is left out."""
    reader, account = daybook.reader, daybook.account
    everybody = daybook.view.once(("named", _whose(daybook)), lambda: _named(daybook))
    if len(everybody) <= _MOST:
        return people(daybook)
    mine = account.country(reader.id) if reader.kind == "person" else ""

    def made() -> dict[str, Any]:
        found = [person for person in everybody if mine and account.country(person.id) == mine]
        found = found if len(found) <= _MOST else []
        return _table(daybook, found) | {"notes": list(_left_out(daybook, everybody, mine if found else ""))}

    return daybook.view.once(("some participants", _whose(daybook), daybook.language, mine), made)


def _left_out(daybook: Daybook, everybody: Sequence[Person], mine: str) -> Iterator[str]:
    """How many there are from where, and whose names alone are listed."""
    say = daybook.say
    countries = Counter(daybook.account.country(person.id) for person in everybody)
    unknown = countries.pop("", 0)
    told = [f"{name}\u00a0{n}" for name, n in sorted(countries.items(), key=lambda one: (-one[1], one[0]))]
    told += [say.plural("{n} whose country is not on record", "{n} whose country is not on record", unknown)] * bool(
        unknown
    )
    yield say.plural(
        "{n} participant: {listed}.", "{n} participants: {listed}.", len(everybody), listed=broken(", ".join(told))
    )
    if mine:
        yield say("They are too many to be listed here: below are those from {country}.", country=broken(mine))
    else:
        yield say("They are too many to be listed here by name.")


def _whose(daybook: Daybook) -> str | tuple[str, ...]:
    return "whole" if daybook.reader.is_whole else daybook.reader.leaves


def _named(daybook: Daybook) -> tuple[Person, ...]:
    return tuple(p for p in _participants(daybook) if not is_code(p.name))


def _table(daybook: Daybook, found: Sequence[Person]) -> dict[str, Any]:
    say, text = daybook.say, daybook.account.text
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
        "notes": [],
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


__all__ = ["people", "people_in_short"]
