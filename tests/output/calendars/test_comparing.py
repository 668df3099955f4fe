"""What lies somewhere is told from what should: another writer's form is no difference, any other thing said is one."""

from __future__ import annotations

import datetime as dt
import re

import icalendar
import pytest
import vobject

from lawatan.domain import AnyEdition, Person, replace
from lawatan.jobs.outgoing import outgoing
from lawatan.output.calendars.comparing import NoCalendar, head, known
from lawatan.output.calendars.names import is_calendar_of, published_name
from lawatan.output.calendars.resources import in_a_calendar, in_a_file, resources
from lawatan.output.format import Outgoing
from lawatan.output.reader import Reader, readers
from lawatan.words import words
from output.two_groups import NOW, planned


def out(now: dt.datetime = NOW) -> Outgoing:
    return outgoing(planned(), "en", None, now, reminders=(30,))


def whole(made: Outgoing) -> Reader:
    return readers(made.view, "all", "en")[0]


def entries(made: Outgoing) -> dict[str, bytes]:
    return {each.uid: in_a_calendar(made, each.component) for each in resources(made, whole(made))}


def form(content: bytes) -> str:
    (found,) = known(content).values()
    return found.form


def sorted_otherwise(content: bytes) -> bytes:
    """The lines of the component the other way round, folded elsewhere, with what some servers add."""
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")
    begin, alarm, end = (lines.index(line) for line in (b"BEGIN:VEVENT", b"BEGIN:VALARM", b"END:VEVENT"))
    added = [b"CREATED:20200101T000000Z", b"X-MOZ-GENERATION:3", b"CLASS:PUBLIC", b"PRIORITY:0"]
    folded = [re.sub(rb"(.{30})(?=[ -~])", rb"\1\n ", line) for line in lines[begin + 1 : alarm][::-1]]
    return b"\n".join((*lines[: begin + 1], *added, *folded, *lines[alarm:end], *lines[end:]))


def test_another_day_and_another_writer_are_no_difference() -> None:
    made, later = entries(out()), entries(out(NOW + dt.timedelta(days=9)))
    for uid, content in made.items():
        if b"BEGIN:VALARM" not in content:
            continue
        for other in (
            later[uid],
            vobject.readOne(content.decode()).serialize().encode(),
            icalendar.Calendar.from_ical(content).to_ical(),
            sorted_otherwise(content),
            in_utc(content),
        ):
            assert form(other) == form(content), uid


def in_utc(content: bytes) -> bytes:
    """With the instants of an entry told in UTC."""
    (event,) = icalendar.Calendar.from_ical(content).events
    for name in ("DTSTART", "DTEND"):
        told = event[name].dt.astimezone(dt.UTC).strftime(f"{name}:%Y%m%dT%H%M%SZ")
        content = re.sub(rb"%b;TZID=[^\r]*" % name.encode(), told.encode(), content)
    return content


def test_whatever_is_said_otherwise_is_a_difference() -> None:
    (content,) = (each for uid, each in entries(out()).items() if uid.startswith("lecture@ALL."))
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")
    said = range(lines.index(b"BEGIN:VEVENT") + 1, lines.index(b"END:VEVENT"))
    tried = 0
    for n in said:
        name, _, value = lines[n].partition(b":")
        if name in (b"BEGIN", b"END", b"DTSTAMP") or lines[n] in (b"SEQUENCE:0", b"TRANSP:OPAQUE"):
            continue
        other = {b"GEO": b"1.5;2.5", b"TRIGGER": b"-PT5M"}.get(name, b"x" + value)
        if b"TZID" in name:
            other = re.sub(rb"T\d\d", b"T07", value)
        for changed in ([*lines[:n], name + b":" + other, *lines[n + 1 :]], [*lines[:n], *lines[n + 1 :]]):
            try:
                assert form(b"\r\n".join(changed)) != form(content), lines[n]
                tried += 1
            except NoCalendar:
                pass
    assert tried > 20
    assert form(content.replace(b"SEQUENCE:0", b"SEQUENCE:1")) != form(content)
    rings_too = b"END:VALARM\r\nBEGIN:VALARM\r\nACTION:AUDIO\r\nEND:VALARM\r\n"
    assert form(content.replace(b"END:VALARM\r\n", rings_too)) != form(content)


def test_when_an_entry_is_by_the_clocks_there() -> None:
    made = {each.what: each for each in known(in_a_file(out(), whole(out()))).values()}
    flight = made["Flight: Venue bdg_airport → Venue dps_airport"]
    assert flight.when(words("en")) == "Sat 21 Jul 2018, 22:00 WIB – 00:55 WITA +1"
    assert flight.when(words("id")) == "Sab 21 Jul 2018 pukul 22.00 WIB – 00.55 WITA +1"
    assert made["Closing"].when(words("en")) == "Mon 23 Jul 2018, 10:00–11:00 WITA"


def test_what_others_have_written_is_read_or_refused() -> None:
    day = b"BEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20180721\r\nEND:VEVENT\r\n"
    assert known(day)["a"].when(words("en")) == "Sat 21 Jul 2018"
    assert known(b"BEGIN:VEVENT\nUID:b\nSUMMARY:S\nEND:VEVENT\n")["b"].when(words("en")) == ""
    assert (known(b""), known(b"<html>")) == ({}, {})
    with pytest.raises(NoCalendar):
        known(day.replace(b"20180721", b"20189999"))
    series = known(day + day.replace(b"DTSTART", b"RECURRENCE-ID"))
    assert series.keys() == {"a"} and series["a"].form != known(day)["a"].form


def test_the_head_of_a_file_is_read_with_its_folds_and_escapes() -> None:
    said = head(in_a_file(out(), whole(out())))
    assert (said["X-WR-CALNAME"], said["UID"]) == ("Two groups & three cities", "all.two-groups-2018@lawatan")
    assert head(b"BEGIN:VCALENDAR\nX-WR-CALNAME:a\\, \\;\\\\n\n  b\nEND:VCALENDAR")["X-WR-CALNAME"] == "a, ;\\n b"
    assert head(b"nonsense") == head(b"") == {}


def with_persons(*ids: str) -> AnyEdition:
    edition = planned()
    for each in ids:
        edition = replace(edition, persons=edition.persons.with_record(Person(id=each, name=each)))
    return edition


def test_names_of_published_calendars_stay_and_are_nobody_elses() -> None:
    ids = ("P+1", "p-1", "P-1", "e", "x" * 300, "x" * 299 + "y", "CON", "a.b", "a.b.", "a..b", "1@2")
    edition = with_persons(*ids)
    names = {each: published_name(edition, "person", each) for each in ids}
    assert len({*names.values()}) == len(ids)
    for each, name in names.items():
        assert re.fullmatch(r"lawatan-two-groups-2018-person-[a-z0-9._-]*", name) and len(name) <= 120, name
        assert published_name(with_persons(*ids, "another"), "person", each) == name
        made = outgoing(edition, "en", None, NOW)
        uid = head(in_a_file(made, Reader("person", each, each, ())))["UID"]
        assert is_calendar_of(edition, name, uid), (name, uid)
        assert not is_calendar_of(edition, f"{name}-copy", uid)
    assert names["e"] == "lawatan-two-groups-2018-person-e"
    assert published_name(edition, "all", "") == "lawatan-two-groups-2018-all"
