"""An instant as records hold it: with its offset, to the minute."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator

from lawatan.domain.fault import wrong
from lawatan.words import mark

EARLIEST_YEAR, LATEST_YEAR = 1970, 2200
"""Beyond them is a mistyped year; and reckoning with zones fails at the ends of Python's calendar."""


def _aware(moment: dt.datetime) -> dt.datetime:
    if moment.utcoffset() is None:
        raise wrong("aware", mark("the time needs its offset, as in 2018-07-19T09:00+07:00"))
    if moment.second or moment.microsecond:
        raise wrong("whole_minute", mark("the time must be a whole minute"))
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        raise wrong("year", mark("the year must lie between {first} and {last}"), first=EARLIEST_YEAR, last=LATEST_YEAR)
    return moment


Moment = Annotated[dt.datetime, AfterValidator(_aware)]
"""An instant with its offset, to the minute."""
