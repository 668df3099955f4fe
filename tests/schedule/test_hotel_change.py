"""A change of hotel within a city: days begin where the night before was spent and end where the next one will be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from builders import MONDAY, SUNDAY, activity, amounts, moment, one_city, two_cities, view, with_fields
from lawatan.domain import WEEKDAYS, HotelChange
from lawatan.rules import DayLimits, Edition
from lawatan.rules.rule import Rule
from lawatan.schedule import Stay, View

WEDNESDAY = dt.date(2018, 7, 25)


def edition(rule: Rule | None = None) -> Edition:
    """Bandung: from the night of Wednesday on the group sleeps at UDJO, 30 minutes (45 at the peak) from HOTEL."""
    visits = (activity(name, "MUSEUM") for name in ("tuesday", "wednesday", "thursday"))
    made = one_city(*visits, rules=[rule] if rule else [])
    return with_fields(made, "cities", "BDG", hotel_changes=(HotelChange(date=WEDNESDAY, hotel="UDJO"),))


VISITS = {"tuesday": "tue 10:00", "wednesday": "wed 10:00", "thursday": "thu 10:00"}


def ends(here: View) -> Mapping[str, list[str]]:
    """Where each way of the group begins and ends, by its date."""
    found: dict[str, list[str]] = {}
    for leg in here.legs("ALL"):
        date = here.setting.clock.date(leg.start, "Asia/Jakarta")
        found.setdefault(WEEKDAYS[date.weekday()].title(), []).append(f"{leg.from_venue}>{leg.to_venue}")
    return found


def test_ways_lead_from_the_old_hotel_and_on_that_evening_to_the_new_one() -> None:
    assert ends(view(edition(), VISITS)) == {
        "Tue": ["HOTEL>MUSEUM", "MUSEUM>HOTEL"],
        "Wed": ["HOTEL>MUSEUM", "MUSEUM>UDJO"],
        "Thu": ["UDJO>MUSEUM", "MUSEUM>UDJO"],
    }


def test_there_are_two_stays_with_check_out_and_check_in_by_the_ways_of_that_day() -> None:
    made = edition()
    leaving, coming = moment(made, "wed 09:35", "BDG"), moment(made, "wed 11:35", "BDG")

    assert view(made, VISITS).stays("ALL") == (
        Stay("ALL", "BDG", "HOTEL", MONDAY, WEDNESDAY, None, leaving),
        Stay("ALL", "BDG", "UDJO", WEDNESDAY, SUNDAY, coming, None),
    )


def test_without_anything_on_that_day_nobody_says_when() -> None:
    first, second = view(edition()).stays("ALL")

    assert (first.venue, first.check_out, second.venue, second.check_in) == ("HOTEL", None, "UDJO", None)
    assert (first.nights, second.nights) == (2, 4)


def test_the_day_has_to_end_at_the_new_hotel_in_time() -> None:
    """From the museum at 15:20 to HOTEL it takes 25 minutes, to UDJO 35."""
    made = edition(DayLimits(id="day", ends=dt.time(15, 50)))

    assert amounts(made, {"tuesday": "tue 14:20", "wednesday": "wed 14:15"}) == []
    assert amounts(made, {"wednesday": "wed 14:20"}) == [(("wednesday@ALL",), 5)]


def test_a_ride_leaves_from_the_hotel_of_the_night_before_and_leads_to_that_of_its_day() -> None:
    made = with_fields(two_cities(), "cities", "JKT", hotel_changes=(HotelChange(date=WEDNESDAY, hotel="OFFICE"),))
    made = with_fields(made, "cities", "BALI", hotel_changes=(HotelChange(date=WEDNESDAY, hotel="CERAMICS"),))

    found = {}
    for day in ("tue", "wed", "thu"):
        ride = view(made, {}, {"to-bali@A": ("train", f"{day} 08:30")}).entries["to-bali@A"]
        found[day] = (ride.from_venue, ride.to_venue)

    assert found == {
        "tue": ("HOTEL", "RESORT"),
        "wed": ("HOTEL", "CERAMICS"),
        "thu": ("OFFICE", "CERAMICS"),
    }
