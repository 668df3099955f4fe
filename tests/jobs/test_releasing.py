"""Versions sent: frozen, compared reader by reader, their sequences rising with each version that touches them."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import activity, moment, one_city, planned, standing_rules, text, with_fields
from lawatan.domain import Person, Shuttle, Table, apply, changed
from lawatan.jobs.outgoing import outgoing, sent
from lawatan.jobs.releasing import (
    NothingNew,
    SinceReport,
    Version,
    last_version,
    next_sequences,
    release,
    standing,
    version,
)
from lawatan.rules import Edition
from lawatan.schedule import Setting, View
from lawatan.store import Document
from lawatan.words import words

EN = words("en")
STARTS = {"visit": "wed 09:00", "museum": "thu 15:00", "talk": "fri 09:00"}
NOON = dt.datetime(2018, 7, 1, 12, tzinfo=dt.UTC)


def programme(starts: dict[str, str] | None = None) -> Edition:
    """A visit to a firm, a museum, and a talk by an expert; two participants, one of them named."""
    made = one_city(
        activity("visit", "UDJO", 90, hosts=("FIRM",)),
        activity("museum", "MUSEUM", 60),
        activity("talk", "HOTEL", 60, resource_persons=("EXPERT",)),
        rules=standing_rules(),
    )
    people = [Person(id=name, name=name) for name in ("P01", "P02")]
    made = apply(made, {("persons", each.id): each for each in people})
    made = apply(made, {("groups", "ALL"): changed(made.groups["ALL"], members=("P01", "P02"))})
    return planned(made, starts or STARTS)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    """A document with the programme."""
    with Document.create(tmp_path / "a.lawatan", programme()) as made:
        yield made


def moved(document: Document, **starts: str) -> None:
    """The programme with other starts."""
    told = document.edition
    document.keep(told.model_copy(update={"plan": programme({**STARTS, **starts}).plan}), "Moved")


def latest(document: Document) -> Version:
    found = last_version(document)
    assert found is not None
    return found


def test_the_first_version_is_for_everybody_and_what_people_know_from_then_on(document: Document) -> None:
    report = release(document, EN, NOON, "Budi")

    assert report.number == 1
    assert set(report.changes.readers) == {
        ("hosts", "FIRM"),
        ("persons", "EXPERT"),
        ("persons", "P01"),
        ("persons", "P02"),
        ("groups", "ALL"),
    }
    assert report.headline() == "Version 1: 3 readers get their schedules."
    assert document.edition.promised == document.edition.plan.placements
    sent = latest(document)
    assert (sent.number, sent.at, sent.edition) == (1, NOON, document.edition)
    assert document.history()[0].label == "Version 1 sent"
    assert set(sent.sequences.values()) == {0}
    assert {"visit@ALL", "museum@ALL", "talk@ALL", "hotel>visit@ALL>ALL"} <= set(sent.sequences)


def test_a_sequence_rises_with_each_version_that_touches_it_and_no_other(document: Document) -> None:
    release(document, EN, NOON)
    moved(document, visit="wed 13:30")
    second = release(document, EN, NOON)
    moved(document, visit="thu 09:00", talk="fri 13:30")
    third = release(document, EN, NOON)

    assert second.headline() == "Version 2: 2 readers get something new, all others nothing."
    assert set(second.changes.by_name) == {("hosts", "FIRM"), ("groups", "ALL")}
    assert set(third.changes.by_name) == {("hosts", "FIRM"), ("persons", "EXPERT"), ("groups", "ALL")}
    sent = latest(document)
    assert sent.number == 3
    known = sent.sequences
    assert (known["visit@ALL"], known["talk@ALL"], known["museum@ALL"]) == (2, 1, 0)
    assert known["hotel>visit@ALL>ALL"] == 2, "the way to the visit moves with it"


def test_what_is_cancelled_and_comes_back_goes_on_counting(document: Document) -> None:
    release(document, EN, NOON)
    whole = document.edition
    document.keep(apply(whole, {("placements", "visit@ALL"): None}), "Gone")
    release(document, EN, NOON)
    assert latest(document).sequences["visit@ALL"] == 1
    document.keep(apply(document.edition, {("placements", "visit@ALL"): whole.plan.placements["visit@ALL"]}), "Back")
    release(document, EN, NOON)
    assert latest(document).sequences["visit@ALL"] == 2


def test_where_papers_would_say_nothing_else_no_version_is_sent(document: Document) -> None:
    release(document, EN, NOON)
    locked = changed(document.edition.plan.placements["visit@ALL"], locked=True, next_action="Call them")
    document.keep(
        apply(document.edition, {("placements", "visit@ALL"): locked, ("rules", "day_limits"): None}), "At the desk"
    )
    with pytest.raises(NothingNew):
        release(document, EN, NOON)
    assert len(document.releases()) == 1
    assert outgoing(document.edition, "en", sent(document)).stamp.number == 1


def test_a_break_at_another_hour_is_otherwise_on_papers(document: Document) -> None:
    release(document, EN, NOON)
    lunch = next(rule for rule in document.edition.rules.values() if rule.kind == "lunch")
    document.keep(apply(document.edition, {("rules", lunch.id): changed(lunch, minutes=lunch.minutes - 15)}), "Shorter")
    assert outgoing(document.edition, "en", sent(document)).stamp.number is None
    assert release(document, EN, NOON).number == 2


def test_where_only_what_papers_say_is_otherwise_they_are_a_draft_until_it_is_sent(document: Document) -> None:
    release(document, EN, NOON)
    document.keep(with_fields(document.edition, "venues", "UDJO", name=text("The house of Udjo")), "A name")
    draft = outgoing(document.edition, "en", sent(document))
    assert draft.stamp.number is None and draft.stamped().startswith("Draft after version 1")
    assert standing(document, document.edition, EN).headline(EN).startswith("Nobody’s schedule is otherwise")

    report = release(document, EN, NOON)

    assert report.number == 2 and not report.changes.told
    assert report.headline() == "Version 2: nobody’s schedule is otherwise; the papers from now on are of this version."
    assert outgoing(document.edition, "en", sent(document)).stamp.number == 2
    assert set(latest(document).sequences.values()) == {0}


def test_a_version_has_the_date_of_the_first_city_wherever_it_is_sent(document: Document) -> None:
    release(document, EN, dt.datetime(2018, 7, 9, 22, tzinfo=dt.UTC))  # five in the morning in Jakarta

    assert standing(document, document.edition, EN).headline(EN).endswith("of Tue 10 Jul 2018.")
    assert "10 July 2018" in outgoing(document.edition, "en", sent(document)).stamped()


def test_a_run_counts_on_where_its_passengers_change(document: Document) -> None:
    runs = [
        Shuttle(
            id=name, start=moment(programme(), "mon 09:00", "BDG"), station="HOTEL", hotel="UDJO", passengers=(who,)
        )
        for name, who in (("r1", "P01"), ("r2", "P02"))
    ]
    plan = document.edition.plan.model_copy(update={"shuttles": Table(runs)})
    document.keep(document.edition.model_copy(update={"plan": plan}), "Runs")
    release(document, EN, NOON)
    both = Table([changed(runs[0], passengers=("P01", "P02"))])
    document.keep(document.edition.model_copy(update={"plan": plan.model_copy(update={"shuttles": both})}), "One run")
    release(document, EN, NOON)

    found = latest(document).sequences
    assert (found["run.r1"], found["run.r2"]) == (1, 1)
    assert {item for item in found if item.startswith("r")} == {"run.r1", "run.r2"}


def test_what_was_sent_stays_as_it_was_whatever_is_edited_and_undone(document: Document) -> None:
    first = document.edition
    release(document, EN, NOON)
    moved(document, visit="fri 13:30")
    document.keep(first, "Undo")

    assert latest(document).edition.plan == first.plan
    assert version(document, 1) is not None and version(document, 2) is None
    with pytest.raises(KeyError):
        document.released(7)


def test_since_a_version_each_reader_is_told_just_what_changed(document: Document) -> None:
    release(document, EN, NOON)
    moved(document, visit="wed 13:30")
    report = SinceReport(latest(document), document.edition, EN)

    assert list(report.lines()) == [
        "2 readers have something else than in version 1 of Sun 1 Jul 2018.",
        "  Firm",
        "    “Visit”: Wed 25 Jul, 09:00–10:30 → 13:30–15:00.",
        "  All",
        "    “Visit”: Wed 25 Jul, 09:00–10:30 → 13:30–15:00.",
    ]
    nothing = SinceReport(latest(document), document.edition, EN, ("persons", "EXPERT"))
    assert list(nothing.lines()) == ["Nothing is otherwise than in version 1 of Sun 1 Jul 2018."]


def test_a_way_that_takes_longer_has_changed_though_nothing_that_it_joins_has(document: Document) -> None:
    release(document, EN, NOON)
    before = View(Setting(document.edition))
    slower = document.edition.model_copy(update={"boarding_minutes": document.edition.boarding_minutes + 20})

    found = next_sequences(before, latest(document).sequences, View(Setting(slower)))

    assert {item: n for item, n in found.items() if ">" in item} == {item: 1 for item in found if ">" in item}
    assert {item: n for item, n in found.items() if ">" not in item} == dict.fromkeys(STARTS_OF, 0)


STARTS_OF = {f"{name}@ALL" for name in STARTS}


def test_sequences_that_were_kept_by_reader_are_read_as_one_for_all(document: Document) -> None:
    release(document, EN, NOON)
    path = document.path
    document.close()
    old = {"hosts/FIRM": {"visit@ALL": 2}, "groups/ALL": {"visit@ALL": 1, "museum@ALL": 0}}
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE release SET sequences = ?", (json.dumps(old),))
    connection.close()
    with Document.open(path, read_only=True) as again:
        assert latest(again).sequences == {"visit@ALL": 2, "museum@ALL": 0}


def test_versions_are_copied_with_the_document_and_a_person_is_forgotten_in_them(
    document: Document, tmp_path: Path
) -> None:
    release(document, EN, NOON)
    document.copy(tmp_path / "b.lawatan")
    stand_in = document.forget("EXPERT", "Forgotten")
    sent = latest(document)
    assert "EXPERT" not in sent.edition.persons and stand_in in sent.edition.persons
    with Document.open(tmp_path / "b.lawatan", read_only=True) as copied:
        assert latest(copied).edition.plan == sent.edition.plan
        assert "EXPERT" in latest(copied).edition.persons
