"""How the law tries the rules on when something can be."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from lawatan.rules import Rule
from lawatan.schedule import Setting
from laws.kinds.law import Body, Law
from laws.mutants import EDGES, OTHER_ROOMS, Mutant, altered, forbidding, permissive, without_windows

WEEKDAYS = ["wed", "thu", "fri", "sat"]
LONG_AGO = dt.date(2001, 1, 1)
DAYS = ["2018-07-18", "2018-07-19", "2018-07-20"]


def nothing(rng: random.Random) -> Body:
    """No field of its own."""
    return {}


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _hours(rng: random.Random) -> Body:
    """Hours from early to late with a break, perhaps from Thursday on or until then, and perhaps a day closed."""
    at_noon = rng.choice(["12:00", "12:30", "13:00"])
    hours = [
        {
            "weekdays": rng.sample(WEEKDAYS, 3),
            "open": [
                {"begins": _time(rng.randrange(6 * 60, 8 * 60, 15)), "ends": "12:00"},
                {"begins": at_noon, "ends": _time(rng.randrange(15 * 60, 20 * 60, 15))},
            ],
            **({rng.choice(["valid_from", "valid_until"]): "2018-07-19"} if rng.random() < 0.3 else {}),
        },
        *([{"weekdays": ["fri"], "open": [{"begins": "07:00", "ends": "11:30"}]}] if rng.random() < 0.4 else []),
    ]
    closed = [{"begins": "2018-07-19", "ends": rng.choice(["2018-07-19", None])}] if rng.random() < 0.3 else []
    return {"hours": hours if rng.random() < 0.8 else [], "closures": closed}


def _hosts(rng: random.Random, body: Body) -> None:
    """Two hosts with hours, to receive some of the activities, alone or together."""
    body["hosts"] = {host: {"name": {"en": host}, **_hours(rng)} for host in ("h", "g")}
    for activity in body["activities"].values():
        activity["hosts"] = rng.choice([[], ["h"], ["h"], ["g"], ["h", "g"]])


def _rooms(rng: random.Random, body: Body) -> None:
    for venue in body["venues"].values():
        venue["rooms"] = [{"id": room, "name": {"en": room}, **_hours(rng)} for room in ("r", "s")]
    for activity in body["activities"].values():
        activity["room"] = rng.choice([None, "r", "s"])
        activity["rooms"] = rng.choice([[], ["r", "s"], ["s", "r"], ["s"]])


def _stretch(rng: random.Random, least: int, most: int) -> Body:
    """So many hours of one of the three days."""
    begins = rng.randrange(7 * 60, 15 * 60, 5)
    ends = min(begins + rng.randrange(least * 60, most * 60, 5), 23 * 60)
    day = rng.choice(DAYS)
    return {"begins": f"{day}T{_time(begins)}:00+07:00", "ends": f"{day}T{_time(ends)}:00+07:00"}


def _people(rng: random.Random, body: Body) -> None:
    """An expert who is there now and then, an official who is away now and then, and one who is both."""
    there = [
        {"begins": f"{day}T{_time(rng.randrange(300, 540, 5))}:00+07:00", "ends": f"{day}T20:00:00+07:00"}
        for day in rng.sample(DAYS, 2)
    ]
    split = {"begins": there[0]["ends"], "ends": there[0]["ends"].replace("T20", "T23")}
    body["persons"] = {
        "p": {"name": "Official", "role": "official", "absences": [_stretch(rng, 1, 5) for _ in range(3)]},
        "q": {"name": "Expert", "role": "resource", "available": [*there, split]},
        "r": {"name": "Both", "role": "resource", "available": there, "absences": [_stretch(rng, 1, 3)]},
    }
    for activity in body["activities"].values():
        activity["resource_persons"] = rng.choice([[], [], ["q"], ["r"]])
        activity["officials"] = rng.choice([[], ["p"], ["p"]])


def _groups(rng: random.Random, body: Body) -> None:
    for group, times in (("A", 2), ("B", 1), ("ALL", 1)):
        body["groups"][group]["away"] = [_stretch(rng, 1, 4) for _ in range(rng.randint(0, times))]
    body["groups"]["A"]["away"].append(_stretch(rng, 1, 3))


def _offices(rng: random.Random, body: Body) -> None:
    """An office that keeps holidays and a firm that does not."""
    body["hosts"] = {host: {"name": {"en": host}, "keeps_holidays": host == "h"} for host in ("h", "g")}
    for activity in body["activities"].values():
        activity["hosts"] = rng.choice([[], ["h"], ["h"], ["g"], ["g", "h"]])


def _askers(rng: random.Random, body: Body) -> None:
    """Hosts that ask for some days before a visit, and mostly for the names too."""
    body["hosts"] = {
        host: {
            "name": {"en": host},
            "lead_time_days": rng.choice([None, 9, 10, 10, 11]),
            "names_days": rng.choice([None, 3, 4, 5]),
        }
        for host in ("h", "g")
    }
    for activity in body["activities"].values():
        activity["hosts"] = rng.choice([["h"], ["g"], ["g", "h"]])


def _days_off(rng: random.Random) -> Body:
    """No real holiday lies in those three days: further days off, of which not all lie in them."""
    return {"more": rng.sample([*DAYS, "2018-07-21", "2018-07-17"], rng.choice([1, 2, 2]))}


def _letters(rng: random.Random) -> Body:
    return {
        "letters_by": rng.choice([None, "2018-07-09", "2018-07-10", "2018-07-10"]),
        "names_by": rng.choice([None, "2018-07-14", "2018-07-15", "2018-07-16"]),
    }


def _fasting(rng: random.Random) -> Body:
    """A Ramadan of one or two of the three days."""
    return {
        "begins": rng.choice(DAYS[:2]),
        "ends": rng.choice(DAYS[1:]),
        "opens": _time(rng.randrange(7 * 60, 9 * 60, 15)),
        "closes": _time(rng.randrange(13 * 60, 17 * 60, 15)),
        "friday_closes": _time(rng.randrange(13 * 60, 17 * 60, 15)),
    }


def _starts(rng: random.Random) -> Body:
    """Some times and slots, for named activities or a kind."""
    slots = [{"begins": _time(b), "ends": _time(b + 120)} for b in rng.sample(range(7 * 60, 18 * 60, 30), 3)]
    return {
        "activities": rng.sample(["a0", "a1", "a2"], rng.choice([0, 1, 2])),
        "kinds": ["session"],
        "times": [_time(at) for at in rng.sample(range(7 * 60, 17 * 60, 30), 3)] if rng.random() < 0.7 else [],
        "slots": slots,
    }


def _kinds(rng: random.Random, body: Body) -> None:
    for activity in body["activities"].values():
        activity["kind"] = rng.choice(["session", "workshop", "workshop"])


def _a_day_later(told: dt.date | None) -> dt.date | None:
    return told and told + dt.timedelta(days=1)


def _is(value: Any) -> Any:
    return lambda _: value


def looking_at(method: str, change: Any) -> Mutant:
    """A mutant in which what a method of the rule gives is changed."""

    def mutate(rule: Rule) -> Rule:
        kind = type(rule)

        def wrong(self: Rule, setting: Setting, *args: Any) -> Any:
            return change(setting, getattr(kind, method)(self, setting, *args))

        made = type("Wrong", (kind,), {method: wrong})
        return made.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})

    return mutate


def _first(setting: Setting, found: tuple[Any, ...]) -> tuple[Any, ...]:
    return found[:1]


def _of_leaves(setting: Setting, found: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(stretch for stretch in found if stretch[2] in setting.leaves)


LAWS: dict[str, Law] = {
    "room_free": Law(nothing, _rooms, found=0.6, at_edges=0.7, mutants=(*EDGES, *OTHER_ROOMS)),
    "host_available": Law(
        nothing,
        _hosts,
        found=0.6,
        at_edges=0.7,
        mutants=(*EDGES, ("only the first host", looking_at("keepers", _first))),
    ),
    "people_available": Law(nothing, _people, found=0.6, at_edges=0.7, mutants=EDGES),
    "group_available": Law(
        nothing,
        _groups,
        at_edges=0.5,
        mutants=(
            *EDGES,
            ("allows every ride", permissive),
            ("allows no early ride", forbidding),
            ("no groups above", looking_at("_away", _of_leaves)),
        ),
    ),
    "holidays": Law(
        _days_off,
        _offices,
        found=0.45,
        anywhere=0.3,
        at_edges=0.7,
        mutants=(*EDGES, ("no further days off", altered(more=_is(())))),
    ),
    "ramadan_hours": Law(
        _fasting,
        _offices,
        found=0.6,
        at_edges=0.7,
        mutants=(
            *EDGES,
            ("Friday as other days", altered(friday_closes=_is(dt.time(15)))),
            ("no day", altered(begins=_is(LONG_AGO), ends=_is(LONG_AGO))),
        ),
    ),
    "lead_time": Law(
        _letters,
        _askers,
        found=0.55,
        anywhere=0.25,
        at_edges=0.9,
        mutants=(
            EDGES[0],
            EDGES[1],
            ("no windows", without_windows),
            ("a day later", altered(letters_by=_a_day_later, names_by=_a_day_later)),
            ("no letters", altered(letters_by=_is(None))),
            ("no names", altered(names_by=_is(None))),
        ),
    ),
    "preferred_starts": Law(
        _starts,
        _kinds,
        found=0.6,
        at_edges=0.5,
        mutants=(
            *EDGES,
            ("no times", altered(times=_is(()))),
            ("no slots", altered(slots=_is(()))),
            ("any activity", altered(activities=_is(()))),
        ),
    ),
}
