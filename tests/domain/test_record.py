"""The base of all records: what a text, an id and a time may be, tables that refuse change, references that are found."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from builders import activity, text
from lawatan.domain import City, Country, Fact, Group, Host, Person, Span, Step, Table, Text, references


def fault(made: Any) -> tuple[tuple[int | str, ...], str]:
    """Path and sentence of the only fault that ``made`` finds."""
    with pytest.raises(ValidationError) as caught:
        made()
    (found,) = caught.value.errors()
    return found["loc"], found["msg"]


# Texts.


@pytest.mark.parametrize(
    ("character", "code"),
    [("\x00", "0000"), ("\x1b", "001B"), ("\r", "000D"), ("\x7f", "007F"), ("\x85", "0085"), ("\u2028", "2028")],
)
def test_control_characters_are_refused(character: str, code: str) -> None:
    path, sentence = fault(lambda: Text(en=f"before{character}after"))

    assert path == ("en",)
    assert sentence == f"the text holds the control character U+{code}, which no paper can show: remove it"


@pytest.mark.parametrize("kept", ["two\nlines", "a\ttab", "ສະບາຍດີ", "👩🏽‍🏭", "  spaces  ", "“–”", "\u200d"])
def test_any_script_line_feed_and_tab_are_kept(kept: str) -> None:
    assert Text(en=kept).en == kept


@given(st.text())
def test_a_text_is_kept_as_it_is_or_refused(said: str) -> None:
    controls = [c for c in said if (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) <= 159 or c in "\u2028\u2029"]

    try:
        kept = Text(en=said).en
    except ValidationError:
        kept = None

    assert kept == (None if controls else said)


def test_an_empty_language_falls_back_to_the_other() -> None:
    both, english, indonesian = Text(en="Visit", id="Kunjungan"), Text(en="Visit"), Text(id="Kunjungan")

    assert [t.in_language("en") for t in (both, english, indonesian, Text())] == ["Visit", "Visit", "Kunjungan", ""]
    assert [t.in_language("id") for t in (both, english, indonesian, Text())] == ["Kunjungan", "Visit", "Kunjungan", ""]


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_note_that_is_a_plain_string_is_read_in_both_languages(language: str) -> None:
    """Files were written so before notes were bilingual."""
    fact = Fact.model_validate({"note": "by toll road"})

    assert fact == Fact(note=Text(en="by toll road"))
    assert fact.note.in_language(language) == "by toll road"
    assert Fact.model_validate({"note": ""}) == Fact()


def test_a_note_is_written_in_both_languages() -> None:
    told = {"note": {"en": "by toll road", "id": "melalui jalan tol"}}

    assert Fact.model_validate(told).model_dump(mode="json", exclude_defaults=True) == told


def test_a_plain_note_is_judged_as_any_text() -> None:
    path, sentence = fault(lambda: Fact.model_validate({"note": "by\x07road"}))

    assert path == ("note",)
    assert sentence == "the text holds the control character U+0007, which no paper can show: remove it"


# Ids, times, numbers, fields.


@pytest.mark.parametrize("good", ["ALL", "a", "0", "opening@A+B", "to-bandung", "v1.2_x", "x" * 1000])
def test_ids(good: str) -> None:
    assert Country(id=good, name=text("Land")).id == good


@pytest.mark.parametrize("bad", ["", "-a", " a", "a b", "a/b", "a\n", "é", "a\x00", "x" * 1001])
def test_what_is_no_id(bad: str) -> None:
    path, _ = fault(lambda: Country(id=bad, name=text("Land")))

    assert path == ("id",)


@pytest.mark.parametrize("written", ["07:30:15", "07:30:00.5"])
def test_a_time_is_a_whole_minute(written: str) -> None:
    path, sentence = fault(lambda: Span.model_validate({"begins": written, "ends": "12:00"}))

    assert (path, sentence) == (("begins",), "the time must be a whole minute, as 07:30")


@pytest.mark.parametrize("written", ["07:30+07:00", "07:30Z", 27000])
def test_a_time_is_local(written: Any) -> None:
    path, sentence = fault(lambda: Span.model_validate({"begins": written, "ends": "12:00"}))

    assert (path, sentence) == (("begins",), "the time is local: write it as 07:30, without an offset")


def test_a_time_is_written_to_the_minute() -> None:
    spans = Span(begins=dt.time(7, 30), ends=dt.time(0))

    assert spans.model_dump(mode="json") == {"begins": "07:30", "ends": "00:00"}


@pytest.mark.parametrize("number", [float("inf"), float("nan")])
def test_numbers_are_finite(number: float) -> None:
    path, _ = fault(lambda: City(id="X", name=text("X"), zone="Asia/Jakarta", detour=number))

    assert path == ("detour",)


def test_an_unknown_field_is_refused_by_name() -> None:
    path, sentence = fault(lambda: Text.model_validate({"en": "Visit", "fr": "Visite"}))

    assert (path, sentence) == (("fr",), "Extra inputs are not permitted")


def test_a_record_refuses_change() -> None:
    country = Country(id="np", name=text("Nepal"))

    with pytest.raises(ValidationError, match="frozen"):
        country.name = text("Other")  # type: ignore[misc]


def test_an_assumed_fact_shows() -> None:
    host = Host(id="H", name=text("H"), facts={"name": Fact(), "venue": Fact(basis="assumed")})

    assert [host.assumed(field) for field in ("name", "venue", "short")] == [False, True, False]


# Tables.

A, B, C = (Country(id=i, name=text(i), order=n) for i, n in (("a", 2), ("b", 1), ("c", 1)))


def test_a_table_stands_in_display_order() -> None:
    table = Table([A, C, B])

    assert (list(table), len(table), table["a"]) == (["b", "c", "a"], 3, A)
    assert list(table.values()) == [B, C, A]


def test_a_table_refuses_change() -> None:
    table: Any = Table([A])

    with pytest.raises(TypeError):
        table["b"] = B
    with pytest.raises(TypeError):
        del table["a"]
    assert list(table) == ["a"]


def test_with_and_without_give_another_table() -> None:
    table = Table([A, B])
    other = Country(id="a", name=text("Other"))

    assert table.with_record(C) == Table([A, B, C])
    assert table.with_record(other) == Table([other, B])
    assert table.without("a") == Table([B])
    assert table.without("nobody") == table
    assert table == Table([B, A])


def test_equal_tables_have_equal_hashes() -> None:
    assert hash(Table([A, B])) == hash(Table([B, A]))
    assert Table([A]) != Table([B])
    assert Table([A]) != {"a": A}


# References.


def test_references_are_found_with_their_path_and_table() -> None:
    whole = activity(
        "visit",
        "UDJO",
        groups=("A", "B"),
        hosts=("FIRM",),
        resource_persons=("EXPERT",),
        officials=("DIRECTOR",),
        pic="STAFF",
        steps=(Step(name=text("Anthem"), minutes=3), Step(name=text("Report"), minutes=5, person="DIRECTOR")),
    )

    assert list(references(whole)) == [
        (("venue",), "venues", "UDJO"),
        (("groups", 0), "groups", "A"),
        (("groups", 1), "groups", "B"),
        (("hosts", 0), "hosts", "FIRM"),
        (("resource_persons", 0), "persons", "EXPERT"),
        (("officials", 0), "persons", "DIRECTOR"),
        (("pic",), "persons", "STAFF"),
        (("steps", 1, "person"), "persons", "DIRECTOR"),
    ]


def test_what_is_empty_refers_to_nothing() -> None:
    assert list(references(Group(id="G", name=text("G")))) == []
    assert list(references(Person(id="P", name="P", country="np"))) == [(("country",), "countries", "np")]


def test_a_table_knows_who_refers_to_a_record_also_after_changes() -> None:
    table = Table([Person(id="a", name="a", country="np"), Person(id="b", name="b", country="la")])
    assert table.referring("countries", "np") == {"a"}

    moved = Person(id="b", name="b", country="np")
    later = table.changed({"a": None, "b": moved, "c": Person(id="c", name="c", country="np")})

    assert later.referring("countries", "np") == Table(list(later.values())).referring("countries", "np") == {"b", "c"}
    assert later.referring("countries", "la") == frozenset()
    assert table.referring("countries", "np") == {"a"}
