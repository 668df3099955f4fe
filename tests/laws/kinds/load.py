"""Load: hours and span of a day, sitting, rest, idle time, so many of a kind, free half-days, evenings, balance."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from laws.kinds.law import Body, Law
from laws.mutants import Mutant, bent, less, more, one_less, one_more, silent

KINDS = ("session", "working_session", "ceremony", "site_visit", "cultural_visit", "workshop", "meal")


def steps(word: str, less: Callable[..., Any], more: Callable[..., Any]) -> tuple[tuple[str, Mutant], ...]:
    """A word whose bound is a step off in either direction."""
    return (("a step less", bent(**{word: less})), ("a step more", bent(**{word: more})))


def by(word: str, step: int) -> Callable[..., Any]:
    """A bound of ``at_most`` that is so much off."""
    return lambda model, terms, n, when=(): getattr(model, word)(terms, n + step, when)


def ordered(word: str) -> Callable[..., Any]:
    """A word for two that is said of one order alone."""
    return lambda model, a, b, n, when=(): getattr(model, word)(a, b, n, when) if a <= b else None


def no_rides(word: str) -> Callable[..., Any]:
    """A word for two that is not said of rides."""
    return lambda model, a, b, n, when=(): getattr(model, word)(a, b, n, when) if "to-y" not in a + b else None


def apart(word: str) -> Callable[..., Any]:
    """A word for two that is not said of one by itself."""
    return lambda model, a, b, n, when=(): getattr(model, word)(a, b, n, when) if a != b else None


def first_only(model: Any, literals: Any, when: Any = ()) -> None:
    """Of several ways to keep it only the first."""
    model.any_of(list(literals)[:1], when)


def any_day(model: Any, item: str, *_: Any) -> Any:
    """A day that is every day."""
    return model.present(item)


def mixed(rng: random.Random, body: Body) -> None:
    """Activities of several kinds, some with tags."""
    for activity in body["activities"].values():
        activity["kind"] = rng.choice(KINDS)
        activity["tags"] = rng.choice([[], ["far"], ["far", "new"], ["walk"]])


def seated(rng: random.Random, body: Body) -> None:
    """Most activities are sat through, at one place."""
    for activity in body["activities"].values():
        activity["kind"] = rng.choice([*KINDS[:3], "session", "session", "session", "site_visit"])
        activity["groups"] = ["ALL"]
        activity["venue"] = rng.choice(["HX", "HX", "HX", "V1"])
        activity["duration_minutes"] = rng.choice([15, 20, 30, 45, 60, 90])


def shared(rng: random.Random, body: Body) -> None:
    """Most activities are of all groups, so that they have something of several."""
    mixed(rng, body)
    for activity in body["activities"].values():
        if rng.random() < 0.6:
            activity["groups"] = ["ALL"]


def week(rng: random.Random, body: Body) -> None:
    """The programme is a whole week; most activities are of all groups."""
    shared(rng, body)
    body["first_day"], body["last_day"] = "2018-07-16", "2018-07-22"


def widened(begins: int, ends: int) -> Callable[..., Any]:
    """Windows of ``starts_within`` that begin and end so much later."""
    return lambda model, item, windows: model.starts_within(item, tuple((b + begins, e + ends) for b, e in windows))


def no_ride(model: Any, *_: Any) -> Any:
    """None of a crossing's rides is meant."""
    return ~model.always


def any_ride(model: Any, crossing: str, _: Any) -> Any:
    """Any of a crossing's rides is meant."""
    return model.present(crossing)


def none_of_several(model: Any, literals: Any) -> Any:
    """Of several literals the first alone tells."""
    return model.some(list(literals)[:1])


PERCENTS = ("least_percent", "most_percent")


def other(name: str, step: int) -> Mutant:
    """A mutant of which a number is so much off."""
    return lambda rule: type(rule).model_construct(
        **{field: getattr(rule, field) for field in type(rule).model_fields} | {name: getattr(rule, name) + step}
    )


def balanced(rng: random.Random) -> Body:
    """Bounds anywhere, so that a share is often near to one."""
    least, most = sorted(rng.sample(range(101), 2))
    return {"least_percent": least // 2, "most_percent": most, "period": rng.choice(["programme", "week"])}


def some_kinds(rng: random.Random) -> list[str]:
    return rng.choice([[], [], list(KINDS[:3]), ["session", "site_visit", "workshop", "meal"]])


LAWS: dict[str, Law] = {
    "hours_a_day": Law(
        make=lambda rng: {"minutes": rng.randrange(75, 270, 5), "kinds": some_kinds(rng)},
        lay=shared,
        mutants=(
            ("says nothing", silent),
            *steps("at_most", by("at_most", -5), by("at_most", 5)),
            ("days are one", bent(on_day=any_day)),
        ),
    ),
    "day_span": Law(
        make=lambda rng: {"minutes": rng.randrange(90, 390, 5)},
        lay=shared,
        found=0.5,
        mutants=(
            ("says nothing", silent),
            *steps("span", one_less("span"), one_more("span")),
            ("one direction", bent(span=ordered("span"))),
            ("rides are left out", bent(span=no_rides("span"))),
            ("one by itself is left out", bent(span=apart("span"))),
        ),
        only_soft=(("days are one", bent(on_day=any_day)),),
    ),
    "sitting": Law(
        make=lambda rng: {
            "minutes": rng.randrange(20, 65, 5),
            "break_minutes": rng.choice([10, 15, 20, 30]),
            **rng.choice([{}, {"kinds": ["session", "meal", "site_visit"]}]),
        },
        lay=seated,
        found=0.25,
        anywhere=0.02,
        loose=0.8,
        mutants=(
            ("says nothing", silent),
            *steps("span", one_less("span"), one_more("span")),
            ("a shorter break", bent(gap=one_less("gap"))),
            ("a longer break", bent(gap=one_more("gap"))),
            ("nothing is behind a break", bent(gap=lambda *_, **__: None)),
            ("what ends later is before a break", bent(later=lambda *_, **__: None)),
            ("one by itself counts", bent(any_of=first_only)),
        ),
    ),
    "overnight": Law(
        make=lambda rng: {"minutes": rng.randrange(240, 16 * 60 + 1, 5)},
        lay=shared,
        mutants=(
            ("says nothing", silent),
            *steps("gap", one_less("gap"), one_more("gap")),
            ("one direction", bent(gap=ordered("gap"))),
            ("rides are left out", bent(gap=no_rides("gap"))),
        ),
    ),
    "idle": Law(
        make=lambda rng: {"minutes": rng.randrange(10, 180, 5)},
        lay=shared,
        mutants=(
            ("says nothing", silent),
            *steps("close", one_less("close"), one_more("close")),
            ("the way is not counted", bent(close=lambda model, a, b, n, when=(): model.soon(a, b, n, when))),
            ("the first that follows", bent(any_of=first_only)),
            ("one direction", bent(before=lambda model, a, b: model.before(min(a, b), max(a, b)))),
        ),
    ),
    "at_most": Law(
        make=lambda rng: {
            "most": rng.choice([0, 1, 1, 2]),
            "period": rng.choice(["day", "day", "week", "programme"]),
            "kinds": some_kinds(rng),
            "tags": rng.choice([[], [], ["far"], ["far", "walk"]]),
        },
        lay=shared,
        mutants=(
            ("says nothing", silent),
            *steps("at_most", less("at_most"), more("at_most")),
            ("days are one", bent(on_day=any_day)),
        ),
    ),
    "free_half_day": Law(
        make=lambda rng: {
            "halves": rng.choice([10, 11, 11, 12, 12, 13, 13, 14]),
            "noon": f"{rng.randint(7, 12):02}:{rng.randrange(0, 60, 5):02}",
        },
        lay=week,
        mutants=(
            ("says nothing", silent),
            *steps("at_most", less("at_most"), more("at_most")),
            ("a step too late", bent(starts_within=widened(5, 5))),
            ("a step too early", bent(starts_within=widened(-5, -5))),
            ("rides do not count", bent(rides_one=no_ride)),
            ("any ride counts", bent(rides_one=any_ride)),
            ("all of them at once", bent(some=none_of_several)),
        ),
    ),
    "evenings": Law(
        make=lambda rng: {"most": rng.choice([0, 0, 1, 1, 2]), "from_time": rng.choice(["09:30", "12:00", "13:00"])},
        lay=shared,
        mutants=(
            ("says nothing", silent),
            *steps("at_most", less("at_most"), more("at_most")),
            ("a step too late", bent(starts_within=widened(5, 0))),
            ("a step too early", bent(starts_within=widened(-5, 0))),
            ("rides do not count", bent(rides_one=no_ride)),
            ("any ride counts", bent(rides_one=any_ride)),
            ("all of them at once", bent(some=none_of_several)),
        ),
    ),
    "balance": Law(
        make=balanced,
        lay=week,
        mutants=(
            ("says nothing", silent),
            *((f"{name} is {step:+}", other(name, step)) for name in PERCENTS for step in (-1, 1)),
            ("days are one", bent(on_day=any_day)),
        ),
    ),
}
