"""The participants' booklet, on A4 and for the pocket: cover, days, contacts, emergency card, participants, notes."""

from __future__ import annotations

from functools import partial
from typing import Any, Literal

from lawatan.output.calendars.names import subscription
from lawatan.output.daybook import Daybook
from lawatan.output.format import Outgoing
from lawatan.output.print.changes import Changed, has_pages
from lawatan.output.print.contacts import card, contacts
from lawatan.output.print.days import days
from lawatan.output.print.front import broken, front, legend
from lawatan.output.print.people import people_in_short
from lawatan.output.print.printed import Printed
from lawatan.output.print.qr import qr
from lawatan.output.reader import Reader

Form = Literal["booklet", "pocket"]
TEMPLATE = "booklet"


def content(out: Outgoing, reader: Reader, form: Form) -> dict[str, Any]:
    """Return the data of ``resources/print/booklet.typ``; where the changed pages alone are wanted, of those."""
    daybook = Daybook.of(out, reader)
    say, changed = daybook.say, Changed(out, daybook, apart=True)
    told = {
        **front(daybook, say("Participants' booklet"), out.stamped()),
        **days(daybook, changed, changed.only(daybook.days(empty=True))),
        "form": form,
        "changes": changed.all(),
    }
    if changed.alone:
        return told | {"reader": _whose(reader), "parts": False}
    return told | {
        "parts": True,
        "reader": _whose(reader),
        "how": _how(out, daybook, bool(changed.news)),
        "code": _code(out, reader),
        "contacts": {"title": say("Contacts"), "tables": contacts(daybook)},
        "card": card(daybook),
        "people": people_in_short(daybook),
        "notes": say("Notes"),
    }


def _whose(reader: Reader) -> str:
    return "" if reader.is_whole else broken(reader.name)


def _how(out: Outgoing, daybook: Daybook, marked: bool) -> dict[str, Any]:
    """How to use the booklet: whose times these are, what the marks and colours mean."""
    say = daybook.say
    lines = [say("All times are by the clock where you are: {zones}.", zones=daybook.zone_names(daybook.items))]
    if any(item.trip is not None and item.trip.be_there is not None for item in daybook.items):
        lines.append(
            say("“Be there at” tells when to be at the station or the gate; the train or the flight leaves later.")
        )
    if marked:
        lines.append(say("What is new since version {number} is marked in blue.", number=out.stamp.since))
    lines.append(say("A booklet with a later date replaces this one."))
    if daybook.foot():
        lines.append(daybook.foot())
    return {"title": say("How to use this booklet"), "lines": lines, "legend": legend(daybook)}


def _code(out: Outgoing, reader: Reader) -> dict[str, str] | None:
    """The code to the reader's published calendar; None where nobody says where the calendars can be had."""
    address = subscription(out.view.edition, reader)
    if not address:
        return None
    told = out.say("Scan the code to have these days in the calendar of your phone, also when they change.")
    return {"picture": qr(address), "text": told, "link": broken(address)}


def _data(form: Form, out: Outgoing, reader: Reader) -> dict[str, Any] | None:
    return content(out, reader, form) if reader.travels and has_pages(out, reader) else None


BOOKLET, POCKET = Printed(TEMPLATE, partial(_data, "booklet")), Printed(TEMPLATE, partial(_data, "pocket"))
"""On A4; and the same on pages of A6, for the pocket."""

__all__ = ["BOOKLET", "POCKET", "TEMPLATE", "content"]
