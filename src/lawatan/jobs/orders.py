"""The orders in which groups can go through the cities whose order is free (``City.any_order``), each as an edition.

An order is an edit of the changes of city: whatever asks where a group is reads those, and so needs to know nothing of
free orders. The routes of each group stand in ``routes``, what becomes of the changes in ``rerouting``; how each order is
planned and which one is taken in ``plan_orders``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise, product
from math import prod

from lawatan.domain import Changes, apply
from lawatan.jobs.rerouting import Ways, rerouted
from lawatan.jobs.routes import CONSIDERED, MOST, Route, Routes, companies
from lawatan.rules import Edition
from lawatan.rules.phrases import city, name, sentence_case
from lawatan.schedule import Setting, settled
from lawatan.words import Words, words


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

    ``free`` None: the cities that say so may change places, and a group goes to those where it has something to attend.
    True: all but the first of each group. False: none. A city that comes twice on a group's way keeps its places there, and
    so does the first one where the group names it.
    """
    setting, say = Setting(edition), words(language)
    own = {leaf: setting.cities(leaf) for leaf in setting.leaves}
    if free is False or not own:
        return None
    choosing, alike = companies(setting, free)
    if prod(len(routes) for _, routes in choosing) == 1 and all(own[each[0]] == r[0] for each, r in choosing):
        return None
    ways = Ways(edition, say)
    found, ruled_out = list[Routes](), list[RuledOut]()
    for chosen in islice(product(*(routes for _, routes in choosing)), CONSIDERED):
        of = {leaf: route for (leaves, _), route in zip(choosing, chosen, strict=True) for leaf in leaves}
        routes = {leaf: of[leaf] for leaf in setting.leaves}
        if why := _against(setting, ways, routes, say):
            ruled_out.append(RuledOut(routes, why))
        else:
            found.append(routes)
    found.sort(key=lambda routes: -1 if routes == own else ways.minutes(routes.values()))
    possible = tuple(_order(setting, ways, routes) for routes in found[:MOST]) or (Order(own, {}, edition, ()),)
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


def _order(setting: Setting, ways: Ways, routes: Routes) -> Order:
    """The edit that makes the groups go so; its cities have to be joined."""
    edition: Edition = setting.edition
    changes = rerouted(setting, ways, routes)
    if not changes:
        return Order(routes, {}, edition, ())
    after = apply(edition, changes)
    changes |= settled(edition, after, changes)
    added = tuple(key for table, key in changes if table == "ride_options")
    return Order(routes, changes, apply(edition, changes), added)


def _against(setting: Setting, ways: Ways, routes: Routes, say: Words) -> str:
    """Why the groups cannot go so, in a sentence: something locked, or two cities that no way joins; empty if they can."""
    for leaf, route in routes.items():
        if told := _locked_against(setting, leaf, route, say):
            return told
    steps = dict.fromkeys(
        step for leaf, route in routes.items() if route != setting.cities(leaf) for step in pairwise(route)
    )
    return next((told for step in steps if (told := ways.lacking(*step))), "")


def _locked_against(setting: Setting, leaf: str, route: Route, say: Words) -> str:
    """Why what is locked does not let a group go so, in a sentence; empty where it does."""
    plan = setting.edition.plan
    steps = list(pairwise(route))
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
    locked = sorted(each for each in locked if route.count(each[1]) == 1)
    for (_, earlier, first), (_, later, second) in pairwise(locked):
        if route.index(earlier) > route.index(later):
            return say(
                "{first} is locked before {second}, so {earlier} comes before {later}.",
                first=sentence_case(name(setting, first, say)),
                second=name(setting, second, say),
                earlier=city(setting, earlier, say),
                later=city(setting, later, say),
            )
    return ""
