"""The participants' booklet: what Poppler and qpdf find in it, for whom it tells what, and how many are made together."""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lawatan.delivery import Folder
from lawatan.domain import AnyEdition, Country, Duty, Organiser, Person, Plan, Table, Vehicle, replace
from lawatan.domain.record import Picture
from lawatan.jobs.places import FolderPlace
from lawatan.jobs.publishing import PublishJob
from lawatan.output import Outgoing, Stamp
from lawatan.output.files import write_whole
from lawatan.output.format import News
from lawatan.output.print import booklet, press
from lawatan.output.reader import Reader, readers
from output.hosted import SCRIPTS
from output.poppler import fonts_of, info_of, is_sound, our_fonts, pages_of, poppler, words_of
from output.test_pdf import with_participants
from output.two_groups import NOW, at, changed, planned, text, view

office = pytest.mark.office
MAKES = {"booklet": booklet.BOOKLET.make, "pocket": booklet.POCKET.make}


def chosen(out: Outgoing, audience: str = "all", reader: str = "") -> Reader:
    """One of the readers, by id."""
    return next(r for r in readers(out.view, audience, out.language) if r.id == reader)  # type: ignore[arg-type]


def made(
    edition: AnyEdition,
    form: str = "booklet",
    audience: str = "all",
    reader: str = "",
    language: str = "en",
    **told: Any,
) -> bytes:
    """The booklet of one reader."""
    out = Outgoing(view(edition), language, NOW, **told)
    (part,) = MAKES[form](out, chosen(out, audience, reader))
    return part.content


def with_telephones() -> AnyEdition:
    """The planned edition where everybody has a telephone, and each group a bus with a driver and the first a guide."""
    edition = with_participants("Ana", "Bima")
    people = {
        "Q0": "+62 811 1000",
        "Q1": "+62 811 1001",
        "minister": "+62 811 2000",
        "speaker": "+62 811 3000",
        "staff1": "+62 811 4000",
    }
    persons = edition.persons
    for key, phone in people.items():
        persons = persons.with_record(_with(persons[key], phone=phone, email=f"{key}@example.org", allergies="peanuts"))
    for key, role, phone in (
        ("driver_a", "driver", "+62 811 5000"),
        ("driver_b", "driver", "+62 811 6000"),
        ("guide", "guide", "+62 811 7000"),
    ):
        persons = persons.with_record(Person(id=key, name=key.title(), role=role, phone=phone))  # type: ignore[arg-type]
    buses = [Vehicle(id=f"bus_{g}", name=text(f"Bus {g}"), seats=20, driver=f"driver_{g.lower()}") for g in ("A", "B")]
    duties = [
        Duty(
            id=f"d{g}", vehicle=f"bus_{g}", date=dt.date(2018, 7, 21), groups=(g,), guide="guide" if g == "A" else None
        )
        for g in ("A", "B")
    ]
    plan = Plan(placements=edition.plan.placements, rides=edition.plan.rides, duties=Table(duties))
    return replace(edition, persons=persons, vehicles=Table(buses), plan=plan)


def _with(record: Any, **fields: Any) -> Any:
    return type(record).model_validate(
        {**{name: getattr(record, name) for name in type(record).model_fields}, **fields}
    )


def since_two(*news: tuple[str, str, str, dt.datetime | None], group: str = "A") -> Stamp:
    """A stamp that compares with version 2 and has news for a group: item, kind, sentence, when it was."""
    told = tuple(News(item, kind, said, before) for item, kind, said, before in news)  # type: ignore[arg-type]
    return Stamp(3, NOW, 3, 2, view(), {("groups", group): told})


# ---------------------------------------------------------------------------------------------------------- the file


@office
@pytest.mark.parametrize(("form", "size"), [("booklet", "595.276 x 841.89"), ("pocket", "297.638 x 419.528")])
def test_it_is_tagged_sound_and_has_our_fonts_alone(form: str, size: str, tmp_path: Path) -> None:
    content = made(with_participants(*SCRIPTS.values()), form)

    told = info_of(content, tmp_path)
    assert told["Tagged"] == "yes"
    assert told["Page size"].startswith(size)
    assert told["Title"] == "Participants' booklet: Two groups & three cities, batch 3"
    assert fonts_of(content, tmp_path) == our_fonts()
    assert is_sound(content, tmp_path)


@office
@pytest.mark.parametrize("form", list(MAKES))
def test_no_word_leaves_the_page(form: str, tmp_path: Path) -> None:
    edition = changed("opening", name=text("Name " * 60), dress=text("D" * 300), topic=text("<b>#x=1 $a$ " * 20))
    organisers = [Organiser(id="o", name=text("O" * 300), role=text("Host"))]
    edition = replace(edition, organisers=Table(organisers), name=text("A long title of the programme " * 8))

    said = poppler("pdftotext", made(edition, form), tmp_path, "-bbox")

    wide, high = (float(found) for found in re.search(r'<page width="([\d.]+)" height="([\d.]+)"', said).groups())  # type: ignore[union-attr]
    assert max(float(found) for found in re.findall(r'xMax="([\d.]+)"', said)) <= wide - 20
    assert max(float(found) for found in re.findall(r'yMax="([\d.]+)"', said)) <= high - 10
    assert "<b>#x=1 $a$ " * 20 in words_of(made(edition, form), tmp_path) + " "


@office
def test_a_damaged_logo_is_left_out_and_the_others_are_printed(tmp_path: Path) -> None:
    png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    svg = base64.b64encode(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'
    ).decode()
    logos = (("image/png", png), ("image/png", "AAAA"), ("image/svg+xml", svg))
    organisers = [
        Organiser(id=f"o{n}", order=n, name=text(f"Organiser {n}"), logo=Picture(name="x", media_type=kind, data=data))  # type: ignore[arg-type]
        for n, (kind, data) in enumerate(logos)
    ]

    edition = replace(planned(), organisers=Table(organisers))

    assert "Organiser 0 Organiser 1 Organiser 2" in words_of(made(edition), tmp_path)
    images = poppler("pdfimages", made(edition), tmp_path, "-list").splitlines()[2:]
    assert len(images) >= 1  # the PNG; the SVG is drawn


# ------------------------------------------------------------------------------------------------------- what it says


@office
def test_cover_days_contacts_card_people_and_lines_in_both_forms(tmp_path: Path) -> None:
    edition = with_participants("Ana", "Bima")

    long, small = (pages_of(made(edition, form, "groups", "A"), tmp_path) for form in MAKES)

    for pages in (long, small):
        assert "Group A" in pages[0] and "As of Saturday, 14 November 2026" in pages[0]
        said = " ".join(pages)
        for words in ("How to use this booklet", "be there at 20:00", "Emergency card", "112 Any emergency", "1 Ana"):
            assert words in said
        assert "Bima" not in said
        assert "Tolong antar saya ke Venue bdg_hotel." in said
        assert pages[-1].startswith("Participants' booklet Notes") or "Notes" in pages[-1]
    heads = [page for page in small if re.search(r"booklet \w+day, \d+ July 2018", page)]
    assert len(heads) == 5  # in the pocket a page a day


@office
@pytest.mark.parametrize("form", MAKES)
def test_of_more_than_120_people_those_of_the_own_country_are_listed_and_the_others_counted(
    form: str, tmp_path: Path
) -> None:
    def booklet(people: int, reader: str) -> str:
        named = [Person(id=f"n{n}", name=f"Name{n:03}", country=("pe", "la")[n % 10 == 0]) for n in range(people)]
        base = with_participants()
        groups = [
            group.model_copy(update={"members": tuple(p.id for p in named) if group.id == "A" else ()})
            for group in base.groups.values()
        ]
        countries = Table([Country(id="pe", name=text("Peru")), Country(id="la", name=text("Laos"))])
        made_of = replace(
            base, persons=Table([*base.persons.values(), *named]), groups=Table(groups), countries=countries
        )
        return " ".join(pages_of(made(made_of, form, "persons", reader), tmp_path))

    many, few = booklet(130, "n10"), booklet(120, "n10")

    assert "130 participants: Peru\u00a0117, Laos\u00a013." in many or "130 participants: Peru 117, Laos 13." in many
    assert "They are too many to be listed here: below are those from Laos." in many
    assert re.findall(r"Name\d{3}", many).count("Name020") == 1 and "Name021" not in many
    assert "too many" not in few and "Name021" in few


@office
def test_telephones_are_those_of_the_committee_and_of_the_ones_own_driver_and_guide(tmp_path: Path) -> None:
    edition = with_telephones()

    of_group = words_of(made(edition, "booklet", "groups", "A"), tmp_path)
    of_committee = words_of(made(edition, "booklet", "committee"), tmp_path)

    assert set(re.findall(r"\+62 811 \d", of_group)) == {"+62 811 4", "+62 811 5", "+62 811 7"}
    assert "Driver: Bus A" in of_group and "Bus B" not in of_group
    for secret in ("+62 22 000", "Mr Host", "@example.org", "peanuts", "Subject to confirmation", "*"):
        assert secret not in of_group
    assert "Mr Host Aircraft firm +62 22 000" in of_committee
    assert "+62 811 6000" in of_committee


@office
def test_what_is_new_stands_on_its_day_and_what_is_gone_on_the_day_on_which_it_was(tmp_path: Path) -> None:
    stamp = since_two(
        ("lecture@ALL", "moved", "The lecture is later.", at(19, 11)),
        ("tour@A", "moved", "The tour is another day.", at(20, 15)),
        ("old@A", "gone", "The dinner is off.", at(23, 19)),
    )

    pages = pages_of(made(planned(), "pocket", "groups", "A", stamp=stamp), tmp_path)

    by_day = {int(found[1]): page for page in pages if (found := re.search(r"booklet \w+day, (\d+) July", page))}
    assert "New time The lecture is later." in by_day[19]
    assert "The tour is another day." in by_day[20] and "The tour is another day." in by_day[21]
    assert "The dinner is off." in by_day[23]
    assert sum("The dinner is off." in page for page in pages) == 2  # there and in the list
    assert "Version 3, Saturday, 14 November 2026" in pages[0]


@office
@pytest.mark.parametrize("form", list(MAKES))
def test_where_the_changes_alone_are_wanted_it_holds_their_days_and_says_so(form: str, tmp_path: Path) -> None:
    stamp = since_two(("lecture@ALL", "moved", "The lecture is later.", at(19, 11)))

    pages = pages_of(made(planned(), form, "groups", "A", stamp=stamp, alone=True), tmp_path)

    assert "These are the days alone on which something changed since version 2" in pages[0]
    said = " ".join(pages)
    assert said.index("What changed since version 2") < said.index("Thursday, 19 July 2018")
    assert not re.search(r"July 2018.*(20|21|22|23) July 2018", said)
    assert "Emergency card" not in said and "Notes" not in said


def test_a_code_leads_to_the_reader_s_published_calendar_and_there_is_none_where_that_is_nowhere(
    tmp_path: Path,
) -> None:
    edition = replace(planned(), calendar_address="https://calendars.example.org/2018/")
    found = codes(edition)

    assert found["group", "A"]["link"].replace("\u200b", "").replace("\u00ad", "") == (
        "https://calendars.example.org/2018/lawatan-two-groups-2018-group-a.ics"
    )
    assert found["all", ""]["picture"] != found["group", "A"]["picture"]
    assert codes(planned()) == {("all", ""): None, ("group", "A"): None, ("group", "B"): None}
    published = FolderPlace(Folder(tmp_path, write_whole))
    PublishJob(Outgoing(view(edition), "en", NOW), "groups", published).send()
    assert (tmp_path / "lawatan-two-groups-2018-group-a.ics").is_file(), "it is what publishing calls it"


def codes(edition: AnyEdition) -> dict[tuple[str, str], dict[str, str]]:
    """The codes of the booklets of all and of the groups, by reader."""
    out = Outgoing(view(edition), "en", NOW)
    return {
        (reader.kind, reader.id): booklet.content(out, reader, "booklet")["code"]
        for audience in ("all", "groups")
        for reader in readers(out.view, audience, "en")  # type: ignore[arg-type]
    }


# -------------------------------------------------------------------------------------------------------- many together


def test_many_are_the_same_as_one_by_one() -> None:
    out = Outgoing(view(with_participants("Ana", "Bima", "Citra", "Dewi", "Eka")), "en", NOW)
    persons = readers(out.view, "persons", "en")

    together = {reader.id: part.content for reader, part in booklet.BOOKLET.many(out, persons)}

    alone = {reader.id: part.content for reader in persons for part in booklet.BOOKLET.make(out, reader)}
    assert set(together) == {"Q0", "Q1", "Q2", "Q3", "Q4"}
    assert together == alone


def test_closing_ends_the_work_and_asks_for_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def papers() -> Iterator[tuple[int, dict[str, Any]]]:
        for n in range(1000):
            asked.append(n)
            yield n, {}

    monkeypatch.setattr(press.Press, "pdf", lambda _self, _data, _now: b"%PDF")
    together = press.many("schedule", papers(), NOW)
    assert [next(together)[0], next(together)[0]] == [0, 1]
    together.close()

    assert len(asked) < 100
