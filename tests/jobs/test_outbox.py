"""The outbox: who waits for what, whose copy has left, and how that is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobs.test_releasing import EN, NOON, moved, programme
from lawatan.domain import apply, changed
from lawatan.jobs.outbox import Outbox, note, note_by_hand
from lawatan.jobs.outgoing import outgoing
from lawatan.jobs.releasing import release
from lawatan.output.reader import readers, readers_named
from lawatan.store import Document

FIRM, EXPERT, ALL = ("hosts", "FIRM"), ("persons", "EXPERT"), ("groups", "ALL")


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "a.lawatan", programme()) as made:
        yield made


def waiting(document: Document) -> list[tuple[str, str]]:
    return [due.reader for due in Outbox(document, EN).waiting]


def test_everybody_waits_for_the_first_version_and_then_those_alone_whom_a_later_one_tells_something(
    document: Document,
) -> None:
    assert Outbox(document, EN).headline() == "No version was sent yet."
    release(document, EN, NOON)
    assert waiting(document) == [FIRM, EXPERT, ALL]
    assert Outbox(document, EN).headline() == "Version 1: 3 readers of 3 still have to be told."
    document.hand_out(1, [FIRM, EXPERT, ALL], "mail", NOON)
    assert Outbox(document, EN).headline() == "Everybody has version 1."

    moved(document, visit="wed 13:30")
    release(document, EN, NOON)

    assert waiting(document) == [FIRM, ALL]
    told = list(Outbox(document, EN).lines())
    assert told[1] == "  Firm: not yet told of version 2"
    assert told[-1] == "  Expert: e-mail written Sun 1 Jul 2018, 19:00", "by the clock of the first city"


def test_who_was_not_told_still_waits_though_the_next_version_has_no_word_of_it(document: Document) -> None:
    release(document, EN, NOON)
    document.hand_out(1, [FIRM, ALL], "mail", NOON)
    moved(document, visit="wed 13:30")
    release(document, EN, NOON)

    assert waiting(document) == [FIRM, EXPERT, ALL]
    document.hand_out(2, [EXPERT], "calendar", NOON)
    assert waiting(document) == [FIRM, ALL], "a copy of a later version tells it as well"


def test_what_somebody_said_by_hand_stays_until_it_is_taken_back(document: Document) -> None:
    release(document, EN, NOON)
    document.hand_out(1, [FIRM], "told", NOON)
    document.hand_out(1, [FIRM], "mail", NOON + dt.timedelta(days=1))
    (firm,) = (due for due in Outbox(document, EN).due if due.reader == FIRM)
    assert firm.left is not None and (firm.left.how, firm.left.at) == ("told", NOON)

    document.take_back([FIRM], 1)

    assert FIRM in waiting(document)


def test_copies_are_those_of_the_readers_of_a_paper(document: Document) -> None:
    release(document, EN, NOON)
    out = outgoing(document.edition, "en")
    note(document, 1, readers(out.view, "committee", "en"), "mail")
    assert waiting(document) == [FIRM, EXPERT, ALL]
    note(document, 1, readers_named(out.view, ["FIRM"], "en")[0], "mail")
    assert waiting(document) == [EXPERT, ALL]
    note(document, 1, readers(out.view, "all", "en"), "calendar")
    assert waiting(document) == [EXPERT]


def test_it_is_kept_with_the_document_and_a_person_is_forgotten_in_it(document: Document, tmp_path: Path) -> None:
    release(document, EN, NOON)
    document.hand_out(1, [EXPERT], "told", NOON)
    last = document.last_edit
    stand_in = document.forget("EXPERT", "Forgotten")
    assert document.last_edit == last + 1, "handing out is no edit"
    document.copy(tmp_path / "b.lawatan")
    with Document.open(tmp_path / "b.lawatan", read_only=True) as copied:
        assert list(copied.handed_out()) == [(1, "persons", stand_in)]


def test_what_left_as_an_earlier_version_stays_noted_where_a_later_tick_is_taken_back(document: Document) -> None:
    release(document, EN, NOON)
    document.hand_out(1, [FIRM], "mail", NOON)
    moved(document, visit="wed 13:30")
    release(document, EN, NOON)
    (firm,) = (due for due in Outbox(document, EN).waiting if due.reader == FIRM)
    note_by_hand(document, Outbox(document, EN), firm, True)
    assert FIRM not in waiting(document)

    note_by_hand(document, Outbox(document, EN), firm, False)

    assert FIRM in waiting(document)
    assert document.handed_out()[1, *FIRM].how == "mail"


def test_a_tick_is_for_the_version_that_was_seen(document: Document) -> None:
    release(document, EN, NOON)
    seen = Outbox(document, EN)
    moved(document, visit="wed 13:30")
    release(document, EN, NOON)

    note_by_hand(document, seen, next(due for due in seen.due if due.reader == FIRM), True)

    assert FIRM in waiting(document), "version 2 came after that"


@pytest.mark.parametrize("text", ["FIRM", "firm", "hosts/FIRM", "host:firm", "Firm"])
def test_a_reader_is_called_by_name_or_id(document: Document, text: str) -> None:
    release(document, EN, NOON)
    found = Outbox(document, EN).called(text)
    assert found is not None and found.reader == FIRM
    assert Outbox(document, EN).called("P01") is None, "told with the group"


def test_a_group_has_its_copy_where_each_of_its_people_has_one(tmp_path: Path) -> None:
    """As many as the group counts have to be on record: the others can be told as a group alone."""
    for count, has_it in ((2, True), (3, False)):
        made = programme()
        edition = apply(made, {("groups", "ALL"): changed(made.groups["ALL"], participants=count)})
        with Document.create(tmp_path / f"{count}.lawatan", edition) as document:
            release(document, EN, NOON)
            document.hand_out(1, [("persons", "P01")], "mail", NOON)
            assert ALL in waiting(document)
            document.hand_out(1, [("persons", "P02")], "calendar", NOON)
            assert (ALL not in waiting(document)) is has_it

            if has_it:
                (due,) = (due for due in Outbox(document, EN).due if due.reader == ALL)
                note_by_hand(document, Outbox(document, EN), due, told=False)
                assert ALL in waiting(document)
