"""The report on room nights: rows for people, one object for programs, what is not known yet."""

from __future__ import annotations

import json

from builders import one_city, two_cities, view, with_fields
from lawatan.jobs.nights import NightReport
from lawatan.words import words

COACH = {"to-bali@A": ("coach", "wed 09:00"), "to-bali@B": ("coach", "fri 09:00")}
ENGLISH, INDONESIAN = words("en"), words("id")


def test_a_row_a_night_with_the_sums_at_the_end() -> None:
    report = NightReport(view(two_cities(), rides=COACH), ENGLISH)

    assert report.columns() == ("Night of", "Hotel", "Resort", "All rooms", "People", "On the road", "Not staying")
    rows = list(report.nights())
    assert rows[2] == ("Wed 25 Jul", "11", "11", "22", "22", "–", "–")
    assert rows[-1] == ("Room nights", "66", "66", "132", "", "", "")


def test_a_row_a_stay_with_the_times_that_are_known() -> None:
    report = NightReport(view(two_cities(), rides=COACH), ENGLISH)

    assert next(iter(report.stay_rows())) == (
        "Hotel", "Group A", "11", "Mon 23 Jul *", "Wed 25 Jul, 08:50", "2", "11", "arrival assumed"
    )  # fmt: skip
    assert len(report.stay_columns) == 8
    assert next(iter(report.stays())) == (
        "Hotel: Group A, 11 people, Mon 23 Jul – Wed 25 Jul, 08:50, 2 nights, 11 hotel rooms; arrival assumed"
    )


def test_the_headline_says_what_is_assumed_and_what_is_not_known() -> None:
    planned, unplanned = (NightReport(view(two_cities(), rides=rides), ENGLISH) for rides in (COACH, None))

    assert planned.headline == "132 room nights for 22 people. * Assumed: no journey is on record."
    assert unplanned.headline.startswith(
        "132 room nights for 22 people. Group A has no ride to Bali yet: its nights are counted as if it stayed."
    )
    assert len(list(unplanned.pending())) == 2


def test_without_a_city_nobody_stays_anywhere() -> None:
    edition = with_fields(one_city(), "groups", "ALL", participants=0, staff=0)

    assert NightReport(view(edition), ENGLISH).headline.startswith("Nobody stays anywhere yet")
    assert NightReport(view(edition), INDONESIAN).headline.startswith("Belum ada yang menginap")


def test_the_object_for_programs_holds_the_same() -> None:
    report = NightReport(view(two_cities(), rides={"to-bali@A": ("coach", "wed 09:00")}), INDONESIAN)
    body = json.loads(json.dumps(report.as_object()))

    assert (body["people"], body["room_nights"], body["without_ride"]) == (22, 132, ["to-bali@B"])
    assert body["nights"][2] == {
        "night": "2018-07-25",
        "hotels": [
            {"city": "JKT", "hotel": "HOTEL", "people": 11, "rooms": {"1": 11}},
            {"city": "BALI", "hotel": "RESORT", "people": 11, "rooms": {"1": 11}},
        ],
        "on_the_road": 0,
        "away": 0,
    }
    assert body["stays"][0] == {
        "city": "JKT",
        "hotel": "HOTEL",
        "group": "A",
        "persons": [],
        "people": 11,
        "arrives": "2018-07-23",
        "leaves": "2018-07-25",
        "check_in": None,
        "check_out": "2018-07-25T08:50+07:00",
        "nights": 2,
        "rooms": [1] * 11,
        "arrival_assumed": True,
        "departure_assumed": False,
    }
