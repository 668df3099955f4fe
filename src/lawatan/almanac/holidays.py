"""Public holidays and joint leave of Indonesia, as decreed; those of years to come as reckoned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_LANGUAGES = {"en": "en_US", "id": "id"}


@dataclass(frozen=True)
class Holiday:
    """A day on which offices are closed, with its name in one language; of joint leave (cuti bersama) or public."""

    date: dt.date
    name: str
    joint_leave: bool


@cache
def holidays_of(year: int, language: str) -> Mapping[dt.date, Holiday]:
    """The days off of a year by date, in ``language`` (``en`` or ``id``); a day that is both counts as public.

    Names of days that are only reckoned, because they hang on a sighting of the moon, say so. Joint leave is known as far
    as the library knew it when it was released. Empty for years beyond its calendars.
    """
    from holidays import country_holidays  # 0.5 s to import: only where a rule asks

    found: dict[dt.date, Holiday] = {}
    for category, joint_leave in (("government", True), ("public", False)):
        days = country_holidays("ID", years=year, categories=(category,), language=_LANGUAGES[language])
        found.update({date: Holiday(date, name, joint_leave) for date, name in days.items()})
    return found
