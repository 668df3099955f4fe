"""Bali across the clock: the demonstration planned, with a flight after midnight, and read by programs that are not ours."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
import vobject

from lawatan.delivery import Server
from lawatan.jobs.export import export
from lawatan.jobs.files import read_edition
from lawatan.jobs.outgoing import outgoing
from lawatan.jobs.places import ServerPlace
from lawatan.jobs.plan import PlanJob
from lawatan.jobs.publishing import PublishJob
from lawatan.resources import sample
from lawatan.rules import judge
from lawatan.schedule import Setting, Stay, View
from output.libical import needs_libical
from output.office import converted, office_rows
from readers.ical_js import needs_ical_js
from readers.in_all import READERS, by_caldav, by_khal
from readers.khal import Khal
from readers.radicale import Radicale
from readers.vdirsyncer import Vdirsyncer

pytestmark = pytest.mark.slow

WIB, WITA = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar")


def wib(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A time of June 2026 in Jakarta."""
    return dt.datetime(2026, 6, day, hour, minute, tzinfo=WIB)


def wita(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A time of June 2026 in Bali."""
    return dt.datetime(2026, 6, day, hour, minute, tzinfo=WITA)


def planned(seed: int = 0) -> PlanJob:
    job = PlanJob(read_edition(sample("jakarta-bali")), time_limit=10.0, seed=seed)
    for _ in job.run():
        pass
    return job


@pytest.fixture(scope="module")
def job() -> PlanJob:
    return planned()


@pytest.fixture(scope="module")
def view(job: PlanJob) -> View:
    return View(Setting(job.planned))


def whole(job: PlanJob) -> None:
    """All is placed in time, and no rule is broken."""
    assert job.outcome is not None
    assert (job.outcome.status, job.outcome.unplaced) == ("complete", ())
    assert job.outcome.first_complete_seconds is not None
    assert job.outcome.first_complete_seconds < 10
    assert judge(View(Setting(job.planned))) == ()


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1, 5))
def test_the_demonstration_is_planned_whole_by_any_seed(seed: int) -> None:
    whole(planned(seed))


@pytest.mark.deep
def test_each_group_has_its_own_flight_there_and_a_known_one_back(job: PlanJob, view: View) -> None:
    whole(job)
    rides = {e.id: (e.ride.option, e.ride.name, view.starts(e), view.ends(e)) for e in view.entries.values() if e.ride}

    assert rides == {
        "to-bali@A": ("halim-bali", "GA462", wib(9, 14, 40), wita(9, 21, 35)),
        "to-bali@B": ("soekarno-bali", "", wib(9, 17, 50), wita(10, 2, 0)),
        "to-jakarta@A": ("bali-halim", "GA463", wita(12, 18, 20), wib(12, 23, 5)),
        "to-jakarta@B": ("bali-halim", "GA463", wita(12, 18, 20), wib(12, 23, 5)),
    }


def test_the_sections_of_the_flight_after_midnight(view: View) -> None:
    clock = view.setting.clock
    legs = [
        (leg.mode, leg.from_venue, leg.to_venue, clock.moment(leg.start, "UTC"), clock.moment(leg.end, "UTC"))
        for leg in view.legs("B")
        if leg.ride == "to-bali@B"
    ]

    assert legs == [
        ("road", "HOTEL_JKT", "CGK", wib(9, 17, 50), wib(9, 20, 0)),  # 120 at the peak, and boarding
        ("flight", "CGK", "DPS", wib(9, 22, 0), wita(10, 0, 55)),
        ("road", "DPS", "RAMADA", wita(10, 1, 40), wita(10, 2, 0)),
    ]


def test_the_room_in_bali_is_kept_from_the_evening_before(view: View) -> None:
    assert view.stays("B") == (
        Stay("B", "JKT", "HOTEL_JKT", dt.date(2026, 6, 8), dt.date(2026, 6, 9), None, wib(9, 17, 50)),
        Stay("B", "BALI", "RAMADA", dt.date(2026, 6, 9), dt.date(2026, 6, 12), wita(10, 2, 0), wita(12, 18, 20)),
        Stay("B", "JKT", "HOTEL_JKT", dt.date(2026, 6, 12), dt.date(2026, 6, 13), wib(12, 23, 5)),
    )
    assert [stay.late for stay in (*view.stays("A"), *view.stays("B"))] == [False] * 4 + [True, False]


def test_who_lands_after_midnight_sleeps_before_bali_begins(view: View) -> None:
    assert view.starts(view.entries["lec_bali@ALL"]) == wita(10, 10, 30)


# The calendar.

Slot = tuple[str, dt.datetime, dt.datetime]
DPS = "Bandar Udara Internasional I Gusti Ngurah Rai"
FLIGHT = {
    "en": "Flight: Soekarno-Hatta International Airport → I Gusti Ngurah Rai International Airport",
    "id": f"Penerbangan: Bandar Udara Internasional Soekarno-Hatta → {DPS}",
}


def told(view: View, leaf: str, language: str) -> Counter[Slot]:
    """Every activity and every section of a ride of a group: name or mode, start and end by the clocks there."""
    found = []
    zone, clock, venues = view.setting.zone, view.setting.clock, view.edition.venues
    for e in view.of_leaf(leaf):
        if e.occurrence is not None:
            found.append((e.occurrence.activity.name.in_language(language), view.starts(e), view.ends(e)))
    for leg in view.legs(leaf):
        here, there = zone(venues[leg.from_venue].city), zone(venues[leg.to_venue].city)
        if leg.ride is not None:
            found.append((leg.mode, clock.moment(leg.start, here), clock.moment(leg.end, there)))
    return Counter(found)


def mode(summary: str) -> str:
    """The mode of a section of a ride by its name in the calendar; any other summary as it is."""
    first = summary.split(":")[0].split(" ")[0]
    return {"Bus": "road", "Flight": "flight", "Penerbangan": "flight"}.get(first, summary)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("leaf", ["A", "B"])
def test_the_calendar_of_a_group_is_right_to_the_minute(
    job: PlanJob, view: View, leaf: str, language: str, tmp_path: Path
) -> None:
    files = export(job.planned, "ics", tmp_path, "groups", language)
    (path,) = (path for path in files if path.stem.endswith(f"-{leaf.lower()}"))
    wanted = told(view, leaf, language)

    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    by_days = recurring_ical_events.of(calendar).between((2026, 6, 1), (2026, 6, 30))
    by_vobject = vobject.readOne(path.read_text(encoding="utf-8")).vevent_list

    ways = Counter({"road": sum(leg.ride is None for leg in view.legs(leaf))})  # those within a city are told too
    clocked = Counter((mode(e.summary.value), *by_its_clock(e.dtstart.value, e.dtend.value)) for e in by_vobject)
    others = clocked - Counter((name, *by_its_clock(start, end)) for name, start, end in wanted.elements())
    assert Counter(name for name, *_ in others.elements()) == ways
    assert clocked.total() == wanted.total() + ways.total()
    # the reader by days gives the end in the zone of the start: the instants are what it is asked for
    instants = Counter((mode(str(e["SUMMARY"])), e["DTSTART"].dt, e["DTEND"].dt) for e in by_days)
    assert instants == Counter((mode(e.summary.value), e.dtstart.value, e.dtend.value) for e in by_vobject)
    assert wanted <= instants


@needs_libical
@needs_ical_js
@pytest.mark.deep
def test_every_reader_has_the_same_instants(job: PlanJob, tmp_path: Path, calendar_server: Radicale) -> None:
    """What vobject reads is what was planned (above); that is what all others read, from the file and from a server."""
    (file,) = export(job.planned, "ics", tmp_path, "all")
    content = file.read_bytes()
    found = {name: read(content) for name, read in READERS.items()}
    found["khal"] = by_khal(content, tmp_path / "khal", *JUNE)
    user = calendar_server.user()
    server = Server(user.root, user.name)
    server.open(user.password)
    PublishJob(outgoing(job.planned, "en"), "all", ServerPlace(server)).send()
    (calendar,) = server.calendars()
    server.close()
    synchronised = Vdirsyncer(tmp_path, user, calendar)
    synchronised.synchronise()
    shown = Khal(tmp_path, synchronised.folder(calendar)).shows(*JUNE)
    found["Radicale, vdirsyncer and khal"] = {each.uid: (each.start, each.end) for each in shown}
    found["Radicale by caldav"] = by_caldav(user, calendar, *JUNE)

    wanted = found.pop("vobject")
    assert (wib(9, 22, 0), wita(10, 0, 55)) in wanted.values()
    assert len(wanted) > 30
    for name, instants in found.items():
        assert instants == wanted, name


JUNE = (dt.date(2026, 6, 1), dt.date(2026, 6, 30))


def by_its_clock(start: dt.datetime, end: dt.datetime) -> tuple[str, str]:
    """Both times as their own clocks show them: two that are the same instant on different clocks differ."""
    return start.isoformat(), end.isoformat()


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_flight_after_midnight_in_the_calendar_by_both_clocks(job: PlanJob, language: str, tmp_path: Path) -> None:
    (path,) = export(job.planned, "ics", tmp_path, "all", language)
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")

    (flight,) = (
        e for e in events if "22" in f"{e['DTSTART'].dt:%H}" and str(e["SUMMARY"]).startswith(FLIGHT[language])
    )
    assert flight["DTSTART"].to_ical() == b"20260609T220000"
    assert flight["DTSTART"].params["TZID"] == "Asia/Jakarta"
    assert flight["DTEND"].to_ical() == b"20260610T005500"
    assert flight["DTEND"].params["TZID"] == "Asia/Makassar"
    (arrival,) = (e for e in events if e["DTSTART"].to_ical() == b"20260610T014000")
    (leaving,) = (e for e in events if e["DTSTART"].to_ical() == b"20260609T175000")
    said = {
        "en": (
            "Before leaving, check out: Mercure Hotel, Jakarta",
            "On arrival, check in: Ramada Bintang Bali Resort, room kept for the night of Tue 9 Jun",
        ),
        "id": (
            "Check-out sebelum berangkat: Hotel Mercure Jakarta",
            "Check-in setibanya: Hotel Ramada Bintang Bali Resort, kamar dipesan mulai malam Sel 9 Jun",
        ),
    }[language]
    assert said[0] in str(leaving["DESCRIPTION"]).splitlines()
    assert said[1] in str(arrival["DESCRIPTION"]).splitlines()


# The workbook.

EVENING = {
    "en": [
        ("2026-06-09", "Tuesday, 9 June 2026", "", ""),
        ("PT14H30M00S", "14:30", "– 16:00 WIB", "Audience with the Directorate General"),
        ("PT17H50M00S", "17:50 WIB", "", "Check out: Mercure Hotel, Jakarta"),
        ("PT22H00M00S", "22:00 WIB", "– 00:55 WITA +1", FLIGHT["en"]),
        ("2026-06-10", "Wednesday, 10 June 2026", "", ""),
        (
            "PT01H40M00S",
            "01:40",
            "– 02:00",
            "Bus: I Gusti Ngurah Rai International Airport → Ramada Bintang Bali Resort",
        ),
        ("PT02H00M00S", "02:00", "", "Check in: Ramada Bintang Bali Resort, room kept for the night of Tue 9 Jun"),
        ("PT10H30M00S", "10:30", "– 12:00", "Empowering SMIs in Bali"),
    ],
    "id": [
        ("2026-06-09", "Selasa, 9 Juni 2026", "", ""),
        ("PT14H30M00S", "14.30", "– 16.00 WIB", "Audiensi dengan Direktorat Jenderal"),
        ("PT17H50M00S", "17.50 WIB", "", "Check-out: Hotel Mercure Jakarta"),
        ("PT22H00M00S", "22.00 WIB", "– 00.55 WITA +1", FLIGHT["id"]),
        ("2026-06-10", "Rabu, 10 Juni 2026", "", ""),
        ("PT01H40M00S", "01.40", "– 02.00", f"Bus: {DPS} → Hotel Ramada Bintang Bali Resort"),
        ("PT02H00M00S", "02.00", "", "Check-in: Hotel Ramada Bintang Bali Resort, kamar dipesan mulai malam Sel 9 Jun"),
        ("PT10H30M00S", "10.30", "– 12.00", "Pemberdayaan IKM di Bali"),
    ],
}


@pytest.mark.office
@pytest.mark.deep
@pytest.mark.parametrize("language", ["en", "id"])
def test_the_evening_of_the_flight_in_libreoffice(job: PlanJob, language: str, tmp_path: Path) -> None:
    """The participants' sheet of group B: what each line is taken for, and what it shows, by both clocks."""
    files = export(job.planned, "xlsx", tmp_path, "groups", language)
    (path,) = (path for path in files if path.stem.endswith("-b"))
    title = {"en": "Participants' schedule", "id": "Jadwal peserta"}[language]

    rows = [cells for name, _, cells in office_rows(converted(path, "fods")) if name == title and len(cells) > 3]

    lines = []
    for cells in rows:
        dated = next((cell for cell in cells if cell[0].startswith("2026")), None)
        if dated is not None:
            lines.append((*dated, "", ""))
        elif cells[1][0]:
            lines.append((*cells[1], cells[2][1], cells[3][1].split("\n")[0]))
    assert [line for line in lines if line in EVENING[language]] == EVENING[language]


def test_nothing_else_stands_between_the_audience_and_the_next_morning(view: View) -> None:
    entries = [e.id for e in view.of_leaf("B")]

    assert entries[entries.index("audience@B") :][:3] == ["audience@B", "to-bali@B", "lec_bali@ALL"]
