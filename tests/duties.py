"""Duties in the short form of the tests of the rules about vehicles."""

from __future__ import annotations

import datetime as dt
from typing import Any

from builders import MONDAY, plan, text
from lawatan.domain import WEEKDAYS, Duty, Plan, Table, Vehicle
from lawatan.rules import Breach, Edition
from lawatan.schedule import Setting, View


def bus(vehicle: str = "bus", seats: int = 30, **fields: Any) -> Vehicle:
    """A bus."""
    return Vehicle(id=vehicle, name=text(vehicle.title()), seats=seats, **fields)


def duty(day: str, vehicle: str = "bus", *groups: str, hours: str = "-", driver: str | None = None) -> Duty:
    """A duty on a weekday of the week of ``builders``; ``hours``: ``"08:00-17:00"``, either end may be left out."""
    begins, ends = (dt.time.fromisoformat(end) if end else None for end in hours.split("-"))
    date = MONDAY + dt.timedelta(days=WEEKDAYS.index(day))
    name = f"{day}-{vehicle}-{'-'.join(groups)}-{hours.replace(':', '')}-{driver or ''}".strip("-")
    return Duty(id=name, vehicle=vehicle, date=date, groups=groups or ("ALL",), begins=begins, ends=ends, driver=driver)


def seen(edition: Edition, starts: dict[str, str], *duties: Duty, rides: Any = None) -> View:
    """The view of a plan with duties."""
    slots = plan(edition, starts, rides)
    return View(Setting(edition), Plan(placements=slots.placements, rides=slots.rides, duties=Table(duties)))


def found(view: View) -> list[Breach]:
    """What the edition's only rule finds."""
    (rule,) = view.edition.rules.values()
    return list(rule.breaches(view))


def amounts(view: View) -> list[tuple[tuple[tuple[str, ...], ...], int]]:
    """The same in short: cases and by how much."""
    return [(breach.cases, breach.amount) for breach in found(view)]
