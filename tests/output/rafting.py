"""An edition with one slot of which everything can be said: who may choose, where else, who is absent, the letter, the bus."""

from __future__ import annotations

import datetime as dt

from builders import activity, moment, one_city, text, with_records
from lawatan.domain import Absence, Duty, Group, OptIn, Person, Placement, Plan, Table, Vehicle, with_plan
from lawatan.rules import Edition

WEDNESDAY = dt.date(2018, 7, 25)
RAFTING = activity(
    "rafting",
    "UDJO",
    120,
    opt_in=OptIn(minimum=4, maximum=12, deadline=dt.date(2018, 7, 20), enrolled=("ANA", "BUDI")),
    alternatives=("MUSEUM",),
    rain_venue="STUDIO",
    resource_persons=("EXPERT",),
)


def edition() -> Edition:
    """Rafting on Wednesday 10:00–12:00, with everything that can be said of a slot; Ana leaves at 11:00."""
    plain = one_city(activity("again"))
    leaves = Absence(
        begins=moment(plain, "wed 11:00", "BDG"), ends=moment(plain, "wed 15:00", "BDG"), why="embassy", make_up="again"
    )
    away = Absence(begins=moment(plain, "thu 08:00", "BDG"), ends=moment(plain, "thu 09:00", "BDG"))
    people = (
        Person(id="ANA", name="Ana", absences=(leaves,)),
        Person(id="BUDI", name="Budi", absences=(away,)),
        Person(id="EXPERT", name="Expert", role="resource", absences=(leaves.model_copy(update={"make_up": None}),)),
        Person(id="SOPIR", name="Pak Asep", role="driver", phone="0812"),
    )
    made = with_records(plain, "persons", *people)
    made = with_records(made, "activities", RAFTING)
    made = with_records(made, "groups", Group(id="ALL", name=text("All"), members=("ANA", "BUDI")))
    made = with_records(
        made, "vehicles", Vehicle(id="bus", name=text("Bus 1"), seats=30, plate="D 1234", driver="SOPIR")
    )
    slot = Placement(
        id="rafting@ALL",
        start=moment(made, "wed 10:00", "BDG"),
        confirmation="requested",
        letter="12/VII/2018",
        letter_date=dt.date(2018, 7, 3),
        next_action="Call the host",
        next_due=dt.date(2018, 7, 9),
        owner="BUDI",
    )
    duty = Duty(id="d", vehicle="bus", date=WEDNESDAY, groups=("ALL",), begins=dt.time(8), guide="BUDI")
    return with_plan(made, Plan(placements=Table([slot]), duties=Table([duty])))
