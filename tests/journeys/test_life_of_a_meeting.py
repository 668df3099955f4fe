"""A meeting over four versions sent (invited, changed, on another day, cancelled), as those see it who have nothing of ours.

Once by a calendar on a server, brought into folders by vdirsyncer and shown by khal; once by invitations, which khal takes
one after the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawatan.delivery import Server
from lawatan.domain import AnyEdition, apply
from lawatan.jobs.outgoing import outgoing, sent
from lawatan.jobs.places import ServerPlace
from lawatan.jobs.publishing import PublishJob
from lawatan.jobs.releasing import release
from lawatan.output.calendars.invitations import invitations
from lawatan.output.reader import readers_named
from lawatan.store import Document
from lawatan.words import words
from output.two_groups import NOW, at, moved, planned
from readers.khal import Khal, Shown
from readers.radicale import Radicale
from readers.vdirsyncer import Vdirsyncer

pytestmark = pytest.mark.deep

VERSIONS = (
    planned(),
    moved("tour@B", at(21, 14)),
    moved("tour@B", at(20, 9)),
    apply(planned(), {("placements", "tour@B"): None}),
)
TOUR, OTHER = "tour@B.two-groups-2018@lawatan", "tour@A.two-groups-2018@lawatan"
STARTS = (at(21, 13), at(21, 14), at(20, 9))
JULY = (dt.date(2018, 7, 1), dt.date(2018, 7, 31))
CALENDAR = "lawatan-two-groups-2018-host-firm"


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "life.lawatan", VERSIONS[0]) as made:
        yield made


def versions(document: Document) -> Iterator[int]:
    """Send one version after the other, a day between them."""
    for number, edition in enumerate(VERSIONS):
        keep(document, edition)
        release(document, words("en"), NOW + dt.timedelta(days=number))
        yield number


def keep(document: Document, edition: AnyEdition) -> None:
    document.keep(apply(document.edition, {("placements", "tour@B"): edition.plan.placements.get("tour@B")}), "Moved")


def tour(shown: list[Shown]) -> list[tuple[dt.datetime, dt.datetime]]:
    """When the meeting is shown to be; the other one, which nobody has touched, is there once each time."""
    assert [each.start for each in shown if each.uid == OTHER] == [at(21, 9)]
    return [(each.start, each.end) for each in shown if each.uid == TOUR]


def test_on_a_server_one_entry_then_none(document: Document, calendar_server: Radicale, tmp_path: Path) -> None:
    user = calendar_server.user()
    server = Server(user.root, user.name)
    server.open(user.password)
    synchronised = Vdirsyncer(tmp_path, user, CALENDAR)
    khal = Khal(tmp_path, synchronised.folder(CALENDAR))

    for number in versions(document):
        when = NOW + dt.timedelta(days=number, hours=1)
        job = PublishJob(outgoing(document.edition, "en", sent(document), when), "firm", ServerPlace(server))
        assert len(job.send().sent) == (2 if number == 0 else 1)
        synchronised.synchronise()

        ends = [(start, start + dt.timedelta(minutes=105)) for start in STARTS[number : number + 1]]
        assert tour(khal.shows(*JULY)) == ends, number
    server.close()
    assert len(list(synchronised.folder(CALENDAR).glob("*.ics"))) == 1


def test_by_invitations_one_entry_that_is_cancelled_in_the_end(document: Document, tmp_path: Path) -> None:
    khal = Khal(tmp_path)
    methods = []
    for number in versions(document):
        known = sent(document, number or None)
        out = outgoing(document.edition, "en", known, NOW + dt.timedelta(days=number, hours=1))
        (firm,) = readers_named(out.view, ["firm"], "en")[0]
        for each in invitations(out, firm):
            methods += [each.method] if each.entry.id == "tour@B" else []
            khal.take(each.content)

        shown = khal.shows(*JULY)
        if number < 3:
            assert tour(shown) == [(STARTS[number], STARTS[number] + dt.timedelta(minutes=105))], number
    assert methods == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]
    assert [each.status for each in shown if each.uid == TOUR] == ["CANCELLED"]
