"""Makes the golden document of the newest document version: ``PYTHONPATH=src:tests python tests/store/golden/make.py``.

A version's file is made once, when the version is new, and never again once a program that writes it has been released.
It holds a record of each table, texts in several scripts, an alternative, and a log with every sort of change.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from builders import activity, planned, standing_rules, text, two_cities, with_fields, with_records
from lawatan.domain import (
    HEADING,
    TABLES,
    Country,
    Duty,
    Fact,
    Organiser,
    Person,
    Step,
    Table,
    Vehicle,
    apply,
    changed,
    records,
)
from lawatan.rules import Edition
from lawatan.store import Document
from lawatan.store.versions import VERSION

HERE = Path(__file__).parent
MORNING = dt.datetime(2026, 11, 22, 2, 0, tzinfo=dt.UTC)


def first() -> Edition:
    """The edition as it was typed in."""
    ceremony = activity("ceremony", "OFFICE", 90, groups=("ALL",), steps=(Step(name=text("Anthem"), minutes=3),))
    visit = activity(
        "visit", "CERAMICS", 60, groups=("A", "B"), apart=True, name=text("Keramik “Jenggala”", "Kunjungan")
    )
    made = two_cities(ceremony, visit, rules=standing_rules(), batch=3, note=text("Ends on Sunday\nat noon"))
    made = with_records(made, "organisers", Organiser(id="MINISTRY", order=1, name=text("Ministry", "Kementerian")))
    made = with_records(made, "countries", Country(id="mm", name=text("Myanmar")))
    listed = Fact(basis="assumed", note=text("as on the list", "seperti pada daftar"))
    made = with_records(
        made,
        "persons",
        Person(id="P01", name="ပိတ် ပွဲ", country="mm", facts={"name": listed}),
        Person(id="DRIVER", name="Pak Dedi", role="staff"),
    )
    made = with_records(made, "vehicles", Vehicle(id="BUS", name=text("Bus"), seats=40))
    made = with_fields(made, "groups", "A", members=("P01",))
    starts = {"ceremony": "mon 09:00", "visit@A": "thu 10:00"}
    return planned(made, starts, {"to-bali@A": ("flight", "wed 08:00")})


def last() -> Edition:
    """The edition after the edits of the log."""
    longer = first().activities["ceremony"]
    made = apply(first(), {("activities", "ceremony"): changed(longer, duration_minutes=120)})
    made = apply(made, {("placements", "visit@A"): None, HEADING: changed(made.heading, batch=4)})
    duty = Duty(id="bus-mon", vehicle="BUS", date=made.first_day, groups=("ALL",))
    return apply(made, {("duties", "bus-mon"): duty, **promised(made)})


def promised(edition: Edition) -> dict[tuple[str, str], object]:
    """What people were told: the plan as it stands."""
    return {("promised", item): placement for item, placement in edition.plan.placements.items()}


def rainy() -> Edition:
    """The alternative."""
    return apply(first(), {("rides", "to-bali@A"): None})


def make(path: Path) -> None:
    """Write the document."""
    steps = [first(), apply(first(), {("activities", "ceremony"): last().activities["ceremony"]}), last()]
    with Document.create(path, steps[0], "Typed in", "Sari", MORNING) as document:
        for position, step in enumerate(steps[1:], 1):
            document.keep(step, f"Step {position}", "Budi", MORNING + dt.timedelta(hours=position))
        document.add_alternative("Rain", rainy(), "If it rains", "Sari", MORNING + dt.timedelta(hours=3))
    kinds = {kind for kind, _ in records(last())}
    assert kinds >= {*TABLES, "placements", "rides", "duties", "promised"}, {*TABLES} - kinds
    assert all(isinstance(getattr(last(), table), Table) for table in TABLES)


if __name__ == "__main__":
    from lawatan.jobs.files import edition_text

    target = HERE / f"version-{VERSION}.lawatan"
    target.unlink(missing_ok=True)
    make(target)
    target.with_suffix(".json").write_text(edition_text(last()), encoding="utf-8")
    target.with_suffix(".rain.json").write_text(edition_text(rainy()), encoding="utf-8")
