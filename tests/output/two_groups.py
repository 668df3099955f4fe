"""A small planned edition: two groups, a train at different hours, and a flight together that lands in another zone.

Jakarta (WIB) → Bandung (WIB) → Bali (WITA); the flight leaves at 22:00 WIB and lands 115 minutes later at 00:55 WITA.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawatan.domain import (
    Activity,
    AnyEdition,
    City,
    CityChange,
    Contact,
    Departure,
    Edition,
    Fact,
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
    Span,
    Step,
    Table,
    Text,
    Tour,
    Traffic,
    Venue,
    replace,
)
from lawatan.rules.friday_break import FridayBreak
from lawatan.rules.lunch import Lunch
from lawatan.schedule import Setting, View

WIB = dt.timezone(dt.timedelta(hours=7))
WITA = dt.timezone(dt.timedelta(hours=8))
ASSUMED = Fact(basis="assumed")


def text(en: str, id: str = "") -> Text:
    return Text(en=en, id=id)


def _venues() -> list[Venue]:
    def venue(key: str, city: str, latitude: float, longitude: float, **fields: Any) -> Venue:
        return Venue(id=key, name=text(f"Venue {key}"), city=city, latitude=latitude, longitude=longitude, **fields)

    return [
        venue("jkt_hotel", "jkt", -6.1863, 106.8240, rooms=(Room(id="hall", name=text("Main hall", "Aula")),)),
        venue("jkt_office", "jkt", -6.2361, 106.8248, address="Jl. Gatot Subroto Kav. 52-53, Jakarta"),
        venue("jkt_station", "jkt", -6.1768, 106.8306),
        venue("bdg_station", "bdg", -6.9147, 107.6025),
        venue("bdg_hotel", "bdg", -6.8938, 107.5850, facts={"name": ASSUMED}),
        venue("bdg_firm", "bdg", -6.9030, 107.5840),
        venue("bdg_airport", "bdg", -6.9006, 107.5763),
        venue("dps_airport", "dps", -8.7482, 115.1670),
        venue("dps_hotel", "dps", -8.7325, 115.1668),
        venue("dps_centre", "dps", -8.6385, 115.2553),
    ]


def _activities() -> list[Activity]:
    return [
        Activity(
            id="opening",
            order=1,
            name=text("Opening", "Pembukaan"),
            kind="ceremony",
            venue="jkt_hotel",
            room="hall",
            duration_minutes=60,
            groups=("ALL",),
            officials=("minister",),
            pic="staff1",
            dress=text("Batik or national dress", "Batik atau pakaian nasional"),
            steps=(
                Step(name=text("Anthem", "Lagu kebangsaan"), minutes=3),
                Step(name=text("Report", "Laporan"), minutes=5, person="minister"),
            ),
            facts={"duration_minutes": ASSUMED, "dress": ASSUMED},
        ),
        Activity(
            id="lecture",
            order=2,
            name=text("Lecture; policy, and more", "Kuliah; kebijakan, dan lain-lain"),
            venue="jkt_office",
            duration_minutes=90,
            groups=("ALL",),
            hosts=("ministry",),
            resource_persons=("speaker",),
            topic=text("Policy for small firms"),
        ),
        Activity(
            id="tour",
            order=3,
            name=text("Aircraft tour", "Tur pesawat"),
            kind="site_visit",
            venue="bdg_firm",
            duration_minutes=105,
            groups=("A", "B"),
            apart=True,
            hosts=("firm",),
            tours=(Tour(name=text("First tour"), people=10, minutes=45),),
            bring=text("Passport"),
        ),
        Activity(
            id="closing",
            order=4,
            name=text("Closing", "Penutupan"),
            kind="ceremony",
            venue="dps_centre",
            duration_minutes=60,
            groups=("ALL",),
            officials=("minister",),
        ),
        Activity(
            id="spare",
            order=5,
            name=text("Museum", "Museum"),
            kind="cultural_visit",
            venue="bdg_firm",
            duration_minutes=60,
            groups=("ALL",),
            must_happen=False,
        ),
    ]


def _options() -> list[RideOption]:
    return [
        RideOption(
            id="train",
            name=text("Train", "Kereta"),
            from_city="jkt",
            to_city="bdg",
            before_minutes=30,
            after_minutes=10,
            service=Service(
                mode="train",
                from_venue="jkt_station",
                to_venue="bdg_station",
                minutes=195,
                departures=(
                    Departure(name="Argo 20", leaves=dt.time(8), minutes=195),
                    Departure(name="Argo 22", leaves=dt.time(10, 15), minutes=205),
                ),
            ),
        ),
        RideOption(
            id="flight",
            name=text("Flight", "Penerbangan"),
            from_city="bdg",
            to_city="dps",
            before_minutes=120,
            after_minutes=45,
            service=Service(mode="flight", from_venue="bdg_airport", to_venue="dps_airport", minutes=115),
        ),
    ]


def unplanned() -> AnyEdition:
    peak = (Traffic(weekdays=("mon", "tue", "wed", "thu", "fri"), spans=(Span(begins=dt.time(16), ends=dt.time(20)),)),)
    return Edition[Record](
        id="two-groups-2018",
        name=text("Two groups & three cities", "Dua rombongan & tiga kota"),
        theme=text("A theme"),
        batch=3,
        first_day=dt.date(2018, 7, 19),
        last_day=dt.date(2018, 7, 23),
        cities=Table(
            [
                City(id="jkt", order=1, name=text("Jakarta"), zone="Asia/Jakarta", hotel="jkt_hotel", peak=peak),
                City(id="bdg", order=2, name=text("Bandung"), zone="Asia/Jakarta", hotel="bdg_hotel", peak=peak),
                City(id="dps", order=3, name=text("Bali"), zone="Asia/Makassar", hotel="dps_hotel"),
            ]
        ),
        venues=Table(_venues()),
        hosts=Table(
            [
                Host(id="ministry", name=text("Ministry of Industry", "Kementerian Perindustrian")),
                Host(
                    id="firm",
                    name=text("Aircraft firm", "Pabrik pesawat"),
                    contacts=(Contact(name="Mr Host", phone="+62 22 000"),),
                    conditions=(text("No photographs"),),
                ),
                Host(id="idle", name=text("Not visited")),
            ]
        ),
        persons=Table(
            [
                Person(id="minister", name="Gati", role="official", position=text("Director General")),
                Person(id="speaker", name="P24", role="resource", position=text("Resource person")),
                Person(id="staff1", name="P21", role="staff", position=text("Committee, Jakarta", "Panitia, Jakarta")),
                Person(id="idler", name="Nobody", role="official"),
            ]
        ),
        groups=Table(
            [
                Group(id="ALL", order=1, name=text("All participants", "Seluruh peserta")),
                Group(id="A", order=2, name=text("Group A", "Kelompok A"), parent="ALL", participants=10, staff=1),
                Group(id="B", order=3, name=text("Group B", "Kelompok B"), parent="ALL", participants=10, staff=1),
            ]
        ),
        activities=Table(_activities()),
        ride_options=Table(_options()),
        city_changes=Table(
            [
                CityChange(id="to_bdg", order=1, groups=("ALL",), from_city="jkt", to_city="bdg", options=("train",)),
                CityChange(id="to_dps", order=2, groups=("ALL",), from_city="bdg", to_city="dps", options=("flight",)),
            ]
        ),
    )


def at(day: int, hour: int, minute: int = 0, zone: dt.timezone = WIB) -> dt.datetime:
    return dt.datetime(2018, 7, day, hour, minute, tzinfo=zone)


def _plan() -> Plan:
    return Plan(
        placements=Table(
            [
                Placement(id="opening@ALL", start=at(19, 9), confirmation="confirmed"),
                Placement(id="lecture@ALL", start=at(19, 13, 30), confirmation="requested"),
                Placement(id="tour@A", start=at(21, 9), confirmation="announced"),
                Placement(id="tour@B", start=at(21, 13)),
                Placement(id="closing@ALL", start=at(23, 10, zone=WITA), confirmation="held"),
            ]
        ),
        rides=Table(
            [
                Ride(id="to_bdg@A", option="train", departure=at(20, 8)),
                Ride(id="to_bdg@B", option="train", departure=at(20, 10, 15)),
                Ride(id="to_dps@A", option="flight", departure=at(21, 22)),
                Ride(id="to_dps@B", option="flight", departure=at(21, 22)),
            ]
        ),
    )


NOW = dt.datetime(2026, 11, 14, 8, 30, tzinfo=dt.UTC)


def planned() -> AnyEdition:
    """The edition with its plan: everything placed but ``spare``."""
    return replace(unplanned(), plan=_plan())


def view(edition: AnyEdition | None = None) -> View:
    """The view of an edition, of the planned one unless said."""
    return View(Setting(edition or planned()))


def changed(activity_id: str, edition: AnyEdition | None = None, **fields: Any) -> AnyEdition:
    """An edition, the planned one unless said, with fields of one activity changed."""
    edition = edition or planned()
    before = edition.activities[activity_id]
    activity = Activity.model_validate({**{name: getattr(before, name) for name in Activity.model_fields}, **fields})
    return replace(edition, activities=edition.activities.with_record(activity))


def with_minister_of(host_id: str) -> AnyEdition:
    """The planned edition with the official who opens it sent by a host, whose short name is Kemenperin."""
    edition = planned()
    minister = Person(
        id="minister",
        name="Gati",
        role="official",
        position=text("Director General", "Direktur Jenderal"),
        host=host_id,
    )
    host = Host(id=host_id, name=edition.hosts[host_id].name, short="Kemenperin")
    return replace(edition, persons=edition.persons.with_record(minister), hosts=edition.hosts.with_record(host))


def with_rules(edition: AnyEdition | None = None) -> AnyEdition:
    """An edition, the planned one unless said, that asks for lunch and for a break on Fridays."""
    return replace(edition or planned(), rules=Table([Lunch(id="lunch"), FridayBreak(id="friday")]))


def moved(occurrence: str, start: dt.datetime) -> AnyEdition:
    """The planned edition with one occurrence at another start."""
    edition = planned()
    placements = edition.plan.placements.with_record(Placement(id=occurrence, start=start))
    return replace(edition, plan=Plan(placements=placements, rides=edition.plan.rides))
