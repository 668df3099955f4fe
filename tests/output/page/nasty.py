"""Texts as somebody may type them, where a page must show nothing else than exactly these."""

from __future__ import annotations

from typing import Any

from lawatan.domain import Activity, AnyEdition, Organiser, Person, Plan, Table, Text, Vehicle, replace
from lawatan.domain.record import Picture
from output.two_groups import planned

NASTY = {
    "formula": "=cmd|' /C calc'!A0",
    "path": "../../x",
    "script": "<script>window.ran=1</script>",
    "image": "<img src=http://evil.example/x onerror=window.ran=1>",
    "quotes": "\"'><svg/onload=window.ran=1>",
    "end": "</style></script><script>window.ran=1</script><!--",
    "template": "{{ page.title }}{% raw %}&amp;&lt;",
    "link": "javascript:window.ran=1",
    "long": "w" * 300,
    "arabic": "محمد اشرف غنی",
    "thai": "สมชาย 🎎 ස්තූතියි",
    "lines": "one\n\n  two\tthree  ",
}
"""By what each tries."""


def with_fields(record: Any, **fields: Any) -> Any:
    """A record with other values in some fields."""
    return type(record).model_validate(
        {**{name: getattr(record, name) for name in type(record).model_fields}, **fields}
    )


def nasty() -> AnyEdition:
    """The planned edition with such texts wherever a page shows any."""
    edition = planned()
    text = {key: Text(en=told, id=told) for key, told in NASTY.items()}
    spare = Activity(
        id="nasty", name=text["script"], topic=text["lines"], kind="workshop", venue="bdg_firm", duration_minutes=30,
        groups=("ALL",), hosts=("firm",), officials=("minister",), guests=(text["quotes"],), pic="staff1",
        dress=text["long"], bring=text["template"], note=text["image"],
    )  # fmt: skip
    lecture = edition.plan.placements["lecture@ALL"]
    placements = edition.plan.placements.with_record(
        with_fields(lecture, id="nasty@ALL", start=lecture.start.replace(hour=17))
    )
    venue = edition.venues["bdg_firm"]
    return replace(
        edition,
        theme=text["end"],
        place=text["arabic"],
        organisers=Table([Organiser(id="o", name=text["quotes"], role=text["script"], logo=Picture(data="AAAA"))]),
        venues=edition.venues.with_record(
            with_fields(venue, name=text["arabic"], address=NASTY["quotes"], access=text["end"])
        ),
        hosts=edition.hosts.with_record(
            with_fields(edition.hosts["firm"], name=text["path"], conditions=(text["link"],))
        ),
        persons=edition.persons.with_record(
            Person(id="minister", name=NASTY["image"], role="official", position=text["thai"])
        ).with_record(
            Person(
                id="staff1", name=NASTY["formula"], role="staff", phone="javascript:alert(1)", position=text["quotes"]
            )
        ),
        activities=edition.activities.with_record(spare),
        vehicles=Table([Vehicle(id="v", name=text["script"], seats=40)]),
        plan=Plan(placements=placements, rides=edition.plan.rides),
    )


__all__ = ["NASTY", "nasty", "with_fields"]
