"""What it costs to change what people were told."""

from __future__ import annotations

import pytest

from builders import activity, one_city, plan, planned, two_cities
from lawatan.domain import Confirmation, Plan, Table, changed, replace
from lawatan.rules import Edition
from lawatan.schedule import Setting
from lawatan.schedule.promise import FIRM, Promise

TOLD = {"visit": "wed 09:00", "lecture": "thu 09:00", "museum": "fri 09:00"}


def told(**firm: Confirmation) -> Edition:
    """Three activities, of which people were told; as firm as is given, else an idea."""
    made = one_city(
        activity("visit", "UDJO"),
        activity("lecture", "HOTEL", room="BALLROOM", rooms=("BALLROOM",)),
        activity("museum", "MUSEUM"),
    )
    slots = plan(made, TOLD).placements.values()
    promised = Table(changed(slot, confirmation=firm.get(slot.id.partition("@")[0], "idea")) for slot in slots)
    return replace(made, promised=promised)


def price(edition: Edition, **starts: str) -> int:
    return Promise(Setting(edition)).price(plan(edition, {**TOLD, **starts}))


def test_what_stays_costs_nothing() -> None:
    assert price(told(visit="announced")) == 0


def test_the_firmer_the_dearer_and_another_day_more_than_another_time() -> None:
    found = [(price(told(visit=firm), visit="wed 10:00"), price(told(visit=firm), visit="thu 14:00")) for firm in FIRM]
    times, days = zip(*found, strict=True)
    assert list(times) == sorted(times) and list(days) == sorted(days)
    assert all(0 < time < day for time, day in found)


def test_no_number_of_ideas_outweighs_what_was_asked_for() -> None:
    edition = told(visit="requested")
    ideas = price(edition, lecture="mon 09:00", museum="mon 14:00")
    assert 0 < ideas < price(edition, visit="wed 09:05")


def test_what_is_no_longer_there_counts_as_another_day() -> None:
    edition = told(visit="held")
    gone = Promise(Setting(edition)).price(Plan(placements=plan(edition, {**TOLD, "visit": "mon 09:00"}).placements))
    slots = plan(edition, {key: start for key, start in TOLD.items() if key != "visit"})
    assert Promise(Setting(edition)).price(slots) == gone


def test_another_room_costs_least() -> None:
    edition = told(lecture="held")
    promise, slots = Promise(Setting(edition)), plan(edition, TOLD)
    assert [by for _, by in promise.changes(slots)] == ["", "", ""]
    placements = {**slots.placements}
    placements["lecture@ALL"] = changed(placements["lecture@ALL"], room="ANNEX")
    moved = Plan(placements=Table(placements.values()))
    assert dict(promise.changes(moved))["lecture@ALL"] == "room"
    assert 0 < promise.price(moved) < price(edition, lecture="thu 09:05")


@pytest.mark.parametrize(
    ("ride", "by"),
    [(("flight", "wed 08:00"), ""), (("train", "wed 08:30"), "time"), (("flight", "thu 08:00"), "day"), (None, "day")],
)
def test_rides_count_by_way_and_departure(ride: tuple[str, str] | None, by: str) -> None:
    made = two_cities(activity("visit", "CERAMICS"))
    made = replace(made, promised_rides=plan(made, {}, {"to-bali@A": ("flight", "wed 08:00")}).rides)
    then = plan(made, {}, {"to-bali@A": ride} if ride else {})
    assert dict(Promise(Setting(made)).changes(then)) == {"to-bali@A": by}


def test_what_has_begun_or_is_locked_is_no_longer_open() -> None:
    edition = planned(told(), TOLD)
    now = replace(edition, now=edition.plan.placements["visit@ALL"].start.replace(minute=5))
    assert set(Promise(Setting(now)).kept) == {"lecture@ALL", "museum@ALL"}
    locked = changed(edition.plan.placements["museum@ALL"], locked=True)
    with_lock = replace(
        now, plan=Plan(placements=Table([*(p for p in now.plan.placements.values() if p.id != locked.id), locked]))
    )
    assert set(Promise(Setting(with_lock)).kept) == {"lecture@ALL"}
