"""Whether papers say something else than those of a version sent, be it that nobody's schedule is otherwise."""

from __future__ import annotations

from typing import Any

from lawatan.domain import PROMISED, difference
from lawatan.rules import Edition

_BREAKS = ("lunch", "friday_break")
"""The kinds of rule that stand on papers: when people eat and pray."""
_OF_THE_DESK: dict[str, Any] = {
    "facts": {},
    "locked": False,
    "letter": "",
    "letter_date": None,
    "next_action": "",
    "next_due": None,
    "owner": None,
    "now": None,
}
"""Fields that are for the desk, with their values when empty: the committee's papers alone show some of them."""


def corrected(sent: Edition, current: Edition) -> bool:
    """Say whether a name, a place, what to bring … is otherwise than in a version: all that is not only for the desk."""
    return any(
        _on_paper(was) != _on_paper(now)
        for (table, _), (was, now) in difference(sent, current).items()
        if table not in PROMISED and (table != "rules" or _is_break(was) or _is_break(now))
    )


def _is_break(rule: Any) -> bool:
    return rule is not None and rule.kind in _BREAKS


def _on_paper(record: Any) -> Any:
    """A record without what is for the desk alone."""
    if record is None:
        return None
    told = {name: empty for name, empty in _OF_THE_DESK.items() if name in type(record).model_fields}
    return record.model_copy(update=told)


__all__ = ["corrected"]
