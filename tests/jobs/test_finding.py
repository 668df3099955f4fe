"""Find a word anywhere in an edition."""

from __future__ import annotations

from builders import activity, one_city, text
from lawatan.domain import Contact, Host
from lawatan.domain.edit import apply
from lawatan.jobs.finding import find
from lawatan.jobs.naming import Names
from lawatan.words import words

EDITION = apply(
    one_city(
        activity("udjo", "UDJO", name=text("Angklung show", "Pertunjukan angklung"), note=text("Bring cash")),
        activity("museum", "MUSEUM", topic=text("The angklung and its makers")),
    ),
    {("hosts", "SAUNG"): Host(id="SAUNG", name=text("Saung"), contacts=(Contact(name="Ibu Sari", phone="0812"),))},
)
NAMES = Names(EDITION, words("en"))


def test_names_come_before_other_texts() -> None:
    assert [(hit.key, hit.field) for hit in find(NAMES, "ANGKLUNG")] == [
        (("activities", "udjo"), ""),
        (("activities", "museum"), "What is done"),
    ]


def test_both_languages_and_inner_parts_are_searched() -> None:
    assert [hit.key for hit in find(NAMES, "pertunjukan")] == [("activities", "udjo")]
    assert [(hit.key, hit.text) for hit in find(NAMES, "sari")] == [(("hosts", "SAUNG"), "Ibu Sari")]


def test_all_words_have_to_be_there() -> None:
    assert find(NAMES, "angklung cash") == ()
    assert [hit.key for hit in find(NAMES, "cash bring")] == [("activities", "udjo")]
    assert find(NAMES, "  ") == ()


def test_where_both_languages_have_the_words_the_text_is_that_of_the_reader() -> None:
    edition = one_city(activity("gala", "MUSEUM", dress=text("Batik or national dress", "Batik atau pakaian nasional")))

    assert [hit.text for hit in find(Names(edition, words("en")), "batik")] == ["Batik or national dress"]
    assert [hit.text for hit in find(Names(edition, words("id")), "batik")] == ["Batik atau pakaian nasional"]
    assert [hit.text for hit in find(Names(edition, words("id")), "dress")] == ["Batik or national dress"]
