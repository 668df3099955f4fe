"""Minutes from venue to venue by road: the edition's table first, else an estimate from the coordinates."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Literal

from lawatan.domain import WEEKDAYS, AnyEdition, City, Traffic

Basis = Literal["same", "table", "estimate"]
DayMinutes = tuple[int, int]
"""A stretch of a day in minutes since midnight: first, first after."""


@dataclass(frozen=True)
class Way:
    """How long the way from one venue to another takes, boarding counted: minutes without and with peak traffic."""

    off_peak: int
    peak: int
    basis: Basis
    assumed: bool

    @property
    def shortest(self) -> int:
        """The lesser of the two."""
        return min(self.off_peak, self.peak)

    @property
    def longest(self) -> int:
        """The greater of the two."""
        return max(self.off_peak, self.peak)

    def minutes(self, in_peak: bool) -> int:
        """Minutes for one who leaves in the peak, or outside it."""
        return self.peak if in_peak else self.off_peak


HERE = Way(0, 0, "same", False)
NEAR_KM, BETWEEN_KMH = 10.0, 50.0
"""Between two cities so many kilometres at either end go at the speed of the city there, the others at that of a coach
from Jakarta to Bandung, 150 km in three hours (DOMAIN.md, section 3). Both are assumptions, like every estimate."""


class Travel:
    """Answers how long a way takes in one edition, and when the roads of its cities are slow."""

    def __init__(self, edition: AnyEdition) -> None:
        self._edition = edition
        self._table = {
            frozenset((t.between, t.and_)): Way(
                t.off_peak_minutes + edition.boarding_minutes,
                t.peak_minutes + edition.boarding_minutes,
                "table",
                t.assumed("off_peak_minutes"),
            )
            for t in edition.travel_times.values()
        }
        self._ways: dict[tuple[str, str], Way] = {}
        self._peaks: dict[tuple[str, int], tuple[DayMinutes, ...]] = {}

    def way(self, from_venue: str, to_venue: str) -> Way:
        """Return the way between two venues (ids), the same in both directions."""
        key = (from_venue, to_venue)
        if key not in self._ways:
            self._ways[key] = self._find(from_venue, to_venue)
        return self._ways[key]

    def minutes(self, from_venue: str, to_venue: str, leaving: dt.datetime) -> int:
        """Minutes of the way for a group that leaves at ``leaving`` (local time of ``from_venue``)."""
        return self.way(from_venue, to_venue).minutes(self.in_peak(from_venue, leaving))

    def in_peak(self, from_venue: str, leaving: dt.datetime) -> bool:
        """Say whether one who leaves ``from_venue`` at ``leaving`` (local time) meets peak traffic."""
        peaks = self.peak_spans(self.city_of(from_venue), leaving.weekday())
        return _lies_in(peaks, leaving.hour * 60 + leaving.minute)

    def city_of(self, venue: str) -> str:
        """Return the id of the city in whose planning area the venue lies."""
        return self._edition.venues[venue].city

    def peak_spans(self, city: str, weekday: int) -> tuple[DayMinutes, ...]:
        """Peak traffic of a city on a weekday (0 = Monday): merged stretches, in order."""
        key = (city, weekday)
        if key not in self._peaks:
            self._peaks[key] = _merged(self._edition.cities[city].peak, weekday)
        return self._peaks[key]

    def leave_by(self, from_venue: str, to_venue: str, arrive_minute: int, weekday: int) -> int:
        """Latest minute of the day at which to leave so as to arrive by ``arrive_minute`` (it may be negative).

        Exact for a way whose length changes with the minute of departure: waiting outside the peak counts.
        """
        way, peaks = self.way(from_venue, to_venue), self.peak_spans(self.city_of(from_venue), weekday)
        ends_of_bands = [minute - 1 for span in peaks for minute in span]
        candidates = (arrive_minute - way.off_peak, arrive_minute - way.peak, *ends_of_bands)
        return max(m for m in candidates if m + way.minutes(_lies_in(peaks, m)) <= arrive_minute)

    def earliest_arrival(self, from_venue: str, to_venue: str, leave_minute: int, weekday: int) -> int:
        """First minute of the day at which one can be there who leaves at ``leave_minute`` or later."""
        way, peaks = self.way(from_venue, to_venue), self.peak_spans(self.city_of(from_venue), weekday)
        begins_of_bands = [minute for span in peaks for minute in span if minute > leave_minute]
        return min(m + way.minutes(_lies_in(peaks, m)) for m in (leave_minute, *begins_of_bands))

    def _find(self, from_venue: str, to_venue: str) -> Way:
        if from_venue == to_venue:
            return HERE
        known = self._table.get(frozenset((from_venue, to_venue)))
        return known or self._estimate(from_venue, to_venue)

    def _estimate(self, from_venue: str, to_venue: str) -> Way:
        """Great-circle distance × the city's detour, at its speeds, rounded up to 5 minutes (DOMAIN.md, section 3).

        Between two cities only the first and last kilometres are at those speeds (``NEAR_KM``).
        """
        from haversine import haversine  # only for pairs that no table names

        a, b = self._edition.venues[from_venue], self._edition.venues[to_venue]
        ends = [self._edition.cities[venue.city] for venue in (a, b)]
        km = haversine((a.latitude, a.longitude), (b.latitude, b.longitude)) * max(city.detour for city in ends)
        near = km if a.city == b.city else min(km, 2 * NEAR_KM)
        far_hours, boarding = (km - near) / BETWEEN_KMH, self._edition.boarding_minutes
        off_peak, peak = (
            _rounded(far_hours + sum(near / 2 / _kmh(city, near, in_peak) for city in ends)) + boarding
            for in_peak in (False, True)
        )
        return Way(off_peak, peak, "estimate", True)


def _kmh(city: City, km: float, in_peak: bool) -> float:
    if city.long_from_km is not None and km >= city.long_from_km:
        return city.long_peak_kmh if in_peak else city.long_off_peak_kmh
    return city.peak_kmh if in_peak else city.off_peak_kmh


def _lies_in(spans: tuple[DayMinutes, ...], minute: int) -> bool:
    return any(begins <= minute < ends for begins, ends in spans)


def _rounded(hours: float) -> int:
    return max(5, math.ceil(hours * 12 - 1e-9) * 5)


def _merged(traffic: tuple[Traffic, ...], weekday: int) -> tuple[DayMinutes, ...]:
    spans = sorted(
        (span.begins.hour * 60 + span.begins.minute, (span.ends.hour * 60 + span.ends.minute) or 24 * 60)
        for entry in traffic
        if WEEKDAYS[weekday] in entry.weekdays
        for span in entry.spans
    )
    merged: list[DayMinutes] = []
    for begins, ends in spans:
        if merged and begins <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(ends, merged[-1][1]))
        else:
            merged.append((begins, ends))
    return tuple(merged)
