"""How the rules judge a time slot in the room that was chosen for it, out of several."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import span, with_fields
from lawatan.domain import WEEKDAYS, Closure, Hours, Text
from lawatan.rules import Edition, Rule, judge
from lawatan.rules.capacity import Capacity
from lawatan.rules.one_place import OnePlace
from lawatan.rules.room_free import RoomFree
from lawatan.rules.staff_one_place import StaffOnePlace
from lawatan.rules.turn_time import TurnTime
from lawatan.schedule import Setting, View
from lawatan.words import LANGUAGES, words
from two_rooms import session, standing, two_rooms

Slots = dict[str, tuple[str, str | None]]
NINE, ALSO_NINE = ("mon 09:00", "LARGE"), ("mon 09:00", "SMALL")


def found(edition: Edition, slots: Slots, **fields: object) -> list[tuple[tuple[str, ...], int]]:
    return [(b.about, b.amount) for b in judge(View(Setting(standing(edition, slots, **fields))))]


def told(edition: Edition, slots: Slots) -> str:
    placed = standing(edition, slots)
    setting = Setting(placed)
    (breach,) = judge(View(setting))
    sentences = {
        language: setting.edition.rules[breach.rule].sentence(setting, breach, words(language))
        for language in LANGUAGES
    }
    assert len(set(sentences.values())) == 2
    return sentences["en"]


@pytest.mark.parametrize(
    ("two", "breaches"),
    [
        (ALSO_NINE, []),
        (NINE, [(("one@A", "two@B"), 60)]),
        (("mon 09:59", "LARGE"), [(("one@A", "two@B"), 1)]),
        (("mon 10:00", "LARGE"), []),
        (("mon 11:00", None), [(("two@B",), 1)]),
    ],
)
def test_a_room_holds_one_at_a_time_and_everything_has_a_room(two: tuple[str, str | None], breaches: object) -> None:
    edition = two_rooms(session("one", "A"), session("two", "B"), rules=[OnePlace(id="one")])

    assert found(edition, {"one": NINE, "two": two}) == breaches


def test_what_has_a_usual_room_or_is_held_elsewhere_lacks_none() -> None:
    usual = two_rooms(session("one", "A", room="LARGE", alternatives=("UDJO",)), rules=[OnePlace(id="one")])
    elsewhere = two_rooms(session("one", "A", alternatives=("UDJO",)), rules=[OnePlace(id="one")])

    assert found(usual, {"one": ("mon 09:00", None)}) == []
    assert found(elsewhere, {"one": ("mon 09:00", None)}, venue="UDJO") == []


def test_its_people_fit_into_the_chosen_room() -> None:
    edition = two_rooms(session("one", "A"), rules=[Capacity(id="seats")])

    assert found(edition, {"one": NINE}) == []
    assert found(edition, {"one": ALSO_NINE}) == [(("one@A",), 5)]
    assert found(edition, {"one": ("mon 09:00", None)}) == []
    assert told(edition, {"one": ALSO_NINE}) == (
        "“One” has 25 people, staff counted; Small room of Hotel takes 20 at a time. Declare tours, or choose another "
        "place."
    )


def test_the_venue_is_named_where_it_is_too_small_itself() -> None:
    edition = with_fields(two_rooms(session("one", "A"), rules=[Capacity(id="seats")]), "venues", "HOTEL", capacity=24)

    assert found(edition, {"one": NINE}) == [(("one@A",), 1)]
    assert "; Hotel takes 24 at a time." in told(edition, {"one": NINE})


def test_the_chosen_room_can_be_had() -> None:
    mornings = Hours(weekdays=WEEKDAYS, open=(span("08:00-10:00"),))
    repairs = Closure(begins=dt.date(2018, 7, 24), why=Text(en="repairs", id="perbaikan"))
    edition = two_rooms(session("one", "A"), rules=[RoomFree(id="free")], hours=(mornings,), closures=(repairs,))

    assert found(edition, {"one": NINE}) == []
    assert found(edition, {"one": ("mon 09:05", "LARGE")}) == [(("one@A",), 5)]
    assert found(edition, {"one": ("mon 09:05", "SMALL")}) == []
    assert told(edition, {"one": ("tue 09:00", "LARGE")}) == (
        "“One” stands on Tue 24 Jul, 09:00–10:00, but Large room at Hotel cannot be had on Tue 24 Jul (repairs)."
    )


@pytest.mark.parametrize(("room", "breaches"), [("LARGE", [(("one@A", "two@B"), 10)]), ("SMALL", [])])
def test_groups_in_rooms_of_their_own_do_not_wait_for_each_other(room: str, breaches: object) -> None:
    edition = two_rooms(session("one", "A"), session("two", "B"), rules=[TurnTime(id="turn")])
    turning = with_fields(edition, "venues", "HOTEL", turn_minutes=15)

    assert found(turning, {"one": NINE, "two": ("mon 10:05", room)}) == breaches


@pytest.mark.parametrize(("room", "breaches"), [("SMALL", [(("one@A", "two@B"), 30)]), ("LARGE", [])])
def test_what_one_room_keeps_apart_is_not_told_twice(room: str, breaches: object) -> None:
    both = [session("one", "A", pic="EXPERT"), session("two", "B", pic="EXPERT")]
    edition = two_rooms(*both, rules=[StaffOnePlace(id="staff")])

    assert found(edition, {"one": NINE, "two": ("mon 09:30", room)}) == breaches


def test_the_sentence_says_which_rooms_there_are() -> None:
    edition = two_rooms(session("one", "A"), rules=[OnePlace(id="one")])

    assert told(edition, {"one": ("mon 09:00", None)}) == (
        "“One” stands on Mon 23 Jul, 09:00–10:00 without a room: choose one of Large room and Small room, or plan again."
    )


def test_a_proposal_is_told_in_its_own_rooms() -> None:
    """A sentence may be said of a plan that is not the edition's own."""
    rules: list[Rule] = [RoomFree(id="free")]
    closed = Closure(begins=dt.date(2018, 7, 1), why=Text(en="repairs", id="perbaikan"))
    edition = two_rooms(session("one", "A"), rules=rules, closures=(closed,))
    proposed = standing(edition, {"one": NINE}).plan

    (breach,) = judge(View(Setting(edition), proposed))

    assert "Large room at Hotel" in rules[0].sentence(Setting(edition), breach, words("en"))
