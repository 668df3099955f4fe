"""The changes of city that take groups through their cities in another order.

A change between the same two cities stays what it is, with its ways, its dates and its id. Another one goes by the ways
that the programme has between its cities, else by those that are known beforehand (``known_ways``). The dates of a change
hold for the one that takes its place where it leaves or reaches a city that keeps its place: who is to be in Jakarta until
Tuesday is so wherever the group goes next. Between two cities that both changed places nothing is said of dates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lawatan.domain import CityChange, Key, Record, RideOption, apply, changed, upward
from lawatan.jobs.blank import free_id
from lawatan.jobs.known_ways import Lacking, adding, ways_for
from lawatan.rules import Edition
from lawatan.schedule import Setting, leaves
from lawatan.words import Words


class Ways:
    """The ways between the cities of an edition: its own, and the known ones where it has none."""

    def __init__(self, edition: Edition, say: Words) -> None:
        self.edition = edition
        self._say = say
        self._lacking: dict[tuple[str, str], str] = {}

    def own(self, begins: str, ends: str) -> tuple[str, ...]:
        """The edition's own ways from one city to another, by id."""
        every = self.edition.ride_options.values()
        return tuple(way.id for way in every if (way.from_city, way.to_city) == (begins, ends))

    def lacking(self, begins: str, ends: str) -> str:
        """Why there is no way from one city to another, in a sentence; empty where there is one of its own or known."""
        step = begins, ends
        if step not in self._lacking:
            changes, why = self._known(self.edition, begins, ends)
            here, there = (self.edition.cities[each].name.in_language(self._say.language) for each in step)
            told = self._say("There is no way from {start} to {end}.", start=here, end=there)
            self._lacking[step] = "" if self.own(begins, ends) or changes else f"{told} {why}".strip()
        return self._lacking[step]

    def adding(self, edition: Edition, begins: str, ends: str) -> dict[Key, Record | None]:
        """The edit that adds the known ways between two cities to an edition that has none; empty if none is known."""
        return self._known(edition, begins, ends)[0]

    def _known(self, edition: Edition, begins: str, ends: str) -> tuple[dict[Key, Record | None], str]:
        """The same edit, and what is missing for a way that cannot be added."""
        why, changes, now = "", dict[Key, Record | None](), edition
        for known in ways_for(edition, begins, ends):
            try:
                added = adding(now, known, self._say)
            except Lacking as lacking:
                why = str(lacking)
            else:
                changes |= added
                now = apply(now, added)
        return changes, why

    def minutes(self, routes: Iterable[Sequence[str]]) -> int:
        """The minutes that the services of the shortest ways take on some routes, together; to tell the more promising."""
        return sum(self._shortest(*step) for route in routes for step in pairwise(route))

    def _shortest(self, begins: str, ends: str) -> int:
        ways: list[RideOption] = [self.edition.ride_options[way] for way in self.own(begins, ends)]
        ways = ways or [known.way for known in ways_for(self.edition, begins, ends)]
        return min((sum(service.minutes for service in way.chain) for way in ways), default=0)


@dataclass(frozen=True)
class _Step:
    """A change of city as a group is to make it; ``of`` names the one that it makes now between the same cities."""

    begins: str
    ends: str
    earliest: dt.date | None
    latest: dt.date | None
    of: str | None


def rerouted(setting: Setting, ways: Ways, routes: Mapping[str, tuple[str, ...]]) -> dict[Key, Record | None]:
    """The edit of changes of city, and the ways that have to be added, so that each leaf group takes its route.

    Empty where all take the route that they have. The cities of each route have to be joined (``Ways.lacking``).
    """
    if all(routes[leaf] == setting.cities(leaf) for leaf in setting.leaves):
        return {}
    edition: Edition = setting.edition
    companies: dict[tuple[_Step, ...], list[str]] = {}
    for leaf in sorted(setting.leaves, key=lambda leaf: routes[leaf] != setting.cities(leaf)):
        companies.setdefault(_steps(setting, leaf, routes[leaf]), []).append(leaf)
    changes = _lacking(edition, ways, companies)
    whole = apply(edition, changes)
    made: list[tuple[int, CityChange]] = []
    taken: set[str] = set()
    rides: dict[Key, Record | None] = {}
    for steps, company in companies.items():
        for place, step in enumerate(steps):
            change = _change(whole, step, company, taken)
            taken.add(change.id)
            made.append((place, change))
            rides |= _carried(edition, step, change, company)
    made.sort(key=lambda each: each[0])
    numbered = [changed(change, order=n) for n, (_, change) in enumerate(made, start=1)]
    changes |= {("city_changes", old): None for old in edition.city_changes if old not in taken}
    changes |= {("city_changes", new.id): new for new in numbered if edition.city_changes.get(new.id) != new}
    return changes | rides


def _steps(setting: Setting, leaf: str, route: tuple[str, ...]) -> tuple[_Step, ...]:
    """The changes of city that a group is to make; on the route that it has, those that it has, though they may not join."""
    now, cities = [crossing.change for crossing in setting.crossings_of(leaf)], setting.cities(leaf)
    if route == cities:
        return tuple(_Step(each.from_city, each.to_city, each.earliest, each.latest, each.id) for each in now)
    alike: dict[tuple[str, str], list[CityChange]] = {}
    for change in now:
        alike.setdefault((change.from_city, change.to_city), []).append(change)
    found = []
    for place, (begins, ends) in enumerate(pairwise(route)):
        same = alike.get((begins, ends))
        of = same.pop(0) if same else None
        stays = place < len(now) and (begins == cities[place] or ends == cities[place + 1])
        dated = of or (now[place] if stays else None)
        found.append(
            _Step(
                begins,
                ends,
                dated.earliest if dated else None,
                dated.latest if dated else None,
                of.id if of else None,
            )
        )
    return tuple(found)


def _lacking(edition: Edition, ways: Ways, companies: Iterable[tuple[_Step, ...]]) -> dict[Key, Record | None]:
    """The known ways to add for steps that the edition has no way for."""
    changes: dict[Key, Record | None] = {}
    now = edition
    for begins, ends in dict.fromkeys((step.begins, step.ends) for steps in companies for step in steps):
        if not ways.own(begins, ends):
            added = ways.adding(now, begins, ends)
            now = apply(now, added)
            changes |= added
    return changes


def _change(edition: Edition, step: _Step, company: Collection[str], taken: Collection[str]) -> CityChange:
    """The change of city of some groups: the one that they have if its id is not taken by other groups, else a new one."""
    now = edition.city_changes[step.of] if step.of else None
    groups = _named(edition, company, now)
    if now is not None and now.id not in taken:
        return changed(now, groups=groups)
    between = (step.begins, step.ends)
    like = now or next((c for c in edition.city_changes.values() if (c.from_city, c.to_city) == between), None)
    ways = tuple(way.id for way in edition.ride_options.values() if (way.from_city, way.to_city) == between)
    return CityChange(
        id=free_id(f"{step.begins}-{step.ends}", {*edition.city_changes, *edition.activities, *taken}),
        groups=groups,
        from_city=step.begins,
        to_city=step.ends,
        earliest=step.earliest,
        latest=step.latest,
        options=like.options if like is not None else ways,
    )


def _carried(edition: Edition, step: _Step, change: CityChange, company: Collection[str]) -> dict[Key, Record | None]:
    """The rides of some groups between the same two cities, under the id that their change has now."""
    found: dict[Key, Record | None] = {}
    for leaf in company if change.id != step.of else ():
        if (ride := edition.plan.rides.get(f"{step.of}@{leaf}")) is not None:
            made = f"{change.id}@{leaf}"
            found["rides", made] = changed(ride, id=made)
    return found


def _named(edition: Edition, company: Collection[str], now: CityChange | None) -> tuple[str, ...]:
    """The fewest groups that are just these leaf groups; those of the change that they have, if it is theirs alone."""
    if now is not None and {leaf for group in now.groups for leaf in leaves(edition, group)} == set(company):
        return now.groups
    whole = [group for group in edition.groups if set(leaves(edition, group)) <= set(company)]
    return tuple(group for group in whole if not set(upward(edition, group)[1:]) & set(whole))
