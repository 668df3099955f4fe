"""The driver sheet: times, places as codes that a telephone reads, who is aboard, what changes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from builders import activity, planned, two_cities
from duties import bus, duty, seen
from lawatan.domain import Connection, Group, Person, Plan, Table, changed, replace
from lawatan.output.appointments import told
from lawatan.output.contacts import contacts, pics_of
from lawatan.output.drive import drives
from lawatan.output.reader import readers
from lawatan.output.trip import trips
from lawatan.rules import Edition, Lunch
from lawatan.schedule import Setting, View
from output.hosted import hosted, news, paper, participant
from output.poppler import pages_of, words_of
from output.two_groups import text
from runs import person

pytestmark = pytest.mark.office


def with_arrivals() -> Edition:
    """The edition with two who land, at 04:00 and 04:20."""
    early = [
        participant(n).model_copy(update={"arrival": person("x", f"mon 04:{20 * n:02}").arrival, "luggage": n + 1})
        for n in range(2)
    ]
    return hosted([*early, *(participant(n) for n in range(2, 10))])


def in_two_groups(**fields: Any) -> Edition:
    """The edition with seven people in a group, and three in another."""
    people = [participant(n) for n in range(10)]
    groups = [
        Group(id="ALL", name=text("All")),
        Group(id="A", name=text("A"), parent="ALL", members=tuple(p.id for p in people[:7])),
        Group(id="B", name=text("B"), parent="ALL", members=tuple(p.id for p in people[7:])),
    ]
    return hosted(people, groups=groups, **fields)


def test_a_page_a_day_says_when_and_where_and_for_whom(tmp_path: Path) -> None:
    said = words_of(paper(hosted(), "driver", "bus"), tmp_path)

    assert said.startswith("Driver sheet: Bus (D 1 AB) Small industry Driver: Pak Dedi +62 813 2 Monday, 23 July 2018")
    # hotel to museum: 10 minutes to board and 15 on the road for who leaves before the peak begins at 07:00
    assert "06:59 leaves 07:09 arrives 07:24 • Hotel → Museum" in said
    assert "08:30 leaves 08:40 arrives 09:15 • Museum → Udjo" in said
    assert "On board 12 people Be there by 10:00: Show Committee PIC Ibu Rina +62 812 1 Guide Dewi +62 814 3" in said
    assert "11:30 leaves 11:40 arrives 12:10 • Udjo → Hotel" in said
    assert "1 h 6 min free" in said and "2 h 15 min free" in said
    assert "luggage" not in said
    assert words_of(paper(hosted(), "driver", "DEDI"), tmp_path).startswith("Driver sheet: Pak Dedi")
    assert paper(hosted(), "driver", "PIC") == b""


def test_a_guide_reads_whom_he_guides_and_who_drives_and_is_told_what_changes(tmp_path: Path) -> None:
    said = words_of(paper(hosted(), "driver", "GUIDE"), tmp_path)

    assert said.startswith("Guide sheet: Dewi Small industry Bus (D 1 AB) Monday, 23 July 2018")
    assert (
        "On board 12 people Be there by 10:00: Show Committee PIC Ibu Rina +62 812 1 Driver Pak Dedi +62 813 2" in said
    )
    assert "+62 814 3" not in said

    before = View(Setting(hosted()))
    after = View(Setting(replace(hosted(), plan=before.plan.model_copy(update={"duties": Table()}))))
    assert {change.kind for change in told(before, after) if change.reader == ("persons", "GUIDE")} == {"gone"}


def test_a_day_that_needs_two_pages_has_its_date_on_both(tmp_path: Path) -> None:
    base = hosted()
    visits = [activity(f"visit{n}", ("MUSEUM", "UDJO")[n % 2], 15, pic="PIC") for n in range(8)]
    full = planned(
        replace(base, activities=Table(visits), plan=Plan()), {f"visit{n}": f"mon {7 + n:02}:30" for n in range(8)}
    )
    full = replace(full, plan=full.plan.model_copy(update={"duties": base.plan.duties}))

    found = pages_of(paper(full, "driver", "bus"), tmp_path)

    assert len(found) == 2
    assert all("Monday, 23 July 2018" in page for page in found)
    assert len(re.findall(r"arrives \d\d:\d\d", " ".join(found))) == 9


def test_passengers_stand_by_name_with_flight_landing_and_phone(tmp_path: Path) -> None:
    said = words_of(paper(with_arrivals(), "driver", "bus"), tmp_path)

    assert "06:00 leaves 06:10 arrives 06:50 • Airport → Hotel" in said
    assert "On board 2 people, 3 pieces of luggage" in said
    assert "Name Flight or train Lands From Terminal Luggage Phone" in said
    assert "Q00 Rahman GA-04:00 04:00 1 +880 17 0000 Q01 Rahman GA-04:20 04:20 2 +880 17 0001" in said
    assert "Q02" not in said


def test_the_codes_open_maps_of_the_places(tmp_path: Path) -> None:
    import numpy
    import zxingcpp

    (tmp_path / "paper.pdf").write_bytes(paper(hosted(), "driver", "bus") or b"")
    run = subprocess.run(
        ["pdftoppm", "-gray", "-r", "150", str(tmp_path / "paper.pdf")], capture_output=True, check=True, timeout=60
    )
    _, size, _, pixels = run.stdout.split(b"\n", 3)
    wide, high = map(int, size.split())
    picture = numpy.frombuffer(pixels, dtype=numpy.uint8)[: wide * high].reshape(high, wide)

    read = {code.text for code in zxingcpp.read_barcodes(picture)}

    base = "https://www.google.com/maps/search/?api=1&query="
    assert read == {f"{base}-6.8938,107.585", f"{base}-6.9211,107.6096", f"{base}-6.8971,107.6558"}


def test_what_is_new_is_marked_on_its_day_and_days_without_news_need_no_new_page(tmp_path: Path) -> None:
    base = hosted()
    item = next(each.item for each in drives(View(Setting(base))) if each.from_venue == "MUSEUM")
    more = planned(base, {"museum": "mon 07:30", "show": "mon 10:00", "talk": "tue 09:00"})
    duties = Table([*base.plan.duties.values(), duty("tue", "bus")])
    activities = more.activities.with_record(
        more.activities["talk"].model_copy(update={"venue": "MUSEUM", "room": None})
    )
    two = replace(base, activities=activities, plan=base.plan.model_copy(update={"duties": duties}))
    new = {
        ("persons", "DEDI"): (
            news(item, "otherwise", "12 people instead of 9.", "bus"),
            news("x/A>B", "gone", "Cancelled: x.", "bus"),
        )
    }

    whole, alone = (pages_of(paper(two, "driver", "bus", news=new, alone=only), tmp_path) for only in (False, True))

    assert len(whole) == 2 and len(alone) == 1
    assert "What changed since version 2 12 people instead of 9. Cancelled: x." in whole[0]
    assert "Changed 12 people instead of 9. • Museum" in whole[0]
    assert "Changed" not in whole[1]
    assert "Monday" in alone[0]


def test_a_vehicle_carries_its_own_groups_and_shares_them_by_name(tmp_path: Path) -> None:
    base = hosted(vehicles=[bus("second", 12, plate="D 2 AB")])
    both = Table([*base.plan.duties.values(), duty("mon", "second")])
    shared = replace(base, plan=base.plan.model_copy(update={"duties": both}))

    assert "Together with Second (D 2 AB)" in words_of(paper(shared, "driver", "bus"), tmp_path)
    assert "Together with" not in words_of(paper(base, "driver", "bus"), tmp_path)


def test_of_two_groups_on_one_way_a_vehicle_has_those_of_its_duty_aboard() -> None:
    base = in_two_groups(vehicles=[bus("van", 6)])
    duties = Table([duty("mon", "bus", "A"), duty("mon", "van", "B")])

    found = drives(View(Setting(replace(base, plan=base.plan.model_copy(update={"duties": duties})))))

    assert {(each.vehicle, each.people, each.leaves) for each in found} == {("bus", 7, ("A",)), ("van", 3, ("B",))}


def test_two_who_drive_one_bus_read_of_all_who_are_in_it() -> None:
    base = in_two_groups()
    duties = Table([duty("mon", "bus", "A"), duty("mon", "bus", "B", driver="GUIDE")])

    found = drives(View(Setting(replace(base, plan=base.plan.model_copy(update={"duties": duties})))))

    assert {(each.driver, each.people, each.leaves) for each in found} == {
        ("DEDI", 10, ("A", "B")),
        ("GUIDE", 10, ("A", "B")),
    }


def test_the_driver_is_told_of_the_hour_after_lunch_unless_the_vehicle_is_needed_before() -> None:
    base = hosted(rules=[Lunch(id="lunch")])
    late = planned(base, {"museum": "mon 11:45", "show": "mon 15:00"})
    seen = View(Setting(replace(base, plan=late.plan.model_copy(update={"duties": base.plan.duties}))))

    times = [(f"{each.start:%H:%M}", each.from_venue) for each in drives(seen)]

    assert seen.legs("ALL")[1].from_venue == "MUSEUM"
    assert ("13:45", "MUSEUM") in times and ("12:45", "MUSEUM") not in times


def test_each_way_is_one_line_also_where_two_drivers_share_it(tmp_path: Path) -> None:
    base = hosted()
    two = Table([*base.plan.duties.values(), duty("mon", "bus", driver="GUIDE")])

    said = words_of(paper(replace(base, plan=base.plan.model_copy(update={"duties": two})), "driver", "bus"), tmp_path)

    assert len(re.findall(r"arrives \d\d:\d\d", said)) == 3
    assert "Driver: Pak Dedi +62 813 2 and Dewi +62 814 3" in said


def test_before_a_coach_he_stands_there_when_its_people_are_told_to_be_there() -> None:
    """The minutes for boarding lie before a section of a ride, and within a way of any other kind."""
    ride = seen(
        two_cities(vehicles=[bus()]),
        {},
        duty("wed"),
        rides={f"to-bali@{group}": ("coach", "wed 12:40") for group in "AB"},
    )

    (drive,) = drives(ride)

    assert [f"{at:%H:%M}" for at in (drive.start, drive.departure)] == ["12:30", "12:40"]
    assert {trip.be_there for trip in trips(ride, ("A", "B"))} == {drive.start}
    way = next(each for each in drives(View(Setting(hosted()))) if each.from_venue == "MUSEUM")
    assert [f"{at:%H:%M}" for at in (way.start, way.departure)] == ["08:30", "08:40"]


def test_where_they_land_he_need_not_stand_as_they_do() -> None:
    base = two_cities(vehicles=[bus()])
    flight = base.ride_options["flight"]
    car = Connection(mode="car", from_venue="NGURAH_RAI", to_venue="CERAMICS", minutes=30)
    base = replace(base, ride_options=base.ride_options.with_record(changed(flight, onward=(car,))))
    ride = seen(base, {}, duty("wed"), rides={f"to-bali@{group}": ("flight", "wed 08:00") for group in "AB"})

    (drive,) = (each for each in drives(ride) if each.to_venue == "CERAMICS")

    assert (drive.departure - drive.start).seconds == 10 * 60
    assert next(trip for trip in trips(ride, ("A", "B")) if trip.to_venue == "CERAMICS").be_there < drive.start


def test_on_the_day_of_a_ride_he_has_somebody_to_call() -> None:
    people = [
        Person(id="PIC", name="Ibu Rina", role="staff", phone="+62 812 1"),
        Person(id="Z", name="Z", role="staff"),
    ]
    base = two_cities(activity("talk", "OFFICE", 60, pic="PIC"), persons=people, vehicles=[bus()])
    rides = {f"to-bali@{group}": ("coach", "wed 13:00") for group in "AB"}
    with_talk = seen(base, {"talk": "wed 09:00"}, duty("wed"), rides=rides)
    without = seen(base, {}, duty("wed"), rides=rides)

    for view in (with_talk, without):
        coach = next(each for each in drives(view) if "to-bali@A" in each.items)
        assert pics_of(view, coach) == ("PIC",)
        (bus_reader,) = readers(view, "vehicles", "en")
        assert "+62 812 1" in {each.phone for each in contacts(view, bus_reader, "en")}


def test_lunch_at_the_next_place_is_what_they_have_to_be_there_for(tmp_path: Path) -> None:
    base = hosted(rules=[Lunch(id="lunch")])
    late = planned(base, {"museum": "mon 09:00", "show": "mon 13:30"})
    edition = replace(base, plan=late.plan.model_copy(update={"duties": base.plan.duties}))

    said = words_of(paper(edition, "driver", "bus"), tmp_path)

    assert "Be there by 12:00: Lunch, then Show" in said
