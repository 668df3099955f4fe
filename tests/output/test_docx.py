"""Letters and lists as Word files, read by python-docx and by LibreOffice; templates of ours, of users, and broken ones."""

from __future__ import annotations

import base64
import datetime as dt
import io
import runpy
import subprocess
import zipfile
from dataclasses import replace as replace_fields
from pathlib import Path
from typing import Any

import docx
import pytest

from lawatan.domain import Absence, AnyEdition, Closure, Host, Organiser, Person, Picture, Plan, Table, replace
from lawatan.jobs.export import NothingToExport, export
from lawatan.jobs.letters import lay_out, letters_folder
from lawatan.output import Outgoing
from lawatan.output.docx import make_letter, make_names
from lawatan.output.letters.logo import png
from lawatan.output.reader import Reader, readers
from lawatan.resources import folder
from output.driven import SECRET, driven, since
from output.office import converted
from output.two_groups import at, changed, moved, text, view

NOW = dt.datetime(2018, 6, 30, 22, tzinfo=dt.UTC)  # the next morning in Jakarta
TEMPLATES = folder("resources") / "letters"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#06c"/></svg>'


def edition(**fields: Any) -> AnyEdition:
    """The two groups with organisers, a host with an addressee and conditions, and a phone of the committee's PIC."""
    made = replace(driven(), framework=text("a framework", "sebuah kerangka"))
    firm = {"addressee": text("Director of Production", "Direktur Produksi"), "venue": "bdg_firm", "names_days": 7}
    made = with_host(made, "firm", **firm)
    organisers = [
        Organiser(id="dg", order=1, name=text("Directorate General", "Direktorat Jenderal")),
        Organiser(id="setneg", order=2, name=text("State Secretariat", "Sekretariat Negara")),
        Organiser(id="cp", order=3, name=text("Colombo Plan")),
    ]
    return replace(made, organisers=Table(organisers), **fields)


def with_host(made: AnyEdition, key: str, **fields: Any) -> AnyEdition:
    return replace(made, hosts=made.hosts.with_record(Host.model_validate({**dict(made.hosts[key]), **fields})))


def with_person(made: AnyEdition, key: str, **fields: Any) -> AnyEdition:
    person = Person.model_validate({**dict(made.persons[key]), **fields})
    return replace(made, persons=made.persons.with_record(person))


def outgoing(made: AnyEdition | None = None, language: str = "en", **fields: Any) -> Outgoing:
    return Outgoing(view(made or edition()), language, NOW, **fields)


def reader(out: Outgoing, audience: Any, name: str = "") -> Reader:
    return next(each for each in readers(out.view, audience, out.language) if each.id == name)


def opened(parts: Any) -> Any:
    (part,) = parts
    return docx.Document(io.BytesIO(part.content))


def letter(audience: str, name: str, out: Outgoing | None = None) -> Any:
    out = out or outgoing()
    return opened(make_letter(out, reader(out, audience, name)))


def names(audience: str, name: str = "", out: Outgoing | None = None) -> Any:
    out = out or outgoing()
    return opened(make_names(out, reader(out, audience, name)))


def lines(document: Any) -> list[str]:
    """The paragraphs outside of tables that say something."""
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def cells(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


# ----------------------------------------------------------------------------------------------------------- the letter


def test_a_letter_to_a_host_says_who_comes_when_and_what_is_asked_for() -> None:
    made = letter("hosts", "firm")
    head, slots = made.tables

    assert cells(head)[0] == ["Number", ":", "", "…………………, 1 July 2018"]
    assert [row[2] for row in cells(head)[1:]] == ["List of names", "Request for a visit, 21 July 2018"]
    assert cells(slots) == [
        ["Date and time", "Activity", "Place", "Who comes"],
        [
            "Saturday, 21 July 2018\n09:00–10:45 WIB",
            "Aircraft tour",
            "Venue bdg_firm",
            "11 people\nGroup A\nFrom Peru\nArrival at 09:00",
        ],
        [
            "Saturday, 21 July 2018\n13:00–14:45 WIB",
            "Aircraft tour",
            "Venue bdg_firm",
            "11 people\nGroup B\nFrom Laos\nArrival at 13:00",
        ],
    ]
    assert lines(made) == [
        "Directorate General",
        "together with State Secretariat and Colombo Plan",
        "Director of Production",
        "Aircraft firm",
        "in Bandung",
        "Dear Sir or Madam,",
        "We have the honour to inform you of the Two groups & three cities, batch 3 (19–23 July 2018), which is held by "
        "Directorate General together with State Secretariat and Colombo Plan. Its theme is “A theme”. It is part of "
        "a framework.",
        "As part of this programme we would like to visit Aircraft firm, and ask for your kind permission as follows:",
        "We kindly ask you to receive our group, to tell us whom we may contact about the details, and to let us know "
        "what our guests have to observe. The list of those who come is attached. Its last version will reach you by "
        "Saturday, 14 July 2018. Our guests will observe your conditions: No photographs.",
        "For all further information please contact Sri, Committee, Jakarta, +62-staff1.",
        "Thank you for your kind attention and cooperation.",
        "Yours faithfully,",
        "Directorate General,",
        "(…………………………)",
        "Copies:",
        "1. State Secretariat",
        "2. Colombo Plan",
    ]
    assert "Version" not in made.sections[0].footer.paragraphs[0].text
    assert "As of Sunday, 1 July 2018" in made.sections[0].footer.paragraphs[0].text


def test_an_indonesian_letter_is_written_in_official_style() -> None:
    made = letter("hosts", "firm", outgoing(language="id"))

    assert [row[0] for row in cells(made.tables[0])] == ["Nomor", "Lampiran", "Perihal"]
    assert lines(made)[2:6] == ["Yth. Direktur Produksi", "Pabrik pesawat", "di Bandung", "Dengan hormat,"]
    assert "Atas perhatian dan kerja sama Bapak/Ibu, kami ucapkan terima kasih." in lines(made)
    assert "Tembusan:" in lines(made)
    assert cells(made.tables[1])[1][0] == "Sabtu, 21 Juli 2018\n09.00–10.45 WIB"


def test_what_is_agreed_is_confirmed_and_not_asked_for_again() -> None:
    official = letter("persons", "minister", outgoing(with_slots("confirmed")))

    assert cells(official.tables[0])[2][2] == "Confirmation of the invitation, 19–23 July 2018"
    assert "Dear Gati," in lines(official)
    assert "We gladly confirm the following:" in lines(official)
    assert cells(official.tables[1])[1][1] == "Opening\nYour part: 09:03–09:08 Report"


def with_slots(confirmation: str) -> AnyEdition:
    made = edition()
    slots = [slot.model_copy(update={"confirmation": confirmation}) for slot in made.plan.placements.values()]
    return replace(made, plan=made.plan.model_copy(update={"placements": Table(slots)}))


def test_a_resource_person_is_asked_to_speak_and_an_institution_for_one_who_does() -> None:
    made = with_person(edition(), "speaker", host="ministry")
    speaker = letter("persons", "speaker", outgoing(made))
    ministry = letter("hosts", "ministry", outgoing(made))

    assert (
        cells(speaker.tables[0])[2][2]
        == cells(ministry.tables[0])[2][2]
        == "Request for a resource person, 19 July 2018"
    )
    assert "Resource person" in lines(speaker) and not any("P24" in line for line in lines(speaker))
    assert any("we ask you to be our resource person" in line for line in lines(speaker))
    assert any("to name the resource person" in line for line in lines(ministry))
    assert lines(speaker)[-3:] == ["1. Ministry of Industry", "2. State Secretariat", "3. Colombo Plan"]


def test_who_goes_along_drives_or_is_of_the_committee_gets_no_letter() -> None:
    out = outgoing()
    written = [each.id for each in readers(out.view, "persons", "en") if list(make_letter(out, each))]

    assert written == ["minister", "speaker"]
    assert not list(make_letter(out, reader(out, "groups", "A")))


def test_a_letter_says_what_time_it_was_and_is() -> None:
    out = since(edition(), edition(plan=driven(moved("lecture@ALL", at(20, 14))).plan))
    made = letter("hosts", "ministry", out)

    assert cells(made.tables[0])[2][2] == "New time of the event, 20 July 2018"
    told = lines(made)
    assert told[told.index("To our regret we have to change the time that we told you before:") + 1] == (
        "“Lecture; policy, and more”: Thu 19 Jul, 13:30–15:00 → Fri 20 Jul, 14:00–15:30."
    )
    assert "We apologise for any inconvenience that this causes you." in told
    assert "Draft after version 1" in made.sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize(("why", "reason"), [("", ""), ("audit", " (audit)")])
def test_nobody_apologises_to_who_cannot_be_there(why: str, reason: str) -> None:
    """The host receives nobody then, by what became known since; where it could not before already, the fault is ours."""
    closed = Closure(begins=dt.date(2018, 7, 19), ends=dt.date(2018, 7, 19), why=text(why))
    later = with_host(edition(plan=driven(moved("lecture@ALL", at(20, 14))).plan), "ministry", closures=(closed,))
    earlier = with_host(edition(), "ministry", closures=(closed,))

    told, ours = (lines(letter("hosts", "ministry", since(before, later))) for before in (edition(), earlier))

    said = f"As we understand that the time that we told you before does not suit you{reason}, we have changed it:"
    assert said in told and said not in ours
    assert "We apologise for any inconvenience that this causes you." not in told
    assert "We apologise for any inconvenience that this causes you." in ours


def test_a_person_who_is_called_away_is_not_asked_for_pardon() -> None:
    absent = Absence(begins=at(19, 8), ends=at(19, 18), why="conference")
    later = with_person(edition(plan=driven(moved("lecture@ALL", at(20, 14))).plan), "speaker", absences=(absent,))

    told = lines(letter("persons", "speaker", since(edition(), later)))

    assert any(line.startswith("As we understand") and "(conference)" in line for line in told)


def test_who_writes_gets_no_letter_of_its_own() -> None:
    made = edition()
    out = outgoing(replace(made, organisers=Table([Organiser(id="ministry", name=text("The Ministry"))])))

    assert list(make_letter(outgoing(), reader(outgoing(), "hosts", "ministry")))
    assert not list(make_letter(out, reader(out, "hosts", "ministry")))


def test_a_cancellation_is_regretted_without_a_table() -> None:
    after = edition()
    after = replace(after, plan=Plan(placements=after.plan.placements.without("lecture@ALL"), rides=after.plan.rides))
    out = since(edition(), after, "id", asked=True)
    made = opened(make_letter(out, Reader("host", "ministry", "Kementerian Perindustrian", ())))

    assert cells(made.tables[0])[2][2] == "Pembatalan acara, 19 Juli 2018"
    assert len(made.tables) == 1
    assert [line for line in lines(made) if line.startswith("Batal: ")] != []
    assert any(line.startswith("Dengan menyesal") for line in lines(made))


def test_logos_stand_above_and_one_that_cannot_be_read_is_left_out() -> None:
    made = edition()
    logos = [Picture(media_type="image/svg+xml", data=base64.b64encode(data).decode()) for data in (SVG, b"<svg", SVG)]
    organisers = [
        each.model_copy(update={"logo": logo}) for each, logo in zip(made.organisers.values(), logos, strict=True)
    ]
    shown = letter("hosts", "firm", outgoing(replace(made, organisers=Table(organisers))))

    assert len(shown.inline_shapes) == 2
    assert (png(logos[0]) or b"").startswith(b"\x89PNG") and png(logos[1]) is None


# ------------------------------------------------------------------------------------------------------------ the names


def test_a_list_of_names_has_who_comes_to_a_host_and_how_many_are_missing() -> None:
    made = names("hosts", "firm", outgoing(changed("tour", edition(), pic="staff1")))

    assert cells(made.tables[0]) == [
        ["No.", "Name", "Position", "Country", "Group"],
        ["1", "Ana Pérez", "Head of section", "Peru", "Group A"],
        ["2", "Li Wei\n李伟", "", "Laos", "Group B"],
        ["3", "Mia Pérez", "with Ana Pérez", "Peru", "Group A"],
        ["4", "Sri", "Committee, Jakarta", "", ""],
    ]
    assert "For Aircraft firm" in lines(made)
    assert "Saturday, 21 July 2018, 09:00–10:45 WIB: Aircraft tour" in lines(made)
    assert lines(made)[-1] == "18 more people belong to it whose names are still to come."


def test_of_a_change_a_list_of_names_is_written_where_it_says_something_else() -> None:
    """A lecture that moves changes nobody's name; one who joins does, and a visit at another time at its host."""
    before, moved_lecture = edition(), edition(plan=driven(moved("lecture@ALL", at(20, 14))).plan)
    joined = with_person(moved_lecture, "ana", name="Ana María Pérez")

    def written(after: AnyEdition, audience: str, name: str, alone: bool = True) -> bool:
        out = replace_fields(since(before, after), alone=alone)
        return bool(list(make_names(out, reader(out, audience, name))))

    assert not written(moved_lecture, "committee", "")
    assert written(moved_lecture, "committee", "", alone=False)
    assert written(joined, "committee", "")
    assert not written(moved_lecture, "hosts", "firm")
    assert written(edition(plan=driven(moved("tour@A", at(21, 14))).plan), "hosts", "firm")


def test_a_group_has_its_own_people_and_the_committee_everybody() -> None:
    assert [row[1] for row in cells(names("groups", "A").tables[0])] == ["Name", "Ana Pérez", "Mia Pérez"]
    everybody = [row[1] for row in cells(names("committee").tables[0])][1:]
    assert everybody == ["Ana Pérez", "Li Wei\n李伟", "Mia Pérez", "Pak Asep", "Budi", "Nobody", "Gati", "P24", "Sri"]


def test_names_alone_are_listed_and_nothing_private() -> None:
    secrets = [value for value in SECRET.values() if isinstance(value, str) and value != "requested"] + [
        "SECRET-NOTE",
        "+62-",
    ]
    out = outgoing()
    for audience, name in (("committee", ""), ("groups", "A"), ("hosts", "firm")):
        (part,) = make_names(out, reader(out, audience, name))
        with zipfile.ZipFile(io.BytesIO(part.content)) as file:
            content = "".join(file.read(entry).decode() for entry in file.namelist() if entry.endswith(".xml"))
        assert "Ana Pérez" in content
        assert not [secret for secret in secrets if secret in content]


TYPED = [
    "=cmd|' /C calc'!A0",
    "../../x",
    "<w:t>bold & “quoted” &amp;</w:t>",
    "{{ 7 * 7 }} {% raw %} {_{ x }_} {_% %_} {# no #}",
    "two\nlines and\ta tab  and  blanks",
    "ا" * 40 + " 😀 日本語",
    "x" * 300,
]


@pytest.mark.parametrize("typed", TYPED)
def test_what_was_typed_is_in_the_file_as_it_was_typed(typed: str) -> None:
    out = outgoing(with_person(with_host(edition(), "firm", addressee=text(typed)), "ana", name=typed))

    assert typed in lines(letter("hosts", "firm", out))
    assert cells(names("groups", "A", out).tables[0])[1][1] == typed


def test_what_no_word_file_can_hold_is_replaced() -> None:
    out = outgoing(with_person(edition(), "ana", name="a\ufffeb\uffff"))

    assert cells(names("groups", "A", out).tables[0])[1][1] == "a\ufffdb\ufffd"


# -------------------------------------------------------------------------------------------------------- the templates


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_the_templates_are_those_that_the_script_beside_them_makes() -> None:
    script = runpy.run_path(str(TEMPLATES / "make.py"))
    made = {
        f"{name}-{language}.docx": script["saved"](script[name](words, language))
        for language, words in script["WORDS"].items()
        for name in ("letter", "names")
    }

    assert sorted(made) == sorted(path.name for path in TEMPLATES.glob("*.docx"))
    for name, content in made.items():
        assert parts(content) == parts((TEMPLATES / name).read_bytes()), f"run {TEMPLATES / 'make.py'}"


def own(tmp_path: Path, body: str) -> Path:
    """A folder with a user's letter of one paragraph."""
    document = docx.Document()
    document.add_paragraph(body)
    document.save(tmp_path / "letter-en.docx")
    return tmp_path


def test_a_template_of_the_user_takes_the_place_of_ours(tmp_path: Path) -> None:
    out = outgoing(templates=own(tmp_path, "To {{ addressee[0] }}: {% for row in rows %}{{ row.time }}; {% endfor %}"))

    assert lines(letter("hosts", "firm", out)) == ["To Director of Production: 09:00–10:45 WIB; 13:00–14:45 WIB; "]
    assert len(names("hosts", "firm", out).tables) == 1  # ours, as there is no other


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("{{ adressee }}", "it asks for the field “adressee”, which there is not"),
        ("{% for row in rows %}{{ row.tyme }}{% endfor %}", "it asks for the field “tyme”, which there is not"),
        ("Dear {{ addressee }, hello", "a field is written wrongly, near “"),
        ("{% for row in rows %}no end", "a field is written wrongly, near “"),
        ("{{ subject.__class__.__mro__ }}", "it asks for something that a template may not do"),
        ("{{ 1 / 0 }}", "a field stands where it cannot be filled ("),
        ("{{p subject }}", "a text stands in the place of a paragraph, a row or a cell"),
    ],
)
def test_a_broken_template_is_told_with_its_file_and_what_is_wrong(body: str, why: str, tmp_path: Path) -> None:
    from lawatan.output.letters.template import BrokenTemplate

    out = outgoing(templates=own(tmp_path, body))

    with pytest.raises(BrokenTemplate) as broken:
        letter("hosts", "firm", out)
    assert str(broken.value).startswith(f"The template {tmp_path / 'letter-en.docx'} cannot be used: {why}")


@pytest.mark.parametrize("content", [b"no zip", b"", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_template_stops_the_export_with_a_sentence(content: bytes, tmp_path: Path) -> None:
    letters_folder().mkdir()
    (letters_folder() / "letter-id.docx").write_bytes(content)

    with pytest.raises(NothingToExport, match=r"letter-id\.docx tidak dapat digunakan: berkas itu bukan berkas Word"):
        export(edition(), "docx", tmp_path, "firm", "id")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_our_templates_are_laid_out_to_be_changed_and_nothing_is_overwritten() -> None:
    letters_folder().mkdir()
    (letters_folder() / "names-id.docx").write_bytes(b"mine")

    assert [path.name for path in lay_out()] == ["letter-en.docx", "letter-id.docx", "names-en.docx"]
    assert (letters_folder() / "names-id.docx").read_bytes() == b"mine"
    assert lay_out() == ()


# ---------------------------------------------------------------------------------------------------------- LibreOffice


@pytest.mark.office
@pytest.mark.deep
@pytest.mark.parametrize("language", ["en", "id"])
def test_libreoffice_prints_the_letter_on_one_page_with_all_that_it_says(language: str, tmp_path: Path) -> None:
    out = outgoing(edition(), language)
    (part,) = make_letter(out, reader(out, "hosts", "firm"))
    path = tmp_path / "letter.docx"
    path.write_bytes(part.content)

    pdf = converted(path, "pdf")
    printed = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout

    assert printed.count("\f") == 1
    said = "".join(printed.split())
    document = docx.Document(io.BytesIO(part.content))
    told = [
        *lines(document),
        *(line for table in document.tables for row in cells(table) for cell in row for line in cell.split()),
    ]
    assert [line for line in told if "".join(line.split()) not in said] == []
