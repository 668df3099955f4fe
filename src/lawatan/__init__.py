"""Lawatan plans the itinerary and the logistics of a multi-city training programme."""

__version__ = "0.1.0"
