"""Alternatives that the program makes of a programme: each way by itself, other vehicles, without a weekday, a day less.

Each is an edition to be planned beside the others (``jobs/alternatives``), and to be kept under its name in a document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from lawatan.domain import WEEKDAYS, Record, apply, changed, replace
from lawatan.jobs.documents import write_copy
from lawatan.jobs.vehicles import one_more_like
from lawatan.rules import Edition
from lawatan.rules.allowed_window import AllowedWindow
from lawatan.store import Document
from lawatan.words import Words, mark, words

FRIDAY = 4
"""The weekday that is left free first: half of it is prayer anyhow."""


BY = {
    "coach": mark("By coach"),
    "car": mark("By car"),
    "train": mark("By train"),
    "fast_train": mark("By high-speed train"),
    "flight": mark("By air"),
    "ferry": mark("By ferry"),
}
"""What an alternative is called in which all go by one kind of service."""


def variants(edition: Edition, say: Words) -> dict[str, Edition]:
    """The alternatives by name, those that hold together; empty where there is nothing to choose."""
    found: dict[str, Edition] = {}
    for made in (_by_way, _by_vehicles, _without_friday, _a_day_less):
        with suppress(ValidationError):
            found.update(made(edition, say))
    return found


def _by_way(edition: Edition, say: Words) -> Iterator[tuple[str, Edition]]:
    """Each kind of service by itself, where a change of city has several."""
    choosing = [change for change in edition.city_changes.values() if len(change.options) > 1]
    modes = dict.fromkeys(edition.ride_options[way].service.mode for change in choosing for way in change.options)
    for mode in modes:
        edits: dict[tuple[str, str], Record | None] = {}
        for change in choosing:
            left = tuple(way for way in change.options if edition.ride_options[way].service.mode == mode)
            if left and left != change.options:
                edits["city_changes", change.id] = changed(change, options=left)
        rides = edition.plan.rides.values()
        for ride in rides:  # what goes another way is planned anew
            if ("city_changes", ride.id.partition("@")[0]) in edits and not ride.locked:
                edits["rides", ride.id] = None
        if edits and len(modes) > 1:
            yield say(BY[mode]), apply(edition, edits)


def _by_vehicles(edition: Edition, say: Words) -> Iterator[tuple[str, Edition]]:
    """The largest vehicle alone, and two of its kind; chosen by hand, vehicles stay as they are."""
    vehicles = sorted(edition.vehicles.values(), key=lambda vehicle: (-vehicle.seats, vehicle.id))
    if not vehicles or edition.plan.duties:
        return
    largest = vehicles[0]
    called = largest.name.in_language(say.language)
    others: dict[tuple[str, str], Record | None] = {("vehicles", each.id): None for each in vehicles[1:]}
    if others:
        yield say("One vehicle: {vehicle}", vehicle=called), apply(edition, others)
    second = one_more_like(edition, largest)
    yield say("Two vehicles: {vehicle}", vehicle=called), apply(edition, {**others, ("vehicles", second.id): second})


def _without_friday(edition: Edition, say: Words) -> Iterator[tuple[str, Edition]]:
    """Nothing but what is locked on Fridays."""
    days = (edition.first_day + dt.timedelta(days=n) for n in range((edition.last_day - edition.first_day).days + 1))
    if not edition.activities or not any(day.weekday() == FRIDAY for day in days):
        return
    free = tuple(weekday for n, weekday in enumerate(WEEKDAYS) if n != FRIDAY)
    name = next(key for n in range(1, 1000) if (key := f"without-friday-{n}") not in edition.rules)
    rule = AllowedWindow(id=name, activities=tuple(edition.activities), weekdays=free)
    yield say("Without {weekday}", weekday=say.weekdays((FRIDAY,))[0]), apply(edition, {("rules", name): rule})


def _a_day_less(edition: Edition, say: Words) -> Iterator[tuple[str, Edition]]:
    """The last day is given up."""
    if edition.last_day <= edition.first_day:
        return
    last = edition.last_day - dt.timedelta(days=1)
    yield say("A day less"), replace(edition, last_day=last)


def keep_alternatives(
    edition: Edition, made: dict[str, Edition], source: Path, target: Path, language: str
) -> tuple[str, ...]:
    """Write a copy of a document with these as its alternatives, and return their names; one that is there stays as it is.

    Refused or OSError, with what stood at ``target`` as it was, where it cannot be written.
    """
    say = words(language)
    write_copy(edition, edition, source, target, say("Alternatives"), language, None)
    kept = []
    with Document.open(target) as document:
        for name, each in made.items():
            if name not in document.alternatives:
                document.add_alternative(name, each, say("Alternative: {name}", name=name))
                kept.append(name)
    return tuple(kept)
