"""What a plan is worth, to be compared with plans of the same activities that go by another edition's changes of city."""

from __future__ import annotations

from typing import NamedTuple

from lawatan.rules import active_rules, cost
from lawatan.schedule import View, ride_prices


class Worth(NamedTuple):
    """What planning lowers, the weightiest first, so that the lesser of two is the better plan."""

    left_out: int
    """Things that must happen and are not placed, missing rides among them."""
    broken: int
    """Breaches of other rules that must hold; those about vehicles, which are chosen afterwards, do not count."""
    optional: int
    """What may be left out and is."""
    minutes: int
    """Minutes of travel, what cost and comfort of the rides are worth, and what preferences not kept are worth."""


def worth(view: View) -> Worth:
    """What a plan is worth; the sum of minutes is the one that planning lowers (``solver.layers``, L2)."""
    must = [one for one in view.unplaced if one.activity.must_happen]
    rules = [rule for rule in active_rules(view.setting) if rule.weight is None and not rule.fleet]
    return Worth(
        left_out=len(must) + len(view.without_ride),
        broken=sum(1 for rule in rules if rule.kind != "must_happen" for _ in rule.breaches(view)),
        optional=len(view.unplaced) - len(must),
        minutes=view.travel_minutes + ride_prices(view) + cost(view, fleet=False),
    )
