"""Files that people edit: what somebody has edited stays, and the new one is written beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from docx import Document as Word

from lawatan.cli import app
from lawatan.domain import Contact, apply, changed
from lawatan.jobs import export as exporting
from lawatan.jobs.export import NothingToExport, NotWritten, export, export_several
from lawatan.jobs.files import write_edition
from lawatan.jobs.writing import edited_beside, is_as_written, put, sealed, to_be_told
from lawatan.words import words
from output.two_groups import planned

HOST = "host:firm"


def letter(folder: Path) -> Path:
    (path,) = export(planned(), "docx", folder, HOST)
    return path


def edited(path: Path, text: str) -> bytes:
    """A letter as somebody leaves it who has numbered it."""
    word = Word(str(path))
    word.add_paragraph(text)
    word.save(str(path))
    return path.read_bytes()


def test_a_letter_that_nobody_edited_is_replaced(tmp_path: Path) -> None:
    first = letter(tmp_path)
    assert is_as_written(first)
    assert letter(tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == [first.name]
    assert Word(str(first)).core_properties.identifier.startswith("lawatan-"), "Word reads what stands there"


def test_an_edited_letter_stays_and_the_new_one_lies_beside_it_with_a_number(tmp_path: Path) -> None:
    path = letter(tmp_path)
    kept = edited(path, "No. 12/B.4/2018")

    second = letter(tmp_path)
    assert second.name == f"{path.stem} (2).docx" and is_as_written(second)
    assert letter(tmp_path) == second, "its second one is nobody's yet"
    third_of = edited(second, "No. 13")
    third = letter(tmp_path)
    assert third.name == f"{path.stem} (3).docx"
    assert (path.read_bytes(), second.read_bytes()) == (kept, third_of)
    assert (edited_beside(path), edited_beside(third)) == (None, path)


def test_a_workbook_that_somebody_filled_in_stays(tmp_path: Path) -> None:
    (path,) = export(planned(), "xlsx", tmp_path)
    assert export(planned(), "xlsx", tmp_path) == (path,)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["Z1"] = "seen"
    book.save(path)
    kept = path.read_bytes()

    (second,) = export(planned(), "xlsx", tmp_path)

    assert second != path and path.read_bytes() == kept
    assert openpyxl.load_workbook(second).properties.creator == "Lawatan"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half of one", b"\xd0\xcf\x11\xe0 a protected one"])
def test_what_is_no_file_of_ours_stays(content: bytes, tmp_path: Path) -> None:
    path = letter(tmp_path / "made")
    there = tmp_path / path.name
    there.write_bytes(content)
    assert put(there, path.read_bytes()) != there
    assert there.read_bytes() == content


def test_a_part_exchanged_inside_is_an_edit_and_a_copy_is_none(tmp_path: Path) -> None:
    path = letter(tmp_path)
    copy = tmp_path / "copy.docx"
    shutil.copy(path, copy)
    assert is_as_written(copy)
    assert sealed(path.read_bytes()) == path.read_bytes(), "it is sealed once"
    content = bytearray(path.read_bytes())
    with_other_title = bytes(content).replace(b"word/document.xml", b"word/documenu.xml")
    copy.write_bytes(with_other_title)
    assert not is_as_written(copy)


def test_it_is_said_in_both_languages_and_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edition = tmp_path / "edition.json"
    write_edition(planned(), edition)
    run = ["export", "docx", str(edition), "-o", str(tmp_path), "--for", HOST]
    app(run, standalone_mode=False)
    (path,) = tmp_path.glob("*.docx")
    assert capsys.readouterr().err == ""
    edited(path, "No. 12")

    app(run, standalone_mode=False)

    said = capsys.readouterr()
    assert said.out.strip() == str(path.with_name(f"{path.stem} (2).docx"))
    told = f"{path.name} was edited since it was written: it stays as it is, and the new one lies beside it."
    assert said.err.strip() == told
    (two,) = to_be_told([tmp_path / "a (2).docx", tmp_path / "b (3).xlsx", tmp_path / "c (2).pdf"])
    assert words("en").message(two).startswith("2 files were edited")
    assert to_be_told([path]) == ()


def test_mails_without_an_address_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edition = tmp_path / "edition.json"
    known = Contact(name="Ani", email="ani@host.id")
    for contacts, said in (
        ((), "2 e-mails bear no address, as none is on record: fill it in before you send them."),
        ((known,), ""),
    ):
        made = planned()
        write_edition(apply(made, {("hosts", "firm"): changed(made.hosts["firm"], contacts=contacts)}), edition)
        app(["export", "eml", str(edition), "-o", str(tmp_path), "--for", HOST], standalone_mode=False)
        assert capsys.readouterr().err.strip() == said
    mail = next(tmp_path.glob("*.eml"))
    mail.write_bytes(b"Subject: x\r\nTo: \r\n\r\n")
    (two,) = to_be_told([mail, mail, tmp_path / "gone.eml", tmp_path / "x.pdf"])
    assert words("id").message(two).startswith("2 surel belum beralamat")
    (one,) = to_be_told([mail])
    assert words("en").message(one).startswith("One e-mail bears no address")


def test_what_was_written_before_it_failed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fills(path: Path, content: bytes) -> Path:
        if path.suffix == ".txt":
            raise OSError(28, "No space left on device", str(path))
        return put(path, content)

    monkeypatch.setattr(exporting, "put", fills)
    broken = tmp_path / "own" / "letter-en.docx"
    broken.parent.mkdir()
    broken.write_bytes(b"no Word file")
    monkeypatch.setenv("LAWATAN_LETTERS", str(broken.parent))
    with pytest.raises(NothingToExport, match=r"letter-en\.docx cannot be used") as why:
        export_several(planned(), [("ics", None), ("docx", None)], tmp_path, HOST, "en")
    assert [path.suffix for path in why.value.files] == [".ics"]
    with pytest.raises(NotWritten) as end:
        export_several(planned(), [("ics", None), ("txt", None)], tmp_path, "all", "en")
    assert [path.suffix for path in end.value.files] == [".ics"]
    assert end.value.why.errno == 28
