"""Calendars: read back by independent readers, and their bytes looked at, since no reader minds those."""

from __future__ import annotations

import datetime as dt
import re

import icalendar
import pytest
import recurring_ical_events
import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lawatan.domain import AnyEdition, apply
from lawatan.domain import changed as with_changes
from lawatan.output import Outgoing
from lawatan.output.ics import calendar
from lawatan.output.reader import readers
from output.driven import driven
from output.two_groups import (
    NOW,
    WIB,
    WITA,
    at,
    changed,
    moved,
    planned,
    text,
    view,
    with_minister_of,
    with_rules,
)

Span = tuple[dt.datetime, dt.datetime]


def written(edition: AnyEdition, language: str = "en", audience: str = "all", reader: str = "") -> bytes:
    """The calendar of one reader."""
    seen = view(edition)
    chosen = next(r for r in readers(seen, audience, language) if r.id == reader)
    return calendar(Outgoing(seen, language, NOW), chosen)


def spans(content: bytes) -> dict[str, Span]:
    """Start and end by UID, as recurring-ical-events understands them over the whole edition."""
    read = icalendar.Calendar.from_ical(content)
    found = recurring_ical_events.of(read).between(dt.date(2018, 7, 1), dt.date(2018, 8, 1))
    return {str(event["UID"]): (event["DTSTART"].dt, event["DTEND"].dt) for event in found}


def by_uid(content: bytes) -> dict[str, icalendar.Event]:
    return {str(event["UID"]): event for event in icalendar.Calendar.from_ical(content).events}


def test_independent_readers_find_every_slot_at_the_instants_of_the_plan() -> None:
    edition = planned()
    seen = view(edition)
    expected = {
        f"{entry.id}.two-groups-2018@lawatan": (seen.starts(entry), seen.ends(entry))
        for entry in seen.entries.values()
        if entry.occurrence
    }

    content = written(edition)

    found = spans(content)
    assert {uid: found[uid] for uid in expected} == expected
    components = vobject.readOne(content.decode()).vevent_list
    read = {v.uid.value: (v.dtstart.value, v.dtend.value) for v in components}
    assert {uid: read[uid] for uid in expected} == expected
    assert {a.utcoffset() for a, b in read.values()} == {dt.timedelta(hours=7), dt.timedelta(hours=8)}


def test_the_overnight_flight_is_right_to_the_minute_on_both_clocks() -> None:
    content = written(planned())

    flight = by_uid(content)["to_dps@A~2~A.two-groups-2018@lawatan"]
    assert flight["DTSTART"].to_ical() == b"20180721T220000"
    assert flight["DTSTART"].params["TZID"] == "Asia/Jakarta"
    assert flight["DTEND"].to_ical() == b"20180722T005500"
    assert flight["DTEND"].params["TZID"] == "Asia/Makassar"
    assert spans(content)[flight["UID"]] == (at(21, 22, zone=WIB), at(22, 0, 55, zone=WITA))
    read = next(v for v in vobject.readOne(content.decode()).vevent_list if v.uid.value == flight["UID"])
    assert read.dtend.value - read.dtstart.value == dt.timedelta(minutes=115)


def test_transfers_are_entries_of_their_own_and_shared_where_groups_go_together() -> None:
    edition = planned()
    legs = {(leg.start, leg.from_venue, leg.to_venue) for leaf in "AB" for leg in view(edition).legs(leaf)}

    everything = written(edition)
    group = written(edition, audience="groups", reader="B")

    transfers = [e for e in by_uid(everything).values() if e["CATEGORIES"].to_ical() != b"Ceremony" and "~" in e["UID"]]
    assert len(transfers) == len(legs)
    assert "Train Argo 22: Venue jkt_station → Venue bdg_station (Group B)" in [str(e["SUMMARY"]) for e in transfers]
    mine = [e for e in by_uid(group).values() if "~" in e["UID"]]
    assert len(mine) == len(view(edition).legs("B"))
    assert not any("(Group" in e["SUMMARY"] for e in mine)


def test_uids_are_the_same_in_each_language_each_file_and_after_a_move() -> None:
    edition = planned()
    english, indonesian = written(edition, "en"), written(edition, "id")
    later = written(moved("closing@ALL", at(23, 14, 5, zone=WITA)))

    assert [e["UID"] for e in by_uid(english).values()] == [e["UID"] for e in by_uid(indonesian).values()]
    assert set(by_uid(english)) == set(by_uid(later))
    assert set(by_uid(written(edition, audience="hosts", reader="firm"))) <= set(by_uid(english))
    assert spans(later)["closing@ALL.two-groups-2018@lawatan"][0] == at(23, 14, 5, zone=WITA)
    assert len(by_uid(english)) == len(icalendar.Calendar.from_ical(english).events)


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert written(planned()) == written(planned())


@pytest.mark.parametrize("language", ["en", "id"])
def test_bytes_are_what_rfc_5545_asks_for(language: str) -> None:
    content = written(changed("lecture", topic=text("ស្រី ວຽງຈັນ ཐིམ་ཕུ🎎, " * 40, "Kebijakan ✈️ " * 30)), language)

    lines = content.split(b"\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    for line in lines:
        line.decode()  # no character is cut in two by a fold
    head = content[: content.index(b"BEGIN:VTIMEZONE")].decode()
    assert "VERSION:2.0\r\n" in head
    assert re.search(r"PRODID:-//Lawatan//Lawatan \d+\.\d+\.\d+//EN\r\n", head)
    assert "METHOD:PUBLISH\r\n" in head
    assert b"ATTENDEE" not in content
    assert content.count(b"\r\nORGANIZER;") == content.count(b"BEGIN:VEVENT")


def test_every_zone_used_is_defined_by_its_iana_name() -> None:
    content = written(planned()).decode()

    used = set(re.findall(r"(?:DTSTART|DTEND);TZID=([^:]+):", content))
    defined = re.findall(r"\r\nTZID:([^\r]+)\r\n", content)
    assert used == {"Asia/Jakarta", "Asia/Makassar"}
    assert sorted(defined) == sorted(used)
    assert "TZNAME:WITA" in content
    assert len(re.findall("BEGIN:VEVENT", content)) == len(re.findall(r"\r\nDTSTAMP:20261114T083000Z\r\n", content))


def test_status_follows_the_confirmation() -> None:
    events = by_uid(written(planned()))

    status = {uid.partition(".")[0]: str(e["STATUS"]) for uid, e in events.items() if "~" not in uid}
    assert status == {
        "opening@ALL": "CONFIRMED",
        "lecture@ALL": "TENTATIVE",
        "tour@A": "CONFIRMED",
        "tour@B": "TENTATIVE",
        "closing@ALL": "TENTATIVE",
    }
    assert {int(e["SEQUENCE"]) for e in events.values()} == {0}


def test_a_driver_reads_of_a_way_what_its_passengers_read() -> None:
    bus, group = (
        by_uid(written(driven(), audience=a, reader=r)).values() for a, r in (("vehicles", "bus"), ("groups", "A"))
    )

    as_told = {str(e["DTSTART"].dt): str(e["STATUS"]) for e in group if "~" in e["UID"] or ">" in e["UID"]}
    ways = {str(e["DTSTART"].dt): str(e["STATUS"]) for e in bus}

    assert {"CONFIRMED", "TENTATIVE"} == set(ways.values())
    assert ways.items() <= as_told.items()


def test_an_entry_says_who_where_what_and_what_is_only_assumed() -> None:
    opening = by_uid(written(planned(), audience="committee"))["opening@ALL.two-groups-2018@lawatan"]

    assert str(opening["LOCATION"]) == "Main hall, Venue jkt_hotel"
    assert opening["GEO"].to_ical() == "-6.1863;106.824"
    assert str(opening["DESCRIPTION"]).split("\n") == [
        "Groups: All participants, 22 people",
        "Officials: Gati – Director General",
        "Committee PIC: Committee, Jakarta",
        "Steps: 09:00 Anthem (3 min); 09:03 Report (5 min): Gati",
        "Dress: Batik or national dress",
        "Confirmation: Confirmed",
        "Unconfirmed: Duration, Dress",
    ]
    assert opening["CATEGORIES"].cats == ["Ceremony"]


def test_a_calendar_in_indonesian_is_indonesian() -> None:
    content = written(planned(), "id", "committee")

    opening = by_uid(content)["opening@ALL.two-groups-2018@lawatan"]
    assert str(opening["SUMMARY"]) == "Pembukaan"
    assert str(opening["LOCATION"]) == "Aula, Venue jkt_hotel"
    assert "Pejabat: Gati – Director General\nPIC panitia: Panitia, Jakarta\n" in str(opening["DESCRIPTION"])
    assert "Belum pasti: Durasi, Pakaian" in str(opening["DESCRIPTION"])
    assert "X-WR-CALNAME:Dua rombongan & tiga kota" in content.decode()


def test_a_host_gets_its_own_slots_alone_with_arrival_head_count_and_pic() -> None:
    events = by_uid(written(planned(), audience="hosts", reader="firm"))

    assert sorted(events) == ["tour@A.two-groups-2018@lawatan", "tour@B.two-groups-2018@lawatan"]
    described = str(events["tour@A.two-groups-2018@lawatan"]["DESCRIPTION"])
    assert described.startswith("Arrival of the guests: at 09:00 WIB\nHead-count: 11 people\n")
    assert "What to bring: Passport" in described
    speaker = by_uid(written(planned(), audience="persons", reader="speaker"))
    assert sorted(speaker) == ["lecture@ALL.two-groups-2018@lawatan"]


@pytest.mark.parametrize(("audience", "reader"), [("groups", "A"), ("hosts", "firm"), ("persons", "speaker")])
@pytest.mark.parametrize(("language", "line"), [("en", "Subject to confirmation."), ("id", "Menunggu konfirmasi.")])
def test_strangers_are_told_in_one_line_what_is_open(audience: str, reader: str, language: str, line: str) -> None:
    slots = [e for e in by_uid(written(planned(), language, audience, reader)).values() if "~" not in e["UID"]]

    for event in slots:
        described = str(event["DESCRIPTION"])
        assert described.split("\n").count(line) == (event["STATUS"] == "TENTATIVE")
        assert not re.search("(?i)unconfirmed|belum pasti|Confirmation:|Konfirmasi:", described)
    assert {str(e["STATUS"]) for e in slots} >= {"TENTATIVE"}


def test_groups_are_not_told_who_of_the_committee_answers() -> None:
    content = written(planned(), audience="groups", reader="A").decode()

    assert "P21" not in content
    assert "unconfirmed" not in content


def test_an_official_reads_when_it_is_their_turn_and_what_to_wear() -> None:
    edition = with_minister_of("ministry")

    opening = by_uid(written(edition, audience="persons", reader="minister"))["opening@ALL.two-groups-2018@lawatan"]

    assert str(opening["DESCRIPTION"]).split("\n") == [
        "Your part: 09:03–09:08 Report",
        "Be there at: 09:00 WIB",
        "Head-count: 22 people",
        "Groups: All participants",
        "Committee PIC: Committee, Jakarta",
        "Officials: Gati – Director General",
        "Steps: 09:00 Anthem (3 min); 09:03 Report (5 min): Gati",
        "Dress: Batik or national dress",
    ]
    named = icalendar.Calendar.from_ical(written(edition, "id", "persons", "minister"))
    assert str(named["X-WR-CALNAME"]) == "Dua rombongan & tiga kota: Gati – Direktur Jenderal"


def test_lunch_makes_no_entry() -> None:
    assert set(by_uid(written(with_rules()))) == set(by_uid(written(planned())))


ANY_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")) | st.sampled_from("\n\t;,\\:\"'"), max_size=300
)


@settings(max_examples=40)
@example(r"C:\New\notes\;\,\\")
@given(ANY_TEXT)
def test_any_text_comes_back_as_it_was(topic: str) -> None:
    content = written(changed("lecture", name=text(f"x{topic}x"), topic=text(f"<{topic}>")))

    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    # by vobject: icalendar's own reader takes an escaped backslash before an n for a line break
    read = {v.uid.value: v for v in vobject.readOne(content.decode()).vevent_list}
    lecture = read["lecture@ALL.two-groups-2018@lawatan"]
    assert lecture.summary.value == f"x{topic}x"
    assert lecture.description.value.startswith(f"What is done: <{topic}>\n")


def test_a_zone_in_what_people_wrote_is_no_zone_of_the_calendar() -> None:
    edition = planned()
    topic = text("TZID=Mars/X: hello\nDTSTART;TZID=Asia/Tokyo:x")
    told = apply(edition, {("activities", "tour"): with_changes(edition.activities["tour"], topic=topic)})

    found = icalendar.Calendar.from_ical(written(told))

    assert not {str(zone["TZID"]) for zone in found.timezones} & {"Asia/Tokyo", "Mars/X"}
    assert b"X-PUBLISHED-TTL:PT6H\r\n" in written(planned())
