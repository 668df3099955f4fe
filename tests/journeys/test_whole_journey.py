"""A coordinator's whole day: an edition typed from nothing, planned, mended, printed, given away, closed, opened again.

Once with mouse and keys, once with the keys alone. Files alone are not asked for in dialogs: those are the system's.
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gui.conftest import open_desk  # noqa: F401 - a fixture
from journeys.person import PATIENCE_MS, Person, WithKeys, WithMouse
from lawatan.domain import Text
from lawatan.gui.panels.export import Export
from lawatan.rules import judge
from lawatan.schedule import Setting, View

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.conftest import Open
    from lawatan.gui.desk import Desk
    from lawatan.rules import Edition

CITIES = {"Jakarta": "Hotel Sabang", "Bandung": "Hotel Braga"}
VENUES = (
    ("Hotel Sabang", "Jakarta", "Hotel", "-6.1862", "106.8247"),
    ("National Museum", "Jakarta", "Culture", "-6.1764", "106.8217"),
    ("Hotel Braga", "Bandung", "Hotel", "-6.9175", "107.6097"),
    ("Studio Dago", "Bandung", "Firm", "-6.8850", "107.6136"),
)
ACTIVITIES = (
    ("Opening", "Ceremony", "Hotel Sabang", "60"),
    ("Museum tour", "Cultural visit", "National Museum", "120"),
    ("Policy session", "Session", "Hotel Sabang", "1:30"),
    ("Design workshop", "Workshop", "Studio Dago", "3:00"),
    ("Studio visit", "Site visit", "Studio Dago", "90"),
    ("Closing", "Ceremony", "Hotel Braga", "60"),
)
MINUTES = {"60": 60, "90": 90, "120": 120, "1:30": 90, "3:00": 180}
MOVED, ONTO = "museum-tour@ALL", "opening@ALL"


class Journey:
    """What is done, in order; how is the person's."""

    def __init__(self, person: Person, qtbot: QtBot, desk: Desk, folder: Path) -> None:
        self.person, self.qtbot, self.desk, self.folder = person, qtbot, desk, folder

    def type_it(self) -> None:
        person, desk = self.person, self.desk
        with self.qtbot.waitSignal(desk.state.opened):
            person.press("start-new")
        assert person.focus().objectName() == "field-name-en"
        person.fill("field-name-en", "Creative cities")
        person.fill("field-first_day", "8 Jul 2030")
        person.fill("field-last_day", "12 Jul 2030")
        self.step("Add the cities in which groups sleep.")
        for city in CITIES:
            self.add("cities", city)
        self.step("Add the venues: hotels, offices, firms, stations.")
        for name, city, kind, latitude, longitude in VENUES:
            self.add("venues", name)
            person.fill("field-city", city)
            person.choose("field-kind", kind)
            person.fill("field-latitude", latitude)
            person.fill("field-longitude", longitude)
        for city, hotel in CITIES.items():
            self.step(f"Say in which hotel groups sleep in {city}.")
            assert person.focus().objectName() == "table-cities"
            person.keys("Ctrl+Return")
            person.fill("field-hotel", hotel)
        self.step("Say how many people take part.")
        person.keys("Ctrl+Return")
        person.fill("field-participants", "twenty")
        assert person.seen("field-participants").accessibleDescription() == "“twenty” is not a number."
        person.fill("field-participants", "20")
        self.step("Add the activities: sessions, visits, ceremonies, meals.")
        for name, kind, venue, duration in ACTIVITIES:
            self.add("activities", name)
            person.choose("field-kind", kind)
            person.fill("field-venue", venue)
            person.fill("field-duration_minutes", duration)
        self.step("Add a way between the cities: coach, train, flight.")
        self.add("ride_options", "Coach")
        person.fill("field-minutes", "3:30")
        self.step("Say that groups go on from one city to the next, or tick “In any order” at the cities.")
        person.press("first-city_changes")

    # ---- on the board

    def plan(self) -> None:
        with self.qtbot.waitSignal(self.desk.planning.ended, timeout=60_000):
            self.person.do("plan", "Ctrl+P")
        if self.desk.comparing.isVisible():
            self.person.press("comparing-accept")
        self.qtbot.waitUntil(lambda: self.desk.status.scheduled.text() == "7 of 7 scheduled", timeout=PATIENCE_MS)
        assert self.desk.status.fix.text() == "✓ Nothing to fix"

    def clash_and_undo(self) -> None:
        before = self.edition()
        self.person.do("go-board", "Ctrl+1")
        steps = self.person.bring(MOVED, ONTO)
        slots = self.edition().plan.placements
        assert slots[MOVED].start == slots[ONTO].start
        self.qtbot.waitUntil(lambda: self.desk.status.fix.text().endswith(" to fix"), timeout=PATIENCE_MS)
        for _ in range(steps):
            self.person.menu("Edit", "Undo: Move Museum tour")
        assert self.edition() == before
        self.qtbot.waitUntil(lambda: self.desk.status.fix.text() == "✓ Nothing to fix", timeout=PATIENCE_MS)

    def lock(self) -> None:
        slot = self.edition().plan.placements[MOVED]
        self.person.select(MOVED)
        self.person.keys("L")
        locked = self.edition().plan.placements[MOVED]
        assert (locked.start, locked.locked) == (slot.start, True)
        self.plan()
        assert self.edition().plan.placements[MOVED] == locked

    # ---- giving it away

    def preview(self) -> None:
        self.person.menu("File", "Print…")
        preview = self.desk.sending.preview
        assert preview is not None
        self.qtbot.waitUntil(lambda: preview.isVisible() and bool(preview.sheets.sheets), timeout=PATIENCE_MS)
        assert preview.place.text().startswith("Page 1 of ")
        self.person.keys("Esc")
        assert not preview.isVisible()

    def export(self) -> None:
        panel = self.desk.panels["export"]
        assert isinstance(panel, Export)
        self.person.do("export", "Ctrl+E")
        self.person.reach("export-folder")
        self.person.type(str(self.folder / "papers"))
        with self.qtbot.waitSignal(panel.written, timeout=60_000):
            self.person.press("export-go")
        self.read_papers()

    def read_papers(self) -> None:
        """What is in the files says the same, read by others."""
        from icalendar import Calendar
        from openpyxl import load_workbook

        edition = self.edition()
        (calendar,) = (self.folder / "papers").glob("*.ics")
        told = {str(e["SUMMARY"]): e.decoded("DTSTART") for e in Calendar.from_ical(calendar.read_bytes()).events}
        for activity in edition.activities.values():
            assert told[activity.name.en] == edition.plan.placements[f"{activity.id}@ALL"].start
        (workbook,) = (self.folder / "papers").glob("*.xlsx")
        cells = {str(c.value) for sheet in load_workbook(workbook) for row in sheet for c in row if c.value}
        for name, *_ in ACTIVITIES:
            assert any(name in text for text in cells), name
        (paper,) = (self.folder / "papers").glob("*.pdf")
        assert paper.read_bytes().startswith(b"%PDF-") and paper.stat().st_size > 10_000
        if poppler := shutil.which("pdftotext"):
            said = subprocess.run([poppler, paper, "-"], capture_output=True, text=True, check=True).stdout
            assert all(name in said for name, *_ in ACTIVITIES)

    def close(self) -> Path:
        """Save it under a name and close the desk."""
        path = self.folder / "creative.lawatan"
        self.desk.ask_copy = lambda *_: str(path)
        self.person.do("status-save", "Ctrl+Shift+S")
        self.qtbot.waitUntil(lambda: path.exists() and not self.desk.status.save.isVisible(), timeout=PATIENCE_MS)
        assert self.desk.status.kept.text() == "✓ Kept"
        self.person.menu("File", "Quit")
        self.qtbot.waitUntil(lambda: not self.desk.isVisible())
        return path

    # ----

    def edition(self) -> Edition:
        assert self.desk.state.programme is not None
        return self.desk.state.programme.edition

    def step(self, sentence: str) -> None:
        """Follow what the desk says to do next."""
        assert self.person.seen("next-step").accessibleName() == sentence
        self.person.press("next-step")

    def add(self, table: str, name: str) -> None:
        """Add a record, and type its name."""
        person = self.person
        person.press(f"add-{table}" if getattr(self.edition(), table) else f"first-{table}")
        assert person.focus().objectName() == "field-name-en"
        person.type(name)
        person.keys("Return")


def the_whole_day(kind: type[Person], qtbot: QtBot, open_desk: Open, folder: Path) -> None:  # noqa: F811
    desk = open_desk()
    journey = Journey(kind(qtbot, desk), qtbot, desk, folder)
    journey.type_it()
    journey.plan()
    journey.clash_and_undo()
    journey.lock()
    journey.preview()
    journey.export()
    closed = journey.edition()
    path = journey.close()

    again = open_desk()
    again.ask_file = lambda *_: str(path)
    person = kind(qtbot, again)
    with qtbot.waitSignal(again.state.opened, timeout=PATIENCE_MS):
        person.do("start-open", "Ctrl+O")
    programme = again.state.programme
    assert programme is not None and programme.edition == closed
    all_is_there(programme.edition)


def all_is_there(edition: Edition) -> None:
    """Everything that was typed stands in the edition, the plan and the lock too."""
    assert edition.name == Text(en="Creative cities") and edition.id.startswith("creative-cities-")
    assert (edition.first_day, edition.last_day) == (dt.date(2030, 7, 8), dt.date(2030, 7, 12))
    hotels = {c.name.en: edition.venues[str(c.hotel)].name.en for c in edition.cities.values()}
    assert hotels == CITIES and {c.zone for c in edition.cities.values()} == {"Asia/Jakarta"}
    venues = edition.venues.values()
    assert [(v.name.en, edition.cities[v.city].name.en, v.kind) for v in venues] == [
        (name, city, kind.lower()) for name, city, kind, *_ in VENUES
    ]
    assert [(v.latitude, v.longitude) for v in venues] == [(float(x), float(y)) for *_, x, y in VENUES]
    assert not any(v.assumed("latitude") or v.assumed("longitude") for v in venues)
    (group,) = edition.groups.values()
    assert group.participants == 20
    assert [
        (a.name.en, a.kind, edition.venues[a.venue].name.en, a.duration_minutes, a.groups)
        for a in edition.activities.values()
    ] == [
        (name, kind.lower().replace(" ", "_"), venue, MINUTES[duration], (group.id,))
        for name, kind, venue, duration in ACTIVITIES
    ]
    (way,) = edition.ride_options.values()
    service = way.service
    ends = tuple(edition.venues[v].name.en for v in (service.from_venue, service.to_venue))
    assert (way.name.en, service.mode, service.minutes, ends) == ("Coach", "coach", 210, tuple(CITIES.values()))
    (change,) = edition.city_changes.values()
    assert (change.from_city, change.to_city, change.options) == (way.from_city, way.to_city, (way.id,))
    assert set(edition.plan.placements) == {f"{a}@ALL" for a in edition.activities}
    assert [p.id for p in edition.plan.placements.values() if p.locked] == [MOVED]
    assert len(edition.plan.rides) == 1
    assert judge(View(Setting(edition))) == ()


@pytest.mark.deep
@pytest.mark.slow
def test_with_mouse_and_keys(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:  # noqa: F811
    the_whole_day(WithMouse, qtbot, open_desk, tmp_path)


@pytest.mark.deep
@pytest.mark.slow
def test_with_the_keys_alone(qtbot: QtBot, open_desk: Open, tmp_path: Path) -> None:  # noqa: F811
    the_whole_day(WithKeys, qtbot, open_desk, tmp_path)
