"""Export: what desk and command line both call."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawatan.jobs.export import NothingToExport, export
from lawatan.output import AUDIENCES, OUTPUTS
from output.two_groups import planned, unplanned


def test_it_writes_the_files_and_says_which(tmp_path: Path) -> None:
    files = export(planned(), "ics", tmp_path, "hosts", "id")

    assert files == (tmp_path / "two-groups-2018-host-firm.ics", tmp_path / "two-groups-2018-host-ministry.ics")
    assert all(path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n") for path in files)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", [output.name for output in OUTPUTS])
def test_where_nothing_is_planned_it_says_so_and_writes_nothing(name: str, audience: str, tmp_path: Path) -> None:
    with pytest.raises(NothingToExport, match=r"scheduled.*: plan the programme first\."):
        export(unplanned(), name, tmp_path / "new", audience)  # type: ignore[arg-type]

    assert not (tmp_path / "new").exists()


def test_it_says_so_in_the_language_of_the_papers(tmp_path: Path) -> None:
    with pytest.raises(NothingToExport, match="susun jadwal lebih dahulu"):
        export(unplanned(), "xlsx", tmp_path, language="id")


def test_what_there_is_not_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(NothingToExport, match=r"There is no output “odt”; there are: ics, xlsx, pdf\."):
        export(planned(), "odt", tmp_path)
    with pytest.raises(NothingToExport, match=r"There is no audience “dogs”; there are: all, groups, hosts, persons\."):
        export(planned(), "ics", tmp_path, "dogs")  # type: ignore[arg-type]
