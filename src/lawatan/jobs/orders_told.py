"""The orders of the cities that were tried, for people: a row each, and what is to be known besides; and as ``--json``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lawatan.jobs.orders import routes_told
from lawatan.jobs.plan_orders import Look, Looking, Tried
from lawatan.jobs.routes import Routes
from lawatan.rules import Edition
from lawatan.words import Words, mark

HEADS = (
    mark("Order of the cities"),
    mark("Left out"),
    mark("Rules broken"),
    mark("On the road"),
    mark("Price, as time"),
)
"""The heads of the columns."""


@dataclass(frozen=True)
class Row:
    """One order in words; ``state`` is ``taken``, ``tried``, ``not_tried`` or ``ruled_out``."""

    state: str
    cells: tuple[str, str, str, str, str]
    why: str = ""
    """Why it was not planned, in a sentence; then all cells but the first are empty."""


def order_looked_at(edition: Edition, looking: Looking, say: Words) -> str:
    """Which order planning looks at, in few words."""
    return say(
        "Order {n} of {of}, {order}",
        n=looking.number,
        of=looking.of,
        order=routes_told(edition, looking.order.routes, say),
    )


def rows(edition: Edition, tried: Tried, say: Words) -> tuple[Row, ...]:
    """A row an order: the one taken, then the others, the better first, then those that were not planned."""
    looks = (_look(edition, tried, look, say) for look in tried.looks)
    no_orders = tried.orders.ruled_out
    names = (routes_told(edition, each.routes, say) for each in no_orders)
    ruled_out = (
        Row("ruled_out", (name, "", "", "", ""), each.why) for name, each in zip(names, no_orders, strict=True)
    )
    return (*looks, *ruled_out)


def remarks(edition: Edition, tried: Tried, say: Words) -> Iterator[str]:
    """What is to be known besides, a sentence each: what is added, and what was not tried."""
    names = [tried.taken.edition.ride_options[way].name.in_language(say.language) for way in tried.taken.added]
    if names:
        yield say(
            "This order needs ways that the programme does not have yet; they are added: {ways}.", ways=say.list(names)
        )
    if tried.orders.alike:
        yield say("All groups go in the same order: in different ones there would be too many to try.")
    if tried.orders.beyond:
        yield say.plural(
            "{n} further order was not tried, as its rides take longer.",
            "{n} further orders were not tried, as their rides take longer.",
            tried.orders.beyond,
        )


def as_object(edition: Edition, tried: Tried, say: Words) -> dict[str, Any]:
    """The object of ``--json``."""
    return {
        "orders": [
            *(_object(tried, look) for look in tried.looks),
            *(
                {"state": "ruled_out", "routes": _lists(each.routes), "why": each.why}
                for each in tried.orders.ruled_out
            ),
        ],
        "remarks": list(remarks(edition, tried, say)),
    }


def _state(tried: Tried, look: Look) -> str:
    return "taken" if look.order is tried.taken else "tried" if look.plan is not None else "not_tried"


def _look(edition: Edition, tried: Tried, look: Look, say: Words) -> Row:
    name = routes_told(edition, look.order.routes, say)
    if not look.order.changes:
        name = say("{order} (as now)", order=name)
    if look.worth is None:
        return Row(_state(tried, look), (name, "", "", "", ""), say("There was no time to look at it."))
    left_out = look.worth.left_out + look.worth.optional
    figures = (str(left_out), str(look.worth.broken), say.duration(look.travel_minutes), say.duration(look.price))
    return Row(_state(tried, look), (name, *figures))


def _object(tried: Tried, look: Look) -> dict[str, Any]:
    found: dict[str, Any] = {"state": _state(tried, look), "routes": _lists(look.order.routes)}
    if look.worth is not None:
        found |= {
            "left_out": list(look.left_out),
            "broken": look.worth.broken,
            "travel_minutes": look.travel_minutes,
            "price": look.price,
            "added": list(look.order.added),
        }
    return found


def _lists(routes: Routes) -> dict[str, list[str]]:
    return {leaf: list(route) for leaf, route in routes.items()}
