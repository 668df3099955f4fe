"""Small random editions for the laws: three to five activities, two groups, two cities in two zones, one rule.

What is done with them is in ``agreement``.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

from lawatan.domain import Placement, Plan, Table, with_plan
from lawatan.rules import Edition
from lawatan.schedule import Setting
from laws.kinds import LAWS

RuleMaker = Callable[[random.Random], dict[str, Any]]


def _span(rng: random.Random) -> dict[str, str]:
    begins = rng.randrange(7 * 60, 13 * 60, 15)
    ends = rng.randrange(begins + 60, 19 * 60, 15)
    return {"begins": _time(begins), "ends": _time(ends)}


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _others(rng: random.Random) -> dict[str, Any]:
    activity, *others = rng.sample(["a0", "a1", "a2"], rng.randint(2, 3))
    return {"activity": activity, "others": others}


def _window(rng: random.Random) -> dict[str, Any]:
    body: dict[str, Any] = {"activities": rng.sample(["a0", "a1", "a2"], rng.randint(1, 2))}
    if rng.random() < 0.5:
        body["weekdays"] = rng.sample(["wed", "thu", "fri", "sat"], 3)
    if rng.random() < 0.6:
        body["span"] = {"begins": _time(rng.randrange(420, 540, 15)), "ends": _time(rng.randrange(900, 1110, 15))}
    if rng.random() < 0.3:
        body["dates_from"] = "2018-07-19"
    return body


def _fixed(rng: random.Random) -> dict[str, Any]:
    body: dict[str, Any] = {"activity": rng.choice(["a0", "a1", "a2"])}
    kind = rng.random()
    if kind < 0.75:
        body["date"] = rng.choice(["2018-07-18", "2018-07-19", "2018-07-20"])
    if kind > 0.6:
        body["time"] = _time(rng.randrange(480, 900, 30))
    return body


MAKERS: dict[str, RuleMaker] = {
    "must_happen": lambda rng: {},
    "within_dates": lambda rng: {},
    "day_limits": lambda rng: {
        "begins": _time(rng.choice([420, 450, 480])),
        "ends": _time(rng.choice([1020, 1080, 1140])),
        "rides_until": rng.choice([None, None, "14:00", "23:00", "00:00", "02:30"]),
    },
    "venue_open": lambda rng: {},
    "fixed_start": _fixed,
    "allowed_window": _window,
    "before": _others,
    "after": _others,
    "first": lambda rng: {"activity": rng.choice(["a0", "a1", "a2"])},
    "last": lambda rng: {"activity": rng.choice(["a0", "a1", "a2"])},
    "travel_fits": lambda rng: {},
    "right_city": lambda rng: {},
    "timetable": lambda rng: {},
    "ride_buffers": lambda rng: {"before_minutes": rng.randrange(0, 90, 5), "after_minutes": rng.randrange(0, 90, 5)},
    "lunch": lambda rng: {
        "minutes": rng.choice([30, 45, 60]),
        "except_weekdays": rng.choice([["fri"], []]),
        "on_the_way": rng.random() < 0.4,
    },
    "friday_break": lambda rng: {"free_minutes": rng.choice([60, 90])},
}
"""How to make a rule of each kind for a random edition; a kind that is neither here nor in ``kinds`` fails the law."""
MAKERS |= {kind: law.make for kind, law in LAWS.items()}


def edition(rng: random.Random, rule: dict[str, Any]) -> Edition:
    """A small edition in which ``rule`` is the only rule: Wednesday to Friday, cities X (WIB) and Y (WITA)."""
    cities = {
        "X": {"name": {"en": "X"}, "zone": "Asia/Jakarta", "hotel": "HX", "peak": _peak(rng)},
        "Y": {
            "name": {"en": "Y"},
            "zone": "Asia/Makassar",
            "hotel": "HY" if rng.random() < 0.7 else None,
            "peak": _peak(rng),
        },
    }
    venues = {
        name: {
            "name": {"en": name},
            "city": city,
            "latitude": -6 - n / 50,
            "longitude": 107 + n / 50,
            **(_hours(rng) if name[0] == "V" and rng.random() < 0.8 else {}),
            **({"capacity": rng.randint(10, 30)} if rng.random() < 0.6 else {}),
        }
        for n, (name, city) in enumerate(
            [("HX", "X"), ("V1", "X"), ("V2", "X"), ("SX", "X"), ("HY", "Y"), ("V3", "Y"), ("V4", "Y"), ("SY", "Y")]
        )
    }
    pairs = [
        ("HX", "V1"),
        ("HX", "V2"),
        ("V1", "V2"),
        ("HX", "SX"),
        ("HY", "V3"),
        ("HY", "V4"),
        ("V3", "V4"),
        ("HY", "SY"),
    ]
    travel = {}
    for a, b in pairs:
        off_peak = rng.randrange(5, 60, 5)
        travel[f"{a}-{b}"] = {
            "between": a,
            "and": b,
            "off_peak_minutes": off_peak,
            "peak_minutes": max(0, off_peak + rng.choice([0, 10, 25, 25, -15])),
        }
    group_sets = [["A", "B"], ["A"], ["B"], ["ALL"]]
    activities = {}
    for n in range(rng.randint(3, 5)):
        venue = rng.choice(["HX", "V1", "V2", "V3", "V4", "V1", "V2"])
        tours = [
            {"name": {"en": "t"}, "people": rng.randint(5, 25), "minutes": rng.randint(10, 40)}
            for _ in range(rng.choice([0, 0, 2]))
        ]
        activities[f"a{n}"] = {
            "name": {"en": f"Activity {n}"},
            "venue": venue,
            "duration_minutes": rng.choice(
                [15, 20, 45, 60, 90, 120, 150, 150, 300, 1260] if rng.random() < 0.1 else [15, 20, 45, 60, 90, 120, 150]
            ),
            "groups": rng.choice(group_sets),
            "apart": rng.random() < 0.2,
            "must_happen": rng.random() < 0.7,
            "hosts": rng.choice([[], [], ["h"], ["h", "h"]]),
            "officials": rng.choice([[], [], ["p"]]),
            "tours": tours,
        }
    coach = {
        "name": {"en": "coach"},
        "from_city": "X",
        "to_city": "Y",
        "service": {
            "mode": "coach",
            "from_venue": "HX",
            "to_venue": "HY" if rng.random() < 0.5 else "SY",
            "minutes": rng.choice([60, 120, 180, 1260]),
            "slow": [{"weekdays": ["thu", "fri"], "span": {"begins": "09:00", "ends": "15:00"}, "minutes": 200}],
        },
    }
    train = {
        "name": {"en": "train"},
        "from_city": "X",
        "to_city": "Y",
        "before_minutes": rng.choice([0, 30]),
        "after_minutes": rng.choice([0, 15]),
        "service": {
            "mode": "train",
            "from_venue": "SX",
            "to_venue": "SY",
            "minutes": 100,
            "departures": [
                {"name": f"T{hour}", "leaves": f"{hour:02}:07", "minutes": 95 + hour} for hour in (7, 9, 11, 13, 16)
            ],
        },
    }
    chains = random.Random(repr((cities, travel)))  # of its own too
    if chains.random() < 0.35:
        train |= _chain(chains)
    changes = (
        {
            "to-y": {
                "groups": ["ALL"],
                "from_city": "X",
                "to_city": "Y",
                "options": ["coach", "train"],
                **dict.fromkeys(("earliest", "latest"), rng.choice(["2018-07-19", "2018-07-20"])),
            }
        }
        if rng.random() < 0.7 or rule["kind"] in ("ride_buffers", "timetable")
        else {}
    )
    more = random.Random(repr((cities, activities)))  # of its own, so that the editions stay what they were else
    far = more.random() < 0.5
    if far and more.random() < 0.6:
        cities["X"]["hotel_changes"] = [{"date": more.choice(["2018-07-18", "2018-07-19"]), "hotel": "V2"}]
    for activity in activities.values():
        activity["day_trip"] = far and more.random() < 0.5
    body = {
        "id": "law",
        "name": {"en": "Law"},
        "first_day": "2018-07-18",
        "last_day": "2018-07-20",
        "boarding_minutes": rng.choice([0, 10]),
        "cities": cities,
        "venues": venues,
        "hosts": {"h": {"name": {"en": "Host"}}},
        "persons": {
            "p": {"name": "Official", "role": "official"},
            **{name: {"name": name, "role": "resource"} for name in ("q", "r")},
        },
        "groups": {
            "ALL": {"name": {"en": "All"}, "city": "X"},
            "A": {"name": {"en": "A"}, "parent": "ALL", "participants": rng.randint(3, 15)},
            "B": {"name": {"en": "B"}, "parent": "ALL", "participants": rng.randint(3, 15)},
        },
        "activities": activities,
        "travel_times": travel,
        "ride_options": {"coach": coach, "train": train},
        "city_changes": changes,
        "rules": {"rule": rule},
    }
    if rule["kind"] in LAWS:
        LAWS[rule["kind"]].lay(more, body)
    made = Edition.model_validate(body)
    return _with_choices(rng, made) if rng.random() < 0.4 else made


def _chain(rng: random.Random) -> dict[str, Any]:
    """Further services of the train: a feeder from V1 or a car on to V3, or both; some of its departures miss them."""
    feeder = {
        "mode": "train",
        "from_venue": "V1",
        "to_venue": rng.choice(["SX", "V2"]),
        "minutes": 20,
        "departures": [{"name": f"F{hour}", "leaves": f"{hour:02}:40", "minutes": 20} for hour in (5, 7, 8, 14)],
        "after_minutes": rng.choice([0, 10]),
    }
    car = {
        "mode": "car",
        "from_venue": "SY",
        "to_venue": "V3",
        "minutes": 25,
        "slow": [{"weekdays": ["thu"], "span": {"begins": "08:00", "ends": "12:00"}, "minutes": 70}],
        "before_minutes": rng.choice([0, 5]),
    }
    return rng.choice([{"feeders": [feeder]}, {"onward": [car]}, {"feeders": [feeder], "onward": [car]}])


def _with_choices(rng: random.Random, edition: Edition) -> Edition:
    """The edition with lengths, venues and rooms chosen by hand for some time slots: another one in the same city."""
    chosen = []
    for occurrence in Setting(edition).occurrences.values():
        there = [venue.id for venue in edition.venues.values() if venue.city == occurrence.city]
        if rng.random() < 0.5:
            minutes, venue = rng.choice([None, 15, 35, 75, 120]), rng.choice([None, *there])
            rooms = [room.id for room in edition.venues[venue or occurrence.venue].rooms]
            several = occurrence.activity.rooms and random.Random(repr(edition)).random() < 0.3
            chosen.append(
                Placement(
                    id=occurrence.id,
                    start=dt.datetime(2018, 7, 18, 9, tzinfo=dt.UTC),
                    minutes=minutes,
                    venue=venue,
                    room=rooms[len(chosen) % len(rooms)] if several and rooms else None,
                )
            )
    return with_plan(edition, Plan(placements=Table(chosen)))


def _peak(rng: random.Random) -> list[dict[str, Any]]:
    if rng.random() < 0.2:
        return []
    return [
        {
            "weekdays": ["wed", "thu", "fri"],
            "spans": [{"begins": "07:00", "ends": "09:00"}, {"begins": "12:00", "ends": "14:30"}],
        }
    ]


def _hours(rng: random.Random) -> dict[str, Any]:
    return {
        "hours": [
            {
                "weekdays": ["wed", "thu", "fri", "sat"],
                "open": [
                    {"begins": "07:30", "ends": "12:00"},
                    {"begins": rng.choice(["12:00", "12:30"]), "ends": "17:30"},
                ],
            }
        ],
        "closures": [{"begins": "2018-07-19", "ends": "2018-07-19"}] if rng.random() < 0.3 else [],
    }
