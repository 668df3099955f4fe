"""What the layers lower, as expressions of a model with its ways; and what the first comes to in a plan, by the checker."""

from __future__ import annotations

from typing import Any

from lawatan.rules import cost
from lawatan.schedule import View, ride_prices
from lawatan.solver.model import SolverModel
from lawatan.solver.ways import Ways


def least_travel(model: SolverModel, ways: Ways) -> tuple[Any, ...]:
    """The goal of L2: minutes of travel, prices of rides and what preferences cost, in one sum."""
    return (ways.travel + ways.prices + model.cost,)


def travel_worth(view: View) -> int:
    """What ``least_travel`` comes to in a plan."""
    return view.travel_minutes + ride_prices(view) + cost(view, fleet=False)


def least_waiting(model: SolverModel, ways: Ways) -> tuple[Any, ...]:
    """No more travel, prices or cost, each by itself; then the least waiting and lateness."""
    return ways.travel, ways.prices, model.cost, ways.waiting + ways.lateness + model.other_rooms
