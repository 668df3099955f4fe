"""The papers of both real editions, read by programs that are not ours: every activity at the instant of the plan."""

from __future__ import annotations

import csv
import datetime as dt
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
import vobject

from lawatan.jobs.export import export
from lawatan.jobs.files import read_edition
from lawatan.jobs.plan import PlanJob
from lawatan.resources import sample
from lawatan.rules import Edition
from lawatan.schedule import Setting, View
from lawatan.words import words

pytestmark = [pytest.mark.slow, pytest.mark.deep]

Slot = tuple[str, dt.datetime, dt.datetime]


@pytest.fixture(scope="module", params=["bali-2016", "jakarta-bandung-2018"])
def planned(request: pytest.FixtureRequest) -> Edition:
    job = PlanJob(read_edition(sample(request.param)), time_limit=2.0)
    for _ in job.run():
        pass
    return job.planned


def slots(edition: Edition, language: str) -> Counter[Slot]:
    """The activities of the plan: name, start and end in UTC."""
    view = View(Setting(edition))
    return Counter(
        (
            entry.occurrence.activity.name.in_language(language),
            view.starts(entry).astimezone(dt.UTC),
            view.ends(entry).astimezone(dt.UTC),
        )
        for entry in view.entries.values()
        if entry.occurrence is not None
    )


@pytest.mark.parametrize("language", ["en", "id"])
def test_calendar_has_the_activities_of_the_plan(planned: Edition, language: str, tmp_path: Path) -> None:
    (path,) = export(planned, "ics", tmp_path, "all", language)
    wanted = slots(planned, language)
    names = {name for name, _, _ in wanted}

    by_days = recurring_ical_events.of(icalendar.Calendar.from_ical(path.read_bytes())).between(
        planned.first_day - dt.timedelta(days=2), planned.last_day + dt.timedelta(days=2)
    )
    by_vobject = vobject.readOne(path.read_text(encoding="utf-8")).vevent_list

    assert (
        Counter(_slot(str(e["SUMMARY"]), e["DTSTART"].dt, e["DTEND"].dt) for e in by_days if e["SUMMARY"] in names)
        == wanted
    )
    assert (
        Counter(_slot(e.summary.value, e.dtstart.value, e.dtend.value) for e in by_vobject if e.summary.value in names)
        == wanted
    )
    legs = sum(len(View(Setting(planned)).legs(leaf)) for leaf in Setting(planned).leaves)
    assert len(by_days) == sum(wanted.values()) + legs


@pytest.mark.office
@pytest.mark.parametrize("language", ["en", "id"])
def test_printed_schedule_has_the_activities_of_the_plan(planned: Edition, language: str, tmp_path: Path) -> None:
    (path,) = export(planned, "pdf", tmp_path, "all", language)
    wanted, say = slots(planned, language), words(language)
    view = View(Setting(planned))
    zones = {view.date(entry): view.starts(entry).tzinfo for entry in view.entries.values()}  # no day has two clocks
    said = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    text = " ".join(said.stdout.decode().split())

    found: Counter[Slot] = Counter()
    names = "|".join(re.escape(name) for name in sorted({name for name, _, _ in wanted}, key=len, reverse=True))
    days = [planned.first_day + dt.timedelta(days=n) for n in range((planned.last_day - planned.first_day).days + 1)]
    for day, following in zip(days, [*days[1:], None], strict=True):
        told = text.partition(say.long_date(day))[2]
        told = told.partition(say.long_date(following))[0] if following else told
        for first, last, name in re.findall(rf"(\d\d[.:]\d\d)–(\d\d[.:]\d\d) ({names})", told):
            clock = [dt.time.fromisoformat(each.replace(".", ":")) for each in (first, last)]
            start, end = (dt.datetime.combine(day, time, zones[day]).astimezone(dt.UTC) for time in clock)
            found[name, start, end] += 1
    assert found == wanted


@pytest.mark.office
@pytest.mark.parametrize("language", ["en", "id"])
def test_workbook_has_the_activities_of_the_plan_in_libreoffice(
    planned: Edition, language: str, tmp_path: Path
) -> None:
    """The participants' sheet as LibreOffice shows it: a heading row with the date, then time and activity."""
    (path,) = export(planned, "xlsx", tmp_path, "all", language)
    wanted = slots(planned, language)

    rows = _participants_sheet(path, tmp_path)

    assert _read(rows, planned, {name for name, _, _ in wanted}) == wanted


def _slot(name: str, start: dt.datetime, end: dt.datetime) -> Slot:
    return name, start.astimezone(dt.UTC), end.astimezone(dt.UTC)


def _participants_sheet(path: Path, folder: Path) -> list[list[str]]:
    """The second sheet as comma-separated text, cells as they are shown."""
    soffice = shutil.which("soffice")
    assert soffice is not None
    text_filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", text_filter, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=100,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    (sheet,) = folder.glob("*.csv")  # LibreOffice exits 0 even when it wrote nothing
    return list(csv.reader(sheet.read_text(encoding="utf-8").splitlines()))


def _read(rows: list[list[str]], edition: Edition, names: set[str]) -> Counter[Slot]:
    """The rows that name an activity: date, start and end as the cells show them, in the zone of the heading."""
    zone = ZoneInfo(edition.cities[edition.venues[next(iter(edition.activities.values())).venue].city].zone)
    found: Counter[Slot] = Counter()
    date = ""
    for day, start, end, what, *_ in (row for row in rows if len(row) > 3):
        date = day or date
        name = max((n for n in names if what.startswith(n)), key=len, default=None)
        if name is not None:
            at = [
                dt.datetime.strptime(f"{date} {time}", "%d/%m/%Y %I:%M:%S %p").replace(tzinfo=zone)
                for time in (start, end)
            ]
            found[_slot(name, *at)] += 1
    return found
