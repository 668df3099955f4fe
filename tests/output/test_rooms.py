"""Who stays in the rooms of a hotel, in words."""

from __future__ import annotations

import pytest

from builders import one_city, view
from lawatan.output.rooms import who
from lawatan.words import words
from output.test_nights import flight, nights, people, person


@pytest.mark.parametrize(
    ("late", "told"),
    [
        (0, ["All"]),
        (2, ["P01 and P02 (All)", "P03, P04, P05 and P06 (All)"]),
        (5, ["P01, P02, P03 and 2 others (All)", "P06 (All)"]),
    ],
)
def test_a_part_of_a_group_is_told_by_its_people_and_all_of_it_by_its_name(late: int, told: list[str]) -> None:
    some = [person(f"P0{n}", arrival=flight("tue 10:00" if n <= late else "mon 10:00")) for n in range(1, 7)]
    made = people(one_city(), *some)
    found = nights(made)
    assert sorted(who(view(made), stay, words("en")) for stay in found.stays) == sorted(told)
