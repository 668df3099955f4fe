"""Edits: functions from an edition to another one; each validates what it changes."""

from __future__ import annotations

from typing import Any, TypeVar

from lawatan.domain.edition import Edition
from lawatan.domain.plan import Plan

E = TypeVar("E", bound=Edition[Any])


def replace(edition: E, **fields: object) -> E:
    """Return the edition with ``fields`` set, validated as a whole.

    Raises pydantic's ValidationError, with the path of each bad field, where the outcome would not hold together.
    """
    values = {name: getattr(edition, name) for name in type(edition).model_fields}
    return type(edition).model_validate({**values, **fields})


def with_plan(edition: E, plan: Plan) -> E:
    """Return the edition with ``plan`` in the place of its own."""
    return replace(edition, plan=plan)


def unplanned(edition: E) -> E:
    """Return the edition without any decision."""
    return with_plan(edition, Plan())
