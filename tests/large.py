"""A large edition for measurements: as many activities and people as asked for, several groups, venues with hours."""

from __future__ import annotations

import datetime as dt

from builders import activity, one_city, text, venue
from lawatan.domain import Country, Group, Person, Placement, Plan, Table, replace
from lawatan.rules import Edition, Lunch, OnePlace, TravelFits, VenueOpen

ZONE = dt.timezone(dt.timedelta(hours=7))


def large(activities: int = 500, people: int = 1000, groups: int = 10, days: int = 60, planned: bool = True) -> Edition:
    """An edition with so many of each; each activity is of one group, on its own hour of its own day, where planned."""
    countries = [Country(id=code, name=text(code)) for code in ("np", "la", "bt", "fj", "id")]
    persons = [
        Person(id=f"P{n:04}", name=f"P{n:04}", country=countries[n % len(countries)].id) for n in range(1, people + 1)
    ]
    parties = [Group(id="ALL", name=text("All"))] + [
        Group(
            id=f"G{g:02}",
            name=text(f"Group {g}"),
            parent="ALL",
            members=tuple(p.id for p in persons[g::groups]),
            staff=1,
        )
        for g in range(groups)
    ]
    venues = [venue(f"V{n:02}", "BDG", -6.88 - n / 1000, 107.58 + n / 900) for n in range(40)]
    first = dt.date(2018, 7, 2)
    made = [
        activity(f"a{n:03}", f"V{n % 40:02}", 60, groups=(f"G{n % groups:02}",), order=n, officials=())
        for n in range(activities)
    ]
    edition = one_city(
        *made,
        rules=[OnePlace(id="one-place"), TravelFits(id="travel-fits"), Lunch(id="lunch"), VenueOpen(id="open")],
        venues=[*one_city().venues.values(), *venues],
        countries=countries,
        persons=[*one_city().persons.values(), *persons],
        groups=parties,
        first_day=first,
        last_day=first + dt.timedelta(days=days - 1),
    )
    if not planned:
        return edition
    placements = []
    for n, one in enumerate(made):
        turn = n // groups
        day, slot = turn % days, turn // days
        start = dt.datetime.combine(first + dt.timedelta(days=day), dt.time(8 + 2 * slot), ZONE)
        placements.append(Placement(id=f"{one.id}@{one.groups[0]}", start=start))
    return replace(edition, plan=Plan(placements=Table(placements)))
