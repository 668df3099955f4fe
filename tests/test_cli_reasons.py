"""The commands on reasons as another program meets them: ``explain`` and ``fixes``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import activity, one_city, planned, span, standing_rules, with_fields
from lawatan.domain import Hours
from lawatan.jobs.files import read_edition, write_edition
from lawatan.jobs.replan import told_now
from lawatan.rules.venue_open import VenueOpen
from test_cli import lawatan


@pytest.fixture(scope="module")
def impossible(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A visit of ninety minutes where they receive for an hour."""
    made = one_city(activity("visit", "UDJO", 90), activity("talk"), rules=[*standing_rules(), VenueOpen(id="opens")])
    hours = Hours(weekdays=("wed",), open=(span("10:00-11:00"),))
    path = tmp_path_factory.mktemp("reasons") / "impossible.json"
    write_edition(with_fields(made, "venues", "UDJO", hours=(hours,)), path)
    return path


@pytest.fixture(scope="module")
def clash(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A talk and a visit at the same time."""
    made = one_city(activity("visit", "UDJO", 90), activity("talk"), rules=standing_rules())
    path = tmp_path_factory.mktemp("clash") / "clash.json"
    write_edition(planned(made, {"visit": "tue 09:00", "talk": "tue 09:30"}), path)
    return path


@pytest.mark.deep
def test_explain_names_what_cannot_be_kept(impossible: Path, tmp_path: Path) -> None:
    done = lawatan("explain", str(impossible))

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "Not everything can be had: there is a reason.",
        "",
        "These cannot all be kept; without any one of them the others can:",
        "  – “Visit” must happen and takes 1 h 30 min.",
        "  – By the rule “Venue open” (Udjo), “Visit” can never begin.",
    ]
    written = tmp_path / "why.json"
    told = lawatan("explain", str(impossible), "--json", "-o", str(written), "--language", "id")
    found = json.loads(written.read_text(encoding="utf-8"))
    assert (told.returncode, told.stdout, found["possible"]) == (1, "", False)
    (conflict,) = found["conflicts"]
    assert [each["demand"] for each in conflict["demands"]] == [["must_happen", "visit@ALL"], ["opens", "visit@ALL"]]
    assert "wajib" in conflict["demands"][0]["sentence"]


@pytest.mark.deep
def test_explain_says_why_here_and_what_is_wrong_there(clash: Path) -> None:
    done = lawatan("explain", str(clash), "talk")

    assert done.returncode == 0
    assert done.stdout.startswith(
        "“Talk” stands on Tue 24 Jul, 09:30–10:30.\nAs the rest stands, it could also begin:\n"
    )
    assert "Everything that must happen can be had, and every rule that must hold can be kept." in done.stdout


@pytest.mark.deep
def test_fixes_are_numbered_and_one_is_taken(clash: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.json"
    done = lawatan("fixes", str(clash), "talk", "-o", str(after), "--take", "1")

    assert done.returncode == 0
    assert done.stdout.startswith("1. Move “")
    assert done.stderr.startswith("found 1: Move “")
    assert lawatan("check", str(after)).returncode == 0
    was, now = read_edition(clash).plan.placements, read_edition(after).plan.placements
    assert len([item for item in was if was[item].start != now[item].start]) == 1

    found = json.loads(lawatan("fixes", str(clash), "one_place", "--json").stdout)
    assert found["fixes"][0]["edits"] == {}
    assert found["fixes"][0]["to_tell"]


@pytest.mark.deep
def test_what_is_not_wrong_needs_no_fix_and_a_number_too_high_writes_nothing(clash: Path, tmp_path: Path) -> None:
    fine = lawatan("fixes", str(clash), "lunch")
    assert fine.returncode == 2
    assert "Nothing is wrong with “lunch”: no rule about it is broken." in fine.stderr

    good, none = tmp_path / "good.json", tmp_path / "none.json"
    assert lawatan("fixes", str(clash), "-o", str(good)).returncode == 0
    assert lawatan("fixes", str(good)).stdout == "Nothing has to be fixed.\n"
    high = lawatan("fixes", str(clash), "talk", "--take", "99", "-o", str(none))
    assert (high.returncode, none.exists()) == (2, False)


@pytest.mark.deep
def test_delay_arranges_the_day_anew_and_says_whom_to_call(tmp_path: Path) -> None:
    made = one_city(activity("visit", "UDJO", 60, hosts=("FIRM",)), activity("talk"), rules=standing_rules())
    path, after = tmp_path / "told.json", tmp_path / "after.json"
    write_edition(told_now(planned(made, {"visit": "tue 09:00", "talk": "tue 14:00"})), path)

    done = lawatan("delay", str(path), "visit", "30", "--bus", "-o", str(after))

    assert (done.returncode, done.stderr) == (0, "")
    first, second, heading, *calls = done.stdout.splitlines()
    assert first.startswith("The bus to “Visit” leaves at 08:35 instead of 08:05 and is there at 09:")
    assert second.startswith("  “Visit”: Tue 24 Jul, 09:00–10:00 → Tue 24 Jul, 09:")
    assert (heading, calls[0].partition(":")[0]) == ("To call, in this order:", "  Firm")
    assert lawatan("check", str(after)).returncode == 0
    told = json.loads(lawatan("delay", str(path), "talk", "10", "--json").stdout)
    assert (told["late_minutes"], told["left_out"]) == (10, [])
    none = lawatan("delay", str(path), "nobody", "10")
    assert (none.returncode, "There is nobody and nothing called “nobody”" in none.stderr) == (2, True)
