"""A person who is forgotten: no byte of the file tells of them, and every state of the log still holds together."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from builders import activity, one_city, text, with_fields, with_records
from lawatan.domain import Contact, Duty, Fact, Person, Vehicle, apply, changed, referrers
from lawatan.jobs.documents import forget_person
from lawatan.rules import Edition
from lawatan.store import Document, Refused, back_up, backups_of
from lawatan.store.bodies import edition_of
from lawatan.store.forget import NOBODY

TRACES = ("Budi Santoso", "Budi Santosa", "santoso", "BUDI-S", "+62 811 555", "peanuts", "ဗုဒ္ဓိ", "his brother")


def edition() -> Edition:
    made = one_city(
        activity("udjo", "UDJO", 90, guests=(text("Mr Budi Santoso"), text("Budianto"))),
        activity("museum", "MUSEUM", note=text("Budi Santosan street; ask Budi Santoso, +62 811 555")),
    )
    budi = Person(
        id="BUDI-S",
        name="Budi Santoso",
        own_script="ဗုဒ္ဓိ",
        role="driver",
        phone="+62 811 555",
        email="santoso@example.org",
        allergies="peanuts",
        emergency="his brother",
        facts={"name": Fact(source="letter of Budi Santoso")},
    )
    made = with_records(
        made, "persons", budi, Person(id="WIFE", name="Ibu Sri", companion_of="BUDI-S", role="companion")
    )
    made = with_fields(made, "activities", "udjo", pic="BUDI-S")
    made = with_records(made, "vehicles", Vehicle(id="BUS", name=text("Bus"), seats=20, driver="BUDI-S"))
    made = with_fields(made, "hosts", "FIRM", contacts=(Contact(name="Budi Santoso", email="santoso@example.org"),))
    made = with_fields(made, "groups", "ALL", members=("BUDI-S", "WIFE"))
    duty = Duty(id="d", vehicle="BUS", date=made.first_day, groups=("ALL",), driver="BUDI-S")
    return apply(made, {("duties", "d"): duty})


@pytest.fixture(autouse=True)
def backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAWATAN_BACKUPS", str(tmp_path / "backups"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    first = with_fields(edition(), "persons", "BUDI-S", name="Budi Santosa")
    with Document.create(tmp_path / "a.lawatan", first, "Typed in") as document:
        document.keep(edition(), "Rename Budi Santosa to Budi Santoso")
        document.add_alternative("Without him", apply(edition(), {("duties", "d"): None}), "No drive for Budi Santoso")
        gone = apply(edition(), {("activities", "udjo"): changed(edition().activities["udjo"], pic=None)})
        document.keep(gone, "Udjo without a PIC")
        back_up(document)
    return tmp_path / "a.lawatan"


def told(path: Path) -> list[str]:
    """Which traces of the person the bytes of a file hold, also as JSON or in UTF-16 would write them."""
    content = path.read_bytes()
    forms = lambda trace: (trace.encode(), json.dumps(trace)[1:-1].encode(), trace.encode("utf-16-le"))  # noqa: E731
    return [trace for trace in TRACES if any(form in content for form in forms(trace))]


def test_no_byte_of_the_file_tells_of_a_forgotten_person(path: Path) -> None:
    assert told(path) == list(TRACES)

    with Document.open(path) as document:
        assert document.forget("BUDI-S", "A person was forgotten") == "forgotten-1"

    # "Budi Santosan street" is another name, and stays.
    assert [trace for trace in told(path) if trace != "Budi Santosa"] == []
    assert path.read_bytes().count(b"Budi Santosa") == path.read_bytes().count(b"Budi Santosan")


def test_what_refers_to_the_person_refers_to_a_nameless_one(path: Path) -> None:
    before = edition()
    with Document.open(path) as document:
        document.forget("BUDI-S", "A person was forgotten")

    with Document.open(path) as document:
        after = document.edition
        alternative = document.alternatives["Without him"]
        labels = [edit.label for edit in document.history()]
    assert after.persons["forgotten-1"] == Person(id="forgotten-1", name="—", role="driver")
    assert "BUDI-S" not in after.persons
    gone = apply(before, {("activities", "udjo"): changed(before.activities["udjo"], pic=None)})
    assert referrers(after, ("persons", "forgotten-1")) == referrers(gone, ("persons", "BUDI-S"))
    assert alternative.activities["udjo"].pic == "forgotten-1"
    assert [guest.en for guest in after.activities["udjo"].guests] == ["Mr —", "Budianto"]
    assert after.hosts["FIRM"].contacts == (Contact(name="—", email="—"),)
    assert after.persons["WIFE"].name == "Ibu Sri"
    assert labels == [
        "A person was forgotten",
        "Udjo without a PIC",
        "No drive for —",
        "Rename — to —",
        "Typed in",
    ]


def test_every_state_of_the_log_still_holds_together(path: Path) -> None:
    with Document.open(path) as document:
        document.forget("BUDI-S", "A person was forgotten")
        last = document.edition

    connection = sqlite3.connect(path)
    log = connection.execute("SELECT kind, id, before, after FROM change WHERE edition = 0 ORDER BY edit").fetchall()
    edits = [row[0] for row in connection.execute("SELECT edit FROM change WHERE edition = 0 ORDER BY edit")]
    connection.close()
    state: dict[tuple[str, str], str] = {}
    for position, (kind, record_id, before, after) in enumerate(log):
        assert state.pop((kind, record_id), None) == before
        if after is not None:
            state[kind, record_id] = after
        if position + 1 == len(log) or edits[position + 1] != edits[position]:
            found = edition_of((kind, record_id, json.loads(body)) for (kind, record_id), body in state.items())
    assert found == last


def test_a_name_of_one_word_is_left_where_it_may_mean_something_else(tmp_path: Path) -> None:
    made = one_city(activity("udjo", "UDJO", 90, note=text("Ali Sadikin street")))
    made = with_records(made, "persons", Person(id="P07", name="Ali"), Person(id="P08", name="Ali"))
    with Document.create(tmp_path / "a.lawatan", made, "Ali comes, Alinda stays") as document:
        document.forget("P07", "A person was forgotten")

        assert document.edition.activities["udjo"].note.en == "Ali Sadikin street"
        assert [document.edition.persons[who].name for who in ("forgotten-1", "P08")] == ["—", "Ali"]
        assert document.history()[-1].label == "— comes, Alinda stays"
        assert document.forget("P08", "Another one") == "forgotten-2"


def test_someone_who_is_only_in_the_log_is_forgotten_too(tmp_path: Path) -> None:
    made = with_records(one_city(), "persons", Person(id="P07", name="Siti Aminah"))
    with Document.create(tmp_path / "a.lawatan", made, "Typed in") as document:
        document.keep(apply(made, {("persons", "P07"): None}), "Siti Aminah does not come")
        document.forget("P07", "A person was forgotten")

    assert b"Siti" not in (tmp_path / "a.lawatan").read_bytes()
    with Document.open(tmp_path / "a.lawatan") as document, pytest.raises(KeyError):
        document.forget("P07", "Again")


def test_editing_goes_on_after_forgetting(path: Path) -> None:
    with Document.open(path) as document:
        document.forget("BUDI-S", "A person was forgotten")
        after = with_fields(document.edition, "persons", "forgotten-1", name="New driver")
        assert document.keep(after, "New driver") == 6

    with Document.open(path) as document:
        assert document.edition == after


def test_the_backup_copies_are_forgotten_with_the_person(path: Path) -> None:
    (before,) = backups_of(path)
    assert told(before)

    with Document.open(path) as document:
        forget_person(document, "BUDI-S", "en")

    (after,) = backups_of(path)
    assert after != before
    assert b"peanuts" not in after.read_bytes()
    with Document.open(path, read_only=True) as document:
        assert document.history()[0].label == "A person was forgotten"


def test_a_document_that_is_open_to_read_forgets_nobody(path: Path) -> None:
    with Document.open(path, read_only=True) as document, pytest.raises(Refused, match="open to read"):
        document.forget("BUDI-S", "A person was forgotten")
    assert told(path)


def test_the_names_of_alternatives_lose_the_person_too_and_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "named.lawatan"
    before = edition()
    person = before.persons["BUDI-S"]
    with Document.create(path, before) as document:
        for name in (f"Without {person.name}", f"{person.name} alone", "Plain", f"Without {NOBODY}"):
            document.add_alternative(name, before, "Variant")
        document.forget(person.id, "Forgotten")
        assert set(document.alternatives) == {f"Without {NOBODY}", f"Without {NOBODY} (2)", f"{NOBODY} alone", "Plain"}
    with Document.open(path, read_only=True) as document:
        assert len(document.alternatives) == 4
    assert person.name.encode() not in path.read_bytes()
