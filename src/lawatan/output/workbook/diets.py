"""The diet list for caterers: who eats what, what nobody may be served, and how many of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from lawatan.domain import Person
from lawatan.domain.fields import record_fields
from lawatan.domain.people import Diet
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Run, Value

if TYPE_CHECKING:
    from openpyxl import Workbook

_TICK = "✓"


def write(book: Workbook, content: Content) -> None:
    """Add the sheet: those of whom something is on record, the sums below; none where there is nobody."""
    say, edition = content.say, content.edition
    eating = [person for person in edition.persons.values() if person.diet or person.allergies]
    if not eating:
        return
    field = next(field for field in record_fields(Person) if field.name == "diet")
    diets = [diet for diet in get_args(Diet) if any(diet in person.diet for person in eating)]
    columns = (
        Column(say("Name"), 34),
        Column(say("Country"), 20),
        Column(say("Group"), 20),
        *(Column(say(title), 12, "center") for title in map(field.choice, diets)),
        Column(say("Allergies"), 40),
    )
    leaves: dict[str, list[str]] = {}
    for leaf in content.view.setting.leaves:
        for each in content.travellers(leaf):
            leaves.setdefault(each, []).append(leaf)
    rows: list[list[Value]] = []
    for person in eating:
        ticks = [_TICK if diet in person.diet else "" for diet in diets]
        group = content.account.groups(leaves[person.id]) if person.id in leaves else ""
        rows.append(
            [(Run(person.name, bold=True),), content.account.country(person.id), group, *ticks, person.allergies]
        )
    sums: list[Value] = [sum(diet in person.diet for person in eating) for diet in diets]
    allergic = sum(bool(person.allergies) for person in eating)
    told = say.plural("{n} person with allergies", "{n} people with allergies", allergic) if allergic else ""
    last: list[Value] = [say("All"), "", "", *sums, told]
    there, told_of = content.known(columns, [*rows, last])
    paper = content.paper(book, say("Diet list"), there)
    paper.header()
    for row in told_of[:-1]:
        paper.row(row)
    paper.end_list()
    paper.row(told_of[-1], bold=True, top=look.RULE)
    others = len(leaves.keys() - {person.id for person in eating})
    if others:
        text = say.plural(
            "Of {n} person who goes along nothing is on record.",
            "Of {n} people who go along nothing is on record.",
            others,
        )
        paper.legend((Run(text, look.SECOND),))
    content.finish(paper, filters=True)
