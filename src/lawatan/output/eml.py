"""Ready e-mails (.eml): a text, the calendar and the paper of one reader, to be opened in any mail program and sent.

Whom an activity names gets one mail a meeting, which mail programs show with its buttons to accept or decline (iMIP, RFC
6047); who goes along, drives or sits on the committee, and the organiser itself, gets one mail with the calendar attached.
A mail is a draft (``X-Unsent``), so that it can be read once more and, where no address is on record, be addressed by
hand. The same mail of the same version has the same Message-ID.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.errors import MessageError
from email.headerregistry import Address as MailAddress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import blake2b

from lawatan.output.account import Account, is_code
from lawatan.output.calendars.address import Address, organiser, organises
from lawatan.output.calendars.components import Appointed, parts
from lawatan.output.calendars.invitations import Invitation, State, addresses, invitations, is_meeting
from lawatan.output.calendars.told import told_of
from lawatan.output.files import edition_key, file_names, plain
from lawatan.output.format import Make, Outgoing, Output, Part
from lawatan.output.ics import calendar
from lawatan.output.particulars import with_title
from lawatan.output.reader import Reader, as_of
from lawatan.words import mark

SUBJECTS: dict[State, str] = {
    "new": mark("Invitation: {what}, {date}"),
    "changed": mark("Changed: {what}, {date}"),
    "as before": mark("Unchanged: {what}, {date}"),
    "cancelled": mark("Cancelled: {what}, {date}"),
}
OPENINGS: dict[State, str] = {
    "new": mark("We have the honour of inviting you to the following part of our programme."),
    "changed": mark("The following part of our programme has changed. This replaces what we wrote before."),
    "as before": mark("We look forward to seeing you at the following part of our programme, as we wrote before."),
    "cancelled": mark("We regret that the following part of our programme will not take place as planned."),
}


def maker(papers: Output) -> Make:
    """What makes the mails, with the usual of some ``papers`` (PDF) of a reader attached."""

    def make(out: Outgoing, reader: Reader) -> Iterator[Part]:
        attached = _paper(out, reader, papers)
        if reader.travels or reader.is_whole or organises(out.view, reader):
            content = calendar(out, reader)
        else:
            for each in invitations(out, reader):
                yield Part(_of_meeting(out, reader, each, attached), each.name)
            beside = any(not is_meeting(reader, part) for part in _parts(out, reader))
            content = calendar(out, reader, lambda part: not is_meeting(reader, part)) if beside else b""
        if content:
            yield Part(_of_calendar(out, reader, content, attached))

    return make


def _parts(out: Outgoing, reader: Reader) -> tuple[Appointed, ...]:
    """What stands in a reader's calendar, and what stood there and is cancelled."""
    before = out.stamp.before
    then = as_of(before, reader) if before is not None else None
    return (*parts(out.view, reader), *(parts(before, then) if before is not None and then is not None else ()))


def _of_meeting(out: Outgoing, reader: Reader, each: Invitation, attached: tuple[str, bytes] | None) -> bytes:
    view = each.view
    account, say = Account(view, out.language), out.say
    start = view.starts(each.entry)
    assert each.entry.occurrence is not None
    what = account.name(each.entry.occurrence)
    sequence = out.stamp.sequences.get(each.entry.id, 0)
    subject = say(SUBJECTS[each.state], what=what, date=say.date(start.date()))
    made = _mail(out, reader, subject, f"{each.entry.id}.{sequence}.{each.state}")
    told = told_of(account, reader, each.entry) if each.method == "REQUEST" else ()  # of no use to who is not to come
    lines = [
        say(OPENINGS[each.state]),
        "",
        what,
        say("{date}, {times}", date=say.long_date(start.date()), times=account.times(each.entry)),
        account.location(view.edition.venues[each.entry.occurrence.venue], each.entry.occurrence),
        "",
        *(news.text for news in out.news(reader) if news.item == each.entry.id),
        *(f"{label}: {text}" if label else text for label, text in told if text),
    ]
    made.set_content(_letter(out, reader, lines), charset="utf-8", cte="base64")
    made.add_alternative(
        each.content.decode(),
        subtype="calendar",
        charset="utf-8",
        cte="base64",
        params={"method": each.method, "component": "VEVENT", "name": "invite.ics"},
    )
    _attach(made, attached if each.method == "REQUEST" else None)
    return made.as_bytes()


def _of_calendar(out: Outgoing, reader: Reader, content: bytes, attached: tuple[str, bytes] | None) -> bytes:
    say, stem = out.say, file_names(out.view.edition, [reader])[0]
    programme = out.view.edition.name.in_language(out.language)
    news = out.news(reader)
    made = _mail(
        out, reader, say("Schedule: {programme} – {version}", programme=programme, version=out.stamped()), "all"
    )
    lines = [say("Attached are your calendar, to be opened by the calendar on your phone, and your schedule to print.")]
    if news:
        told = say("What changed since version {number}", number=out.stamp.since or 0)
        lines += ["", f"{told}:"]
        lines += [f"– {each.text}" for each in news]
    made.set_content(_letter(out, reader, lines), charset="utf-8", cte="base64")
    made.add_attachment(
        content,
        maintype="text",
        subtype="calendar",
        filename=f"{stem}.ics",
        params={"method": "PUBLISH", "charset": "utf-8"},
    )
    _attach(made, attached)
    return made.as_bytes()


def _mail(out: Outgoing, reader: Reader, subject: str, about: str) -> EmailMessage:
    """A draft with its headers; line breaks that somebody typed cannot become headers of their own."""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = " ".join(subject.split())
    sender = _header(organiser(out.view, out.language))
    if sender is not None:
        made["From"] = sender
    to = [found for address in addresses(out.view, reader) if (found := _header(address)) is not None]
    if to:
        made["To"] = to
    made["Date"] = format_datetime(out.now)
    key = edition_key(out.view.edition)
    version = out.stamp.number or out.now.isoformat()
    which = (key, reader.kind, reader.id, about, version, out.stamp.since if out.alone else None, out.language)
    made["Message-ID"] = f"<{plain(key)}.{blake2b(repr(which).encode(), digest_size=16).hexdigest()}@lawatan>"
    made["Content-Language"] = out.language
    made["X-Unsent"] = "1"
    return made


def _header(address: Address) -> MailAddress | None:
    """The address for a header, with the name; None where none is on record, or what is on record is none."""
    try:
        return (
            MailAddress(" ".join(address.name.split()), addr_spec=address.email)
            if address.email.isascii() and address.email
            else None
        )
    except (MessageError, ValueError, IndexError):
        return None


def _letter(out: Outgoing, reader: Reader, lines: list[str]) -> str:
    say, view = out.say, out.view
    person = view.edition.persons[reader.id] if reader.kind == "person" and reader.id in view.edition.persons else None
    name = person.name if person is not None and not is_code(person.name) else ""
    sender = organiser(view, out.language).name
    programme = view.edition.name.in_language(out.language)
    return "\n".join(
        (
            say("Dear {name},", name=with_title(name, say)) if name else say("Dear Sir or Madam,"),
            "",
            *lines,
            "",
            say("With kind regards,"),
            sender,
            f"{programme} · {out.stamped()}",
            "",
        )
    )


def _paper(out: Outgoing, reader: Reader, papers: Output) -> tuple[str, bytes] | None:
    paper = papers.usual(out, reader)
    parts = tuple(paper.make(out, reader)) if paper is not None else ()
    return (f"{file_names(out.view.edition, [reader])[0]}{papers.suffix}", parts[0].content) if parts else None


def _attach(made: EmailMessage, attached: tuple[str, bytes] | None) -> None:
    if attached is not None:
        name, content = attached
        made.add_attachment(content, maintype="application", subtype="pdf", filename=name)
