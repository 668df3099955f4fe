"""Backup copies: made when due, sound documents each, thinned by age."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders import activity, one_city
from lawatan.domain import HEADING, apply, changed
from lawatan.rules import Edition
from lawatan.store import Document, Refused, back_up, backups_of, folder_for, thinned
from lawatan.store.backups import ALL_FOR, DAILY_FOR, WEEKLY_FOR, discard

NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
EDITION = one_city(activity("udjo", "UDJO", 90))


def batch(number: int) -> Edition:
    return apply(EDITION, {HEADING: changed(EDITION.heading, batch=number)})


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Document]:
    monkeypatch.setenv("LAWATAN_BACKUPS", str(tmp_path / "backups"))
    with Document.create(tmp_path / "a.lawatan", EDITION) as made:
        yield made


def test_a_backup_is_a_whole_document(document: Document) -> None:
    document.add_alternative("Rain", batch(3), "Variant")

    copy = back_up(document, NOW)

    assert copy == folder_for(document.path) / "20261122T120000Z-2.lawatan"
    assert backups_of(document.path) == (copy,)
    with Document.open(copy, read_only=True) as copied:
        assert (copied.edition, dict(copied.alternatives)) == (EDITION, {"Rain": batch(3)})
        assert [edit.label for edit in copied.history()] == ["Variant", ""]


def test_a_backup_is_due_an_hour_after_the_last_if_something_changed(document: Document) -> None:
    first = back_up(document, NOW)

    assert back_up(document, NOW + 5 * HOUR) is None  # nothing changed
    document.keep(batch(2), "Batch")
    assert back_up(document, NOW + 0.9 * HOUR) is None
    second = back_up(document, NOW + 1.1 * HOUR)

    assert backups_of(document.path) == (second, first)


def test_backups_are_thinned_as_they_are_made(document: Document) -> None:
    for number in range(1, 40):
        document.keep(batch(number), str(number))
        assert back_up(document, NOW + number * 12 * HOUR) is not None

    found = backups_of(document.path)
    assert len(found) == 17  # three of the last 24 hours, of two days; thirteen days before them; one week
    with Document.open(found[-1], read_only=True) as oldest:
        assert oldest.edition.batch is not None and oldest.edition.batch < 15


def test_documents_of_one_name_have_backups_of_their_own(tmp_path: Path, document: Document) -> None:
    (tmp_path / "other").mkdir()
    with Document.create(tmp_path / "other" / "a.lawatan", batch(7)) as other:
        back_up(other, NOW)
        back_up(document, NOW)

        assert len(backups_of(other.path)) == len(backups_of(document.path)) == 1
        discard(other.path)
        assert (len(backups_of(other.path)), len(backups_of(document.path))) == (0, 1)


def test_other_files_in_the_folder_are_left_alone(document: Document) -> None:
    copy = back_up(document, NOW)
    assert copy is not None
    mine = copy.with_name("letters.txt")
    mine.write_text("mine")

    discard(document.path)

    assert os.listdir(copy.parent) == ["letters.txt"]


def test_a_folder_that_cannot_be_made_is_told(document: Document, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file")

    with pytest.raises(Refused, match="cannot be written"):
        back_up(document, NOW)


def test_without_the_variable_they_lie_with_the_users_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAWATAN_BACKUPS", raising=False)

    assert "lawatan" in folder_for(Path("a.lawatan")).parts
    assert "backups" in folder_for(Path("a.lawatan")).parts


times = st.lists(st.integers(-100, 500 * 24 * 60).map(lambda m: NOW - dt.timedelta(minutes=m)), max_size=60)


@given(times)
def test_of_each_age_enough_is_kept_and_no_more(made: list[dt.datetime]) -> None:
    kept = thinned(made, NOW)
    rest = kept - set(sorted(set(made), reverse=True)[:3])

    assert kept <= set(made)
    assert set(sorted(set(made), reverse=True)[:3]) <= kept
    assert {time for time in made if NOW - time <= ALL_FOR} <= kept
    for age, span in ((DAILY_FOR, lambda t: t.date()), (WEEKLY_FOR, lambda t: t.isocalendar()[:2])):
        young = {time for time in made if NOW - time <= age}
        assert {span(time) for time in young} == {span(time) for time in kept & young}
    assert all(NOW - time <= WEEKLY_FOR for time in rest)
    assert len(rest & {time for time in made if NOW - time > ALL_FOR}) <= 15 + 14
    assert thinned(kept, NOW) == kept


@given(times)
@example([NOW - dt.timedelta(minutes=m) for m in (0, 1, 2, 9361, 10081)])  # two halves of the day that turns a week old
def test_thinning_each_day_keeps_what_thinning_once_would(made: list[dt.datetime]) -> None:
    """A copy that is thinned today would not have been kept next week either."""
    for days in (1, 7, 80):
        later = NOW + days * DAY

        assert thinned(thinned(made, NOW), later) == thinned(made, later)
