"""What becomes of the plan when that changes which it is about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builders import activity, one_city, plan, text
from lawatan.domain import Changes, Group, apply, changed, with_plan
from lawatan.rules import Edition
from lawatan.schedule import View, settled
from lawatan.schedule.setting import Setting
from two_rooms import session, standing, two_rooms

GROUPS = [Group(id="ALL", name=text("All")), *(Group(id=g, name=text(g), parent="ALL", participants=5) for g in "AB")]
BASE = one_city(
    activity("udjo", "UDJO", 90, shortest_minutes=60, longest_minutes=120, alternatives=("MUSEUM",)),
    activity("apart", "HOTEL", groups=("A", "B"), apart=True, room="BALLROOM"),
    groups=GROUPS,
)
EDITION = with_plan(BASE, plan(BASE, {"udjo": "wed 15:30", "apart@A": "thu 09:00", "apart@B": "thu 11:00"}))


def after(changes: Changes, edition: Edition = EDITION) -> Edition:
    changed_edition = apply(edition, changes)
    return apply(changed_edition, settled(edition, changed_edition, changes))


def chosen(**fields: object) -> Edition:
    return apply(EDITION, {("placements", "udjo@ALL"): changed(EDITION.plan.placements["udjo@ALL"], **fields)})


def test_nothing_is_settled_where_the_plan_still_holds() -> None:
    renamed = {("activities", "udjo"): changed(EDITION.activities["udjo"], name=text("Angklung"))}

    assert settled(EDITION, apply(EDITION, renamed), renamed) == {}


def test_a_time_slot_goes_along_with_other_groups() -> None:
    made = after({("activities", "udjo"): changed(EDITION.activities["udjo"], groups=("A", "B"))})

    assert "udjo@ALL" not in made.plan.placements
    assert made.plan.placements["udjo@A+B"].start == EDITION.plan.placements["udjo@ALL"].start


def test_a_time_slot_is_taken_away_with_its_activity_or_its_group() -> None:
    without = after({("activities", "udjo"): None})
    one_only = after({("activities", "apart"): changed(EDITION.activities["apart"], groups=("A",))})

    assert list(without.plan.placements) == ["apart@A", "apart@B"]
    assert list(one_only.plan.placements) == ["apart@A", "udjo@ALL"]


def test_groups_that_attend_together_instead_lose_the_slots_of_each() -> None:
    made = after({("activities", "apart"): changed(EDITION.activities["apart"], apart=False)})

    assert list(made.plan.placements) == ["udjo@ALL"]


def test_a_time_slot_that_is_put_for_nothing_is_taken_away() -> None:
    slot = EDITION.plan.placements["udjo@ALL"]

    made = after({("placements", i): changed(slot, id=i) for i in ("gone@ALL", "udjo@A", "udjo@ALL")})

    assert list(made.plan.placements) == ["apart@A", "apart@B", "udjo@ALL"]


def test_choices_that_the_activity_no_longer_offers_are_forgotten() -> None:
    long = chosen(minutes=120, venue="MUSEUM")

    kept = after({("activities", "udjo"): changed(long.activities["udjo"], order=3)}, long)
    shorter = after({("activities", "udjo"): changed(long.activities["udjo"], longest_minutes=100)}, long)
    nowhere = after({("activities", "udjo"): changed(long.activities["udjo"], alternatives=())}, long)

    assert kept.plan == long.plan
    assert shorter.plan.placements["udjo@ALL"].minutes is None
    assert nowhere.plan.placements["udjo@ALL"].venue is None


def test_a_room_that_is_gone_is_forgotten() -> None:
    slot = EDITION.plan.placements["apart@A"]
    roomed = apply(EDITION, {("placements", slot.id): changed(slot, room="BALLROOM")})

    made = after(
        {
            ("activities", "apart"): changed(EDITION.activities["apart"], room=None),
            ("venues", "HOTEL"): changed(EDITION.venues["HOTEL"], rooms=()),
        },
        roomed,
    )

    assert made.plan.placements["apart@A"].room is None


def test_a_choice_counts_in_the_view() -> None:
    made = chosen(minutes=120, venue="MUSEUM")

    entry = View(Setting(made)).entries["udjo@ALL"]

    assert (entry.minutes, entry.from_venue) == (120, "MUSEUM")


@given(st.lists(st.sampled_from(["udjo", "apart", "A", "B"]), max_size=3, unique=True))
def test_a_plan_never_speaks_of_what_is_not_there(gone: list[str]) -> None:
    activities = {a: EDITION.activities[a] for a in ("udjo", "apart") if a not in gone}
    changes: dict = {("activities", a): None for a in gone if a in EDITION.activities}
    for group in ("A", "B"):
        if group in gone:
            changes["groups", group] = None
            if "apart" in activities:
                left = tuple(g for g in ("A", "B") if g not in gone)
                if not left:
                    changes["activities", "apart"] = None
                else:
                    changes["activities", "apart"] = changed(EDITION.activities["apart"], groups=left)

    made = after(changes)

    assert set(made.plan.placements) <= set(Setting(made).occurrences)


def test_a_room_that_planning_chose_is_forgotten_with_its_name_among_the_rooms() -> None:
    edition = standing(two_rooms(session("one", "A")), {"one": ("mon 09:00", "LARGE")})
    locked = standing(edition, {"one": ("mon 09:00", "LARGE")}, locked=True)
    by_hand = standing(two_rooms(session("one", "A", rooms=("SMALL",))), {"one": ("mon 09:00", "LARGE")})

    def room(before: Edition, **fields: object) -> str | None:
        renamed = {("activities", "one"): changed(before.activities["one"], **fields)}
        return after(renamed, before).plan.placements["one@A"].room

    assert room(edition, rooms=("LARGE",)) == "LARGE"
    assert room(edition, rooms=("SMALL",)) is None
    assert room(edition, rooms=()) is None
    assert room(edition, rooms=("SMALL",), room="LARGE") == "LARGE"
    assert room(locked, rooms=("SMALL",)) == "LARGE"
    assert room(by_hand, rooms=()) == "LARGE"


def test_a_room_does_not_go_along_to_another_venue() -> None:
    two_places = two_rooms(session("one", "A", alternatives=("UDJO",)))
    edition = standing(two_places, {"one": ("mon 09:00", "LARGE")})
    elsewhere = {("placements", "one@A"): changed(edition.plan.placements["one@A"], venue="UDJO")}

    assert after(elsewhere, edition).plan.placements["one@A"].room is None
