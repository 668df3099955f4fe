"""What a slot's particulars come to: the same words on the committee's sheet, in calendars and in the inspector."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from builders import activity, moment, one_city, view, with_records
from lawatan.domain import AnyEdition, Person, Placement, Plan, Table, with_plan
from lawatan.output import Outgoing
from lawatan.output.ics import calendar
from lawatan.output.particulars import absent, with_title
from lawatan.output.reader import readers
from lawatan.output.xlsx import workbook
from lawatan.schedule import Setting, View
from lawatan.words import words
from output.rafting import RAFTING, edition

NOW = dt.datetime(2018, 7, 1, tzinfo=dt.UTC)


def cells(made: AnyEdition, sheet: str, language: str = "en") -> str:
    """All texts of a sheet of the committee's workbook."""
    seen = View(Setting(made))
    (reader,) = readers(seen, "committee", language)
    book = openpyxl.load_workbook(io.BytesIO(workbook(Outgoing(seen, language, NOW), reader)))
    return "\n".join(str(cell) for row in book[sheet].iter_rows(values_only=True) for cell in row if cell)


def test_the_committees_sheet_names_enrolment_other_venues_absences_and_the_letter() -> None:
    told = cells(edition(), "Committee's schedule")

    for line in (
        "Enrolment: 4 to 12 people, 2 enrolled, to be told by Fri 20 Jul",
        "Or at: Museum",
        "When it rains: Studio",
        "Absent: Ana (embassy), made up in Again; Expert (embassy)",
        "Letter: 12/VII/2018 of Tue 3 Jul",
        "Next: Call the host, by Mon 9 Jul, Budi",
        "Vehicle: Bus 1 (D 1234), from 08:00, driver Pak Asep 0812, guide Budi",
    ):
        assert line in told.splitlines()


def test_the_participants_are_told_until_when_they_may_choose() -> None:
    assert "Rafting\n(optional, tell us by Fri 20 Jul)" in cells(edition(), "Participants' schedule")
    assert "(opsional, beri tahu kami paling lambat Jum 20 Jul)" in cells(edition(), "Jadwal peserta", "id")


def test_a_programme_without_any_of_it_says_nothing_of_it() -> None:
    plain = one_city(activity("talk"))
    slot = Placement(id="talk@ALL", start=moment(plain, "wed 10:00", "BDG"))
    told = cells(with_plan(plain, Plan(placements=Table([slot]))), "Committee's schedule")

    assert not any(word in told for word in ("Enrolment", "Or at", "rains", "Absent", "Letter", "Next", "Vehicle"))


@pytest.mark.parametrize(("person", "said"), [("EXPERT", True), ("OTHER", False)])
def test_a_persons_own_calendar_says_that_the_person_is_absent(person: str, said: bool) -> None:
    made = with_records(edition(), "persons", Person(id="OTHER", name="Other", role="official"))
    made = with_records(made, "activities", RAFTING.model_copy(update={"officials": ("OTHER",)}))
    seen = View(Setting(made))
    (reader,) = (r for r in readers(seen, "persons", "en") if r.id == person)

    assert (
        b"You are absent: Expert (embassy)" in calendar(Outgoing(seen, "en", NOW), reader).replace(b"\r\n ", b"")
    ) is said


def test_an_absence_beside_the_slot_is_not_told() -> None:
    made = view(edition(), {"again": "wed 16:00"})

    assert absent(made, made.entries["again@ALL"], words("en")) == ""


@pytest.mark.parametrize(
    ("name", "english", "indonesian"),
    [
        ("Sri", "Mr/Ms Sri", "Bapak/Ibu Sri"),
        ("Pak Asep", "Pak Asep", "Pak Asep"),
        ("Ibu Rina", "Ibu Rina", "Ibu Rina"),
        ("Budi", "Mr/Ms Budi", "Bapak/Ibu Budi"),
        ("Dr. Wulan", "Dr. Wulan", "Bapak/Ibu Dr. Wulan"),
    ],
)
def test_nobody_has_two_titles(name: str, english: str, indonesian: str) -> None:
    assert [with_title(name, words(language)) for language in ("en", "id")] == [english, indonesian]
