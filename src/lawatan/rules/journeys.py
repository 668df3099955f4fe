"""What the rules on the journeys of participants share. The rules: arrivals, departures."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from pydantic import Field

from lawatan.domain import Journey, Kind, Person
from lawatan.rules.pairs import ends_in_city, starts_in_city
from lawatan.rules.persons import people, takers
from lawatan.rules.phrases import minute, name, sentence_case, when
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Crossing, Occurrence, RideRun, Setting, Window
from lawatan.words import Words

Item = Occurrence | Crossing


class JourneyRule(WindowRule):
    """What a group does begins after its people have come (``coming``), or ends before they have to go.

    Their *bound* is the minute at which they are there, or leave; who has no journey on record has none. They come to a
    hotel in the city of their airport, and leave from one there, where the rides of the group lead from it to where it
    then is, or from there to it; else they make the whole way by themselves (``travel``: the table's, or an estimate).
    """

    coming: ClassVar[bool]

    kinds: tuple[Kind, ...] = Field(
        ("free_time", "meal"), title="Not about", description="Kinds of activity that may do without them."
    )
    missing_allowed: int = Field(
        0,
        ge=0,
        le=1000,
        title="May be missing",
        description="So many of those who take part at most.",
        json_schema_extra={"unit": "people"},
    )

    @abstractmethod
    def bound_of(self, setting: Setting, person: str, city: str) -> int | None:
        """The bound of a person who comes to the hotel of a city, or leaves from it; None: the journey is not known."""

    @abstractmethod
    def journey_of(self, person: Person) -> Journey | None:
        """The journey that bounds a person."""

    @abstractmethod
    def told(self, missing: str, n: int, say: Words, **fields: object) -> str:
        """The sentence about something that ``n`` people miss: ``what``, ``when``, and the bound: ``date``, ``time``."""

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence that is not exempt, and every crossing, of people whose journeys bound it."""
        items: list[Item] = [*setting.occurrences.values(), *setting.crossings.values()]
        for item in items:
            if self.bound(setting, item) is not None:
                yield (item.id,)

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """The starts, over the horizon, that keep to the bound."""
        bound = self.bound(setting, occurrence)
        if bound is None:
            return None
        first, last = setting.clock.horizon
        begins, ends = (max(first, bound), last) if self.coming else (first, min(last, bound - occurrence.minutes))
        return ((begins, ends),) if begins <= ends else ()

    def allows(self, setting: Setting, crossing: Crossing, run: RideRun) -> bool:
        """The ride leaves after they have come, or arrives before they have to go."""
        bound = self.bound(setting, crossing)
        return bound is None or not self._misses(bound, run.start, run.end)

    def bound(self, setting: Setting, item: Item) -> int | None:
        """The minute that bounds an activity or a ride: of the one after those who may be missing; None: nothing does."""
        if isinstance(item, Occurrence) and item.activity.kind in self.kinds:
            return None
        bounds = self._bounds(setting, item)
        if len(bounds) <= self.missing_allowed:
            return None
        return sorted(bounds.values(), reverse=self.coming)[self.missing_allowed]

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who would miss it, and what is the bound."""
        (key,) = breach.about
        start, end = minute(breach.fields["start"]), minute(breach.fields["end"])
        item = setting.occurrences.get(key) or setting.crossings[key]
        missing = [p for p, bound in self._bounds(setting, item).items() if self._misses(bound, start, end)]
        bound = setting.clock.moment(self.bound(setting, item) or 0, setting.zone(self._city(item)))
        return self.told(
            people(setting, missing, say),
            len(missing),
            say,
            what=sentence_case(name(setting, key, say)),
            when=when(setting, key, start, end, say),
            date=say.date(bound.date()),
            time=say.time(bound),
        )

    def buffer(self, setting: Setting, journey: Journey, at_airport: int, at_station: int) -> int:
        """The minutes that a journey takes at its airport or station: its own, else an airport's where it is not told."""
        if journey.minutes is not None:
            return journey.minutes
        venue = setting.edition.venues[journey.venue] if journey.venue else None
        return at_station if venue is not None and venue.kind == "station" else at_airport

    def allowance(self, say: Words) -> str:
        """How many may be missing, in words; empty where nobody may."""
        return say("{n} may be missing", n=self.missing_allowed) if self.missing_allowed else ""

    def _misses(self, bound: int, start: int, end: int) -> bool:
        """Whether somebody with that bound misses something."""
        return start < bound if self.coming else end > bound

    def _city(self, item: Item) -> str:
        """The city by whose clock the bound is told."""
        if isinstance(item, Occurrence):
            return item.city
        return item.change.from_city if self.coming else item.change.to_city

    def _bounds(self, setting: Setting, item: Item) -> dict[str, int]:
        """The bounds of those who take part, as far as there are any; found once for all that they do in one city."""
        if isinstance(item, Crossing):
            who: tuple[object, ...] = ((item.leaf,),)
        else:
            choice = item.activity.opt_in
            who = (item.groups, choice.enrolled if choice else (), item.activity.apart)
        here = starts_in_city(item) if self.coming else ends_in_city(item)
        leaves = item.leaves if isinstance(item, Occurrence) else (item.leaf,)

        def find() -> dict[str, int]:
            bounds = {person: self._bound_once(setting, person, here, leaves) for person in takers(setting, item)}
            return {person: bound for person, bound in bounds.items() if bound is not None}

        return setting.once(self, ("bounds", who, here), find)

    def _bound_once(self, setting: Setting, person: str, here: str, leaves: tuple[str, ...]) -> int | None:
        city = self._hotel_city(setting, person, here, leaves)
        return setting.once(self, ("bound", person, city), partial(self.bound_of, setting, person, city))

    def _hotel_city(self, setting: Setting, person: str, here: str, leaves: tuple[str, ...]) -> str:
        """The city of the person’s airport, where rides of one of the groups join it with ``here``; else ``here``."""
        journey = self.journey_of(setting.edition.persons[person])
        if journey is None or not journey.venue:
            return here
        there = setting.travel.city_of(journey.venue)
        for leaf in leaves:
            route = setting.cities(leaf)[:: -1 if self.coming else 1]
            if there in route[route.index(here) if here in route else 0 :]:
                return there
        return here
