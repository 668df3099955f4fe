"""The address of a map of a place."""

from __future__ import annotations

from lawatan.domain import Venue

MAP = "https://www.google.com/maps/search/?api=1&query={latitude},{longitude}"
"""Opens a map on any telephone (Google, Maps URLs, developer guide, "Search"); it says nothing of who follows it."""


def map_link(venue: Venue) -> str:
    """The address of a map that shows a place; its coordinates to 11 cm."""
    return MAP.format(latitude=_short(venue.latitude), longitude=_short(venue.longitude))


def _short(degrees: float) -> str:
    """Degrees without zeros at the end."""
    return f"{degrees:.6f}".rstrip("0").rstrip(".")


__all__ = ["MAP", "map_link"]
