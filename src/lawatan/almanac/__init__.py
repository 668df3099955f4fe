"""The calendar of Indonesia: public holidays, joint leave, Ramadan. The only place that imports the libraries for it."""

from lawatan.almanac.holidays import Holiday, holidays_of
from lawatan.almanac.ramadan import ramadans

__all__ = ["Holiday", "holidays_of", "ramadans"]
