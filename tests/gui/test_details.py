"""The inspector's details of a slot name what the committee follows up."""

from __future__ import annotations

import pytest

from builders import activity, one_city, text
from lawatan.domain import Claim, Fact
from lawatan.gui.panels.details import describe
from lawatan.gui.programme import Programme
from lawatan.words import words
from output.rafting import edition
from two_rooms import session, standing, two_rooms


def test_the_inspector_says_what_the_committees_sheet_says() -> None:
    programme = Programme(edition())
    found = {detail.name: detail.value for detail in describe(programme, "rafting@ALL", words("en")).details}

    assert {name: found[name] for name in ("Letter", "Next action", "Enrolment", "Absent", "When it rains")} == {
        "Letter": "12/VII/2018 of Tue 3 Jul",
        "Next action": "Call the host, by Mon 9 Jul, Budi",
        "Enrolment": "4 to 12 people, 2 enrolled, to be told by Fri 20 Jul",
        "Absent": "Ana (embassy), made up in Again; Expert (embassy)",
        "When it rains": "Studio",
    }
    assert found["Alternative venues"] == "Museum"
    assert found["Group"].endswith("2 people")


@pytest.mark.parametrize(("language", "note"), [("en", "as agreed"), ("id", "menurut kesepakatan")])
def test_a_note_is_told_in_the_readers_language_and_a_claim_as_its_source_says_it(language: str, note: str) -> None:
    fact = Fact(note=text("as agreed", "menurut kesepakatan"), claims=(Claim(says="2 hours", source="Letter"),))
    programme = Programme(one_city(activity("udjo", "UDJO", 90, facts={"duration_minutes": fact})))
    item = next(iter(programme.setting.occurrences))

    (told,) = (detail for detail in describe(programme, item, words(language)).details if detail.notes)

    assert (told.notes[0], told.notes[-1]) == (note, "○ 2 hours – Letter")


def test_an_activity_of_several_rooms_names_them_beside_the_one_that_is_chosen() -> None:
    chosen = standing(two_rooms(session("one", "A", room="SMALL")), {"one": ("mon 09:00", "LARGE")})

    told = {detail.name: detail.value for detail in describe(Programme(chosen), "one@A", words("en")).details}

    assert (told["Venue"], told["One of these rooms"]) == ("Large room, Hotel", "Small room and Large room")
