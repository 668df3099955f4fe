"""A block from a spreadsheet: numbers, dates and names as people write them; all of it or nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import activity, one_city, planned, text, two_cities
from lawatan.domain import Activity, Journey, Person, Placement
from lawatan.domain.edit import apply
from lawatan.domain.fields import RecordField, record_fields
from lawatan.jobs.naming import Names
from lawatan.jobs.pasting import Pasted, block, pasted, written
from lawatan.words import words
from two_rooms import session, two_rooms

EDITION = one_city(activity("udjo", "UDJO", 90), activity("museum", "MUSEUM", name=text("City museum", "Museum kota")))


def columns(kind: type[Activity] | type[Person], *names: str) -> list[RecordField]:
    known = {f.name: f for f in record_fields(kind)}
    return [known[name] for name in names]


def paste(text_: str, *names: str, rows: tuple[str, ...] = ("museum", "udjo"), language: str = "en") -> Pasted:
    return pasted(
        Names(EDITION, words(language)), "activities", Activity, block(text_), rows, columns(Activity, *names)
    )


def test_a_block_goes_over_the_records_from_the_first_on() -> None:
    done = paste("1:30\tMuseum\n45\tUdjo\n", "duration_minutes", "venue")

    assert done.faults == []
    after = apply(EDITION, done.changes)
    assert [(a.duration_minutes, a.venue) for a in after.activities.values()] == [(90, "MUSEUM"), (45, "UDJO")]
    assert (done.added, done.altered) == (0, 2)


def test_rows_beyond_the_end_are_new_records_with_ids_of_their_own() -> None:
    done = paste("Batik Komar\tSite visit\nBatik Komar\tya\n", "name", "kind", rows=())
    assert "“ya” cannot stand here" in done.faults[0] and done.changes == {}

    done = paste("Batik Komar\tKunjungan\nBatik Komar\tLokakarya\n", "name", "kind", rows=(), language="id")

    after = apply(EDITION, done.changes)
    assert [(a.id, a.name.id, a.kind) for a in after.activities.values()][2:] == [
        ("batik-komar", "Batik Komar", "site_visit"),
        ("batik-komar-2", "Batik Komar", "workshop"),
    ]
    assert after.activities["batik-komar"].groups == ("ALL",)


def test_one_bad_cell_and_nothing_is_changed() -> None:
    done = paste("90\tUdjo\nlong\tMonas\n4\tUdjo\n", "duration_minutes", "venue")

    assert done.changes == {}
    assert done.faults == [
        "Row 2, Duration: “long” is not a number.",
        "Row 2, Venue: There is nothing called “Monas” to choose here.",
        "Row 3, Duration: it has to be at least 5.",
    ]


def test_a_first_row_that_names_columns_says_which_they_are() -> None:
    done = paste("Venue\tDuration\nUdjo\t75\n", "name", "duration_minutes", "venue")

    assert done.faults == []
    assert {r.duration_minutes for r in done.changes.values() if isinstance(r, Activity)} == {75}


def test_an_empty_row_empties_its_own_record_and_does_not_shift_those_below() -> None:
    done = paste("\nBatik\n\n\n", "dress")

    assert done.faults == []
    after = apply(EDITION, done.changes)
    assert {a.id: a.dress.en for a in after.activities.values()} == {"museum": "", "udjo": "Batik"}
    assert done.added == 0


def test_lines_end_as_on_any_machine_and_a_cell_may_be_huge() -> None:
    assert block("a\tb\r\nc\td\r") == block("a\tb\rc\td") == [["a", "b"], ["c", "d"]]
    assert block("x" * 200_000 + "\ty") == [["x" * 200_000, "y"]]


def test_too_many_columns_are_told() -> None:
    assert paste("1\t2\t3", "name", "venue").faults == ["The block has 3 columns; from here on there are 2."]


def test_what_does_not_hold_together_is_told_with_its_row() -> None:
    done = paste("60\n70\n", "duration_minutes")
    assert done.faults == []

    done = paste("udjo\n", "part_of", rows=("udjo",))

    assert done.changes == {}
    assert len(done.faults) == 1 and done.faults[0].startswith("Row 1, Part of: ")


def test_a_name_changes_in_the_language_on_screen_alone() -> None:
    done = paste("Museum Geologi", "name", language="id")

    (record,) = done.changes.values()
    assert isinstance(record, Activity)
    assert (record.name.id, record.name.en) == ("Museum Geologi", "City museum")


def test_quoted_cells_hold_lines_and_tabs() -> None:
    assert block('a\t"two\nlines"\r\nb\tc\r\n') == [["a", "two\nlines"], ["b", "c"]]


def test_what_is_copied_is_pasted_back_unchanged() -> None:
    fields = columns(Activity, "name", "kind", "venue", "duration_minutes", "groups", "must_happen", "apart", "pic")
    names = Names(EDITION, words("id"))
    copied = written(list(EDITION.activities.values()), fields, names)

    done = pasted(names, "activities", Activity, block(copied), list(EDITION.activities), fields)

    assert done.faults == []
    assert done.altered == 0


def test_a_thousand_people_are_pasted_at_once() -> None:
    lines = "\n".join(f"Person {n}\tpeserta" for n in range(1000))
    done = pasted(Names(EDITION, words("id")), "persons", Person, block(lines), (), columns(Person, "name", "role"))

    assert done.faults == []
    assert len(apply(EDITION, done.changes).persons) == 1000 + len(EDITION.persons)


def test_rooms_go_by_name_as_at_the_venue_that_the_row_says() -> None:
    edition = two_rooms(session("one", "A"), session("two", "B", rooms=()))
    names, fields = Names(edition, words("id")), columns(Activity, "venue", "room", "rooms")

    copied = written([edition.activities["one"]], fields, names)
    done = pasted(names, "activities", Activity, block(copied), ("two",), fields)

    assert copied == "Hotel (id)\t\tLarge room (id); Small room (id)\n"
    assert apply(edition, done.changes).activities["two"].rooms == ("LARGE", "SMALL")
    moved = pasted(names, "activities", Activity, block("Udjo\tLarge room\t"), ("two",), fields)
    assert moved.faults == ["Baris 1, Ruang: Tidak ada pilihan bernama “Large room” di sini."]


def people(*cells: str, rows: tuple[str, ...] = ()) -> Pasted:
    """Rows of people pasted into an edition in Jakarta and Bali, from the name on."""
    names = Names(two_cities(), words("en"))
    fields = record_fields(Person)
    return pasted(
        names, "persons", Person, block("\n".join(cells)), rows, columns(Person, "name", "role"), known=fields
    )


@pytest.mark.parametrize(
    ("cell", "time", "venue", "number"),
    [
        ("26 Jul 2018 14:30", "2018-07-26T14:30+07:00", None, ""),
        ("26/7 14.30 AIRPORT", "2018-07-26T14:30+07:00", "AIRPORT", ""),
        ("26 Jul 2018, 14:30 NGURAH_RAI GA 412", "2018-07-26T14:30+08:00", "NGURAH_RAI", "GA 412"),
        ("2018-07-26 14:30 GA412", "2018-07-26T14:30+07:00", None, "GA412"),
        (
            "2018-07-26 14:30+07:00 · NGURAH_RAI · GA412 · T3 · 45 · Doha",
            "2018-07-26T14:30+07:00",
            "NGURAH_RAI",
            "GA412",
        ),
    ],
)
def test_flights_are_pasted_by_the_clock_of_their_airport(cell: str, time: str, venue: str | None, number: str) -> None:
    done = people("Name\tArrival", f"Asha\t{cell}")

    assert done.faults == []
    (made,) = done.changes.values()
    assert isinstance(made, Person) and made.arrival is not None
    assert made.arrival.time == dt.datetime.fromisoformat(time)
    assert (made.arrival.venue, made.arrival.number) == (venue, number)


def test_a_flight_that_says_no_time_is_told_with_the_order_of_its_parts() -> None:
    done = people("Name\tArrival", "Asha\tGA412 from Doha")

    assert done.changes == {}
    assert done.faults[0].startswith(
        "Row 1, Arrival: “GA412 from Doha” does not fit here. In this order: Time · Airport"
    )


@pytest.mark.parametrize(
    "journey",
    [
        Journey(time=dt.datetime(2018, 7, 26, 14, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))),
        Journey(
            time=dt.datetime(2018, 7, 26, 14, 30, tzinfo=dt.timezone(dt.timedelta(hours=8))),
            venue="NGURAH_RAI",
            terminal="T3",
            note="with a wheelchair",
        ),
    ],
)
@pytest.mark.parametrize("language", ["en", "id"])
def test_what_is_copied_of_a_journey_is_pasted_back_as_it_was(journey: Journey, language: str) -> None:
    names = Names(two_cities(), words(language))
    person = Person(id="asha", order=1, name="Asha", arrival=journey)
    fields = columns(Person, "name", "arrival")

    done = pasted(names, "persons", Person, block(written([person], fields, names)), (), fields)

    assert done.faults == []
    (made,) = done.changes.values()
    assert isinstance(made, Person)
    assert made.arrival == journey


def test_a_moment_is_typed_by_the_clock_of_the_place() -> None:
    edition = planned(two_cities(activity("visit", "CERAMICS", 90)), {"visit": "thu 09:00"})
    names = Names(edition, words("en"))
    fields = [f for f in record_fields(Placement) if f.name == "start"]

    done = pasted(names, "placements", Placement, block("26 Jul 2018 10:15"), ("visit@ALL",), fields, can_add=False)

    (after,) = done.changes.values()
    assert isinstance(after, Placement)
    assert after.start == dt.datetime.fromisoformat("2018-07-26T10:15+08:00")
