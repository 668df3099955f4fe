"""What is known of travel."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from builders import coach, flight, road, train, two_cities, with_records
from lawatan.domain import Connection, RideOption, TravelTime, changed, references


def test_a_travel_time_is_written_between_and() -> None:
    written = road("HOTEL", "UDJO", 30, 45).model_dump(mode="json", exclude_defaults=True, by_alias=True)

    assert written == {
        "id": "HOTEL-UDJO",
        "between": "HOTEL",
        "and": "UDJO",
        "off_peak_minutes": 30,
        "peak_minutes": 45,
    }
    assert TravelTime.model_validate(written) == road("HOTEL", "UDJO", 30, 45)


def test_a_way_refers_to_cities_and_venues() -> None:
    assert list(references(flight())) == [
        (("from_city",), "cities", "JKT"),
        (("to_city",), "cities", "BALI"),
        (("service", "from_venue"), "venues", "AIRPORT"),
        (("service", "to_venue"), "venues", "NGURAH_RAI"),
    ]


@pytest.mark.parametrize("option", [coach(), flight()], ids=lambda o: o.id)
def test_a_way_is_read_back_as_it_was_written(option: RideOption) -> None:
    assert RideOption.model_validate_json(option.model_dump_json(by_alias=True)) == option


@pytest.mark.parametrize(("off_peak", "peak", "field"), [(-1, 5, "off_peak_minutes"), (5, -1, "peak_minutes")])
def test_no_way_takes_less_than_nothing(off_peak: int, peak: int, field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        road("HOTEL", "UDJO", off_peak, peak)

    assert [error["loc"] for error in caught.value.errors()] == [(field,)]


CAR = Connection(mode="car", from_venue="OFFICE", to_venue="STATION", minutes=20)
FERRY = Connection(mode="ferry", from_venue="GILIMANUK", to_venue="CERAMICS", minutes=60)


def changed_to(service: Connection, venue: str) -> Connection:
    return Connection.model_validate({**dict(service), "to_venue": venue})


def test_a_chain_is_read_back_and_refers_to_all_its_venues() -> None:
    way = changed(train(), feeders=(CAR,), onward=(FERRY,), cost_per_person=150_000, comfort=4)

    assert RideOption.model_validate_json(way.model_dump_json(by_alias=True)) == way
    assert [service.to_venue for service in way.chain] == ["STATION", "GILIMANUK", "CERAMICS"]
    assert (("feeders", 0, "from_venue"), "venues", "OFFICE") in list(references(way))


def test_a_way_of_one_service_is_written_as_before() -> None:
    assert {"feeders", "onward", "cost_per_person", "comfort"}.isdisjoint(train().model_dump(exclude_defaults=True))


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"feeders": (FERRY,)}, ("feeders", 0, "from_venue")),
        ({"feeders": (CAR, changed_to(CAR, "RESORT"))}, ("service", "from_venue")),
        ({"onward": (CAR,)}, ("onward", 0, "from_venue")),
        ({"onward": (changed_to(FERRY, "OFFICE"),)}, ("onward", 0, "to_venue")),
    ],
)
def test_each_service_leaves_in_the_city_where_the_one_before_arrives(
    fields: dict[str, Any], place: tuple[str | int, ...]
) -> None:
    with pytest.raises(ValidationError) as caught:
        with_records(two_cities(), "ride_options", changed(train(), **fields))

    assert ("ride_options", "train", *place) in [error["loc"] for error in caught.value.errors()]
