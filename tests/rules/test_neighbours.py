"""Activities next door to each other lie on one day, one after the other."""

from __future__ import annotations

import pytest

from builders import Amounts, activity, amounts, breaches, one_city, said, two_cities
from lawatan.rules import Neighbours
from lawatan.schedule import Setting
from lawatan.words import Words

EDITION = one_city(
    activity("textile", "UDJO"),
    activity("ceramics", "MUSEUM"),
    activity("lecture", "MUSEUM"),
    activity("lunch", "STUDIO", 30),
    rules=[Neighbours(id="next", activities=("textile", "ceramics"))],
)
PAIR = ("textile@ALL", "ceramics@ALL")


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        ({"textile": "wed 09:00", "ceramics": "wed 15:00"}, []),
        ({"textile": "wed 09:00", "ceramics": "thu 09:00"}, [(PAIR, 1)]),
        ({"textile": "fri 09:00", "ceramics": "tue 23:00"}, [(PAIR, 3)]),
        ({"textile": "wed 09:00", "ceramics": "wed 15:00", "lunch": "wed 12:00"}, [(PAIR, 1)]),
        ({"textile": "wed 15:00", "ceramics": "wed 09:00", "lunch": "wed 12:00"}, [(PAIR, 1)]),
        ({"textile": "wed 09:00", "ceramics": "wed 15:00", "lunch": "wed 08:00"}, []),
        ({"textile": "wed 09:00", "ceramics": "wed 15:00", "lunch": "wed 15:05"}, []),
        ({"textile": "wed 09:00", "ceramics": "wed 15:00", "lecture": "wed 12:00"}, []),  # in the place of one of them
        ({"textile": "wed 09:00", "lunch": "wed 12:00"}, []),
    ],
)
def test_they_share_a_day_and_nothing_elsewhere_lies_between(starts: dict[str, str], found: Amounts) -> None:
    assert amounts(EDITION, starts) == found


def test_it_is_between_activities_of_one_group_and_a_ride_is_elsewhere() -> None:
    edition = two_cities(
        activity("textile", "OFFICE", groups=("A", "B"), apart=True),
        activity("ceramics", "OFFICE", groups=("A",)),
        activity("talk", "HOTEL", groups=("B",)),
        rules=[Neighbours(id="next", activities=("textile", "ceramics"))],
    )
    starts = {"textile@A": "wed 08:00", "textile@B": "thu 08:00", "ceramics": "wed 18:00", "talk": "wed 12:00"}

    assert list(edition.rules["next"].cases(Setting(edition))) == [("textile@A", "ceramics@A")]
    assert amounts(edition, starts) == []
    assert amounts(edition, starts, {"to-bali@B": ("coach", "wed 12:00")}) == []
    assert amounts(edition, starts, {"to-bali@A": ("coach", "wed 12:00")}) == [(("textile@A", "ceramics@A"), 1)]


def test_the_sentences() -> None:
    (apart,) = breaches(EDITION, {"textile": "wed 09:00", "ceramics": "fri 09:00"})
    (between,) = breaches(EDITION, {"textile": "wed 09:00", "ceramics": "wed 15:00", "lunch": "wed 12:00"})

    assert said(EDITION, apart) == "“Textile” and “Ceramics” are next door to each other, but 2 days apart."
    assert said(EDITION, between) == (
        "“Textile” and “Ceramics” are next door to each other, but “Lunch” lies between them."
    )
    assert EDITION.rules["next"].numbers(Setting(EDITION), Words("en")) == "“Textile” and “Ceramics”"
