"""Who comes to a time slot: the same people on signature lists, at a host's gate, in its pack and among the absent."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest

from builders import with_fields
from lawatan.domain import Absence, AnyEdition, Group, OptIn, Placement, Plan, Table, replace
from lawatan.output import Outgoing
from lawatan.output.account import Account
from lawatan.output.counts import counts
from lawatan.output.docx import make_letter, make_names
from lawatan.output.letters.address import Address
from lawatan.output.nights import RoomNights
from lawatan.output.particulars import absent
from lawatan.output.reader import Reader, readers
from lawatan.output.visitors import Visitors
from lawatan.output.xlsx import make_signatures
from lawatan.schedule import Setting, View
from lawatan.words import words
from output.driven import driven
from output.hosted import hosted, participant, with_activity
from output.two_groups import NOW, at, changed, text


def out_of(edition: AnyEdition, language: str = "en") -> Outgoing:
    return Outgoing(View(Setting(edition)), language, NOW)


def signed(edition: AnyEdition) -> list[list[str]]:
    """The lines of each signature list: names, empty where somebody without one signs."""
    out = out_of(edition)
    (part,) = make_signatures(out, readers(out.view, "committee", "en")[0])
    (sheet,) = openpyxl.load_workbook(io.BytesIO(part.content))
    found: list[list[str]] = []
    for row in sheet.iter_rows(min_row=int(sheet.freeze_panes[1:]), values_only=True):
        if isinstance(row[1], int):
            found[-1].append(str(row[2] or ""))
        elif row[2] and row[0] is None and row[1] is None:
            found.append([])
    return found


def names_of(edition: AnyEdition, host: str) -> list[str] | None:
    """The names on a host's list; None where there is no list."""
    out = out_of(edition)
    (reader,) = (each for each in readers(out.view, "hosts", "en") if each.id == host)
    made = list(make_names(out, reader))
    if not made:
        return None
    document = docx.Document(io.BytesIO(made[0].content))
    return [row.cells[1].text.split("\n")[0] for row in document.tables[0].rows][1:]


def only(edition: AnyEdition, *slots: str) -> AnyEdition:
    """The edition with these time slots alone."""
    placements = Table([edition.plan.placements[slot] for slot in slots])
    return replace(edition, plan=Plan(placements=placements))


# ------------------------------------------------------------------------------------------------------ signature lists


def test_each_group_signs_for_its_own_people_where_one_enrols() -> None:
    choice = OptIn(minimum=1, maximum=9, enrolled=("ana", "li"))
    made = only(changed("tour", driven(), opt_in=choice, kind="session"), "tour@A", "tour@B")
    away = with_fields(made, "persons", "li", absences=(Absence(begins=at(21, 8), ends=at(21, 20), why="embassy"),))
    view = View(Setting(away))

    assert signed(made) == [["Ana Pérez"], ["Li Wei"]]
    assert [absent(view, view.entries[slot], words("en")) for slot in ("tour@A", "tour@B")] == ["", "Li Wei (embassy)"]


def test_of_the_staff_who_speaks_signs_once() -> None:
    group = Group(id="ALL", name=text("All"), members=("Q00",), staff=1)
    made = with_activity(hosted([participant(0)], groups=[group]), "talk", resource_persons=("PIC",))

    assert signed(only(made, "talk@ALL")) == [["Q00 Rahman", "Ibu Rina"]]


def test_companions_sign_by_name_and_who_is_called_away_does_not() -> None:
    made = only(driven(), "opening@ALL")
    away = with_fields(made, "persons", "ana", absences=(Absence(begins=at(19, 8), ends=at(19, 12)),))

    (named,) = signed(made)
    assert named[:4] == ["Ana Pérez", "Mia Pérez", "Li Wei", "Gati"]
    assert named.count("") == 22 - 3  # of 22 people three are on record; the official comes on his own
    assert signed(away)[0] == [name for name in named if name != "Ana Pérez"]


# ----------------------------------------------------------------------------------------------------- a host's names


def test_who_only_lends_a_speaker_gets_no_names_and_its_letter_promises_none() -> None:
    out = out_of(hosted())
    (other,) = (each for each in readers(out.view, "hosts", "en") if each.id == "OTHER")
    (part,) = make_letter(out, other)
    letter = docx.Document(io.BytesIO(part.content))

    assert names_of(hosted(), "OTHER") is None
    assert not [line for line in letter.paragraphs if "list" in line.text]
    assert letter.tables[0].rows[1].cells[2].text == "–"


def test_a_host_gets_the_names_of_those_who_come_to_it_and_not_of_who_is_away() -> None:
    made = hosted()
    museum = made.plan.placements["museum@ALL"].start
    away = Absence(begins=museum, ends=museum.replace(hour=20))

    assert names_of(with_fields(made, "persons", "Q03", absences=(away,)), "FIRM") == [
        *(f"Q{n:02} Rahman" for n in range(10) if n != 3),
        "Ibu Rina",
        "Dr Speaker",
    ]


# ------------------------------------------------------------------------------------------------------------ countries


def test_a_companion_has_the_country_of_the_one_with_whom_it_comes_everywhere() -> None:
    view = View(Setting(driven()))
    account = Account(view, "en")

    assert account.country("mia") == account.country("ana") == "Peru"
    assert account.country("staff1") == ""
    assert Visitors(account, view.entries["tour@A"]).origins() == {"Peru": 2}


# --------------------------------------------------------------------------------------------------------------- coffee


@pytest.mark.parametrize(
    ("enrolled", "beside", "coffees"),
    [((), False, 22), (("ana",), False, 1), (("ana", "mia"), False, 2), (("ana", "li"), True, 22)],
)
def test_coffee_is_for_those_who_sit(enrolled: tuple[str, ...], beside: bool, coffees: int) -> None:
    made = changed("lecture", driven(), opt_in=OptIn(minimum=1, maximum=9, enrolled=enrolled))
    made = changed("spare", made, kind="session", venue="jkt_office")
    slots = [Placement(id="lecture@ALL", start=at(19, 13, 30))]
    slots += [Placement(id="spare@ALL", start=at(19, 15, 30))] * beside
    view = View(Setting(replace(made, plan=Plan(placements=Table(slots)))))

    (day,) = (each for each in counts(view, RoomNights(view)) if each.date == at(19, 0).date())
    assert day.coffees == coffees


# --------------------------------------------------------------------------------------------------------------- copies


def test_no_copy_goes_to_who_is_written_to_under_another_id() -> None:
    made = hosted()
    firm = made.organisers["b"].model_copy(update={"name": made.hosts["FIRM"].name})
    made = replace(made, organisers=made.organisers.with_record(firm))
    to_host = Address(Account(View(Setting(made)), "en"), Reader("host", "FIRM", "Firm", ()))
    to_chief = Address(Account(View(Setting(made)), "en"), Reader("person", "CHIEF", "Chief Udjo", ()))

    assert to_host.copies() == ("Third organiser",)
    assert to_chief.copies() == ("Firm", "Third organiser")
