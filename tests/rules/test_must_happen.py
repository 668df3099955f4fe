"""What must happen is on the board."""

from __future__ import annotations

from builders import activity, amounts, breaches, said, two_cities
from lawatan.rules import MustHappen

EDITION = two_cities(
    activity("lecture", "OFFICE", groups=("A", "B"), apart=True),
    activity("shopping", "RESORT", must_happen=False),
    rules=[MustHappen(id="must")],
)
RIDES = {"to-bali@A": ("coach", "wed 10:00"), "to-bali@B": ("coach", "wed 10:00")}


def test_all_that_must_happen_is_there() -> None:
    assert amounts(EDITION, {"lecture@A": "mon 09:00", "lecture@B": "mon 09:00"}, RIDES) == []


def test_what_is_missing_is_told() -> None:
    assert amounts(EDITION, {"lecture@A": "mon 09:00"}, {"to-bali@B": ("coach", "wed 10:00")}) == [
        (("lecture@B",), 1),
        (("to-bali@A",), 1),
    ]


def test_the_sentences() -> None:
    lecture, ride = breaches(EDITION, {"lecture@A": "mon 09:00"}, {"to-bali@B": ("coach", "wed 10:00")})

    assert said(EDITION, lecture) == "“Lecture” (Group B) must happen and is not scheduled."
    assert said(EDITION, ride) == "There is no ride for Group A from Jakarta to Bali."
