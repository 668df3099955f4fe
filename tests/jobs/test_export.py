"""Export: what desk and command line both call."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import activity, one_city
from builders import planned as builders_planned
from lawatan.domain import Table, changed, replace
from lawatan.jobs.export import NothingToExport, Stopped, export
from lawatan.output import AUDIENCES, OUTPUTS
from lawatan.output.reader import readers_named
from lawatan.rules import Edition
from lawatan.schedule import Setting, View
from output.two_groups import planned, unplanned


def test_it_writes_the_files_and_says_which(tmp_path: Path) -> None:
    files = export(planned(), "ics", tmp_path, "hosts", "id")

    assert files == (tmp_path / "two-groups-2018-host-firm.ics", tmp_path / "two-groups-2018-host-ministry.ics")
    assert all(path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n") for path in files)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", [output.name for output in OUTPUTS])
def test_where_nothing_is_planned_it_says_so_and_writes_nothing(name: str, audience: str, tmp_path: Path) -> None:
    why = "There are no vehicles yet: add them" if audience == "vehicles" else r"scheduled.*: plan the programme first"
    with pytest.raises(NothingToExport, match=why):
        export(unplanned(), name, tmp_path / "new", audience)

    assert not (tmp_path / "new").exists()


def test_it_says_so_in_the_language_of_the_papers(tmp_path: Path) -> None:
    with pytest.raises(NothingToExport, match="susun jadwal lebih dahulu"):
        export(unplanned(), "xlsx", tmp_path, language="id")


def test_what_there_is_not_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(NothingToExport, match=r"There is no output “odt”; there are: ics, xlsx, pdf"):
        export(planned(), "odt", tmp_path)
    with pytest.raises(NothingToExport, match=r"There is no reader “dogs”; there are: all, groups, hosts, persons, "):
        export(planned(), "ics", tmp_path, "firm,dogs")
    with pytest.raises(NothingToExport, match=r"ics has no paper “poster”; there are: calendar, invitations\."):
        export(planned(), "ics", tmp_path, paper="poster")


def test_readers_are_named_by_id_or_name_and_papers_by_name(tmp_path: Path) -> None:
    files = export(planned(), "ics", tmp_path, "firm, Kelompok B, minister")
    assert [path.name for path in files] == [
        "two-groups-2018-host-firm.ics",
        "two-groups-2018-group-b.ics",
        "two-groups-2018-person-minister.ics",
    ]
    invited = export(planned(), "ics", tmp_path, "firm", paper="invitations")
    assert [path.name.startswith("two-groups-2018-host-firm-invitations-tour-") for path in invited] == [True, True]


def test_why_a_paper_is_written_for_nobody_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingToExport, match=r"^This paper is not made for such readers: nothing is written\.$"):
        export(planned(), "pdf", tmp_path, "hosts", paper="booklet")
    with pytest.raises(NothingToExport, match=r"^There is nothing for them in this paper: nothing is written\.$"):
        export(planned(), "pdf", tmp_path, "groups", paper="badges")


def test_it_tells_how_far_it_is_and_stops_where_it_is_told_to(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> bool:
        told.append((done, of))
        return done < 1

    with pytest.raises(Stopped):
        export(planned(), "ics", tmp_path, "groups", progress=progress)

    assert told == [(0, 2), (1, 2)]
    assert [path.name for path in tmp_path.iterdir()] == ["two-groups-2018-group-a.ics"], "what was written stays"


def test_where_an_id_is_a_hosts_and_a_groups_its_kind_decides(tmp_path: Path) -> None:
    edition = planned()
    firm = changed(edition.hosts["firm"], id="B")
    both = replace(edition, hosts=Table([*edition.hosts.values(), firm]))
    view = View(Setting(both))
    kinds = {ids: [each.kind for each in readers_named(view, [ids], "en")[0]] for ids in ("B", "host:B", "group:B")}
    assert kinds == {"B": ["group", "host"], "host:B": ["host"], "group:B": ["group"]}


def test_audiences_and_readers_can_be_asked_for_together_whatever_their_capitals(tmp_path: Path) -> None:
    files = export(planned(), "ics", tmp_path, "hosts, FIRM, committee, a")

    assert [path.name for path in files] == [
        "two-groups-2018-host-firm.ics",
        "two-groups-2018-host-ministry.ics",
        "two-groups-2018-committee.ics",
        "two-groups-2018-group-a.ics",
    ]


def test_the_word_of_an_audience_means_it_though_a_group_is_called_so(tmp_path: Path) -> None:
    edition = one_whole_group()

    assert [path.name for path in export(edition, "ics", tmp_path)] == [f"{edition.id}.ics"]
    assert [path.name for path in export(edition, "ics", tmp_path, "All")] == [f"{edition.id}.ics"]
    assert [path.name for path in export(edition, "ics", tmp_path, "group:ALL")] == [f"{edition.id}-group-all.ics"]


def one_whole_group() -> Edition:
    """A programme whose only group is ``ALL``, as in the samples."""
    made = replace(one_city(activity("show", "UDJO", 60)), id="whole")
    return builders_planned(made, {"show": "wed 10:00"})
