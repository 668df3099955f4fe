"""What follows from an edition and its plan: occurrences, entries, legs, stays, each group's ordered days."""

from lawatan.schedule.clock import GRID, Clock, Window, contains, intersect, outside, union
from lawatan.schedule.entry import Decision, Entry
from lawatan.schedule.fleet import Fleet, Load, Task, Way, shuttle_way
from lawatan.schedule.occurrence import Crossing, Occurrence, enrolled, leaf_groups, leaves
from lawatan.schedule.price import ride_price, ride_prices
from lawatan.schedule.ride import RideRun, Section
from lawatan.schedule.setting import Setting
from lawatan.schedule.settled import settled
from lawatan.schedule.view import NIGHT_ENDS, Leg, Stay, View

__all__ = [
    "GRID",
    "NIGHT_ENDS",
    "Clock",
    "Crossing",
    "Decision",
    "Entry",
    "Fleet",
    "Leg",
    "Load",
    "Occurrence",
    "RideRun",
    "Section",
    "Setting",
    "Stay",
    "Task",
    "View",
    "Way",
    "Window",
    "contains",
    "enrolled",
    "intersect",
    "leaf_groups",
    "leaves",
    "outside",
    "ride_price",
    "ride_prices",
    "settled",
    "shuttle_way",
    "union",
]
