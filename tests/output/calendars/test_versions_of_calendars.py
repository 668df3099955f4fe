"""Calendars over versions: sequences, what is cancelled, what alone changed, reminders; and invitations by RFC 5546."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import icalendar
import pytest

from lawatan.domain import AnyEdition, Contact, apply
from lawatan.domain import changed as with_changes
from lawatan.jobs.outgoing import Sent, outgoing
from lawatan.jobs.releasing import Version, next_sequences
from lawatan.output import OUTPUTS, Outgoing
from lawatan.output.calendars.invitations import invitations
from lawatan.output.ics import calendar
from lawatan.output.reader import Reader, readers, readers_named
from output.bytes_of_calendars import faults
from output.libical import faults as libical_faults
from output.libical import needs_libical
from output.two_groups import NOW, WITA, at, moved, planned, view, with_minister_of


def without(item: str) -> AnyEdition:
    """The planned edition without the time slot of an occurrence."""
    return apply(planned(), {("placements", item): None})


def version(edition: AnyEdition, number: int = 1, before: Version | None = None) -> Version:
    """A version that was sent, after another."""
    was = view(before.edition) if before is not None else None
    known = before.sequences if before is not None else {}
    return Version(number, NOW, edition, next_sequences(was, known, view(edition)))


def since(before: Version, edition: AnyEdition, asked: bool = True, language: str = "en") -> Outgoing:
    """What leaves the office of an edition that comes after a version."""
    return outgoing(edition, language, Sent(before, before, asked), NOW)


def whole(out: Outgoing) -> Reader:
    return readers(out.view, "all", out.language)[0]


def one(out: Outgoing, name: str) -> Reader:
    return readers_named(out.view, [name], out.language)[0][0]


def events(content: bytes) -> dict[str, icalendar.Event]:
    """The components by their UID without what names the programme."""
    return {str(e["UID"]).partition(".two")[0]: e for e in icalendar.Calendar.from_ical(content).events}


CLOSING, LATER = "closing@ALL", at(23, 14, 5, zone=WITA)


def test_a_sequence_rises_for_what_changed_and_the_ways_to_it_and_for_nothing_else() -> None:
    first = version(planned())
    out = since(first, moved(CLOSING, LATER), asked=False)
    found = {uid: int(e["SEQUENCE"]) for uid, e in events(calendar(out, whole(out))).items()}

    assert found[CLOSING] == 1
    assert {n for uid, n in found.items() if CLOSING not in uid} == {0}
    assert {str(e["SEQUENCE"]) for e in events(calendar(outgoing(planned(), "en"), whole(out))).values()} == {"0"}


def test_a_version_bears_its_number_and_a_draft_says_after_which_it_comes() -> None:
    first = version(planned())
    assert outgoing(planned(), "en", Sent(first), NOW).stamped() == "Version 1, Saturday, 14 November 2026"
    assert since(first, moved(CLOSING, LATER)).stamped() == "Draft after version 1, Saturday, 14 November 2026"
    assert outgoing(planned(), "en", None, NOW).stamped() == "As of Saturday, 14 November 2026"


def test_what_is_not_to_come_any_more_stands_there_as_cancelled_with_every_field() -> None:
    first = version(planned())
    out = since(first, without("tour@B"), asked=False)
    before, after = events(calendar(outgoing(planned(), "en"), whole(out))), events(calendar(out, whole(out)))

    gone, was = after["tour@B"], before["tour@B"]
    assert (gone["STATUS"], gone["SEQUENCE"], gone["TRANSP"]) == ("CANCELLED", 1, "TRANSPARENT")
    for name in ("UID", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "GEO", "DESCRIPTION", "CATEGORIES"):
        assert gone[name] == was[name], name
    assert after["lecture@ALL"]["STATUS"] != "CANCELLED"


def test_of_what_changed_alone_the_rest_is_left_out_and_who_has_nothing_new_gets_nothing() -> None:
    out = since(version(planned()), moved(CLOSING, LATER))
    found = events(calendar(out, whole(out)))

    assert CLOSING in found and all(CLOSING in uid for uid in found)
    assert calendar(out, one(out, "firm")) == b""
    assert not out.news(one(out, "firm")) and out.news(one(out, "A"))


def test_reminders_ring_before_what_takes_time() -> None:
    out = outgoing(planned(), "en", None, NOW, reminders=(15, 60))
    for uid, event in events(calendar(out, whole(out))).items():
        rings = [alarm["TRIGGER"].dt for alarm in event.subcomponents]
        expected = [] if event["TRANSP"] == "TRANSPARENT" else [-dt.timedelta(minutes=60), -dt.timedelta(minutes=15)]
        assert rings == expected, uid


def test_properties_of_rfc_7986_are_there() -> None:
    out = outgoing(planned(), "en", None, NOW)
    made = icalendar.Calendar.from_ical(calendar(out, one(out, "firm")))

    assert (str(made["NAME"]), str(made["UID"])) == (str(made["X-WR-CALNAME"]), "host-firm.two-groups-2018@lawatan")
    assert made["REFRESH-INTERVAL"].dt == dt.timedelta(hours=6)
    assert str(made["DESCRIPTION"]) == "As of Saturday, 14 November 2026"
    assert {str(e["COLOR"]) for e in made.events} <= {"darkorange", "steelblue", "crimson"}


def life(name: str) -> Iterable[tuple[int, str, str, int]]:
    """A meeting over four versions as one reader gets it: version, method, start, sequence."""
    with_mail = Contact(name="Ani; “the, chief”", email="ani@example.org")
    firm = with_changes(planned().hosts["firm"], contacts=(with_mail,))
    steps = (
        planned(),
        moved("tour@B", at(20, 10, 0)),
        moved("tour@B", at(21, 9, 0)),
        without("tour@B"),
    )
    known: Version | None = None
    for number, edition in enumerate(steps, 1):
        edition = apply(edition, {("hosts", "firm"): firm})
        out = outgoing(edition, "en", Sent(known, known, asked=known is not None), NOW)
        for each in invitations(out, one(out, name)):
            if each.entry.id == "tour@B":
                (event,) = icalendar.Calendar.from_ical(each.content).events
                assert faults(each.content) == ()
                assert str(event["ATTENDEE"]) == "mailto:ani@example.org"
                assert event["ATTENDEE"].params["CN"] == "Ani; “the, chief”"
                assert str(event["UID"]) == "tour@B.two-groups-2018@lawatan"
                yield number, each.method, event["DTSTART"].dt.strftime("%d %H:%M"), int(event["SEQUENCE"])
        known = version(edition, number, known)


def test_a_meeting_is_invited_changed_and_cancelled_by_messages_of_its_own() -> None:
    assert list(life("firm")) == [
        (1, "REQUEST", "21 13:00", 0),
        (2, "REQUEST", "20 10:00", 1),
        (3, "REQUEST", "21 09:00", 2),
        (4, "CANCEL", "21 09:00", 3),
    ]


def test_who_goes_along_is_not_invited_and_who_has_no_address_is_named_without_one() -> None:
    edition = with_minister_of("ministry")
    out = outgoing(edition, "en", None, NOW)
    assert list(invitations(out, one(out, "A"))) == []
    opening = next(iter(invitations(out, one(out, "minister"))))
    (event,) = icalendar.Calendar.from_ical(opening.content).events
    assert str(event["ATTENDEE"]) == "invalid:nomail" and event["ATTENDEE"].params["CN"] == "Gati"
    assert str(event["ORGANIZER"]) == "invalid:nomail"


def every_calendar(language: str) -> Iterable[tuple[str, bytes]]:
    """Every file of the calendar format, of a first version and of a draft in which something moved and something is gone."""
    after = apply(moved(CLOSING, LATER), {("placements", "tour@B"): None})
    for out in (
        outgoing(planned(), language, None, NOW, reminders=(30,)),
        since(version(planned()), after, asked=False, language=language),
        since(version(planned()), after, language=language),
    ):
        (output,) = (each for each in OUTPUTS if each.name == "ics")
        for audience in ("all", "groups", "hosts", "persons", "committee"):
            for reader in readers(out.view, audience, language):  # type: ignore[arg-type]
                for paper in output.papers:
                    if reader.kind in paper.kinds:
                        for part in paper.make(out, reader):
                            yield f"{audience}/{reader.id}/{paper.name}/{part.name}", part.content


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_bytes_of_every_calendar_are_what_the_standards_ask_for(language: str) -> None:
    found = dict(every_calendar(language))
    assert len(found) >= 15
    assert {name: wrong for name, content in found.items() if (wrong := faults(content))} == {}


@needs_libical
@pytest.mark.parametrize("language", ["en", "id"])
def test_libical_finds_nothing_wrong(language: str) -> None:
    wrong = {name: found for name, content in every_calendar(language) if (found := libical_faults(content))}
    assert wrong == {}


@needs_libical
def test_libical_and_our_own_check_find_what_is_wrong() -> None:
    out = outgoing(planned(), "en", None, NOW)
    invited = next(iter(invitations(out, one(out, "firm"))))
    nobody = b"\r\n".join(line for line in invited.content.split(b"\r\n") if not line.startswith(b"ORGANIZER"))

    assert libical_faults(nobody) and libical_faults(b"BEGIN:VCALENDAR\r\nnonsense\r\n")
    for bad in (
        invited.content.replace(b"\r\n", b"\n"),
        invited.content.replace(b"SEQUENCE:0\r\n", b""),
        invited.content.replace(b"BEGIN:VTIMEZONE\r\nTZID:Asia/Jakarta", b"BEGIN:VTIMEZONE\r\nTZID:Asia/Jayapura"),
        invited.content.replace(b"METHOD:REQUEST", b"METHOD:PUBLISH"),
        invited.content + b"X-LONG:" + b"a" * 80 + b"\r\n",
    ):
        assert faults(bad), bad[:200]
