"""The wall schedule: how many pages of A3, what stands beside what, and that nothing typed is lost."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from lawatan.domain import AnyEdition, Plan, Table, replace
from lawatan.output import Outgoing, Stamp
from lawatan.output.daybook import Daybook
from lawatan.output.format import News
from lawatan.output.print import wall
from lawatan.output.print.lanes import is_early, lanes, spots
from lawatan.output.reader import readers
from output.poppler import info_of, is_sound, poppler, words_of
from output.two_groups import NOW, at, changed, moved, planned, text, view, with_rules

office = pytest.mark.office


def made(edition: AnyEdition, audience: str = "all", language: str = "en") -> bytes:
    """The wall schedule of the first reader."""
    out = Outgoing(view(edition), language, NOW)
    (part,) = wall.WALL.make(out, readers(out.view, audience, language)[0])  # type: ignore[arg-type]
    return part.content


def daybook(edition: AnyEdition) -> Daybook:
    """The daybook of the whole programme."""
    seen = view(edition)
    return Daybook(seen, readers(seen, "all", "en")[0], "en")


@office
@pytest.mark.parametrize(("days", "least", "most"), [(5, 1, 1), (13, 1, 1), (30, 2, 4)])
def test_two_weeks_are_on_one_page_of_a3_and_a_month_on_several(
    days: int, least: int, most: int, tmp_path: Path
) -> None:
    edition = planned()
    content = made(replace(edition, last_day=edition.first_day + dt.timedelta(days=days - 1)), "groups")

    told = info_of(content, tmp_path)
    assert told["Page size"].startswith("1190.55 x 841.89")
    assert least <= int(told["Pages"]) <= most
    assert is_sound(content, tmp_path)
    said = words_of(content, tmp_path)
    for n in range(days):
        date = edition.first_day + dt.timedelta(days=n)
        assert f"{date:%a} {date.day} {date:%b}" in said


def test_groups_that_part_stand_beside_each_other_and_together_they_take_the_whole_day() -> None:
    # at the same hour in two places
    book = daybook(moved("tour@B", at(21, 9)))
    day = next(day for day in book.days(empty=True) if day.date.day == 21)

    found = {spot.item.entry.id: spot for spot in spots(book, day) if spot.item.entry is not None}

    assert lanes(book, day) == (("A",), ("B",))
    assert (found["tour@A"].left, found["tour@A"].wide) == (0, 0.5)
    assert (found["tour@B"].left, found["tour@B"].wide) == (0.5, 0.5)
    opening = next(s for s in spots(book, book.days(empty=True)[0]) if s.item.entry is not None)
    assert (opening.left, opening.wide) == (0, 1)


def test_what_is_at_the_same_hour_never_lies_on_one_another() -> None:
    edition = moved("tour@A", at(19, 9, 30))  # during the opening, which all attend
    book = daybook(edition)

    found = spots(book, book.days(empty=True)[0])

    for one in found:
        for other in found:
            beside = one.left + one.wide <= other.left + 1e-6 or other.left + other.wide <= one.left + 1e-6
            assert one is other or beside or one.ends <= other.begins or other.ends <= one.begins
    assert all(spot.left >= 0 and spot.left + spot.wide <= 1 + 1e-6 for spot in found)


def test_what_goes_beyond_midnight_ends_there_and_the_small_hours_are_told_in_words() -> None:
    book = daybook(planned())

    by_day = {day.date.day: spots(book, day) for day in book.days(empty=True)}

    flight = next(spot for spot in by_day[21] if spot.item.trip is not None and spot.item.trip.mode == "flight")
    assert (flight.begins, flight.ends) == (22 * 60, 24 * 60)
    assert [is_early(spot) for spot in by_day[22]] == [True]  # from the airport to the hotel, 01:40


def test_the_small_hours_say_whose_a_way_is_and_what_is_new() -> None:
    made = moved("tour@B", at(22, 2))
    slots = {"to_dps@A": at(21, 22), "to_dps@B": at(22, 14)}
    rides = [
        ride.model_copy(update={"departure": slots.get(ride.id, ride.departure)}) for ride in made.plan.rides.values()
    ]
    made = replace(made, plan=Plan(placements=made.plan.placements, rides=Table(rides)))
    seen = view(changed("tour", made, duration_minutes=60))
    new = {("groups", "B"): (News("tour@B", "moved", "Tour: another hour.", at(21, 13)),)}
    out = Outgoing(seen, "en", NOW, Stamp(last=3, since=3, news=new))

    told = wall.content(out, readers(seen, "all", "en")[0])

    early = {each["name"]: each for page in told["pages"] for day in page["days"] for each in day["early"]}
    assert (early["Aircraft tour"]["whose"], early["Aircraft tour"]["new"]) == ("(Group B)", True)
    (way,) = (each for name, each in early.items() if "dps_hotel" in name)
    assert (way["whose"], way["new"]) == ("(Group A)", False)


@office
def test_a_way_of_a_few_minutes_is_read_too(tmp_path: Path) -> None:
    # from the hotel to the firm and back it takes ten minutes and less
    said = words_of(made(with_rules(planned())), tmp_path)

    assert len(re.findall(r"Bus to Venue bdg_firm", said)) >= 2


@office
def test_a_name_that_is_too_long_for_its_block_stands_in_full_behind_its_number(tmp_path: Path) -> None:
    name = " ".join(f"word{n}" for n in range(60))
    edition = changed("opening", name=text(name), duration_minutes=30)

    said = words_of(made(edition), tmp_path)

    *_, after = said.partition("In full")
    assert re.search(r"\[1\] 09:00–09:30 ", after)
    assert name in after


@office
def test_kinds_places_hotels_rests_and_both_clocks_are_named(tmp_path: Path) -> None:
    said = words_of(made(with_rules(), language="id"), tmp_path)

    for words in ("Pembukaan", "Aula, Venue jkt_hotel", "Kunjungan", "Perpindahan", "Jakarta · WIB", "Bali · WITA"):
        assert words in said
    assert "Venue bdg_hotel" in said and "Makan siang" in said
    layout = poppler("pdftotext", made(planned()), tmp_path, "-bbox")
    wide = 1190.55
    assert max(float(found) for found in re.findall(r'xMax="([\d.]+)"', layout)) <= wide - 20
