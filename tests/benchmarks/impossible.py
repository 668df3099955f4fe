"""Ten generated editions of 31 activities, each made impossible in another way: ``broken(name, seed)``.

Each begins as one that can be planned (``generator``); what is then changed is the only thing that stands in the way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from benchmarks.generator import SIZES, Generated, generate
from lawatan.domain import Absence, Closure, Placement, Record, Ride, Venue, apply, changed
from lawatan.rules import AllowedWindow, Before, Edition, FixedStart, PeopleAvailable
from lawatan.rules.hours_a_day import HoursADay

FAR = dt.date(2018, 1, 1), dt.date(2018, 12, 31)
Edits = Mapping[tuple[str, str], Record | None]


def broken(name: str, seed: int = 0) -> Edition:
    """One of ``BROKEN``, of the edition that the seed makes."""
    days, k = SIZES[31]
    made = generate(days, k, 1, seed)
    return apply(made.edition, BROKEN[name](made))


def _closed(made: Generated) -> Edits:
    """The museum is closed all the time."""
    venue = made.edition.venues[made.edition.activities["museum_1"].venue]
    return {("venues", venue.id): changed(venue, closures=(Closure(begins=FAR[0], ends=FAR[1]),))}


def _too_many(made: Generated) -> Edits:
    """The watchmaker takes five people."""
    venue: Venue = made.edition.venues[made.edition.activities["matoa_1"].venue]
    return {("venues", venue.id): changed(venue, capacity=5)}


def _circle(made: Generated) -> Edits:
    """Each of three workshops comes before the next, and the last before the first."""
    ring = ("bbk_workshop_1", "btp_1", "matoa_1")
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    rules = (Before(id=f"ring-{a}", activity=a, others=(b,)) for a, b in pairs)
    return {("rules", rule.id): rule for rule in rules}


def _crowded(made: Generated) -> Edits:
    """Nine visits on one Thursday."""
    names = ("bbt_workshop_1", "bbk_workshop_1", "bblm_cnc_1", "b4t_visit_1", "bbpk_visit_1", "btp_1", "hanjuang_1")
    day = dt.date(2018, 7, 26)
    rule = AllowedWindow(id="thursday", activities=(*names, "matoa_1", "elina_1"), dates_from=day, dates_until=day)
    edits: dict[tuple[str, str], Record | None] = {("rules", rule.id): rule}
    edits |= {("rules", f"date-{name}"): None for name in names if f"date-{name}" in made.edition.rules}
    return edits


def _locked(made: Generated) -> Edits:
    """The opening is locked for the afternoon before the programme ends, and still comes first."""
    slot = Placement(id="opening@ALL", start=dt.datetime(2018, 7, 29, 7, 0, tzinfo=dt.UTC), locked=True)
    return {("placements", slot.id): slot}


def _two_at_once(made: Generated) -> Edits:
    """Two things have the same fixed time."""
    at = dt.datetime(2018, 7, 26, 10, 0)
    rules = [
        FixedStart(id=f"at-ten-{name}", activity=name, date=at.date(), time=at.time()) for name in ("matoa_1", "btp_1")
    ]
    return {("rules", rule.id): rule for rule in rules}


def _too_far(made: Generated) -> Edits:
    """Ten minutes lie between two visits at the two ends of the city."""
    day = dt.date(2018, 7, 26)
    spans = {"ptdi_1": (8, 30), "btp_1": (10, 10)}
    edits: dict[tuple[str, str], Record | None] = {
        ("rules", f"at-{name}"): FixedStart(id=f"at-{name}", activity=name, date=day, time=dt.time(*at))
        for name, at in spans.items()
    }
    return edits | {("rules", f"date-{name}"): None for name in spans if f"date-{name}" in made.edition.rules}


def _gone(made: Generated) -> Edits:
    """The director opens the programme, and is abroad."""
    away = Absence(begins=dt.datetime(2018, 7, 1, tzinfo=dt.UTC), ends=dt.datetime(2018, 8, 31, tzinfo=dt.UTC))
    rule = PeopleAvailable(id="people-available")
    director = changed(made.edition.persons["DIRECTOR"], absences=(away,))
    return {("persons", director.id): director, ("rules", rule.id): rule}


def _late_ride(made: Generated) -> Edits:
    """The ride to Bandung is locked for the last day but one, and most visits are there."""
    (now,) = made.witness.rides.values()
    late = dt.datetime(2018, 7, 29, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    ride = Ride(id=now.id, option="coach", departure=late, locked=True)
    return {("rides", ride.id): ride}


def _long_day(made: Generated) -> Edits:
    """No more than two hours a day, which the action plan alone exceeds."""
    rule = HoursADay(id="two-hours", minutes=120)
    return {("rules", rule.id): rule}


BROKEN: Mapping[str, Callable[[Generated], Edits]] = {
    "closed": _closed,
    "too many": _too_many,
    "circle": _circle,
    "crowded": _crowded,
    "locked": _locked,
    "two at once": _two_at_once,
    "too far": _too_far,
    "gone": _gone,
    "late ride": _late_ride,
    "long day": _long_day,
}


__all__ = ["BROKEN", "broken"]
