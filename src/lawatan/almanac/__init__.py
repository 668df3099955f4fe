"""The calendar of Indonesia: public holidays, joint leave, Ramadan, prayer times.

The only place that imports the libraries for it.
"""

from lawatan.almanac.holidays import Holiday, holidays_of
from lawatan.almanac.prayer import Prayer, prayer_begins
from lawatan.almanac.ramadan import ramadans

__all__ = ["Holiday", "Prayer", "holidays_of", "prayer_begins", "ramadans"]
