"""A vehicle is in one place at a time."""

from __future__ import annotations

import pytest

from builders import activity, said, two_cities
from duties import amounts, bus, duty, found, seen
from lawatan.rules import Edition, VehicleOnePlace

MONDAY = (("bus", "2018-07-23"),)


def edition() -> Edition:
    return two_cities(
        activity("talk", "OFFICE", 60, groups=("A", "B"), apart=True),
        rules=[VehicleOnePlace(id="r")],
        vehicles=[bus(), bus("other")],
    )


@pytest.mark.parametrize(
    ("second", "late"),
    [
        ("mon 10:00", []),  # with the first
        ("mon 10:05", [(MONDAY, 45), (MONDAY, 45)]),  # on the way with the first until 10:00, at the hotel at 10:20
        (
            "mon 10:30",
            [(MONDAY, 20), (MONDAY, 20)],
        ),  # 09:30–10:00 there, 20 minutes back to the hotel, nobody aboard, and only then again
        ("mon 11:00", []),
    ],
)
def test_ways_follow_one_another(second: str, late: object) -> None:
    """HOTEL–OFFICE takes 30 minutes with boarding outside the peak."""
    view = seen(edition(), {"talk@A": "mon 10:00", "talk@B": second}, duty("mon", "bus", "A", "B"))

    assert amounts(view) == late


def test_two_vehicles_may_be_in_two_places() -> None:
    slots = {"talk@A": "mon 10:00", "talk@B": "mon 10:05"}

    assert amounts(seen(edition(), slots, duty("mon", "bus", "A"), duty("mon", "other", "B"))) == []


def test_the_sentence() -> None:
    slots = {"talk@A": "mon 10:00", "talk@B": "mon 10:30"}
    breach = found(seen(edition(), slots, duty("mon", "bus", "A", "B")))[0]

    assert said(edition(), breach) == (
        "Bus is to leave Hotel at 10:00 on Mon 23 Jul, but its way before ends at Office at 10:00: it comes 20 min "
        "too late."
    )


def test_the_bus_to_the_airport_does_not_await_the_flight() -> None:
    made = edition()
    view = seen(made, {}, duty("wed"), rides={"to-bali@A": ("flight", "wed 08:00")})

    (breach,) = found(view)

    assert breach.cases == (("bus", "2018-07-25"),) and breach.amount > 12 * 60
