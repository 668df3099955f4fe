"""The sheets of room nights: the numbers of each night and stay, read back, and what is assumed."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from builders import activity, moment, one_city, text, two_cities, view, with_fields
from lawatan.domain import Group, Journey, Person, Table, replace
from lawatan.output import Outgoing
from lawatan.output.nights import RoomNights
from lawatan.output.reader import readers
from lawatan.output.xlsx import workbook
from lawatan.rules import Edition
from lawatan.schedule import View
from output.two_groups import NOW

COACH = {"to-bali@A": ("coach", "wed 09:00"), "to-bali@B": ("coach", "fri 09:00")}


def sheets(seen: View, language: str = "en") -> tuple[Worksheet, Worksheet]:
    reader = readers(seen, "committee", language)[0]
    book = openpyxl.load_workbook(io.BytesIO(workbook(Outgoing(seen, language, NOW), reader)))
    names = {"en": ("Room nights", "Hotel stays"), "id": ("Malam kamar", "Daftar menginap")}[language]
    return book[names[0]], book[names[1]]


def rows(of: Worksheet) -> list[tuple[Any, ...]]:
    return list(of.iter_rows(min_row=int(of.freeze_panes[1:]), values_only=True))


def heads(of: Worksheet) -> list[object]:
    return [cell.value for cell in of[int(of.freeze_panes[1:]) - 1] if cell.value]


def people() -> Edition:
    """Two share a room; one has a journey of her own, one comes with his wife."""
    here = "2018-07-22 20:00"
    persons = [
        Person(id="a", name="Ayu", arrival=Journey(time=moment(one_city(), here, "BDG"))),
        Person(id="b", name="Budi"),
        Person(id="w", name="Wati", role="companion", companion_of="b"),
        *(Person(id=f"p{n}", name=f"P{n}") for n in range(4)),
    ]
    everybody = Group(id="ALL", name=text("All"), members=("a", "b", "p0", "p1", "p2", "p3"))
    talk = one_city(activity("talk"))
    return replace(talk, persons=Table(persons), groups=Table([everybody]), persons_a_room=2)


TALK = {"talk": "wed 10:00"}


def test_a_row_a_night_and_the_sums_below() -> None:
    by_night, _ = sheets(view(two_cities(), rides=COACH))

    assert heads(by_night) == ["Night of", "Hotel", "Resort", "All rooms", "People", "On the road", "Not staying"]
    days = [dt.datetime(2018, 7, 23) + dt.timedelta(days=n) for n in range(6)]
    assert rows(by_night) == [
        (days[0], 22, None, 22, 22, None, None),
        (days[1], 22, None, 22, 22, None, None),
        (days[2], 11, 11, 22, 22, None, None),
        (days[3], 11, 11, 22, 22, None, None),
        (days[4], None, 22, 22, 22, None, None),
        (days[5], None, 22, 22, 22, None, None),
        ("Room nights", 66, 66, 132, None, None, None),
    ]


def test_a_row_a_stay_under_its_hotel_with_times_and_what_is_assumed() -> None:
    _, by_stay = sheets(view(two_cities(), rides=COACH))
    told = rows(by_stay)

    assert heads(by_stay) == [
        "Who",
        *("People", "Check-in", "Check-out", "Nights"),
        "Hotel rooms",
        "Room nights",
        "Remarks",
    ]
    assert [row[0] or row[1] for row in told] == ["Hotel", "Group A", "Group B", "Resort", "Group A", "Group B"]
    first = next(by_stay.iter_rows(min_row=int(by_stay.freeze_panes[1:]) + 1))
    assert [cell.value for cell in first[1:]] == [
        "Group A", 11, dt.datetime(2018, 7, 23), dt.datetime(2018, 7, 25), 2, 11, 22, "arrival assumed"
    ]  # fmt: skip
    assert first[3].number_format.endswith('ddd d mmm"*"')
    assert first[4].number_format.endswith('ddd d mmm", 08:50"')


def test_rooms_are_told_by_how_many_share_them() -> None:
    by_night, by_stay = sheets(view(people(), TALK))

    assert heads(by_night)[1:3] == ["Hotel: single", "Hotel: double"]
    assert [row[1:5] for row in rows(by_night)] == [
        (1, None, 1, 1), *[(1, 3, 4, 7)] * 6, (7, 18, 25, None)
    ]  # fmt: skip
    assert [row[1:3] + row[5:9] for row in rows(by_stay)[1:]] == [
        ("Ayu (All)", 1, 7, 1, None, 7),
        ("All", 6, 6, None, 3, 18),
    ]


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_ride_that_is_not_chosen_and_a_hotel_that_is_not_known_are_told(language: str) -> None:
    seen = view(with_fields(two_cities(activity("talk")), "cities", "JKT", hotel=None), TALK)
    by_night, by_stay = sheets(seen, language)

    told = [str(row[0]) for row in rows(by_night) if row[0]]
    assert len([line for line in told if "Bali" in line]) == 2
    assert (
        rows(by_stay)[0][0]
        == {
            "en": "Jakarta, no hotel on record",
            "id": "Jakarta (id), hotel belum tercatat",
        }[language]
    )


def test_the_sheet_agrees_with_what_was_counted() -> None:
    seen = view(people(), TALK)
    by_night, by_stay = sheets(seen)
    found = RoomNights(seen)

    assert rows(by_night)[-1][3] == found.room_nights
    assert sum(row[8] for row in rows(by_stay) if row[8] and isinstance(row[2], int)) == found.room_nights


def test_where_nobody_stays_there_are_no_such_sheets() -> None:
    seen = view(replace(one_city(activity("talk")), groups=Table([Group(id="ALL", name=text("All"))])), TALK)
    reader = readers(seen, "committee", "en")[0]

    book = openpyxl.load_workbook(io.BytesIO(workbook(Outgoing(seen, "en", NOW), reader)))

    assert "Room nights" not in book.sheetnames
