"""Which kind of record a table of an edition holds."""

from __future__ import annotations

from typing import Any, get_args

from lawatan.domain import Heading, Plan, Record
from lawatan.domain.tables import HEADING, PLAN_TABLES
from lawatan.rules import RULES, Rule


def kind_of(edition: Any, table: str) -> type[Record]:
    """The kind of record in a table; of the rules, whose kinds differ, what all of them have."""
    if table == HEADING[0]:
        return Heading
    if table == "rules":
        return Rule
    fields = (Plan if table in PLAN_TABLES else type(edition)).model_fields
    found = get_args(fields[table].annotation)[0]
    assert isinstance(found, type) and issubclass(found, Record)
    return found


def rule_of_kind(kind: str) -> type[Rule]:
    """The class of a rule by its kind."""
    return next(rule for rule in RULES if rule.model_fields["kind"].default == kind)
