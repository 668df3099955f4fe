"""What is known of travel."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from builders import coach, flight, road
from lawatan.domain import RideOption, TravelTime, references


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
