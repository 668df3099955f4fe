"""How planning ended, in a sentence."""

from __future__ import annotations

import pytest

from lawatan.domain import Plan
from lawatan.gui.notice import ending
from lawatan.jobs.plan import Outcome
from lawatan.jobs.why import Unplaced
from lawatan.words import words

MAY = Unplaced("show@ALL", must_happen=False, why="")


@pytest.mark.parametrize(
    ("unplaced", "least", "said"),
    [
        ((), 0, "Planned: everything has its time slot."),
        (
            (MAY,),
            1,
            "Planned: everything that must happen has its time slot. Optional and left out: 1, in any plan at least 1.",
        ),
        (
            (MAY, MAY),
            None,
            "Planned: everything that must happen has its time slot. Optional and left out: 2, in any plan at least 0.",
        ),
    ],
)
def test_what_is_left_out_though_all_is_well_is_told(
    unplaced: tuple[Unplaced, ...], least: int | None, said: str
) -> None:
    outcome = Outcome("complete", Plan(), unplaced, None, 1.0, 1.0, False, least_left_out=least)

    message, role = ending(outcome)

    assert (words("en").message(message), role) == (said, "good")
