"""What does not hold, as sentences with the field that each is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawatan.gui.form.editor import Path
from lawatan.words import Words

if TYPE_CHECKING:
    from pydantic import ValidationError


def sentences(fault: ValidationError, say: Words, key: tuple[str, str] | None = None) -> Iterator[tuple[Path, str]]:
    """Each fault with the path of its field in the record ``key``; empty where it lies in another record."""
    from lawatan.jobs.faults import what  # with the rules, after the first paint

    for error in fault.errors(include_url=False):
        told = what(error, say)
        text = told[:1].upper() + told[1:] + "."
        path = _within(tuple(error["loc"]), key)
        yield path if path is not None else (), text


def _kinds() -> tuple[str, ...]:
    """The kinds of rules: pydantic names one in the path of a fault."""
    from lawatan.rules import RULES  # after the first paint

    return tuple(str(rule.model_fields["kind"].default) for rule in RULES)


def _within(path: Path, key: tuple[str, str] | None) -> Path | None:
    """The path within the record: ``apply`` names table and id first, and pydantic the kind of a rule."""
    if key is None:
        return path
    table, record = key
    whole = path[1:] if path[:1] == ("plan",) else path
    if whole[:2] == (table, record):
        rest = whole[2:]
        return rest[1:] if table == "rules" and rest[:1] and rest[0] in _kinds() else rest
    if whole and whole[0] == table:
        return None
    return path
