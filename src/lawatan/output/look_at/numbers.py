"""Dates, times and numbers of a workbook as their cells show them: the number formats that ``lawatan.output.workbook`` uses.

What Excel knows besides (conditions, colours, fractions) is in none of our workbooks: its value is shown as it is.
"""

from __future__ import annotations

import datetime as dt
import re

from lawatan.words import Words

_PART = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|(d+|m+|y+|h+|s+)|(#,##0|0)|(.)', re.IGNORECASE)


def told(value: object, form: str, say: Words) -> str:
    """A value as its cell shows it in the language of ``say``."""
    if isinstance(value, bool) or not isinstance(value, dt.date | dt.time | int | float):
        return str(value)
    if form == "General":
        return _plain(value, say)
    moment = value if isinstance(value, dt.datetime) else _moment(value)
    found, before = [], ""
    for quoted, escaped, clock, number, other in _PART.findall(form):
        if clock and moment is not None:
            found.append(_clock(clock.lower(), before, moment, say))
        elif number and isinstance(value, int | float):
            found.append(_grouped(value, say) if "," in number else f"{value:.0f}")
        else:
            found.append(quoted or escaped or other)
        before = clock.lower() or before
    return "".join(found)


def _moment(value: dt.date | dt.time | float) -> dt.datetime | None:
    if isinstance(value, dt.time):
        return dt.datetime.combine(dt.date(2000, 1, 1), value)
    return dt.datetime.combine(value, dt.time()) if isinstance(value, dt.date) else None


def _clock(part: str, before: str, moment: dt.datetime, say: Words) -> str:
    """A part of a date or a time; ``mm`` after hours are minutes."""
    if part[0] == "m" and before[:1] == "h":
        return f"{moment.minute:02}"
    names = {"ddd": say.weekday(moment.date()), "dddd": say.long_date(moment.date()).partition(",")[0]}
    names |= {"mmm": say.day_month(moment.date()).split()[-1], "mmmm": say.long_date(moment.date()).split()[-2]}
    numbers = {"d": moment.day, "m": moment.month, "y": moment.year, "h": moment.hour, "s": moment.second}
    return names.get(part) or f"{numbers[part[0]]:0{len(part)}}"


def _grouped(value: float, say: Words) -> str:
    return f"{value:,.0f}".replace(",", "." if say.language == "id" else ",")


def _plain(value: dt.date | dt.time | float, say: Words) -> str:
    if isinstance(value, dt.datetime):
        return say.date(value.date()) if value.time() == dt.time() else f"{say.date(value.date())} {say.time(value)}"
    if isinstance(value, dt.date):
        return say.date(value)
    return say.time(value) if isinstance(value, dt.time) else str(value)


__all__ = ["told"]
