"""Tiny editions for tests: one city with a hotel and a few venues, and two cities in two zones with rides between.

Both run from Monday 23 to Sunday 29 July 2018, so that times can be written ``"wed 15:30"``: local time, where the
thing is. Names and minutes are near to the real ones where that reads well, and made up where a ride has to fit into a
day. Change what a test is about: ``one_city(activity("udjo", "UDJO", 90), rules=[DayLimits(id="day")])``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, get_args
from zoneinfo import ZoneInfo

from lawatan.domain import (
    WEEKDAYS,
    Activity,
    City,
    CityChange,
    Departure,
    Group,
    Host,
    Person,
    Placement,
    Plan,
    Record,
    Ride,
    RideOption,
    Room,
    Service,
    SlowTime,
    Span,
    Table,
    Text,
    Traffic,
    TravelTime,
    Venue,
    Weekday,
    changed,
    replace,
    with_plan,
)
from lawatan.jobs.new import USUAL
from lawatan.rules import RULES, Breach, Edition, Rule, sentence
from lawatan.schedule import Setting, View
from lawatan.words import LANGUAGES

MONDAY, SUNDAY = dt.date(2018, 7, 23), dt.date(2018, 7, 29)
WEEK: tuple[Weekday, ...] = get_args(Weekday)
WORKDAYS = WEEK[:5]


def text(en: str, indonesian: str = "") -> Text:
    """A bilingual text."""
    return Text(en=en, id=indonesian or f"{en} (id)")


def span(hours: str) -> Span:
    """A stretch of a day: ``"08:00-17:00"``."""
    begins, _, ends = hours.partition("-")
    return Span(begins=dt.time.fromisoformat(begins), ends=dt.time.fromisoformat(ends))


def traffic(weekdays: Iterable[Weekday], *hours: str) -> Traffic:
    """Slow roads on some weekdays."""
    return Traffic(weekdays=tuple(weekdays), spans=tuple(map(span, hours)))


def slow(weekdays: Iterable[Weekday], hours: str, minutes: int) -> SlowTime:
    """When a coach takes longer."""
    return SlowTime(weekdays=tuple(weekdays), span=span(hours), minutes=minutes)


def road(between: str, and_: str, off_peak: int, peak: int) -> TravelTime:
    """A line of the travel table, boarding not counted."""
    return TravelTime.model_validate(
        {
            "id": f"{between}-{and_}",
            "between": between,
            "and": and_,
            "off_peak_minutes": off_peak,
            "peak_minutes": peak,
        }
    )


def venue(venue_id: str, city: str, latitude: float, longitude: float, **fields: Any) -> Venue:
    """A venue at a place."""
    named = {"name": text(venue_id.title()), **fields}
    return Venue(id=venue_id, city=city, latitude=latitude, longitude=longitude, **named)


def activity(activity_id: str, venue_id: str = "HOTEL", minutes: int = 60, **fields: Any) -> Activity:
    """An activity of the group ALL, unless ``groups`` are given."""
    given = {"name": text(activity_id.title()), "groups": ("ALL",), **fields}
    return Activity(id=activity_id, venue=venue_id, duration_minutes=minutes, **given)


def one_city(*activities: Activity, rules: Iterable[Rule] = (), **fields: Any) -> Edition:
    """An edition in Bandung: HOTEL, UDJO, MUSEUM and STUDIO (the last in no travel table), one group of 20 and 2.

    Boarding adds 10 minutes to: HOTEL–UDJO 30, 45 at the peak; HOTEL–MUSEUM 15/25; MUSEUM–UDJO 25/35. HOTEL–STUDIO is
    estimated, 20/30. The peak is Mon–Fri 07–09 and 16–20, Fri and Sat 11–21. There are a room in HOTEL (BALLROOM), a
    host (FIRM), a resource person (EXPERT) and an official (DIRECTOR). ``fields`` replace fields of the edition.
    """
    bandung = City(
        id="BDG",
        name=text("Bandung"),
        zone="Asia/Jakarta",
        hotel="HOTEL",
        peak=(traffic(WORKDAYS, "07:00-09:00", "16:00-20:00"), traffic(("fri", "sat"), "11:00-21:00")),
        off_peak_kmh=22,
        peak_kmh=14.7,
    )
    ballroom = Room(id="BALLROOM", name=text("Ballroom"), capacity=60)
    made = {
        "cities": [bandung],
        "venues": [
            venue("HOTEL", "BDG", -6.8938, 107.5850, kind="hotel", rooms=(ballroom,)),
            venue("UDJO", "BDG", -6.8971, 107.6558, kind="culture"),
            venue("MUSEUM", "BDG", -6.9211, 107.6096, kind="culture"),
            venue("STUDIO", "BDG", -6.9106, 107.6272),
        ],
        "travel_times": [
            road("HOTEL", "UDJO", 30, 45),
            road("HOTEL", "MUSEUM", 15, 25),
            road("MUSEUM", "UDJO", 25, 35),
        ],
        "hosts": [Host(id="FIRM", name=text("Firm"))],
        "persons": [
            Person(id="EXPERT", name="Expert", role="resource"),
            Person(id="DIRECTOR", name="Director", role="official"),
        ],
        "groups": [Group(id="ALL", name=text("All"), participants=20, staff=2)],
    }
    return _edition(activities, rules, {**made, **fields})


def two_cities(*activities: Activity, rules: Iterable[Rule] = (), **fields: Any) -> Edition:
    """An edition in Jakarta (WIB), then Bali (WITA): the groups A and B, together ALL, change city by ``to-bali``.

    Jakarta: HOTEL, OFFICE (20/30 from the hotel), AIRPORT (60/120), STATION (5/10); peak Mon–Fri 06:30–09:30, 16–20.
    Bali: RESORT, CERAMICS (40/55 from the resort, 40/60 from the airport), NGURAH_RAI (10/10), GILIMANUK (55/85); peak
    daily 16–20. Boarding adds 10. Ways: *coach*, hotel to hotel, 180 minutes, 240 at 06:30–09:30 and 16–20 on weekdays,
    300 on Friday 14–22; *flight* at 08:00 daily and 22:00 but on Sundays, 115 minutes, 120 before and 45 after;
    *train* at 08:30 and 13:35, 205 minutes, 30 before and 10 after.
    """
    jakarta = City(
        id="JKT",
        order=1,
        name=text("Jakarta"),
        zone="Asia/Jakarta",
        hotel="HOTEL",
        peak=(traffic(WORKDAYS, "06:30-09:30", "16:00-20:00"),),
        off_peak_kmh=28,
    )
    bali = City(
        id="BALI",
        order=2,
        name=text("Bali"),
        zone="Asia/Makassar",
        hotel="RESORT",
        peak=(traffic(WEEK, "16:00-20:00"),),
        long_from_km=12,
        long_off_peak_kmh=33,
        long_peak_kmh=22,
    )
    made = {
        "cities": [jakarta, bali],
        "venues": [
            venue("HOTEL", "JKT", -6.1863, 106.8240, kind="hotel"),
            venue("OFFICE", "JKT", -6.2361, 106.8248, kind="office"),
            venue("AIRPORT", "JKT", -6.1256, 106.6560, kind="airport"),
            venue("STATION", "JKT", -6.1768, 106.8306, kind="station"),
            venue("RESORT", "BALI", -8.7325, 115.1668, kind="hotel"),
            venue("CERAMICS", "BALI", -8.7805, 115.1690),
            venue("NGURAH_RAI", "BALI", -8.7482, 115.1670, kind="airport"),
            venue("GILIMANUK", "BALI", -8.1600, 114.4370, kind="station"),
        ],
        "travel_times": [
            road("HOTEL", "OFFICE", 20, 30),
            road("HOTEL", "AIRPORT", 60, 120),
            road("HOTEL", "STATION", 5, 10),
            road("RESORT", "CERAMICS", 40, 55),
            road("NGURAH_RAI", "CERAMICS", 40, 60),
            road("RESORT", "NGURAH_RAI", 10, 10),
            road("RESORT", "GILIMANUK", 55, 85),
        ],
        "hosts": [Host(id="FIRM", name=text("Firm"))],
        "persons": [Person(id="EXPERT", name="Expert", role="resource")],
        "groups": [
            Group(id="ALL", name=text("All")),
            Group(id="A", name=text("Group A"), parent="ALL", participants=10, staff=1),
            Group(id="B", name=text("Group B"), parent="ALL", participants=10, staff=1),
        ],
        "ride_options": [coach(), flight(), train()],
        "city_changes": [
            CityChange(
                id="to-bali",
                groups=("ALL",),
                from_city="JKT",
                to_city="BALI",
                options=("coach", "flight", "train"),
            )
        ],
    }
    return _edition(activities, rules, {**made, **fields})


def coach() -> RideOption:
    """The coach of ``two_cities``."""
    return RideOption(
        id="coach",
        name=text("Coach"),
        from_city="JKT",
        to_city="BALI",
        service=Service(
            mode="coach",
            from_venue="HOTEL",
            to_venue="RESORT",
            minutes=180,
            slow=(
                slow(WORKDAYS, "06:30-09:30", 240),
                slow(WORKDAYS, "16:00-20:00", 240),
                slow(("fri",), "14:00-22:00", 300),
            ),
        ),
    )


def flight() -> RideOption:
    """The flight of ``two_cities``."""
    return RideOption(
        id="flight",
        name=text("Flight"),
        from_city="JKT",
        to_city="BALI",
        service=Service(
            mode="flight",
            from_venue="AIRPORT",
            to_venue="NGURAH_RAI",
            minutes=115,
            departures=(
                Departure(name="GA 400", leaves=dt.time(8), minutes=115),
                Departure(name="GA 462", leaves=dt.time(22), minutes=115, weekdays=WEEK[:6]),
            ),
        ),
        before_minutes=120,
        after_minutes=45,
    )


def train() -> RideOption:
    """The train of ``two_cities``."""
    return RideOption(
        id="train",
        name=text("Train"),
        from_city="JKT",
        to_city="BALI",
        service=Service(
            mode="train",
            from_venue="STATION",
            to_venue="GILIMANUK",
            minutes=205,
            departures=(
                Departure(name="Argo 1", leaves=dt.time(8, 30), minutes=205),
                Departure(name="Argo 2", leaves=dt.time(13, 35), minutes=205),
            ),
        ),
        before_minutes=30,
        after_minutes=10,
    )


def there_and_back(rule: Rule, **fields: Any) -> Edition:
    """``two_cities`` with a way back: the group A rides to Bali (``to-bali@A``) and back (``back@A``), B only to Bali.

    Both by coach in 180 minutes; where it leaves, boarding has begun 10 minutes before.
    """
    there = Service(mode="coach", from_venue="HOTEL", to_venue="RESORT", minutes=180)
    back = Service(mode="coach", from_venue="RESORT", to_venue="HOTEL", minutes=180)
    made = {
        "ride_options": [
            RideOption(id="there", name=text("There"), from_city="JKT", to_city="BALI", service=there),
            RideOption(id="back", name=text("Back"), from_city="BALI", to_city="JKT", service=back),
        ],
        "city_changes": [
            CityChange(id="to-bali", order=1, groups=("ALL",), from_city="JKT", to_city="BALI", options=("there",)),
            CityChange(id="back", order=2, groups=("A",), from_city="BALI", to_city="JKT", options=("back",)),
        ],
    }
    return two_cities(rules=[rule], **{**made, **fields})


def standing_rules() -> list[Rule]:
    """One rule of each kind that a new programme has, as they come: id is the kind."""
    return [kind(id=_kind(kind)) for kind in RULES if _kind(kind) in USUAL]


def moment(edition: Edition, when: str, city: str) -> dt.datetime:
    """``"wed 15:30"`` or ``"2018-07-25 15:30"`` as an aware time in a city."""
    day, time = when.split()
    if day in WEEKDAYS:
        offset = (WEEKDAYS.index(day) - edition.first_day.weekday()) % 7
        date = edition.first_day + dt.timedelta(days=offset)
    else:
        date = dt.date.fromisoformat(day)
    return dt.datetime.combine(date, dt.time.fromisoformat(time), ZoneInfo(edition.cities[city].zone))


def stamp(moment: dt.datetime) -> str:
    """A time as ``moment`` takes it: ``"wed 15:30"``."""
    return f"{WEEKDAYS[moment.weekday()]} {moment:%H:%M}"


def plan(edition: Edition, starts: Mapping[str, str], rides: Mapping[str, tuple[str, str]] | None = None) -> Plan:
    """Starts by occurrence (or by activity, if it has one occurrence) and rides (way, departure) by crossing."""
    setting = Setting(edition)
    placements = []
    for item, when in starts.items():
        (found,) = (o for o in setting.occurrences.values() if item in (o.id, o.activity.id))
        placements.append(Placement(id=found.id, start=moment(edition, when, found.city)))
    decided = [
        Ride(id=item, option=option, departure=moment(edition, when, setting.crossings[item].change.from_city))
        for item, (option, when) in (rides or {}).items()
    ]
    return Plan(placements=Table(placements), rides=Table(decided))


def planned(edition: Edition, starts: Mapping[str, str], rides: Mapping[str, tuple[str, str]] | None = None) -> Edition:
    """The edition with a plan in the short form of ``plan``."""
    return with_plan(edition, plan(edition, starts, rides))


def locking(edition: Edition, *items: str) -> Edition:
    """The edition with some of its time slots locked."""
    slots = {item: changed(edition.plan.placements[item], locked=True) for item in items}
    return with_plan(
        edition, edition.plan.model_copy(update={"placements": edition.plan.placements.changed(dict(slots))})
    )


def view(
    edition: Edition,
    starts: Mapping[str, str] | None = None,
    rides: Mapping[str, tuple[str, str]] | None = None,
) -> View:
    """The view of a plan in the short form of ``plan``."""
    return View(Setting(edition), plan(edition, starts or {}, rides))


def breaches(
    edition: Edition,
    starts: Mapping[str, str] | None = None,
    rides: Mapping[str, tuple[str, str]] | None = None,
) -> list[Breach]:
    """What the edition's only rule finds in a plan in the short form of ``plan``."""
    (rule,) = edition.rules.values()
    return list(rule.breaches(view(edition, starts, rides)))


Amounts = list[tuple[tuple[str, ...], int]]


def amounts(
    edition: Edition,
    starts: Mapping[str, str] | None = None,
    rides: Mapping[str, tuple[str, str]] | None = None,
) -> Amounts:
    """The same in short: whom each breach is about, and by how much."""
    return [(breach.about, breach.amount) for breach in breaches(edition, starts, rides)]


def said(edition: Edition, breach: Breach) -> str:
    """The English sentence about a breach, after making sure that there is one in every language."""
    sentences = {language: sentence(Setting(edition), breach, language) for language in LANGUAGES}
    assert all(s and s.strip() == s and "{" not in s and s.endswith(".") for s in sentences.values()), sentences
    return sentences["en"]


def with_fields(edition: Edition, table: str, record_id: str, **fields: Any) -> Edition:
    """The edition with fields of one record set, validated."""
    records = getattr(edition, table)
    record = records[record_id]
    values = {name: getattr(record, name) for name in type(record).model_fields}
    return replace(edition, **{table: records.with_record(type(record).model_validate({**values, **fields}))})


def with_records(edition: Edition, table: str, *records: Record) -> Edition:
    """The edition with records added to a table, or in the place of those with their ids."""
    found = getattr(edition, table)
    for record in records:
        found = found.with_record(record)
    return replace(edition, **{table: found})


def _edition(activities: Iterable[Activity], rules: Iterable[Rule], fields: Mapping[str, Any]) -> Edition:
    given = {"id": "tiny", "name": text("Tiny"), "first_day": MONDAY, "last_day": SUNDAY}
    given |= {"activities": [*activities], "rules": [*rules], **fields}
    return Edition.model_validate({k: Table(v) if isinstance(v, list) else v for k, v in given.items()})


def _kind(rule: type[Rule]) -> str:
    return str(rule.model_fields["kind"].default)
