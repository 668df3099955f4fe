"""The contacts: whom the reader may call, with the numbers that this reader may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawatan.output.contacts import contacts
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Run, Value

if TYPE_CHECKING:
    from openpyxl import Workbook


def write(book: Workbook, content: Content) -> None:
    """Add the sheet; columns for what nobody has are left out, and the sheet where there is nobody to call."""
    say, committee = content.say, content.reader.is_committee
    every = contacts(content.view, content.reader, content.language)
    found = [each for each in every if each.phone or committee]
    if not found:
        return
    institutions = any(each.institution for each in found)
    emails = any(each.email for each in found)
    emergencies = any(each.emergency for each in found)
    columns = (
        Column(say("Role"), 22),
        Column(say("Name"), 34),
        Column(say("Position"), 32),
        *((Column(say("Institution"), 32),) if institutions else ()),
        Column(say("Phone"), 21),
        *((Column(say("E-mail"), 30),) if emails else ()),
        *((Column(say("In an emergency"), 32),) if emergencies else ()),
    )
    paper = content.paper(book, say("Contacts"), columns, landscape=len(columns) > 4)
    paper.header()
    kind = ""
    for each in found:
        told: list[Value] = [(Run(say(each.kind), look.SECOND),), (Run(each.name, bold=True),)]
        told.append(each.position or say.list(each.vehicles))
        told += [each.institution] * institutions + [each.phone] + [each.email] * emails
        told += [each.emergency] * emergencies
        paper.row(told, top=look.LINE if each.kind == kind else look.RULE)
        kind = each.kind
    content.finish(paper, filters=True)
