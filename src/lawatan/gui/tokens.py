"""Every colour, size and length of the desk, light and dark; what is drawn elsewhere takes them from here.

How they become Qt's palette, style sheet and fonts stands in ``look``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lawatan.words import mark


@dataclass(frozen=True)
class Kind:
    """The colours of one kind of activity: what a block is filled with, and the bar at its left."""

    fill: str
    bar: str


@dataclass(frozen=True)
class Tokens:
    """The colours of one appearance, light or dark."""

    dark: bool
    window: str
    panel: str
    line: str
    hour: str
    text: str
    second: str
    third: str
    accent: str
    on_accent: str
    accent_hover: str
    must: str
    must_fill: str
    warning: str
    warning_fill: str
    good: str
    good_fill: str
    weekend: str
    band: str
    hatch: str
    chosen: str
    hover: str
    kinds: Mapping[str, Kind]


LIGHT = Tokens(
    dark=False,
    window="#F6F7F9",
    panel="#FFFFFF",
    line="#E3E6EB",
    hour="#EEF0F3",
    text="#1B2430",
    second="#5B6675",
    third="#8A94A3",
    accent="#0F6CBD",
    on_accent="#FFFFFF",
    accent_hover="#0C5A9E",
    must="#B3261E",
    must_fill="#FDECEA",
    warning="#8A5A00",
    warning_fill="#FFF4DC",
    good="#17764A",
    good_fill="#E5F5EC",
    weekend="#F6F7F9",
    band="#F0F1F4",
    hatch="#DFE3E9",
    chosen="#EDEFF3",
    hover="#F3F5F7",
    kinds={
        "session": Kind("#E8EDFB", "#3B5BDB"),
        "workshop": Kind("#FFF1DB", "#C77700"),
        "site_visit": Kind("#DFF5F0", "#0B8A74"),
        "cultural_visit": Kind("#FCE7F0", "#C2255C"),
        "ceremony": Kind("#F0E8FB", "#7048E8"),
        "working_session": Kind("#E9ECF1", "#4A5568"),
        "meal": Kind("#EDF4DC", "#5C7A12"),
        "free_time": Kind("#E2F2FA", "#0B7FAB"),
    },
)

DARK = Tokens(
    dark=True,
    window="#15181D",
    panel="#1C2026",
    line="#2D333C",
    hour="#252A32",
    text="#E8ECF1",
    second="#A9B3C0",
    third="#79838F",
    accent="#4DA3E8",
    on_accent="#0E1319",
    accent_hover="#6DB6F0",
    must="#FF8A80",
    must_fill="#3A1F1E",
    warning="#F2C26B",
    warning_fill="#352A16",
    good="#6FD09C",
    good_fill="#182E23",
    weekend="#15181D",
    band="#22272F",
    hatch="#343B45",
    chosen="#2A3039",
    hover="#242930",
    kinds={
        "session": Kind("#222C4A", "#8EA6FF"),
        "workshop": Kind("#3B2E17", "#F0B24D"),
        "site_visit": Kind("#173630", "#4FD1B5"),
        "cultural_visit": Kind("#3B1F2C", "#F783AC"),
        "ceremony": Kind("#2D2445", "#B197FC"),
        "working_session": Kind("#2A3039", "#AEB8C6"),
        "meal": Kind("#2A3318", "#B5D36A"),
        "free_time": Kind("#16303D", "#6CC4EA"),
    },
)


KINDS: Mapping[str, str] = {
    "session": mark("Session"),
    "workshop": mark("Workshop"),
    "site_visit": mark("Site visit"),
    "cultural_visit": mark("Cultural visit"),
    "ceremony": mark("Ceremony"),
    "working_session": mark("Working session"),
    "meal": mark("Meal"),
    "free_time": mark("Free time"),
}
"""What each kind of activity is called on screen, in the order of the legend."""

CONFIRMATIONS: Mapping[str, str] = {
    "idea": mark("Idea"),
    "requested": mark("Requested"),
    "held": mark("Held"),
    "confirmed": mark("Confirmed"),
    "announced": mark("Announced"),
}
"""What each confirmation is called on screen."""

FONT = "Inter"
TEXT_PX, SECOND_PX, TITLE_PX, SMALL_PX, HEAD_PX = 13, 12, 15, 11, 30
STEP = 4
"""Spacing goes in steps of four pixels."""
CORNER = 6
ROW_PX = 32
BAR = 4
"""Width of the bar at a block's left."""
HOUR_PX = 58
"""Height of an hour on the board at 100 %."""
SHORT_MINUTES = 75
"""A block shorter than this shows its title and time only."""
SIDEBAR_PX, INSPECTOR_PX, TOP_PX, STATUS_PX = 204, 308, 56, 30
DAY_MIN_PX, LANE_MIN_PX, DAY_MAX_PX = 90, 110, 300
DAY_SCROLLED_PX = 104
"""The least width of a day where there are too many for the board, so that it scrolls sideways anyway."""
ZOOMS = (50, 75, 100, 125, 150, 200)
"""Zoom of the board, in per cent."""
