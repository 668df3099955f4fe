"""When Ramadan is, by the Umm al-Qura calendar; Indonesia decides by sighting, at times a day later."""

from __future__ import annotations

import datetime as dt

RAMADAN = 9


def ramadans(first: dt.date, last: dt.date) -> tuple[tuple[dt.date, dt.date], ...]:
    """(first day, last day) of each Ramadan of which a day lies from ``first`` to ``last``; none beyond 1925–2076."""
    from hijridate import Gregorian, Hijri

    try:
        years = [Gregorian.fromdate(date).to_hijri().year for date in (first, last)]
    except OverflowError:  # beyond the calendar's tables
        return ()
    found = []
    for year in range(years[0], years[1] + 1):
        begins = Hijri(year, RAMADAN, 1)
        day = dt.date(*begins.to_gregorian().datetuple())
        found.append((day, day + dt.timedelta(days=begins.month_length() - 1)))
    return tuple((begins, ends) for begins, ends in found if begins <= last and first <= ends)
