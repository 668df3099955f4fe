"""Ways of several services: which departures they take, so that each reaches the next; else no ride is offered."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from builders import flight, moment, plan, slow, stamp, train, two_cities, with_fields, with_records
from lawatan.domain import Connection, Departure, RideOption, changed
from lawatan.rules import Edition, Timetable
from lawatan.schedule import RideRun, Setting, View

ZONES = {"JKT": "Asia/Jakarta", "BALI": "Asia/Makassar"}


def connection(from_venue: str, to_venue: str, minutes: int, *leaves: str, **fields: Any) -> Connection:
    """A further service; with times, by a timetable, each departure named after its time."""
    departures = tuple(Departure(name=f"F {t}", leaves=dt.time.fromisoformat(t), minutes=minutes) for t in leaves)
    given = {"mode": "train", "minutes": minutes, "departures": departures, **fields}
    return Connection(from_venue=from_venue, to_venue=to_venue, **given)


def chained(way: RideOption | None = None, **fields: Any) -> Edition:
    """``two_cities`` with only the train, as a chain: its services before and after the main one."""
    edition = with_records(two_cities(), "ride_options", changed(way or train(), **fields))
    return with_fields(edition, "city_changes", "to-bali", options=((way or train()).id,))


def ride(edition: Edition, when: str, way: str = "train") -> RideRun:
    setting = Setting(edition)
    return setting.run(setting.crossings["to-bali@A"], way, setting.clock.minute(moment(edition, when, "JKT")))


def told(edition: Edition, run: RideRun) -> list[tuple[str, str, str, str, str]]:
    """Mode, name, where to, and the times of each section by the clock of where it begins."""
    setting = Setting(edition)

    def local(minute: int, venue: str) -> str:
        return stamp(setting.clock.moment(minute, ZONES[edition.venues[venue].city]))

    return [
        (s.mode, s.name, s.to_venue, local(s.start, s.from_venue), local(s.end, s.from_venue)) for s in run.sections
    ]


FEEDER = connection("OFFICE", "STATION", 19, "07:24", "07:30", "07:41", "07:45", before_minutes=15)


def test_the_last_feeder_is_taken_that_reaches_the_main_service() -> None:
    edition = chained(feeders=(FEEDER,))

    run = ride(edition, "wed 08:30")

    assert told(edition, run)[:4] == [
        ("road", "", "OFFICE", "wed 06:46", "wed 07:26"),
        ("wait", "", "OFFICE", "wed 07:26", "wed 07:41"),
        ("train", "F 07:41", "STATION", "wed 07:41", "wed 08:00"),  # 30 before 08:30: that of 07:45 is too late
        ("wait", "", "STATION", "wed 08:00", "wed 08:30"),
    ]
    assert (run.connects, run.name, run.travel_minutes) == (True, "Argo 1", 40 + 19 + 205 + 65)


def test_between_two_stations_the_group_goes_by_road() -> None:
    edition = chained(feeders=(connection("OFFICE", "HOTEL", 20, "06:05", "07:05", "07:16", after_minutes=5),))

    assert told(edition, ride(edition, "wed 08:30"))[1:7] == [
        ("wait", "", "OFFICE", "wed 06:59", "wed 07:05"),
        ("train", "F 07:05", "HOTEL", "wed 07:05", "wed 07:25"),
        ("wait", "", "HOTEL", "wed 07:25", "wed 07:30"),
        ("road", "", "STATION", "wed 07:30", "wed 07:50"),  # 10 + 10 in the peak
        ("wait", "", "STATION", "wed 07:50", "wed 08:30"),
        ("train", "Argo 1", "GILIMANUK", "wed 08:30", "wed 11:55"),
    ]


def test_a_free_feeder_leaves_at_the_last_minute_that_its_slow_hours_leave() -> None:
    fast = connection("OFFICE", "STATION", 30, mode="car", slow=(slow(("wed",), "07:00-08:00", 75),))
    edition = chained(feeders=(fast,))

    wednesday, thursday = (told(edition, ride(edition, f"{day} 08:30")) for day in ("wed", "thu"))

    assert wednesday[1:4] == [
        ("wait", "", "OFFICE", "wed 06:49", "wed 06:59"),  # boarding a car
        ("car", "", "STATION", "wed 06:59", "wed 07:29"),  # from 07:00 on it would be 08:15, after 08:00
        ("wait", "", "STATION", "wed 07:29", "wed 08:30"),
    ]
    assert thursday[2] == ("car", "", "STATION", "thu 07:30", "thu 08:00")


def test_a_free_onward_service_leaves_when_it_can() -> None:
    edition = chained(onward=(connection("GILIMANUK", "NGURAH_RAI", 50, mode="coach"),))

    assert told(edition, ride(edition, "wed 08:30"))[-4:] == [
        ("train", "Argo 1", "GILIMANUK", "wed 08:30", "wed 11:55"),
        ("wait", "", "GILIMANUK", "wed 12:55", "wed 13:15"),  # 10 after the train and 10 of boarding: one wait
        ("coach", "", "NGURAH_RAI", "wed 13:15", "wed 14:05"),
        ("road", "", "RESORT", "wed 14:05", "wed 14:25"),
    ]


def test_the_next_onward_departure_is_taken_that_is_reached_by_its_own_clock() -> None:
    onward = connection("GILIMANUK", "NGURAH_RAI", 40, "13:04", "13:10", "13:40", before_minutes=5, after_minutes=20)
    edition = chained(onward=(onward,))

    assert told(edition, ride(edition, "wed 08:30"))[-4:] == [
        ("wait", "", "GILIMANUK", "wed 12:55", "wed 13:10"),
        ("train", "F 13:10", "NGURAH_RAI", "wed 13:10", "wed 13:50"),
        ("wait", "", "NGURAH_RAI", "wed 13:50", "wed 14:10"),
        ("road", "", "RESORT", "wed 14:10", "wed 14:30"),
    ]


def test_several_services_before_and_after() -> None:
    feeders = (
        connection("HOTEL", "OFFICE", 15, "06:40", "06:50"),
        connection("OFFICE", "STATION", 40, "07:05", "07:25"),
    )
    onward = (connection("GILIMANUK", "NGURAH_RAI", 40, "13:30"), connection("NGURAH_RAI", "CERAMICS", 20, "14:40"))
    edition = chained(feeders=feeders, onward=onward)

    run = ride(edition, "wed 08:30")

    assert [s.name for s in run.sections if s.name] == ["F 06:50", "F 07:05", "Argo 1", "F 13:30", "F 14:40"]
    assert [(s.mode, s.to_venue) for s in run.sections][-1] == ("road", "RESORT")
    assert run.from_venue == "HOTEL"


def test_a_main_service_may_leave_from_a_city_between() -> None:
    """By the clock there: the feeder goes from Jakarta to Bali, and the main service on from there."""
    main = changed(train().service, from_venue="GILIMANUK", to_venue="NGURAH_RAI")
    by_night = (connection("STATION", "GILIMANUK", 205, "02:30"),)
    edition = chained(service=main, feeders=by_night)
    setting = Setting(edition)

    found = setting.runs(setting.crossings["to-bali@A"])

    leaves = {stamp(setting.clock.moment(run.departure, "Asia/Makassar"))[4:] for run in found}
    assert leaves == {"08:30"}  # that of 13:35 would mean a wait of more than six hours
    assert told(edition, found[0])[1:4] == [
        ("train", "F 02:30", "GILIMANUK", "mon 02:30", "mon 05:55"),
        ("wait", "", "GILIMANUK", "mon 06:55", "mon 08:30"),
        ("train", "Argo 1", "NGURAH_RAI", "mon 08:30", "mon 11:55"),
    ]


@pytest.mark.parametrize(
    ("fields", "departures"),
    [
        ({"feeders": (connection("OFFICE", "STATION", 19, "07:00"),)}, {"08:30", "13:35"}),
        ({"feeders": (connection("OFFICE", "STATION", 19, "12:00"),)}, {"13:35"}),
        ({"onward": (connection("GILIMANUK", "NGURAH_RAI", 40, "13:05"),)}, {"08:30"}),
        ({"onward": (connection("GILIMANUK", "NGURAH_RAI", 40, "12:00"),)}, set()),
        ({"onward": (connection("GILIMANUK", "NGURAH_RAI", 40, "00:05"),)}, {"13:35"}),  # after midnight
    ],
)
def test_a_ride_that_misses_a_connection_is_not_offered(fields: dict[str, Any], departures: set[str]) -> None:
    edition = chained(**fields)
    setting = Setting(edition)

    found = setting.runs(setting.crossings["to-bali@A"])

    assert {stamp(setting.clock.moment(run.departure, "Asia/Jakarta"))[4:] for run in found} == departures


def test_the_weekdays_of_a_connection_count() -> None:
    weekdays = {"departures": (Departure(name="F", leaves=dt.time(7, 40), minutes=19, weekdays=("wed", "sat")),)}
    edition = chained(feeders=(changed_connection(FEEDER, **weekdays),))
    setting = Setting(edition)

    found = setting.runs(setting.crossings["to-bali@A"])

    assert [stamp(setting.clock.moment(run.departure, "Asia/Jakarta")) for run in found] == [
        "wed 08:30", "wed 13:35", "sat 08:30", "sat 13:35",
    ]  # fmt: skip


def changed_connection(one: Connection, **fields: Any) -> Connection:
    return Connection.model_validate({**{name: getattr(one, name) for name in type(one).model_fields}, **fields})


def test_a_chosen_ride_that_misses_its_connection_stands_and_is_judged() -> None:
    """It may be locked: then it has sections in their order all the same, and the timetable rule says what is wrong."""
    edition = chained(onward=(connection("GILIMANUK", "NGURAH_RAI", 40, "12:00"),))
    edition = with_records(edition, "rules", Timetable(id="timetable"))
    run = ride(edition, "wed 08:30")

    assert not run.connects
    assert [s.to_venue for s in run.sections][-2:] == ["NGURAH_RAI", "RESORT"]
    assert all(a.end == b.start for a, b in zip(run.sections, run.sections[1:], strict=False))
    decided = plan(edition, {}, {"to-bali@A": ("train", "wed 08:30")})
    (breach,) = edition.rules["timetable"].breaches(View(Setting(edition), decided))
    assert breach.about == ("to-bali@A",)


def test_a_way_of_one_service_is_as_it_was() -> None:
    edition = chained(flight())

    assert [s.mode for s in ride(edition, "wed 08:00", "flight").sections] == ["road", "wait", "flight", "wait", "road"]


def test_the_legs_of_a_chain_have_ids_and_names_of_their_own() -> None:
    edition = chained(feeders=(FEEDER,))
    view = View(Setting(edition), plan(edition, {}, {"to-bali@A": ("train", "wed 08:30")}))

    assert [(leg.id, leg.mode, leg.name) for leg in view.legs("A")] == [
        ("to-bali@A>1>A", "road", ""),
        ("to-bali@A>2>A", "train", "F 07:41"),
        ("to-bali@A>3>A", "train", "Argo 1"),
        ("to-bali@A>4>A", "road", ""),
    ]
