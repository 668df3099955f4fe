"""Door signs, badges and certificates; and what holds for all papers of this sort as files."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from builders import planned, text
from lawatan.domain import Organiser, replace
from lawatan.domain.record import Picture
from lawatan.resources import folder
from lawatan.rules import Edition
from output.hosted import ODD, SCRIPTS, hosted, news, paper, participant, with_activity
from output.poppler import letters_of, pages_of, poppler, words_of

pytestmark = pytest.mark.office
PAPERS = [("host", "FIRM"), ("driver", "bus"), ("door", ""), ("badges", ""), ("certificates", "")]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"><rect width="30" height="10"/></svg>'


def in_scripts() -> Edition:
    """The edition with a participant a script, and a sound and a damaged logo."""
    people = [participant(n, name, SCRIPTS[name]) for n, name in enumerate(SCRIPTS)]
    logos = {
        "a": Picture(name="a.svg", media_type="image/svg+xml", data=base64.b64encode(SVG.encode()).decode()),
        "b": Picture(name="b.png", data="AAAA"),
    }
    organisers = [Organiser(id=key, name=text(key), logo=logo) for key, logo in logos.items()]
    return hosted(people, organisers=organisers)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="needs qpdf")
@pytest.mark.parametrize(("name", "reader"), PAPERS)
def test_each_is_a_sound_tagged_pdf_on_a4_with_our_fonts_alone(name: str, reader: str, tmp_path: Path) -> None:
    content = paper(in_scripts(), name, reader, "id")

    told = poppler("pdfinfo", content, tmp_path)
    lines = poppler("pdffonts", content, tmp_path).splitlines()[2:]
    run = subprocess.run(
        ["qpdf", "--check", str(tmp_path / "paper.pdf")], capture_output=True, text=True, timeout=60, check=False
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert re.search(r"Tagged:\s+yes", told)
    assert "(A4)" in told
    assert [line for line in lines if not re.search(r"\byes\s+yes\s+yes\b", line)] == []
    fonts = {line.split()[0].partition("+")[2].removesuffix("-Identity-H") for line in lines}
    ours = {path.stem for path in (folder("resources") / "fonts").rglob("*.[ot]tf")}
    assert fonts <= ours
    if name in ("badges", "certificates", "host"):  # their names stand there in all of the members' scripts
        assert fonts == ours


@pytest.mark.parametrize(("name", "reader"), PAPERS)
def test_odd_names_and_titles_are_exact_and_stay_on_the_page(name: str, reader: str, tmp_path: Path) -> None:
    people = [participant(n, odd) for n, odd in enumerate(ODD)]
    long = "A title that goes on and on " * 12 + "<end>"
    base = with_activity(hosted(people), "show", name=text(long))
    content = paper(with_activity(base, "talk", name=text("y" * 300)), name, reader)

    said = letters_of(content, tmp_path)
    boxes = poppler("pdftotext", content, tmp_path, "-bbox")

    if name == "host":
        assert "".join(long.split()) in said
    if name == "door":
        assert "y" * 300 in said
    if name in ("host", "badges", "certificates"):
        for odd in ODD:
            if not re.search("[\u0600-\u06ff]", odd):  # Poppler tells letters from right to left in an order of its own
                assert "".join(odd.split()) in said, odd
        assert said.count("س") >= 75
    wide, high = (float(found) for found in re.findall(r'page width="([\d.]+)" height="([\d.]+)"', boxes)[0])
    for left, top, right, bottom in re.findall(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)"', boxes):
        assert float(left) >= 20 and float(right) <= wide - 20
        assert float(top) >= 5 and float(bottom) <= high - 5


# ----------------------------------------------------------------------------------------------------------- door signs


def test_a_sign_a_session_says_when_what_where_and_for_whom(tmp_path: Path) -> None:
    base = with_activity(hosted(), "talk", name=text("Quality, and how it is measured"), topic=text("Standards"))

    (sign,) = pages_of(paper(base, "door"), tmp_path)
    (own,) = pages_of(paper(base, "door", "FIRM"), tmp_path)

    assert sign.startswith(
        "Small industry A theme 09:00–10:00 Tuesday, 24 July 2018 Session Quality, and how it is measured"
    )
    assert "Standards Dr Speaker Ballroom Hotel All As of Saturday, 14 November 2026" in sign
    assert "10:00–11:30 Monday, 23 July 2018 Site visit Show" in own
    assert "Udjo All" in own


def test_the_title_is_as_large_as_there_is_room_for(tmp_path: Path) -> None:
    def size(title: str) -> float:
        content = paper(with_activity(hosted(), "talk", name=text(title)), "door")
        boxes = poppler("pdftotext", content, tmp_path, "-bbox")
        found = re.search(rf'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">{title.split()[0]}<', boxes)
        assert found is not None
        return float(found[2]) - float(found[1])

    assert size("Opening") > 1.5 * size("Opening remarks and a long discussion on how small firms learn " * 3) > 40


def test_signs_of_what_is_gone_are_to_be_taken_down_and_only_changed_ones_printed_again(tmp_path: Path) -> None:
    workshop = with_activity(hosted(), "museum", venue="HOTEL", room="BALLROOM", name=text("Workshop"))
    debate = workshop.activities["talk"].model_copy(update={"id": "debate"})
    edition = replace(workshop, activities=workshop.activities.with_record(debate))
    before = planned(edition, {"museum": "mon 07:30", "show": "mon 10:00", "talk": "tue 09:00", "debate": "tue 13:00"})
    base = planned(edition, {"museum": "mon 07:30", "talk": "tue 09:00"})
    told = {
        ("groups", "ALL"): (
            news("talk@ALL", "moved", "Talk: 08:00 → 09:00."),
            news("debate@ALL", "gone", "Cancelled: Debate."),
            news("show@ALL", "gone", "Cancelled: Show."),  # which is at no door
        )
    }

    whole, alone = (
        pages_of(paper(base, "door", news=told, alone=only, before=before), tmp_path) for only in (False, True)
    )

    assert [("Workshop" in page, "Talk" in page) for page in whole] == [(True, False), (False, True), (False, False)]
    assert "New time Talk: 08:00 → 09:00." in whole[1]
    assert whole[2].count("Cancelled") == 1 and "Take down the signs of these Cancelled: Debate." in whole[2]
    assert len(alone) == 2 and "Talk" in alone[0]


# --------------------------------------------------------------------------------------------------------------- badges


def test_sixty_people_have_their_badges_on_six_pages_of(tmp_path: Path) -> None:
    base = hosted([participant(n, f"Person {n:02}") for n in range(55)])

    found = pages_of(paper(base, "badges"), tmp_path)

    assert len(found) == 6
    assert [
        len(re.findall(r"Participant|Committee|Guide|Driver|Official|Resource person", page)) for page in found
    ] == [10] * 6
    assert set(re.findall(r"Person (\d\d)", " ".join(found))) == {f"{n:02}" for n in range(55)}
    assert len(pages_of(paper(base, "badges", "ALL"), tmp_path)) == 6  # of the group: its members alone
    assert "Pak Dedi" not in words_of(paper(base, "badges", "ALL"), tmp_path)


def test_a_badge_has_name_own_script_country_and_role_and_a_code_leaves_room_to_write(tmp_path: Path) -> None:
    said = words_of(paper(hosted([participant(0, "Ana", "สมชาย"), participant(1, "P07", "สม")]), "badges"), tmp_path)

    assert "Ana สมชาย Bangladesh Participant" in said
    assert "Nepal Participant P07" in said  # the code stands small in the corner, and no name above it
    assert said.count("P07") == 1


def test_names_are_never_smaller_than_nine_points(tmp_path: Path) -> None:
    base = hosted([participant(n, odd) for n, odd in enumerate(ODD)])

    xml = poppler("pdftohtml", paper(base, "badges"), tmp_path, "-xml", "-stdout", "-zoom", "1", "-i", "-fontfullname")

    sizes = {found[0]: float(found[1]) for found in re.findall(r'<fontspec id="(\d+)" size="([\d.]+)"', xml)}
    names = [
        sizes[font]
        for font, said in re.findall(r'font="(\d+)">(.*?)</text>', xml)
        if re.search("xxxx|WWWW|Ana Ana", said)
    ]
    assert len(names) > 20
    assert min(names) >= 9


def test_a_card_grows_where_its_name_needs_more_room(tmp_path: Path) -> None:
    boxes = poppler("pdftotext", paper(hosted([participant(0, "W" * 300)]), "badges", "ALL"), tmp_path, "-bbox")

    lines = [float(bottom) for bottom in re.findall(r'yMax="([\d.]+)">W{5,}', boxes)]
    role = re.search(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">Participant<', boxes)
    assert role is not None and len(lines) > 10
    assert max(lines) <= float(role[1])


# --------------------------------------------------------------------------------------------------------- certificates


def test_a_certificate_a_participant_to_be_signed_by_the_first_three_organisers_and_nobody_is_guessed(
    tmp_path: Path,
) -> None:
    found = pages_of(paper(hosted([participant(0, "Ana"), participant(1, "P02")]), "certificates"), tmp_path)

    assert len(found) == 2
    assert "This is to certify that Ana Bangladesh has completed the programme Small industry" in found[0]
    assert "on the theme “A theme” 23–29 July 2018" in found[0]
    assert "Bandung, 29 July 2018 Ministry of Industry Organiser Firm Third organiser" in found[0]
    assert "Chief Udjo" not in found[0], "who comes to the opening need not be who signs"
    assert "This is to certify that P02 Nepal" in found[1]
