"""The orders in which groups can go through the cities whose order is free (``City.any_order``), each as an edition.

An order is an edit of the changes of city: whatever asks where a group is reads those, and so needs to know nothing of
free orders. How each is planned and which one is taken stands in ``plan_orders``; what a change becomes, in ``rerouting``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise, permutations, product
from math import prod

from lawatan.domain import Changes, apply, upward
from lawatan.jobs.rerouting import NoWay, Ways, rerouted
from lawatan.rules import Edition
from lawatan.rules.phrases import city, name, sentence_case
from lawatan.schedule import Setting, settled
from lawatan.words import Words, words

MOST = 36
"""Orders that are tried at most; of more, those with the shortest rides."""

Route = tuple[str, ...]
"""The cities of a group in their order."""

Routes = Mapping[str, Route]
"""The route of each group without parts of its own."""


@dataclass(frozen=True)
class Order:
    """One order in which the groups can go, as an edit of the edition."""

    routes: Routes
    changes: Changes
    """Empty where it is the edition's own order."""
    edition: Edition
    """The edition that goes by it."""
    added: tuple[str, ...]
    """Known ways that it adds, as without them two of its cities are not joined; ids of ``edition.ride_options``."""


@dataclass(frozen=True)
class RuledOut:
    """An order that cannot be, and why, in a sentence."""

    routes: Routes
    why: str


@dataclass(frozen=True)
class Orders:
    """The orders of an edition."""

    possible: tuple[Order, ...]
    """Never empty; the edition's own comes first if it can be, then those with the shortest rides."""
    ruled_out: tuple[RuledOut, ...]
    alike: bool
    """Groups that could go in different orders all go in the same one: there would be too many to try."""
    beyond: int
    """Further orders that can be, but are not tried."""

    @property
    def number(self) -> int:
        """How many there are in all."""
        return len(self.possible) + len(self.ruled_out) + self.beyond


def orders(edition: Edition, language: str = "en", free: bool | None = None) -> Orders | None:
    """The orders in which the groups can go; None where there is no other than the edition's own.

    ``free`` None: the cities that say so may change places. True: all but the first of each group. False: none.
    A city that comes twice on a group's way keeps its places there, and so does the first one where the group names it.
    """
    setting, say = Setting(edition), words(language)
    if free is False or not setting.leaves:
        return None
    companies, alike = _companies(setting, free)
    if prod(len(routes) for _, routes in companies) <= 1:
        return None
    ways = Ways(edition, say)
    found, ruled_out = list[tuple[int, Order]](), list[RuledOut]()
    own = {leaf: setting.cities(leaf) for leaf in setting.leaves}
    everything = product(*(routes for _, routes in companies))
    for chosen in islice(everything, MOST * MOST):  # ways and locks are asked of so many, far more than are tried
        routes = {leaf: route for (leaves, _), route in zip(companies, chosen, strict=True) for leaf in leaves}
        routes = {leaf: routes[leaf] for leaf in setting.leaves}
        try:
            order = _order(setting, ways, routes, say)
        except NoWay as lacking:
            ruled_out.append(RuledOut(routes, str(lacking)))
        else:
            found.append((-1 if routes == own else ways.minutes(routes.values()), order))
    found.sort(key=lambda each: each[0])
    possible = tuple(order for _, order in found[:MOST]) or (Order(own, {}, edition, ()),)
    kept = tuple(each for each in ruled_out if found or each.routes != own)
    return Orders(possible, kept, alike, max(0, len(found) - MOST))


def route_told(edition: Edition, route: Route, say: Words) -> str:
    """The cities of a route by name."""
    return " → ".join(edition.cities[each].name.in_language(say.language) for each in route)


def routes_told(edition: Edition, routes: Routes, say: Words) -> str:
    """An order for people: the cities by name; where groups go in different orders, with the names of the groups."""
    goers: dict[Route, list[str]] = {}
    for leaf, route in routes.items():
        goers.setdefault(route, []).append(edition.groups[leaf].name.in_language(say.language))
    if len(goers) == 1:
        return route_told(edition, next(iter(goers)), say)
    return "; ".join(
        say("{groups}: {cities}", groups=say.list(groups), cities=route_told(edition, route, say))
        for route, groups in goers.items()
    )


def _order(setting: Setting, ways: Ways, routes: Routes, say: Words) -> Order:
    """The edit that makes the groups go so. NoWay where something locked or a lack of ways forbids it."""
    edition: Edition = setting.edition
    for leaf, route in routes.items():
        if told := _locked_against(setting, leaf, route, say):
            raise NoWay(told)
    changes = rerouted(setting, ways, routes)
    if not changes:
        return Order(routes, {}, edition, ())
    after = apply(edition, changes)
    changes |= settled(edition, after, changes)
    added = tuple(key for table, key in changes if table == "ride_options")
    return Order(routes, changes, apply(edition, changes), added)


def _companies(setting: Setting, free: bool | None) -> tuple[list[tuple[tuple[str, ...], list[Route]]], bool]:
    """The groups that choose their order together, each with its routes, their own first; and whether all go alike.

    Groups that attend something together in a city whose place is free go together. The others may go in different
    orders; where that makes too many, all with the same cities go alike.
    """
    routes = {leaf: list(_routes(setting, leaf, free)) for leaf in setting.leaves}
    together = _united(setting, routes)
    found = [(leaves, routes[leaves[0]]) for leaves in together]
    if prod(len(each) for _, each in found) <= MOST:
        return found, False
    same: dict[Route, list[str]] = {}
    for leaf in setting.leaves:
        same.setdefault(tuple(setting.cities(leaf)), []).append(leaf)
    alike = [(tuple(leaves), routes[leaves[0]]) for leaves in same.values()]
    return alike, len(alike) < len(found)


def _united(setting: Setting, routes: Mapping[str, list[Route]]) -> list[tuple[str, ...]]:
    """Groups with the same cities, those that meet in a city whose place is free in one."""
    of = {leaf: leaf for leaf in setting.leaves}
    for one in setting.occurrences.values():
        meeting = [leaf for leaf in one.leaves if one.base in _moving(routes[leaf])]
        for leaf in meeting[1:]:
            if setting.cities(leaf) == setting.cities(meeting[0]):
                joined, into = of[leaf], of[meeting[0]]
                of = {each: into if company == joined else company for each, company in of.items()}
    found: dict[str, list[str]] = {}
    for leaf in setting.leaves:
        found.setdefault(of[leaf], []).append(leaf)
    return [tuple(leaves) for leaves in found.values()]


def _moving(routes: list[Route]) -> set[str]:
    """The cities that do not have the same place on all of some routes."""
    return {place for places in zip(*routes, strict=True) if len(set(places)) > 1 for place in places}


def _routes(setting: Setting, leaf: str, free: bool | None) -> Iterator[Route]:
    """The routes of a group, its own first."""
    cities = setting.cities(leaf)
    places = _free_places(setting, leaf, free)
    for order in islice(permutations(cities[n] for n in places), MOST * MOST):
        route = list(cities)
        for n, each in zip(places, order, strict=True):
            route[n] = each
        yield tuple(route)


def _free_places(setting: Setting, leaf: str, free: bool | None) -> list[int]:
    """The places on a group's way at which another city can stand."""
    edition, cities = setting.edition, setting.cities(leaf)
    broken = any(
        crossing.change.from_city != here for crossing, here in zip(setting.crossings_of(leaf), cities, strict=False)
    )
    if broken:
        return []
    named = any(edition.groups[group].city for group in upward(edition, leaf))
    return [
        n
        for n, each in enumerate(cities)
        if (n > 0 if free else edition.cities[each].any_order) and cities.count(each) == 1 and (n > 0 or not named)
    ]


def _locked_against(setting: Setting, leaf: str, route: Collection[str], say: Words) -> str:
    """Why what is locked does not let a group go so, in a sentence; empty where it does."""
    plan, cities = setting.edition.plan, tuple(route)
    steps = list(pairwise(cities))
    locked: list[tuple[int, str, str]] = []
    for crossing in setting.crossings_of(leaf):
        ride = plan.rides.get(crossing.id)
        if ride is not None and ride.locked:
            change = crossing.change
            if (change.from_city, change.to_city) not in steps:
                return say("{ride} is locked.", ride=sentence_case(name(setting, crossing.id, say)))
            departure = setting.clock.minute(ride.departure)
            locked += [(departure, change.from_city, crossing.id), (departure + 1, change.to_city, crossing.id)]
    for one in setting.attended_by(leaf):
        slot = plan.placements.get(one.id)
        if slot is not None and slot.locked:
            locked.append((setting.clock.minute(slot.start), one.base, one.id))
    locked = sorted(each for each in locked if cities.count(each[1]) == 1)
    for (_, earlier, first), (_, later, second) in pairwise(locked):
        if cities.index(earlier) > cities.index(later):
            return say(
                "{first} is locked before {second}, so {earlier} comes before {later}.",
                first=sentence_case(name(setting, first, say)),
                second=name(setting, second, say),
                earlier=city(setting, earlier, say),
                later=city(setting, later, say),
            )
    return ""
