"""From pointer to instant, lengths within bounds, rides from departure to departure."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import activity, one_city, planned
from gui.two_lanes import two_lanes
from lawatan.domain import WEEKDAYS, changed
from lawatan.gui.board.layout import lay_out
from lawatan.gui.board.moves import Length, instant, nearest_run, placed, shifted, snapped, stretched, together
from lawatan.schedule import Setting, View
from two_rooms import session, standing, two_rooms

LANES = View(Setting(two_lanes()))
VISITS = View(
    Setting(
        planned(
            one_city(activity("udjo", "UDJO", 60), activity("museum", "MUSEUM", 60, shortest_minutes=45, longest_minutes=90)),
            {"udjo": "wed 09:00", "museum": "wed 11:00"},
        )
    )
)  # fmt: skip


def local(view: View, item: str, start: int) -> str:
    entry = view.entries[item]
    moment = view.setting.clock.moment(start, view.zone(entry))
    return f"{WEEKDAYS[moment.weekday()].title()} {moment:%H:%M}"


@pytest.mark.parametrize(("minute", "to"), [(0, 0), (2.4, 0), (2.6, 5), (-3, -5), (1438, 1440)])
def test_it_snaps_to_the_nearest_five_minutes(minute: float, to: int) -> None:
    assert snapped(minute) == to


def test_where_an_entry_is_drawn_is_where_it_stands() -> None:
    """Both ways agree for every block of both clocks, pieces after midnight left out."""
    sheet = lay_out(LANES, tuple(dt.date(2018, 7, day) for day in range(23, 30)))
    blocks = [block for block in sheet.blocks if block.entry is not None and not block.continued]

    assert len({LANES.zone(block.entry) for block in blocks if block.entry}) == 2
    for block in blocks:
        assert block.entry is not None
        assert instant(LANES, sheet, block.column, block.begins) == block.entry.start


def test_beside_the_days_shown_it_is_the_day_at_the_edge() -> None:
    sheet = lay_out(VISITS, (dt.date(2018, 7, 25),))

    assert instant(VISITS, sheet, -1, 540) == instant(VISITS, sheet, 7, 540) == VISITS.entries["udjo@ALL"].start


def test_a_moved_slot_keeps_its_choices_but_nobody_has_agreed_to_it() -> None:
    agreed = changed(VISITS.plan.placements["museum@ALL"], confirmation="confirmed", minutes=90, letter="B-12")
    view = VISITS.deciding({"museum@ALL": agreed})
    start = view.entries["museum@ALL"].start

    moved, stays = placed(view, "museum@ALL", start + 60), placed(view, "museum@ALL", start)

    assert (moved.confirmation, moved.minutes, moved.letter) == ("idea", 90, "B-12")
    assert stays == agreed
    assert placed(view, "museum@ALL", start, 60).minutes is None


@pytest.mark.parametrize(
    ("edge", "by", "length"),
    [
        ("bottom", 15, Length(0, 75)),
        ("bottom", 200, Length(0, 90, "longest")),
        ("bottom", -60, Length(0, 45, "shortest")),
        ("top", -20, Length(-20, 80)),
        ("top", -200, Length(-30, 90, "longest")),
        ("top", 55, Length(15, 45, "shortest")),
    ],
)
def test_an_edge_stays_within_the_shortest_and_the_longest(edge: str, by: int, length: Length) -> None:
    entry = VISITS.entries["museum@ALL"]
    at = (entry.end if edge == "bottom" else entry.start) + by

    found = stretched(VISITS, "museum@ALL", edge, at)  # type: ignore[arg-type]

    assert (found.start - entry.start, found.minutes, found.bound) == (length.start, length.minutes, length.bound)


def test_what_has_one_length_keeps_it() -> None:
    entry = VISITS.entries["udjo@ALL"]

    assert stretched(VISITS, "udjo@ALL", "top", entry.start - 60) == Length(entry.start, 60, "fixed")


def test_a_ride_keeps_its_way_unless_another_is_much_nearer() -> None:
    crossing = LANES.setting.crossings["to-bali@B"]
    runs = {run.option: run for run in sorted(LANES.setting.runs(crossing), key=lambda run: -run.start)}
    flight = runs["flight"]

    assert nearest_run(LANES.setting, crossing, flight.start + 10, "flight") == flight
    other = next(
        run for run in LANES.setting.runs(crossing) if run.option != "flight" and abs(run.start - flight.start) > 90
    )
    assert nearest_run(LANES.setting, crossing, other.start, "flight") != flight


def test_several_keep_their_distance() -> None:
    start = VISITS.entries["udjo@ALL"].start

    moved = VISITS.deciding(together(VISITS, ("udjo@ALL", "museum@ALL"), "udjo@ALL", start + 24 * 60))

    assert [local(moved, item, moved.entries[item].start) for item in ("udjo@ALL", "museum@ALL")] == [
        "Thu 09:00",
        "Thu 11:00",
    ]


def test_a_step_leads_to_a_multiple_of_five_minutes() -> None:
    start = VISITS.entries["udjo@ALL"].start
    odd = VISITS.moved("udjo@ALL", start + 3)

    up, down = shifted(odd, ("udjo@ALL",), -5), shifted(odd, ("udjo@ALL",), 5)

    assert up is not None and down is not None
    assert [odd.deciding(d).entries["udjo@ALL"].start - start for d in (up, down)] == [0, 5]


def test_a_ride_without_a_departure_that_way_stays() -> None:
    assert shifted(LANES, ("to-bali@B",), 30 * 24 * 60) is None


def test_what_is_put_on_the_board_gets_a_free_room_and_keeps_it_when_it_is_moved() -> None:
    edition = standing(two_rooms(session("one", "A"), session("two", "B")), {"one": ("mon 09:00", "LARGE")})
    view = View(Setting(edition))
    nine = view.entries["one@A"].start

    beside, later = placed(view, "two@B", nine), placed(view, "two@B", nine + 60)
    put = view.deciding({"two@B": later})

    assert (beside.room, later.room) == ("SMALL", "LARGE")
    assert placed(put, "two@B", nine).room == "LARGE"  # and the rules say that it is taken there


def test_what_stands_without_a_room_gets_one_when_it_is_moved() -> None:
    view = View(Setting(standing(two_rooms(session("one", "A")), {"one": ("mon 09:00", None)})))

    assert placed(view, "one@A", view.entries["one@A"].start + 5).room == "LARGE"
