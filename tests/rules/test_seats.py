"""Nobody stands in the bus."""

from __future__ import annotations

import pytest

from builders import activity, one_city, said, two_cities
from duties import amounts, bus, duty, found, seen
from lawatan.rules import Edition, Seats

MONDAY = "2018-07-23"


def edition(seats: int) -> Edition:
    return one_city(activity("museum", "MUSEUM", 60), rules=[Seats(id="r")], vehicles=[bus(seats=seats)])


@pytest.mark.parametrize(("seats", "over"), [(23, 0), (22, 0), (21, 1), (10, 12)])
def test_staff_have_a_seat_too(seats: int, over: int) -> None:
    view = seen(edition(seats), {"museum": "mon 10:00"}, duty("mon"))

    assert amounts(view) == ([((("bus", MONDAY),), over)] if over else [])


def test_without_a_way_nobody_sits_in_it() -> None:
    assert amounts(seen(edition(1), {}, duty("mon"))) == []
    assert amounts(seen(edition(1), {"museum": "mon 10:00"}, duty("tue"))) == []


def two(a: int, b: int) -> Edition:
    return two_cities(
        activity("talk", "OFFICE", 60, groups=("A", "B"), apart=True),
        rules=[Seats(id="r")],
        vehicles=[bus("one", a), bus("two", b)],
    )


TOGETHER = {"talk@A": "mon 10:00", "talk@B": "mon 10:00"}
APART = {"talk@A": "mon 10:00", "talk@B": "mon 13:00"}


def test_groups_that_go_together_sit_together() -> None:
    """11 people each."""
    shared = duty("mon", "one", "A", "B")

    assert amounts(seen(two(22, 1), TOGETHER, shared)) == []
    assert amounts(seen(two(21, 1), TOGETHER, shared)) == [((("one", MONDAY),), 1)]
    assert amounts(seen(two(11, 1), APART, shared)) == []


def test_vehicles_that_share_a_group_count_together() -> None:
    both = (duty("mon", "one", "A", "B"), duty("mon", "two", "B"))
    each = (duty("mon", "one", "A"), duty("mon", "two", "B"))

    assert amounts(seen(two(11, 11), TOGETHER, *both)) == []
    assert amounts(seen(two(11, 10), TOGETHER, *both)) == [((("one", MONDAY), ("two", MONDAY)), 1)]
    assert amounts(seen(two(20, 10), TOGETHER, *each)) == [((("two", MONDAY),), 1)]


def test_the_sentence() -> None:
    (breach,) = found(seen(two(21, 1), TOGETHER, duty("mon", "one")))

    assert said(two(21, 1), breach) == (
        "On Mon 23 Jul at 09:30, One with 21 seats is to carry 22 people (Group A and Group B): 1 too many."
    )
