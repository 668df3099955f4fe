"""The board across the clock: the demonstration's flight after midnight, by both clocks, on both of its days."""

from __future__ import annotations

import datetime as dt

import pytest

from gui.conftest import planned_sample
from lawatan.gui import names
from lawatan.gui.board.head import hours
from lawatan.gui.board.layout import lay_out
from lawatan.gui.panels.details import describe
from lawatan.gui.programme import Programme
from lawatan.words import words


@pytest.fixture(scope="module")
def programme() -> Programme:
    return Programme(planned_sample("jakarta-bali"))


def test_the_flight_goes_on_at_the_top_of_the_next_day(programme: Programme) -> None:
    sheet = lay_out(programme.view, programme.days())

    pieces = [
        (sheet.columns[b.column].date.day, b.begins, b.ends, b.leaves, b.continued) for b in sheet.of("to-bali@B")
    ]

    assert pieces == [(9, 17 * 60 + 50, 24 * 60, ("B",), False), (10, 0, 60, ("B",), True)]
    assert sheet.zones == ("Asia/Jakarta", "Asia/Makassar")
    assert [hours(sheet, programme, minute) for minute in (0, 60, 22 * 60)] == ["00 / 01", "01 / 02", "22 / 23"]


def test_days_in_bali_alone_go_by_its_clock(programme: Programme) -> None:
    sheet = lay_out(programme.view, (dt.date(2026, 6, 11),))

    assert sheet.zones == ("Asia/Makassar",)
    assert hours(sheet, programme, 8 * 60) == "08:00"


def test_the_ride_is_told_by_both_clocks(programme: Programme) -> None:
    view = programme.view
    entry = view.entries["to-bali@B"]

    assert names.times(view, entry, words("en")) == "17:50 WIB – 02:00 WITA +1"
    assert names.end(view, entry, words("id")) == "02.00 WITA"
    assert [start for start, _ in names.chain(view.setting, entry, words("en"), brief=True)] == [
        *("17:50 WIB", "20:00", "22:00", "00:55 WITA", "01:40")
    ]


def test_the_inspector_tells_when_to_check_out_and_in(programme: Programme) -> None:
    more = dict(describe(programme, "to-bali@B", words("en")).more)

    assert [(d.name, d.value) for d in more["Hotels"]] == [
        ("Check out", "Mercure Hotel, Jakarta\nTue 9 Jun, 17:50 WIB"),
        ("Check in", "Ramada Bintang Bali Resort\nWed 10 Jun, 02:00 WITA\nroom kept for the night of Tue 9 Jun"),
    ]
