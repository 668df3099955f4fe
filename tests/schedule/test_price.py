"""What rides cost beside their time, in minutes of travel: the checker's figure, and which way planning chooses by it."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import two_cities, view, with_fields
from lawatan.domain import replace
from lawatan.rules import DayLimits, Edition, MustHappen, RightCity, Timetable, WithinDates
from lawatan.schedule import Setting, View, ride_price, ride_prices
from lawatan.solver.budget import Options
from lawatan.solver.layers import solve

RIDES = {"to-bali@A": ("coach", "wed 10:00"), "to-bali@B": ("train", "wed 08:30")}


def priced(cost_weight: int = 0, comfort_weight: int = 0, **ways: tuple[int | None, int]) -> Edition:
    """``two_cities`` with (cost a person, comfort) of its ways.

    Minutes of travel: coach 180, flight 205, train 285 (at the weekend).
    """
    long_days = DayLimits(id="day_limits", begins=dt.time(4), ends=dt.time(23))
    rules = [
        MustHappen(id="all"),
        WithinDates(id="dates"),
        RightCity(id="city"),
        Timetable(id="rides"),
    ]
    edition = replace(two_cities(rules=[*rules, long_days]), cost_weight=cost_weight, comfort_weight=comfort_weight)
    for way, (cost, comfort) in ways.items():
        edition = with_fields(edition, "ride_options", way, cost_per_person=cost, comfort=comfort)
    return edition


def price(edition: Edition, way: str) -> int:
    return ride_price(edition, edition.city_changes["to-bali"], way)


@pytest.mark.parametrize(
    ("cost_weight", "cost", "minutes"),
    [(0, 900_000, 0), (10, 100_000, 10), (10, 250_000, 25), (1, 49_999, 0), (1, 50_000, 1), (30, 0, 0)],
)
def test_cost_is_worth_minutes_by_its_weight(cost_weight: int, cost: int, minutes: int) -> None:
    assert price(priced(cost_weight, coach=(cost, 5)), "coach") == minutes


@pytest.mark.parametrize(("comfort", "minutes"), [(1, 80), (2, 60), (3, 40), (5, 0)])
def test_each_step_of_comfort_is_worth_its_weight(comfort: int, minutes: int) -> None:
    assert price(priced(comfort_weight=20, coach=(10**6, comfort)), "coach") == minutes


def test_a_cost_that_is_not_known_is_that_of_the_dearest_way() -> None:
    edition = priced(10, train=(200_000, 3), flight=(900_000, 3))

    assert [price(edition, way) for way in ("coach", "train", "flight")] == [90, 20, 90]
    assert price(priced(10), "coach") == 0  # nothing is known of any


def test_the_prices_of_a_plan_are_summed_over_its_groups() -> None:
    edition = priced(10, 20, coach=(100_000, 2), train=(200_000, 4))

    assert ride_prices(view(edition, {}, RIDES)) == (10 + 60) + (20 + 20)
    assert ride_prices(view(edition)) == 0


def chosen(edition: Edition) -> tuple[set[str], View, int | None]:
    result = solve(edition, Options(time_limit=3.0, workers=1), lambda *_: None)
    assert result.plan is not None
    return {ride.option for ride in result.plan.rides.values()}, View(Setting(edition), result.plan), result.bound


PRICES = {"coach": (300_000, 1), "train": (100_000, 3), "flight": (900_000, 5)}


@pytest.mark.parametrize(
    ("cost_weight", "comfort_weight", "way"),
    [
        (0, 0, "coach"),
        (52, 0, "coach"),
        (53, 0, "train"),
        (0, 6, "coach"),
        (0, 7, "flight"),
        (30, 60, "train"),
    ],
)
def test_planning_chooses_the_way_as_time_cost_and_comfort_are_weighed(
    cost_weight: int, comfort_weight: int, way: str
) -> None:
    """By hand, time + cost + comfort: at 30 and 60 the train is 285 + 30 + 120, the coach 510, the flight 475."""
    edition = priced(cost_weight, comfort_weight, **PRICES)

    ways, found, bound = chosen(edition)

    assert ways == {way}
    assert bound == found.travel_minutes  # proven best, and the solver's prices are the checker's
