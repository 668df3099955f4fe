"""A small edition with all that host packs, driver sheets, signs, badges and certificates tell; and their readers.

Bandung, Monday: a museum 07:30–08:30, then the show of FIRM at UDJO 10:00–11:30 with steps and a tour, in a bus with
a guide; six of the participants are fetched from the airport on that day. Everything that no such reader may read holds
the word SECRET.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from builders import activity, planned, text
from duties import bus, duty
from lawatan.domain import (
    Activity,
    Contact,
    Country,
    Group,
    Host,
    Organiser,
    Person,
    Record,
    Shuttle,
    Step,
    Table,
    Tour,
    Vehicle,
    replace,
)
from lawatan.output import OUTPUTS, Outgoing, Stamp
from lawatan.output.format import News
from lawatan.output.reader import Reader, readers_named
from lawatan.rules import Edition
from lawatan.schedule import Setting, View
from output.two_groups import NOW
from runs import at, edition

SCRIPTS = {
    "Bengali": "মোহাম্মদ রহমান",
    "Myanmar": "အောင်ဆန်း",
    "Tibetan": "བསྟན་འཛིན",
    "Devanagari": "राम बहादुर थापा",
    "Lao": "ສົມສະຫວັດ",
    "Sinhala": "මහින්ද",
    "Thai": "สมชาย ใจดี",
    "Arabic": "محمد اشرف غنی",
    "Thaana": "އިބްރާހިމް",
    "Tamil": "முத்துவேல்",
    "Emoji": "Ana 😀",
}
ODD = (
    "=cmd|' /C calc'!A0",
    "../../x",
    "<script>alert(1)</script>",
    "x" * 300,
    "W" * 300,
    "Ana " * 75 + "end",
    "محمد " * 60,
    "سلام" * 75,
    "#let x = 1 $a^2$ *bold* _it_ @ref \\ // ~ --- ...",
    "Emoji 😀 Person",
)
"""Names that are no markup and no formula, and as long as they can be."""


def participant(n: int, name: str = "", script: str = "") -> Person:
    """A participant who lands at 08:n0 and of whom much is known that nobody but the committee may read."""
    return Person(
        id=f"Q{n:02}",
        order=n,
        name=name or f"Q{n:02} Rahman",
        own_script=script,
        position=text("Head of section"),
        country=("bd", "np")[n % 2],
        phone=f"+880 17 {n:04}",
        email="SECRET@example.org",
        diet=("halal",),
        allergies="SECRET allergy",
        needs="SECRET need",
        visa="granted",
        emergency="SECRET emergency",
        note=text("SECRET note"),
        luggage=2,
    )


def hosted(people: Iterable[Person] = (), vehicles: Iterable[Vehicle] = (), **fields: Any) -> Edition:
    """The edition with these participants, ten unless given; ``fields`` replace fields of the edition."""
    found = tuple(people) or tuple(participant(n) for n in range(10))
    staff = [
        Person(
            id="PIC", name="Ibu Rina", role="staff", position=text("Committee"), phone="+62 812 1", note=text("SECRET")
        ),
        Person(id="DEDI", name="Pak Dedi", role="driver", phone="+62 813 2"),
        Person(id="GUIDE", name="Dewi", role="guide", phone="+62 814 3"),
        Person(id="CHIEF", name="Chief Udjo", role="official", host="FIRM", position=text("Director")),
        Person(id="SPEAKER", name="Dr Speaker", role="resource", host="OTHER"),
    ]
    made = {
        "name": text("Small industry", "Industri kecil"),
        "theme": text("A theme", "Sebuah tema"),
        "organisers": [
            Organiser(id="a", order=1, name=text("Ministry of Industry"), role=text("Organiser")),
            Organiser(id="b", order=2, name=text("Firm")),
            Organiser(id="c", order=3, name=text("Third organiser")),
        ],
        "countries": [Country(id="bd", name=text("Bangladesh")), Country(id="np", name=text("Nepal"))],
        "groups": [Group(id="ALL", name=text("All"), members=tuple(p.id for p in found), staff=2)],
        "hosts": [
            Host(
                id="FIRM",
                name=text("Firm"),
                venue="UDJO",
                contacts=(Contact(name="Own contact", phone="1"),),
                conditions=(text("No photographs"),),
                names_days=7,
            ),
            Host(
                id="OTHER",
                name=text("Other firm"),
                contacts=(Contact(name="SECRET contact", phone="SECRET"),),
                conditions=(text("SECRET condition"),),
                note=text("SECRET"),
            ),
        ],
        "activities": [
            activity("museum", "MUSEUM", 60, kind="cultural_visit", pic="PIC"),
            activity(
                "show",
                "UDJO",
                90,
                kind="site_visit",
                hosts=("FIRM", "OTHER"),
                officials=("CHIEF",),
                resource_persons=("SPEAKER",),
                pic="PIC",
                topic=text("Bamboo music"),
                dress=text("Batik"),
                steps=(
                    Step(name=text("Welcome"), minutes=10, person="CHIEF"),
                    Step(name=text("Briefing"), minutes=20, person="SPEAKER"),
                ),
                note=text("SECRET"),
            ),
            activity("talk", "HOTEL", 60, room="BALLROOM", resource_persons=("SPEAKER",), pic="PIC"),
        ],
        **fields,
    }
    every = (*found, *staff)
    base = edition(every, [bus("bus", 30, plate="D 1 AB", driver="DEDI"), *vehicles], **made)
    base = planned(base, {"museum": "mon 07:30", "show": "mon 10:00", "talk": "tue 09:00"})
    run = Shuttle(
        id="run-1",
        start=at("mon 06:00"),
        station="AIRPORT",
        hotel="HOTEL",
        vehicle="bus",
        passengers=tuple(p.id for p in found if p.arrival is not None),
    )
    runs = Table([run] if run.passengers else [])
    plan = base.plan.model_copy(update={"duties": Table([duty("mon", "bus").model_copy(update={"guide": "GUIDE"})])})
    return replace(base, plan=plan.model_copy(update={"shuttles": runs}))


def with_activity(base: Edition, activity_id: str, **fields: Any) -> Edition:
    """The edition with fields of one activity changed."""
    return replace(base, activities=base.activities.with_record(_with(base.activities[activity_id], **fields)))


def with_tour(base: Edition) -> Edition:
    """The edition with a tour within the show, so that nothing says when its steps are."""
    return with_activity(base, "show", tours=(Tour(name=text("Workshop"), people=6, minutes=30),))


def _with(record: Record, **fields: Any) -> Activity:
    values = {name: getattr(record, name) for name in type(record).model_fields}
    return Activity.model_validate({**values, **fields})


def paper(
    base: Edition,
    name: str,
    reader: str = "",
    language: str = "en",
    news: dict[tuple[str, str], tuple[News, ...]] | None = None,
    alone: bool = False,
    before: Edition | None = None,
) -> bytes:
    """The paper ``name`` of a reader by id (the committee unless given); empty where it is not made.

    ``news`` are told since version 2, which was ``before`` (the same edition unless given).
    """
    view = View(Setting(base))
    stamp = Stamp(3, NOW, 3, 2, View(Setting(before)) if before else view, news) if news is not None else Stamp()
    out = Outgoing(view, language, NOW, stamp, alone=alone)
    who = readers_named(view, [reader], language)[0][0] if reader else Reader("committee", "", "", ("ALL",))
    made = next(each for each in OUTPUTS if each.name == "pdf").paper(name)
    assert made is not None and who.kind in made.kinds
    parts = list(made.make(out, who))
    return parts[0].content if parts else b""


def news(item: str, kind: str, said: str, vehicle: str = "") -> News:
    """Something that is new; of the way of a ``vehicle``, to its driver."""
    about, vehicles = ("drive", (vehicle,)) if vehicle else ("programme", ())
    return News(item, kind, said, dt.datetime(2018, 7, 23, 9, tzinfo=dt.UTC), about, vehicles)  # type: ignore[arg-type]
