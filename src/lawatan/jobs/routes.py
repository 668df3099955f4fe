"""The routes that a group can take through its cities, and the groups that have to choose theirs together.

A group's own route is that of its changes of city. Cities whose order is free (``City.any_order``) may change places on it;
where the group has something to attend in one that is not on its route yet, it has to go there too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice, permutations
from math import prod

from lawatan.domain import upward
from lawatan.schedule import Setting

MOST = 36
"""Orders that are tried at most; of more, those with the shortest rides."""

CONSIDERED = MOST * MOST
"""Orders of which it is asked whether they can be, at most."""

Route = tuple[str, ...]
"""The cities of a group in their order."""

Routes = Mapping[str, Route]
"""The route of each group without parts of its own."""

Company = tuple[tuple[str, ...], list[Route]]
"""Groups that choose their route together, and the routes from which they choose, the nearest to their own first."""


def companies(setting: Setting, free: bool | None) -> tuple[list[Company], bool]:
    """The groups that choose together; and whether all those with the same cities do, as else there were too many orders.

    Groups that attend something together in a city whose place is free go together. The others may go in different
    orders as long as there are no more than ``MOST`` in all. ``free`` as in ``orders``.
    """
    routes = {leaf: list(_routes(setting, leaf, free)) for leaf in setting.leaves}
    found = [(leaves, routes[leaves[0]]) for leaves in _united(setting, routes)]
    if prod(len(each) for _, each in found) <= MOST:
        return found, False
    same: dict[tuple[Route, int], list[str]] = {}
    for leaf in setting.leaves:
        same.setdefault((routes[leaf][0], len(routes[leaf])), []).append(leaf)
    alike = [(tuple(leaves), routes[leaves[0]]) for leaves in same.values()]
    return alike, len(alike) < len(found)


def _united(setting: Setting, routes: Mapping[str, list[Route]]) -> list[tuple[str, ...]]:
    """Groups with the same routes, those that meet in a city whose place is free in one."""
    of = {leaf: leaf for leaf in setting.leaves}
    for one in setting.occurrences.values():
        meeting = [leaf for leaf in one.leaves if one.base in _moving(routes[leaf])]
        for leaf in meeting[1:]:
            if routes[leaf] == routes[meeting[0]]:
                joined, into = of[leaf], of[meeting[0]]
                of = {each: into if company == joined else company for each, company in of.items()}
    found: dict[str, list[str]] = {}
    for leaf in setting.leaves:
        found.setdefault(of[leaf], []).append(leaf)
    return [tuple(leaves) for leaves in found.values()]


def _moving(routes: Collection[Route]) -> set[str]:
    """The cities that do not have the same place on all of some routes."""
    return {place for places in zip(*routes, strict=True) if len(set(places)) > 1 for place in places}


def _routes(setting: Setting, leaf: str, free: bool | None) -> Iterator[Route]:
    """The routes of a group; the first is its own, with the cities that are not on it yet."""
    edition, own = setting.edition, setting.cities(leaf)
    if any(c.change.from_city != here for c, here in zip(setting.crossings_of(leaf), own, strict=False)):
        yield own  # the changes do not follow each other: see ``faults.misplaced``
        return
    movable = {each for each in edition.cities if free or edition.cities[each].any_order}
    cities = _whole(setting, leaf, own, movable)
    begins_there = bool(free) or any(edition.groups[group].city for group in upward(edition, leaf))
    places = [
        n
        for n, each in enumerate(cities)
        if each in movable and cities.count(each) == 1 and (n > 0 or not begins_there)
    ]
    for order in islice(permutations(cities[n] for n in places), CONSIDERED):
        route = list(cities)
        for n, each in zip(places, order, strict=True):
            route[n] = each
        yield tuple(route)


def _whole(setting: Setting, leaf: str, own: Route, movable: Collection[str]) -> Route:
    """A route with the cities whose order is free that are not on it, though the group has something to attend there.

    They come last; where the last city has to stay that, before it.
    """
    attended = {one.base for one in setting.attended_by(leaf) if not one.activity.day_trip}
    further = tuple(each for each in setting.edition.cities if each in attended & set(movable) - set(own))
    if len(own) > 1 and own[-1] not in movable:
        return (*own[:-1], *further, own[-1])
    return (*own, *further)
