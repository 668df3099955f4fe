"""Rides between cities leave within given hours."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from builders import amounts, breaches, said, two_cities
from lawatan.rules import TransferHours
from lawatan.schedule import Setting
from lawatan.words import Words

RIDE = ("to-bali@A",)


@pytest.mark.parametrize(
    ("departure", "found"),
    [
        ("wed 09:10", []),  # boarding from 09:00
        ("wed 09:09", [(RIDE, 1)]),
        ("wed 11:40", []),
        ("wed 11:41", [(RIDE, 1)]),
        ("wed 13:10", [(RIDE, 90)]),
    ],
)
def test_a_ride_leaves_within_the_hours(departure: str, found: list[object]) -> None:
    edition = two_cities(rules=[TransferHours(id="hours")])

    assert amounts(edition, {}, {"to-bali@A": ("coach", departure)}) == found


def test_what_counts_is_when_the_group_leaves_its_hotel() -> None:
    edition = two_cities(rules=[TransferHours(id="hours", earliest=dt.time(7), latest=dt.time(8))])

    assert amounts(edition, {}, {"to-bali@A": ("train", "wed 08:30")}) == []  # at the station at 08:00


def test_only_on_its_weekdays() -> None:
    friday = TransferHours(id="friday", weekdays=("fri",), earliest=dt.time(0), latest=dt.time(12))
    edition = two_cities(rules=[friday])

    assert amounts(edition, {}, {"to-bali@A": ("coach", "thu 15:00"), "to-bali@B": ("coach", "fri 12:10")}) == []
    assert amounts(edition, {}, {"to-bali@A": ("coach", "fri 15:00")}) == [(RIDE, 170)]
    assert friday.numbers(Setting(edition), Words("en")) == "00:00–12:00 on Fri"
    assert TransferHours(id="any").numbers(Setting(edition), Words("en")) == "09:00–11:30"


def test_the_hours_go_forward() -> None:
    with pytest.raises(ValidationError):
        TransferHours(id="hours", earliest=dt.time(12), latest=dt.time(9))


def test_the_sentence() -> None:
    edition = two_cities(rules=[TransferHours(id="hours")])

    (breach,) = breaches(edition, {}, {"to-bali@A": ("coach", "wed 09:09")})

    assert said(edition, breach) == (
        "The ride Jakarta–Bali leaves on Wed 25 Jul at 08:59; on that day it has to leave within 09:00–11:30."
    )
