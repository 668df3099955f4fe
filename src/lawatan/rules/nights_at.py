"""A group stays some nights in a city."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from lawatan.domain import Id, Refers
from lawatan.domain.fault import wrong
from lawatan.rules.model import Model
from lawatan.rules.pairs import all_time
from lawatan.rules.phrases import city, group
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import NIGHT_ENDS, Setting, View, Window
from lawatan.words import Words, mark


@dataclass(frozen=True)
class Stay:
    """A stay of a leaf group in the city: the crossings that bring it there and take it away, where there are any."""

    leaf: str
    into: str | None
    out: str | None

    @property
    def rides(self) -> tuple[str, ...]:
        """The crossings that decide how long it is."""
        return tuple(ride for ride in (self.into, self.out) if ride is not None)


class NightsAt(Rule):
    """Each stay of a group in a city has so many nights, by the rides that bring it there and take it away.

    Two nights are assumed: with one, all of the time goes into packing.
    """

    title: ClassVar[str] = mark("Nights in a city")
    help: ClassVar[str] = mark(
        "Each time that a group stays in a city it is for so many nights, from the ride that brings it there to the one "
        "that takes it away; the first stay begins with the programme, the last one ends with it. Who arrives before "
        "06:00 has the night before too. A stay of which a ride is not chosen yet breaks nothing."
    )
    far: ClassVar[bool] = True

    kind: Literal["nights_at"] = "nights_at"
    city: Annotated[Id, Refers("cities")] = Field(title="City")
    least: int = Field(2, ge=0, le=366, title="At least")
    most: int | None = Field(None, ge=0, le=366, title="At most")

    @model_validator(mode="after")
    def _forward(self) -> NightsAt:
        if self.most is not None and self.most < self.least:
            raise wrong("turned", mark("the most is less than the least"))
        return self

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Each stay in the city that a ride begins or ends: the group and its rides."""
        yield from ((stay.leaf, *stay.rides) for stay in self._stays(setting))

    def post(self, model: Model, setting: Setting) -> None:
        """Of the first stay the ride out, of the last one the ride into it, of others one for each day of the other."""
        edition = setting.edition
        for stay in self._stays(setting):
            case = model.case(self.id, stay.leaf, *stay.rides)
            if stay.into is None and stay.out is not None:
                model.start_in(stay.out, self._departures(setting, edition.first_day), when=[case])
            elif stay.into is not None and stay.out is None:
                model.end_in(stay.into, self._arrivals(setting, edition.last_day), when=[case])
            elif stay.into is not None and stay.out is not None:
                for day in setting.clock.days():
                    leaves = model.on_day(stay.out, day)
                    model.end_in(stay.into, self._arrivals(setting, day), when=[case, leaves])

    def _departures(self, setting: Setting, arriving: dt.date) -> tuple[Window, ...]:
        """The minutes at which a group may leave that has its first night on a date."""
        zone = setting.zone(self.city)
        _, ends = all_time(setting)
        if self.most is not None:
            ends = setting.clock.midnight(arriving + dt.timedelta(days=self.most + 1), zone) - 1
        return ((setting.clock.midnight(arriving + dt.timedelta(days=self.least), zone), ends),)

    def _arrivals(self, setting: Setting, leaving: dt.date) -> tuple[Window, ...]:
        """The minutes at which a group may arrive that leaves on a date."""
        zone = setting.zone(self.city)
        begins, _ = all_time(setting)
        if self.most is not None:
            begins = setting.clock.at(leaving - dt.timedelta(days=self.most), NIGHT_ENDS, zone)
        return ((begins, setting.clock.at(leaving - dt.timedelta(days=self.least - 1), NIGHT_ENDS, zone) - 1),)

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each stay that is too short or too long; the amount is the nights that are missing or too many."""
        for stay in self._stays(view.setting):
            nights = self._nights(view, stay)
            if nights is None:
                continue
            wrong_by = max(self.least - nights, nights - self.most if self.most is not None else 0)
            if wrong_by > 0:
                cases = ((stay.leaf, *stay.rides),)
                yield self.breach(stay.rides, wrong_by, cases=cases, leaf=stay.leaf, nights=nights)

    def _nights(self, view: View, stay: Stay) -> int | None:
        """The nights of a stay; None where a ride of it is not on the board, or leaves far outside the dates."""
        edition, clock = view.edition, view.setting.clock
        arrives, leaves = edition.first_day, edition.last_day
        if stay.into is not None:
            into = view.entries.get(stay.into)
            if into is None:
                return None
            moment = view.ends(into)
            arrives = moment.date() - dt.timedelta(days=1 if moment.time() < NIGHT_ENDS else 0)
        if stay.out is not None:
            out = view.entries.get(stay.out)
            if out is None or (stay.into is not None and view.date(out) not in set(clock.days())):
                return None
            leaves = view.date(out)
        return (leaves - arrives).days

    def _stays(self, setting: Setting) -> Iterator[Stay]:
        for leaf in setting.leaves:
            rides = [crossing.id for crossing in setting.crossings_of(leaf)]
            for n, place in enumerate(setting.cities(leaf)):
                into = rides[n - 1] if n > 0 else None
                out = rides[n] if n < len(rides) else None
                if place == self.city and (into or out):
                    yield Stay(leaf, into, out)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The city, and how many nights."""
        where = city(setting, self.city, say)
        if self.most is None:
            return say("{city}, at least {least}", city=where, least=self.least)
        return say("{city}, {least} to {most}", city=where, least=self.least, most=self.most)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say who stays how many nights where, and how many it has to be."""
        nights = int(breach.fields["nights"])
        fields = {
            "group": group(setting, str(breach.fields["leaf"]), say),
            "city": city(setting, self.city, say),
        }
        if nights < self.least:
            return say.plural(
                "{group} stays in {city} for {n} night; it has to be at least {least}.",
                "{group} stays in {city} for {n} nights; it has to be at least {least}.",
                max(nights, 0),
                **fields,
                least=self.least,
            )
        return say.plural(
            "{group} stays in {city} for {n} night; it has to be at most {most}.",
            "{group} stays in {city} for {n} nights; it has to be at most {most}.",
            nights,
            **fields,
            most=self.most,
        )
