"""Workbooks: read back by openpyxl, and by LibreOffice as one who has never heard of this program."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from lawatan.domain import AnyEdition
from lawatan.output import Outgoing
from lawatan.output.reader import readers
from lawatan.output.xlsx import workbook
from output.office import converted, office_rows
from output.two_groups import (
    NOW,
    WITA,
    at,
    changed,
    planned,
    text,
    unplanned,
    view,
    with_minister_of,
    with_rules,
)

SHEETS = {
    "en": [
        *("At a glance", "Participants' schedule", "Committee's schedule", "Order of ceremony", "Transfers"),
        *("Rooming list", "Room nights", "Hotel stays", "Attendance list", "Contacts", "Counts a day", "Cost sheet"),
        "Not scheduled",
    ],
    "id": [
        *("Ringkasan jadwal", "Jadwal peserta", "Susunan acara", "Tata upacara", "Perpindahan"),
        *(
            "Daftar kamar",
            "Malam kamar",
            "Daftar menginap",
            "Daftar hadir",
            "Narahubung",
            "Jumlah per hari",
            "Lembar biaya",
        ),
        "Belum terjadwal",
    ],
}
SLOTS = {
    "Opening": (at(19, 9), at(19, 10)),
    "Lecture; policy, and more": (at(19, 13, 30), at(19, 15)),
    "Aircraft tour (Group A)": (at(21, 9), at(21, 10, 45)),
    "Aircraft tour (Group B)": (at(21, 13), at(21, 14, 45)),
    "Closing": (at(23, 10, zone=WITA), at(23, 11, zone=WITA)),
}
INDONESIAN = {
    "Opening": "Pembukaan",
    "Lecture; policy, and more": "Kuliah; kebijakan, dan lain-lain",
    "Aircraft tour (Group A)": "Tur pesawat (Kelompok A)",
    "Aircraft tour (Group B)": "Tur pesawat (Kelompok B)",
    "Closing": "Penutupan",
}
FLIGHT = "Flight: Venue bdg_airport → Venue dps_airport"


def written(edition: AnyEdition, language: str = "en", audience: str = "committee", reader: str = "") -> bytes:
    """The workbook of one reader."""
    seen = view(edition)
    chosen = next(r for r in readers(seen, audience, language) if r.id == reader)
    return workbook(Outgoing(seen, language, NOW), chosen)


def sheet(content: bytes, name: str) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(content))[name]


def table(of: Worksheet) -> list[tuple[object, ...]]:
    """The rows below the header row, which is the one that stays in sight."""
    return list(of.iter_rows(min_row=int(of.freeze_panes[1:]), values_only=True))


def header(of: Worksheet) -> list[object]:
    return [cell.value for cell in of[int(of.freeze_panes[1:]) - 1] if cell.value]


def wall(start: dt.datetime, end: dt.datetime) -> tuple[dt.date, dt.time, dt.time]:
    """Date and times on the clock of the place."""
    return start.date(), start.time(), end.time()


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_whole_programme_has_its_sheets(language: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(planned(), language)))

    assert book.sheetnames == SHEETS[language]


@pytest.mark.parametrize("name", ["Participants' schedule", "Committee's schedule"])
def test_every_slot_stands_at_its_local_time_as_a_real_date(name: str) -> None:
    rows = table(sheet(written(planned()), name))

    found, day = {}, dt.date.min
    for row in rows:
        texts = [v.split("\n")[0] for v in row if isinstance(v, str)]
        times = [v for v in row if isinstance(v, dt.time)]
        day = next((v.date() for v in row if isinstance(v, dt.datetime)), day)
        if texts and len(times) == 2:
            found[texts[0]] = (day, *times)
    assert {what: found[what] for what in SLOTS} == {what: wall(a, b) for what, (a, b) in SLOTS.items()}
    assert found[FLIGHT] == (dt.date(2018, 7, 21), dt.time(22), dt.time(0, 55))


def test_the_flight_names_both_clocks_and_the_next_day() -> None:
    of = sheet(written(planned()), "Transfers")

    flight = next(row for row in of.iter_rows() if row[7].value and str(row[7].value).startswith("Flight"))
    assert [cell.value for cell in flight[:4]] == [
        dt.datetime(2018, 7, 21),
        "All participants",
        dt.time(22),
        dt.time(0, 55),
    ]
    assert flight[2].number_format == 'hh:mm" WIB"'
    assert flight[3].number_format == 'hh:mm" WITA +1"'
    assert [cell.value for cell in flight[4:]] == [
        *("Venue bdg_airport", "Venue dps_airport", 115, "Flight\nbe there at 20:00", 22, None, "as stated"),
    ]


def test_transfers_hold_every_leg_with_minutes_people_traffic_and_basis() -> None:
    seen = view()
    legs = {(leg.start, leg.from_venue, leg.to_venue) for leaf in "AB" for leg in seen.legs(leaf)}

    of = sheet(written(planned()), "Transfers")

    assert header(of) == [
        *("Date", "Group", "Leaves", "Arrives", "From", "To", "Takes", "By", "People", "Traffic", "Basis"),
    ]
    *rows, gap, note = table(of)
    assert len(rows) == len(legs)
    assert not any(gap)
    assert note[0] == (
        "Basis of the minutes: estimate: reckoned from the distance, to be checked; timetable: of the service; "
        "as stated: what the way is said to take, without a timetable."
    )
    assert rows[0][6:] == (30, "Bus", 22, "Off-peak", "estimate")
    assert of.cell(int(of.freeze_panes[1:]), 7).number_format == '0" min*"'  # an estimate is not confirmed
    assert [row[8] for row in rows if row[7] and str(row[7]).startswith("Train")] == [11, 11]


def test_the_committees_schedule_has_the_columns_of_a_susunan_acara() -> None:
    of = sheet(written(planned(), "id"), "Susunan acara")

    assert header(of) == ["Waktu setempat", "Durasi", "Kegiatan", "Tempat", "PIC", "Narasumber", "Keterangan"]
    rows = table(of)
    assert rows[0][0] == dt.datetime(2018, 7, 19)
    opening = rows[1]
    assert opening[3:] == (
        60,
        "Pembukaan",
        "Aula, Venue jkt_hotel",
        "P21",
        "Gati – Director General",
        "Pakaian: Batik atau pakaian nasional\u00a0*\nDikonfirmasi",
    )
    assert rows[0][5] == "Jakarta · WIB · 22 orang"
    assert [row[4].strip() for row in rows[2:4] if isinstance(row[4], str)] == ["Lagu kebangsaan", "Laporan"]
    assert rows[3][1:3] == (dt.time(9, 3), dt.time(9, 8))


def test_what_is_assumed_has_a_star_and_the_star_is_explained() -> None:
    of = sheet(written(planned()), "Committee's schedule")

    assert of.oddFooter.center.text == "* unconfirmed: assumed, not from a source"
    opening = next(row for row in of.iter_rows() if row[4].value == "Opening")
    assert opening[3].number_format == '0" min*"'
    assert "Dress: Batik or national dress\u00a0*" in str(opening[8].value)
    glance = table(sheet(written(planned()), "At a glance"))
    assert [row[4] for row in glance][:2] == ["Venue jkt_hotel", "Venue bdg_hotel\u00a0*"]


def test_a_day_at_a_glance_has_its_date_city_halves_and_night() -> None:
    of = sheet(written(planned()), "At a glance")

    assert header(of) == ["Date", "City", "Morning", "Afternoon and evening", "Night"]
    days = table(of)
    assert days[2] == (
        dt.datetime(2018, 7, 21),
        "Bandung → Bali",
        "▌09:00  Aircraft tour (Group A)",
        "▌13:00  Aircraft tour (Group B)\n▌22:00 WIB  Flight to Venue dps_airport, 00:55 WITA +1",
        "Venue dps_hotel, from 02:00 WITA",
    )
    assert [row[1] for row in days[:5]] == ["Jakarta", "Jakarta → Bandung", "Bandung → Bali", "Bali", "Bali"]


def test_what_is_not_scheduled_is_listed_and_no_sheet_is_empty() -> None:
    some = table(sheet(written(planned()), "Not scheduled"))

    assert [row[1] for row in some] == ["Museum"]
    assert readers(view(unplanned()), "committee", "en") == ()


def test_people_are_told_once_a_day_unless_they_change_in_its_course() -> None:
    rows = table(sheet(written(planned()), "Committee's schedule"))

    bands = [str(row[5]) for row in rows if isinstance(row[0], dt.datetime)]
    assert bands[0] == "Jakarta · WIB · 22 people"
    assert "people" not in bands[1] + bands[2]
    tour = next(row for row in rows if row[4] == "Aircraft tour (Group A)")
    assert str(tour[8]).startswith("11 people\n")


def test_lunch_is_a_line_of_its_own() -> None:
    content = written(with_rules())

    for name, column in (("Participants' schedule", 3), ("Committee's schedule", 4)):
        rows = table(sheet(content, name))
        found = [(*row[1:3], row[column]) for row in rows if str(row[column]).startswith("Lunch")]
        assert found == [
            (dt.time(12), dt.time(13), "Lunch"),
            (dt.time(11, 45), dt.time(12, 45), "Lunch (Group B)"),
            (dt.time(12), dt.time(13), "Lunch (Group A)"),
            (dt.time(12), dt.time(13), "Lunch"),
        ]
    glance = table(sheet(content, "At a glance"))
    assert glance[2][3] == (
        "▌12:00  Lunch (Group A)\n▌13:00  Aircraft tour (Group B)\n▌22:00 WIB  Flight to Venue dps_airport, 00:55 WITA +1"
    )


def test_a_group_has_a_workbook_of_its_own_days() -> None:
    content = written(planned(), audience="groups", reader="B")
    rows = table(sheet(content, "Participants' schedule"))

    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["At a glance", "Participants' schedule", "Transfers", "Contacts"]
    assert header(book["Transfers"]) == ["Date", "Leaves", "Arrives", "From", "To", "Takes", "By"]
    told = [row[3] for row in rows if isinstance(row[3], str)]
    assert "Aircraft tour" in told
    assert len([t for t in told if t.startswith("Train")]) == 1
    assert not any("Argo 20" in t or "Group A" in t for t in told)


def test_a_host_has_its_slots_alone() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(planned(), audience="hosts", reader="firm")))

    assert book.sheetnames == ["Schedule"]
    of = book["Schedule"]
    assert header(of) == [
        *("Date", "Time (WIB)", "Activity", "Place", "People", "Committee PIC", "What to bring", "Remarks"),
    ]
    assert of["A1"].value == "Schedule for Aircraft firm"
    assert [row[8:] for row in table(of)] == [
        ("Passport", "Tours: First tour (10 people, 45 min)"),
        ("Passport", "Tours: First tour (10 people, 45 min)\nSubject to confirmation."),
    ]
    rows = table(of)
    assert [row[2:7] for row in rows] == [
        (dt.time(9), dt.time(10, 45), "Aircraft tour (Group A)", "Venue bdg_firm", 11),
        (dt.time(13), dt.time(14, 45), "Aircraft tour (Group B)", "Venue bdg_firm", 11),
    ]


@pytest.mark.parametrize(("audience", "reader"), [("persons", "minister"), ("hosts", "ministry")])
def test_an_official_and_who_sends_them_see_when_it_is_their_turn(audience: str, reader: str) -> None:
    of = sheet(
        written(changed("opening", with_minister_of("ministry"), hosts=("ministry",)), "en", audience, reader),
        "Schedule",
    )

    steps = {str(row[4].value).strip(): row for row in of.iter_rows() if str(row[4].value).startswith("    ")}
    assert [(what, row[2].value, row[3].value, row[4].font.b) for what, row in steps.items()] == [
        ("Anthem", dt.time(9), dt.time(9, 3), False),
        ("Report – Gati", dt.time(9, 3), dt.time(9, 8), True),
    ]
    opening = next(row for row in of.iter_rows(values_only=True) if row[4] == "Opening")
    assert opening[6:] == (22, "Committee, Jakarta", "Batik or national dress", None)
    assert (
        of["A1"].value
        == {
            "minister": "Schedule for Gati – Director General",
            "ministry": "Schedule for Ministry of Industry",
        }[reader]
    )


@pytest.mark.parametrize(("audience", "reader"), [("groups", "A"), ("hosts", "firm"), ("persons", "minister")])
def test_strangers_have_no_stars(audience: str, reader: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(planned(), "en", audience, reader)))

    for of in book:
        assert not [c.value for row in of.iter_rows() for c in row if "*" in f"{c.value}{c.number_format}"]
        assert of.oddFooter.center.text == "As of Saturday, 14 November 2026"


@pytest.mark.parametrize("language", ["en", "id"])
def test_sheets_are_set_up_for_a4(language: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(planned(), language)))

    for of in book:
        assert of.page_setup.paperSize == 9
        assert of.page_setup.fitToWidth == 1
        assert of.sheet_properties.pageSetUpPr.fitToPage
        top = int(of.freeze_panes[1:]) - 1
        assert of.print_title_rows == f"${top}:${top}"
        assert of.oddHeader.left.text == {"en": "Two groups && three cities, batch 3"}.get(
            language, "Dua rombongan && tiga kota, angkatan 3"
        )
        assert re.fullmatch(r"(Page|Halaman) &P (of|dari) &N", of.oddFooter.right.text)
        assert len(of.title) <= 31
        assert not of.sheet_view.showGridLines


def test_no_break_cuts_a_day_that_fits_on_a_page() -> None:
    of = sheet(written(planned()), "Committee's schedule")

    begins = {row[0].row for row in of.iter_rows(min_row=7) if isinstance(row[0].value, dt.datetime)}
    assert {mark.id + 1 for mark in of.row_breaks.brk} <= begins


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://x","y")',
    "\t=1",
    "#N/A",
    "=",
    "1e5",
    "2018-07-19",
    "TRUE",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_text_that_looks_like_a_formula_stays_text(formula: str) -> None:
    edition = changed("lecture", name=text(formula), topic=text(""), note=text(formula), dress=text(formula))

    book = openpyxl.load_workbook(io.BytesIO(written(edition)))

    cells = [cell for of in book for row in of.iter_rows() for cell in row if cell.value == formula]
    assert len(cells) >= 3
    assert {cell.data_type for cell in cells} == {"s"}
    if formula[0] in "=+-@\t":
        assert all(cell.quotePrefix for cell in cells)


def test_a_text_too_long_for_a_cell_is_cut_where_one_can_see_it() -> None:
    edition = changed("lecture", dress=text("🎎" * 20_000))

    of = sheet(written(edition), "Participants' schedule")

    (found,) = [c.value for row in of.iter_rows() for c in row if isinstance(c.value, str) and "🎎" in c.value]
    assert found.endswith("… [cut: the text is too long for a cell]")
    assert len(found.encode("utf-16-le")) // 2 <= 32_767


ANY_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")) | st.sampled_from("\n=+-@&\"'<_x"), max_size=120
)


@settings(max_examples=25)
@given(ANY_TEXT)
def test_any_text_comes_back_from_openpyxl_as_it_was(some: str) -> None:
    told = f"{some}x"

    of = sheet(written(changed("lecture", dress=text(told)), audience="groups", reader="A"), "Participants' schedule")

    lecture = next(row for row in of.iter_rows() if row[3].value and str(row[3].value).startswith("Lecture"))
    assert lecture[5].data_type == "s"
    kept = told.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert str(lecture[5].value).replace("_x005F_", "_") == kept


# ------------------------------------------------------------------------------------------------------ LibreOffice


@pytest.mark.office
@pytest.mark.deep
@pytest.mark.parametrize("language", ["en", "id"])
def test_libreoffice_reads_the_instants_of_the_plan(tmp_path: Path, language: str) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(written(planned(), language))

    rows = [cells for name, _, cells in office_rows(converted(path, "fods")) if name == SHEETS[language][2]]

    found, day = {}, ""
    for cells in rows:
        day = next((value for value, _ in cells if re.fullmatch(r"2018-07-\d\d", value)), day)
        for _, shown in cells:
            found.setdefault(shown.split("\n")[0], (day, cells[1][0], cells[2][0]))
    names = {what: INDONESIAN[what] if language == "id" else what for what in SLOTS}
    for what, (start, end) in SLOTS.items():
        assert found[names[what]] == (f"{start:%Y-%m-%d}", f"{start:PT%HH%MM%SS}", f"{end:PT%HH%MM%SS}")
    days = [shown for cells in rows for value, shown in cells if re.fullmatch(r"2018-07-\d\d", value)]
    assert days[0] == {"en": "Thursday, 19 July 2018", "id": "Kamis, 19 Juli 2018"}[language]
    flight = next(c for c in rows if any("dps_airport" in shown and ": Venue bdg" in shown for _, shown in c))
    point = "." if language == "id" else ":"
    assert [shown for _, shown in flight[1:3]] == [f"22{point}00 WIB", f"– 00{point}55 WITA +1"]


@pytest.mark.office
@pytest.mark.deep
def test_libreoffice_takes_no_text_for_anything_else(tmp_path: Path) -> None:
    nasty = [*FORMULAS, "_x0041_", "a_x005F_b", "<b>&amp;", "ສະບາຍດີ ཐིམ་ཕུ 🎎", "\ufffe|\uffff"]
    edition = changed("lecture", guests=tuple(text(each) for each in nasty), dress=text("=1+1"), bring=text("#N/A"))
    path = tmp_path / "book.xlsx"
    path.write_bytes(written(edition))

    rows = list(office_rows(converted(path, "fods")))

    cells = [cell for _, _, row in rows for cell in row]
    assert ("", "=1+1") in cells
    assert ("", "#N/A") in cells
    (speakers,) = {shown for _, shown in cells if "HYPERLINK" in shown}
    said = [line.strip() for line in speakers.split("\n")]
    assert said == ["P24 – Resource person", *(e.strip() for e in nasty[:-1]), "\ufffd|\ufffd"]


@pytest.mark.office
@pytest.mark.deep
def test_rows_are_as_high_as_libreoffice_wants_them(tmp_path: Path) -> None:
    long = "Bring a passport, the invitation; a name badge and internationalisation-proof closed shoes. " * 4
    name = "Penyusunan dan presentasi Action Plan, mini workshop membuat hiasan keramik di Balai Besar Keramik"
    edition = changed("opening", note=text(long), dress=text(long[:150]), bring=text("W" * 60))
    topic = text("Setiap negara menyusun dan memaparkan rencana kegiatannya di kelas")
    for length, activity in zip((90, 37, 38, 39, 40), edition.activities, strict=True):
        edition = changed(activity, edition, name=text(name[:length]), topic=topic, hosts=(), resource_persons=())
    path = tmp_path / "ours.xlsx"
    path.write_bytes(written(edition))

    ours = converted(path, "fods")
    fitted = ours.read_text(encoding="utf-8")
    fitted = re.sub(r' style:row-height="[^"]*"', "", fitted)
    theirs = tmp_path / "theirs" / "theirs.fods"
    theirs.parent.mkdir()
    unfitted = tmp_path / "theirs.fods"
    unfitted.write_text(fitted.replace('row-height="false"', 'row-height="true"'), encoding="utf-8")
    converted(unfitted, "fods", theirs.parent)

    told = [[row for row in office_rows(file) if any(shown for _, shown in row[2])] for file in (ours, theirs)]
    pairs = list(zip(*told, strict=True))
    short = [(name, cells) for (name, own, cells), (_, wanted, _) in pairs if _inches(own) + 0.02 < _inches(wanted)]
    assert short == []
    assert max(_inches(wanted) for _, (_, wanted, _) in pairs) > 1.5  # it does fit rows to long texts
    assert sum(_inches(own) - _inches(wanted) for (_, own, _), (_, wanted, _) in pairs) / len(pairs) < 0.2


def _inches(height: str) -> float:
    return float(height.removesuffix("in") or 0)


@pytest.mark.office
@pytest.mark.deep
@pytest.mark.parametrize("language", ["en", "id"])
def test_it_prints_on_a4_with_titles_and_page_numbers(tmp_path: Path, language: str) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(written(planned(), language))

    pdf = converted(path, "pdf")

    info = subprocess.run(["pdfinfo", "-f", "1", "-l", "99", pdf], check=True, capture_output=True, text=True).stdout
    sizes = {tuple(sorted(map(round, map(float, s)))) for s in re.findall(r"size: +([\d.]+) x ([\d.]+) pts", info)}
    assert sizes == {(595, 842)}
    pages = int(re.search(r"Pages: +(\d+)", info).group(1))
    text_of = [
        subprocess.run(["pdftotext", "-f", str(n), "-l", str(n), "-layout", pdf, "-"], check=True, capture_output=True)
        for n in range(1, pages + 1)
    ]
    papers = [each.stdout.decode() for each in text_of]
    word = {"en": ("Page", "of"), "id": ("Halaman", "dari")}[language]
    for n, paper in enumerate(papers, 1):
        assert f"{word[0]} {n} {word[1]} {pages}" in paper
        assert "Two groups & three cities" in paper or "Dua rombongan & tiga kota" in paper
        assert "###" not in paper
    assert 15 <= pages <= 20  # 13 sheets, a page each hotel
