"""Who reads a paper, and what is on it."""

from __future__ import annotations

import pytest

from lawatan.domain import Placement, Plan, Table, replace
from lawatan.output.format import AUDIENCES, Audience
from lawatan.output.reader import readers
from lawatan.schedule.readers import named_by
from output.driven import driven
from output.two_groups import changed, planned, unplanned, view, with_minister_of


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("all", [("all", "", "Dua rombongan & tiga kota")]),
        ("committee", [("committee", "", "Dua rombongan & tiga kota")]),
        ("groups", [("group", "A", "Kelompok A"), ("group", "B", "Kelompok B")]),
        ("hosts", [("host", "firm", "Pabrik pesawat"), ("host", "ministry", "Kementerian Perindustrian")]),
        (
            "persons",
            [
                ("person", "ana", "Ana Pérez – Kepala seksi"),
                ("person", "asep", "Pak Asep"),
                ("person", "budi", "Budi"),
                ("person", "li", "Li Wei"),
                ("person", "mia", "Mia Pérez"),
                ("person", "minister", "Gati – Director General"),
                ("person", "speaker", "P24 – Resource person"),
                ("person", "staff1", "Sri – Panitia, Jakarta"),
            ],
        ),
        ("officials", [("person", "minister", "Gati – Director General")]),
        ("vehicles", [("vehicle", "bus", "Bus 1")]),
    ],
)
def test_readers_are_those_for_whom_something_is_planned(audience: Audience, expected: list[tuple[str, ...]]) -> None:
    found = readers(view(driven()), audience, "id")

    assert [(r.kind, r.id, r.name) for r in found] == expected


@pytest.mark.parametrize("audience", list(AUDIENCES))
def test_nobody_reads_of_an_edition_without_a_plan(audience: Audience) -> None:
    assert readers(view(driven(unplanned())), audience, "en") == ()


def test_a_group_has_what_it_attends_with_others_and_alone() -> None:
    seen = view()
    group = readers(seen, "groups", "en")[1]

    assert [e.id for e in group.slots(seen)] == ["opening@ALL", "lecture@ALL", "tour@B", "closing@ALL"]
    assert {t.leaves for t in group.trips(seen)} == {("B",)}


def test_only_who_goes_along_has_transfers() -> None:
    seen = view(driven())
    found = (*readers(seen, "hosts", "en"), *readers(seen, "persons", "en"), *readers(seen, "vehicles", "en"))

    assert {r.id: {t.leaves for t in r.trips(seen)} for r in found if r.trips(seen)} == {
        "ana": {("A",)},
        "mia": {("A",)},
        "li": {("B",)},
    }


def test_a_driver_and_the_vehicle_have_its_ways_and_nothing_else() -> None:
    seen = view(driven())
    (asep,) = (r for r in readers(seen, "persons", "en") if r.id == "asep")
    (bus,) = readers(seen, "vehicles", "en")

    assert asep.drives(seen) == bus.drives(seen)
    assert bus.drives(seen) and all("A" in way.leaves for way in bus.drives(seen))
    assert (asep.slots(seen), bus.slots(seen)) == ((), ())
    (budi,) = (r for r in readers(seen, "persons", "en") if r.id == "budi")
    assert budi.drives(seen) == asep.drives(seen) != ()


def test_a_step_belongs_to_who_leads_it_and_to_the_institution_that_sent_them() -> None:
    edition = with_minister_of("ministry")
    seen = view(edition)
    minister, speaker, _ = readers(seen, "persons", "en")
    firm, ministry = readers(seen, "hosts", "en")
    (whole,) = readers(seen, "all", "en")

    assert [r.leads(edition, "minister") for r in (minister, ministry, speaker, firm, whole)] == [True] * 2 + [
        False
    ] * 3
    assert not any(r.leads(edition, None) for r in (minister, ministry, whole))
    assert (minister.institution, speaker.institution) == ("Kemenperin", "")


def test_one_who_leads_a_step_reads_of_it() -> None:
    edition = changed("opening", officials=(), pic=None)

    assert named_by(edition.activities["opening"]) == ("minister",)
    plan = Plan(placements=Table([Placement(id="opening@ALL", start=planned().plan.placements["opening@ALL"].start)]))
    assert [r.id for r in readers(view(replace(edition, plan=plan)), "persons", "en")] == ["minister"]
