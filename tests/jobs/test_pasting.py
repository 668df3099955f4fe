"""A block from a spreadsheet: numbers, dates and names as people write them; all of it or nothing."""

from __future__ import annotations

from builders import activity, one_city, text
from lawatan.domain import Activity, Person
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
