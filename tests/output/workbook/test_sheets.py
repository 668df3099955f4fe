"""The sheets of ceremonies, vehicles, journeys, rooms, lists, contacts, counts and changes: what stands in them for whom."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from builders import activity, one_city
from builders import view as seen_by
from lawatan.domain import Duty, Person, Step, Table, Vehicle, replace
from lawatan.output import Audience, Outgoing, Stamp
from lawatan.output.format import News
from lawatan.output.reader import Reader, readers
from lawatan.output.xlsx import make_signatures, workbook
from lawatan.rules import Lunch
from lawatan.schedule import View
from output.driven import driven
from output.full_house import TELLTALES, full_house
from output.office import converted, office_rows
from output.two_groups import NOW, at, changed, text, view, with_minister_of

MOVED = Stamp(
    last=3,
    since=3,
    news={
        ("groups", "B"): (News("tour@B", "moved", "Tour: another hour.", at(21, 14)),),
        ("hosts", "firm"): (News("tour@B", "moved", "Tour: another hour.", at(21, 14)),),
        ("persons", "dedi"): (News("x/y>z", "gone", "Bus 1 is not needed.", at(21, 8)),),
    },
)


@cache
def house() -> View:
    """The view of the full house."""
    return view(full_house())


def book(
    seen: View, audience: str = "committee", name: str = "", language: str = "en", stamp: Stamp | None = None
) -> Any:
    out = Outgoing(seen, language, NOW, stamp or Stamp())
    return openpyxl.load_workbook(io.BytesIO(workbook(out, reader(out, audience, name))))


def reader(out: Outgoing, audience: str, name: str = "") -> Reader:
    return next(each for each in readers(out.view, audience, out.language) if each.id == name)  # type: ignore[arg-type]


@cache
def committees() -> Any:
    return book(house())


def rows(of: Worksheet, below_header: bool = True) -> list[list[object]]:
    """The rows, without their empty cells."""
    begins = int(of.freeze_panes[1:]) if below_header else 1
    return [[cell for cell in row if cell is not None] for row in of.iter_rows(min_row=begins, values_only=True)]


def day(date: int) -> dt.datetime:
    return dt.datetime(2018, 7, date)


def boxed_in(cell: Any) -> bool:
    """Whether a line goes round a cell."""
    return all(side is not None and side.style == "thin" for side in (cell.border.left, cell.border.right))


# -------------------------------------------------------------------------------------------------------- ceremonies


def test_a_ceremony_is_told_minute_by_minute_with_officer_and_text() -> None:
    steps = (
        Step(name=text("Anthem"), minutes=3),
        Step(name=text("Report"), minutes=5, person="minister", note=text("Thanks")),
    )
    (band, whole, anthem, report) = rows(book(view(changed("opening", steps=steps)))["Order of ceremony"])

    assert band == [day(19), "Main hall, Venue jkt_hotel"]
    assert whole[:5] == [dt.time(9), dt.time(10), 60, "Opening", "PIC: Committee, Jakarta"]
    assert anthem == [dt.time(9), dt.time(9, 3), 3, "    Anthem"]
    assert report == [dt.time(9, 3), dt.time(9, 8), 5, "    Report", "Gati – Director General", "Thanks"]


def test_an_official_sees_the_own_steps_marked_and_who_has_none_no_sheet() -> None:
    seen = view(with_minister_of("ministry"))
    of = book(seen, "persons", "minister")["Order of ceremony"]

    assert {str(row[4].value).strip(): row[4].font.b for row in of.iter_rows(min_row=9)} == {
        "Anthem": False,
        "Report": True,
    }
    assert "Order of ceremony" not in book(seen, "persons", "speaker").sheetnames


# ---------------------------------------------------------------------------------------------------------- vehicles


def test_a_transport_order_says_when_the_vehicle_has_to_be_where_for_how_many() -> None:
    told = rows(book(house(), "vehicles", "bus")["Transport orders"])

    assert told[0] == ["Bus 1 (B 7001)", "Bus · 4 seats · 40 pieces of luggage"]
    assert told[1][:2] + told[1][5:] == [day(18), dt.time(10), "Arrivals: GA 1", 2, 3, "Pak Dedi\n+62 1"]
    assert told[2] == [
        *(day(21), dt.time(8, 45), dt.time(9), "Venue bdg_hotel", "Venue bdg_firm", "Group A", 6, 7),
        *("Pak Dedi\n+62 1", "Ibu Ratna\n+62 2"),
    ]
    assert told == rows(committees()["Transport orders"])


@pytest.mark.parametrize(("audience", "name"), [("vehicles", "bus"), ("persons", "dedi")])
def test_passengers_have_boxes_to_tick_and_the_driver_the_phones_of_those_whom_he_fetches(
    audience: str, name: str
) -> None:
    of = book(house(), audience, name)["Passenger lists"]
    told = rows(of)

    assert told[:4] == [
        [day(18), "Bus 1 (B 7001) · Airport → Venue jkt_hotel · 2 people"],
        ["Pick-up time", dt.time(10)],
        [1, "Name a1", "Nepal", "Venue jkt_hotel", "+000 a1"],
        [2, "Name a2", "Laos", "Venue jkt_hotel", "+000 a2"],
    ]
    assert told[5] == ["Pick-up time", dt.time(8, 45), dt.time(10, 45), dt.time(19, 45)]
    assert told[6:11] == [
        [1, "Name a1", "Nepal", "Venue bdg_hotel"],
        [2, "Name a4", "Nepal", "Venue bdg_hotel"],
        [3, "Name a2", "Laos", "Venue bdg_hotel"],
        [4, "Name a3", "Nepal", "Venue bdg_hotel"],
        ["Name a5", "Venue bdg_hotel"],  # more than there are seats
    ]
    assert told[11] == ["1 person who is not on record by name"]
    first = int(of.freeze_panes[1:])
    boxed = {row for row in range(first, first + 12) if boxed_in(of.cell(row, 8))}
    assert boxed == set(range(first + 6, first + 12))  # the second way of the day: five people and one without a name


def test_vehicles_that_share_a_group_say_so_on_both_sheets() -> None:
    made = driven()
    van = Vehicle(id="van", name=text("Van"), seats=8, driver="budi")
    second = Duty(id="van-sat", vehicle="van", date=dt.date(2018, 7, 21), groups=("A",))
    duties = made.plan.duties.with_record(second)
    plan = made.plan.model_copy(update={"duties": duties})
    seen = view(replace(made, vehicles=made.vehicles.with_record(van), plan=plan))
    told = book(seen)

    orders = [str(row[5]) for row in rows(told["Transport orders"]) if len(row) > 5]
    assert set(orders) == {"Group A\ntogether with Van", "Group A\ntogether with Bus 1"}
    bands = [str(row[1]) for row in rows(told["Passenger lists"]) if isinstance(row[0], dt.datetime)]
    assert list(dict.fromkeys(bands)) == [
        "Bus 1 (D 1234) · Group A · 11 people · together with Van",
        "Van · Group A · 11 people · together with Bus 1",
    ]
    alone = rows(book(view(made))["Transport orders"])
    assert not any("together" in str(cell) for row in alone for cell in row)


def test_who_is_only_a_code_is_called_by_the_position_with_the_phone() -> None:
    made = driven()
    coded = made.persons["asep"].model_copy(update={"name": "P25", "position": text("Driver of the bus")})
    told = rows(book(view(replace(made, persons=made.persons.with_record(coded))))["Transport orders"])

    assert told[1][-2] == "Driver of the bus\n+62-asep"


def test_who_has_no_vehicle_to_drive_has_no_sheets_of_vehicles() -> None:
    assert not {"Transport orders", "Passenger lists"} & {
        *book(view()).sheetnames,
        *book(house(), "all").sheetnames,
    }


# ------------------------------------------------------------------------------------------------- journeys and rooms


def test_every_journey_has_its_run_or_is_told_to_have_none() -> None:
    of = committees()["Arrivals and departures"]

    assert rows(of)[0] == [
        *(day(18), dt.time(8), "Arrival", "GA 1", "Singapore", "Airport", "3", "Name a1", "Director", "Nepal", 2),
        *("10:00 Bus 1 (B 7001)", "SECRET-needs\nlate"),
    ]
    assert [row[-2] for row in rows(of)] == ["10:00 Bus 1 (B 7001)", "10:00 Bus 1 (B 7001)", "No run yet"]
    assert of.auto_filter.ref == f"A{of.freeze_panes[1:] and int(of.freeze_panes[1:]) - 1}:M{of.max_row}"


def test_the_rooming_list_has_everybody_once_a_stay_and_companions_in_one_room() -> None:
    told = rows(committees()["Rooming list"])
    first = told[1 : next(n for n, row in enumerate(told) if n and str(row[0]).startswith("Venue"))]

    assert told[0] == ["Venue jkt_hotel", "at most 15 × single, 1 × double in a night"]
    assert first[0] == [1, "Double", "Name a1", "Director", "Nepal", day(18), day(20), 2]
    assert first[1][:3] == ["Name a4", "Nepal", day(18)]
    assert [row[0] for row in first if isinstance(row[0], int)] == list(range(1, 17))
    assert next(row for row in first if "not on record by name" in str(row))[2] == "Group B: not on record by name"
    last = [row for row in told if row[1:3] == ["Double", "Name a1"]][-1]
    assert any(row[-1] == "late check-out at 19:45" for row in told)
    assert last[-1] == "departure assumed; room kept from the evening before: comes at 02:00"


# -------------------------------------------------------------------------------------------------------------- lists


def test_the_diet_list_ticks_and_counts() -> None:
    of = committees()["Diet list"]

    assert [cell.value for cell in of[int(of.freeze_panes[1:]) - 1]] == [
        *("Name", "Country", "Group", "Halal", "No beef", "No pork", "Allergies")
    ]
    assert rows(of)[:4] == [
        ["Name a1", "Nepal", "Group A", "✓", "SECRET-allergy"],
        ["Name a2", "Laos", "Group A", "✓", "✓", "SECRET-allergy"],
        ["Name a3", "Nepal", "Group A", "✓"],
        ["All", 2, 1, 1, "2 people with allergies"],
    ]
    assert rows(of)[-1] == ["Of 2 people who go along nothing is on record."]
    assert of.auto_filter.ref.endswith(f"G{int(of.freeze_panes[1:]) + 2}")  # the sums are not part of the list


def test_attendance_has_a_box_a_day_for_everybody_named_or_not() -> None:
    of = committees()["Attendance list"]
    head = [cell.value for cell in of[int(of.freeze_panes[1:]) - 1]]

    assert head[4:] == ["Wed 18 Jul", "Thu 19 Jul", "Fri 20 Jul", "Sat 21 Jul", "Sun 22 Jul", "Mon 23 Jul"]
    assert rows(of)[0] == ["Group A", "6 people"]
    assert [row[1] for row in rows(of)[1:6]] == [f"Name a{n}" for n in (1, 4, 2, 3, 5)]
    people = [row for row in of.iter_rows(min_row=int(of.freeze_panes[1:])) if isinstance(row[0].value, int)]
    assert len(people) == 6 + 11
    assert all(boxed_in(cell) and cell.value is None for row in people for cell in row[4:])


def test_each_session_has_a_page_to_sign_on() -> None:
    out = Outgoing(house(), "en", NOW)
    (part,) = make_signatures(out, reader(out, "committee"))
    (of,) = openpyxl.load_workbook(io.BytesIO(part.content))

    bands = [row[0].row for row in of.iter_rows() if isinstance(row[0].value, dt.datetime)]
    assert len(bands) == 5
    assert [mark.id + 1 for mark in of.row_breaks.brk] == bands[1:]
    first = rows(of)[: bands[1] - bands[0]]
    assert first[:3] == [
        [day(19), "09:00–10:00 · Main hall, Venue jkt_hotel"],
        ["Opening"],
        [1, "Name a1", "Director", "Nepal"],
    ]
    assert first[7] == [6, "Gati", "Director General"]
    assert [row[0] for row in first[2:]] == list(range(1, 19))  # 17 people and the official
    assert of.row_dimensions[bands[0] + 3].height >= 24


# ------------------------------------------------------------------------------------------------------------ contacts


def test_the_committee_has_all_contacts_and_who_goes_along_what_concerns_them() -> None:
    def known(audience: str, name: str = "") -> dict[object, object]:
        of = book(house(), audience, name)["Contacts"]
        phone = [cell.value for cell in of[int(of.freeze_panes[1:]) - 1]].index("Phone")
        listed = of.iter_rows(min_row=int(of.freeze_panes[1:]), values_only=True)
        return {row[1]: row[phone] for row in listed if row[phone]}

    public = {"Any emergency": "112", "Police": "110", "Fire brigade": "113", "Ambulance": "118, 119"}
    looked_after = {"Ibu Sri": "+62 3", "Pak Dedi": "+62 1", "Ibu Ratna": "+62 2"}
    assert known("groups", "A") == public | looked_after
    assert known("persons", "a1") == public | looked_after
    assert known("groups", "B") == public | {"Ibu Sri": "+62 3"}, "no vehicle is B's"
    assert known("persons", "dedi") == {"Ibu Sri": "+62 3", "Ibu Ratna": "+62 2"}
    assert known("committee") == public | looked_after | {"Ms O": "+62 4", "Mr Host": "+62 22"} | {
        f"Name a{n}": f"+000 a{n}" for n in range(1, 6)
    }


def test_what_only_the_committee_may_know_is_in_nobody_else_s_workbook() -> None:
    seen = house()
    out = Outgoing(seen, "en", NOW, MOVED)
    given = [
        each for audience in get_args(Audience) if audience != "committee" for each in readers(seen, audience, "en")
    ]

    assert {each.kind for each in given} == {"all", "group", "host", "person", "vehicle"}
    for each in given:
        content = everything(workbook(out, each))
        found = [secret for secret in TELLTALES if secret in content]
        drives = each.kind == "vehicle" or each.id == "dedi"
        assert found == (["+000 "] if drives else []), each
        if drives:
            assert set(re.findall(r"\+000 \w+", content)) == {"+000 a1", "+000 a2"}
        if each.id != "firm":
            assert "+62 22" not in content
    assert set(TELLTALES) - {"1999"} == {
        s for s in TELLTALES if s in everything(workbook(out, reader(out, "committee")))
    }


def everything(content: bytes) -> str:
    """All that is in the file, styles and properties too."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return "".join(file.read(name).decode() for name in file.namelist())


# --------------------------------------------------------------------------------------------------------------- counts


def test_meals_coffee_rooms_seats_and_souvenirs_are_counted_a_day() -> None:
    edition = full_house()
    of = book(view(replace(edition, rules=Table([Lunch(id="lunch")]))))["Counts a day"]

    head = [cell.value for cell in of[int(of.freeze_panes[1:]) - 1]]
    assert head[:-1] == [
        *("Date", "Breakfasts", "Lunches", "Coffee breaks", "Rooms: single", "Rooms: double", "Seats", "Souvenirs")
    ]
    grid = {row[0]: list(row[1:]) for row in of.iter_rows(min_row=int(of.freeze_panes[1:]), values_only=True)}
    assert grid[day(18)] == [None, None, None, 2, 1, 2, None, None]  # the three who come early; two are fetched
    assert grid[day(19)] == [4, 17, 17, 15, 1, 17, None, None]
    assert grid[day(21)] == [17, 17, None, 15, 1, 17, 1, "Aircraft firm"]


def test_the_only_formulas_are_those_of_counts_and_costs() -> None:
    nasty = "=cmd|' /C calc'!A0"
    edition = full_house()
    people = [
        Person.model_validate({**dict(person), "name": nasty, "position": text(nasty)})
        for person in edition.persons.values()
    ]
    made = book(view(replace(edition, persons=Table(people))))

    formulas = {
        (of.title, cell.value) for of in made for row in of.iter_rows() for cell in row if cell.data_type == "f"
    }
    assert {title for title, _ in formulas} == {"Counts a day", "Cost sheet"}
    assert all(
        re.fullmatch(r"=(SUM\([A-Z]\d+:[A-Z]\d+\)|'Counts a day'![A-Z]\d+|C\d+\*D\d+)", str(f)) for _, f in formulas
    )
    texts = [cell for of in made for row in of.iter_rows() for cell in row if cell.value == nasty]
    assert len(texts) > 50 and all(cell.data_type == "s" and cell.quotePrefix for cell in texts)


@pytest.mark.office
@pytest.mark.deep
@pytest.mark.parametrize("language", ["en", "id"])
def test_libreoffice_sums_the_costs_and_shows_every_cell(tmp_path: Path, language: str) -> None:
    made = book(house(), language=language)
    costs = made.worksheets[-2]
    first = int(costs.freeze_panes[1:])
    prices = {
        row: 1000 * (row - first + 1) for row in range(first, costs.max_row) if costs.cell(row, 3).data_type == "f"
    }
    for row, price in prices.items():
        costs.cell(row, 4).value = price
    path = tmp_path / "book.xlsx"
    made.save(path)

    told = list(office_rows(converted(path, "fods")))
    assert not [cells for _, _, cells in told if any("###" in shown or "Err:" in shown for _, shown in cells)]
    lines = [[shown for _, shown in cells[:5]] for name, _, cells in told if name == costs.title]
    amounts = [[int(re.sub(r"\D", "", part)) for part in line[2:]] for line in lines if line[2].strip().isdigit()]
    assert len(amounts) == len(prices) and all(n * price == amount > 0 for n, price, amount in amounts)
    total = next(line[4] for line in lines if line[0] == "Total")
    assert int(re.sub(r"\D", "", total)) == sum(amount for *_, amount in amounts)


# -------------------------------------------------------------------------------------------------------------- changes


def test_what_is_new_is_listed_for_whom_it_is_new_and_marked_where_it_stands() -> None:
    committee = book(house(), stamp=MOVED)
    assert rows(committee["Changes"]) == [
        ["Cancelled", "Bus 1 is not needed.", "Pak Dedi"],  # by time: it was to leave at eight
        ["New time", "Tour: another hour.", "Group B and Aircraft firm"],
    ]
    for name, column in (("Participants' schedule", 4), ("Committee's schedule", 5)):
        marked = [row for row in committee[name].iter_rows() if row[column - 1].fill.fgColor.rgb == "00FFF4D6"]
        assert [row[column - 1].value for row in marked] == [
            "Aircraft tour (Group B)\n▲ New time, before: Sat 21 Jul 14:00"
        ]
        assert rows(committee[name])[-1] == ["▲ changed since version 3"]
    assert rows(book(house(), "all", stamp=MOVED)["Changes"]) == [["New time", "Tour: another hour."]]
    assert "Changes" not in book(house(), "groups", "A", stamp=MOVED).sheetnames
    assert rows(book(house(), "persons", "dedi", stamp=MOVED)["Changes"]) == [["Cancelled", "Bus 1 is not needed."]]
    host = book(house(), "hosts", "firm", stamp=MOVED)
    assert "▲ New time" in str(rows(host["Schedule"])[1][3])


@pytest.mark.parametrize(
    ("audience", "name", "language", "stamped"),
    [
        ("committee", "", "id", "Versi 4, Selasa, 3 Juli 2018"),
        ("groups", "A", "en", "Version 4, Tuesday, 3 July 2018"),
        ("vehicles", "bus", "id", "Versi 4, Selasa, 3 Juli 2018"),
        ("hosts", "firm", "en", "Version 4, Tuesday, 3 July 2018"),
    ],
)
def test_every_sheet_bears_version_and_date_above_and_on_every_page(
    audience: str, name: str, language: str, stamped: str
) -> None:
    stamp = Stamp(number=4, at=at(3, 9), last=4)

    for of in book(house(), audience, name, language, stamp):
        heading = [str(row[0].value) for row in of.iter_rows(max_row=int(of.freeze_panes[1:]) - 1)]
        assert [line for line in heading if line.endswith(stamped)], of.title
        assert stamped in (of.oddHeader.right.text, of.oddFooter.center.text), of.title


@pytest.mark.parametrize(
    ("long", "short", "above"), [(61, "PTDI", "PTDI"), (60, "PTDI", "n" * 60), (61, "", "n" * 59 + "…")]
)
def test_an_institution_without_room_above_the_page_has_its_short_name_there(long: int, short: str, above: str) -> None:
    edition = house().edition
    firm = edition.hosts["firm"].model_copy(update={"name": text("n" * long), "short": short})
    sheets = list(book(view(replace(edition, hosts=edition.hosts.with_record(firm))), "hosts", "firm"))

    assert {of.oddHeader.right.text for of in sheets} == {above}


# ------------------------------------------------------------------------------------------------------------- pages


def long_programme(days: int, a_day: int) -> Any:
    made = [
        activity(f"a{n}", "HOTEL", 40, name=text(f"A lecture with quite a long name, number {n}"))
        for n in range(days * a_day)
    ]
    edition = one_city(*made, last_day=dt.date(2018, 7, 23) + dt.timedelta(days=days - 1))
    starts = {}
    for n, each in enumerate(made):
        date = dt.date(2018, 7, 23) + dt.timedelta(days=n // a_day)
        starts[each.id] = f"{date} {8 + n % a_day:02}:00"
    return edition, starts


@pytest.mark.parametrize(("a_day", "paper"), [(3, 9), (8, 8)])
def test_the_wall_page_is_one_page_for_thirteen_days(a_day: int, paper: int) -> None:
    edition, starts = long_programme(13, a_day)
    seen = seen_by(edition, starts)
    of = openpyxl.load_workbook(io.BytesIO(workbook(Outgoing(seen, "en", NOW), readers(seen, "all", "en")[0])))[
        "At a glance"
    ]

    assert (of.page_setup.fitToWidth, of.page_setup.fitToHeight) == (1, 1)
    assert of.page_setup.paperSize == paper  # A4; A3 where type on A4 would be too small to read
    assert not of.row_breaks.brk


def test_a_text_that_is_higher_than_a_row_can_be_goes_on_over_several() -> None:
    of = book(view(changed("opening", dress=text("W" * 900))), "groups", "A")["Participants' schedule"]

    (cell,) = [c for row in of.iter_rows() for c in row if "WWWW" in str(c.value)]
    (merged,) = [each for each in of.merged_cells.ranges if each.min_row == cell.row and each.min_col == cell.column]
    heights = [of.row_dimensions[row].height for row in range(merged.min_row, merged.max_row + 1)]
    assert max(heights) <= 409
    assert sum(heights) > 900 / 7 * 9  # not more than seven such letters fit in a line
