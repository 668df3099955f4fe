"""What the guide says of a rule, made from the rule itself: title, help, numbers; around what is written by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from lawatan.words import Words

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from lawatan.rules import Rule

_MONDAY = dt.date(2024, 1, 1)
"""Some Monday, for the names of weekdays."""


def entry(kind: str, written: str, say: Words) -> str:
    """The Markdown of a rule's entry: heading and help, what is written by hand, then its numbers."""
    from lawatan.rules import RULES

    rule = next(rule for rule in RULES if rule.model_fields["kind"].default == kind)
    parts = [f"# {say(rule.title)}", f"> {say(rule.help)}", written.strip(), *_numbers(rule, say)]
    return "\n\n".join(parts) + "\n"


def own_fields(rule: type[Rule]) -> dict[str, FieldInfo]:
    """The fields that this kind of rule has beside those of every rule, by name."""
    from lawatan.rules import Rule

    return {name: field for name, field in rule.model_fields.items() if name not in Rule.model_fields}


def _numbers(rule: type[Rule], say: Words) -> list[str]:
    fields, heading, weight = own_fields(rule), "## " + say("What can be set"), _weight(rule, say)
    if not fields:
        return [heading, say("This rule has no numbers of its own."), weight]
    head = [say("Field"), say("Unless set"), say("Meaning")]
    rows = [_row(name, field, say) for name, field in fields.items()]
    if not any(meaning for *_, meaning in rows):
        head, rows = head[:2], [row[:2] for row in rows]
    lines = [head, ["---"] * len(head), *rows]
    table = "\n".join("| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in lines)
    return [heading, table, weight]


def _weight(rule: type[Rule], say: Words) -> str:
    """Whether the rule may be a preference."""
    if rule.weighable:
        return say(
            "It must hold, or with a weight it is a preference: see {page}.", page=f"[{say('Rules')}](../rules.md)"
        )
    return say("It always has to hold: it cannot be a preference.")


def _row(name: str, field: FieldInfo, say: Words) -> list[str]:
    title, meaning = field.title or name, field.description or ""
    return [say(title), _default(field, say), say(meaning)]


def _default(field: FieldInfo, say: Words) -> str:
    if field.is_required():
        return say("must be given")
    unit = (field.json_schema_extra or {}).get("unit", "") if isinstance(field.json_schema_extra, dict) else ""
    return _value(field.get_default(call_default_factory=True), str(unit or ""), say)


def _value(value: Any, unit: str, say: Words) -> str:
    if value is None or value == ():
        return "–"
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, dt.time):
        return say.time(value)
    if isinstance(value, int) and unit == "min":
        return say.duration(value)
    if isinstance(value, tuple):
        return say.list(_value(one, unit, say) for one in value)
    if isinstance(value, str):
        choice = value.replace("_", " ").capitalize()
        return _weekday(value, say) or say(choice)
    return f"{value} {unit}".strip()


def _weekday(value: object, say: Words) -> str:
    from lawatan.domain import WEEKDAYS

    return say.weekday(_MONDAY + dt.timedelta(days=WEEKDAYS.index(str(value)))) if value in WEEKDAYS else ""
