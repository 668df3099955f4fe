"""Groups that take turns: who is split for what, what becomes of the plan, and that it can be planned."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from builders import activity, one_city, planned, text, two_cities, with_fields, with_records
from lawatan.domain import Group, OptIn, Person, Tour, apply, head_count, unplanned
from lawatan.jobs.files import read_edition
from lawatan.jobs.plan import PlanJob
from lawatan.jobs.rotating import Rotation, crowded, no_help, rotation
from lawatan.resources import sample
from lawatan.rules import Capacity, Edition, judge
from lawatan.schedule import Setting, View
from lawatan.words import words
from two_rooms import session, standing, two_rooms

CAPACITY = Capacity(id="capacity")


def museum(capacity: int = 12, **fields: Any) -> Edition:
    """22 people at a museum that takes so many, with a lecture together before and a second visit elsewhere."""
    visit = activity("visit", "MUSEUM", 60, hosts=("FIRM",), **fields)
    made = one_city(activity("lecture"), visit, activity("show", "UDJO"), rules=[CAPACITY])
    return with_fields(made, "venues", "MUSEUM", capacity=capacity)


def split(edition: Edition) -> tuple[Rotation, Edition]:
    found = rotation(Setting(edition))
    assert found is not None
    return found, apply(edition, found.changes)


def people(edition: Edition) -> dict[str, int]:
    return {group: head_count(edition, group) for group in edition.groups}


# ---- who is split, and for what


def test_those_who_do_not_fit_take_turns_and_all_else_stays() -> None:
    found, after = split(museum())

    assert found.after == after
    assert (found.activities, found.parts) == (("visit",), ("A", "B"))
    assert people(after) == {"ALL": 22, "A": 11, "B": 11}
    assert list(Setting(after).occurrences) == ["lecture@ALL", "show@ALL", "visit@A", "visit@B"]
    assert crowded(Setting(after)) == ()
    assert after.groups["A"].name == text("Group A", "Kelompok A")
    assert (after.groups["B"].parent, after.groups["B"].by) == ("ALL", "capacity")


@pytest.mark.parametrize(
    ("capacity", "parts"),
    [(21, [11, 11]), (11, [11, 11]), (10, [7, 8, 7]), (8, [7, 8, 7]), (7, [5, 5, 6, 6]), (1, None)],
)
def test_as_few_groups_as_it_takes_with_the_staff_shared(capacity: int, parts: list[int] | None) -> None:
    found = rotation(Setting(museum(capacity)))

    told = [head_count(found.after, part) for part in found.parts] if found else None
    assert told == parts
    assert found is None or sum(found.after.groups[part].staff for part in found.parts) == 2


def test_where_all_fit_nothing_is_split() -> None:
    assert crowded(Setting(museum(22))) == ()
    assert rotation(Setting(museum(22))) is None


def test_without_the_rule_nobody_asks_for_it() -> None:
    assert rotation(Setting(with_fields(museum(), "rules", "capacity", active=False))) is None


def test_the_smallest_capacity_tells_how_many_groups() -> None:
    edition = with_fields(museum(12), "venues", "UDJO", capacity=8)

    found, after = split(edition)

    assert found.activities == ("show", "visit")
    assert [head_count(after, part) for part in found.parts] == [7, 8, 7]


def test_tours_hold_together_what_they_hold() -> None:
    tours = tuple(Tour(name=text(f"Tour {n}"), people=7, minutes=20) for n in (1, 2))

    found, after = split(museum(7, tours=tours))

    assert [head_count(after, part) for part in found.parts] == [11, 11]
    assert crowded(Setting(after)) == ()


def test_parts_that_are_there_serve_where_they_fit() -> None:
    edition = with_fields(
        two_cities(activity("visit", "CERAMICS"), rules=[CAPACITY]), "venues", "CERAMICS", capacity=11
    )

    found, after = split(edition)

    assert found.parts == ("A", "B")
    assert after.groups == edition.groups
    assert after.activities["visit"].groups == ("A", "B")
    assert after.activities["visit"].apart


def test_a_part_that_does_not_fit_is_split_once_more() -> None:
    edition = with_fields(
        two_cities(activity("visit", "CERAMICS"), rules=[CAPACITY]), "venues", "CERAMICS", capacity=11
    )
    edition = with_fields(edition, "groups", "B", participants=20)

    found, after = split(edition)

    assert found.parts == ("A", "B-A", "B-B")
    assert [head_count(after, part) for part in found.parts] == [11, 10, 11]
    assert after.groups["B-B"].name.en == "Group B B"


def test_people_who_are_named_are_shared_out_by_name() -> None:
    persons = [Person(id=f"P{n:02}", name=f"Person {n}", role="participant") for n in range(10)]
    edition = with_records(museum(6), "persons", *persons)
    edition = with_fields(edition, "groups", "ALL", participants=0, members=tuple(p.id for p in persons))

    found, after = split(edition)

    assert [head_count(after, part) for part in found.parts] == [6, 6]
    assert all(not after.groups[part].participants for part in found.parts)


def test_where_only_some_are_named_the_parts_tell_their_numbers() -> None:
    edition = with_records(museum(12), "persons", Person(id="P1", name="Person", role="participant"))
    edition = with_fields(edition, "groups", "ALL", members=("P1",))

    found, after = split(edition)

    assert [after.groups[part].participants for part in found.parts] == [10, 10]


def test_who_wants_to_is_not_split() -> None:
    edition = museum(opt_in=OptIn())

    assert crowded(Setting(edition)) == ()
    assert rotation(Setting(edition)) is None


def test_what_splitting_does_not_help_is_left_and_told() -> None:
    tours = tuple(Tour(name=text(f"Tour {n}"), people=7, minutes=45) for n in (1, 2))
    edition = with_fields(museum(12, tours=tours), "venues", "UDJO", capacity=12)  # 90 minutes of tours in 60

    found, after = split(edition)

    assert found.activities == ("show",)
    assert after.activities["visit"] == edition.activities["visit"]
    left = crowded(Setting(after))
    assert left == ("visit",)
    assert no_help(after, left, words("en")).startswith("Splitting does not help at Visit:")


def test_where_nothing_else_keeps_the_parts_apart_the_venue_gets_a_turn_time_that_is_assumed() -> None:
    made = with_fields(one_city(activity("visit", "MUSEUM"), rules=[CAPACITY]), "venues", "MUSEUM", capacity=12)

    _, after = split(made)
    _, hosted = split(museum())

    assert after.venues["MUSEUM"].turn_minutes == 5
    assert after.venues["MUSEUM"].facts["turn_minutes"].basis == "assumed"
    assert [rule.kind for rule in after.rules.values()] == ["capacity", "turn_time"]
    assert hosted.venues == museum().venues
    assert hosted.rules == museum().rules


def test_it_is_said_in_a_sentence() -> None:
    found, _ = split(museum())

    assert words("en").message(found.message) == (
        "22 people take turns in 2 groups, each with its rides: Group A (11) and Group B (11). They do so at Visit; all "
        "else stays as it is."
    )


# ---- what becomes of the plan


def test_the_first_group_keeps_the_slot_and_all_else_its_own() -> None:
    edition = planned(museum(), {"lecture": "wed 08:00", "visit": "wed 10:00"})

    _, after = split(edition)

    assert sorted(after.plan.placements) == ["lecture@ALL", "visit@A"]
    assert after.plan.placements["visit@A"].start == edition.plan.placements["visit@ALL"].start


def test_each_part_keeps_the_ride_of_the_whole() -> None:
    edition = with_fields(two_cities(activity("visit", "CERAMICS"), rules=[CAPACITY]), "venues", "CERAMICS", capacity=6)
    edition = planned(edition, {}, {"to-bali@A": ("flight", "wed 08:00"), "to-bali@B": ("flight", "wed 08:00")})
    assert set(edition.plan.rides) == {"to-bali@A", "to-bali@B"}

    _, after = split(edition)

    assert set(after.plan.rides) == {"to-bali@A-A", "to-bali@A-B", "to-bali@B-A", "to-bali@B-B"}
    assert set(after.plan.rides) == set(Setting(after).crossings)
    assert {(r.option, r.departure) for r in after.plan.rides.values()} == {
        (r.option, r.departure) for r in edition.plan.rides.values()
    }


# ---- and it can be planned


def made_whole(edition: Edition, found: Rotation) -> Edition:
    """The first complete plan: all is placed, no rule is broken, and the parts take turns."""
    job = PlanJob(apply(edition, found.changes), time_limit=20.0, workers=2)
    for progress in job.run():
        if progress.placed == progress.total:
            job.cancel()
    view = View(Setting(job.planned))
    assert set(view.entries) == {*view.setting.occurrences, *view.setting.crossings}
    assert [breach for breach in judge(view) if breach.hard] == []
    for activity_id in found.activities:
        visits = [view.entries[f"{activity_id}@{part}"] for part in found.parts]
        for a, b in combinations(visits, 2):
            assert a.end <= b.start or b.end <= a.start
    return job.planned


def forty() -> Edition:
    return with_fields(read_edition(sample("jakarta-bandung-2018")), "groups", "ALL", participants=40)


@pytest.mark.deep
def test_forty_of_2018_where_twenty_fit_are_planned_with_rotations() -> None:
    edition = forty()
    assert edition == unplanned(edition)

    found, _ = split(edition)
    whole = made_whole(edition, found)

    assert found.activities == ("elina", "ptdi", "mkaa")
    assert people(whole) == {"ALL": 42, "A": 21, "B": 21}
    assert set(whole.plan.rides) == {"to-bandung@A", "to-bandung@B"}


def test_two_groups_with_four_rotated_visits_are_planned() -> None:
    edition = read_edition(sample("bali-2016"))
    for venue in ("COFFEE", "CHOC", "SPA", "CERAMIC"):
        edition = with_fields(edition, "venues", venue, capacity=12)

    found, _ = split(edition)
    made_whole(edition, found)

    assert found.activities == ("coffee", "chocolate", "spa", "ceramic")
    assert len(found.parts) == 2


def test_a_group_that_is_named_beside_its_whole_takes_its_turn_once() -> None:
    visit = activity("visit", "CERAMICS", groups=("ALL", "A"))
    edition = with_fields(two_cities(visit, rules=[CAPACITY]), "venues", "CERAMICS", capacity=11)

    found, after = split(edition)

    assert found.parts == ("A", "B")
    assert after.activities["visit"].groups == ("A", "B")


def test_the_parts_have_ids_that_are_free() -> None:
    edition = with_fields(two_cities(activity("visit", "CERAMICS"), rules=[CAPACITY]), "venues", "CERAMICS", capacity=6)
    edition = with_records(edition, "groups", *edition.groups.values(), Group(id="A-A", name=text("Other")))

    found, after = split(edition)

    assert found.parts == ("A-A-2", "A-B", "B-A", "B-B")
    assert after.groups["A-A"] == edition.groups["A-A"]


@pytest.mark.parametrize(("people", "crowds"), [(30, ()), (31, ("one",))])
def test_who_fits_into_one_of_several_rooms_need_not_be_split(people: int, crowds: tuple[str, ...]) -> None:
    edition = with_fields(two_rooms(session("one", "A"), rules=[CAPACITY]), "groups", "A", participants=people)

    assert crowded(Setting(edition)) == crowds
    assert crowded(Setting(standing(edition, {"one": ("mon 09:00", "SMALL")}))) == crowds


def test_parts_are_as_large_as_the_largest_of_its_rooms() -> None:
    edition = with_fields(two_rooms(session("one", "A"), rules=[CAPACITY]), "groups", "A", participants=50)

    found, after = split(edition)

    assert [head_count(after, part) for part in found.parts] == [25, 25]
    assert after.venues["HOTEL"].turn_minutes == 0  # the rooms keep them apart
