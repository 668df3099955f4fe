"""Those whose record is deleted after a version are written to once more, and nobody else reads of them."""

from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from lawatan.domain import AnyEdition, apply, changed
from lawatan.jobs.departed import departed
from lawatan.jobs.export import NothingToExport, export
from lawatan.jobs.outgoing import Sent, outgoing
from lawatan.jobs.releasing import Version
from output.two_groups import NOW, planned

SENT = Version(1, NOW, planned(), {})
KNOWN = Sent(SENT, SENT, asked=True)


def without_firm() -> AnyEdition:
    """The programme from which the firm and its tours were taken, record and all."""
    edition = planned()
    tour = changed(edition.activities["tour"], hosts=())
    gone = {("placements", item): None for item in ("tour@A", "tour@B")}
    return apply(edition, {("activities", "tour"): tour, **gone, ("hosts", "firm"): None})


def written(tmp_path: Path, name: str, whom: str, edition: AnyEdition | None = None) -> list[str]:
    return [path.name for path in export(edition or without_firm(), name, tmp_path, whom, known=KNOWN)]


def test_a_host_that_was_deleted_is_told_what_is_cancelled_by_audience_and_by_name(tmp_path: Path) -> None:
    files = export(without_firm(), "eml", tmp_path, "hosts", known=KNOWN)

    assert all("host-firm" in path.name for path in files), "the ministry has nothing new"
    mails = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]
    assert {str(mail["Subject"]).partition(":")[0] for mail in mails} == {"Cancelled"}
    assert written(tmp_path, "eml", "firm") == [path.name for path in files]
    assert len(written(tmp_path, "ics", "hosts,A")) == 2, "others who are asked for with it get theirs"
    assert written(tmp_path, "pdf", "firm") == ["two-groups-2018-host-firm.pdf"]


def test_nobody_else_reads_of_it_and_names_that_nobody_had_stay_unknown(tmp_path: Path) -> None:
    out = outgoing(without_firm(), "en", KNOWN, NOW)
    gone = departed(out)

    assert gone is not None and [each.id for each in gone.readers] == ["firm"]
    assert "firm" not in out.view.edition.hosts and gone.out.view.edition.hosts["firm"].venue in (None, "bdg_firm")
    with pytest.raises(NothingToExport, match="There is no reader “dogs”"):
        written(tmp_path, "ics", "firm,dogs")


def test_where_nobody_is_gone_there_is_nobody(tmp_path: Path) -> None:
    assert departed(outgoing(planned(), "en", KNOWN, NOW)) is None
    assert departed(outgoing(without_firm(), "en")) is None, "without a version to compare with"


def test_a_person_who_was_deleted_is_told_as_well(tmp_path: Path) -> None:
    edition = planned()
    lecture = changed(edition.activities["lecture"], resource_persons=())
    gone = apply(edition, {("activities", "lecture"): lecture, ("persons", "speaker"): None})

    files = export(gone, "eml", tmp_path, "persons", known=KNOWN)

    assert [path.name for path in files if "speaker" in path.name]
