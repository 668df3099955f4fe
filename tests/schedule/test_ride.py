"""Rides: from a way and a departure to the sections from hotel to hotel."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import flight, moment, stamp, two_cities, with_fields
from lawatan.domain import Departure, HotelChange, Service
from lawatan.rules import Edition
from lawatan.schedule import RideRun, Setting

EDITION = two_cities()


def ride(option: str, when: str, edition: Edition = EDITION) -> RideRun:
    setting = Setting(edition)
    departure = setting.clock.minute(moment(edition, when, "JKT"))
    return setting.run(setting.crossings["to-bali@A"], option, departure)


def told(run: RideRun) -> list[tuple[str, str, str, str]]:
    """Mode, venue, and the times of each section, in Jakarta's time."""
    clock = Setting(EDITION).clock

    def local(minute: int) -> str:
        return stamp(clock.moment(minute, "Asia/Jakarta"))

    return [(s.mode, s.to_venue, local(s.start), local(s.end)) for s in run.sections]


@pytest.mark.parametrize(
    ("departure", "minutes"),
    [
        ("wed 06:29", 180),
        ("wed 06:30", 240),
        ("wed 09:29", 240),
        ("wed 09:30", 180),
        ("wed 16:00", 240),
        ("wed 20:00", 180),
        ("fri 13:59", 180),
        ("fri 14:00", 300),
        ("fri 16:00", 300),  # both bands: the longer counts
        ("fri 21:59", 300),
        ("fri 22:00", 180),
        ("sat 07:00", 180),
    ],
)
def test_a_coach_takes_longer_in_its_slow_bands(departure: str, minutes: int) -> None:
    run = ride("coach", departure)

    assert run.sections[-1].minutes == minutes


def test_a_slow_band_may_last_until_midnight() -> None:
    option = EDITION.ride_options["coach"]
    late = {"weekdays": ["wed"], "span": {"begins": "23:00", "ends": "00:00"}, "minutes": 500}
    service = Service.model_validate({**option.service.model_dump(), "slow": [late]})
    edition = with_fields(EDITION, "ride_options", "coach", service=service)

    lengths = [ride("coach", when, edition).sections[-1].minutes for when in ("wed 22:59", "wed 23:59", "thu 00:00")]

    assert lengths == [180, 500, 180]


def test_a_coach_is_boarded_at_the_hotel() -> None:
    run = ride("coach", "wed 10:00")

    assert told(run) == [
        ("wait", "HOTEL", "wed 09:50", "wed 10:00"),
        ("coach", "RESORT", "wed 10:00", "wed 13:00"),
    ]
    assert (run.from_venue, run.to_venue, run.end - run.start, run.travel_minutes) == ("HOTEL", "RESORT", 190, 180)
    assert (run.option, run.name) == ("coach", "")


def test_a_train_has_its_way_there_its_wait_and_its_way_on() -> None:
    run = ride("train", "wed 08:30")

    assert told(run) == [
        ("road", "STATION", "wed 07:40", "wed 08:00"),  # 20 in the morning's peak
        ("wait", "STATION", "wed 08:00", "wed 08:30"),
        ("train", "GILIMANUK", "wed 08:30", "wed 11:55"),
        ("wait", "GILIMANUK", "wed 11:55", "wed 12:05"),
        ("road", "RESORT", "wed 12:05", "wed 13:10"),  # 65: it is 13:05 in Bali
    ]
    assert (run.name, run.travel_minutes) == ("Argo 1", 20 + 205 + 65)


def test_the_way_on_is_in_the_traffic_of_the_city_that_is_reached() -> None:
    run = ride("train", "wed 13:35")

    assert told(run)[-1] == ("road", "RESORT", "wed 17:10", "wed 18:45")  # 95: it is 18:10 in Bali


def test_a_flight_over_midnight_and_a_zone() -> None:
    run = ride("flight", "wed 22:00")
    clock = Setting(EDITION).clock

    assert told(run) == [
        ("road", "AIRPORT", "wed 17:50", "wed 20:00"),
        ("wait", "AIRPORT", "wed 20:00", "wed 22:00"),
        ("flight", "NGURAH_RAI", "wed 22:00", "wed 23:55"),
        ("wait", "NGURAH_RAI", "wed 23:55", "thu 00:40"),
        ("road", "RESORT", "thu 00:40", "thu 01:00"),
    ]
    assert run.name == "GA 462"
    lands = clock.moment(run.sections[2].end, "Asia/Makassar")
    assert f"{stamp(lands)}{lands:%z}" == "thu 00:55+0800"


def test_who_leaves_before_the_peak_waits_longer() -> None:
    morning = flight().service.model_copy(
        update={"departures": (Departure(name="GA 404", leaves=dt.time(9, 41), minutes=115),)}
    )
    edition = with_fields(EDITION, "ride_options", "flight", service=morning)

    assert told(ride("flight", "wed 09:41", edition))[:2] == [
        ("road", "AIRPORT", "wed 06:29", "wed 07:39"),  # at 06:30 it would take until 08:40
        ("wait", "AIRPORT", "wed 07:39", "wed 09:41"),
    ]


def test_an_early_departure_is_reached_in_the_traffic_of_the_evening_before() -> None:
    night = flight().service.model_copy(
        update={"departures": (Departure(name="GA 400", leaves=dt.time(0, 30), minutes=115),)}
    )
    edition = with_fields(EDITION, "ride_options", "flight", service=night, before_minutes=300)

    assert told(ride("flight", "thu 00:30", edition))[:2] == [
        ("road", "AIRPORT", "wed 17:20", "wed 19:30"),
        ("wait", "AIRPORT", "wed 19:30", "thu 00:30"),
    ]


def test_without_hotels_a_ride_is_from_station_to_station() -> None:
    edition = with_fields(with_fields(EDITION, "cities", "JKT", hotel=None), "cities", "BALI", hotel=None)

    run = ride("train", "wed 08:30", edition)

    assert (run.from_venue, run.to_venue) == ("STATION", "GILIMANUK")
    assert [s.mode for s in run.sections] == ["wait", "train", "wait"]


def test_a_departure_that_no_timetable_has_takes_the_usual_time() -> None:
    run = ride("train", "wed 09:00")

    assert (run.name, run.sections[2].minutes) == ("", 205)


# Which rides there are.


def test_all_rides_of_the_dates() -> None:
    setting = Setting(EDITION)

    runs = setting.runs(setting.crossings["to-bali@A"])

    by_option = {o: [r for r in runs if r.option == o] for o in ("coach", "flight", "train")}
    assert [len(by_option[o]) for o in ("coach", "flight", "train")] == [7 * 288, 7 + 6, 7 * 2]
    departures = [setting.clock.moment(r.departure, "Asia/Jakarta") for r in runs]
    assert (min(departures), max(departures)) == (
        moment(EDITION, "mon 00:00", "JKT"),
        moment(EDITION, "sun 23:55", "JKT"),
    )
    assert all(setting.run(setting.crossings["to-bali@A"], r.option, r.departure) == r for r in by_option["flight"])


@pytest.mark.parametrize(
    ("earliest", "latest", "days"),
    [(None, dt.date(2018, 7, 24), 2), (dt.date(2018, 7, 28), None, 2), (dt.date(2018, 7, 1), dt.date(2018, 8, 9), 7)],
)
def test_a_change_may_have_its_own_dates(earliest: dt.date | None, latest: dt.date | None, days: int) -> None:
    edition = with_fields(EDITION, "city_changes", "to-bali", earliest=earliest, latest=latest, options=("train",))
    setting = Setting(edition)

    assert len(setting.runs(setting.crossings["to-bali@A"])) == days * 2


@pytest.mark.parametrize("changes", [False, True])
def test_a_ride_of_the_second_week_is_that_of_the_first_but_for_hotels(changes: bool) -> None:
    """Rides are reckoned once a week where nothing but the date differs; each is what it is by itself."""
    hotel = (HotelChange(date=dt.date(2018, 7, 30), hotel="OFFICE"),) if changes else ()
    edition = with_fields(two_cities(last_day=dt.date(2018, 8, 7)), "cities", "JKT", hotel_changes=hotel)
    setting = Setting(edition)
    crossing = setting.crossings["to-bali@A"]
    found = setting.runs(crossing)
    assert len({setting.clock.date(run.departure, "Asia/Jakarta") for run in found}) == 16
    for run in found[::7]:
        assert run == setting.run(crossing, run.option, run.departure)


def test_a_ride_of_the_week_in_which_clocks_change_is_not_that_of_the_week_before() -> None:
    edition = two_cities(first_day=dt.date(2018, 10, 22), last_day=dt.date(2018, 11, 9))
    for city in ("JKT", "BALI"):
        edition = with_fields(edition, "cities", city, zone="Europe/Paris")
    setting = Setting(edition)
    crossing = setting.crossings["to-bali@A"]
    for run in setting.runs(crossing)[::7]:
        assert run == setting.run(crossing, run.option, run.departure)
