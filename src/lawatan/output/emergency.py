"""Whom to call in an emergency: the public numbers of the country that a programme is in."""

from __future__ import annotations

from lawatan.domain import AnyEdition
from lawatan.words import mark

_INDONESIAN_ZONES = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")

NUMBERS: tuple[tuple[str, str], ...] = (
    (mark("Any emergency"), "112"),
    (mark("Police"), "110"),
    (mark("Fire brigade"), "113"),
    (mark("Ambulance"), "118, 119"),
)
"""Of Indonesia. 112 joins the others (Minister of Communication's regulation 10 of 2016) and is not answered in every
district yet: 141 districts had it in March 2025 (Ministry of Communication and Digital Affairs, 25 March 2025); police 110,
ambulance 118 and fire 113 as the ministries named them when it began (Republika, 29 April 2016), 119 is the Ministry of
Health's (GridKids, from layanan112.kominfo.go.id)."""


def emergency_numbers(edition: AnyEdition) -> tuple[tuple[str, str], ...]:
    """What is called (a marked text) and its number; none where no city of the programme is in a country that is known."""
    return NUMBERS if any(city.zone in _INDONESIAN_ZONES for city in edition.cities.values()) else ()


__all__ = ["NUMBERS", "emergency_numbers"]
