"""What is said of a move before it is made is what is said of the plan after it."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from builders import activity, one_city, planned
from gui.two_lanes import two_lanes
from lawatan.domain import Placement, Ride, changed, moved, replace
from lawatan.rules import Breach, Edition, VenueOpen, active_rules, judge
from lawatan.rules.after import After
from lawatan.rules.day_limits import DayLimits
from lawatan.rules.first import First
from lawatan.rules.moving import Moving, first_fit
from lawatan.rules.one_place import OnePlace
from lawatan.rules.ride_buffers import RideBuffers
from lawatan.rules.right_city import RightCity
from lawatan.rules.travel_fits import TravelFits
from lawatan.schedule import Decision, Setting, View

RULES = [
    OnePlace(id="one-place"),
    TravelFits(id="travel-fits"),
    RightCity(id="right-city"),
    RideBuffers(id="buffers"),
    VenueOpen(id="open"),
    DayLimits(id="limits"),
    First(id="first", activity="access"),
    After(id="after", activity="museum", others=("recap",)),
]


def ruled() -> Edition:
    edition = two_lanes()
    return replace(edition, rules=edition.rules.changed({rule.id: rule for rule in RULES}))


def elsewhere(view: View, item: str, days: int, minutes: int) -> Decision:
    """What stands at an item's place, moved by some days and minutes."""
    entry, by = view.entries[item], dt.timedelta(days=days, minutes=minutes)
    if entry.placement is not None:
        return moved(entry.placement, entry.placement.start + by)
    assert entry.decision is not None
    return changed(entry.decision, departure=entry.decision.departure + by)


def said(breaches: tuple[Breach, ...]) -> set[tuple[str, tuple[str, ...], int]]:
    return {(b.rule, b.about, b.amount) for b in breaches}


@pytest.mark.parametrize("seed", range(40))
def test_a_move_is_judged_as_the_plan_after_it(seed: int) -> None:
    chance = random.Random(seed)
    view = View(Setting(ruled()))
    items = tuple(chance.sample(sorted(view.entries), chance.choice((1, 1, 2, 3))))
    moving = Moving(view, items, active_rules(view.setting))
    before = {(b.rule, b.about) for b in judge(view)}
    for _ in range(10):
        days, minutes = chance.randint(-2, 2), 5 * chance.randint(-60, 60)
        decisions = {item: elsewhere(view, item, days, minutes) for item in items}
        if chance.random() < 0.2:
            decisions = dict.fromkeys(items)
        after = judge(view.deciding(decisions))
        concerned = tuple(b for b in after if set(b.about) & set(items) or (b.rule, b.about) not in before)

        assert said(moving.breaches(decisions)) == said(concerned)


def test_a_longer_slot_is_judged_with_its_length() -> None:
    edition = planned(
        one_city(activity("udjo", "UDJO", 60, longest_minutes=180), activity("museum", "MUSEUM", 60), rules=RULES[:2]),
        {"udjo": "wed 09:00", "museum": "wed 10:40"},
    )
    view = View(Setting(edition))
    moving = Moving(view, ("udjo@ALL",), active_rules(view.setting))
    slot = view.plan.placements["udjo@ALL"]

    assert moving.breaches({"udjo@ALL": slot}) == ()
    longer = moving.breaches({"udjo@ALL": changed(slot, minutes=180)})
    assert {b.kind for b in longer} == {"one_place", "travel_fits"}
    assert view.setting.occurrences["udjo@ALL"].minutes == 60


def test_the_first_start_that_fits_lies_beside_the_rest() -> None:
    edition = planned(
        one_city(activity("udjo", "UDJO", 60), activity("museum", "MUSEUM", 60), rules=[*RULES[:2], RULES[5]]),
        {"museum": "wed 09:00"},
    )
    view = View(Setting(edition))
    rules = active_rules(view.setting)

    found = first_fit(view, view.setting.occurrences["udjo@ALL"], rules)

    assert found.fits and judge(view.moved("udjo@ALL", found.start)) == ()
    earlier = range(found.start - 15, view.setting.clock.midnight(edition.first_day, "Asia/Jakarta"), -15)
    assert all(judge(view.moved("udjo@ALL", start)) for start in earlier)


def test_where_nothing_fits_the_least_bad_start_says_why() -> None:
    edition = one_city(activity("long", "UDJO", 11 * 60), rules=[DayLimits(id="limits")])
    view = View(Setting(edition))

    found = first_fit(view, view.setting.occurrences["long@ALL"], active_rules(view.setting))

    assert not found.fits
    assert [b.kind for b in found.breaches] == ["day_limits"]


def test_rides_are_judged_as_they_would_run() -> None:
    view = View(Setting(ruled()))
    moving = Moving(view, ("to-bali@A",), active_rules(view.setting))
    ride = view.plan.rides["to-bali@A"]

    assert "right_city" not in {b.kind for b in moving.breaches({"to-bali@A": ride})}
    early: Ride | Placement = changed(ride, departure=ride.departure - dt.timedelta(days=1))
    assert "right_city" in {b.kind for b in moving.breaches({"to-bali@A": early})}
