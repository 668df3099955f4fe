"""QR codes as vector pictures, and the address of a map for a place."""

from __future__ import annotations

import io

from lawatan.domain import Venue

MAP = "https://www.google.com/maps/search/?api=1&query={latitude},{longitude}"
"""Opens a map on any telephone (Google, Maps URLs, developer guide, "Search")."""


def qr(link: str) -> str:
    """The code of a link as SVG, with the quiet zone of four modules that readers want (ISO/IEC 18004)."""
    import segno  # only where a paper has a code

    made = io.BytesIO()
    segno.make(link, error="m", micro=False).save(made, kind="svg", border=4, scale=1, xmldecl=False)
    return made.getvalue().decode()


def map_link(venue: Venue) -> str:
    """The address of a map that shows a place; its coordinates to 11 cm."""
    return MAP.format(latitude=_short(venue.latitude), longitude=_short(venue.longitude))


def _short(degrees: float) -> str:
    return f"{degrees:.6f}".rstrip("0").rstrip(".")


__all__ = ["map_link", "qr"]
