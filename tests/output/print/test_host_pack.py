"""The host pack: what an institution or a speaker reads of each slot, and what they do not read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builders import text
from lawatan.domain import Table, replace
from output.hosted import hosted, news, paper, participant, with_activity, with_tour
from output.poppler import pages_of, words_of

pytestmark = pytest.mark.office


def test_a_host_reads_who_comes_when_in_which_vehicle_and_what_to_prepare(tmp_path: Path) -> None:
    said = words_of(paper(hosted(), "host", "FIRM"), tmp_path)

    assert said.startswith("Information for Firm Small industry")
    assert "Monday, 23 July 2018 Site visit 10:00–11:30 WIB Show" in said
    # the museum ends at 08:30; in the peak the way to Udjo takes 35 minutes, and 10 to board
    assert "Arrival of the guests at about 09:15" in said
    assert "Who comes All, 12 people, 2 of them of the staff from 2 countries: Bangladesh 5, Nepal 5" in said
    assert "Officials and resource persons Dr Speaker Chief Udjo – Director" in said
    assert "What is done Bamboo music" in said
    assert "Vehicles, for the gate Bus, D 1 AB, 30 seats" in said
    assert "Dress of the guests Batik" in said
    assert "What you ask of the guests No photographs." in said
    assert "Your contact Ibu Rina +62 812 1, Committee" in said
    assert "Somebody at the entrance to welcome the guests, from 09:15 on" in said
    assert "Your own part: 10:00–10:10 Welcome" in said
    assert re.search(r"10:00–10:10 Welcome – Chief Udjo yours 10:10–10:30 Briefing – Dr Speaker (?!yours)", said)
    assert "As of Saturday, 14 November 2026" in said


def test_tours_and_a_room_are_prepared_for_and_steps_without_times_are_told_in_a_line(tmp_path: Path) -> None:
    said = words_of(paper(with_tour(hosted()), "host", "FIRM"), tmp_path)

    assert "A guide for the tour: Workshop, 6 people, 30 min" in said
    assert "Steps Welcome (10 min): Chief Udjo; Briefing (20 min): Dr Speaker" in said
    assert "Step by step" not in said


def test_who_lends_a_speaker_reads_nothing_of_gates_and_gets_no_names(tmp_path: Path) -> None:
    base = with_activity(hosted(), "talk", hosts=("FIRM",))

    talk = words_of(paper(replace(base, plan=_only(base, "talk@ALL")), "host", "FIRM"), tmp_path)

    assert "Place Ballroom, Hotel" in talk
    assert not re.search("Arrival of the guests|gate|Rahman|list of names", talk)


def _only(base, item):  # type: ignore[no-untyped-def]
    from lawatan.domain import Table

    return base.plan.model_copy(update={"placements": Table([base.plan.placements[item]])})


def test_the_slip_stands_at_the_end_of_the_pack_and_the_names_in_an_annex(tmp_path: Path) -> None:
    first, *rest = pages_of(
        paper(hosted([participant(0, "Ana", "আনা"), participant(1, "Bima")]), "host", "FIRM"), tmp_path
    )

    assert "Confirmation" in first
    slip = first[first.index("cut here") :]
    assert "Mon 23 Jul 2018, 10:00–11:30 Show Change that is wished for Name Position Date Signature and stamp" in slip
    assert "Agreed Agreed with a change Cannot be done" in slip
    assert "Please return this part to: Ibu Rina +62 812 1, Committee" in slip
    assert len(rest) == 1
    assert "Annex: list of names Name Position Country 1 Ana আনা Head of section Bangladesh 2 Bima" in rest[0]


def test_where_no_number_is_known_the_slip_leaves_room_for_it(tmp_path: Path) -> None:
    base = hosted()
    silent = Table(person.model_copy(update={"phone": ""}) for person in base.persons.values())

    said = words_of(paper(replace(base, persons=silent), "host", "FIRM"), tmp_path)

    assert re.search("Please return this part to: .*; ………", said)


def test_while_names_are_codes_the_host_reads_by_when_it_gets_them(tmp_path: Path) -> None:
    said = words_of(paper(hosted([participant(0, "P01"), participant(1, "P02")]), "host", "FIRM"), tmp_path)

    assert "you get it by Mon 16 Jul" in said
    assert "Annex" not in said
    assert "P01" not in said


@pytest.mark.parametrize(
    ("name", "reader"), [("host", "FIRM"), ("host", "SPEAKER"), ("driver", "bus"), ("driver", "DEDI")]
)
def test_nobody_reads_what_is_for_the_committee_alone(name: str, reader: str, tmp_path: Path) -> None:
    content = paper(with_tour(hosted()), name, reader)

    assert "SECRET" not in words_of(content, tmp_path)
    assert b"SECRET" not in (content or b"")
    if name == "host":
        assert "+880" not in words_of(content, tmp_path)


def test_a_speaker_reads_of_the_own_part_and_who_goes_along_gets_no_pack(tmp_path: Path) -> None:
    said = words_of(paper(hosted(), "host", "SPEAKER"), tmp_path)

    assert said.startswith("Information for Dr Speaker")
    assert "10:10–10:30 Briefing – Dr Speaker yours" in said
    assert "Tuesday, 24 July 2018" in said
    assert not re.search("gate|Rahman|No photographs", said)
    assert paper(hosted(), "host", "Q00") == b""
    assert paper(hosted(), "host", "PIC") == b""


def test_what_is_new_is_marked_and_what_is_gone_is_listed(tmp_path: Path) -> None:
    base = with_activity(hosted(), "talk", hosts=("FIRM",), name=text("Lecture"))
    told = {
        ("hosts", "FIRM"): (
            news("old@ALL", "gone", "Cancelled: Dinner, Wed 25 Jul."),
            news("show@ALL", "moved", "Show: 09:00 → 10:00."),
        )
    }

    said = words_of(paper(base, "host", "FIRM", news=told), tmp_path)
    alone = words_of(paper(base, "host", "FIRM", news=told, alone=True), tmp_path)

    assert "What changed since version 2 Show: 09:00 → 10:00. Cancelled: Dinner, Wed 25 Jul." in said
    assert "Show New time Show: 09:00 → 10:00." in said.replace("Subject to confirmation. ", "")
    assert "Version 3, Saturday, 14 November 2026" in said
    assert ("Lecture" in said, "Lecture" in alone, "Show" in alone) == (True, False, True)
