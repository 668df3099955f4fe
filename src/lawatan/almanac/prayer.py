"""When a prayer begins at a place on a date: the one place where ``adhanpy`` is spoken to."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Literal

Prayer = Literal["dhuhr", "asr"]

FAJR_ANGLE, ISHA_ANGLE = 20, 18
"""Degrees of the sun below the horizon as Indonesia's Ministry of Religious Affairs has them; Dhuhr and Asr need none."""


@cache
def prayer_begins(prayer: Prayer, latitude: float, longitude: float, date: dt.date) -> dt.datetime:
    """The minute, in UTC, at which a prayer begins; Asr by the shorter shadow, as is usual in Indonesia.

    Within two minutes of what calendars print, which add some for safety (DOMAIN.md, section 4).
    """
    from adhanpy.calculation.CalculationParameters import (
        CalculationParameters,  # only for a rule that few editions have
    )
    from adhanpy.PrayerTimes import PrayerTimes

    times = PrayerTimes(
        (latitude, longitude),
        dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC),
        calculation_parameters=CalculationParameters(fajr_angle=FAJR_ANGLE, isha_angle=ISHA_ANGLE),
    )
    moment: dt.datetime = getattr(times, prayer)
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


__all__ = ["Prayer", "prayer_begins"]
