"""The programme of 2018 is sent, the visit to B4T moves, and the next version reaches exactly those whom it concerns."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar
import pytest

from lawatan.domain import apply, changed
from lawatan.jobs.export import NothingToExport, export
from lawatan.jobs.files import read_edition
from lawatan.jobs.outgoing import outgoing, sent
from lawatan.jobs.plan import PlanJob
from lawatan.jobs.releasing import release
from lawatan.output.format import AUDIENCES
from lawatan.output.reader import readers
from lawatan.resources import sample
from lawatan.rules import Edition
from lawatan.schedule.readers import named_by
from lawatan.store import Document
from lawatan.words import words

pytestmark = [pytest.mark.slow, pytest.mark.deep]

EN = words("en")


@pytest.fixture(scope="module")
def planned() -> Edition:
    job = PlanJob(read_edition(sample("jakarta-bandung-2018")), time_limit=2.0)
    for _ in job.run():
        pass
    return job.planned


def moved(edition: Edition) -> tuple[Edition, str]:
    """The edition with the visit to B4T a quarter of an hour later, and the visit's item."""
    item = next(
        placement.id
        for placement in edition.plan.placements.values()
        if "B4T" in edition.activities[placement.id.partition("@")[0]].hosts
    )
    placement = edition.plan.placements[item]
    later = changed(placement, start=placement.start + dt.timedelta(minutes=15))
    return apply(edition, {("placements", item): later}), item


def test_b4t_moves_and_exactly_its_readers_get_a_new_version(planned: Edition, tmp_path: Path) -> None:
    path = tmp_path / "2018.lawatan"
    after, item = moved(planned)
    activity = planned.activities[item.partition("@")[0]]
    with Document.create(path, planned) as document:
        release(document, EN)
        document.keep(after, "Moved")
        report = release(document, EN)
        current, known = document.edition, sent(document, 1)
        out = outgoing(current, "en", known)

        assert report.number == 2
        changed_hosts = {id_ for table, id_ in report.changes.readers if table == "hosts"}
        assert changed_hosts == set(activity.hosts)
        for audience in AUDIENCES:
            wanted = {
                reader.id
                for reader in readers(out.view, audience, "en")
                if reader.is_whole
                or reader.id in activity.hosts
                or reader.id in named_by(activity)
                or set(reader.leaves) & {leaf for entry in [out.view.entries[item]] for leaf in entry.leaves}
            }
            folder = tmp_path / audience
            try:
                files = export(current, "ics", folder, audience, known=known)
            except NothingToExport:
                files = ()
            assert len(files) == len(wanted), f"{audience}: {[file.name for file in files]}"
            for file in files:
                calendar = icalendar.Calendar.from_ical(file.read_bytes())
                for event in calendar.events:
                    assert int(event["SEQUENCE"]) == 1, event["SUMMARY"]
        unchanged = next(host for host in planned.hosts if host not in activity.hosts)
        with pytest.raises(NothingToExport, match=r"Nothing has changed for them since version 1"):
            export(current, "pdf", tmp_path / "none", unchanged, known=known)
