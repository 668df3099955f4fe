"""What could cure a conflict: the edits that are offered for what it names."""

from __future__ import annotations

import datetime as dt

from builders import activity, locking, one_city, planned, span, text, with_fields
from lawatan.domain import Absence, Closure, Hours, Record, Room, Vehicle, apply
from lawatan.jobs.fixing import (
    HOURS,
    LEFT_OUT,
    MOVE,
    OPENED,
    PREFERENCE,
    ROOM,
    SHORTER,
    VEHICLE,
    VENUE,
    WITHOUT,
    Candidate,
    Fixing,
)
from lawatan.rules import Edition
from lawatan.rules.conflict import LOCKED, NOW, Conflict, Demand
from lawatan.rules.host_available import HostAvailable
from lawatan.rules.hours_a_day import HoursADay
from lawatan.rules.must_happen import MustHappen
from lawatan.rules.one_place import OnePlace
from lawatan.rules.people_available import PeopleAvailable
from lawatan.rules.venue_open import VenueOpen
from lawatan.words import words

RULES = [
    MustHappen(id="must"),
    OnePlace(id="one"),
    VenueOpen(id="open"),
    HostAvailable(id="host"),
    PeopleAvailable(id="there"),
    HoursADay(id="hours", minutes=60),
]


def edition() -> Edition:
    """A visit that could be shorter, elsewhere and without its speaker; its venue and its host keep hours."""
    visit = activity(
        "visit",
        "UDJO",
        90,
        shortest_minutes=60,
        alternatives=("MUSEUM", "STUDIO"),
        hosts=("FIRM",),
        resource_persons=("EXPERT",),
        officials=("DIRECTOR",),
    )
    talk = activity("talk", "HOTEL", room="BALLROOM")
    made = one_city(visit, talk, rules=RULES)
    weekdays = Hours(weekdays=("mon", "tue"), open=(span("09:00-12:00"), span("13:00-16:00")))
    closed = Closure(begins=dt.date(2018, 7, 23), ends=dt.date(2018, 7, 24), why=text("Audit"))
    made = with_fields(made, "venues", "UDJO", hours=(weekdays,), closures=(closed,))
    away = Absence(begins=dt.datetime(2018, 7, 1, tzinfo=dt.UTC), ends=dt.datetime(2018, 8, 1, tzinfo=dt.UTC))
    made = with_fields(made, "persons", "EXPERT", absences=(away,))
    rooms = (
        *made.venues["HOTEL"].rooms,
        Room(id="SALON", name=text("Salon")),
        Room(id="BOX", name=text("Box"), capacity=2),
    )
    made = with_fields(made, "venues", "HOTEL", rooms=rooms)
    return with_fields(made, "venues", "STUDIO", capacity=3)


def offered(made: Edition, *demands: Demand) -> list[Candidate]:
    """What is offered for a conflict of these demands."""
    return list(Fixing(made, words("en")).candidates([Conflict(demands)]))


def only(made: Edition, demand: Demand, rank: int) -> tuple[str, Record]:
    """The only candidate of a rank: its sentence, and the one record that it changes."""
    (candidate,) = [each for each in offered(made, demand) if each.rank == rank]
    (record,) = candidate.changes.values()
    assert record is not None
    return candidate.says, record


def test_what_must_happen_may_be_elsewhere_shorter_or_left_out() -> None:
    made = edition()

    assert [each.rank for each in offered(made, ("must", "visit@ALL"))] == [VENUE, SHORTER, LEFT_OUT]
    says, visit = only(made, ("must", "visit@ALL"), VENUE)
    assert (says, visit.venue) == ("Hold “Visit” at Museum.", "MUSEUM")  # type: ignore[attr-defined] # an activity
    assert only(made, ("must", "visit@ALL"), SHORTER)[0] == "Shorten “Visit” to 1 h."
    says, talk = only(made, ("must", "talk@ALL"), ROOM)
    assert (says, talk.room) == ("Hold “Talk” in Salon.", "SALON")  # type: ignore[attr-defined] # not the box for two


def test_those_that_receive_may_open_earlier_stay_longer_or_open_at_all() -> None:
    found = offered(edition(), ("open", "visit@ALL"))

    assert [each.says for each in found] == [
        "Ask Udjo to open 30 min earlier.",
        "Ask Udjo to stay open 30 min longer.",
        "Ask Udjo to open 1 h earlier.",
        "Ask Udjo to stay open 1 h longer.",
        "Ask Udjo to receive you although it is closed 23–24 July 2018 (Audit).",
    ]
    assert [each.rank for each in found] == [HOURS] * 4 + [OPENED]
    (hours,) = found[0].changes["venues", "UDJO"].hours  # type: ignore[union-attr] # a venue
    assert [str(each.begins) for each in hours.open] == ["08:30:00", "13:00:00"]
    (hours,) = found[3].changes["venues", "UDJO"].hours  # type: ignore[union-attr]
    assert [str(each.ends) for each in hours.open] == ["12:00:00", "17:00:00"]
    assert offered(edition(), ("host", "visit@ALL")) == []  # the host keeps no hours


def test_hours_never_grow_beyond_their_day() -> None:
    early = Hours(weekdays=("mon",), open=(span("00:10-23:50"),))
    made = with_fields(edition(), "venues", "UDJO", hours=(early,), closures=())

    found = offered(made, ("open", "visit@ALL"))

    spans = [each.changes["venues", "UDJO"].hours[0].open[0] for each in found]  # type: ignore[union-attr]
    assert [(str(each.begins), str(each.ends)) for each in spans] == [
        ("00:00:00", "23:50:00"),
        ("00:10:00", "00:00:00"),
    ] * 2


def test_only_those_who_are_not_always_there_may_stay_away() -> None:
    says, visit = only(edition(), ("there", "visit@ALL"), WITHOUT)

    assert says == "Hold “Visit” without Expert."
    assert (visit.resource_persons, visit.officials) == ((), ("DIRECTOR",))  # type: ignore[attr-defined]


def test_a_rule_may_become_a_wish_but_not_one_that_always_holds() -> None:
    says, rule = only(edition(), ("hours",), PREFERENCE)

    assert says == "Let the rule “Hours a day” be a preference, worth 1 h of travel."
    assert rule.weight == 60  # type: ignore[attr-defined]
    assert offered(edition(), ("one",)) == []


def test_what_is_locked_may_be_unlocked_but_what_has_begun_never() -> None:
    made = planned(edition(), {"visit": "tue 10:00"})

    says, slot = only(locking(made, "visit@ALL"), (LOCKED, "visit@ALL"), MOVE)

    assert says == "Unlock “Visit”, so that it can move."
    assert slot.locked is False  # type: ignore[attr-defined]
    assert offered(made, (LOCKED, "visit@ALL")) == []
    assert offered(made, (NOW, "visit@ALL")) == []


def test_one_vehicle_more_is_like_one_that_there_is() -> None:
    made = apply(
        edition(),
        {
            ("vehicles", "BUS"): Vehicle(id="BUS", name=text("Bus"), seats=30, plate="D 1"),
            ("vehicles", "VAN"): Vehicle(id="VAN", name=text("Van"), seats=9),
        },
    )

    found = list(Fixing(made, words("en")).more_vehicles())

    assert [each.says for each in found] == [
        "Order one more vehicle like Bus (30 seats).",
        "Order one more vehicle like Van (9 seats).",
    ]
    bus = found[0].changes["vehicles", "BUS-2"]
    assert isinstance(bus, Vehicle)
    assert (found[0].rank, bus.name.en, bus.seats, bus.plate) == (VEHICLE, "Bus (2)", 30, "")
