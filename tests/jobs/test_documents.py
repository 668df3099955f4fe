"""Documents in jobs: either kind of file is read by its content, copies carry the whole document, conversion loses nothing
unsaid.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from builders import activity, one_city, plan
from lawatan.domain import HEADING, apply, changed, with_plan
from lawatan.jobs.documents import convert, open_document, write_copy
from lawatan.jobs.files import Unreadable, edition_text, read_edition, write_edition
from lawatan.resources import samples
from lawatan.rules import Edition
from lawatan.store import Document, InUse, Refused, backups_of

EDITION = one_city(activity("udjo", "UDJO", 90), activity("museum", "MUSEUM"))
PLANNED = with_plan(EDITION, plan(EDITION, {"udjo": "wed 15:30"}))


def batch(number: int) -> Edition:
    return apply(EDITION, {HEADING: changed(EDITION.heading, batch=number)})


@pytest.fixture(autouse=True)
def backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LAWATAN_BACKUPS", str(tmp_path / "backups"))
    return tmp_path / "backups"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Document.create(tmp_path / "a.lawatan", EDITION, "Made") as document:
        document.add_alternative("Rain", batch(2), "Variant")
        document.add_alternative("Heat", batch(3), "Variant")
    return tmp_path / "a.lawatan"


# ---- reading


def test_a_file_is_read_by_what_it_holds_whatever_its_name(path: Path, tmp_path: Path) -> None:
    write_edition(batch(9), tmp_path / "text.lawatan")
    shutil.copy(path, tmp_path / "document.json")

    assert read_edition(tmp_path / "text.lawatan") == batch(9)
    assert read_edition(tmp_path / "document.json") == EDITION


def test_an_alternative_is_read_by_its_name(path: Path) -> None:
    assert read_edition(path, alternative="Rain") == batch(2)
    with pytest.raises(Unreadable) as caught:
        read_edition(path, alternative="Snow")

    assert str(caught.value) == f"{path}: there is no alternative “Snow”; there are: Rain, Heat."


def test_alternatives_of_what_has_none_are_refused(tmp_path: Path) -> None:
    write_edition(EDITION, tmp_path / "a.json")
    Document.create(tmp_path / "b.lawatan", EDITION).close()

    with pytest.raises(Unreadable, match=r"only a document \(\.lawatan\) has alternatives"):
        read_edition(tmp_path / "a.json", alternative="Rain")
    with pytest.raises(Unreadable, match="there are no alternatives in this document"):
        read_edition(tmp_path / "b.lawatan", alternative="Rain")


def test_a_document_that_is_open_elsewhere_is_read(path: Path) -> None:
    with Document.open(path) as document:
        document.keep(PLANNED, "Planned")
        assert read_edition(path) == PLANNED


def test_a_damaged_document_is_told_as_a_faulty_file_is(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE record SET body = json_set(body, '$.latitude', 123) WHERE id = 'UDJO' AND edition = 0")
    connection.commit()
    connection.close()

    with pytest.raises(Unreadable) as caught:
        read_edition(path)

    assert str(caught.value) == (
        f"{path}: this document is damaged (venues.UDJO.latitude: it can be 90 at most). It was left as it is; open the "
        "newest of its backup copies."
    )
    with pytest.raises(Unreadable, match="dokumen ini rusak"):
        read_edition(path, "id")


def test_what_is_called_a_document_and_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.lawatan").write_bytes(b"PK\x03\x04")

    with pytest.raises(Unreadable, match=r"a\.lawatan: this is no document of Lawatan"):
        read_edition(tmp_path / "a.lawatan")


# ---- opening to work


def test_opening_to_work_makes_a_backup_copy(path: Path) -> None:
    document, fault = open_document(path)
    document.close()

    assert fault is None
    assert len(backups_of(path)) == 1


def test_a_document_opens_also_where_no_backup_copy_can_be_made(path: Path, backups: Path) -> None:
    backups.write_text("a file")

    document, fault = open_document(path)

    assert document.keep(PLANNED, "Planned") == 4
    assert isinstance(fault, Refused)
    with pytest.raises(InUse):
        open_document(path)
    document.close()


# ---- copies


def test_a_copy_of_a_document_has_its_log_and_the_plan_as_an_edit(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()

    write_copy(EDITION, PLANNED, path, tmp_path / "b.lawatan", "Planned", "en", None)

    assert path.read_bytes() == before
    with Document.open(tmp_path / "b.lawatan", read_only=True) as copied:
        assert (copied.edition, list(copied.alternatives)) == (PLANNED, ["Rain", "Heat"])
        assert [edit.label for edit in copied.history()] == ["Planned", "Variant", "Variant", "Made"]
        assert copied.history()[0].keys == (("placements", "udjo@ALL"),)


def test_the_plan_of_an_alternative_is_kept_in_it(path: Path, tmp_path: Path) -> None:
    planned = with_plan(batch(2), PLANNED.plan)

    write_copy(batch(2), planned, path, tmp_path / "b.lawatan", "Planned", "en", "Rain")

    with Document.open(tmp_path / "b.lawatan", read_only=True) as copied:
        assert (copied.edition, copied.alternatives["Rain"]) == (EDITION, planned)


def test_a_copy_of_json_text_is_a_new_document(tmp_path: Path) -> None:
    write_edition(EDITION, tmp_path / "a.json")

    write_copy(EDITION, PLANNED, tmp_path / "a.json", tmp_path / "b.lawatan", "Direncanakan", "id", None)

    with Document.open(tmp_path / "b.lawatan", read_only=True) as copied:
        assert copied.edition == PLANNED
        assert [edit.label for edit in copied.history()] == ["Direncanakan", "Dibaca dari a.json"]


def test_a_document_that_a_copy_replaces_is_backed_up_first(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.lawatan"
    Document.create(target, batch(5), "Precious").close()

    write_copy(EDITION, PLANNED, path, target, "Planned", "en", None)

    (copy,) = backups_of(target)
    assert (read_edition(copy), read_edition(target)) == (batch(5), PLANNED)
    assert sorted(os.listdir(tmp_path)) == ["a.lawatan", "b.lawatan", "backups"]


def test_a_document_that_is_open_is_not_replaced(path: Path, tmp_path: Path) -> None:
    with Document.create(tmp_path / "b.lawatan", batch(5)) as open_there:
        with pytest.raises(InUse):
            write_copy(EDITION, PLANNED, path, tmp_path / "b.lawatan", "Planned", "en", None)
        assert open_there.keep(batch(6), "Still here") == 2


def test_a_name_without_the_ending_is_json_text(path: Path, tmp_path: Path) -> None:
    write_copy(EDITION, PLANNED, path, tmp_path / "b.json", "Planned", "en", None)

    assert (tmp_path / "b.json").read_text(encoding="utf-8") == edition_text(PLANNED)


# ---- conversion


@pytest.mark.parametrize("sample", samples(), ids=lambda p: p.stem)
def test_json_text_comes_back_from_a_document_as_it_was(sample: Path, tmp_path: Path) -> None:
    assert convert(sample, tmp_path / "a.lawatan", "en", None, False) == ""
    said = convert(tmp_path / "a.lawatan", tmp_path / "b.json", "en", None, False)

    assert read_edition(tmp_path / "b.json") == read_edition(tmp_path / "a.lawatan") == read_edition(sample)
    assert (tmp_path / "b.json").read_text(encoding="utf-8") == edition_text(read_edition(sample))
    assert said == f"{tmp_path / 'a.lawatan'}: what stays behind there: the log of 1 edit."


def test_what_stays_behind_is_named(path: Path, tmp_path: Path) -> None:
    whole = convert(path, tmp_path / "b.json", "en", None, False)
    one = convert(path, tmp_path / "c.lawatan", "id", "Rain", False)

    assert whole == (
        f"{path}: what stays behind there: the alternative “Rain”, the alternative “Heat” and the log of 3 edits."
    )
    assert one == (
        f"{path}: yang tertinggal di sana: alternatif “Heat”, kegiatan yang berlaku, dan catatan 3 perubahan."
    )
    assert read_edition(tmp_path / "c.lawatan") == batch(2)


def test_a_document_converted_to_a_document_is_all_of_it(path: Path, tmp_path: Path) -> None:
    assert convert(path, tmp_path / "b.lawatan", "en", None, False) == ""

    with Document.open(tmp_path / "b.lawatan", read_only=True) as copied:
        assert [edit.label for edit in copied.history()] == ["Variant", "Variant", "Made"]


def test_conversion_replaces_only_when_told_to(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.lawatan"
    Document.create(target, batch(5)).close()
    before = target.read_bytes()

    with pytest.raises(FileExistsError):
        convert(path, target, "en", None, False)
    assert target.read_bytes() == before
    convert(path, target, "en", None, True)

    assert read_edition(target) == EDITION
    assert [read_edition(copy) for copy in backups_of(target)] == [batch(5)]
