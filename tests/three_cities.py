"""Programmes in several cities whose order may be free, for tests.

``star`` is tiny and made up. ``three_cities`` is a demonstration made of the real samples: Jakarta and Bandung are those of
2018, Bali that of 2016, moved to a week of July 2018. The group goes from Jakarta by coach or train to Bandung, from there
by air to Bali. There is no way in it yet from Jakarta to Bali, nor from Bali to Bandung.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from itertools import pairwise, permutations
from typing import Any

from builders import text, venue
from lawatan.domain import Activity, City, CityChange, Departure, Group, RideOption, Service, Table, apply
from lawatan.jobs.known_ways import adding, known_ways
from lawatan.resources import sample
from lawatan.rules import Edition, Rule
from lawatan.rules.must_happen import MustHappen
from lawatan.rules.one_place import OnePlace
from lawatan.rules.right_city import RightCity
from lawatan.rules.travel_fits import TravelFits
from lawatan.rules.within_dates import WithinDates
from lawatan.words import words

FIRST, LAST = dt.date(2018, 7, 18), dt.date(2018, 7, 25)
IN_JAKARTA = ("opening", "lec_setneg", "lec_export", "country_reports")
IN_BANDUNG = ("ptdi", "mkaa", "komar", "bbk_workshop", "udjo")
IN_BALI = ("bcic", "ceramic", "coffee", "spa")
STANDING = (
    "capacity",
    "day-limits",
    "friday-break",
    "lunch",
    "must-happen",
    "one-place",
    "opening-first",
    "ride-buffers",
    "right-city",
    "timetable",
    "travel-fits",
    "venue-open",
    "within-dates",
)


def three_cities(free: tuple[str, ...] = ("BDG", "BALI"), **fields: Any) -> Edition:
    """The demonstration; the order of the cities ``free`` is free. ``fields`` replace fields of the edition's JSON."""
    west, east = (json.loads(sample(name).read_text("utf-8")) for name in ("jakarta-bandung-2018", "bali-2016"))
    activities = {key: west["activities"][key] for key in (*IN_JAKARTA, *IN_BANDUNG)}
    activities |= {key: east["activities"][key] for key in IN_BALI}
    places = {venue for body in activities.values() for venue in (body["venue"], *body.get("alternatives", ()))}
    kept = {*places, "HOTEL_JKT", "HOTEL_BDG", "RAMADA", "GMR", "BD", "KEMENPERIN"}
    hosts = {host for body in activities.values() for host in body.get("hosts", ())}
    body = {
        **west,
        "id": "three-cities",
        "name": {"en": "Three cities (a demonstration)", "id": "Tiga kota (peragaan)"},
        "first_day": FIRST.isoformat(),
        "last_day": LAST.isoformat(),
        "cities": {key: dict(made) for key, made in {**west["cities"], "BALI": east["cities"]["BALI"]}.items()},
        "venues": {key: made for key, made in {**east["venues"], **west["venues"]}.items() if key in kept},
        "hosts": {key: made for key, made in {**east["hosts"], **west["hosts"]}.items() if key in hosts},
        "activities": activities,
        "rules": {
            **{key: west["rules"][key] for key in STANDING},
            "day-limits": {**west["rules"]["day-limits"], "begins": "07:00", "rides_until": "22:00"},
            "lunch": {**west["rules"]["lunch"], "on_the_way": True},
        },
        "travel_times": {
            key: made
            for key, made in {**east["travel_times"], **west["travel_times"]}.items()
            if made["between"] in kept and made["and"] in kept
        },
        "city_changes": {"to-bandung": {**west["city_changes"]["to-bandung"], "order": 1}},
        **fields,
    }
    body["groups"]["ALL"].pop("members")
    body["persons"] = {key: made for key, made in west["persons"].items() if made.get("role") in ("official", "staff")}
    for activity in activities.values():
        activity.pop("resource_persons", None)
        activity.pop("pic", None)
    for city in free:
        body["cities"][city]["any_order"] = True
    edition = Edition.model_validate(body)
    (known,) = known_ways("BDG", "BALI", FIRST)
    fly = CityChange(id="to-bali", order=2, groups=("ALL",), from_city="BDG", to_city="BALI", options=(known.way.id,))
    return apply(edition, {**adding(edition, known, words("en")), ("city_changes", "to-bali"): fly})


def star(
    cities: str = "JBD",
    free: str = "",
    minutes: Mapping[str, int] | None = None,
    visits: Iterable[Activity] | None = None,
    rules: Iterable[Rule] = (),
    days: int = 4,
    **fields: Any,
) -> Edition:
    """Cities of one letter each, in that order, those in ``free`` in any: a hotel in each, a coach a day between any two.

    A coach leaves at 12:00 and takes ``minutes`` ("BD": 90), else 60. There is a visit of an hour in each city, named by
    its letter, unless ``visits`` are given; one group, ALL, and the rules without which nothing holds together.
    """
    there = sorted({*cities, *free})
    ways = {f"{a}{b}": (minutes or {}).get(f"{a}{b}", 60) for a, b in permutations(there, 2)}
    made = {
        "cities": [
            City(
                id=each,
                order=n,
                name=text(f"City {each}"),
                zone="Asia/Jakarta",
                hotel=f"H{each}",
                any_order=each in free,
            )
            for n, each in enumerate(there)
        ],
        "venues": [venue(f"H{each}", each, -6.0 - n, 107.0, kind="hotel") for n, each in enumerate(there)],
        "groups": [Group(id="ALL", name=text("All"), participants=20)],
        "ride_options": [_coach(way, minutes) for way, minutes in ways.items()],
        "city_changes": [_change(n, f"{a}{b}") for n, (a, b) in enumerate(pairwise(cities), start=1)],
        "activities": [visit(each) for each in there] if visits is None else [*visits],
        "rules": [*(kind(id=str(kind.model_fields["kind"].default)) for kind in NEEDED), *rules],
    }
    given = {"id": "star", "name": text("Star"), "first_day": FIRST, "last_day": FIRST + dt.timedelta(days=days - 1)}
    given |= {**made, **fields}
    return Edition.model_validate({key: Table(each) if isinstance(each, list) else each for key, each in given.items()})


NEEDED = (MustHappen, WithinDates, OnePlace, RightCity, TravelFits)


def visit(city: str, name: str = "", minutes: int = 60, **fields: Any) -> Activity:
    """A visit at the hotel of a city."""
    given = {"name": text(f"Visit {name or city}"), "groups": ("ALL",), **fields}
    return Activity(id=name or city, venue=f"H{city}", duration_minutes=minutes, **given)


def _coach(way: str, minutes: int) -> RideOption:
    noon = Departure(name="", leaves=dt.time(12), minutes=minutes)
    service = Service(mode="coach", from_venue=f"H{way[0]}", to_venue=f"H{way[1]}", minutes=minutes, departures=(noon,))
    return RideOption(id=f"by-{way}", name=text(f"Coach {way}"), from_city=way[0], to_city=way[1], service=service)


def _change(order: int, way: str, groups: tuple[str, ...] = ("ALL",)) -> CityChange:
    return CityChange(
        id=f"to-{way}", order=order, groups=groups, from_city=way[0], to_city=way[1], options=(f"by-{way}",)
    )
