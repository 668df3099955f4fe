"""The command line as another program meets it: exit codes, one line for a fault, JSON on standard output."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import runs
from duties import bus
from lawatan.jobs.files import read_edition, write_edition
from lawatan.resources import sample

BALI = str(sample("bali-2016"))


def lawatan(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lawatan.cli", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        env={**os.environ, "COLUMNS": "200", **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "planned.json"
    done = lawatan("plan", BALI, "-o", str(path), "--time-limit", "2")
    assert (done.returncode, done.stdout[:9]) == (0, "Capacity ")
    return path


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["check"], "lawatan: Missing argument 'file'."),
        (["frobnicate"], "lawatan: No such command 'frobnicate'."),
        (["check", "none.json"], "lawatan: none.json: there is no such file."),
        (["plan", BALI, "--workers", "0"], None),
        (["plan", BALI, "--time-limit", "soon"], None),
        (["plan", BALI, "-o", BALI], None),
        (["plan", BALI, "-o", "/nowhere/at/all.json", "--time-limit", "0.5"], None),
        (["export", "ics", BALI], None),
        (["export", "ics", BALI, "-o", "x"], None),
        (["export", "odt", BALI, "-o", "x"], "lawatan: No such command 'odt'."),
        (["check", BALI, "--alternative", "Rain"], None),
        (["split", BALI, "-o", BALI], None),
        (["split", BALI, "-o", "/nowhere/at/all.json"], None),
        (["convert", BALI], "lawatan: Missing argument 'target'."),
        (["convert", BALI, BALI, "--force"], None),
        (["convert", BALI, "x.txt"], None),
        (["convert", BALI, "/nowhere/at/all.lawatan"], None),
        (["convert", "none.json", "x.lawatan"], "lawatan: none.json: there is no such file."),
        (["open", BALI, "--alternative", "Rain"], None),
        (["open", BALI], None),
        ([], None),
    ],
)
@pytest.mark.deep
def test_bad_usage_is_one_line_and_code_2(arguments: list[str], line: str | None) -> None:
    done = lawatan(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("lawatan: ")
    if line is not None:
        assert done.stderr == line + "\n"


def test_unplanned_sample_is_told_in_full() -> None:
    done = lawatan("check", BALI, "--json")
    body = json.loads(done.stdout)

    assert done.returncode == 1
    assert body["status"] == "incomplete"
    assert len(body["unplaced"]) == 15
    assert all(entry["why"] for entry in body["unplaced"])


def test_planned_edition_passes_in_another_process(planned: Path) -> None:
    done = lawatan("check", str(planned), "--json")
    body = json.loads(done.stdout)

    assert done.returncode == 0
    assert (body["status"], body["breaches"], body["unplaced"]) == ("complete", [], [])
    assert (body["seconds"], body["bound"], body["repeatable"]) == (None, None, None)


@pytest.mark.deep
def test_planning_reports_what_it_knows_and_leaves_the_file_alone() -> None:
    before = Path(BALI).read_bytes()

    done = lawatan("plan", BALI, "--time-limit", "2", "--json")
    body = json.loads(done.stdout)

    assert done.returncode == 0
    assert Path(BALI).read_bytes() == before
    assert (body["status"], len(body["placed"]), body["unplaced"]) == ("complete", 15, [])
    assert 0 < body["bound"] <= body["travel_minutes"]


@pytest.mark.parametrize(
    ("format_", "audience", "files"), [("ics", "all", 1), ("xlsx", "all", 1), ("pdf", "all", 1), ("ics", "hosts", 8)]
)
def test_export_prints_the_files_that_it_wrote(
    planned: Path, tmp_path: Path, format_: str, audience: str, files: int
) -> None:
    done = lawatan("export", format_, str(planned), "-o", str(tmp_path), "--for", audience, "--language", "id")

    written = sorted(done.stdout.split())
    assert (done.returncode, done.stderr) == (0, "")
    assert written == sorted(str(p) for p in tmp_path.iterdir())
    assert len(written) >= min(files, 1)
    assert all(p.endswith(f".{format_}") for p in written)


@pytest.mark.deep
def test_documents_serve_every_command_and_are_never_changed(planned: Path, tmp_path: Path) -> None:
    document, copy = tmp_path / "a.lawatan", tmp_path / "b.lawatan"
    made = lawatan("convert", str(planned), str(document))
    before = document.read_bytes()

    checked = lawatan("check", str(document), "--json")
    replanned = lawatan("plan", str(document), "-o", str(copy), "--time-limit", "1", "--json")
    exported = lawatan("export", "ics", str(document), "-o", str(tmp_path / "out"))
    refused = lawatan("convert", str(copy), str(document))
    back = lawatan("convert", str(copy), str(tmp_path / "c.json"))

    assert (made.returncode, made.stdout, made.stderr) == (0, f"{document}\n", "")
    assert (checked.returncode, json.loads(checked.stdout)["status"]) == (0, "complete")
    assert (replanned.returncode, json.loads(replanned.stdout)["unplaced"]) == (0, [])
    assert (exported.returncode, len(exported.stdout.split())) == (0, 1)
    assert refused.returncode == 2 and "replace it with --force" in refused.stderr
    assert (back.returncode, back.stdout) == (0, f"{tmp_path / 'c.json'}\n")
    assert back.stderr.startswith(f"{copy}: what stays behind there: the log of ")
    assert document.read_bytes() == before
    assert lawatan("check", str(copy), "--alternative", "Rain").stderr == (
        f"lawatan: {copy}: there are no alternatives in this document.\n"
    )


@pytest.mark.deep
def test_vehicles_are_chosen_written_and_judged(planned: Path, tmp_path: Path) -> None:
    body = json.loads(planned.read_text("utf-8"))
    body["vehicles"] = {"bus": {"name": {"en": "Bus", "id": "Bus"}, "seats": 45}}
    body["rules"]["carried"] = {"kind": "carried"}
    source, target = tmp_path / "a.json", tmp_path / "b.lawatan"
    source.write_text(json.dumps(body), "utf-8")

    before = lawatan("check", str(source))
    chosen = lawatan("vehicles", str(source), "-o", str(target), "--language", "id")
    after = lawatan("check", str(target))
    again = lawatan("vehicles", str(target), "--json")
    none = lawatan("vehicles", str(planned))

    assert (before.returncode, "has no vehicle" in before.stdout) == (1, True)
    assert (chosen.returncode, chosen.stderr) == (0, "")
    assert all(line.endswith(": Bus") for line in chosen.stdout.splitlines())
    assert after.returncode == 0
    told = json.loads(again.stdout)
    assert len(told["duties"]) == len(chosen.stdout.splitlines()) > 0 and told["breaches"] == []
    assert none.returncode == 2 and "There are no vehicles to choose from yet" in none.stderr


def test_room_nights_are_counted_for_people_and_as_json(planned: Path) -> None:
    table = lawatan("nights", str(planned), "--language", "id")
    body = json.loads(lawatan("nights", str(planned), "--json").stdout)
    unplanned = lawatan("nights", str(sample("jakarta-bandung-2018")))

    assert (table.returncode, table.stderr) == (0, "")
    head, *rows = table.stdout.splitlines()
    assert head.split()[0] == "Malam" and rows[0].split() == ["Min", "23", "Okt", "21", "21", "21", "–", "–"]
    assert rows[5].split() == ["Malam", "kamar", "105", "105"]
    assert rows[6].endswith("5 malam, 21 kamar hotel; kedatangan dan kepulangan berupa anggapan")
    assert (body["people"], body["room_nights"], len(body["nights"]), len(body["stays"])) == (21, 105, 5, 1)
    assert unplanned.returncode == 0
    assert unplanned.stderr == (
        "All participants has no ride to Bandung yet: its nights are counted as if it stayed.\n"
    )


def test_schema_is_a_json_schema_that_names_the_tables() -> None:
    body = json.loads(lawatan("schema").stdout)

    assert body["type"] == "object"
    assert {"venues", "activities", "rules", "plan"} <= set(body["properties"])


def test_known_ways_are_listed_for_people_and_as_json() -> None:
    said = lawatan("ways", "bandung", "Bali", "--date", "2016-10-24", "--language", "id")
    listed = lawatan("ways", "Jakarta", "Bali", "--date", "2026-06-09", "--json")

    assert said.returncode == 0 and "Bandung Husein ke Bali" in said.stdout.splitlines()[0]
    flights = {way["id"]: way["way"]["service"]["departures"][0]["name"] for way in json.loads(listed.stdout)}
    assert flights == {"jakarta-bali-halim": "GA462", "jakarta-bali-soekarno-2020": ""}


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["Jakarta", "Solo"], 2, "lawatan: Solo: ways are known between Bali, Bandung and Jakarta."),
        (["Jakarta", "Bali", "--date", "1999-01-01"], 0, "No way from Jakarta to Bali is known."),
    ],
)
def test_ways_that_are_not_known(arguments: list[str], code: int, line: str) -> None:
    done = lawatan("ways", *arguments)

    assert (done.returncode, done.stdout, done.stderr.strip()) == (code, "", line)


@pytest.mark.parametrize(
    ("participants", "capacity", "code", "groups", "left"),
    [(19, 21, 0, [], []), (40, 21, 0, [21, 21], []), (19, 1, 1, [], ["coffee"])],
)
def test_groups_are_split_where_more_come_than_fit(
    tmp_path: Path, participants: int, capacity: int, code: int, groups: list[int], left: list[str]
) -> None:
    body = json.loads(Path(BALI).read_text(encoding="utf-8"))
    body["groups"]["ALL"]["participants"] = participants
    body["venues"]["COFFEE"]["capacity"] = capacity
    file, copy = tmp_path / "full.json", tmp_path / "split.json"
    file.write_text(json.dumps(body), encoding="utf-8")

    done = lawatan("split", str(file), "-o", str(copy), "--json")
    said = lawatan("split", str(file), "--language", "id")

    told = json.loads(done.stdout)
    assert (done.returncode, said.returncode) == (code, code)
    assert [group["people"] for group in told["groups"]] == groups
    assert (told["activities"], told["left"]) == (["coffee"] if groups else [], left)
    made = json.loads(copy.read_text(encoding="utf-8"))
    assert len(made["groups"]) == 1 + len(groups)
    assert made["activities"]["coffee"]["groups"] == ([group["group"] for group in told["groups"]] or ["ALL"])
    assert said.stdout.count("\n") == 1


def test_rules_are_listed_with_their_fields() -> None:
    listed = json.loads(lawatan("rules", "--json").stdout)
    plain = lawatan("rules").stdout.splitlines()

    assert [rule["kind"] for rule in listed] == [line.split(":")[0] for line in plain]
    assert {rule["kind"]: set(rule["fields"]) for rule in listed}["ride_buffers"] == {"before_minutes", "after_minutes"}
    assert {rule["kind"] for rule in listed if not rule["weighable"]} == {
        "must_happen", "one_place", "travel_fits", "right_city", "timetable"
    }  # fmt: skip


def test_help_names_every_command() -> None:
    shown = lawatan("--help").stdout

    for command in (
        "open",
        "demo",
        "plan",
        "split",
        "vehicles",
        "nights",
        "check",
        "convert",
        "export",
        "schema",
        "rules",
    ):
        assert f"  {command} " in shown


def test_help_of_a_format_names_its_papers() -> None:
    from lawatan.cli.exporting import PAPERS
    from lawatan.output import OUTPUTS

    several = {each.name: ", ".join(paper.name for paper in each.papers) for each in OUTPUTS if len(each.papers) > 1}

    told = " ".join(lawatan("export", "pdf", "--help").stdout.split())

    assert several == PAPERS
    assert f"usual one: {PAPERS['pdf']}." in told


def test_missing_system_library_is_named_with_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text(
        'raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")'
    )

    path = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH", ""))))

    done = lawatan("open", BALI, CI="", DISPLAY=":99", QT_QPA_PLATFORM="xcb", PYTHONPATH=path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "libEGL.so.1" in done.stderr
    assert "apt-get install libgl1 libegl1 " in done.stderr


def test_without_a_screen_it_says_so() -> None:
    done = lawatan("open", BALI, CI="", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "lawatan: the desk cannot open: there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).\n"
    )


@pytest.mark.parametrize("seconds", [0.6, 1.2], ids=["loading", "starting"])  # OR-Tools is still loading: no plan yet
def test_early_interrupt_leaves_a_written_plan_alone(planned: Path, tmp_path: Path, seconds: float) -> None:
    good = tmp_path / "good.json"
    good.write_bytes(planned.read_bytes())
    command = [sys.executable, "-m", "lawatan", "plan", BALI, "-o", str(good), "--time-limit", "60"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)

    with pytest.raises(subprocess.TimeoutExpired):
        running.wait(seconds)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)

    assert b"Traceback" not in said
    assert running.returncode in (1, 2, -signal.SIGINT)  # the last where a slow machine has not come to our handler yet
    assert good.read_bytes() == planned.read_bytes()


def test_version_is_told() -> None:
    assert lawatan("--version").stdout.startswith("lawatan 0.")


@pytest.mark.deep
def test_pick_ups_are_grouped_printed_and_written(tmp_path: Path) -> None:
    made = runs.edition([runs.person("P1", "mon 08:00"), runs.person("P2", "mon 08:45")], [bus("van", 6)])
    file, copy = tmp_path / "made.json", tmp_path / "copy.json"
    write_edition(made, file)

    told = lawatan("runs", str(file), "-o", str(copy), "--json")

    assert told.returncode == 0, told.stderr
    assert [run["seats_needed"] for run in json.loads(told.stdout)["runs"]] == [2]
    (run,) = read_edition(copy).plan.shuttles.values()
    assert (run.vehicle, run.passengers) == ("van", ("P1", "P2"))
    nobody = lawatan("runs", str(file), "--role", "guide", "--wait", "30")
    assert (nobody.returncode, nobody.stdout) == (2, "")
    assert "Nobody’s flight or train is known yet" in nobody.stderr


def test_each_rule_tells_what_its_law_counted() -> None:
    for entry in json.loads(lawatan("rules", "--json").stdout):
        assert entry["law"]["plans"] > 0, f"run tests/laws/long_run.py --kinds {entry['kind']}"
        assert entry["law"]["disagreements"] == 0
        assert 20 <= entry["law"]["feasible_percent"] <= 80
        assert entry["law"].get("caught") == entry["law"].get("mutants")


def test_rules_speak_indonesian() -> None:
    told = json.loads(lawatan("rules", "--json", "--language", "id").stdout)

    assert {rule["kind"]: rule["title"] for rule in told}["lunch"] == "Makan siang"


def test_folder_that_is_a_file_is_told(planned: Path) -> None:
    done = lawatan("export", "ics", str(planned), "-o", str(planned))

    assert (done.returncode, done.stderr) == (
        2,
        f"lawatan: {planned}: this is a file; -o needs a folder to write to.\n",
    )


def test_screen_that_is_not_there_is_told_in_one_line() -> None:
    """Qt ends its process where the platform plugin cannot start: it is tried elsewhere first."""
    done = lawatan("open", BALI, CI="", DISPLAY=":987", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="xcb")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("lawatan: the desk cannot open: Qt cannot open a window here (")


def test_names_are_shown_as_they_are(tmp_path: Path, planned: Path) -> None:
    body = json.loads(planned.read_text(encoding="utf-8"))
    body["activities"]["closing"]["name"]["en"] = "Closing [/b] :smile: ပိတ်ပွဲ"
    path = tmp_path / "marked.json"
    path.write_text(json.dumps(body), encoding="utf-8")

    done = lawatan("check", str(path))

    assert done.returncode == 0
    assert "Closing [/b] :smile: ပိတ်ပွဲ" in " ".join(done.stdout.split())


def test_folder_that_cannot_be_made_is_told_before_planning() -> None:
    done = lawatan("demo", "-o", f"{BALI}/below")

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


@pytest.fixture(scope="module")
def free(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from three_cities import star

    path = tmp_path_factory.mktemp("orders") / "free.json"
    path.write_text(star(free="BD", minutes={"JB": 600}).model_dump_json(by_alias=True), "utf-8")
    return path


@pytest.mark.deep
def test_orders_are_listed_the_best_one_marked(free: Path) -> None:
    done = lawatan("orders", str(free), "--time-limit", "0.5", "--workers", "1")

    assert done.returncode == 0
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines == [
        "Order of the cities Left out Rules broken On the road Price, as time",
        "* City J → City D → City B 0 0 2 h 0 min",
        "City J → City B → City D (as now) 0 0 11 h 0 min",
    ]


@pytest.mark.deep
def test_plan_takes_the_best_order_and_writes_it(free: Path, tmp_path: Path) -> None:
    planned = tmp_path / "planned.json"
    done = lawatan("plan", str(free), "-o", str(planned), "--time-limit", "0.5", "--workers", "1", "--json")
    checked = lawatan("check", str(planned), "--json")

    assert (done.returncode, checked.returncode) == (0, 0)
    assert [(o["state"], o["routes"]) for o in json.loads(done.stdout)["orders"]] == [
        ("taken", {"ALL": ["J", "D", "B"]}),
        ("tried", {"ALL": ["J", "B", "D"]}),
    ]
    assert [ride["option"] for ride in json.loads(checked.stdout)["rides"]] == ["by-JD", "by-DB"]


def test_where_the_order_is_fixed_there_is_nothing_to_list(free: Path) -> None:
    done = lawatan("orders", str(free), "--fixed-order")
    body = json.loads(lawatan("orders", BALI, "--json").stdout)

    assert done.returncode == 0
    assert done.stdout.startswith("The order of the cities is fixed.")
    assert body == {"edition": "bali-2016", "orders": [], "remarks": []}
