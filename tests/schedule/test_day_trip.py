"""A day trip counts as lying in the city of the night: its ways, its rule, its place in the day."""

from __future__ import annotations

from typing import Any

from builders import activity, amounts, one_city, text, traffic, venue, view, with_records
from lawatan.domain import Activity, City, TravelTime
from lawatan.rules import DayLimits, Edition, RightCity, TravelFits
from lawatan.rules.rule import Rule


def edition(*activities: Activity, rule: Rule | None = None) -> Edition:
    """Bandung, and the GARDEN in Bogor: 150 minutes from the hotel, 200 at the peak, and 10 for boarding."""
    made = one_city(*activities[:1], rules=[rule] if rule else [])
    peak = (traffic(("wed",), "15:00-17:00"),)
    made = with_records(made, "cities", City(id="BGR", order=1, name=text("Bogor"), zone="Asia/Jakarta", peak=peak))
    made = with_records(made, "venues", venue("GARDEN", "BGR", -6.5976, 106.7996))
    body: dict[str, Any] = {"id": "far", "between": "HOTEL", "and": "GARDEN"}
    far = TravelTime.model_validate({**body, "off_peak_minutes": 150, "peak_minutes": 200})
    return with_records(with_records(made, "travel_times", far), "activities", *activities)


def test_its_ways_lead_from_the_hotel_of_the_night_and_back() -> None:
    made = view(edition(activity("lunch"), activity("garden", "GARDEN", day_trip=True)), {"garden": "wed 13:00"})

    (out, back) = made.legs("ALL")
    assert (out.from_venue, out.to_venue, out.minutes) == ("HOTEL", "GARDEN", 160)
    assert (back.from_venue, back.to_venue, back.minutes) == ("GARDEN", "HOTEL", 160)
    assert [stay.venue for stay in made.stays("ALL")] == ["HOTEL"]


def test_the_peak_of_its_own_city_slows_the_way_back() -> None:
    made = view(edition(activity("lunch"), activity("garden", "GARDEN", day_trip=True)), {"garden": "wed 14:00"})

    assert [leg.minutes for leg in made.legs("ALL")] == [160, 210]


def test_it_lies_in_the_right_city_where_another_visit_there_does_not() -> None:
    rule = RightCity(id="city")
    trip, visit = activity("garden", "GARDEN", day_trip=True), activity("garden", "GARDEN")

    assert amounts(edition(activity("a"), trip, rule=rule), {"garden": "wed 13:00"}) == []
    assert [about for about, _ in amounts(edition(activity("a"), visit, rule=rule), {"garden": "wed 13:00"})] == [
        ("garden@ALL",)
    ]


def test_there_has_to_be_time_for_the_way_to_it() -> None:
    made = edition(activity("talk"), activity("garden", "GARDEN", day_trip=True), rule=TravelFits(id="travel"))

    assert amounts(made, {"talk": "wed 09:00", "garden": "wed 12:40"}) == []
    (short,) = amounts(made, {"talk": "wed 09:00", "garden": "wed 12:30"})
    assert short == (("talk@ALL", "garden@ALL"), 10)


def test_the_group_leaves_after_the_day_begins_and_is_back_before_it_ends() -> None:
    """Out in the peak of Bandung from 08:00 it takes 3 h 30 min, back in that of Bogor from 15:00 as long."""
    made = edition(activity("a"), activity("garden", "GARDEN", day_trip=True), rule=DayLimits(id="day"))

    starts = ("wed 11:25", "wed 11:30", "wed 13:55", "wed 14:00")
    assert [start for start in starts if not amounts(made, {"garden": start})] == ["wed 11:30", "wed 13:55"]
