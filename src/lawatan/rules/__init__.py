"""The rules: one a file, listed in ``RULES``; ``judge`` looks at a plan with all that are active.

``Edition`` here is the closed type: an edition whose rules are of the kinds below, told apart by ``kind``.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, TypeAlias

from pydantic import Field

from lawatan import domain
from lawatan.rules.after import After
from lawatan.rules.allowed_window import AllowedWindow
from lawatan.rules.arrivals import Arrivals
from lawatan.rules.at_most import AtMost
from lawatan.rules.avoid_peak import AvoidPeak
from lawatan.rules.balance import Balance
from lawatan.rules.before import Before
from lawatan.rules.capacity import Capacity
from lawatan.rules.carried import Carried
from lawatan.rules.city_changes import CityChanges
from lawatan.rules.covered import Covered
from lawatan.rules.day_limits import DayLimits
from lawatan.rules.day_span import DaySpan
from lawatan.rules.days_between import DaysBetween
from lawatan.rules.departures import Departures
from lawatan.rules.directly_after import DirectlyAfter
from lawatan.rules.driver_hours import DriverHours
from lawatan.rules.ends_day import EndsDay
from lawatan.rules.evenings import Evenings
from lawatan.rules.first import First
from lawatan.rules.fixed_start import FixedStart
from lawatan.rules.free_half_day import FreeHalfDay
from lawatan.rules.friday_break import FridayBreak
from lawatan.rules.group_available import GroupAvailable
from lawatan.rules.grouped import Grouped
from lawatan.rules.holidays import Holidays
from lawatan.rules.host_available import HostAvailable
from lawatan.rules.hours_a_day import HoursADay
from lawatan.rules.idle import Idle
from lawatan.rules.last import Last
from lawatan.rules.lead_time import LeadTime
from lawatan.rules.luggage import Luggage
from lawatan.rules.lunch import Lunch
from lawatan.rules.meet import Meet
from lawatan.rules.met import Met
from lawatan.rules.must_happen import MustHappen
from lawatan.rules.neighbours import Neighbours
from lawatan.rules.nights_at import NightsAt
from lawatan.rules.not_first_or_last import NotFirstOrLast
from lawatan.rules.once_a_day import OnceADay
from lawatan.rules.one_place import OnePlace
from lawatan.rules.opt_in_numbers import OptInNumbers
from lawatan.rules.other_day import OtherDay
from lawatan.rules.overnight import Overnight
from lawatan.rules.parts_in_order import PartsInOrder
from lawatan.rules.people_available import PeopleAvailable
from lawatan.rules.prayers import Prayers
from lawatan.rules.preferred_starts import PreferredStarts
from lawatan.rules.prepared import Prepared
from lawatan.rules.ramadan_hours import RamadanHours
from lawatan.rules.ride_buffers import RideBuffers
from lawatan.rules.right_city import RightCity
from lawatan.rules.road_hours import RoadHours
from lawatan.rules.roll_call import RollCall
from lawatan.rules.room_free import RoomFree
from lawatan.rules.rule import Breach, Rule, cases_of, prices
from lawatan.rules.same_day import SameDay
from lawatan.rules.same_start import SameStart
from lawatan.rules.seats import Seats
from lawatan.rules.short_stay import ShortStay
from lawatan.rules.sitting import Sitting
from lawatan.rules.spread import Spread
from lawatan.rules.staff_one_place import StaffOnePlace
from lawatan.rules.tag_last import TagLast
from lawatan.rules.tea import Tea
from lawatan.rules.timetable import Timetable
from lawatan.rules.transfer_hours import TransferHours
from lawatan.rules.travel_fits import TravelFits
from lawatan.rules.turn_time import TurnTime
from lawatan.rules.vehicle_one_place import VehicleOnePlace
from lawatan.rules.venue_open import VenueOpen
from lawatan.rules.within_dates import WithinDates
from lawatan.schedule import Setting, View
from lawatan.words import mark, words

FAMILIES: tuple[tuple[str, tuple[type[Rule], ...]], ...] = (
    (
        mark("What has to be there"),
        (
            MustHappen,
            WithinDates,
            DayLimits,
        ),
    ),
    (
        mark("When something can be"),
        (
            VenueOpen,
            RoomFree,
            HostAvailable,
            PeopleAvailable,
            GroupAvailable,
            Holidays,
            RamadanHours,
            LeadTime,
            FixedStart,
            AllowedWindow,
            PreferredStarts,
        ),
    ),
    (
        mark("One thing at a time"),
        (
            OnePlace,
            StaffOnePlace,
            Capacity,
            TurnTime,
            SameStart,
            Meet,
        ),
    ),
    (
        mark("Order"),
        (
            Before,
            After,
            First,
            Last,
            DirectlyAfter,
            Grouped,
            SameDay,
            OtherDay,
            DaysBetween,
            NotFirstOrLast,
            EndsDay,
            PartsInOrder,
        ),
    ),
    (
        mark("Travel"),
        (
            TravelFits,
            RightCity,
            Timetable,
            RideBuffers,
            RollCall,
            TransferHours,
            AvoidPeak,
            Neighbours,
            CityChanges,
            NightsAt,
            RoadHours,
        ),
    ),
    (
        mark("Vehicles"),
        (
            Carried,
            Seats,
            Luggage,
            VehicleOnePlace,
            DriverHours,
            Met,
        ),
    ),
    (
        mark("Breaks"),
        (
            Lunch,
            FridayBreak,
            Tea,
            Prayers,
        ),
    ),
    (
        mark("Load"),
        (
            HoursADay,
            DaySpan,
            Sitting,
            Overnight,
            Idle,
            AtMost,
            FreeHalfDay,
            Evenings,
            Balance,
        ),
    ),
    (
        mark("People"),
        (
            Arrivals,
            Departures,
            ShortStay,
            OnceADay,
            OptInNumbers,
        ),
    ),
    (
        mark("Learning"),
        (
            Prepared,
            Spread,
            TagLast,
            Covered,
        ),
    ),
)
"""Every kind of rule by family, in display order; a new rule is one line here."""

RULES: tuple[type[Rule], ...] = tuple(rule for _, rules in FAMILIES for rule in rules)
"""Every kind of rule, in display order."""

if TYPE_CHECKING:
    AnyRule: TypeAlias = Rule
else:
    AnyRule = Annotated[reduce(or_, RULES), Field(discriminator="kind")]

Edition: TypeAlias = domain.Edition[AnyRule]


def active_rules(setting: Setting) -> tuple[Rule, ...]:
    """The rules of the edition that are switched on, in display order of their kinds, then of the table."""
    kinds = [rule.model_fields["kind"].default for rule in RULES]
    active = [rule for rule in setting.edition.rules.values() if rule.active]
    return tuple(sorted(active, key=lambda rule: kinds.index(rule.kind)))


def judge(view: View) -> tuple[Breach, ...]:
    """Every breach of every active rule in the plan, by rule in display order."""
    return tuple(breach for rule in active_rules(view.setting) for breach in rule.breaches(view))


def cost(view: View, fleet: bool = True) -> int:
    """What the preferences that the plan does not keep cost, in minutes of travel; see ``prices`` for the law.

    Without ``fleet`` those about vehicles are left out, as where only time slots are chosen.
    """
    active = active_rules(view.setting)
    weighted = [rule for rule in active if rule.weight is not None and (fleet or not rule.fleet)]
    return sum(prices(breach for rule in weighted for breach in rule.breaches(view)))


def sentence(setting: Setting, breach: Breach, language: str) -> str:
    """One whole sentence about a breach, in ``language``."""
    rule: Rule = setting.edition.rules[breach.rule]
    return rule.sentence(setting, breach, words(language))


__all__ = [
    "FAMILIES",
    "RULES",
    "AnyRule",
    "Breach",
    "Edition",
    "Rule",
    "active_rules",
    "cases_of",
    "cost",
    "judge",
    "prices",
    "sentence",
]
