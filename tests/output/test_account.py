"""What papers of every format say of a time slot: its hours and its steps, as they are in the slot that was chosen."""

from __future__ import annotations

import io

import docx
import pytest

from lawatan.domain import AnyEdition, Placement, Plan, Step, Table, replace
from lawatan.output import OUTPUTS, Outgoing
from lawatan.output.account import Account, timed_steps
from lawatan.output.docx import make_letter
from lawatan.output.print import door
from lawatan.output.reader import Reader, readers
from lawatan.schedule import Setting, View
from output.driven import driven
from output.read_out import read_out
from output.two_groups import NOW, at, changed, text

STEPS = (Step(name=text("Welcome"), minutes=20), Step(name=text("Speech"), minutes=35, person="minister"))


def opened(minutes: int) -> AnyEdition:
    """The opening of 60 minutes, with steps of 55, in a time slot of so many minutes."""
    made = changed("opening", driven(), steps=STEPS)
    slot = Placement(id="opening@ALL", start=at(19, 9), minutes=minutes)
    return replace(made, plan=Plan(placements=Table([slot])))


def test_steps_have_times_only_where_they_fit_into_the_slot_that_was_chosen() -> None:
    assert [timed_steps(View(Setting(opened(n))).setting.occurrences["opening@ALL"]) for n in (60, 55, 30)] == [
        ((0, 20), (20, 55)),
        ((0, 20), (20, 55)),
        (),
    ]


@pytest.mark.office
@pytest.mark.parametrize("format_name", ["ics", "xlsx", "pdf", "docx", "html", "txt"])
def test_no_paper_tells_of_a_step_beyond_the_end_of_its_slot(format_name: str) -> None:
    output = next(each for each in OUTPUTS if each.name == format_name)
    told = {}
    for minutes in (60, 30):
        out = Outgoing(View(Setting(opened(minutes))), "en", NOW)
        found = [r for audience in ("committee", "persons") for r in readers(out.view, audience, "en")]
        mine = [r for r in found if r.is_committee or r.id == "minister"]
        wanted = [paper for paper in output.papers if format_name != "pdf" or paper.name in ("host", "schedule")]
        papers = [(paper, r) for paper in wanted for r in mine if r.kind in paper.kinds]
        told[minutes] = "".join(
            read_out(part.content, output.suffix) for paper, r in papers for part in paper.make(out, r)
        )

    second = "0.388" if format_name == "xlsx" else "09:20"  # where times are numbers, a part of the day
    assert second in told[60]
    assert second not in told[30]


def nightly() -> tuple[Outgoing, Reader]:
    """The visit of a firm that lasts from 23:30 to 01:00."""
    made = replace(driven(), plan=Plan(placements=Table([Placement(id="tour@A", start=at(21, 23, 30), minutes=90)])))
    out = Outgoing(View(Setting(made)), "en", NOW)
    return out, next(each for each in readers(out.view, "hosts", "en") if each.id == "firm")


def test_what_ends_on_the_next_day_says_so_in_letters_lists_and_on_doors() -> None:
    out, firm = nightly()
    (letter,) = make_letter(out, firm)
    names = next(each for each in OUTPUTS if each.name == "docx").paper("names")
    assert names is not None
    (listed,) = names.make(out, firm)
    sign = door.data(out, firm)
    assert sign is not None

    assert Account(out.view, "en").times(out.view.entries["tour@A"]) == "23:30–01:00 +1 WIB"
    assert "23:30–01:00 +1 WIB" in docx.Document(io.BytesIO(letter.content)).tables[1].rows[1].cells[0].text
    assert any("23:30–01:00 +1" in each.text for each in docx.Document(io.BytesIO(listed.content)).paragraphs)
    assert sign["signs"][0]["time"] == "23:30–01:00 +1"
