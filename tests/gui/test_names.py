"""What a ride is called: its sections with their clocks, in full and in few words."""

from __future__ import annotations

from typing import Any

import pytest

from builders import two_cities, view, with_fields
from lawatan.domain import Service
from lawatan.gui import names
from lawatan.words import words


def ride(way: str, departure: str) -> tuple[Any, Any]:
    seen = view(two_cities(), {}, {"to-bali@A": (way, departure)})
    return seen, seen.entries["to-bali@A"]


@pytest.mark.parametrize(
    ("brief", "said"),
    [
        (
            False,
            [
                ("17:50 WIB", "Bus to Airport, 2 h 10 min"),
                ("20:00", "Airport, 2 h"),
                ("22:00", "Flight GA 462 to Ngurah_Rai, 1 h 55 min"),
                ("00:55 WITA", "Ngurah_Rai, 45 min"),
                ("01:40", "Bus to Resort, 20 min"),
            ],
        ),
        (
            True,
            [
                ("17:50 WIB", "Bus 2 h 10 min"),
                ("20:00", "Airport 2 h"),
                ("22:00", "Flight GA 462 1 h 55 min"),
                ("00:55 WITA", "Airport 45 min"),
                ("01:40", "Bus 20 min"),
            ],
        ),
    ],
)
def test_the_sections_of_a_ride_name_a_clock_where_it_changes(brief: bool, said: list[tuple[str, str]]) -> None:
    seen, entry = ride("flight", "wed 22:00")

    told = names.chain(seen.setting, entry, words("en"), brief)

    assert [(start, what.replace("\u00a0", " ")) for start, what in told] == said


def test_a_ride_by_one_clock_names_none() -> None:
    edition = with_fields(two_cities(), "cities", "BALI", zone="Asia/Jakarta")
    seen = view(edition, {}, {"to-bali@A": ("flight", "wed 22:00")})

    told = names.chain(seen.setting, seen.entries["to-bali@A"], words("en"), brief=True)

    assert [start for start, _ in told] == ["17:50", "20:00", "22:00", "23:55", "00:40"]
    assert names.end(seen, seen.entries["to-bali@A"], words("en")) == "01:00"


def test_waits_that_are_at_no_airport_are_just_waits() -> None:
    service = Service(mode="ferry", from_venue="OFFICE", to_venue="RESORT", minutes=600)
    edition = with_fields(two_cities(), "ride_options", "coach", service=service, before_minutes=60)
    seen = view(edition, {}, {"to-bali@A": ("coach", "wed 10:00")})

    told = names.chain(seen.setting, seen.entries["to-bali@A"], words("en"), brief=True)

    assert ("09:00", "Waiting 1\u00a0h") in told
    assert ("10:00", "Ferry 10\u00a0h") in told


def test_the_end_of_a_ride_names_its_clock() -> None:
    seen, entry = ride("flight", "wed 22:00")

    assert names.end(seen, entry, words("en")) == "02:00 WITA"
    assert names.times(seen, entry, words("en")) == "17:50 WIB – 02:00 WITA +1"


def test_a_chain_may_be_told_without_its_waits() -> None:
    seen, entry = ride("flight", "wed 22:00")

    told = names.chain(seen.setting, entry, words("en"), brief=True)
    busy = names.chain(seen.setting, entry, words("en"), brief=True, waits=False)

    assert sum(what.startswith("Airport") for _, what in told) == 2
    assert [what.split("\u00a0")[0].split(" ")[0] for _, what in busy] == ["Bus", "Flight", "Bus"]
    assert busy[2][0].endswith("WITA"), "the first start after the change of clocks names its clock"
