"""Where the shading says that something fits, it does; where it says that it does not, no start there does."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from builders import activity, one_city, planned
from lawatan.domain import HEADING, apply, changed
from lawatan.gui.board.dragging import Dragging
from lawatan.gui.board.ghost import hint
from lawatan.gui.board.layout import Sheet, lay_out
from lawatan.gui.board.moves import instant, placed
from lawatan.gui.board.shading import STEP, Shading
from lawatan.gui.programme import Programme
from lawatan.rules import judge
from lawatan.rules.day_limits import DayLimits
from lawatan.rules.one_place import OnePlace
from lawatan.rules.travel_fits import TravelFits
from lawatan.words import words

WEDNESDAY = 2


def programme() -> Programme:
    rules = [OnePlace(id="one-place"), TravelFits(id="travel-fits"), DayLimits(id="limits", ends=dt.time(16))]
    edition = one_city(activity("udjo", "UDJO", 90), activity("museum", "MUSEUM", 60), rules=rules)
    return Programme(planned(edition, {"udjo": "wed 09:00", "museum": "wed 13:00"}))


def shaded() -> tuple[Programme, Sheet, Shading]:
    shown = programme()
    sheet = lay_out(shown.view, shown.days())
    made = Shading(Dragging(shown, ("udjo@ALL",), "udjo@ALL", 0), sheet, WEDNESDAY)
    assert made.work(60) is False
    return shown, sheet, made


def test_every_start_is_judged_as_the_plan_with_it() -> None:
    shown, sheet, made = shaded()

    assert made.complete == set(range(len(sheet.columns)))
    for column, verdicts in made.verdicts.items():
        for start in range(sheet.begins, sheet.ends, STEP):
            at = int(instant(shown.view, sheet, column, start))
            after = shown.view.deciding({"udjo@ALL": placed(shown.view, "udjo@ALL", at)})
            assert (verdicts.get(start, "fails") == "fits") == (not judge(after)), (column, start)


def test_bands_cover_the_day_without_a_gap() -> None:
    _, sheet, made = shaded()
    day = [band for band in made.bands() if band[0] == WEDNESDAY]

    assert (day[0][1], day[-1][2]) == (sheet.begins, sheet.ends)
    assert all(before[2] == after[1] and before[3] != after[3] for before, after in pairwise(day))
    assert {"fits", "fails"} <= {band[3] for band in day}


def test_the_nearest_start_that_fits_is_told() -> None:
    shown, _, made = shaded()
    clash = shown.view.entries["museum@ALL"].start

    near = made.nearest(clash)

    assert near is not None and near != clash
    assert judge(shown.view.deciding({"udjo@ALL": placed(shown.view, "udjo@ALL", near)})) == ()
    nearer = range(clash - abs(near - clash) + STEP, clash + abs(near - clash), STEP)
    assert all(judge(shown.view.deciding({"udjo@ALL": placed(shown.view, "udjo@ALL", at)})) for at in nearer)


def test_it_goes_on_in_small_pieces_from_the_day_under_the_pointer() -> None:
    shown = programme()
    sheet = lay_out(shown.view, shown.days())
    made = Shading(Dragging(shown, ("udjo@ALL",), "udjo@ALL", 0), sheet, WEDNESDAY)

    while not made.complete:
        assert made.work(0)

    assert made.complete == {WEDNESDAY}


@pytest.mark.parametrize(("edge", "possible"), [(None, True), ("bottom", False)])
def test_only_what_moves_as_a_whole_is_shaded(edge: str | None, possible: bool) -> None:
    dragging = Dragging(programme(), ("udjo@ALL",), "udjo@ALL", 0, edge)  # type: ignore[arg-type]

    assert Shading.possible(dragging) is possible


def test_what_lies_before_now_does_not_fit_and_the_pointer_says_that_it_is_past() -> None:
    early = programme()
    noon = early.view.starts(early.view.entries["museum@ALL"])
    late = Programme(apply(early.edition, {HEADING: changed(early.edition.heading, now=noon)}))
    sheet = lay_out(late.view, late.days())
    made = Shading(Dragging(late, ("museum@ALL",), "museum@ALL", 0), sheet, WEDNESDAY)
    made.work(60)
    now = late.setting.now
    assert now is not None
    starts = {
        int(instant(late.view, sheet, column, start)): verdict
        for column, verdicts in made.verdicts.items()
        for start, verdict in verdicts.items()
    }
    assert {verdict for start, verdict in starts.items() if start < now} == {"fails"}
    assert "fits" in {verdict for start, verdict in starts.items() if start >= now}

    dragged = Dragging(late, ("museum@ALL",), "museum@ALL", 0)
    dragged.to(now - 60)
    dragged.judge()
    assert dragged.verdict == "fails"
    assert hint(dragged, sheet, words("en")).lines[0] == "It is past."
    dragged.to(now + 60)
    dragged.judge()
    assert "It is past." not in hint(dragged, sheet, words("en")).lines
