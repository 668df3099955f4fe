"""PDF papers: read back by Poppler and qpdf, as ones who have never heard of this program."""

from __future__ import annotations

import base64
import datetime as dt
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from lawatan.domain import (
    Activity,
    AnyEdition,
    Country,
    Edition,
    Organiser,
    Person,
    Placement,
    Plan,
    Record,
    Table,
    replace,
)
from lawatan.domain.record import Picture
from lawatan.output import Outgoing
from lawatan.output.account import is_code
from lawatan.output.print.schedule import SCHEDULE
from lawatan.output.reader import Reader, readers
from output.hosted import SCRIPTS
from output.poppler import fonts_of, info_of, is_sound, our_fonts, poppler, words_of
from output.two_groups import NOW, WIB, WITA, at, changed, planned, text, unplanned, view, with_minister_of, with_rules

office = pytest.mark.office
SLOT = re.compile(r"(\d\d:\d\d)–(\d\d:\d\d)(?: (WITA|WIB))?\s+(\S.*)")
MARKUP = '#let x = 1 $a^2$ *bold* _it_ @ref <tag> \\alpha "quoted" `raw` // no = - + [x] ~ \'s --- ...'


pages = SCHEDULE.pages


def document(out: Outgoing, reader: Reader) -> bytes:
    """The schedule as a PDF."""
    (part,) = SCHEDULE.make(out, reader)
    return part.content


def paper(edition: AnyEdition, language: str = "en", audience: str = "all", reader: str = "") -> bytes:
    """The paper of one reader."""
    seen = view(edition)
    chosen = next(r for r in readers(seen, audience, language) if r.id == reader)  # type: ignore[arg-type]
    return document(Outgoing(seen, language, NOW), chosen)


def with_participants(*names: str) -> AnyEdition:
    """The planned edition with participants of these names, half of them in each group."""
    edition = planned()
    people = [
        Person(id=f"Q{n}", order=n, name=name, position=text("Head of section"), country="bd")
        for n, name in enumerate(names)
    ]
    groups = edition.groups
    for leaf, members in (("A", people[::2]), ("B", people[1::2])):
        groups = groups.with_record(_with(groups[leaf], members=tuple(p.id for p in members)))
    return replace(
        edition,
        persons=Table([*edition.persons.values(), *people]),
        groups=groups,
        countries=Table([Country(id="bd", name=text("Bangladesh"))]),
    )


def _with(record: Any, **fields: Any) -> Any:
    return type(record).model_validate(
        {**{name: getattr(record, name) for name in type(record).model_fields}, **fields}
    )


def crowded(activities: int) -> AnyEdition:
    """The planned edition with a day of so many activities more, each with a long name."""
    edition = planned()
    lecture = edition.activities["lecture"]
    more = [
        Activity.model_validate(
            {
                **{name: getattr(lecture, name) for name in Activity.model_fields},
                "id": f"more{n:02}",
                "name": text(f"Number {n:02}: {'a long title of a session that goes on and on ' * 4}end{n:02}"),
                "duration_minutes": 30,
            }
        )
        for n in range(activities)
    ]
    placements = [
        Placement(id=f"more{n:02}@ALL", start=at(22, 6, zone=WITA) + dt.timedelta(minutes=40 * n))
        for n in range(activities)
    ]
    return replace(
        edition,
        activities=Table([*edition.activities.values(), *more]),
        plan=Plan(placements=Table([*edition.plan.placements.values(), *placements]), rides=edition.plan.rides),
    )


# ---------------------------------------------------------------------------------------------------------- the file


def test_the_same_edition_and_now_give_the_same_bytes() -> None:
    assert paper(planned()) == paper(planned())


def test_another_now_is_another_date_on_the_paper() -> None:
    seen = view()
    (reader,) = readers(seen, "all", "en")

    assert document(Outgoing(seen, "en", NOW), reader) != document(
        Outgoing(seen, "en", NOW + dt.timedelta(days=1)), reader
    )


@office
@pytest.mark.parametrize("audience", ["all", "groups", "hosts", "persons"])
def test_it_is_tagged_on_a4_and_says_what_it_is(audience: str, tmp_path: Path) -> None:
    seen = view()
    reader = readers(seen, audience, "en")[0]  # type: ignore[arg-type]

    told = info_of(document(Outgoing(seen, "en", NOW), reader), tmp_path)

    assert told["Tagged"] == "yes"
    assert told["Page size"].endswith("(A4)")
    assert "Two groups & three cities, batch 3" in told["Title"]


@office
def test_every_font_is_embedded_and_is_one_of_ours(tmp_path: Path) -> None:
    content = paper(with_participants(*SCRIPTS.values()))

    assert fonts_of(content, tmp_path) == our_fonts()


@office
@pytest.mark.skipif(shutil.which("qpdf") is None, reason="needs qpdf")
def test_its_structure_is_sound(tmp_path: Path) -> None:
    assert is_sound(paper(with_participants(*SCRIPTS.values())), tmp_path)


# ------------------------------------------------------------------------------------------------------- what it says


@office
def test_slots_rides_and_rests_stand_at_the_instants_of_the_plan(tmp_path: Path) -> None:
    said = poppler("pdftotext", paper(with_rules()), tmp_path, "-layout")

    found: dict[str, tuple[dt.datetime, dt.datetime]] = {}
    day = dt.date.min
    for line in said.splitlines():
        if date := re.match(r"\s*\w+day, (\d+) July 2018", line):
            day = dt.date(2018, 7, int(date[1]))
        if slot := SLOT.search(line):
            zone = WITA if slot[3] == "WITA" or (not slot[3] and day >= dt.date(2018, 7, 22)) else WIB
            start, end = (dt.datetime.combine(day, dt.time.fromisoformat(slot[n]), zone) for n in (1, 2))
            found[re.split(r"\s{3,}", slot[4])[0]] = (start, end)
    assert {name: found[name] for name in ("Opening", "Lecture; policy, and more", "Closing")} == {
        "Opening": (at(19, 9), at(19, 10)),
        "Lecture; policy, and more": (at(19, 13, 30), at(19, 15)),
        "Closing": (at(23, 10, zone=WITA), at(23, 11, zone=WITA)),
    }
    assert found["Aircraft tour (Group A)"] == (at(21, 9), at(21, 10, 45))
    assert found["Aircraft tour (Group B)"] == (at(21, 13), at(21, 14, 45))
    trains = {name: slot for name, slot in found.items() if name.startswith("Train")}
    assert sorted(trains.values()) == [(at(20, 8), at(20, 11, 15)), (at(20, 10, 15), at(20, 13, 40))]
    assert found["Lunch"] == (at(23, 12, zone=WITA), at(23, 13, zone=WITA))
    assert any(name.startswith("Bus: Venue dps_airport → Venue dps_hotel") for name in found)


@office
@pytest.mark.parametrize(
    ("language", "flight"),
    [
        (
            "en",
            "22:00 WIB – 00:55 WITA Sun 22 Jul Flight: Venue bdg_airport → Venue dps_airport · 1 h 55 min · be there",
        ),
        ("id", "22.00 WIB – 00.55 WITA Min 22 Jul Penerbangan: Venue bdg_airport → Venue dps_airport · 1 jam 55 menit"),
    ],
)
def test_the_night_flight_names_both_clocks_the_date_and_its_length(language: str, flight: str, tmp_path: Path) -> None:
    assert flight in words_of(paper(planned(), language), tmp_path)


@office
def test_columns_title_organisers_and_date_of_the_paper(tmp_path: Path) -> None:
    organisers = [
        Organiser(id="b", order=2, name=text("State Secretariat"), role=text("Host")),
        Organiser(id="a", order=3, name=text("Colombo Plan")),
        Organiser(id="c", order=1, name=text("Ministry of Industry")),
    ]

    said = words_of(paper(replace(planned(), organisers=Table(organisers))), tmp_path)

    assert said.startswith("Participants' schedule Two groups & three cities, batch 3 A theme 19–23 July 2018")
    assert "Organisers Ministry of Industry State Secretariat – Host Colombo Plan" in said
    assert said.count("Activity Place Dress What to bring") == 5
    assert "As of Saturday, 14 November 2026" in said
    assert re.search(r"Page 1 of \d", said)
    assert "Night: Venue jkt_hotel" in said


@office
def test_logos_are_printed_and_a_damaged_one_is_left_out(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="{n}0" height="10"><rect width="{n}0" height="10"/></svg>'
    logos = {n: base64.b64encode(svg.format(n=n).encode()).decode() for n in (1, 3)} | {2: "AAAA"}
    organisers = [
        Organiser(
            id=f"o{n}",
            order=n,
            name=text(f"Organiser {n}"),
            logo=Picture(name=f"{n}.svg", media_type="image/svg+xml" if n != 2 else "image/png", data=data),
        )
        for n, data in logos.items()
    ]
    plain = view(replace(planned(), organisers=Table([_with(o, logo=None) for o in organisers])))
    seen = view(replace(planned(), organisers=Table(organisers)))
    (reader,) = readers(seen, "all", "en")

    said = words_of(document(Outgoing(seen, "en", NOW), reader), tmp_path)

    assert "Organisers Organiser 1 Organiser 2 Organiser 3" in said
    assert pages(Outgoing(seen, "en", NOW), reader, 1.0)[0] != pages(Outgoing(plain, "en", NOW), reader, 1.0)[0]


@office
def test_the_committees_paper_alone_marks_what_is_assumed(tmp_path: Path) -> None:
    committee = words_of(paper(planned(), "en", "committee"), tmp_path)

    assert "Night: Venue bdg_hotel *" in committee
    assert "* unconfirmed: assumed, not from a source" in committee
    assert "*" not in words_of(paper(planned()), tmp_path)
    assert "*" not in words_of(paper(planned(), "en", "groups", "A"), tmp_path)


@office
def test_a_group_reads_of_itself_alone(tmp_path: Path) -> None:
    said = words_of(paper(planned(), "en", "groups", "A"), tmp_path)

    assert "Group A · 19–23 July 2018" in said
    assert "Argo 20" in said
    assert "Argo 22" not in said
    assert "(Group" not in said


@office
def test_a_host_reads_of_its_own_visit_alone(tmp_path: Path) -> None:
    said = words_of(paper(planned(), "en", "hosts", "firm"), tmp_path)

    assert said.startswith("Schedule for Aircraft firm")
    assert "Time Activity Place People Committee PIC" in said
    assert "09:00–10:45 Aircraft tour (Group A)" in said
    for other in ("Opening", "Closing", "Bus", "Lunch", "Night"):
        assert other not in said


@office
def test_a_person_reads_the_steps_of_its_own_session(tmp_path: Path) -> None:
    said = words_of(paper(with_minister_of("ministry"), "en", "persons", "minister"), tmp_path)

    assert said.startswith("Schedule for Gati – Director General")
    assert re.search(r"09:\d\d–\d\d:\d\d [^–]+ – Gati", said)
    assert "Aircraft" not in said


@office
@pytest.mark.parametrize("field", ["name", "topic", "dress", "bring"])
def test_what_a_person_typed_is_never_markup(field: str, tmp_path: Path) -> None:
    said = words_of(paper(changed("opening", **{field: text(MARKUP)})), tmp_path)

    assert MARKUP.replace(" ", "") in said.replace(" ", "")


@office
def test_participants_are_listed_by_name_in_their_scripts_and_groups(tmp_path: Path) -> None:
    said = words_of(paper(with_participants(*SCRIPTS.values())), tmp_path)

    assert "Participants Name Position Country Group" in said
    for name in (SCRIPTS["Thai"], SCRIPTS["Devanagari"], SCRIPTS["Bengali"]):
        assert name.split()[0][:2] in said
    assert (said.count("Bangladesh Group A"), said.count("Bangladesh Group B")) == (6, 5)


@office
def test_a_group_has_its_own_participants_and_codes_are_not_listed(tmp_path: Path) -> None:
    of_group = words_of(paper(with_participants("Ana", "Bima", "Citra"), "en", "groups", "A"), tmp_path)
    coded = words_of(paper(with_participants("P01", "P02")), tmp_path)

    assert "1 Ana" in of_group
    assert "2 Citra" in of_group
    assert "Bima" not in of_group
    assert "Participants Name" not in coded
    assert is_code("P01") and not is_code("Ana")


# --------------------------------------------------------------------------------------------------------- how it is set


@office
def test_the_head_of_a_long_day_is_repeated_and_no_head_stands_alone_at_the_end_of_a_page(tmp_path: Path) -> None:
    said = poppler("pdftotext", paper(crowded(20)), tmp_path, "-layout")

    leaves = said.split("\f")[:-1]
    assert len(leaves) >= 3
    assert sum("Sunday, 22 July 2018" in leaf for leaf in leaves) >= 2
    assert all(leaf.split()[:4] == ["Two", "groups", "&", "three"] for leaf in leaves[1:])  # the running head
    for leaf in leaves:
        lines = [line.strip() for line in leaf.splitlines() if line.strip()]
        *_, last, foot = lines
        assert foot.startswith("As of")
        assert not re.match(r"\w+day, \d+ July|Time\b|Local time", last)
        ends = set(re.findall(r"\bend(\d\d)\b", leaf))
        assert set(re.findall(r"Number (\d\d):", leaf)) == ends  # no row is torn in two


@office
def test_sixty_people_have_their_head_on_each_page(tmp_path: Path) -> None:
    said = poppler("pdftotext", paper(with_participants(*(f"Person {n:02}" for n in range(60)))), tmp_path, "-layout")

    listed = [leaf for leaf in said.split("\f") if "Person" in leaf]
    assert len(listed) >= 2
    assert all(re.search(r"Name\s+Position\s+Country\s+Group", leaf) for leaf in listed)
    assert set(re.findall(r"Person (\d\d)", said)) == {f"{n:02}" for n in range(60)}


@office
def test_words_wider_than_a_column_stay_inside_the_page(tmp_path: Path) -> None:
    edition = changed("opening", name=text("x" * 200), dress=text("Antikonstitutionalismusbekleidungsvorschrift"))
    edition = changed("opening", edition, bring=text("https://example.org/" + "y" * 90))

    said = poppler("pdftotext", paper(edition), tmp_path, "-bbox")

    rightmost = max(float(found) for found in re.findall(r'xMax="([\d.]+)"', said))
    assert rightmost <= 595.28 - 40


def test_pages_are_pictures_of_the_same_paper() -> None:
    seen = view(crowded(20))
    (reader,) = readers(seen, "all", "en")

    found = pages(Outgoing(seen, "en", NOW), reader, 1.0)

    assert len(found) >= 3
    assert len(pages(Outgoing(view(), "en", NOW), reader, 1.0)) == 2
    assert all(page.startswith(b"\x89PNG\r\n") for page in found)
    width, height = (int.from_bytes(found[0][at : at + 4], "big") for at in (16, 20))
    assert (width, height) == (595, 842)


def test_an_empty_edition_without_cities_is_set_too() -> None:
    bare = Edition[Record](name=text("Bare"), first_day=dt.date(2018, 7, 19), last_day=dt.date(2018, 7, 19))
    from lawatan.output.reader import Reader

    assert document(Outgoing(view(bare), "en", NOW), Reader("all", "", "Bare", ())).startswith(b"%PDF-")
    assert readers(view(unplanned()), "all", "en") == ()


def test_the_committee_reads_who_comes_who_speaks_and_how_far_it_is_agreed(tmp_path: Path) -> None:
    edition = with_minister_of("ministry")
    said = words_of(paper(edition, audience="committee"), tmp_path)
    going = words_of(paper(edition), tmp_path)

    assert "Committee's schedule" in said and "Participants' schedule" in going
    for told in ("Committee PIC", "Confirmation", "Gati – Director General"):
        assert told in said, told
    assert "Confirmation" not in going and "Committee PIC" not in going
