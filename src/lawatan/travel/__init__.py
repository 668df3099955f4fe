"""How long it takes from A to B, when, by what. ``minutes``: by road within a city's planning area."""

from lawatan.travel.minutes import HERE, DayMinutes, Travel, Way

__all__ = ["HERE", "DayMinutes", "Travel", "Way"]
