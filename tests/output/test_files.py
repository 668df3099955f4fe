"""Names of files, and writing them whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawatan.domain import AnyEdition, Edition, Host, Person, Record, Table, replace
from lawatan.output.files import edition_key, file_names, plain, write_whole
from lawatan.output.reader import Reader
from output.two_groups import planned, text


def host(key: str) -> Reader:
    return Reader("host", key, key, ())


def named(edition_id: str) -> AnyEdition:
    if edition_id:
        return replace(planned(), id=edition_id)
    return Edition[Record](**{n: getattr(planned(), n) for n in Edition.model_fields if n != "id"})


def test_names_say_whose_they_are() -> None:
    readers = (Reader("all", "", "", ()), host("bbt"), Reader("group", "A", "", ()))

    names = file_names(named("jakarta-bandung-2018"), readers)

    assert names == (
        "jakarta-bandung-2018",
        "jakarta-bandung-2018-host-bbt",
        "jakarta-bandung-2018-group-a",
    )


def test_a_persons_file_names_the_institution_where_that_is_short() -> None:
    sent = Reader("person", "P25", "P25 – Resource person", (), "Disperindag Jabar")
    long = Reader("person", "P26", "P26", (), "Lembaga Pengembangan Ekspor Indonesia Raya")

    assert file_names(named("e"), (sent, long)) == ("e-person-p25-disperindag-jabar", "e-person-p26")


def test_no_two_names_are_alike_where_case_does_not_count() -> None:
    ids = ("BBT", "bbt", "b@t", "b+t")
    edition = replace(
        named("e"), hosts=Table([*named("e").hosts.values(), *(Host(id=each, name=text(each)) for each in ids)])
    )

    names = file_names(edition, [host(each) for each in ids])

    assert names[0] == "e-host-bbt"
    assert len({name.lower() for name in names}) == 4
    assert names == tuple(name for each in ids for name in file_names(edition, [host(each)])), "whoever else gets one"


def test_an_institution_behind_an_id_makes_no_other_persons_name() -> None:
    people = Table([*planned().persons.values(), *(Person(id=each, name=each) for each in ("p1", "p1-lpei"))])
    readers = (Reader("person", "p1", "P1", (), "LPEI"), Reader("person", "p1-lpei", "P1 LPEI", ()))

    names = file_names(replace(named("e"), persons=people), readers)

    assert len(set(names)) == 2 and names[1] == "e-person-p1-lpei"


@pytest.mark.parametrize("edition_id", ["con", "NUL", "com1", "aux.x", "x" * 200, ""])
def test_names_can_be_had_on_every_system(edition_id: str) -> None:
    (name,) = file_names(named(edition_id), (host("h" * 200),))
    (whole,) = file_names(named(edition_id), (Reader("all", "", "", ()),))

    for each in (name, whole):
        assert each.isascii()
        assert len(each) <= 130
        assert each.partition(".")[0] not in ("con", "nul", "com1", "aux", "")


def test_an_edition_without_an_id_is_called_by_its_name() -> None:
    assert edition_key(named("")) == "two-groups-three-cities"
    assert plain("Élan & Ñandú — 日本") == "elan-nandu"


def test_a_file_is_written_whole_into_a_folder_that_was_missing(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "new"

    write_whole(path, b"old")
    write_whole(path, b"new")

    assert path.read_bytes() == b"new"
    assert [p.name for p in path.parent.iterdir()] == ["new"]


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()

    with pytest.raises(OSError, match="taken"):
        write_whole(taken, b"new")
    with pytest.raises(OSError, match="under") as told:
        write_whole(Path("/proc/under"), b"new")
    assert told.value.filename == "/proc/under", "not the name that it has while it is written"

    assert [p.name for p in tmp_path.iterdir()] == ["taken"]
