"""The commands of the bad day as another program meets them: ``replan``, ``unavailable``, ``where``, ``diff``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import activity, one_city, planned, standing_rules, text, with_fields, with_records
from lawatan.cli.refused import Refused
from lawatan.cli.replanning import one_of
from lawatan.domain import changed
from lawatan.jobs.files import read_edition, write_edition
from lawatan.jobs.naming import Names
from lawatan.jobs.replan import told_now
from lawatan.words import words
from test_cli import lawatan


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two visits and a lecture that people were told of."""
    made = one_city(
        activity("visit", "UDJO", 90, hosts=("FIRM",)),
        activity("museum", "MUSEUM", 60),
        activity("lecture", "HOTEL", 60, resource_persons=("EXPERT",)),
        rules=standing_rules(),
    )
    path = tmp_path_factory.mktemp("bad day") / "known.json"
    starts = {"visit": "wed 09:00", "museum": "thu 09:00", "lecture": "fri 09:00"}
    write_edition(told_now(planned(made, starts)), path)
    return path


@pytest.mark.deep
def test_a_host_that_cancels_is_written_down_and_planned_around(known: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.json"
    done = lawatan(
        *("unavailable", str(known), "Firm", "2018-07-25", "2018-07-25", "--why", "Audit", "-o", str(after)),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 of 3 that people were told of changes; no plan that fits changes less." in done.stdout
    assert "\nFirm\n  “Visit”: Wed 25 Jul, 09:00–10:30 → " in done.stdout
    edition = read_edition(after)
    assert edition.hosts["FIRM"].closures[0].why.en == "Audit"
    was, now = read_edition(known).plan.placements, edition.plan.placements
    assert {item for item in was if was[item].start != now[item].start} == {"visit@ALL"}
    assert lawatan("check", str(after)).returncode == 0

    told = lawatan("diff", str(known), str(after), "--for", "FIRM")
    assert told.stdout.splitlines()[0] == "Firm" and len(told.stdout.splitlines()) == 2
    none = lawatan("diff", str(known), str(after), "--for", "Expert", "--language", "id")
    assert none.stdout == "Tidak ada yang berubah bagi Expert.\n"
    everything = json.loads(lawatan("diff", str(known), str(after), "--json").stdout)
    assert [change["reader"]["id"] for change in everything["changes"]] == ["FIRM", "ALL"]


@pytest.mark.deep
def test_replan_against_what_people_know(known: Path, tmp_path: Path) -> None:
    edition = read_edition(known)
    moved = tmp_path / "moved.json"
    write_edition(planned(edition, {"visit": "mon 13:00", "museum": "thu 09:00", "lecture": "fri 09:00"}), moved)
    done = lawatan("replan", str(moved), "--against", str(known), "--now", "2018-07-24 12:00", "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["moved"], found["price_of_change"]) == (0, ["visit@ALL"], 0)
    assert [change["item"] for change in found["to_tell"]] == ["visit@ALL", "visit@ALL"], "what is past stays as it was"
    back = json.loads(lawatan("replan", str(moved), "--against", str(known), "--json").stdout)
    assert (back["moved"], back["to_tell"], back["price_of_change"], back["least_price_of_change"]) == ([], [], 0, 0)


@pytest.mark.deep
def test_hours_until_midnight_and_who_is_needed_by_nothing(known: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.json"
    lawatan("unavailable", str(known), "UDJO", "2018-07-25 13:00", "2018-07-25 24:00", "-o", str(after))
    (closure,) = read_edition(after).venues["UDJO"].closures
    assert closure.hours is not None
    assert (closure.hours.begins.hour, closure.hours.ends.hour) == (13, 0)
    done = lawatan("unavailable", str(known), "DIRECTOR", "2018-07-25", "2018-07-25")
    assert "Nothing is planned around Director" in done.stderr


@pytest.mark.deep
def test_alternatives_stand_in_one_table(known: Path, tmp_path: Path) -> None:
    other, adopted = tmp_path / "other.json", tmp_path / "adopted.json"
    moved = planned(read_edition(known), {"visit": "mon 13:30", "museum": "thu 09:00", "lecture": "fri 09:00"})
    write_edition(moved, other)
    arguments = ("alternatives", str(known), "--with", str(other), "--adopt", "other", "-o", str(adopted), "--json")
    found = json.loads(lawatan(*arguments).stdout)["alternatives"]
    assert [(one["name"], one["placed"], one["to_tell"]) for one in found] == [("Current", 3, 0), ("other", 3, 2)]
    assert dict(read_edition(adopted).plan.placements) == dict(moved.plan.placements)
    table = lawatan("alternatives", str(known), "--with", str(other), "--language", "id").stdout
    assert table.splitlines()[0].split() == ["Sekarang", "other"] and len(table.splitlines()) == 10
    assert [line.split()[-1] for line in table.splitlines() if line.startswith("Perlu diberi tahu")] == ["2"]


@pytest.mark.deep
def test_where_tells_every_day(known: Path) -> None:
    done = lawatan("where", str(known), "visit")
    lines = done.stdout.splitlines()
    assert (done.returncode, lines[0], len(lines)) == (0, "“Visit” could begin:", 8)
    found = json.loads(lawatan("where", str(known), "visit@ALL", "--day", "2018-07-25", "--json").stdout)
    assert list(found["where"][0]["days"]) == ["2018-07-25"]


@pytest.mark.deep
@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["unavailable", "FILE", "Nobody", "2018-07-25", "2018-07-25"], "There is nobody and nothing called “Nobody”"),
        (["unavailable", "FILE", "FIRM", "2018-07-26", "2018-07-25"], "2018-07-25 is not after 2018-07-26"),
        (["unavailable", "FILE", "FIRM", "soon", "2018-07-25"], "soon: "),
        (["unavailable", "FILE", "o", "2018-07-25", "2018-07-25"], "“o” may be "),
        (["where", "FILE", "nothing"], "There is nobody and nothing called “nothing”"),
        (["where", "FILE", "visit", "--day", "never"], "never: "),
        (["diff", "FILE", "FILE", "--for", "nobody"], "There is nobody and nothing called “nobody”"),
        (["replan", "FILE", "--now", "later"], "later: "),
        (["replan", "FILE", "--now", "1018-07-25 13:00"], "1018-07-25 13:00: the year must lie between"),
        (["where", "FILE", "visit", "--day", "0001-01-01"], "0001-01-01: the year must lie between"),
        (["alternatives", "FILE"], ""),
        (["alternatives", "FILE", "--with", "FILE", "--adopt", "known"], "--adopt and -o go together"),
        (["alternatives", "FILE", "--with", "FILE", "--adopt", "x", "-o", "y.json"], "There is no alternative “x”"),
        (["replan", "FILE", "--against", "none.json"], "none.json: there is no such file."),
        (["replan", "FILE", "-o", "FILE"], ""),
    ],
)
def test_bad_usage_is_one_line_and_code_2(known: Path, arguments: list[str], line: str) -> None:
    done = lawatan(*(str(known) if argument == "FILE" else argument for argument in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"lawatan: {line}") and done.stderr.count("\n") == 1


def test_a_host_and_its_venue_of_one_name_are_the_host_and_two_of_a_kind_are_asked_for() -> None:
    made = with_fields(one_city(activity("visit", "UDJO", hosts=("FIRM",))), "hosts", "FIRM", name=text("Udjo"))
    names = [Names(with_fields(made, "venues", "UDJO", name=text("Udjo")), words("en"))]

    assert one_of("udjo", ("hosts", "persons", "venues"), names) == ("hosts", "FIRM")
    both = with_records(made, "hosts", changed(made.hosts["FIRM"], id="OTHER"))
    with pytest.raises(Refused, match="may be Udjo"):
        one_of("Udjo", ("hosts", "venues"), [Names(both, words("en"))])
