"""Day sheets: a page a day whether little or much is on it, and as pictures for telephones."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawatan.domain import Activity, AnyEdition, Placement, Plan, Table, replace
from lawatan.output import Outgoing
from lawatan.output.print import day_sheet
from output.poppler import info_of, is_sound, pages_of
from output.print.test_booklet import chosen, since_two, with_telephones
from output.two_groups import NOW, WITA, at, planned, text, view

office = pytest.mark.office


def busy(activities: int) -> AnyEdition:
    """The planned edition with so many short activities more on Sunday the 22nd in Bali, each with dress and topic."""
    edition = planned()
    pattern = {name: getattr(edition.activities["closing"], name) for name in Activity.model_fields}
    more = [
        Activity.model_validate(
            {
                **pattern,
                "id": f"more{n:02}",
                "name": text(f"Session {n:02} on the development of small firms"),
                "topic": text("What the Ministry does for them"),
                "dress": text("Closed shoes"),
                "duration_minutes": 40,
            }
        )
        for n in range(activities)
    ]
    slots = [
        Placement(id=f"more{n:02}@ALL", start=at(22, 8 + n * 50 // 60, n * 50 % 60, WITA)) for n in range(activities)
    ]
    plan = Plan(placements=Table([*edition.plan.placements.values(), *slots]), rides=edition.plan.rides)
    return replace(edition, activities=Table([*edition.activities.values(), *more]), plan=plan)


@office
@pytest.mark.parametrize("activities", [2, 15])
def test_a_day_has_a_page_with_two_activities_or_fifteen(activities: int, tmp_path: Path) -> None:
    out = Outgoing(view(busy(activities)), "en", NOW)
    (part,) = day_sheet.DAY_SHEETS.make(out, chosen(out, "groups", "A"))

    pages = pages_of(part.content, tmp_path)
    assert len(pages) == 5
    assert is_sound(part.content, tmp_path)
    assert info_of(part.content, tmp_path)["Tagged"] == "yes"
    assert [f"{day} July 2018" in page for day, page in zip(range(19, 24), pages, strict=True)] == [True] * 5
    assert pages[3].count("on the development of small firms") == activities
    assert "Day 4 of 5" in pages[3]


@office
def test_it_tells_where_when_to_be_there_who_leads_the_night_and_whom_to_call(tmp_path: Path) -> None:
    out = Outgoing(view(with_telephones()), "en", NOW)
    (part,) = day_sheet.DAY_SHEETS.make(out, chosen(out, "persons", "Q0"))

    pages = pages_of(part.content, tmp_path)
    assert "Main hall, Venue jkt_hotel" in pages[0]
    assert "Dress Batik or national dress" in pages[0]
    assert "With Gati – Director General" in pages[0] and "PIC Committee, Jakarta" in pages[0]
    assert "Contact of the day Committee, Jakarta +62 811 4000" in pages[0]
    assert "Be there at 07:30" in pages[1] and "Argo 22" not in pages[1]  # Ana is of group A
    assert "22:00 WIB – 00:55 WITA Sun 22 Jul" in pages[2] and "Be there at 20:00" in pages[2]
    assert "Night Venue bdg_hotel" in pages[1]
    assert "+62 811 2000" not in " ".join(pages)  # the minister's own


def test_pictures_are_named_by_date_and_as_wide_as_a_telephone() -> None:
    out = Outgoing(view(busy(6)), "id", NOW)

    parts = list(day_sheet.pictures(out, chosen(out, "groups", "A")))

    assert [part.name for part in parts] == [f"2018-07-{day}" for day in range(19, 24)]
    sizes = [tuple(int.from_bytes(part.content[n : n + 4], "big") for n in (16, 20)) for part in parts]
    assert {wide for wide, _ in sizes} == {1080}
    assert sizes[3][1] > sizes[4][1] > 600  # as high as the day needs


@office
def test_of_changes_alone_there_is_a_list_and_the_days_that_changed(tmp_path: Path) -> None:
    stamp = since_two(("closing@ALL", "elsewhere", "The closing is in the garden.", at(23, 10, zone=WITA)))
    out = Outgoing(view(), "en", NOW, stamp, alone=True)
    reader = chosen(out, "groups", "A")

    (part,) = day_sheet.DAY_SHEETS.make(out, reader)
    pictures = [each.name for each in day_sheet.pictures(out, reader)]

    pages = pages_of(part.content, tmp_path)
    assert len(pages) == 2
    assert "since version 2" in pages[0] and "The closing is in the garden." in pages[0]
    assert "23 July 2018" in pages[1] and "New place The closing is in the garden." in pages[1]
    assert pictures == ["changes", "2018-07-23"]


def test_who_does_not_go_along_has_none() -> None:
    out = Outgoing(view(), "en", NOW)

    assert list(day_sheet.DAY_SHEETS.make(out, chosen(out, "persons", "minister"))) == []
