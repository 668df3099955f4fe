"""Laws of the board's layout, without Qt: nothing covers anything, minutes and pixels agree, nothing is lost."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import activity, moment, one_city, two_cities
from gui.two_lanes import two_lanes, unplanned
from lawatan.domain import Placement, Plan, Table
from lawatan.gui.board.layout import Block, Scale, Sheet, lay_out
from lawatan.gui.programme import Programme, weeks
from lawatan.rules import Edition
from lawatan.rules.friday_break import FridayBreak
from lawatan.rules.lunch import Lunch
from lawatan.schedule import Setting, View


def sheet_of(edition: Edition) -> Sheet:
    programme = Programme(edition)
    return lay_out(programme.view, programme.days())


def covers(a: Block, b: Block) -> bool:
    return (
        a.column == b.column
        and a.begins < b.ends
        and b.begins < a.ends
        and a.left < b.right - 1e-9
        and b.left < a.right - 1e-9
    )


def scale(sheet: Sheet) -> Scale:
    return Scale(200.0, 58.0, sheet.begins, len(sheet.lanes))


def items(sheet: Sheet) -> list[Block]:
    return [block for block in sheet.blocks if block.entry is not None]


def test_what_both_groups_attend_spans_their_lanes() -> None:
    (block,) = sheet_of(two_lanes()).of("recap@ALL")

    assert (block.left, block.right) == (0, 2)


def test_each_group_has_its_own_lane() -> None:
    sheet = sheet_of(two_lanes())

    assert [(b.left, b.right) for b in sheet.of("packaging@A")] == [(0, 1)]
    assert [(b.left, b.right) for b in sheet.of("packaging@B")] == [(1, 2)]


def test_a_ride_over_midnight_stands_on_both_days() -> None:
    first, second = sheet_of(two_lanes()).of("to-bali@B")

    assert (second.column - first.column, first.continued, second.continued) == (1, False, True)
    assert first.ends == 24 * 60
    assert second.begins == 0
    assert first.ends - first.begins + second.ends - second.begins == first.minutes


def test_a_day_with_a_ride_names_both_cities() -> None:
    sheet = sheet_of(two_lanes())

    assert [column.cities[0] for column in sheet.columns[3:6]] == [("JKT",), ("JKT", "BALI"), ("BALI",)]


def test_ways_of_both_groups_are_one_block() -> None:
    sheet = sheet_of(two_lanes())
    morning = [b for b in sheet.blocks if b.sort == "transfer" and b.column == 3 and b.ends <= 8 * 60 + 30]

    assert [(b.left, b.right, b.minutes) for b in morning] == [(0, 2, 40)]


def test_bali_stands_where_its_clock_says_beside_jakartas() -> None:
    """The axis is Jakarta's: ten in Bali is nine there."""
    (block,) = sheet_of(two_lanes()).of("coffee@A")

    assert (block.begins, block.ends) == (9 * 60, 11 * 60)


def test_lunch_lies_in_free_time() -> None:
    sheet = sheet_of(two_lanes())
    bands = [b for b in sheet.blocks if b.sort == "lunch"]

    assert bands
    assert not [(band.id, b.id) for band in bands for b in items(sheet) if covers(band, b)]


def test_the_friday_break_takes_the_place_of_lunch() -> None:
    sheet = sheet_of(two_lanes())
    friday = [(b.sort, b.begins, b.ends) for b in sheet.blocks if b.column == 4 and b.sort in ("lunch", "friday_break")]

    assert friday == [("friday_break", 11 * 60 + 30, 13 * 60 + 30)]


def test_no_lunch_is_drawn_where_there_is_no_time_for_it() -> None:
    edition = one_city(activity("long", "HOTEL", 8 * 60), rules=[Lunch(id="lunch")])
    start = moment(edition, "wed 08:00", "BDG")
    plan = Plan(placements=Table([Placement(id="long@ALL", start=start)]))
    view = View(Setting(edition), plan)

    sheet = lay_out(view, (dt.date(2018, 7, 25),))

    assert [b.sort for b in sheet.blocks] == ["activity"]


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 24 * 12 - 1)),
        min_size=len(unplanned().activities) + 3,
        max_size=len(unplanned().activities) + 3,
    )
)
def test_blocks_never_cover_each_other_and_none_is_lost(starts: list[tuple[int, int]]) -> None:
    """However badly things stand, all of them can be seen."""
    edition = unplanned()
    setting = Setting(edition)
    placements = []
    for occurrence, (day, step) in zip(setting.occurrences.values(), starts, strict=True):
        midnight = moment(edition, f"{edition.first_day + dt.timedelta(days=day)} 00:00", occurrence.city)
        placements.append(Placement(id=occurrence.id, start=midnight + dt.timedelta(minutes=5 * step)))
    plan = Plan(placements=Table(placements))
    programme = Programme(edition, plan=plan)

    sheet = lay_out(programme.view, programme.days())

    blocks = items(sheet)
    assert not [(a.id, b.id) for a, b in combinations(blocks, 2) if covers(a, b)]
    assert {b.id for b in blocks} == set(plan.placements)
    for block in blocks:
        length = sum((b.ends - b.begins) * (b.right - b.left) / len(b.leaves) for b in sheet.of(block.id))
        assert length > 0
        assert sheet.begins <= block.begins
        assert block.ends <= sheet.ends


@given(st.integers(0, 24 * 60), st.sampled_from([34.8, 46.4, 58.0, 72.5, 87.0]), st.sampled_from([0, 360, 420]))
def test_minute_and_height_are_a_round_trip(minute: int, hour_height: float, begins: int) -> None:
    measure = Scale(120, hour_height, begins, 1)

    assert measure.minute(measure.y(minute)) == minute


def test_boxes_of_blocks_beside_each_other_do_not_touch() -> None:
    sheet = sheet_of(two_lanes())
    measure = scale(sheet)
    blocks = items(sheet)
    for a, b in combinations(blocks, 2):
        ax, ay, aw, ah = measure.box(a)
        bx, by, bw, bh = measure.box(b)
        apart = ax + aw <= bx or bx + bw <= ax or ay + ah <= by or by + bh <= ay
        assert apart, (a.id, b.id)


@pytest.mark.parametrize(
    ("first", "days", "expected"),
    [
        ("2018-07-18", 13, [5, 8]),
        ("2016-10-24", 5, [5]),
        ("2018-07-23", 14, [7, 7]),
        ("2018-07-21", 5, [5]),
        ("2018-07-22", 23, [8, 7, 8]),
    ],
)
def test_weeks_leave_no_lonely_day(first: str, days: int, expected: list[int]) -> None:
    start = dt.date.fromisoformat(first)

    pages = weeks(tuple(start + dt.timedelta(days=n) for n in range(days)))

    assert [len(page) for page in pages] == expected


def test_an_edition_without_anything_has_a_board() -> None:
    edition = two_cities(rules=[Lunch(id="lunch"), FridayBreak(id="friday")])

    sheet = sheet_of(edition)

    assert len(sheet.columns) == 7
    assert not items(sheet)


def test_a_day_by_itself_has_what_it_has_among_all_days() -> None:
    programme = Programme(two_lanes())
    whole = lay_out(programme.view, programme.days())

    for column, day in enumerate(programme.days()):
        alone = lay_out(programme.view, (day,))  # perhaps by another clock, so that hours may differ

        assert {(b.id, b.sort, b.left, b.right, b.continued) for b in alone.blocks} == {
            (b.id, b.sort, b.left, b.right, b.continued) for b in whole.blocks if b.column == column
        }
