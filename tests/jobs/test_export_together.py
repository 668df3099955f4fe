"""Papers that are made together: the same files as one by one, told and stopped between any two."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawatan.jobs.export import Stopped, write
from lawatan.output import OUTPUTS, Outgoing
from lawatan.output.reader import readers
from output.test_pdf import with_participants
from output.two_groups import NOW, view


def test_each_has_a_file_in_the_order_of_the_readers_and_is_told(tmp_path: Path) -> None:
    out = Outgoing(view(with_participants("Ana", "Bima", "Citra", "Dewi", "Eka")), "en", NOW)
    told: list[tuple[int, int]] = []
    pdf = next(each for each in OUTPUTS if each.name == "pdf")

    def progress(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    written = write(out, pdf, readers(out.view, "persons", "en"), tmp_path, "pocket", progress)

    assert [path.name.rpartition("person-")[2] for path in written] == [f"q{n}-pocket.pdf" for n in range(5)]
    assert told == [*((n, 8) for n in range(5)), (8, 8)]  # three of them do not go along
    assert all(path.read_bytes().startswith(b"%PDF-") for path in written)


def test_it_stops_between_two_and_keeps_what_was_written(tmp_path: Path) -> None:
    out = Outgoing(view(with_participants(*(f"Person {n}" for n in range(12)))), "en", NOW)
    pdf = next(each for each in OUTPUTS if each.name == "pdf")

    with pytest.raises(Stopped):
        write(out, pdf, readers(out.view, "persons", "en"), tmp_path, "pocket", lambda done, _of: done < 2)

    assert len(list(tmp_path.iterdir())) == 2
