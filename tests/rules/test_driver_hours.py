"""A driver drives no longer than the law allows."""

from __future__ import annotations

from builders import activity, one_city, said, two_cities
from duties import amounts, bus, duty, found, seen
from lawatan.domain import Person
from lawatan.rules import DriverHours, Edition

MONDAY = "2018-07-23"


def edition(driver: str | None = None, **numbers: int) -> Edition:
    return one_city(
        activity("museum", "MUSEUM", 60),
        activity("udjo", "UDJO", 60),
        activity("talk", "STUDIO", 60),
        rules=[DriverHours(id="r", **numbers)],
        vehicles=[bus(driver=driver), bus("other", driver=driver)],
        persons=[Person(id="ASEP", name="Pak Asep", role="driver"), Person(id="BUDI", name="Pak Budi", role="driver")],
    )


DAY = {"museum": "mon 10:00", "udjo": "mon 13:00"}
"""25 to the museum (09:35–10:00), 35 to Udjo (11:00–11:35), 40 back (14:00–14:40): 100 minutes."""


def test_the_ways_of_a_day_are_added_up() -> None:
    for most, over in ((100, 0), (99, 1), (60, 40)):
        view = seen(edition(most_minutes=most), DAY, duty("mon"))
        assert amounts(view) == ([((("bus", MONDAY),), over)] if over else [])


def test_after_some_hours_there_is_a_rest() -> None:
    """60 minutes of break at the museum, and 145 at Udjo."""
    for rest, unbroken, over in ((60, 60, 0), (65, 60, 0), (65, 60, 0), (145, 60, 0), (150, 60, 40), (150, 99, 1)):
        view = seen(edition(rest_minutes=rest, unbroken_minutes=unbroken), DAY, duty("mon"))
        assert [amount for _, amount in amounts(view)] == ([over] if over else []), (rest, unbroken)


def test_a_driver_of_two_vehicles_drives_both() -> None:
    shared = [duty("mon", "bus", hours="-12:00"), duty("mon", "other", hours="12:00-")]
    both = (("bus", MONDAY), ("other", MONDAY))

    assert amounts(seen(edition("ASEP", most_minutes=99), DAY, *shared)) == [(both, 1)]
    assert amounts(seen(edition(most_minutes=60), DAY, *shared)) == []


def test_drivers_relieve_each_other() -> None:
    """By hours, or both aboard: then each drives half, rounded up."""
    hours = [duty("mon", hours="-12:00", driver="ASEP"), duty("mon", hours="12:00-", driver="BUDI")]
    aboard = [duty("mon", driver="ASEP"), duty("mon", driver="BUDI")]

    assert amounts(seen(edition(most_minutes=60), DAY, *hours)) == []
    assert amounts(seen(edition(most_minutes=60), DAY, *aboard)) == []
    assert amounts(seen(edition("BUDI", most_minutes=60), DAY, duty("mon"))) == [((("bus", MONDAY),), 40)]


def test_a_long_ride_is_a_way() -> None:
    made = two_cities(rules=[DriverHours(id="r")], vehicles=[bus()])

    (breach,) = found(seen(made, {}, duty("fri"), rides={"to-bali@A": ("coach", "fri 14:00")}))

    assert said(made, breach) == (
        "The driver of Bus drives 5 h on Fri 27 Jul without 30 min of rest; at most 4 h are allowed."
    )


def test_the_sentence_of_a_day() -> None:
    made = edition("ASEP", most_minutes=90)

    (breach,) = found(seen(made, DAY, duty("mon")))

    assert said(made, breach) == "Pak Asep drives 1 h 40 min on Mon 23 Jul; at most 1 h 30 min a day are allowed."
