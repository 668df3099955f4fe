"""The page for phones: parsed as a browser does, and held against the plan."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from collections import Counter
from itertools import pairwise
from typing import get_args
from urllib.parse import unquote

import icalendar
import pytest

from lawatan.domain import AnyEdition, Duty, Person, Plan, Table, Vehicle, replace
from lawatan.jobs.outgoing import Sent, outgoing
from lawatan.jobs.releasing import Version
from lawatan.output import ics
from lawatan.output.format import Audience
from lawatan.output.html import document
from lawatan.output.page.palette import DARK, LIGHT
from lawatan.output.page.pieces import call, write_to
from lawatan.output.reader import readers
from lawatan.schedule import View
from output.page.nasty import NASTY, nasty, with_fields
from output.page.of_page import Parsed, chosen, words, written
from output.two_groups import NOW, WITA, at, changed, moved, planned, text, view


def every(seen: View, language: str = "en") -> list[tuple[Audience, str]]:
    """All readers."""
    audiences = [audience for audience in get_args(Audience) if audience != "officials"]  # who are persons as well
    return [(audience, each.id) for audience in audiences for each in readers(seen, audience, language)]


READERS = every(view())


@pytest.mark.parametrize(("audience", "reader"), READERS)
def test_a_page_has_its_readers_slots_at_their_instants_and_nobody_elses(audience: str, reader: str) -> None:
    edition = planned()
    seen = view(edition)
    whose = chosen(seen, "en", audience, reader)
    expected = {
        (
            entry.occurrence.activity.name.en,
            seen.starts(entry).isoformat(timespec="minutes"),
            seen.ends(entry).isoformat(timespec="minutes"),
        )
        for entry in seen.entries.values()
        if entry.occurrence is not None and whose.concerns(entry)
    }

    page = Parsed(written(edition, "en", audience, reader))

    names = {activity.name.en for activity in edition.activities.values()}
    found = [
        (slot.title.removesuffix(" (Group A)").removesuffix(" (Group B)"), *slot.instants) for slot in page.slots()
    ]
    assert {slot for slot in found if slot[0] in names} == expected
    assert len([slot for slot in found if slot[0] in names]) == len(expected)
    ways = [slot for slot in found if slot[0] not in names]
    assert bool(ways) == whose.travels


@pytest.mark.parametrize(
    ("audience", "reader"), [("all", ""), ("committee", ""), ("hosts", "firm"), ("persons", "minister")]
)
def test_typed_texts_are_there_exactly_and_are_never_markup(audience: str, reader: str) -> None:
    page = Parsed(written(nasty(), "en", audience, reader))

    texts = page.texts()
    travels = audience in ("all", "committee")
    for key in NASTY if travels else ("script", "lines", "long", "template", "quotes", "thai", "arabic"):
        if key not in ("path", "link") and not (key == "formula" and audience == "all"):
            assert any(NASTY[key] in told for told in texts), key
    if travels:
        assert any(NASTY["path"] in told for told in texts) and any(NASTY["link"] in told for told in texts)
    assert Counter(each.tag for each in page.all("script", "style", "svg", "iframe", "form", "base", "link")) == {
        "script": 1,
        "style": 1,
    }
    for each in page.all():
        assert not [name for name in each.attrib if name.startswith("on") or name == "style"]
    assert len(list(page.all("img"))) == 1


@pytest.mark.parametrize(("audience", "reader"), READERS)
def test_a_page_is_sound_html_in_its_language_that_asks_nobody_for_anything(audience: str, reader: str) -> None:
    page = Parsed(written(nasty(), "id", audience, reader))

    assert page.root.get("lang") == "id"
    for each in page.all():
        for name in ("src", "srcset", "action", "poster", "data", "formaction"):
            assert each.get(name, "data:").startswith("data:")
        link = each.get("href")
        if link is not None:
            assert each.tag == "a"
            allowed = r"#[\w-]+|tel:[0-9+*#,;]+|mailto:\S+|data:text/calendar;charset=utf-8;base64,[\w+/=]+"
            assert re.fullmatch(allowed + r"|https://www\.google\.com/maps/search/\?api=1&query=[-\d.]+,[-\d.]+", link)
    (style,), (script,) = page.all("style"), page.all("script")
    assert not re.search(r"url\(|@import|@font-face", style.text or "")
    assert not re.search(r"fetch\(|XMLHttp|innerHTML|insertAdjacent|eval\(|import\(", script.text or "")
    targets = [each.get("id") for each in page.all() if each.get("id")]
    assert [each for each, n in Counter(targets).items() if n > 1] == []
    pointed = [link[1:] for each in page.all("a") if (link := each.get("href", "")).startswith("#")]
    pointed += [told for each in page.all() for told in (each.get("aria-labelledby"), each.get("for")) if told]
    assert set(pointed) <= set(targets)
    levels = [int(each.tag[1]) for each in page.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_policy_lets_only_the_pages_own_script_and_style_work() -> None:
    page = Parsed(written(nasty()))

    (policy,) = [
        each.get("content", "") for each in page.all("meta") if each.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = {part.split()[0]: part.split()[1:] for part in policy.split(";")}
    for tag in ("script", "style"):
        (element,) = page.all(tag)
        digest = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        assert rules[f"{tag}-src"] == [f"'sha256-{digest}'"]
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == ["'none'"]
    assert rules["img-src"] == ["data:"]


def test_the_readers_own_calendar_is_in_the_page() -> None:
    out = outgoing(planned(), "en", now=NOW)  # type: ignore[arg-type]
    reader = chosen(out.view, "en", "persons", "speaker")

    page = Parsed(document(out, reader))

    (link,) = [each for each in page.all("a") if "download" in each.attrib]
    kind, _, data = link.get("href", "").partition(",")
    content = base64.b64decode(unquote(data))
    assert kind == "data:text/calendar;charset=utf-8;base64"
    assert content == ics.calendar(out, reader)
    assert [str(each["SUMMARY"]) for each in icalendar.Calendar.from_ical(content).events] == [
        "Lecture; policy, and more"
    ]
    assert re.fullmatch(r"[a-z0-9.-]+\.ics", link.get("download", ""))


def test_a_flight_over_midnight_has_both_clocks_and_both_offsets() -> None:
    page = Parsed(written(planned(), audience="groups", reader="A"))

    (flight,) = [slot for slot in page.slots() if slot.title.startswith("Flight: ")]
    assert flight.instants == ("2018-07-21T22:00+07:00", "2018-07-22T00:55+08:00")
    (when,) = [each for each in flight.element.iter("p") if each.get("class") == "when"]
    assert words(when) == "22:00 WIB–00:55 WITA Sun 22 Jul"


def test_every_day_of_those_who_go_along_can_be_jumped_to_with_its_midnights() -> None:
    page = Parsed(written(planned()))

    days = page.of("day")
    assert [each.get("id") for each in days] == [f"day-2018-07-{n}" for n in range(19, 24)]
    assert [each.get("href") for each in page.all("a")][2:7] == [f"#day-2018-07-{n}" for n in range(19, 24)]
    spans = [(int(each.get("data-begins", "")), int(each.get("data-ends", ""))) for each in days]
    assert spans[0] == (at(19, 0).timestamp(), at(20, 0).timestamp())
    assert spans[4] == (at(23, 0, zone=WITA).timestamp(), at(24, 0, zone=WITA).timestamp())
    hotels = [words(each) for each in page.of("night")]
    assert hotels[0].startswith("Night: Venue jkt_hotel") and len(hotels) == 4


def sent(edition: AnyEdition) -> Sent:
    """Version 1, as a document has it that was sent."""
    return Sent(last=Version(1, NOW - dt.timedelta(days=3), edition, {}))  # type: ignore[arg-type]


def test_what_changed_stands_at_the_top_and_where_it_is_and_what_went_on_its_day() -> None:
    before = planned()
    placements = moved("lecture@ALL", at(20, 17)).plan.placements.without("closing@ALL")
    spare = with_fields(placements["opening@ALL"], id="spare@ALL", start=at(22, 15))
    after = replace(before, plan=Plan(placements=placements.with_record(spare), rides=before.plan.rides))

    page = Parsed(written(after, known=sent(before)))

    (changes,) = page.of("changes")
    told = words(changes)
    assert told.startswith("What changed since version 1")
    where = [told.index(what) for what in ("Lecture; policy", "New: “Museum”", "Cancelled: “Closing”")]
    assert where == sorted(where)  # by time
    for sentence in (
        "“Lecture; policy, and more”: Thu 19 Jul",
        "New: “Museum”, Sun 22 Jul",
        "Cancelled: “Closing”, Mon 23 Jul",
    ):
        assert told.count(sentence) == 1
    news = {
        slot.title: words(mark)
        for slot in page.slots()
        for mark in slot.element.iter("p")
        if mark.get("class") == "news"
    }
    to_the_museum = {"Bus: Venue bdg_hotel → Venue bdg_firm", "Bus: Venue bdg_firm → Venue bdg_hotel"}
    from_the_opening = {"Bus: Venue jkt_office → Venue jkt_hotel"}  # no lecture lies between any more
    assert set(news) == {"Lecture; policy, and more", "Museum", *to_the_museum, *from_the_opening}
    assert {news[bus] for bus in to_the_museum} == {"New"}
    assert news["Museum"] == "New" and news["Lecture; policy, and more"].startswith("New time “Lecture")
    gone = {day.get("id"): words(each) for day in page.of("day") for each in day.iter() if each.get("class") == "gone"}
    assert set(gone) == {"day-2018-07-19", "day-2018-07-23"}
    assert "Cancelled: “Closing”" in gone["day-2018-07-23"] and "Lecture; policy" in gone["day-2018-07-19"]
    assert "Draft after version 1, Saturday, 14 November 2026" in page.shown()


def test_who_has_nothing_new_reads_so_and_a_host_whose_only_slot_went_still_has_its_day() -> None:
    before = planned()
    after = replace(
        before,
        plan=Plan(placements=before.plan.placements.without("tour@A").without("tour@B"), rides=before.plan.rides),
    )
    out = outgoing(after, "en", sent(before), NOW)  # type: ignore[arg-type]
    firm = chosen(view(before), "en", "hosts", "firm")
    ministry = chosen(out.view, "en", "hosts", "ministry")

    gone, same = Parsed(document(out, firm)), Parsed(document(out, ministry))

    assert [each.get("id") for each in gone.of("day")] == ["day-2018-07-21"]
    assert "Cancelled: “Aircraft tour” (Group A)" in words(gone.of("gone")[0])
    assert words(same.of("changes")[0]) == "Nothing has changed since version 1."
    assert same.of("news") == same.of("gone") == []


def with_duty() -> AnyEdition:
    """The planned edition with a bus for group A on the day of the tour, its driver and guide, and phones."""
    edition = planned()
    people = [
        Person(id="driver", name="Dedi", role="driver", phone="+62 812-1"),
        Person(id="guide", name="Gina", role="guide", phone="+62 812-2"),
        Person(id="staff1", name="Budi", role="staff", phone="+62 812-3", email="budi@example.org"),
        Person(id="guest", name="Rahman", phone="+62 812-4"),
    ]
    for person in people:
        edition = replace(edition, persons=edition.persons.with_record(person))
    duty = Duty(id="d", vehicle="bus", date=dt.date(2018, 7, 21), groups=("A",), guide="guide")
    plan = edition.plan
    return replace(
        edition,
        vehicles=Table([Vehicle(id="bus", name=text("Bus 1"), seats=40, plate="D 1 AB", driver="driver")]),
        plan=Plan(placements=plan.placements, rides=plan.rides, duties=Table([duty])),
    )


def test_drivers_and_guides_are_reached_by_those_who_ride_with_them_and_the_committee_by_all() -> None:
    edition = with_duty()
    phones = {}
    for audience, reader in (
        ("groups", "A"),
        ("groups", "B"),
        ("hosts", "firm"),
        ("persons", "driver"),
        ("committee", ""),
    ):
        page = Parsed(written(edition, "en", audience, reader))
        phones[reader] = {
            each.get("href", "").removeprefix("tel:") for each in page.all("a") if "tel:" in each.get("href", "")
        }

    public = {"112", "110", "113", "118", "119"}  # each dialled by itself
    assert phones == {
        "A": {"+628121", "+628122", "+628123"} | public,
        "B": {"+628123"} | public,
        "firm": {"+628123", "+6222000"},  # its own contact
        "driver": {"+628122", "+628123"},  # the guide's, and not his own
        "": {"+628121", "+628122", "+628123", "+628124", "+6222000"} | public,
    }


def test_dress_and_what_to_bring_are_gathered_for_those_who_pack() -> None:
    group = Parsed(written(planned(), audience="groups", reader="A"))
    host = Parsed(written(planned(), audience="hosts", reader="firm"))

    (packing,) = [each for each in group.all("section") if each.get("id") == "packing"]
    told = "Dress Thu 19 Jul Batik or national dress What to bring Sat 21 Jul Passport"
    assert words(packing) == f"What to wear and bring {told}"
    assert "packing" not in [each.get("id") for each in host.all("section")]


def test_the_committee_alone_reads_what_is_assumed_and_participants_no_codes() -> None:
    edition = changed("opening", resource_persons=("speaker",))

    committee, everybody = Parsed(written(edition, audience="committee")).shown(), Parsed(written(edition)).shown()

    assert "Unconfirmed Duration, Dress" in committee and "P24" in committee and "*" in committee
    assert "P24" not in everybody and "P21" not in everybody and "nconfirmed" not in everybody and "*" not in everybody


@pytest.mark.parametrize("audience", ["groups", "hosts", "committee"])
def test_a_page_in_indonesian_has_no_english(audience: str) -> None:
    edition = with_duty()
    seen = view(edition)
    for each in readers(seen, audience, "id"):  # type: ignore[arg-type]
        page = Parsed(written(edition, "id", audience, each.id))
        labels = " ".join(
            filter(None, (told for e in page.all("body", "nav", "input", "ol") for told in e.attrib.values()))
        )
        found = re.findall(
            r"\b(?:the|and|days?|Find|Found|Today|Now|Next|Map|Night|Time|Place|Dress|Changed|schedule|with|of)\b",
            page.shown() + labels.replace("day-", ""),
        )
        assert set(found) <= {"and"}, set(found)  # "Lecture; policy, and more" has no translation for its topic


@pytest.mark.parametrize("phone", ["javascript:alert(1)", "(0) call me", "+62 812-3456", "0812 / 0813", "", "none"])
def test_a_phone_is_dialled_by_its_digits_or_not_at_all(phone: str) -> None:
    bits = call(phone)

    assert [bit.text for bit in bits] == ([phone] if phone else [])
    assert all(re.fullmatch(r"tel:[0-9+*#,;]*\d[0-9+*#,;]*|", bit.link) for bit in bits)


@pytest.mark.parametrize("address", ["a@b.org?bcc=x@y", "a b@c", "@b", "a@", "javascript:1", "a@b\nc"])
def test_an_address_that_is_none_is_no_link(address: str) -> None:
    assert [(bit.text, bit.link) for bit in write_to(address)] == [(address, "")]


def test_colours_have_the_contrast_that_wcag_asks_for() -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
        r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    def contrast(one: str, other: str) -> float:
        low, high = sorted((luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)

    grounds = ("window", "panel", "day")
    pairs = [(ink, ground, 4.5) for ink in ("text", "second", "accent") for ground in grounds]
    pairs += [("on-accent", "accent", 4.5), ("changed", "changed-fill", 4.5), ("text", "changed-fill", 4.5)]
    pairs += [("gone", "gone-fill", 4.5), ("text", "gone-fill", 4.5), ("text", "found", 4.5), ("edge", "panel", 3.0)]
    for palette in (LIGHT, DARK):
        too_weak = {
            (a, b): round(contrast(palette[a], palette[b]), 2)
            for a, b, least in pairs
            if contrast(palette[a], palette[b]) < least
        }
        assert too_weak == {}
    assert set(LIGHT) == set(DARK)
