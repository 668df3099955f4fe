"""What each reader has to be told, in words and as JSON."""

from __future__ import annotations

from builders import activity, planned, two_cities, with_fields
from lawatan.domain import apply, changed
from lawatan.jobs.changes import Changes
from lawatan.rules import Edition
from lawatan.schedule import Setting, View
from lawatan.words import words
from schedule.test_readers import programme


def changes(before: Edition, after: Edition, language: str = "en", reader: tuple[str, str] | None = None) -> Changes:
    return Changes(View(Setting(before)), View(Setting(after)), words(language), reader)


def test_each_reader_is_told_by_name_with_what_changes() -> None:
    before = programme()
    after = planned(before, {"visit": "fri 13:00", "lecture": "thu 09:00"})
    assert list(changes(before, after).text()) == [
        "Firm",
        "  “Visit”: Wed 25 Jul, 09:00–10:30 → Fri 27 Jul, 13:00–14:30.",
        "Staff",
        "  “Visit”: Wed 25 Jul, 09:00–10:30 → Fri 27 Jul, 13:00–14:30.",
        "P02",
        "  New: “Visit”, Fri 27 Jul, 13:00–14:30, at Udjo.",
        "All",
        "  “Visit”: Wed 25 Jul, 09:00–10:30 → Fri 27 Jul, 13:00–14:30.",
    ]


def test_in_indonesian() -> None:
    before = programme()
    after = planned(before, {"visit": "fri 13:00"})
    told = list(changes(before, after, "id").text())
    assert "  “Visit (id)”: Rab 25 Jul pukul 09.00–10.30 → Jum 27 Jul pukul 13.00–14.30." in told
    assert "  Batal: “Lecture (id)”, Kam 26 Jul pukul 09.00–10.00." in told


def test_one_reader_is_told_just_what_changed_for_them() -> None:
    before = programme()
    after = planned(before, {"visit": "fri 13:00", "lecture": "thu 10:00"})
    assert list(changes(before, after, reader=("persons", "EXPERT")).text()) == [
        "Expert",
        "  “Lecture”: Thu 26 Jul, 09:00–10:00 → 10:00–11:00.",
    ]


def test_rooms_people_and_speakers() -> None:
    before = programme()
    slot = changed(before.plan.placements["lecture@ALL"], room="BALLROOM")
    after = apply(before, {("placements", "lecture@ALL"): slot})
    after = with_fields(with_fields(after, "groups", "ALL", participants=3), "activities", "visit", pic=None)
    told = list(changes(before, after).text())
    assert "  “Lecture”: Thu 26 Jul, 09:00–10:00; now at Hotel, Ballroom." in told
    assert "  “Visit”: Wed 25 Jul, 09:00–10:30; 3 people instead of 2." in told
    assert "  Cancelled: “Visit”, Wed 25 Jul, 09:00–10:30." in told


def test_rides_are_told_with_way_departure_and_both_clocks() -> None:
    edition = two_cities(activity("visit", "CERAMICS"))
    before = planned(edition, {}, {"to-bali@A": ("flight", "tue 22:00")})
    after = planned(edition, {}, {"to-bali@A": ("train", "tue 08:30")})
    (line,) = changes(before, after, reader=("groups", "A")).lines(("groups", "A"))
    assert line.text == (
        "The ride Jakarta–Bali: Tue 24 Jul, 17:50 WIB – 02:00 WITA +1 → 07:40 WIB – 14:10 WITA; now by Train."
    )


def test_json_holds_every_reader_with_before_and_after() -> None:
    before = programme()
    after = planned(before, {"visit": "fri 13:00", "lecture": "thu 09:00"})
    told = changes(before, after).as_object()
    assert [one["reader"]["id"] for one in told] == ["FIRM", "P01", "P03", "STAFF", "P02", "ALL"]
    first = told[0]
    assert first["before"] == {
        "start": "2018-07-25T09:00+07:00",
        "end": "2018-07-25T10:30+07:00",
        "from": "UDJO",
        "to": "UDJO",
        "people": 2,
    }
    assert (first["change"], first["after"]["start"]) == ("moved", "2018-07-27T13:00+07:00")


def test_the_items_come_by_time() -> None:
    before = programme()
    after = planned(before, {"visit": "fri 13:00", "lecture": "mon 10:00"})
    assert changes(before, after).items == ("lecture@ALL", "visit@ALL")


def test_a_group_with_parts_is_told_what_its_parts_are() -> None:
    edition = two_cities(activity("visit", "CERAMICS"))
    before, after = planned(edition, {"visit": "thu 09:00"}), planned(edition, {"visit": "fri 09:00"})
    told = changes(before, after, reader=("groups", "ALL"))
    assert {change.reader[1] for change in told.told} == {"A", "B"}
